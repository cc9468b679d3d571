"""However a build ends, one whole store lies at its place: the old one or the new one."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import OxigraphStore, StoreInfo, open_store
from kg.store.folder import FORMAT, previous, write_info
from kg.store.replace import replacing


def fill(folder: Path, word: str) -> None:
    """Build a store that says one word."""
    with OxigraphStore.create(folder) as store:
        store.put(f'<http://e/a> <http://e/p> "{word}" <http://e/g> .\n'.encode())
    write_info(folder, StoreInfo(FORMAT, "0.1.0", 1, (("http://e/g", 1),), "0" * 64))


def word_of(path: Path) -> str:
    """The word that a store says."""
    with open_store(path) as store:
        ((_, _, value),) = store.statements()
    return value.value


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Path:
    path = tmp_path / "here" / ".kg"
    with replacing(path) as folder:
        fill(folder, "旧")
    return path


def siblings(path: Path) -> set[str]:
    """What lies beside a store, its lock apart."""
    return {found.name for found in path.parent.iterdir()} - {path.name, f"{path.name}.lock"}


def test_a_new_store_takes_the_place_of_the_old_one(store: Path) -> None:
    with replacing(store) as folder:
        assert word_of(store) == "旧"
        fill(folder, "新")
        assert word_of(store) == "旧"
    assert word_of(store) == "新"
    assert siblings(store) == set()


def test_a_build_that_fails_leaves_the_old_store_and_nothing_else(store: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"), replacing(store) as folder:
        fill(folder / "no" / "such" / "folder", "新")
    assert word_of(store) == "旧"
    assert siblings(store) == set()


def test_an_open_store_can_still_be_read_while_it_is_replaced(store: Path) -> None:
    with open_store(store) as old:
        with replacing(store) as folder:
            fill(folder, "新")
        assert old.ask('ASK { ?s ?p "旧" }')


class Cut(BaseException):
    """The machine stops here."""


@contextmanager
def cut_at(monkeypatch: pytest.MonkeyPatch, step: int) -> Iterator[None]:
    """Stop at the given rename, as a power cut would: nothing is cleared up."""
    real, count = Path.rename, 0

    def rename(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count == step:
            raise Cut
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        yield


@pytest.mark.parametrize("step", [1, 2])
def test_a_build_cut_short_between_two_renames_leaves_a_whole_store(
    store: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    with cut_at(monkeypatch, step), pytest.raises(Cut), replacing(store) as folder:
        fill(folder, "新")
    assert word_of(store) == "旧"
    assert siblings(store)
    with replacing(store) as folder:
        assert word_of(store) == "旧"
        fill(folder, "更新")
    assert word_of(store) == "更新"
    assert siblings(store) == set()


def test_a_build_cut_short_before_the_old_store_was_deleted_leaves_the_new_one(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cut_at(monkeypatch, 3), replacing(store) as folder:
        fill(folder, "新")
    assert previous(store).exists()
    assert word_of(store) == "新"


def test_a_killed_build_leaves_the_old_store(store: Path) -> None:
    code = (
        "import os, pathlib, signal\n"
        "from kg.store.replace import replacing\n"
        f"with replacing(pathlib.Path({str(store)!r})) as folder:\n"
        "    folder.mkdir(); (folder / 'half').write_text('half')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode != 0
    assert word_of(store) == "旧"
    with replacing(store) as folder:
        fill(folder, "新")
    assert siblings(store) == set()


def test_a_second_build_waits_and_says_so(store: Path) -> None:
    waited = threading.Event()

    def second() -> None:
        with replacing(store, on_wait=waited.set) as folder:
            fill(folder, "第二")

    with replacing(store) as folder:
        thread = threading.Thread(target=second)
        thread.start()
        assert waited.wait(10)
        fill(folder, "第一")
    thread.join(10)
    assert word_of(store) == "第二"


def test_a_build_does_not_wait_for_ever(store: Path) -> None:
    with replacing(store) as folder:
        fill(folder, "新")
        with pytest.raises(StoreError, match="another build of"), replacing(store, patience=0.05):
            pass


def test_a_folder_of_other_files_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(StoreError, match="holds other files"), replacing(tmp_path):
        pass
    assert (tmp_path / "thesis.docx").read_bytes() == b"years of work"


def test_an_empty_folder_may_become_a_store(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with replacing(tmp_path / "empty") as folder:
        fill(folder, "新")
    assert word_of(tmp_path / "empty") == "新"


def test_a_file_in_the_place_of_a_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("水", encoding="utf-8")
    with pytest.raises(StoreError, match="is a file"), replacing(tmp_path / "file"):
        pass
    with pytest.raises(StoreError, match="cannot be written"), replacing(tmp_path / "file" / ".kg"):
        pass


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_full_or_read_only_disk_is_one_line_with_a_way_out(store: Path, number: int) -> None:
    with pytest.raises(StoreError) as caught, replacing(store):
        raise OSError(number, os.strerror(number))
    assert os.strerror(number) in str(caught.value)
    assert "--store DIR" in caught.value.hint
    assert word_of(store) == "旧"


def test_a_disk_that_fills_while_the_database_writes_leaves_the_old_store(store: Path) -> None:
    code = (
        "import pathlib, resource, signal\n"
        "from kg.store import OxigraphStore\n"
        "from kg.store.replace import replacing\n"
        "from kg.errors import StoreError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "lines = ''.join(f'<http://e/{n}> <http://e/p> \"{n * 7919}\" <http://e/g> .\\n' for n in range(60000))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try:\n"
        f"    with replacing(pathlib.Path({str(store)!r})) as folder:\n"
        "        with OxigraphStore.create(folder) as new:\n"
        "            new.put(lines.encode())\n"
        "except StoreError as error:\n"
        "    print(str(error).count('\\n'), 'cannot be written' in str(error), '--store DIR' in error.hint)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "0 True True", done.stderr
    assert word_of(store) == "旧"
    assert siblings(store) == set()

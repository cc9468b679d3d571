"""Whatever happens during a build, a whole store lies at its place, and the next build is as right as any."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

import pytest

from kg.build import Means, build_store, cache_folder
from kg.build.cache import Cache
from kg.build.crew import FEWEST, Crew
from kg.build.originals import Bench
from kg.errors import StoreError
from kg.store import open_store, read_info
from kg.workspace import Workspace, find_workspace
from tests.kg import building
from tests.kg.office import Office
from tests.kg.plans import ROOT
from tests.kg.simple import VERSION, read_simple

SIMPLE = Means(read_simple, VERSION)
_BUILD = "tests.kg.building"


def start(root: Path, jobs: int = 1) -> subprocess.Popen[str]:
    """Begin to build a workspace by another process, which hears Ctrl-C and takes its children along."""
    return subprocess.Popen(
        [sys.executable, "-m", _BUILD, str(root), str(jobs)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads run yet
    )


def content(workspace: Workspace) -> str:
    """The digest that a store says it has, after all of it was read."""
    with open_store(workspace.store) as store:
        assert store.nquads()
    return read_info(workspace.store).content


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Office:
    office = Office(tmp_path / "office", 11)
    for year in (2023, 2024):
        office.add_plan("farm", year)
    office.workspace()
    return office


def from_nothing(office: Office, folder: Path) -> str:
    """The digest of a build of a workspace elsewhere, without a cache."""
    return build_store(office.workspace(), SIMPLE, folder).content


def test_a_build_that_is_killed_leaves_the_old_store_or_the_new_one(office: Office, tmp_path: Path) -> None:
    here = office.workspace()
    old = build_store(here, Means(read_simple, VERSION, cache=cache_folder(here.store)), here.store).content
    office.change_text()
    new = from_nothing(office, tmp_path / "fresh")
    chance = random.Random(5)  # noqa: S311 - no secret hangs on it
    for number in range(3):
        process = start(office.root, jobs=1 + number % 2)
        sleep(chance.uniform(0.5, 2.5))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert content(here) in (old, new)
    assert start(office.root).wait(60) == 0
    assert content(here) == new
    left = {path.name for path in office.root.iterdir() if path.name.startswith(".kg")}
    assert left == {".kg", ".kg.lock", ".kg.cache"}


def test_several_processes_give_the_bytes_of_one(office: Office, tmp_path: Path) -> None:
    expected = from_nothing(office, tmp_path / "fresh")
    process = start(office.root, jobs=2)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert out == f"4 3 {expected}\n"


def test_ctrl_c_ends_all_processes_and_the_next_build_goes_on_from_what_was_done(office: Office) -> None:
    process = start(office.root, jobs=2)
    done = cache_folder(office.root / ".kg") / "understood"
    until = monotonic() + 60
    while not done.exists() and monotonic() < until:
        sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    until = monotonic() + 30
    while (left := _of_group(process.pid)) and monotonic() < until:
        sleep(0.05)
    assert left == []
    again = start(office.root)
    out, _ = again.communicate(timeout=60)
    assert again.returncode == 0
    assert int(out.split()[0]) < 4


def _of_group(group: int) -> list[str]:
    """The processes of a group that still run, as Linux tells them."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            name, _, rest = place.read_text(encoding="utf-8").rpartition(")")
            state, _, of, *_ = rest.split()
            found += [name] if int(of) == group and state != "Z" else []
    return found


def test_a_pool_that_breaks_down_while_a_part_is_handed_over_is_told_as_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise OSError("handle is closed")  # what a pool says whose process has just died

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor.submit", closed)
    bench = Bench(Cache(Path("nowhere")), read_simple)
    with pytest.raises(StoreError, match="ended from outside"), Crew(2, bench) as crew:
        crew.work(lambda parts, _: parts, range(FEWEST), lambda: None)


def test_a_process_that_is_killed_for_want_of_memory_is_told_in_one_line(office: Office) -> None:
    process = start(office.root, jobs=2)
    until = monotonic() + 60
    while not (workers := _grandchildren(process.pid)) and monotonic() < until:
        sleep(0.01)
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    _, err = process.communicate(timeout=60)
    if process.returncode == 0:  # all was done before the kill
        return
    assert process.returncode == 2
    assert "kg build --jobs 1" in err
    assert "Traceback" not in err


def _grandchildren(pid: int) -> list[int]:
    """The processes that the server of a process has forked, in Linux's own words."""
    found = []
    for child in _children(pid):
        found += _children(child)
    return found


def _children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def test_two_builds_at_once_wait_for_each_other(office: Office, tmp_path: Path) -> None:
    expected = from_nothing(office, tmp_path / "fresh")
    both = [start(office.root), start(office.root)]
    assert [process.wait(90) for process in both] == [0, 0]
    for process in both:
        process.communicate()
    assert content(office.workspace()) == expected


@pytest.mark.unmeasured
def test_a_reader_finds_a_whole_store_at_every_moment_of_a_build(office: Office) -> None:
    here = office.workspace()
    known = {build_store(here, Means(read_simple, VERSION, cache=cache_folder(here.store)), here.store).content}
    ended, seen = threading.Event(), []

    def read() -> None:
        while not ended.is_set():
            with open_store(here.store) as store:
                seen.append(len(store.nquads().splitlines()) - read_info(here.store).quads)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for _ in range(2):
            office.change_text()
            office.workspace()
            process = start(office.root)
            out, _ = process.communicate(timeout=60)
            known.add(out.split()[-1])
    finally:
        ended.set()
        reader.join(30)
    assert len(known) > 1
    assert len(seen) > 10


def test_a_folder_that_may_not_be_written_is_told_and_all_stays(office: Office) -> None:
    with _public_copy(office.root) as root:
        here = find_workspace(root)
        before = build_store(here, SIMPLE, here.store).content
        (root / "corpus" / "farm2023.txt").write_text("2023年要点\n# 别的\n- 别的事。", encoding="utf-8")
        root.chmod(0o555)
        code, said = _build_as_nobody(root)
        root.chmod(0o755)
        assert code == 2, said
        assert "cannot be written" in said
        assert "--store DIR" in said
        assert "Traceback" not in said
        assert content(here) == before


_NOBODY = 65534


def _build_as_nobody(root: Path) -> tuple[int, str]:
    """Build as one who may write nowhere, in a fork, since such a one may not even start Python here."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        child = os.fork()
        if child == 0:
            os.dup2(said.fileno(), 2)
            sys.stderr = said
            if os.geteuid() == 0:
                os.setuid(_NOBODY)
            code = building.main(root, 1)
            said.flush()
            os._exit(code)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read()


@contextmanager
def _public_copy(root: Path) -> Iterator[Path]:
    """A copy of a workspace where anyone may look."""
    folder = Path(tempfile.mkdtemp(prefix="policy-kg-"))
    folder.chmod(0o755)
    try:
        copy = Path(shutil.copytree(root, folder / "office"))
        yield copy
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize("most", [400, 2_000, 60_000])
def test_a_disk_that_is_full_is_told_and_the_old_store_stays(office: Office, most: int) -> None:
    """A limit on the size of files stands for the full disk."""
    here = office.workspace()
    before = build_store(here, SIMPLE, here.store).content
    office.change_text()
    office.workspace()
    process = subprocess.run(
        [sys.executable, "-m", _BUILD, str(office.root), "1"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: _limit(most),
    )
    assert process.returncode == 2, process.stdout
    assert "cannot be written" in process.stderr
    assert "Traceback" not in process.stderr
    assert content(here) == before


def _limit(most: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@pytest.mark.unmeasured
def test_a_damaged_store_is_one_line_and_a_build_mends_it_without_touching_sources(office: Office) -> None:
    here = office.workspace()
    means = Means(read_simple, VERSION, cache=cache_folder(here.store))
    whole = build_store(here, means, here.store).content
    kept = {path: path.read_bytes() for name in ("corpus", "curation") for path in (office.root / name).iterdir()}
    harmed = [path for path in here.store.iterdir() if path.name == "CURRENT" or path.suffix in (".sst", ".json")]
    assert len(harmed) > 5
    for name in sorted(path.name for path in harmed):
        path = here.store / name
        if not path.exists():  # files of the database are numbered anew by each build
            continue
        middle = path.stat().st_size // 2
        text = path.read_bytes()
        path.write_bytes(text[:middle] + bytes(255 - byte for byte in text[middle : middle + 64]) + text[middle + 64 :])
        _read_or_be_told(here)
        assert build_store(here, means, here.store).content == whole
        assert content(here) == whole
    assert {path: path.read_bytes() for path in kept} == kept


def _read_or_be_told(here: Workspace) -> None:
    """Read a damaged store: what is wanted may lie elsewhere in it, or else one line says what to do."""
    told = None
    try:
        content(here)
    except StoreError as error:
        told = (error.hint, str(error).count("\n"))
    assert told in (None, ("build it again with: kg build", 0))


@pytest.mark.parametrize("moment", [0.0, 4_000_000_000.0])
def test_the_time_of_a_file_decides_nothing(office: Office, moment: float) -> None:
    here = office.workspace()
    means = Means(read_simple, VERSION, cache=cache_folder(here.store))
    build_store(here, means, here.store)
    for path in (*here.root.glob("corpus/*"), *cache_folder(here.store).rglob("*"), *here.store.iterdir()):
        os.utime(path, (moment, moment))
    assert build_store(here, means, here.store).seconds == ()
    file = here.root / "corpus" / "farm2023.txt"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("。", "！", 1), encoding="utf-8")
    os.utime(file, (moment, moment))
    assert build_store(here, means, here.store).anew[0] == 1

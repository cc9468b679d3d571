"""Tests of `kg build` and `kg add`: what they make, what they refuse, and that a failure leaves all as it was."""

from __future__ import annotations

import hashlib
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.store.folder import INFO
from kg.workspace import find_workspace
from tests.cli.conftest import Run, start_kg

SHORT = "guide2021"
ROW = "\n[[plan]]\n"


@pytest.fixture
def small(sample: Path, tmp_path: Path) -> Path:
    """Return a workspace with one short document, not built; a test may change it."""
    return _write_small(sample, tmp_path / "small")


@pytest.fixture(scope="module")
def kept(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return such a workspace, built once; tests do not change it."""
    folder = _write_small(sample, tmp_path_factory.mktemp("kept") / "small")
    ran = start_kg("build", at=folder)
    _, err = ran.communicate(timeout=120)
    assert ran.returncode == 0, err
    return folder


@pytest.fixture
def built(kept: Path, tmp_path: Path) -> Path:
    """Return a copy of the workspace that was built; a test may change it."""
    return Path(shutil.copytree(kept, tmp_path / "built"))


def _write_small(sample: Path, folder: Path) -> Path:
    (folder / "corpus").mkdir(parents=True)
    shutil.copyfile(sample / "corpus" / f"{SHORT}.txt", folder / "corpus" / f"{SHORT}.txt")
    head, *rows = (sample / "corpus" / "manifest.toml").read_text(encoding="utf-8").split(ROW)
    kept = [row for row in rows if f'id = "{SHORT}"' in row]
    (folder / "corpus" / "manifest.toml").write_text(ROW.join([head, *kept]), encoding="utf-8")
    return folder


def _content(folder: Path) -> dict[str, str]:
    """The digest of every file of a folder but the log that the database keeps while it is open."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in ("LOG", "LOCK"))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _mend(folder: Path, old: str, new: str) -> None:
    manifest = folder / "corpus" / "manifest.toml"
    text = manifest.read_text(encoding="utf-8")
    assert old in text
    manifest.write_text(text.replace(old, new), encoding="utf-8")


def test_a_build_says_what_was_built_where_it_lies_and_what_to_type_next(kg: Run, small: Path) -> None:
    ran = kg("build", at=small)
    assert ran.code == 0
    assert re.search(r"guide2021 +5 +10 +50", ran.out)
    assert "图库在 .kg" in ran.out
    assert "kg trace '持续推动“十四五”知识产权高质量发展指标体系实施落实'" in ran.out
    assert ran.err.splitlines()[0] == "读取文件（1 份）"
    assert "\x1b" not in ran.out + ran.err


def test_two_builds_export_the_same_bytes(kg: Run, small: Path) -> None:
    exports = []
    for name in ("one", "two"):
        assert kg("build", "--store", name, at=small).code == 0
        assert kg("export", "--store", name, "--output", f"{name}.nq", at=small).code == 0
        exports.append((small / f"{name}.nq").read_bytes())
    assert exports[0] == exports[1]


def test_a_decision_that_cannot_be_obeyed_is_told_unless_decisions_are_left_out(kg: Run, small: Path) -> None:
    (small / "curation").mkdir()
    (small / "curation" / "links.sssom.tsv").write_text("no such columns\n", encoding="utf-8")
    assert "links.sssom.tsv:1：不认识的列 'no such columns'" in kg("build", at=small).out
    assert "links.sssom.tsv" not in kg("build", "--without-curation", at=small).out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("year = 2021", "year = 2020", "2020"),
        ("year = 2021", 'year = "soon"', "soon"),
        ("year = 2021", "year = 20210", "20210"),
        ('file = "guide2021.txt"', 'file = "missing.txt"', "missing.txt"),
        ('file = "guide2021.txt"', 'file = "../../guide.txt"', "guide.txt"),
        ('id = "guide2021"', 'id = "guide 2021"', "guide 2021"),
        ('series = "annual-guide"', 'series = "unknown"', "unknown"),
        (ROW, f"{ROW}colour = 1\n", "colour"),
        (ROW, "\n[[plan\n", "manifest.toml"),
        (ROW, f'{ROW}id = "guide2021"\nfile = "list2020.txt"\n{ROW}', "guide2021"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_told_and_the_store_stays(
    kg: Run, built: Path, old: str, new: str, said: str
) -> None:
    before = _content(built / ".kg")
    _mend(built, old, new)
    ran = kg("build", at=built)
    assert ran.code == 2
    failure = [line for line in ran.err.splitlines() if line.startswith(("错误：", "  提示："))]
    assert said in failure[0]
    assert ran.out == ""
    assert _content(built / ".kg") == before


def test_a_document_that_cannot_be_read_keeps_the_old_store(kg: Run, built: Path) -> None:
    before = _content(built / ".kg")
    (built / "corpus" / "guide2021.txt").write_bytes(b"")
    assert kg("build", at=built).code == 2
    assert _content(built / ".kg") == before
    assert kg("query", "plan-counts", at=built).code == 0


def test_an_empty_workspace_has_nothing_to_build(kg: Run, tmp_path: Path) -> None:
    kg("init", "plans")
    ran = kg("build", at=tmp_path / "plans")
    assert ran.code == 2
    assert "kg add 文件" in ran.err


def test_outside_a_workspace_nothing_is_built(kg: Run, tmp_path: Path) -> None:
    ran = kg("build")
    assert ran.code == 2
    assert "kg init 文件夹 --sample" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_another_version_is_told_and_built_again(kg: Run, built: Path) -> None:
    info = built / ".kg" / INFO
    info.write_text(re.sub(r'"format": \d+', '"format": 999', info.read_text(encoding="utf-8")), encoding="utf-8")
    ran = kg("stats", at=built)
    assert ran.code == 2
    assert "999" in ran.err
    assert "kg build" in ran.err
    assert kg("build", at=built).code == 0
    assert kg("stats", at=built).code == 0


def test_a_damaged_store_is_told(kg: Run, built: Path) -> None:
    (built / ".kg" / "CURRENT").write_text("nonsense\n", encoding="utf-8")
    ran = kg("stats", at=built)
    assert ran.code == 2
    assert "kg build" in ran.err


def test_a_folder_with_other_files_is_not_made_a_store(kg: Run, small: Path) -> None:
    ran = kg("build", "--store", "corpus", at=small)
    assert ran.code == 2
    assert (small / "corpus" / "guide2021.txt").is_file()


def test_an_interrupted_build_leaves_the_old_store(kg: Run, built: Path) -> None:
    before = _content(built / ".kg")
    run = start_kg("build", "--fresh", at=built)
    assert run.stderr is not None
    assert "读取" in run.stderr.readline()
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=60)
    assert run.returncode in (130, -signal.SIGINT)  # the shell sees 130 either way
    assert "已中断" in err
    assert "Traceback" not in err
    assert _content(built / ".kg") == before
    assert {path.name for path in built.iterdir() if path.name.startswith(".kg.") and path.is_dir()} <= {".kg.cache"}


def test_a_full_disk_is_told_and_the_store_stays(kg: Run, built: Path) -> None:
    """A limit on the size of files stands for the full disk; a process without rights cannot make a real one."""
    before = _content(built / ".kg")
    limited = f"ulimit -f 64; exec {sys.executable} -m kg build --fresh"
    ran = subprocess.run(["bash", "-c", limited], cwd=built, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert _content(built / ".kg") == before


def test_the_reader_of_a_pipe_may_leave(sample: Path) -> None:
    run = start_kg("export", at=sample)
    assert run.stdout is not None
    assert run.stdout.readline().endswith(" .\n")
    run.stdout.close()
    assert run.wait(timeout=60) == 0
    assert run.stderr is not None
    assert run.stderr.read() == ""


def test_a_document_is_added_once(kg: Run, small: Path, sample: Path) -> None:
    source = sample / "corpus" / "report2021.md"
    arguments = ("add", str(source), "--id", "report", "--series", "directors-report")
    ran = kg(*arguments, at=small)
    assert ran.code == 0
    assert "22 任务" in ran.out
    before = (small / "corpus" / "manifest.toml").read_bytes()
    assert b"# The plans of this workspace" in before
    entry = next(plan for plan in find_workspace(small).manifest.plans if plan.identifier == "report")
    assert (entry.year, entry.series, entry.file.name) == (2021, "directors-report", "report2021.md")
    store = _content(small / ".kg")
    again = kg(*arguments, at=small)
    assert (again.code, again.err) == (0, "")
    assert "没有改变" in again.out
    assert ((small / "corpus" / "manifest.toml").read_bytes(), _content(small / ".kg")) == (before, store)


def test_a_document_joins_the_series_whose_title_it_bears(kg: Run, small: Path, sample: Path) -> None:
    text = (sample / "corpus" / "push2020.md").read_text(encoding="utf-8")
    (small / "next.md").write_text(text.replace("2020年", "2022年"), encoding="utf-8")
    ran = kg("add", "next.md", "--id", "push2022", at=small)
    assert ran.code == 0, ran.err
    entry = next(plan for plan in find_workspace(small).manifest.plans if plan.identifier == "push2022")
    assert (entry.year, entry.series) == (2022, "strategy-push")
    assert (small / "corpus" / "next.md").read_bytes() == (small / "next.md").read_bytes()


def test_the_first_document_of_an_empty_workspace_is_added(kg: Run, sample: Path, tmp_path: Path) -> None:
    kg("init", "plans")
    ran = kg("add", str(sample / "corpus" / "guide2021.txt"), at=tmp_path / "plans")
    assert ran.code == 0, ran.err
    assert [plan.identifier for plan in find_workspace(tmp_path / "plans").manifest.plans] == ["guide2021"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("missing.txt",),
        (".",),
        ("poem.txt",),
        ("report.md", "--id", "guide2021"),
        ("report.md", "--id", "a/b"),
        ("report.md", "--series", "unknown"),
        ("report.md", "--year", "1066"),
        ("report.md", "--year", "soon"),
    ],
)
def test_a_document_that_cannot_be_added_leaves_the_workspace_as_it_was(
    kg: Run, small: Path, sample: Path, arguments: tuple[str, ...]
) -> None:
    shutil.copyfile(sample / "corpus" / "report2021.md", small / "report.md")
    (small / "poem.txt").write_text("白日依山尽，黄河入海流。\n", encoding="utf-8")
    before = _content(small)
    ran = kg("add", *arguments, at=small)
    assert ran.code == 2
    assert "\n错误：" in f"\n{ran.err}"
    assert {name: digest for name, digest in _content(small).items() if not name.endswith(".lock")} == before


def test_another_document_of_the_same_name_is_never_overwritten(kg: Run, small: Path, sample: Path) -> None:
    before = (small / "corpus" / "guide2021.txt").read_bytes()
    shutil.copyfile(sample / "corpus" / "list2021.txt", small / "guide2021.txt")
    ran = kg("add", "guide2021.txt", "--id", "list", at=small)
    assert ran.code == 0, ran.err
    assert (small / "corpus" / "guide2021.txt").read_bytes() == before
    assert (small / "corpus" / "list.txt").is_file()


def test_what_a_plan_lacks_is_told_in_the_language_asked_for(kg: Run, small: Path) -> None:
    (small / "corpus" / "patrol.txt").write_text(
        "2022年巡护工作任务清单\n一、加强巡护\n1.做好巡护。（林草局负责）\n2.做好防火。（林草局负责）\n",
        encoding="utf-8",
    )
    with (small / "corpus" / "manifest.toml").open("a", encoding="utf-8") as manifest:
        manifest.write('\n[[plan]]\nid = "patrol"\nfile = "patrol.txt"\n')
    assert "  plan/patrol：计划没有发文机关：文件中没有写明的" in kg("build", at=small).out
    assert "  plan/patrol: " in kg("build", "--lang", "en", at=small).out

"""What the tests of the command line share: running `kg` in a folder, and a built workspace."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from kg.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of `kg` left: its exit code, and what it wrote to standard output and standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
"""`kg(*arguments, at=folder)` runs the command line in a folder; the output is in Chinese unless asked."""


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs `kg` inside the test's process, by default in an empty folder."""
    for name in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, at: Path = tmp_path) -> Ran:
        monkeypatch.chdir(at)
        capsys.readouterr()
        code = main(arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


def start_kg(*arguments: str, at: Path, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Start `kg` as a process of its own, its output in pipes."""
    return subprocess.Popen(
        [sys.executable, "-m", "kg", *arguments],
        cwd=at,
        env={**os.environ, "PYTHONUTF8": "1", "KG_LANG": "zh", **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=_hear_interrupts,  # noqa: PLW1509 - no threads run yet where the tests start one
    )


def _hear_interrupts() -> None:
    """A shell that runs the tests in the background lets its children ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a workspace with the five sample documents, built once; tests do not change it.

    Of several processes that run tests one builds it, and each has a copy of its own.
    """
    folder = tmp_path_factory.mktemp("sample") / "plans"
    if worker_id == "master":
        return _build_sample(folder)
    first = tmp_path_factory.getbasetemp().parent / "sample"
    with FileLock(f"{first}.lock"):
        if not first.exists():
            _build_sample(folder).rename(first)
    return Path(shutil.copytree(first, folder))


def _build_sample(folder: Path) -> Path:
    for arguments in (("init", str(folder), "--sample"), ("build",)):
        at = folder if folder.exists() else folder.parent
        ran = start_kg(*arguments, at=at)
        out, err = ran.communicate(timeout=120)
        assert ran.returncode == 0, out + err
    return folder

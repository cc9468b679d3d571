"""Takes documents in from pages: kept aside until somebody decides, read and stored by `kg` in a process of its own.

A document is not trusted. It is read by another process within limits of time and memory, which is ended with all
that it holds; the server itself never opens it. To store one is `kg add`, which undoes all if anything fails.
"""

from __future__ import annotations

import json
import os
import resource
import secrets
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import Any

from kg.web.problem import HttpProblem
from kg.workspace import Workspace

ENDINGS = (".txt", ".md", ".html", ".htm", ".docx", ".xlsx", ".pdf")
_MOST_KEPT = 8
_LONGEST_NAME = 120
_SECONDS = 300
_MEMORY = 4 << 30
MARKED = "understood.html"


@dataclass(slots=True)
class Job:
    """A command of ours at work: what it has said so far, and how it ended (None while it runs).

    `plan` is the plan that is being stored; `obeyed` are the paths of what the decided links lead to, by their words.
    """

    said: list[str] = field(default_factory=list)
    code: int | None = None
    plan: str = ""
    obeyed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Staged:
    """A document that was handed in: its file in a folder of its own, what was read of it, and the job if it is stored.

    `account` is what `kg check` tells, empty if it could not be read; `problem` then says why, in one line.
    """

    folder: TemporaryDirectory[str]
    file: Path
    account: dict[str, Any]
    problem: str
    jobs: list[Job] = field(default_factory=list)

    @property
    def marked(self) -> Path:
        """Its text with all that was understood marked, as a page."""
        return Path(self.folder.name) / MARKED


class Intake:
    """The documents that were handed in to one server, the latest few, by keys that only those who did so know."""

    def __init__(self) -> None:
        self._staged: OrderedDict[str, Staged] = OrderedDict()
        self._lock = Lock()

    def keep(self, staged: Staged) -> str:
        """Keep a document aside and return its key; the oldest goes when there are too many."""
        key = secrets.token_urlsafe(12)
        with self._lock:
            self._staged[key] = staged
            while len(self._staged) > _MOST_KEPT:
                _, old = self._staged.popitem(last=False)
                old.folder.cleanup()
        return key

    def find(self, key: str) -> Staged:
        """Return what was kept under a key. Raises a 404 if there is nothing."""
        staged = self._staged.get(key)
        if staged is None:
            raise HttpProblem(404, "missing", "this document is no longer kept aside", "drop the file again")
        return staged


def check_name(given: str) -> str:
    """Return the name of a file if it is a plain one of a kind that is read. Raises a 422 that says what is wrong."""
    if not given or len(given) > _LONGEST_NAME or not given.isprintable():
        raise HttpProblem(422, "request", "the file has no usable name", "rename it: letters, digits, at most 120")
    if any(sign in given for sign in '/\\:*?"<>|') or given.startswith((".", "-")):
        raise HttpProblem(422, "request", "the name of the file is a path, or has signs that no file should have")
    if not given.lower().endswith(ENDINGS):
        raise HttpProblem(415, "request", "documents of this kind are not read", f"hand in one of: {' '.join(ENDINGS)}")
    return given


def read_staged(folder: TemporaryDirectory[str], file: Path, language: str) -> Staged:
    """Return a document with what `kg check` reads of it, and the page of it beside it."""
    told = _run("check", file.name, "--format", "json", at=file.parent, language=language)
    if told.returncode not in (0, 1):
        return Staged(folder, file, {}, _first_line(told.stderr, language))
    _run("check", file.name, "--html", str(Path(folder.name) / MARKED), at=file.parent, language=language)
    try:
        account: dict[str, Any] = json.loads(told.stdout)
    except ValueError:
        return Staged(folder, file, {}, _first_line(told.stderr, language))
    return Staged(folder, file, account, "")


def start_storing(staged: Staged, workspace: Workspace, options: list[str], language: str) -> Job:
    """Begin to store a document as `kg add` does, and return the job; it goes on by itself."""
    job = Job()
    staged.jobs.append(job)
    _start(job, ("add", str(staged.file), *options), workspace.root, language)
    return job


def start_building(workspace: Workspace, language: str, obeyed: tuple[tuple[str, str], ...]) -> Job:
    """Begin to build the store anew as `kg build` does, and return the job; it goes on by itself."""
    job = Job(obeyed=obeyed)
    _start(job, ("build",), workspace.root, language)
    return job


def _start(job: Job, arguments: tuple[str, ...], root: Path, language: str) -> None:
    Thread(target=_follow, args=(job, arguments, root, language), daemon=True).start()


def _follow(job: Job, arguments: tuple[str, ...], root: Path, language: str) -> None:
    with _started(*arguments, at=root, language=language) as process:
        for line in process.stdout or ():
            if line.strip():
                job.said.append(line.rstrip()[:300])
        job.code = process.wait()


def _run(*arguments: str, at: Path, language: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - our own command; the file is an argument and no option
            [sys.executable, "-m", "kg", *arguments],
            cwd=at,
            env=_environment(language),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
            preexec_fn=_limit,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(arguments, 3, "", "")


@contextmanager
def _started(*arguments: str, at: Path, language: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(  # noqa: S603 - our own command; the file is an argument and no option
        [sys.executable, "-m", "kg", *arguments],
        cwd=at,
        env=_environment(language),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    with process:
        yield process


def _environment(language: str) -> dict[str, str]:
    here = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(part for part in (here, os.environ.get("PYTHONPATH", "")) if part)
    return {**os.environ, "KG_LANG": language, "PYTHONUTF8": "1", "PYTHONPATH": path}


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def _first_line(text: str, language: str) -> str:
    said = next((line for line in text.splitlines() if line.strip()), "")
    fallback = ("这份文件读起来太费时间或内存，没有收", "the document takes too much time or memory to read")
    return said[:400] or fallback[language == "en"]

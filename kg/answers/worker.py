"""One worker process as the server sees it: it is asked, its frames are read, and it can be ended."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from pathlib import Path

from kg.answers.holdings import Snapshot
from kg.answers.question import END, FAILURE, HEADER, READY, Question

_PACKAGE = Path(__file__).resolve().parents[2]
_START = 60.0
_GRACE = 2.0
_MOMENT = 0.2
_PIPE = 1 << 18


class WorkerGoneError(Exception):
    """The process has ended in the middle of its work; `late` tells whether at the limit of its time."""

    def __init__(self, *, late: bool) -> None:
        super().__init__("the worker has ended")
        self.late = late


class Worker:
    """A process that answers one question at a time about one build."""

    def __init__(self, process: asyncio.subprocess.Process, snapshot: Snapshot) -> None:
        if process.stdin is None or process.stdout is None:
            raise ValueError("a worker is spoken to through pipes")
        self.snapshot = snapshot
        self.is_free = False
        self._process = process
        self._questions = process.stdin
        self._answers = process.stdout
        self._end = asyncio.get_running_loop().time() + _START
        self._head: tuple[bytes, int] | None = None

    @property
    def is_alive(self) -> bool:
        """Whether the process runs, as far as is known."""
        return self._process.returncode is None

    async def ask(self, question: Question) -> None:
        """Send a question; its answer is to be read to the end."""
        self.is_free = False
        self._end = asyncio.get_running_loop().time() + question.limits.seconds
        self._questions.write(question.pack())
        with contextlib.suppress(ConnectionError):  # told by the first read
            await self._questions.drain()

    async def read(self) -> tuple[bytes, bytes]:
        """Return the next frame's kind and content. Raises `WorkerGoneError` if there is none and will be none."""
        try:
            async with asyncio.timeout_at(self._end + _GRACE):
                kind, content = await self._frame()
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError) as error:
            late = asyncio.get_running_loop().time() >= self._end
            await self.end()
            raise WorkerGoneError(late=late) from error
        if kind in (READY, END, FAILURE):
            self.is_free = True
        return kind, content

    async def _frame(self) -> tuple[bytes, bytes]:
        """The next frame; its head is kept if the content does not come, for then it is read another time."""
        if self._head is None:
            self._head = HEADER.unpack(await self._answers.readexactly(HEADER.size))
        kind, length = self._head
        content = await self._answers.readexactly(length)
        self._head = None
        return kind, content

    async def finish(self) -> bool:
        """Return whether the process has come to the end of its answer, or does so in a moment, unread."""
        with contextlib.suppress(TimeoutError, WorkerGoneError):
            async with asyncio.timeout(_MOMENT):
                while not self.is_free:
                    await self.read()
        return self.is_free

    async def leave(self) -> None:
        """Let the process end by itself, which it does once nothing is asked any more; end it if it does not."""
        if self.is_free and self.is_alive:
            self._questions.close()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_GRACE):
                    await self._process.wait()
        await self.end()

    async def end(self) -> None:
        """End the process, whatever it does."""
        self.is_free = False
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()


async def start_worker(snapshot: Snapshot) -> Worker:
    """Return a worker over the build of `snapshot`, once it is ready. Raises `WorkerGoneError` if it does not start."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kg.answers", str(snapshot.source), str(snapshot.index)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=_PIPE,
        start_new_session=True,  # Ctrl-C is for the server, which ends its workers
        env={**os.environ, "PYTHONPATH": _search_path(), "PYTHONUTF8": "1"},
    )
    worker = Worker(process, snapshot)
    kind, _ = await worker.read()
    if kind != READY:
        await worker.end()
        raise WorkerGoneError(late=False)
    return worker


def _search_path() -> str:
    """Where a worker finds this package, however the server found it."""
    others = os.environ.get("PYTHONPATH")
    return os.pathsep.join((str(_PACKAGE), others) if others else (str(_PACKAGE),))

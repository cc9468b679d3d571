"""An answer on its way from a worker: its head, its beginning, and what follows.

A head is passed on only once the beginning is there, so that it can tell of a cut. An answer whose format has no
place to tell of a cut at its end is waited for whole, beyond some size on the disk.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from tempfile import SpooledTemporaryFile

from kg.answers.question import DATA, END, HEAD, Ending, Failure, Head, Limits
from kg.answers.worker import Worker, WorkerGoneError

HELD = 1 << 20
"""So many bytes of an answer are waited for before its head is passed on."""
_CHUNK = 1 << 16
_LESS = "ask for less, or for fewer rows"


class Refusal(Exception):  # noqa: N818 - an answer of its own kind
    """A question that has no answer, or none to the end; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.failure = failure


class Answer:
    """What a worker says to a question; it must be closed, which gives the worker back."""

    def __init__(self, worker: Worker, limits: Limits, give_back: Callable[[Worker], Awaitable[None]]) -> None:
        self.content = worker.snapshot.info.content
        self.head = Head("", has_note=False)
        self.beginning = b""
        self.ending: Ending | None = None
        self._worker: Worker | None = worker
        self._limits = limits
        self._give_back = give_back
        self._is_closed = False
        self._rest: SpooledTemporaryFile[bytes] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether `beginning` is all there is."""
        return self.ending is not None and self._rest is None

    async def open(self) -> None:
        """Read the head and the beginning. Raises `Refusal` if there is no answer."""
        kind, content = await self._read()
        if kind != HEAD:
            raise Refusal(Failure("failed", "a worker began without a head"))
        self.head = Head(**json.loads(content))
        parts: list[bytes] = []
        size = 0
        while self.ending is None and size <= HELD:
            parts.append(await self._part())
            size += len(parts[-1])
        self.beginning = b"".join(parts)
        if self.ending is None and not self.head.has_note:
            await self._keep_rest()
        if self.ending is not None:
            await self._release()

    async def parts(self) -> AsyncIterator[bytes]:
        """Yield the whole answer. Raises `Refusal` if it fails on the way, and what was given is no whole."""
        yield self.beginning
        while self._rest is not None and (kept := self._rest.read(_CHUNK)):
            yield kept
        while self.ending is None:
            if part := await self._part():
                yield part

    async def close(self) -> None:
        """Give the worker back."""
        if not self._is_closed:
            self._is_closed = True
            await self._release()
            if self._rest is not None:
                self._rest.close()

    async def _release(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            await self._give_back(worker)

    async def _keep_rest(self) -> None:
        self._rest = SpooledTemporaryFile(max_size=HELD)  # noqa: SIM115 - closed with the answer
        while self.ending is None:
            self._rest.write(await self._part())
        self._rest.seek(0)

    async def _part(self) -> bytes:
        kind, content = await self._read()
        if kind == DATA:
            return content
        self.ending = Ending(**json.loads(content))
        return b""

    async def _read(self) -> tuple[bytes, bytes]:
        if self._worker is None:
            raise RuntimeError("the answer has been read already")
        try:
            kind, content = await self._worker.read()
        except WorkerGoneError as error:
            raise Refusal(self._explain(error)) from error
        if kind in (HEAD, DATA, END):
            return kind, content
        raise Refusal(Failure(**json.loads(content)))

    def _explain(self, error: WorkerGoneError) -> Failure:
        if error.late:
            return Failure("time", f"the query did not end within {self._limits.seconds:g} seconds", _LESS)
        return Failure("memory", "the query needs more memory than it is given", _LESS)

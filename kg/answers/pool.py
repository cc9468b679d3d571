"""A pool of worker processes: it lends one for each question, ends those that overstay, and puts new ones in place.

All workers of the pool hold the same build. When the store is built anew, others start beside them and take over
once they are ready; questions that are being answered end where they began.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Coroutine

from kg.answers.answer import Answer, Refusal
from kg.answers.holdings import Snapshot
from kg.answers.question import Question
from kg.answers.worker import Worker, WorkerGoneError, start_worker

_PAUSE = 1.0
"""How many seconds pass before another try to start a worker that did not start."""


class BusyError(Exception):
    """All workers are at work, and enough questions wait already, or this one has waited long enough."""


class Pool:
    """Some workers over one build, and the questions that wait for one of them."""

    def __init__(self, snapshot: Snapshot, *, workers: int, waiting: int, patience: float) -> None:
        """Make a pool of so many workers; so many questions may wait, each of them `patience` seconds."""
        self._snapshot = snapshot
        self._size = workers
        self._waiting = waiting
        self._patience = patience
        self._free: list[Worker] = []
        self._lent: set[Worker] = set()
        self._waiters: deque[asyncio.Future[Worker]] = deque()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def snapshot(self) -> Snapshot:
        """The build that is asked now."""
        return self._snapshot

    async def start(self) -> None:
        """Start a worker, and the others while it works. Raises `WorkerGoneError` if it does not start."""
        self._offer(await start_worker(self._snapshot))
        for _ in range(self._size - 1):
            self._spawn(self._add())

    async def renew(self, snapshot: Snapshot) -> None:
        """Ask the build of `snapshot` from here on. Raises `WorkerGoneError` if no worker starts over it."""
        workers = await self._start_all(snapshot)
        former, self._free, self._snapshot = self._free, [], snapshot
        for worker in workers:
            self._offer(worker)
        await asyncio.gather(*(worker.end() for worker in former))

    async def close(self) -> None:
        """End all workers."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.leave() for worker in (*self._free, *self._lent)))

    async def ask(self, question: Question) -> Answer:
        """Return the answer to a question, which is to be closed.

        Raises `BusyError` if no worker is free in time, `Refusal` if there is no answer.
        """
        worker = await self._lend()
        answer = Answer(worker, question.limits, self._take_back)
        try:
            await worker.ask(question)
            await answer.open()
        except BaseException:
            await answer.close()
            raise
        return answer

    async def _lend(self) -> Worker:
        while self._free:
            worker = self._free.pop()
            if worker.is_alive:
                self._lent.add(worker)
                return worker
            self._spawn(self._add())
        worker = await self._wait()
        self._lent.add(worker)
        return worker

    async def _wait(self) -> Worker:
        if len(self._waiters) >= self._waiting:
            raise BusyError
        place: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiters.append(place)
        try:
            async with asyncio.timeout(self._patience):
                return await asyncio.shield(place)
        except TimeoutError as error:
            self._leave(place)
            raise BusyError from error
        except asyncio.CancelledError:
            self._leave(place)
            raise

    def _leave(self, place: asyncio.Future[Worker]) -> None:
        """Give up waiting; a worker that came at the last moment goes to the next."""
        if place.done():
            self._offer(place.result())
        else:
            self._waiters.remove(place)

    def _offer(self, worker: Worker) -> None:
        if self._waiters:
            self._waiters.popleft().set_result(worker)
        else:
            self._free.append(worker)

    async def _take_back(self, worker: Worker) -> None:
        """Lend the worker again if it has come to an end, or does so soon; else end it and start another."""
        self._lent.discard(worker)
        is_ours = worker.snapshot is self._snapshot
        if is_ours and await worker.finish():
            self._offer(worker)
            return
        await worker.end()
        if is_ours:
            self._spawn(self._add())

    async def _add(self) -> None:
        """Start one more worker, however often it has to be tried."""
        while True:
            snapshot = self._snapshot
            with contextlib.suppress(WorkerGoneError, OSError):
                worker = await start_worker(snapshot)
                if snapshot is self._snapshot:
                    self._offer(worker)
                else:
                    await worker.end()
                return
            await asyncio.sleep(_PAUSE)

    async def _start_all(self, snapshot: Snapshot) -> list[Worker]:
        return list(await asyncio.gather(*(start_worker(snapshot) for _ in range(self._size))))

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


__all__ = ["Answer", "BusyError", "Pool", "Refusal"]

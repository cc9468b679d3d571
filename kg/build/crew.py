"""Lets several processes work on the parts of a build, or this one alone where there is little to do.

Each part is a call of a function of a module with a few values, whose result comes back; what is large is kept in the
cache. At most two parts a process are under way, so memory does not grow with the corpus.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait as wait_for
from typing import TypeVar

from kg.align.pairs import Ranks
from kg.align.related import PlanWords, nearest_plans
from kg.build.originals import Bench
from kg.codec import read_value
from kg.errors import StoreError

Part = TypeVar("Part")
Result = TypeVar("Result")
FEWEST = 12
"""Fewer parts than this are done by one process: starting others takes as long as reading some documents."""
CHUNK = 4
"""How many parts are handed over at a time; what they share (a dictionary, a plan's words) is read once for them."""
WORDS = "words"
"""The kind of the entries that hold the words of a plan."""
_ALONE = 16
_AHEAD = 2


class Crew:
    """Those who work on a build: `jobs` processes at most, which are started once there is enough to do."""

    def __init__(self, jobs: int, bench: Bench, modules: Sequence[str] = ()) -> None:
        self.jobs = max(1, jobs)
        self.bench = bench
        self._modules = list(modules)
        self._executor: ProcessPoolExecutor | None = None
        self._others = frozenset(child.pid for child in multiprocessing.active_children())

    def work(
        self,
        function: Callable[[Sequence[Part], Bench], Sequence[Result]],
        parts: Sequence[Part],
        advance: Callable[[], None],
    ) -> list[Result]:
        """Return the results of all parts in their order; `advance` is called for each that is done.

        Raises what the function raises for the first of the parts that fail, and `StoreError` if a process dies.
        """
        if self.jobs == 1 or len(parts) < FEWEST:
            return self._alone(function, parts, advance)
        try:
            return self._together(function, parts, advance)
        except BrokenProcessPool as error:
            raise StoreError(
                "a process of the build was ended from outside, perhaps for want of memory",
                hint="build again with fewer processes: kg build --jobs 1",
            ) from error

    def _alone(
        self,
        function: Callable[[Sequence[Part], Bench], Sequence[Result]],
        parts: Sequence[Part],
        advance: Callable[[], None],
    ) -> list[Result]:
        results: list[Result] = []
        for chunk in _chunks(parts, _ALONE):
            with without_collector():
                results += function(chunk, self.bench)
            if len(parts) > _ALONE:
                # The graphs of a chunk hold each other, and the whole build lets the collector rest. What was made
                # before the chunk is not looked at again: that would grow with the corpus.
                gc.collect(0)
            for _ in chunk:
                advance()
        return results

    def _together(
        self,
        function: Callable[[Sequence[Part], Bench], Sequence[Result]],
        parts: Sequence[Part],
        advance: Callable[[], None],
    ) -> list[Result]:
        executor = self._start()
        chunks = list(enumerate(_chunks(parts, CHUNK)))
        done: dict[int, Sequence[Result]] = {}
        running: dict[Future[tuple[Sequence[Result], set[str]]], int] = {}
        waiting = iter(chunks)
        for number, chunk in waiting:
            running[_submit(executor, function, chunk, self.bench)] = number
            if len(running) >= self.jobs * _AHEAD:
                break
        while running:
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in sorted(finished, key=running.__getitem__):
                number = running.pop(future)
                done[number], used = future.result()
                self.bench.cache.use(used)
                for _ in chunks[number][1]:
                    advance()
                following = next(waiting, None)
                if following is not None:
                    running[_submit(executor, function, following[1], self.bench)] = following[0]
        return [result for number, _ in chunks for result in done[number]]

    def _start(self) -> ProcessPoolExecutor:
        if self._executor is None:
            # A server that has loaded everything is forked for each process: faster than loading it in each, and safe
            # where this process has threads.
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload([__name__, *self._modules])
            self._executor = ProcessPoolExecutor(self.jobs, context, initializer=_begin)
        return self._executor

    def find_nearest(
        self, ranks: Ranks, crowded: Collection[int], keys: Sequence[str]
    ) -> Mapping[int, tuple[int, ...]]:
        """Return the nearest partners of plans that have too many; `keys` name the words of the ranked plans."""
        entries = (self.bench.cache.load(WORDS, key) for key in keys)
        return nearest_plans(ranks, crowded, [read_value(PlanWords, entry or b"") for entry in entries])

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor is None:
            return
        self._executor.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            if child.pid not in self._others:
                child.terminate()


@contextmanager
def without_collector() -> Iterator[None]:
    """Let Python's cycle collector rest while values are only gathered, and let it clear up afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _chunks(parts: Sequence[Part], size: int) -> Iterator[Sequence[Part]]:
    return (parts[start : start + size] for start in range(0, len(parts), size))


def _submit(
    executor: ProcessPoolExecutor,
    function: Callable[[Sequence[Part], Bench], Sequence[Result]],
    chunk: Sequence[Part],
    bench: Bench,
) -> Future[tuple[Sequence[Result], set[str]]]:
    """Hand a part over; a pool that is just breaking down says so as one that has broken down."""
    try:
        return executor.submit(_work, function, chunk, bench)
    except OSError as error:  # handle is closed: a process of the pool has died, and the pool is being taken down
        raise BrokenProcessPool(str(error)) from error


def _work(
    function: Callable[[Sequence[Part], Bench], Sequence[Result]], chunk: Sequence[Part], bench: Bench
) -> tuple[Sequence[Result], set[str]]:
    """One part of the work, with the names of the entries that it used."""
    bench.cache.used.clear()
    with without_collector():
        results = function(chunk, bench)
    return results, bench.cache.used


def _begin() -> None:
    """Prepare a process: it goes silently when it is interrupted, and when the one it works for is gone."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent.sentinel,), daemon=True).start()


def _leave_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)

"""Asks several engines one question in turn, so that what slows the machine slows all of them, and keeps the best."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import FrameType

from kg.errors import KgError
from kg.table import Table

PATIENCE = 20  # seconds that one question may take
RUNS = 9
_LONG = 500  # milliseconds: an engine that took so long together is not asked again
Rows = list[tuple[str | None, ...]]
Answer = Callable[[str], tuple[Table, float | None]]
"""Answers a question, and tells how many milliseconds that took where the asker cannot measure it himself."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How an engine answered: milliseconds (the best of several runs), and the rows, sorted; None if it did not.

    `processor` are the milliseconds of processor time of the process that asks: all of it where the store is in there.
    """

    milliseconds: float | None
    rows: Rows | None
    asked: bool = True
    processor: float | None = None


@dataclass(slots=True)
class _Tries:
    """What was measured of one engine so far; `failed` is what ended it."""

    spent: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    rows: Rows | None = None
    failed: Asked | None = None

    def is_over(self) -> bool:
        return self.failed is not None or sum(self.spent) > _LONG

    def found(self) -> Asked:
        return self.failed or Asked(min(self.spent), self.rows, processor=min(self.worked))


def ask_in_turn(engines: Mapping[str, Answer], text: str, left: dict[str, float]) -> dict[str, Asked]:
    """Return how each engine answers, each asked up to nine times, one after the other in every round.

    `left` are the seconds that each engine may still take; what this took is taken off, and an engine without any is
    not asked. Without a time, None for the rows tells of a time-out, and no rows of a refusal.
    """
    tries = {engine: _Tries() for engine in engines if left[engine] > 0}
    for _ in range(RUNS):
        for engine in (engine for engine, tried in tries.items() if not tried.is_over()):
            begun = time.monotonic()
            _try(tries[engine], engines[engine], text)
            left[engine] -= time.monotonic() - begun
    none = Asked(None, None, asked=False)
    return {engine: tries[engine].found() if engine in tries else none for engine in engines}


def _try(tries: _Tries, answer: Answer, text: str) -> None:
    begun, at_work = time.perf_counter(), time.process_time()
    try:
        with _patience():
            table, told = answer(text)
    except TimeoutError:
        tries.failed = Asked(None, None)
    except (KgError, OSError):  # Oxigraph tells of the time-out as of a query that failed
        tries.failed = Asked(None, None if time.perf_counter() - begun > PATIENCE - 1 else [])
    else:
        tries.spent.append((time.perf_counter() - begun) * 1000 if told is None else told)
        tries.worked.append((time.process_time() - at_work) * 1000)
        tries.rows = sorted_rows(_by_column(table))


def sorted_rows(rows: Iterable[tuple[str | None, ...]]) -> Rows:
    """Return rows in the order of their values, what is unbound first."""
    return sorted(rows, key=lambda row: tuple((value is not None, value or "") for value in row))


def _by_column(table: Table) -> Iterator[tuple[str | None, ...]]:
    """The rows with their columns in the order of the names: maplib gives them in one of its own."""
    places = sorted(range(len(table.columns)), key=table.columns.__getitem__)
    for row in table.rows:
        terms = tuple(row[place] for place in places)
        yield tuple(None if term is None else term.value for term in terms)


class _patience:  # noqa: N801 - used like a function
    """Give a question so much time and no more."""

    def __enter__(self) -> None:
        signal.signal(signal.SIGALRM, _give_up)
        signal.alarm(PATIENCE)

    def __exit__(self, *_: object) -> None:
        signal.alarm(0)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError

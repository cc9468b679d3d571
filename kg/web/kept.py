"""Keeps what pages have found out of a build of the store, so that it is looked for once and not on every visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock, RLock
from typing import TypeVar
from weakref import WeakKeyDictionary

from kg.answers.holdings import Snapshot
from kg.store import OxigraphStore
from kg.store.closing import Closing
from kg.store.protocol import Statement
from kg.table import Table

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is known of one build by key, and who is finding it out."""

    values: dict[str, object] = field(default_factory=dict)
    making: dict[str, RLock] = field(default_factory=dict)


_KEPT: WeakKeyDictionary[OxigraphStore, _Kept] = WeakKeyDictionary()
_LOCK = Lock()


def once(held: Snapshot, key: str, make: Callable[[], _Value]) -> _Value:
    """Return what `make` returns, made once for each build; it may not hold the store.

    Who asks while another makes it waits for that.
    """
    with _LOCK:
        kept = _KEPT.setdefault(held.store, _Kept())
        making = kept.making.setdefault(key, RLock())
    if key not in kept.values:
        with making:
            if key not in kept.values:
                kept.values[key] = make()
    return kept.values[key]  # type: ignore[return-value]  # a key is always made by the same function


def whole(held: Snapshot) -> Remembering:
    """Return the store for questions about all plans, which are answered once for each build."""
    return Remembering(held)


class Remembering(Closing):
    """A store that keeps every answer to a SELECT query for as long as its build is held."""

    def __init__(self, held: Snapshot) -> None:
        """Ask the store of a snapshot."""
        self._held = held

    def select(self, query: str) -> Table:
        """Return the answer to a SELECT query, from the first time that it was asked."""
        return once(self._held, query, lambda: self._held.store.select(query))

    def ask(self, query: str) -> bool:
        """Return the answer to an ASK query."""
        return self._held.store.ask(query)

    def construct(self, query: str) -> bytes:
        """Return the triples of a CONSTRUCT or DESCRIBE query as N-Triples, sorted."""
        return self._held.store.construct(query)

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        return self._held.store.graphs()

    def statements(self, graph: str | None = None) -> Iterator[Statement]:
        """Yield subject, predicate and value of each statement of one graph, or of all."""
        return self._held.store.statements(graph)

    def nquads(self) -> bytes:
        """Return all statements with their graphs as N-Quads, sorted by code point."""
        return self._held.store.nquads()

    def close(self) -> None:
        """Do nothing: the store belongs to its snapshot."""

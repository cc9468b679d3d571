"""What every store can be asked, wherever its quads lie."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Protocol, Self

from kg.table import Table, Term

Statement = tuple[str, str, Term]


class Store(Protocol):
    """Named graphs that answer SPARQL; the default graph is the union of them all.

    A query with FROM sees only the graphs that it names. `QueryError` is raised for a query that does not
    parse, that is of another form than the method asks, that changes data, that calls SERVICE, or whose FROM
    names a graph the store does not hold: nothing is ever fetched.
    """

    def select(self, query: str) -> Table:
        """Return the answer to a SELECT query, its rows in the order of the query."""
        ...

    def ask(self, query: str) -> bool:
        """Return the answer to an ASK query."""
        ...

    def construct(self, query: str) -> bytes:
        """Return the triples of a CONSTRUCT or DESCRIBE query as N-Triples, sorted."""
        ...

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        ...

    def statements(self, graph: str | None = None) -> Iterator[Statement]:
        """Yield subject, predicate and value of each statement of one graph, or of all."""
        ...

    def nquads(self) -> bytes:
        """Return all statements with their graphs as N-Quads, sorted by code point."""
        ...

    def close(self) -> None:
        """Let go of what the store holds; it cannot be asked afterwards."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

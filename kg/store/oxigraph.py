"""A store over Oxigraph, in a directory or in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, Self, cast

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.store.closing import Closing
from kg.store.guard import Form, read_query
from kg.store.protocol import Statement
from kg.store.star import Spoke, find_star
from kg.store.syntax import explain_syntax
from kg.store.terms import read_term
from kg.table import Table

_ELSEWHERE = "see that the disk has space and may be written to, or build elsewhere with --store DIR"
Evaluation = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Functions = dict[ox.NamedNode, Callable[..., ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]]
_BATCH = 250_000  # statements: some 300 MB while they are loaded
_LONGEST = 1 << 24  # bytes of a piece that goes into one batch
_DAMAGE = ("Corruption", "IO error")  # as RocksDB says it


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is asked of: those whose union is the default graph, and those that GRAPH finds."""

    default: tuple[str, ...]
    named: tuple[str, ...]


class OxigraphStore(Closing):
    """Named graphs in Oxigraph; see `kg.store.protocol.Store` for what can be asked."""

    def __init__(self, store: ox.Store, where: str = "memory") -> None:
        self._store: ox.Store | None = store
        self._where = where
        self._functions: Functions | None = None

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Return the store in `folder`, to be read only; any number of processes may do so at a time.

        Raises `StoreError` if there is none, or if its files are damaged.
        """
        try:
            return cls(ox.Store.read_only(str(folder)), str(folder))
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{folder} cannot be opened: {error}", hint="build it again with: kg build") from error

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Return a new store in `folder`, which may not exist yet. Raises `StoreError` if it cannot be written."""
        try:
            return cls(ox.Store(str(folder)), str(folder))
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{folder} cannot be written: {error}", hint=_ELSEWHERE) from error

    @classmethod
    def in_memory(cls) -> Self:
        """Return a new store in memory, which holds nothing yet."""
        return cls(ox.Store())

    @classmethod
    def load_file(cls, path: Path) -> Self:
        """Return a store in memory with the statements of a file of N-Quads that `dump` wrote."""
        store = ox.Store()
        store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        return cls(store, str(path))

    def dump(self, path: Path) -> None:
        """Write all statements to a file of N-Quads, in no order."""
        self._open().dump(str(path), format=ox.RdfFormat.N_QUADS)

    def copy_to(self, folder: Path) -> None:
        """Copy the store into a new folder of the same file system, whose files it shares.

        Raises `StoreError` if it cannot be written.
        """
        try:
            self._open().backup(str(folder))
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{folder} cannot be written: {error}", hint=_ELSEWHERE) from error

    def remove(self, nquads: bytes) -> None:
        """Take out the statements of an N-Quads text. Raises `StoreError` if that cannot be written."""
        try:
            for quad in ox.parse(input=nquads, format=ox.RdfFormat.N_QUADS):
                self._open().remove(quad)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{self._where} cannot be written: {error}", hint=_ELSEWHERE) from error

    def count(self) -> int:
        """Return how many statements the store holds."""
        return len(self._open())

    def with_functions(self, functions: Functions) -> Self:
        """Let queries call functions of our own, and return this store."""
        self._functions = functions
        return self

    def copy_to_memory(self) -> OxigraphStore:
        """Return a copy that lives in memory, and close this one."""
        copy = ox.Store()
        copy.bulk_extend(self._open())
        self.close()
        return OxigraphStore(copy, self._where)

    def put(self, nquads: bytes) -> None:
        """Add the statements of an N-Quads text. Raises `StoreError` if they cannot be written."""
        try:
            self._open().bulk_load(input=nquads, format=ox.RdfFormat.N_QUADS)
            self._open().flush()
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{self._where} cannot be written: {error}", hint=_ELSEWHERE) from error

    def load(self, pieces: Iterable[bytes]) -> None:
        """Add the statements of an N-Quads text that comes in pieces of whole lines, which are not held together.

        They are loaded in batches, as Oxigraph holds a million statements otherwise, and the tables that the batches
        leave are merged: that takes a sixth of the loading, and questions are answered up to twice as fast.
        Raises `StoreError` if they cannot be written.
        """
        store = self._open()
        try:
            for _, batch in groupby(_batched(pieces), key=itemgetter(0)):
                texts = _Pieces(piece for _, piece in batch)
                store.bulk_load(input=cast(IO[bytes], texts), format=ox.RdfFormat.N_QUADS)
            store.flush()
            store.optimize()
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{self._where} cannot be written: {error}", hint=_ELSEWHERE) from error

    def select(self, query: str) -> Table:
        """Return the answer to a SELECT query, its rows in the order of the query."""
        answer = self._query(query, "select")
        if not isinstance(answer, ox.QuerySolutions):
            raise TypeError("Oxigraph did not answer a SELECT query with solutions")
        columns = tuple(variable.value for variable in answer.variables)
        with _spoken(self._where):
            rows = tuple(tuple(map(read_term, solution)) for solution in answer)
        return Table(columns, rows)

    def ask(self, query: str) -> bool:
        """Return the answer to an ASK query."""
        return bool(self._query(query, "ask"))

    def construct(self, query: str) -> bytes:
        """Return the triples of a CONSTRUCT or DESCRIBE query as N-Triples, sorted."""
        answer = self._query(query, "construct", "describe")
        if not isinstance(answer, ox.QueryTriples):
            raise TypeError("Oxigraph did not answer a CONSTRUCT query with triples")
        with _spoken(self._where):
            return _sorted_lines(ox.serialize(answer, format=ox.RdfFormat.N_TRIPLES) or b"")

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        with _spoken(self._where):
            return tuple(sorted(graph.value for graph in self._open().named_graphs()))

    def statements(self, graph: str | None = None) -> Iterator[Statement]:
        """Yield subject, predicate and value of each statement of one graph, or of all."""
        name = ox.NamedNode(graph) if graph is not None else None
        with _spoken(self._where):
            for quad in self._open().quads_for_pattern(None, None, None, name):
                value = read_term(quad.object)
                if value is not None and not isinstance(quad.subject, ox.Triple):
                    yield quad.subject.value, quad.predicate.value, value

    def nquads(self) -> bytes:
        """Return all statements with their graphs as N-Quads, sorted by code point."""
        with _spoken(self._where):
            return _sorted_lines(self._open().dump(format=ox.RdfFormat.N_QUADS) or b"")

    def close(self) -> None:
        """Let go of the store and its files."""
        self._store = None

    def _open(self) -> ox.Store:
        if self._store is None:
            raise StoreError(f"{self._where} is closed")
        return self._store

    def evaluate(self, query: str, dataset: Dataset | None = None, functions: Functions | None = None) -> Evaluation:
        """Return what Oxigraph makes of a query, whose solutions or triples are found as they are read.

        `dataset` goes before the graphs that the query names; `functions` are functions of our own by their IRIs, in
        the place of those that the store has.
        Raises `QueryError` as the protocol says; what goes wrong in reading the answer is Oxigraph's to raise.
        """
        reading = read_query(query)
        store = self._open()
        functions = functions or self._functions
        check_graphs(reading.graphs if dataset is None else (*dataset.default, *dataset.named), store)
        try:
            if dataset is not None:
                default, named = _names(dataset.default), _names(dataset.named)
                return store.query(query, default_graph=default, named_graphs=named, custom_functions=functions)
            # With the union as default graph Oxigraph would pass over FROM.
            return store.query(query, use_default_graph_as_union=not reading.graphs, custom_functions=functions)
        except SyntaxError as error:
            raise explain_syntax(query, error) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise _explain(error, self._where) from error

    def find_about(self, query: str, most: int) -> Evaluation | None:
        """Return the answer to a query of at most `most` rows, as is told before it runs; None if it cannot be told.

        Such a query needs no guard and no limit. It is also None if it cannot be read: `evaluate` says where.
        """
        star = find_star(query)
        if star is None or not self._is_small(star, most):
            return None
        try:
            return self._open().query(query, use_default_graph_as_union=True)
        except (SyntaxError, OSError, RuntimeError, ValueError):
            return None

    def _is_small(self, star: tuple[Spoke, ...], most: int) -> bool:
        """Whether the patterns, each of which finds so much, can find more together than so many rows."""
        product = 1
        for spoke in star:
            product *= max(1, sum(1 for _ in islice(self._lying_at(spoke), most + 1)))
            if product > most:
                return False
        return True

    def _lying_at(self, spoke: Spoke) -> Iterator[ox.Quad]:
        store = self._open()
        predicate = None if spoke.predicate is None else ox.NamedNode(spoke.predicate)
        with suppress(ValueError):  # no absolute IRI
            for subject in spoke.subjects:
                yield from store.quads_for_pattern(ox.NamedNode(subject), predicate, None)
            for value in spoke.objects:
                yield from store.quads_for_pattern(None, predicate, ox.NamedNode(value))

    def quads(self, *, subject: str | None = None, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of a subject, of a graph, or all of them, as they lie."""
        about = None if subject is None else ox.NamedNode(subject)
        return self._open().quads_for_pattern(about, None, None, None if graph is None else ox.NamedNode(graph))

    def _query(self, query: str, *forms: Form) -> Evaluation:
        reading = read_query(query)
        if reading.form not in forms:
            raise QueryError(f"a query that begins with {forms[0].upper()} is expected, not {reading.form.upper()}")
        return self.evaluate(query)


def _batched(pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The pieces, each with the number of the batch that it goes into; one that is too long is taken apart."""
    statements = 0
    for piece in pieces:
        start = 0
        while start < len(piece):
            end = piece.find(b"\n", start + _LONGEST) + 1 or len(piece)
            yield statements // _BATCH, piece[start:end]
            statements += piece.count(b"\n", start, end)
            start = end


class _Pieces:
    """A text in pieces as a file that Oxigraph reads."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._left = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, as many as asked for at most; none at the end."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._left = memoryview(piece)
        taken = self._left if size < 0 else self._left[:size]
        self._left = self._left[len(taken) :]
        return bytes(taken)


def check_graphs(graphs: Iterable[str], store: ox.Store) -> None:
    """Raise `QueryError` if FROM names a graph that the store does not hold; nothing is fetched."""
    for graph in graphs:
        if not _holds(store, graph):
            raise QueryError(
                f"FROM <{graph}>: the store holds no such graph, and none is fetched",
                hint="name a graph of the store, or leave FROM out to ask all of them",
            )


def _names(graphs: Iterable[str]) -> list[Any]:
    """The names as Oxigraph takes them; its two lists of graphs are typed apart."""
    return [ox.NamedNode(graph) for graph in graphs]


def _holds(store: ox.Store, graph: str) -> bool:
    try:
        return store.contains_named_graph(ox.NamedNode(graph))
    except ValueError:  # no absolute IRI: FROM <x>
        return False


@contextmanager
def _spoken(where: str) -> Iterator[None]:
    """Turn what Oxigraph raises while it yields an answer into an error for a person."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise _explain(error, where) from error


def _explain(error: Exception, where: str) -> StoreError | QueryError:
    """A file of the store may turn out to be damaged only when the part of it that is wanted is read."""
    if str(error).startswith(_DAMAGE):
        return StoreError(f"{where} is damaged: {error}", hint="build it again with: kg build")
    return QueryError(f"the query could not be answered: {error}")


def _sorted_lines(text: bytes) -> bytes:
    return b"".join(sorted(text.splitlines(keepends=True)))

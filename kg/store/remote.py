"""A store on a server, asked by the SPARQL 1.1 Protocol and the Graph Store HTTP Protocol and nothing else.

What is opened is one build: every answer comes of it, whatever is built meanwhile, for each request names the graphs
that it is asked of. The former build stays on the server until the next one is written; should it have gone before
an answer was whole, the answer is not given.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Self, TypeVar
from urllib.parse import quote, urlencode

import pyoxigraph as ox

from kg.errors import IdentifierError, QueryError, StoreError
from kg.identify import KG
from kg.store.address import Address
from kg.store.closing import Closing
from kg.store.credentials import find_credentials
from kg.store.exchange import SILENCE, TIMEOUT, Answer, Exchange, Request
from kg.store.folder import FORMAT, StoreInfo
from kg.store.guard import Form, find_graphs, names_iri, read_query, rename_graphs
from kg.store.layout import POINTER, Layout, read_about, read_builds, read_listing
from kg.store.protocol import Statement
from kg.store.results import MEDIA, read_boolean, read_table
from kg.store.syntax import explain_syntax, is_mistaken
from kg.store.terms import read_term
from kg.table import Table

TRIPLES = "application/n-triples"
_FORM = "application/x-www-form-urlencoded"
_MATCHES = f"{KG}matches"
_GARBLED = "look whether it is the address of a SPARQL 1.1 server, and try again"
_MOMENTS = (0.05, 0.2, 0.5, 0.0)
_Read = TypeVar("_Read")


class Server:
    """A server by its two protocols: queries over graphs that are named, and graphs that are read and written."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    @property
    def address(self) -> Address:
        """Where it is."""
        return self._exchange.address

    def query(self, query: str, accept: str, default: Sequence[str] = (), named: Sequence[str] = ()) -> bytes:
        """Return the answer to a query over the graphs that are named, or those that its FROM names.

        Raises `QueryError` if the server refuses the query, `StoreError` as `Exchange.send`, or if the server
        says that it has cut the answer short.
        """
        said = [("query", query)]
        said += [("default-graph-uri", graph) for graph in default]
        said += [("named-graph-uri", graph) for graph in named]
        body = urlencode(said).encode("ascii")
        answer = self._exchange.send(Request("POST", self.address.query, accept, body, _FORM))
        if answer.status == 400 and is_mistaken(query):
            raise explain_syntax(query, SyntaxError(self._exchange.explain(answer)))
        self._check(answer)
        _refuse_cut(self.address, answer)
        return answer.body

    def read(self, graph: str) -> bytes:
        """Return the triples of a graph as N-Triples; none where there is no such graph."""
        answer = self._exchange.send(Request("GET", self._place(graph), TRIPLES))
        if answer.status == 404:
            return b""
        self._check(answer)
        _refuse_cut(self.address, answer)
        return answer.body

    def replace(self, graph: str, triples: bytes) -> None:
        """Put these N-Triples in the place of a graph, whether there was one or not."""
        self._check(self._exchange.send(Request("PUT", self._place(graph), body=triples, media=TRIPLES)))

    def add(self, graph: str, triples: bytes) -> None:
        """Add these N-Triples, which hold no blank node, to a graph, whether there was one or not."""
        self._check(self._exchange.send(Request("POST", self._place(graph), body=triples, media=TRIPLES)))

    def drop(self, graph: str) -> None:
        """Delete a graph, if there is one."""
        answer = self._exchange.send(Request("DELETE", self._place(graph)))
        if answer.status != 404:
            self._check(answer)

    def close(self) -> None:
        """Close the connection."""
        self._exchange.close()

    def _place(self, graph: str) -> str:
        return f"{self.address.graphs}?graph={quote(graph, safe='')}"

    def _check(self, answer: Answer) -> None:
        if not 200 <= answer.status < 300:
            raise StoreError(
                f"{self.address} answers {answer.status}: {self._exchange.explain(answer)}",
                hint="see that the address is right and that you may do this there",
            )


class RemoteStore(Closing):
    """The current build on a server; see `kg.store.protocol.Store` for what can be asked."""

    def __init__(self, server: Server, layout: Layout, info: StoreInfo) -> None:
        self._server: Server | None = server
        self._layout = layout
        self._info = info

    @classmethod
    def open(cls, address: Address, environment: Mapping[str, str] | None = None) -> Self:
        """Return the build that is current on the server at `address`, to be read.

        Raises `StoreError` if the server cannot be read, holds no build, or holds one of another version.
        """
        server = reach(address, environment)
        layout, info = current_build(server)
        if info.format != FORMAT:
            raise StoreError(
                f"{address} holds a store of format {info.format}; this version reads format {FORMAT}",
                hint="build it again with: kg build",
            )
        return cls(server, layout, info)

    @property
    def address(self) -> Address:
        """The server it lies on."""
        return self._open().address

    @cached_property
    def info(self) -> StoreInfo:
        """What the build says of itself, its graphs included."""
        about = self._info
        graphs = _parsed(self.address, lambda: read_listing(self._read(self._layout.listing), self._layout))
        if sum(count for _, count in graphs) != about.quads:
            self._check_present()
            raise _garbled(self.address)
        return StoreInfo(about.format, about.ontology, about.quads, graphs, about.content)

    @property
    def content(self) -> str:
        """The digest of the build's statements."""
        return self._info.content

    def select(self, query: str) -> Table:
        """Return the answer to a SELECT query, its rows in the order of the query."""
        body = self._query(query, MEDIA, "select")
        return _parsed(self.address, lambda: read_table(body, self._layout.known))

    def ask(self, query: str) -> bool:
        """Return the answer to an ASK query."""
        body = self._query(query, MEDIA, "ask")
        return _parsed(self.address, lambda: read_boolean(body))

    def construct(self, query: str) -> bytes:
        """Return the triples of a CONSTRUCT or DESCRIBE query as N-Triples, sorted."""
        body = self._query(query, TRIPLES, "construct", "describe")
        text = ox.serialize({quad.triple for quad in self._parse(body)}, format=ox.RdfFormat.N_TRIPLES) or b""
        return b"".join(sorted(self._layout.known(text.decode()).encode().splitlines(keepends=True)))

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        return tuple(graph for graph, _ in self.info.graphs)

    def statements(self, graph: str | None = None) -> Iterator[Statement]:
        """Yield subject, predicate and value of each statement of one graph, or of all, once all of it has arrived."""
        sizes = dict(self.info.graphs)
        for name in sizes if graph is None else (graph,):
            for quad in self._triples(name, sizes.get(name, 0)):
                value = read_term(quad.object)
                if value is not None and not isinstance(quad.subject, ox.Triple):
                    yield quad.subject.value, quad.predicate.value, value

    def nquads(self) -> bytes:
        """Return all statements with their graphs as N-Quads, sorted by code point."""
        quads = (quad for name in self.graphs() for quad in self.quads(name))
        text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
        return b"".join(sorted(text.splitlines(keepends=True)))

    def quads(self, graph: str) -> Iterator[ox.Quad]:
        """Yield the statements of a graph of the build, once all of it has arrived."""
        name = ox.NamedNode(graph)
        for quad in self._triples(graph, dict(self.info.graphs).get(graph, 0)):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, name)

    def close(self) -> None:
        """Close the connection; the store cannot be asked afterwards."""
        if self._server is not None:
            self._server.close()
        self._server = None

    def _open(self) -> Server:
        if self._server is None:
            raise StoreError("the store is closed")
        return self._server

    def _query(self, query: str, accept: str, *forms: Form) -> bytes:
        server, reading = self._open(), read_query(query)
        if reading.form not in forms:
            raise QueryError(f"a query that begins with {forms[0].upper()} is expected, not {reading.form.upper()}")
        if names_iri(query, _MATCHES):
            raise QueryError(
                "kg:matches is answered from an index of texts, which a server does not have",
                hint="ask with CONTAINS(?text, …), or find words with kg search",
            )
        if not reading.graphs and not find_graphs(query):
            answer = server.query(query, accept, (self._layout.union,))
        else:
            graphs = self.graphs()
            _check_graphs(reading.graphs, graphs)
            asked = rename_graphs(query, self._layout.stored_names(graphs))
            default = () if reading.graphs else (self._layout.union,)
            named = () if reading.graphs else tuple(map(self._layout.stored, graphs))
            answer = server.query(asked, accept, default, named)
        self._check_present()
        return answer

    def _triples(self, graph: str, count: int) -> list[ox.Quad]:
        """The triples of a graph, as many as it is said to have."""
        found = self._parse(self._read(self._layout.stored(graph)))
        if len(found) != count:
            self._check_present()
            raise StoreError(
                f"{self.address} gives {len(found)} of the {count} statements of {graph}",
                hint="try again; if it stays so, build again with: kg build",
            )
        return found

    def _read(self, graph: str) -> bytes:
        return self._open().read(graph)

    def _parse(self, body: bytes) -> list[ox.Quad]:
        return _parsed(self.address, lambda: list(ox.parse(input=body, format=ox.RdfFormat.N_TRIPLES)))

    def _check_present(self) -> None:
        """Give no answer of a build that may have been deleted meanwhile: what it says of itself goes first."""
        if not self._read(self._layout.build).strip():
            raise StoreError(
                f"{self.address}: the build that was asked has been replaced twice and is gone",
                hint="ask again; the new build answers then",
            )


def reach(address: Address, environment: Mapping[str, str] | None = None) -> Server:
    """Return the server at `address`, with the credentials and limits of the environment; nothing is sent yet.

    Raises `StoreError` if these cannot be used.
    """
    given = os.environ if environment is None else environment
    silence = _seconds(given.get(TIMEOUT, ""))
    return Server(Exchange(address, find_credentials(address.host, given), silence=silence))


def current_build(server: Server) -> tuple[Layout, StoreInfo]:
    """Return the current build of a server and what it says of itself, its graphs left out.

    A server that replaces a graph in two steps may show none for a moment, which is waited for. Raises `StoreError`
    if it holds no build, or says what is none.
    """
    for moment in _MOMENTS:
        layout = find_current(server)
        info = _find_about(server, layout) if layout else None
        if layout and info:
            return layout, info
        time.sleep(moment)
    raise StoreError(
        f"{server.address} holds no build", hint=f"put a build there with: kg build --store {server.address.origin}"
    )


def find_current(server: Server) -> Layout | None:
    """Return the build that a server says is current, None where it says nothing. Raises `StoreError` for nonsense."""
    body = server.read(POINTER)
    found = _parsed(server.address, lambda: read_builds(body))
    return found[0] if len(found) == 1 else None


def _find_about(server: Server, layout: Layout) -> StoreInfo | None:
    body = server.read(layout.build)
    return _parsed(server.address, lambda: read_about(body)) if body.strip() else None


def _seconds(given: str) -> float:
    try:
        seconds = float(given or SILENCE)
    except ValueError:
        seconds = 0
    if not 0 < seconds < 1e6:
        raise StoreError(f"{TIMEOUT} is a number of seconds, not {given!r}", hint=f"write it as {TIMEOUT}=60")
    return seconds


def _parsed(address: Address, read: Callable[[], _Read]) -> _Read:
    """What `read` makes of an answer; what is no such answer is said to come from the server."""
    try:
        return read()
    except (ValueError, SyntaxError, IdentifierError) as error:
        raise _garbled(address) from error


def _garbled(address: Address) -> StoreError:
    return StoreError(f"{address} answers with what is no answer, or with a part of one", hint=_GARBLED)


def _refuse_cut(address: Address, answer: Answer) -> None:
    """Virtuoso gives so many rows and no more, or those found in time, and says it in a header only."""
    rows = answer.headers.get("x-sparql-maxrows")
    if rows or answer.headers.get("x-sql-state"):
        raise StoreError(
            f"{address} cut the answer short at {rows} rows" if rows else f"{address} cut the answer short",
            hint="raise ResultSetMaxRows and MaxQueryExecutionTime in the server's ini, or ask for less",
        )


def _check_graphs(asked: Sequence[str], held: Sequence[str]) -> None:
    for graph in asked:
        if graph not in held:
            raise QueryError(
                f"FROM <{graph}>: the store holds no such graph, and none is fetched",
                hint="name a graph of the store, or leave FROM out to ask all of them",
            )

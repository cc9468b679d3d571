"""Opens a built graph to be asked from Python: by the name of a question, in SPARQL, by a phrase or an element."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg.answers.matching import Matcher
from kg.biography import phrase_biography, task_lines
from kg.elements import find_element, resolve_names
from kg.errors import KgError, QueryError
from kg.evidence import read_places, read_ties
from kg.library import Query, fill_query, find_query, is_element, list_queries
from kg.notebook.answers import Answer, read_answer
from kg.notebook.cards import Card, read_card
from kg.notebook.html import choose
from kg.notebook.listing import Listing
from kg.notebook.listings import line_listing, promise_listing, query_listing, search_listing
from kg.notebook.page import Page
from kg.notebook.stories import ShownBiography, ShownTrace
from kg.remote import index_of, open_location
from kg.search import Hit, search
from kg.store import OxigraphStore, open_store, read_query
from kg.store.address import Address, is_address, read_address
from kg.store.closing import Closing
from kg.store.folder import INFO, SEARCH
from kg.targets import Line, target_lines
from kg.trace import trace
from kg.workspace import find_workspace

if TYPE_CHECKING:
    from rdflib import Graph

    from kg.biography import TaskLine
    from kg.graphs.views import Holdings
    from kg.notebook.frames import Frame
    from kg.store import Store

Language = Literal["zh", "en"]
Given = str | int | None | Iterable[str | int]
"""A value of a parameter: one or several; None stands for any."""


@dataclass(frozen=True, slots=True)
class Triples:
    """The triples of a CONSTRUCT or DESCRIBE query as N-Triples, sorted."""

    ntriples: str

    def __len__(self) -> int:
        return self.ntriples.count("\n")

    def graph(self) -> Graph:
        """Return the triples as an rdflib graph."""
        from rdflib import Graph  # noqa: PLC0415 - slow to load, and few need it

        return Graph().parse(data=self.ntriples, format="nt")


def open_graph(place: str | Path | None = None, *, language: Language = "zh") -> KnowledgeGraph:
    """Return the built graph of a workspace, to be read only.

    `place` is a folder of the workspace (any folder in it will do), or a store: a folder, or the address of a server;
    by default the current folder.
    `language` is that of the headings, names and reasons that are shown: `zh` or `en`. Raises `KgError` if there is no
    workspace or no store.
    """
    with _advised():
        if isinstance(place, str) and is_address(place):
            return _open_server(read_address(place, os.environ), language)
        folder = Path.cwd() if place is None else Path(place)
        store = folder if (folder / INFO).exists() else find_workspace(folder).store
        return KnowledgeGraph(open_store(store), store / SEARCH, language)


def _open_server(address: Address, language: Language) -> KnowledgeGraph:
    store = open_location(address)
    return KnowledgeGraph(store, index_of(address, store), language)


class KnowledgeGraph(Closing):
    """A built graph; it can be closed, and used in a `with`. What its methods return a notebook shows in words."""

    def __init__(self, store: Store, index: Path, language: Language = "zh") -> None:
        if isinstance(store, OxigraphStore):
            store.with_functions(Matcher(index).functions())
        self._store = store
        self._index = index
        self._language = language
        self._views: Holdings | None = None

    def select(self, name: str, /, **values: Given) -> Frame:
        """Return the answer to a question of the library as a pandas frame.

        `values` are its parameters: a text, a year as int, several in a list, None for any; a department or plan by any
        of its names. Raises `QueryError` naming the nearest and all there are for a name or parameter that is unknown,
        `KgError` naming the extra if pandas is missing.
        """
        return self.table(name, **values).frame()

    def table(self, name: str, /, **values: Given) -> Answer:
        """Return the answer to a question of the library as typed rows; as `select`, and needs no pandas."""
        with _advised():
            query = _find(name)
            given = _check(query, {key: _texts(value) for key, value in values.items()})
            question = fill_query(query, resolve_names(self._store, query, given))
            return read_answer(self._store.select(question), self._language)

    def sparql(self, text: str, /) -> Answer | bool | Triples:
        """Return what a query asks for: rows of a SELECT, truth of an ASK, triples of a CONSTRUCT or DESCRIBE.

        The default graph is the union of all; a filter may ask `kg:matches(?text, "海外 维权")`. Raises `QueryError`,
        with line and column, for what cannot be read, and for updates, SERVICE, and FROM a graph that is not there.
        """
        with _advised():
            form = read_query(text).form
            if form == "select":
                return read_answer(self._store.select(text), self._language)
            return self._store.ask(text) if form == "ask" else Triples(self._store.construct(text).decode("utf-8"))

    def queries(self, subject: str | None = None) -> Listing[Query]:
        """Return the questions of the library, all or those of one subject (`lineage`, `responsibility` …)."""
        with _advised():
            found = tuple(query for query in list_queries() if subject in (None, query.folder))
            if not found:
                subjects = ", ".join(sorted({query.folder for query in list_queries()}))
                raise QueryError(f"the library has no subject {subject!r}", hint=f"known: {subjects}")
            return query_listing(found, self._language)

    def search(self, words: str, /, limit: int | None = None) -> Listing[Hit]:
        """Return the titles and texts that hold all the words, with their passages."""
        with _advised():
            hits = search(self._index, words, limit)
            return search_listing(hits, read_places(self._store, [hit.iri for hit in hits]), self._language)

    def trace(self, phrase_or_iri: str, /) -> ShownTrace:
        """Return the line of a phrase, a task or a measure through the years; a notebook draws it."""
        with _advised():
            if is_element(phrase_or_iri.strip()):
                find_element(self._store, phrase_or_iri)
            found = trace(self._store, self._index, phrase_or_iri)
            return ShownTrace(found.asked, found.iri, found.years, found.links, language=self._language)

    def biography(self, phrase: str, /) -> ShownBiography:
        """Return every place of a phrase in all plans: in which words, with whom, with what figures."""
        with _advised():
            told = phrase_biography(self._store, self._index, phrase)
            return ShownBiography(told.phrase, told.occurrences, told.lines, language=self._language)

    def threads(self, task: str | None = None) -> Listing[TaskLine]:
        """Return the lines of tasks through the years, or the one that a task is in."""
        with _advised():
            return line_listing(task_lines(self._store, task), self._language)

    def picture(self, kind: str, /, *what: str) -> Page:
        """Return a picture, which a notebook shows inline with no network, by the names of `kg view`.

        `kind` is `map`, `years`, `line`, `plan`, `department`, `departments`, `promise` or `phrase`; `what` names what
        it is to be of (a task or words, two plans, a department). Raises `QueryError` naming the kinds for one that is
        unknown, and for what the store does not know.
        """
        from kg.graphs import picture_page  # noqa: PLC0415 - slow to load, and needed for pictures only
        from kg.graphs.views import draw_view, open_holdings  # noqa: PLC0415

        with _advised():
            if self._views is None:
                self._views = open_holdings(self._store, self._index, self._language)
            picture = draw_view(self._views, kind, what)
            return Page(choose(*picture.title, self._language), picture_page(picture, self._language))

    def targets(self, indicator: str = "", *, year: int | None = None) -> Listing[Line]:
        """Return the indicators that were promised, with targets, outcomes and verdicts.

        `indicator` are words of its name, `year` that of the plans whose targets are told.
        """
        with _advised():
            lines = target_lines(self._store, indicator, year=year, language=self._language)
            return promise_listing(lines, year, self._language)

    def show(self, element: str, /) -> Card:
        """Return all that is known of an element, a plan or a department, with its passage and links."""
        with _advised():
            iri = find_element(self._store, element)
            return read_card(self._store, iri, read_ties(self._store, (iri,)), self._language)

    def close(self) -> None:
        """Let go of the store; the graph cannot be asked afterwards."""
        self._store.close()


@contextmanager
def _advised() -> Iterator[None]:
    """Let an error say its hint too, which Python shows below the message."""
    try:
        yield
    except KgError as error:
        if error.hint:
            error.add_note(error.hint)
        raise


def _find(name: str) -> Query:
    try:
        return find_query(name)
    except QueryError as error:
        error.add_note(f"the library has: {', '.join(query.name for query in list_queries())}")
        raise


def _check(query: Query, given: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the values if the query has all their parameters; an error names them all."""
    try:
        fill_query(query, dict.fromkeys(given, ()))
    except QueryError as error:
        if query.parameters:
            error.add_note(f"{query.name} has: {', '.join(parameter.name for parameter in query.parameters)}")
        raise
    return given


def _texts(value: Given) -> list[str]:
    if value is None:
        return []
    return [str(value)] if isinstance(value, str | int) else [str(one) for one in value]

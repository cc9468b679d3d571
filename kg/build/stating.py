"""States plans as graphs, one by one: the statements of each, what the shapes find in them, and its texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rdflib import Graph

from kg.attainment.model import Indicator
from kg.build.cache import Cache, digest
from kg.build.originals import Bench, Original, entry_key, open_document
from kg.build.pieces import Piece, Said, save_piece
from kg.build.report import PlanCount, count_plan
from kg.build.versions import step_version
from kg.codec import read_value, write_value
from kg.errors import IdentifierError, ManifestError
from kg.identify import VOCABULARY, graph_iri, is_shared
from kg.library import find_query
from kg.model import PlanDocument, QuantityKind
from kg.rdf import document_graph
from kg.rdf.nquads import plan_lines
from kg.rdf.series import series_triples
from kg.rdf.variants import cited_titles
from kg.rdf.versions import former_triples
from kg.search import Entry, IndexRow, index_rows, read_entries
from kg.store.oxigraph import OxigraphStore
from kg.validate import validate
from kg.workspace import PlanEntry

Known = tuple[str, str, QuantityKind | None]
"""A printed name of an indicator, the name that it goes by, and what kind of quantity it is."""


@dataclass(frozen=True, slots=True)
class Version:
    """A former version of a plan: how it is read, and the digest of its document."""

    original: Original
    digest: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A plan to be stated: its document by digest, and all that the others and the manifest say of it.

    `known` are the indicators of its figures, `series` the title of its series and `before` the plan before it there.
    """

    original: Original
    digest: str
    known: tuple[Known, ...] = ()
    series: str | None = None
    before: str | None = None
    former: tuple[Version, ...] = ()

    @property
    def key(self) -> str:
        """The digest of all that the statements of the plan are made from."""
        said = (self.series, self.before, self.known)
        return digest(
            *("plan", step_version("state"), self.digest, entry_key(self.original.entry), repr(said)),
            *(part for version in self.former for part in (version.digest, entry_key(version.original.entry))),
        )


@dataclass(frozen=True, slots=True)
class Stated:
    """What is known of a plan that was stated: its piece, its counts, and the documents it cites by IRI and title."""

    piece: Piece
    count: PlanCount
    cited: tuple[tuple[str, str], ...]


def find_stated(statement: Statement, cache: Cache) -> Stated | None:
    """Return what an earlier build knew of a plan, None if it has to be stated."""
    found = cache.load("stated", statement.key)
    if found is None or not cache.holds("lines", statement.key) or not cache.holds("texts", statement.key):
        return None
    return read_value(Stated, found)


def state_plans(statements: Sequence[Statement], bench: Bench) -> tuple[Stated, ...]:
    """State plans, and keep the statements and the texts of each.

    Raises `IdentifierError` for a name that no IRI holds, told with its document.
    """
    stated = []
    entries: dict[str, tuple[Entry, ...]] = {}
    for statement in statements:
        one, entries[statement.key] = _state(statement, bench)
        stated.append(one)
    rows: dict[str, list[IndexRow]] = {}
    for row in index_rows(entry for found in entries.values() for entry in found):
        rows.setdefault(row[3], []).append(row)
    for statement in statements:
        mine = rows.get(statement.original.entry.identifier, [])
        bench.cache.save("texts", statement.key, json.dumps(mine, ensure_ascii=False).encode("utf-8"))
    for statement, one in zip(statements, stated, strict=True):
        bench.cache.save("stated", statement.key, write_value(one))
    return tuple(stated)


def read_texts(key: str, cache: Cache) -> Iterator[IndexRow]:
    """Yield the rows of a plan's texts that the index holds, as they were kept."""
    yield from read_value(tuple[IndexRow, ...], cache.load("texts", key) or b"[]")


def plan_graph(document: PlanDocument, entry: PlanEntry, indicators: Mapping[str, Indicator]) -> Graph:
    """Return the graph of a plan. Raises `IdentifierError` that names its document."""
    try:
        return document_graph(document, entry, indicators)
    except IdentifierError as error:
        name = entry.file.name
        message = str(error) if str(error).startswith(f"{name}: ") else f"{name}: {error}"
        raise IdentifierError(message, hint=error.hint) from error


def check_year(entry: PlanEntry, document: PlanDocument) -> None:
    """Raise `ManifestError` if a row of the manifest and its document give different years."""
    stated = document.header.year
    if entry.year is not None and stated is not None and entry.year != stated:
        raise ManifestError(
            f"plan {entry.identifier!r} has year = {entry.year} in the manifest, but {entry.file.name} says {stated}",
            hint="mend the year of that row, or its file",
        )


def _state(statement: Statement, bench: Bench) -> tuple[Stated, tuple[Entry, ...]]:
    original = statement.original
    plan = original.entry.identifier
    document = open_document(original, statement.digest, bench)
    known = {printed: Indicator(name, (), kind) for printed, name, kind in statement.known}
    graph = plan_graph(document, original.entry, known)
    if statement.series is not None:
        for triple in series_triples(original.entry, statement.series, statement.before):
            graph.add(triple)
    for version in statement.former:
        former = open_document(version.original, version.digest, bench)
        for triple in former_triples(former, version.original.entry):
            graph.add(triple)
    lines = set(plan_lines(graph, plan))
    findings = tuple(finding for finding in validate(graph) if not is_shared(finding.focus))
    piece = save_piece(statement.key, lines, bench.cache, Said(graph_iri(plan), findings, is_vocabulary))
    return Stated(piece, count_plan(document, len(graph), original.entry.title), cited_titles(graph)), _entries(lines)


def is_vocabulary(line: str) -> bool:
    """Whether a line of N-Quads stands in the graph of the vocabulary, where what plans share does."""
    return line.endswith(_VOCABULARY)


def _entries(lines: Iterable[str]) -> tuple[Entry, ...]:
    """The texts of a plan, found as a whole store would find them."""
    with OxigraphStore.in_memory() as store:
        store.put("".join(lines).encode("utf-8"))
        return read_entries(store.select(find_query("all-texts").text))


_VOCABULARY = f"<{graph_iri(VOCABULARY)}> .\n"

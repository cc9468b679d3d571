"""Aligns pairs of plans, one by one, and states what was found: the links of each pair are a piece of the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from kg.align import PlanPair
from kg.align.corpus import align_pairs
from kg.build.cache import Cache, digest
from kg.build.originals import Bench, Original, open_document
from kg.build.pieces import Piece, Said, save_piece
from kg.build.versions import step_version
from kg.codec import read_value, write_value
from kg.identify import BASE, LINKS, graph_iri
from kg.links import Alignment, ElementRef, Link, measure_tasks
from kg.model import PlanDocument
from kg.rdf.links import Bearers, Tasks, alignment_triples
from kg.rdf.nquads import graph_lines
from kg.rdf.responsibility import list_bearers
from kg.validate import validate

_METHOD = f"<{BASE}method/"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two plans of a pair: how it is read, and the digest of its document."""

    original: Original
    digest: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans to be aligned."""

    pair: PlanPair
    earlier: Side
    later: Side

    @property
    def key(self) -> str:
        """The digest of all that the alignment is made from: the two documents, and how they are compared."""
        return digest("align", step_version("align"), self.pair.relation, self.earlier.digest, self.later.digest)

    @property
    def links(self) -> str:
        """The digest of all that the statements of the links are made from."""
        return self.links_key(self.key)

    def links_key(self, name: str) -> str:
        """Return the digest of the statements of the links that `name` tells, which say too who bears both sides."""
        entries = (side.original.entry for side in (self.earlier, self.later))
        standpoints = ((entry.level, entry.organisation, entry.issuer) for entry in entries)
        documents = (self.earlier.digest, self.later.digest)
        return digest("links", step_version("state"), name, *documents, repr(tuple(standpoints)))


@dataclass(frozen=True, slots=True)
class Linked:
    """What is known of a pair whose links were stated; `yearly` are accepted links between two years of a series."""

    piece: Piece
    links: int
    accepted: int
    yearly: tuple[Link, ...]


def find_linked(key: str, cache: Cache) -> Linked | None:
    """Return what an earlier build knew of the links under this key, None if they have to be stated."""
    found = cache.load("linked", key)
    return None if found is None or not cache.holds("lines", key) else read_value(Linked, found)


def align_plans(comparisons: Sequence[Comparison], bench: Bench) -> tuple[Linked, ...]:
    """Align pairs of plans, and keep the alignment of each and its statements."""
    sides = {side.digest: side for one in comparisons for side in (one.earlier, one.later)}
    documents = {name: open_document(side.original, name, bench) for name, side in sides.items()}
    plans = {document.identifier: document for document in documents.values()}
    found = align_pairs(plans, (one.pair for one in comparisons))
    bearers, tasks = bearers_of(sides.values(), plans), tasks_of(plans.values())
    linked = []
    for one, alignment in zip(comparisons, found, strict=True):
        bench.cache.save("alignment", one.key, write_value(alignment))
        linked.append(state_links(alignment, one.links, bench.cache, bearers=bearers, tasks=tasks))
    return tuple(linked)


def bearers_of(sides: Iterable[Side], documents: Mapping[str, PlanDocument]) -> Bearers:
    """Return the departments of the tasks of plans; `documents` are those of the sides by identifier."""
    entries = {side.original.entry.identifier: side.original.entry for side in sides}
    found: dict[ElementRef, frozenset[URIRef]] = {}
    for name, entry in entries.items():
        found |= list_bearers(documents[name], entry)
    return found


def tasks_of(documents: Iterable[PlanDocument]) -> Tasks:
    """Return the tasks of the measures of plans."""
    return {measure: task for document in documents for measure, task in measure_tasks(document).items()}


def state_links(alignment: Alignment, key: str, cache: Cache, *, bearers: Bearers, tasks: Tasks) -> Linked:
    """State the links of an alignment and keep the statements under a key.

    `bearers` are the departments of the tasks of both plans, `tasks` the tasks of their measures.
    """
    triples = tuple(alignment_triples(alignment, bearers, tasks))
    stated = dict(zip(graph_lines(triples, graph_iri(LINKS)), triples, strict=True))
    piece = save_piece(key, stated, cache, Said(graph_iri(LINKS), validate(stated.values()), _is_method))
    accepted = tuple(link for link in alignment.links if link.accepted)
    yearly = tuple(_bare(link) for link in accepted) if alignment.relation == "continues" else ()
    linked = Linked(piece, len(alignment.links), len(accepted), yearly)
    cache.save("linked", key, write_value(linked))
    return linked


def open_alignments(comparisons: Iterable[Comparison], bench: Bench) -> Mapping[PlanPair, Alignment]:
    """Return the automatic alignments of pairs; one whose entry is damaged is made again."""
    found: dict[PlanPair, Alignment] = {}
    for one in comparisons:
        if not bench.cache.holds("alignment", one.key):
            align_plans((one,), bench)
        found[one.pair] = read_value(Alignment, bench.cache.load("alignment", one.key) or b"")
    return found


def _bare(link: Link) -> Link:
    """A link without what only its own statements need."""
    return Link(link.earlier, link.later, link.relation, link.change, link.confidence, accepted=True)


def _is_method(line: str) -> bool:
    return line.startswith(_METHOD)

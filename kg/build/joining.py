"""Makes what takes all plans together: lines of tasks, variants of titles, what became of targets, and their check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from kg.attainment import Indicators, attain
from kg.build.cache import Cache, digest
from kg.build.pieces import Piece, Said, save_piece
from kg.build.stating import is_vocabulary
from kg.build.versions import step_version
from kg.codec import read_value, write_value
from kg.identify import ATTAINMENT, LINKS, graph_iri, is_shared, task_iri
from kg.links import Alignment, Link
from kg.model import PlanDocument
from kg.rdf import terms as t
from kg.rdf.attainment import attainment_graph
from kg.rdf.nquads import graph_lines
from kg.rdf.threads import thread_triples
from kg.rdf.variants import variant_triples
from kg.rdf.vocabulary import vocabulary_lines
from kg.shapes import Finding, Triple
from kg.store.content import sum_lines
from kg.threads import find_threads
from kg.validate import read_nquads, validate
from kg.workspace import PlanEntry


@dataclass(frozen=True, slots=True)
class Yearly:
    """Two successive years of a series with their accepted links."""

    earlier: str
    later: str
    links: tuple[Link, ...]


def join_lines(
    outlines: Mapping[str, PlanDocument], yearly: Iterable[Yearly], cited: Iterable[tuple[str, str]], cache: Cache
) -> tuple[str, Piece]:
    """State the lines of tasks through the years and the variants of cited titles; return their key with the piece."""
    alignments = [Alignment(y.earlier, y.later, "continues", y.links, (), "", "") for y in yearly]
    threads = thread_triples(find_threads(alignments, outlines))
    triples = {*threads, *variant_triples(cited)}
    tasks = frozenset(URIRef(task_iri(plan, task.number)) for plan, o in outlines.items() for task in o.tasks)
    findings = validate(triples, {t.TASK: tasks})
    return _keep(LINKS, triples, findings, cache)


def judge_targets(
    outlines: Mapping[str, PlanDocument], indicators: Indicators, entries: Iterable[PlanEntry], cache: Cache
) -> tuple[str, Piece]:
    """State what became of every target of the plans; return the key with the piece."""
    documents = tuple(outlines.values())
    attainments = attain(documents, indicators, {entry.identifier: entry for entry in entries})
    graph = set(attainment_graph(attainments, indicators, documents))
    return _keep(ATTAINMENT, graph, validate(graph), cache)


def state_vocabulary(cache: Cache) -> tuple[str, ...]:
    """Return the vocabulary as lines of N-Quads, sorted."""
    key = digest("vocabulary", step_version("state"))
    kept = cache.load("vocabulary", key)
    if kept is not None:
        return tuple(kept.decode("utf-8").splitlines(keepends=True))
    lines = tuple(sorted(set(vocabulary_lines())))
    cache.save("vocabulary", key, "".join(lines).encode("utf-8"))
    return lines


def check_common(lines: Sequence[str], cache: Cache) -> tuple[Finding, ...]:
    """Return what the shapes find in what plans share, all of it together; `lines` are sorted."""
    key = digest("common", step_version("state"), f"{sum_lines(lines):x}")
    kept = cache.load("common", key)
    if kept is not None:
        return read_value(tuple[Finding, ...], kept)
    findings = tuple(
        finding for finding in validate(read_nquads("".join(lines).encode("utf-8"))) if is_shared(finding.focus)
    )
    cache.save("common", key, write_value(findings))
    return findings


def _keep(name: str, triples: Iterable[Triple], findings: tuple[Finding, ...], cache: Cache) -> tuple[str, Piece]:
    graph = graph_iri(name)
    lines = sorted(set(graph_lines(triples, graph)))
    key = digest(name, *lines)
    return key, save_piece(key, lines, cache, Said(graph, findings, is_vocabulary))

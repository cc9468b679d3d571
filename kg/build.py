"""Builds a store from a workspace: documents, graphs, links between them, their check, and the store itself."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Literal, Protocol

from rdflib import Graph

from kg.align import align_corpus, apply_curation, plan_pairs, read_curation
from kg.attainment import Indicators, attain, match_indicators
from kg.attainment.model import Indicator
from kg.corrections import Problem, Rows, apply_corrections, read_corrections
from kg.errors import IdentifierError, ManifestError, ValidationError
from kg.identify import ATTAINMENT, LINKS, graph_iri
from kg.library import find_query
from kg.links import Alignment
from kg.model import PlanDocument
from kg.rdf import document_graph
from kg.rdf.attainment import attainment_graph
from kg.rdf.links import links_graph
from kg.rdf.nquads import graph_lines, plan_lines
from kg.rdf.series import series_triples
from kg.rdf.threads import thread_triples
from kg.rdf.variants import variant_triples
from kg.rdf.versions import former_triples
from kg.rdf.vocabulary import ontology_version, vocabulary_lines
from kg.search import build_index, read_entries
from kg.store.folder import FORMAT, SEARCH, StoreInfo, write_info
from kg.store.oxigraph import OxigraphStore
from kg.store.replace import replacing
from kg.threads import find_threads
from kg.validate import Finding, is_valid, validate
from kg.workspace import PlanEntry, Workspace

VERSIONS = "versions"
"""Where in a store the store of former versions lies, if there are any."""
Step = Literal["wait", "read", "state", "align", "attain", "check", "store", "index"]


class Progress(Protocol):
    """Who is told how far a build is: one step after the other, each of `total` parts."""

    def start(self, step: Step, total: int) -> None:
        """Say that a step begins."""
        ...

    def advance(self) -> None:
        """Say that one part of the step is done."""
        ...

    def done(self) -> None:
        """Say that the step has ended."""
        ...


class Silence:
    """A progress that nobody hears."""

    def start(self, step: Step, total: int) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""

    def done(self) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class PlanCount:
    """How much was read in one plan; `unassigned` counts characters that belong to nothing.

    `first_task` is the title of its first task: something to ask for.
    """

    identifier: str
    title: str
    sections: int
    tasks: int
    measures: int
    targets: int
    outcomes: int
    citations: int
    remarks: int
    unassigned: int
    statements: int
    first_task: str | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: counts per plan, links by status, all quads, their digest, and what a person should know.

    `seconds` are those of each step, in their order. `warnings` are corrections and decisions that could not be
    obeyed, `findings` what the shapes find that does not keep a graph from being stored. `former` are the former
    versions of plans, whose graphs lie in a store of their own, `VERSIONS` within the store.
    """

    store: Path
    plans: tuple[PlanCount, ...]
    links: int
    accepted: int
    quads: int
    content: str
    seconds: tuple[tuple[Step, float], ...]
    warnings: tuple[str, ...]
    findings: tuple[Finding, ...]
    former: tuple[str, ...] = ()


def build_store(
    workspace: Workspace,
    read_document: Callable[[PlanEntry], PlanDocument],
    store: Path,
    *,
    curation: bool = True,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the store of a workspace at `store`, which is replaced only once the new one is whole and valid.

    `read_document` reads the document of a row of the manifest. Without `curation`, human decisions are left
    out. Raises `ManifestError` where a row contradicts its document, `ValidationError` if the graphs do not
    satisfy the shapes, `StoreError` if the store cannot be written, and whatever `read_document` raises; the
    store that was there is then untouched.
    """
    clock = _Clock(progress or Silence())
    wait = partial(clock.progress.start, "wait", 1)
    with _without_collector(), replacing(store, on_wait=wait) as folder:
        rows = read_corrections(workspace.corrections) if curation else Rows()
        documents, misfits = _read(workspace, read_document, rows, clock)
        indicators = match_indicators(tuple(documents.values()))
        graphs = _state(workspace, documents, indicators, clock)
        former = _state_former(workspace, read_document, rows, graphs)
        alignments, links, problems = _align(workspace, documents, clock, curation=curation)
        for triple in (*variant_triples(graphs.values()), *thread_triples(find_threads(alignments, documents))):
            links.add(triple)
        attainments = _attain(workspace, documents, indicators, clock)
        findings = _check((*graphs.values(), links, attainments), clock)
        info = _write(folder, graphs, {LINKS: links, ATTAINMENT: attainments}, clock)
        _index(folder, clock)
        if former:
            _write(folder / VERSIONS, former, {}, _Clock(Silence()))
            _index(folder / VERSIONS, _Clock(Silence()))
    return BuildReport(
        store=store,
        plans=tuple(_count(document, len(graphs[name])) for name, document in documents.items()),
        links=sum(len(alignment.links) for alignment in alignments),
        accepted=sum(link.accepted for alignment in alignments for link in alignment.links),
        quads=info.quads,
        content=info.content,
        seconds=tuple(clock.seconds),
        former=tuple(former),
        warnings=(*misfits, *problems),
        findings=findings,
    )


def check_document(document: PlanDocument, entry: PlanEntry) -> None:
    """Look whether a document can be stored under a row, as far as that can be told without the others.

    Raises `ManifestError` where the row contradicts the document, `IdentifierError` for a name that no IRI holds,
    `ValidationError` if its graph does not satisfy the shapes.
    """
    _check_year(entry, document)
    _refuse_violations(validate(_plan_graph(document, entry, {})))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let Python's cycle collector rest: a build only gathers, and it would walk the growing graphs again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Clock:
    """Tells the progress of each step and keeps how long it took."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.seconds: list[tuple[Step, float]] = []

    @contextmanager
    def step(self, name: Step, total: int = 1) -> Iterator[None]:
        """Time what the body does and tell of it as one step of `total` parts."""
        self.progress.start(name, total)
        begun = perf_counter()
        yield
        self.seconds.append((name, perf_counter() - begun))
        self.progress.done()


def _read(
    workspace: Workspace, read_document: Callable[[PlanEntry], PlanDocument], rows: Rows, clock: _Clock
) -> tuple[dict[str, PlanDocument], tuple[str, ...]]:
    """The documents as people corrected them, and the corrections that could not be obeyed."""
    documents: dict[str, PlanDocument] = {}
    plans = workspace.manifest.plans
    known = {entry.identifier for entry in (*plans, *workspace.manifest.former)}
    problems = list(rows.problems)
    problems += [Problem(row.line, f"there is no plan {row.plan!r}") for row in rows.rows if row.plan not in known]
    with clock.step("read", len(plans)):
        for entry in plans:
            document = read_document(entry)
            _check_year(entry, document)
            corrected = apply_corrections(document, rows.rows)
            documents[entry.identifier] = corrected.document
            problems += corrected.problems
            clock.progress.advance()
    return documents, tuple(
        f"{workspace.corrections}:{problem.line}: {problem.message}" for problem in sorted(problems)
    )


def _check_year(entry: PlanEntry, document: PlanDocument) -> None:
    stated = document.header.year
    if entry.year is not None and stated is not None and entry.year != stated:
        raise ManifestError(
            f"plan {entry.identifier!r} has year = {entry.year} in the manifest, but {entry.file.name} says {stated}",
            hint="mend the year of that row, or its file",
        )


def _state(
    workspace: Workspace, documents: Mapping[str, PlanDocument], indicators: Indicators, clock: _Clock
) -> dict[str, Graph]:
    manifest = workspace.manifest
    given = {entry.identifier: documents[entry.identifier].header.year or entry.year for entry in manifest.plans}
    years = {identifier: year for identifier, year in given.items() if year is not None}
    graphs: dict[str, Graph] = {}
    with clock.step("state", len(manifest.plans)):
        for entry in manifest.plans:
            graph = _plan_graph(documents[entry.identifier], entry, indicators.by_name)
            for triple in series_triples(entry, manifest, years):
                graph.add(triple)
            graphs[entry.identifier] = graph
            clock.progress.advance()
    return graphs


def _state_former(
    workspace: Workspace,
    read_document: Callable[[PlanEntry], PlanDocument],
    rows: Rows,
    graphs: Mapping[str, Graph],
) -> dict[str, Graph]:
    """The graphs of former versions; the plan that replaced one says so in its own graph.

    What people corrected of a plan is corrected in its former versions too, where it still applies.
    """
    later = {entry.identifier: entry.superseded_by for entry in workspace.manifest.former}
    former: dict[str, Graph] = {}
    for entry in workspace.manifest.former:
        current = entry.identifier
        while current in later:
            current = later[current] or current
        mine = (replace(row, plan=entry.identifier) for row in rows.rows if row.plan in (current, entry.identifier))
        document = apply_corrections(read_document(entry), mine).document
        former[entry.identifier] = _plan_graph(document, entry, {})
        for triple in former_triples(document, entry):
            graphs[current].add(triple)
    return former


def _plan_graph(document: PlanDocument, entry: PlanEntry, indicators: Mapping[str, Indicator]) -> Graph:
    """The graph of a plan; an error that does not name its document is told with it."""
    try:
        return document_graph(document, entry, indicators)
    except IdentifierError as error:
        name = entry.file.name
        message = str(error) if str(error).startswith(f"{name}: ") else f"{name}: {error}"
        raise IdentifierError(message, hint=error.hint) from error


def _align(
    workspace: Workspace, documents: Mapping[str, PlanDocument], clock: _Clock, *, curation: bool
) -> tuple[tuple[Alignment, ...], Graph, tuple[str, ...]]:
    """The alignments of all pairs of plans, their graph, and what of the curation could not be obeyed."""
    with clock.step("align"):
        alignments = align_corpus(documents, plan_pairs(documents, workspace.manifest.plans))
        problems: tuple[str, ...] = ()
        if curation:
            path = workspace.decisions
            curated = apply_curation(alignments, read_curation(path), documents)
            alignments = curated.alignments
            problems = tuple(f"{path}:{problem.line}: {problem.message}" for problem in curated.problems)
        return alignments, links_graph(alignments), problems


def _attain(
    workspace: Workspace, documents: Mapping[str, PlanDocument], indicators: Indicators, clock: _Clock
) -> Graph:
    """The graph of what became of every target."""
    with clock.step("attain"):
        entries = {entry.identifier: entry for entry in workspace.manifest.plans}
        attainments = attain(tuple(documents.values()), indicators, entries)
        return attainment_graph(attainments, indicators, documents.values())


def _check(graphs: Iterable[Graph], clock: _Clock) -> tuple[Finding, ...]:
    """The findings on all graphs together, since plans name each other; none of them a violation."""
    with clock.step("check"):
        findings = validate({triple for graph in graphs for triple in graph})
    _refuse_violations(findings)
    return findings


def _refuse_violations(findings: tuple[Finding, ...]) -> None:
    if not is_valid(findings):
        violations = [finding for finding in findings if finding.severity == "Violation"]
        raise ValidationError(
            f"the shapes find {len(violations)} mistakes in the graphs; the first: {_sentence(violations[0])}",
            hint="see what was understood of each document with: kg check FILE",
        )


def _sentence(finding: Finding) -> str:
    return f"{finding.focus}: {finding.message_en}"


def _write(folder: Path, plans: Mapping[str, Graph], inferred: Mapping[str, Graph], clock: _Clock) -> StoreInfo:
    with clock.step("store"):
        lines = {line for plan, graph in plans.items() for line in plan_lines(graph, plan)}
        lines.update(line for name, graph in inferred.items() for line in graph_lines(graph, graph_iri(name)))
        lines.update(vocabulary_lines())
        text = "".join(sorted(lines)).encode("utf-8")
        new = OxigraphStore.create(folder)
        new.put(text)
        new.close()
        info = StoreInfo(FORMAT, ontology_version(), len(lines), _sizes(lines), hashlib.sha256(text).hexdigest())
        write_info(folder, info)
    return info


def _index(folder: Path, clock: _Clock) -> None:
    """Write the index of all texts beside the graphs."""
    with clock.step("index"), OxigraphStore.read(folder) as store:
        texts = store.select(find_query("all-texts").text)
        build_index(folder / SEARCH, read_entries(texts))


def _sizes(lines: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How many statements each named graph holds; the graph's name closes each line."""
    counts = Counter(line[line.rindex("<") + 1 : -4] for line in lines)
    return tuple(sorted(counts.items()))


def _count(document: PlanDocument, statements: int) -> PlanCount:
    holders = tuple(document.holders())
    coverage = document.coverage
    return PlanCount(
        identifier=document.identifier,
        title=document.header.title.text if document.header.title else document.identifier,
        sections=len(document.sections),
        tasks=len(document.tasks),
        measures=sum(len(task.measures) for task in document.tasks),
        targets=sum(len(holder.targets) for holder in holders),
        outcomes=len(document.outcomes),
        citations=sum(len(holder.citations) for holder in holders),
        remarks=len(document.remarks),
        unassigned=sum(piece.end - piece.start for piece in coverage.unassigned) if coverage else 0,
        statements=statements,
        first_task=document.tasks[0].title if document.tasks else None,
    )

"""Reads what pages show of plans from the store, once for each build: plans as documents, sources, departments."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise

from fastapi import HTTPException

from kg.answers.holdings import Snapshot
from kg.errors import KgError
from kg.identify import BASE, OA, VOCABULARY, graph_iri
from kg.library import ask
from kg.links import measure_ref, task_ref
from kg.model import Measure, PlanDocument, Source, Task
from kg.rdf.facts import Facts
from kg.rdf.read import read_document
from kg.web.kept import once, whole
from kg.web.problem import HttpProblem
from kg.workspace import Workspace, find_workspace

PLAN = f"{BASE}plan/"
_NEAREST, _LISTED = 3, 8
_STRONGEST = ("Lead", "Responsible", "Participant")


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What a plan says of itself, and which yearly series it belongs to; empty what is not known."""

    identifier: str
    title: str
    year: str
    series: str
    issuer: str
    number: str
    issued: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """A department's part: its IRI, its name in full, the words printed for it, and its `role` (`Lead` …)."""

    body: str
    name: str
    printed: str
    role: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a source from `start` on; `text` is None where the plan quotes nothing, as of page headers."""

    start: int
    text: str | None


def plan_heads(held: Snapshot) -> Mapping[str, PlanHead]:
    """Return what is known of each plan, by identifier; plans stand by year and identifier."""
    return once(held, "heads", lambda: _read_heads(held))


def plan_head(held: Snapshot, plan: str) -> PlanHead:
    """Return what is known of a plan. Raises a 404 if the store holds no such plan."""
    heads = plan_heads(held)
    head = heads.get(plan)
    if head is None:
        raise missing_plan(heads, plan)
    return head


def missing_plan(heads: Mapping[str, PlanHead], plan: str) -> HttpProblem:
    """Return the 404 of a plan that there is not, with the plans of the nearest identifiers or titles, or else all."""
    names = {name: head.identifier for head in heads.values() for name in (head.identifier, head.title)}
    near = dict.fromkeys(names[name] for name in get_close_matches(plan, names, n=_NEAREST, cutoff=0.5))
    listed = tuple(near) or tuple(heads)[:_LISTED]
    hint = f"did you mean: {', '.join(near)}?" if near else f"known: {', '.join(listed)}"
    ways = tuple((heads[name].title, f"/plan/{name}") for name in listed)
    return HttpProblem(404, "missing", f"there is no plan {plan!r}", hint, ways=ways)


def read_plan(held: Snapshot, plan: str) -> PlanDocument:
    """Return a plan as the document that it was read from. Raises a 404 if the store holds no such plan."""
    plan_head(held, plan)
    shared = once(held, "vocabulary", lambda: tuple(held.store.statements(graph_iri(VOCABULARY))))
    return once(
        held,
        f"document {plan}",
        lambda: read_document((*held.store.statements(graph_iri(plan)), *shared), f"{PLAN}{plan}"),
    )


def find_task(document: PlanDocument, number: str) -> Task:
    """Return a task of a plan by its number. Raises a 404 if there is none."""
    found = next((task for task in document.tasks if task.number == number), None)
    if found is None:
        raise HTTPException(404, "no such task")
    return found


def find_measure(document: PlanDocument, iri: str) -> tuple[Task, Measure]:
    """Return a measure of a plan with its task, by its IRI. Raises a 404 if there is none."""
    for task in document.tasks:
        for measure in task.measures:
            if f"{PLAN}{measure_ref(document, task, measure)}" == iri:
                return task, measure
    raise HTTPException(404, "no such measure")


def plan_neighbours(held: Snapshot, plan: str) -> tuple[PlanHead | None, PlanHead | None]:
    """Return the plans of the years before and after in the series of a plan."""
    heads = plan_heads(held)
    own = heads[plan]
    line = [head for head in heads.values() if head.series and head.series == own.series]
    for before, after in pairwise([None, *line, None]):
        if before is not None and before.identifier == plan:
            return line[line.index(before) - 1] if line.index(before) else None, after
    return None, None


def read_bearers(held: Snapshot, elements: Iterable[str]) -> dict[str, tuple[Bearer, ...]]:
    """Return the departments printed for each of the elements, by IRI, in the order of the text."""
    wanted = tuple(elements)
    found: dict[str, list[Bearer]] = defaultdict(list)
    for row in ask(held.store, "departments-of", element=wanted) if wanted else ():
        role = row["role"].rpartition("#")[2]
        found[row["element"]].append(Bearer(row["body"], row["department"], row["printed"], role))
    return {element: tuple(bearers) for element, bearers in found.items()}


def plan_bearers(held: Snapshot, document: PlanDocument) -> Mapping[str, tuple[Bearer, ...]]:
    """Return the departments of all tasks and measures of a plan; a task without any has those of its measures."""
    return once(held, f"bearers {document.identifier}", lambda: _read_plan_bearers(held, document))


def source_text(held: Snapshot, plan: str) -> tuple[Stretch, ...]:
    """Return the text of a plan's source as far as its statements quote it, in order and without overlap."""
    return once(held, f"source {plan}", lambda: tuple(_read_source(held, plan)))


def original_text(workspace: Workspace | None, plan: str, source: Source, quoted: Iterable[Stretch]) -> str | None:
    """Return the whole text of a plan's source if the workspace has the very file and it is a text.

    None where there is no such file, where it is not the one that was read, or where it is no text as it lies there
    (Word, PDF), so that what is quoted does not stand at its place.
    """
    if workspace is None or not source.media_type.startswith("text/"):
        return None
    try:
        entries = find_workspace(workspace.root).manifest.plans
        content = next(entry.file for entry in entries if entry.identifier == plan).read_bytes()
        text = content.decode("utf-8")
    except (KgError, OSError, StopIteration, UnicodeDecodeError):
        return None
    if hashlib.sha256(content).hexdigest() != source.sha256:
        return None
    stands = all(one.text is None or text.startswith(one.text, one.start) for one in quoted)
    return text if stands else None


def _read_heads(held: Snapshot) -> dict[str, PlanHead]:
    rows = {row["plan"]: row for row in reversed(ask(whole(held), "plans-by-year"))}
    heads = (
        PlanHead(plan, row["title"], row["year"], row["series"], row["issuer"], row["document_number"], row["issued"])
        for plan, row in rows.items()
    )
    return {head.identifier: head for head in sorted(heads, key=lambda head: (head.year, head.identifier))}


def _read_plan_bearers(held: Snapshot, document: PlanDocument) -> dict[str, tuple[Bearer, ...]]:
    measures = {
        f"{PLAN}{task_ref(document, task)}": [
            f"{PLAN}{measure_ref(document, task, measure)}" for measure in task.measures
        ]
        for task in document.tasks
    }
    found = read_bearers(held, (*measures, *(one for several in measures.values() for one in several)))
    for task, own in measures.items():
        if task not in found:
            found[task] = _strongest(bearer for measure in own for bearer in found.get(measure, ()))
    return found


def _strongest(bearers: Iterable[Bearer]) -> tuple[Bearer, ...]:
    """Each department once: who leads anywhere leads."""
    best: dict[str, Bearer] = {}
    for bearer in bearers:
        known = best.get(bearer.body)
        if known is None or _STRONGEST.index(bearer.role) < _STRONGEST.index(known.role):
            best[bearer.body] = bearer
    return tuple(sorted(best.values(), key=lambda bearer: _STRONGEST.index(bearer.role)))


def _read_source(held: Snapshot, plan: str) -> Iterable[Stretch]:
    statements = tuple(held.store.statements(graph_iri(plan)))
    facts = Facts(statements)
    quotes: dict[int, str] = {}
    for subject, predicate, value in statements:
        if predicate == f"{OA}start":
            quote = facts.need(facts.need(subject, f"{OA}refinedBy"), f"{OA}exact")
            quotes[int(value.value)] = max(quote, quotes.get(int(value.value), ""), key=len)
    at = 0
    for start, quote in sorted(quotes.items()):
        end = start + len(quote)
        if end <= at:
            continue
        if start > at:
            yield Stretch(at, None)
        yield Stretch(max(start, at), quote[max(0, at - start) :])
        at = end

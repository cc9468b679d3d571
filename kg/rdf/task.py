"""States the tasks of a plan and their measures."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef

from kg.model import Measure, Task
from kg.rdf import terms as t
from kg.rdf.citations import citation_triples, region_triples
from kg.rdf.corrections import corrected_triples
from kg.rdf.draft import Draft, Triple
from kg.rdf.figures import target_triples
from kg.rdf.responsibility import department_names, duty_triples, inherited_departments, responsibility_triples
from kg.rdf.text import chinese, day, words


def task_triples(draft: Draft, task: Task, position: int) -> Iterator[Triple]:
    """Yield the statements on a task, which is the `position`th of its plan, and on its measures."""
    iri = draft.task(task)
    yield draft.plan, t.HAS_TASK, iri
    yield iri, t.TYPE, t.TASK
    yield iri, t.IN_PLAN, draft.plan
    yield iri, t.NUMBER, Literal(task.number)
    yield iri, t.POSITION, Literal(position)
    yield iri, t.TITLE, chinese(task.title)
    yield iri, t.PASSAGE, draft.passage(task.passage)
    if task.printed_number is not None:
        yield iri, t.PRINTED_NUMBER, Literal(task.printed_number)
    if task.section is not None:
        yield iri, t.IN_SECTION, draft.section(task.section)
        yield draft.section(task.section), t.HAS_TASK, iri
    yield from inherited_departments(draft, iri, task)
    yield from department_names(draft, iri, task)
    yield from _shared(draft, iri, task)
    for measure in task.measures:
        yield from _measure(draft, iri, task, measure)


def _measure(draft: Draft, task_iri: URIRef, task: Task, measure: Measure) -> Iterator[Triple]:
    iri = draft.measure(task, measure)
    yield task_iri, t.HAS_MEASURE, iri
    if not task.responsibilities and not measure.responsibilities:
        yield task_iri, t.UNASSIGNED_MEASURE, iri
    yield iri, t.TYPE, t.MEASURE
    yield iri, t.IN_TASK, task_iri
    yield iri, t.IN_PLAN, draft.plan
    yield iri, t.POSITION, Literal(measure.position)
    yield iri, t.PASSAGE, draft.passage(measure.passage)
    if measure.number is not None:
        yield iri, t.NUMBER, Literal(measure.number)
    yield from words(iri, text=measure.text, normalized=measure.normalized, actor=measure.actor)
    if measure.actor_passage is not None:
        yield iri, t.ACTOR_PASSAGE, draft.passage(measure.actor_passage)
    yield from region_triples(draft, iri, measure.regions)
    yield from _shared(draft, iri, measure)


def _shared(draft: Draft, iri: URIRef, element: Task | Measure) -> Iterator[Triple]:
    """What tasks and measures have in common: who, by when, for whom, how much, by which document."""
    yield from responsibility_triples(draft, iri, element)
    yield from duty_triples(draft, iri, element.duties)
    yield from target_triples(draft, iri, element.targets)
    yield from citation_triples(draft, iri, element.citations)
    yield from corrected_triples(draft, iri, element.corrections)
    if element.deadline is None:
        return
    yield iri, t.DEADLINE, chinese(element.deadline.text)
    yield iri, t.DEADLINE_PASSAGE, draft.passage(element.deadline.passage)
    if element.deadline.due is not None:
        yield iri, t.DUE_DATE, day(element.deadline.due)

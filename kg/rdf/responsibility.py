"""States who is responsible: departments with their part, and what categories of provinces must or may do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import Literal, URIRef

from kg.identify import part_iri
from kg.links import ElementRef, task_ref
from kg.model import Duty, Measure, PlanDocument, Responsibility, Role, Task
from kg.organisations import Organisation
from kg.rdf import terms as t
from kg.rdf.draft import Draft, Triple, begin_draft
from kg.rdf.text import chinese, words
from kg.workspace import PlanEntry

_SHORTCUTS = {Role.LEAD: t.LEAD_DEPARTMENT, Role.PARTICIPANT: t.PARTICIPATING_DEPARTMENT}


def responsibility_triples(draft: Draft, holder: URIRef, element: Task | Measure) -> Iterator[Triple]:
    """Yield who is responsible for a task or measure as printed for it, with the direct edges to the departments."""
    for ordinal, responsibility in enumerate(element.responsibilities, start=1):
        iri = URIRef(part_iri(holder, "responsibility", ordinal))
        department = draft.department(responsibility.name, responsibility.parent, responsibility.printed)
        yield holder, t.QUALIFIED_ASSOCIATION, iri
        yield holder, t.HAS_DEPARTMENT, department
        if responsibility.role in _SHORTCUTS:
            yield holder, _SHORTCUTS[responsibility.role], department
        yield from _responsibility(draft, iri, department, responsibility)


def _responsibility(draft: Draft, iri: URIRef, department: URIRef, said: Responsibility) -> Iterator[Triple]:
    yield iri, t.TYPE, t.RESPONSIBILITY
    yield iri, t.TYPE, t.ASSOCIATION
    yield iri, t.IN_PLAN, draft.plan
    yield iri, t.AGENT, department
    yield iri, t.HAD_ROLE, t.ROLES[said.role]
    yield iri, t.RANK, Literal(said.rank)
    yield iri, t.LABEL, chinese(said.name)
    yield iri, t.PRINTED_NAME, chinese(said.printed)
    yield iri, t.PASSAGE, draft.passage(said.passage)
    yield from words(iri, text=said.phrase, mode=said.mode)


def inherited_departments(draft: Draft, holder: URIRef, task: Task) -> Iterator[Triple]:
    """Yield the departments of a task that prints none of its own: those of its measures."""
    if task.responsibilities:
        return
    for said in _of_measures(task):
        yield holder, t.HAS_DEPARTMENT, draft.department(said.name, said.parent, said.printed)


def department_names(draft: Draft, holder: URIRef, task: Task) -> Iterator[Triple]:
    """Yield the names of the departments of a task in one text, so that a list of tasks asks for it once a task.

    They are the names by which the task and its measures call its departments, in the order of their code points.
    """
    bodies = _bearers(draft, task)
    said = (*task.responsibilities, *_of_measures(task))
    names = {one.name for one in said if draft.department(one.name, one.parent, one.printed) in bodies}
    if names:
        yield holder, t.DEPARTMENT_NAMES, chinese("、".join(sorted(names)))


def list_bearers(document: PlanDocument, entry: PlanEntry | None) -> Mapping[ElementRef, frozenset[URIRef]]:
    """Return the departments of each task of a document. Raises `IdentifierError` as `begin_draft` does."""
    draft = begin_draft(document, entry)
    return {task_ref(document, task): _bearers(draft, task) for task in document.tasks}


def _bearers(draft: Draft, task: Task) -> frozenset[URIRef]:
    said = task.responsibilities or tuple(_of_measures(task))
    return frozenset(draft.department(one.name, one.parent, one.printed) for one in said)


def _of_measures(task: Task) -> Iterator[Responsibility]:
    return (said for measure in task.measures for said in measure.responsibilities)


def duty_triples(draft: Draft, holder: URIRef, duties: tuple[Duty, ...]) -> Iterator[Triple]:
    """Yield what categories of provinces must or may do in a task or measure."""
    for ordinal, duty in enumerate(duties, start=1):
        iri = URIRef(part_iri(holder, "duty", ordinal))
        yield holder, t.HAS_DUTY, iri
        yield iri, t.TYPE, t.PROVINCE_DUTY
        yield iri, t.IN_PLAN, draft.plan
        yield iri, t.HAS_CATEGORY, draft.category(duty.category)
        if duty.obligation:
            yield iri, t.HAS_OBLIGATION, t.OBLIGATIONS[duty.obligation]
        yield iri, t.TEXT, chinese(duty.phrase)
        yield iri, t.PASSAGE, draft.passage(duty.passage)


def department_triples(draft: Draft) -> Iterator[Triple]:
    """Yield what is known of each department that the draft has mentioned, and of those it is a unit of."""
    described: set[str] = set()
    for organisation, labels in draft.departments.values():
        for label in labels:
            if label != organisation.name:
                yield URIRef(organisation.iri), t.ALT_LABEL, chinese(label)
        yield from _organisation(organisation, described)


def category_triples(draft: Draft) -> Iterator[Triple]:
    """Yield the categories of provinces that the draft has mentioned."""
    for iri, name in draft.categories.items():
        yield iri, t.TYPE, t.PROVINCE_CATEGORY
        yield iri, t.TYPE, t.CONCEPT
        yield iri, t.PREF_LABEL, chinese(name)


def _organisation(organisation: Organisation, described: set[str]) -> Iterator[Triple]:
    if organisation.iri in described:
        return
    described.add(organisation.iri)
    iri = URIRef(organisation.iri)
    yield iri, t.TYPE, t.DEPARTMENT
    yield iri, t.TYPE, t.ORGANIZATION
    yield iri, t.PREF_LABEL, chinese(organisation.name)
    if organisation.level is not None:
        yield iri, t.CLASSIFICATION, URIRef(organisation.level)
    if organisation.parent is not None:
        yield iri, t.UNIT_OF, URIRef(organisation.parent.iri)
        yield from _organisation(organisation.parent, described)

"""Writes all measures of a store as one table, a row for each, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from kg.identify import KG, RDF, VOCABULARY, graph_iri
from kg.model import Duty, Measure, PlanDocument, Responsibility, Role, Task
from kg.rdf.read import read_document
from kg.store import Store

COLUMNS = (
    "plan",
    "year",
    "section",
    "task",
    "task_title",
    "measure",
    "text",
    "actor",
    "departments",
    "lead_departments",
    "participating_departments",
    "duties",
    "deadline",
    "due_date",
    "targets",
    "cited",
)
"""The columns of the table of measures, one row for each in the order of the plans and of their documents."""


def write_measures(store: Store) -> bytes:
    """Return the table as CSV, headings first."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for document, year in read_plans(store):
        for task in document.tasks:
            table.writerows(_row(document, year, task, measure) for measure in task.measures)
    return text.getvalue().encode("utf-8")


def read_plans(store: Store) -> list[tuple[PlanDocument, str]]:
    """Return the plans of a store by year, and the year of each, which its text may leave to the manifest."""
    shared = tuple(store.statements(graph_iri(VOCABULARY)))
    plans: list[tuple[PlanDocument, str]] = []
    for graph in store.graphs():
        own = tuple(store.statements(graph))
        for iri in [s for s, p, value in own if p == f"{RDF}type" and value.value == f"{KG}Plan"]:
            year = next((value.value for s, p, value in own if s == iri and p == f"{KG}year"), "")
            plans.append((read_document((*own, *shared), iri), year))
    return sorted(plans, key=lambda plan: (plan[1], plan[0].identifier))


def _row(document: PlanDocument, year: str, task: Task, measure: Measure) -> tuple[str | int, ...]:
    """A measure; who is responsible and by when are its task's where it prints none of its own."""
    responsibilities = measure.responsibilities or task.responsibilities
    deadline = measure.deadline or task.deadline
    return (
        document.identifier,
        year,
        task.section or "",
        task.number,
        task.title,
        measure.number or measure.position,
        measure.text,
        measure.actor or "",
        _names(responsibilities),
        _names(r for r in responsibilities if r.role is Role.LEAD),
        _names(r for r in responsibilities if r.role is Role.PARTICIPANT),
        "；".join(_duty(duty) for duty in measure.duties),
        deadline.text if deadline else "",
        deadline.due.isoformat() if deadline and deadline.due else "",
        "；".join(target.quote for target in measure.targets),
        "；".join(citation.title for citation in measure.citations),
    )


def _names(responsibilities: Iterable[Responsibility]) -> str:
    return "、".join(dict.fromkeys(said.name for said in responsibilities))


def _duty(duty: Duty) -> str:
    return f"{duty.category}{duty.obligation.value}" if duty.obligation else duty.category

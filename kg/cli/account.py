"""What was understood of a document, as the JSON of `kg check --format json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from kg.model import (
    Citation,
    Correction,
    Coverage,
    Deadline,
    Duty,
    Figure,
    Measure,
    PlanDocument,
    Responsibility,
    Target,
    Task,
)

Json = dict[str, Any]


def document_account(document: PlanDocument) -> Json:
    """Return the document as plain values: plan, sections, tasks, targets, outcomes, cited titles, coverage.

    What people corrected stands at the end, where they did.
    """
    return {
        "plan": _plan(document),
        "sections": [{"number": section.number, "title": section.title} for section in document.sections],
        "tasks": [_task(task) for task in document.tasks],
        "targets": [{"task": task, **_figure(target)} for task, target in place_targets(document)],
        "outcomes": [
            {"task": outcome.task, **_figure(outcome), "baseline": outcome.baseline} for outcome in document.outcomes
        ],
        "cited": list(dict.fromkeys(citation.title for citation in list_citations(document))),
        "coverage": _coverage(document),
        **_corrections(document),
    }


def place_targets(document: PlanDocument) -> list[tuple[str | None, Target]]:
    """Return every target of a document with the number of its task, or None, in the order of the text."""
    placed: list[tuple[str | None, Target]] = [(None, target) for target in document.targets]
    placed += [(None, target) for section in document.sections for target in section.targets]
    placed += [(task.number, target) for task in document.tasks for target in _targets_of(task)]
    return sorted(placed, key=lambda pair: pair[1].passage)


def list_citations(document: PlanDocument) -> list[Citation]:
    """Return every place of a document that names another one, in the order of the text."""
    found = (citation for holder in document.holders() for citation in holder.citations)
    return sorted(found, key=lambda citation: citation.passage)


def _plan(document: PlanDocument) -> Json:
    header = document.header
    return {
        "title": header.title.text if header.title else None,
        "year": header.year,
        "issuer": header.issuer.text if header.issuer else None,
        "document_number": header.document_number.text if header.document_number else None,
        "issued": header.issued.isoformat() if header.issued else None,
    }


def _task(task: Task) -> Json:
    return {
        "number": task.number,
        "title": task.title,
        "section": task.section,
        "departments": _departments(task.responsibilities),
        "deadline": _deadline(task.deadline),
        "measures": [_measure(measure) for measure in task.measures],
    }


def _measure(measure: Measure) -> Json:
    said: Json = {"number": measure.number} if measure.number else {}
    return {
        **said,
        "text": measure.text,
        "actor": measure.actor,
        "departments": _departments(measure.responsibilities),
        "duties": [_duty(duty) for duty in measure.duties],
        "deadline": _deadline(measure.deadline),
    }


def _departments(responsibilities: Iterable[Responsibility]) -> list[Json]:
    return [{"name": one.name, "role": one.role.value} for one in responsibilities]


def _duty(duty: Duty) -> Json:
    return {"category": duty.category, "obligation": duty.obligation.value if duty.obligation else None}


def _deadline(deadline: Deadline | None) -> str | None:
    return deadline.text if deadline else None


def _figure(figure: Figure) -> Json:
    return {
        "quote": figure.quote,
        "indicator": figure.indicator,
        "comparator": figure.comparator.value if figure.comparator else None,
        "value": _number(figure.value),
        "unit": figure.unit,
        "period": figure.period,
    }


def _corrections(document: PlanDocument) -> Json:
    corrections = [_correction(one) for one in dict.fromkeys(document.list_corrections())]
    return {"corrections": corrections} if corrections else {}


def _correction(correction: Correction) -> Json:
    return {
        "field": correction.field,
        "was": correction.was,
        "now": correction.now,
        "by": correction.by,
        "why": correction.why,
        "date": correction.day.isoformat() if correction.day else None,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _coverage(document: PlanDocument) -> Json:
    coverage = document.coverage or Coverage(0, 0, 0)
    return {
        "characters": coverage.characters,
        "assigned": coverage.assigned,
        "furniture": coverage.furniture,
        "unassigned": [
            {"start": piece.start, "end": piece.end, "text": document.source.quote(piece)}
            for piece in coverage.unassigned
        ],
    }


def _targets_of(task: Task) -> Iterator[Target]:
    yield from task.targets
    for measure in task.measures:
        yield from measure.targets

"""Finds what people corrected in two plans: a report must not tell it as printed."""

from __future__ import annotations

from collections.abc import Iterator

from kg.diff.elements import Corrected, Spot
from kg.diff.sides import Side
from kg.links import ElementRef
from kg.model import Correction, Measure, PlanDocument, Task


def list_corrected(document: PlanDocument, side: Side) -> tuple[Corrected, ...]:
    """Return the corrections of a plan, each once: of itself and its parts first, then task by task.

    A correction of a target belongs to the task or measure that states it.
    """
    found = (
        *(Corrected(side.facts.year, None, None, one) for one in _of_plan(document)),
        *(one for task, ref in zip(document.tasks, side.tasks, strict=True) for one in _of_task(task, ref, side)),
    )
    return tuple(dict.fromkeys(found))


def _of_plan(document: PlanDocument) -> Iterator[Correction]:
    """Those of no task: of the plan, its sections and outcomes."""
    yield from document.corrections
    for target in document.targets:
        yield from target.corrections
    for section in document.sections:
        yield from section.corrections
        for target in section.targets:
            yield from target.corrections
    for outcome in document.outcomes:
        yield from outcome.corrections


def _of_task(task: Task, ref: ElementRef, side: Side) -> Iterator[Corrected]:
    own = side.tasks[ref].spot
    yield from _of_holder(task, ref, own)
    for measure, part in zip(task.measures, side.measures_of(ref), strict=True):
        yield from _of_holder(measure, ref, side.measures[part].spot)


def _of_holder(holder: Task | Measure, task: ElementRef, spot: Spot) -> Iterator[Corrected]:
    for correction in (*holder.corrections, *(one for target in holder.targets for one in target.corrections)):
        yield Corrected(spot.year, task, spot, correction)

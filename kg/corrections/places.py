"""Finds the element that a correction speaks of, and puts another in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.corrections.rows import Row, squeeze
from kg.links import measure_ref
from kg.model import Figure, Measure, Outcome, PlanDocument, Section, Target, Task

Element = PlanDocument | Section | Task | Measure | Target | Outcome
Part = TypeVar("Part", Section, Task, Measure, Target, Outcome)
_SHOWN = 30


class MisfitError(Exception):
    """A correction that does not apply to the document any more; its text says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """An element of a document, and its path (task/3/measure/2) now."""

    path: str
    element: Element


def list_elements(document: PlanDocument) -> Iterator[Found]:
    """Yield every element that can be corrected with its path, in the order of the document."""
    yield Found("plan", document)
    yield from (Found(f"section/{section.number}", section) for section in document.sections)
    for task in document.tasks:
        yield Found(f"task/{task.number}", task)
        yield from (Found(measure_ref(document, task, measure).path, measure) for measure in task.measures)
    yield from _counted("target", [target for holder in document.holders() for target in holder.targets])
    yield from _counted("outcome", document.outcomes)


def _counted(kind: str, figures: Iterable[Target | Outcome]) -> Iterator[Found]:
    """Figures counted by where they stand, as their IRIs are; one that hangs on two elements is one."""
    ordered = sorted(dict.fromkeys(figures), key=lambda figure: figure.passage)
    yield from (Found(f"{kind}/{ordinal}", figure) for ordinal, figure in enumerate(ordered, start=1))


def find_element(document: PlanDocument, row: Row) -> Found:
    """Return the element of a row: the one at its path if it has the row's text, else the only one that has.

    Raises `MisfitError` if there is none, or several.
    """
    wanted = squeeze(row.text or (row.was[0] if row.was else ""))
    kind = row.element.partition("/")[0] if row.kind == "figure" else row.kind
    alike = [found for found in list_elements(document) if _kind(found) == kind]
    there = next((found for found in alike if found.path == row.element), None)
    if there is not None and (row.kind == "plan" or squeeze(text_of(there.element)) == wanted):
        return there
    same = [found for found in alike if squeeze(text_of(found.element)) == wanted]
    if len(same) == 1:
        return same[0]
    if there is None and same:
        raise MisfitError(f"no longer applies: there is no {row.element}, and several others have its text")
    if there is None:
        raise MisfitError(f"no longer applies: there is no {row.element}, and no other has its text")
    raise MisfitError(f"no longer applies: {row.element} reads {text_of(there.element)[:_SHOWN]!r} now")


def text_of(element: Element) -> str:
    """Return the text that an element is known by: its title, its sentence, or its quote."""
    if isinstance(element, PlanDocument):
        return element.header.title.text if element.header.title else ""
    if isinstance(element, Section | Task):
        return element.title
    return element.quote if isinstance(element, Figure) else element.text


def put_element(document: PlanDocument, old: Element, new: Element | None) -> PlanDocument:
    """Return the document with `new` in the place of `old`, wherever that hangs; a figure may have nothing there."""
    if isinstance(old, PlanDocument):
        return new if isinstance(new, PlanDocument) else document
    if isinstance(old, Outcome):
        return replace(document, outcomes=_swap(document.outcomes, old, new))
    if isinstance(old, Section):
        return replace(document, sections=_swap(document.sections, old, new))
    if isinstance(old, Task):
        return replace(document, tasks=_swap(document.tasks, old, new))
    if isinstance(old, Measure):
        return each_task(document, lambda task: replace(task, measures=_swap(task.measures, old, new)))
    return _put_target(document, old, new)


def each_task(document: PlanDocument, change: Callable[[Task], Task]) -> PlanDocument:
    """Return the document with every task changed."""
    return replace(document, tasks=tuple(change(task) for task in document.tasks))


def _put_target(document: PlanDocument, old: Target, new: Element | None) -> PlanDocument:
    def of_task(task: Task) -> Task:
        measures = tuple(replace(m, targets=_swap(m.targets, old, new)) if m.targets else m for m in task.measures)
        return replace(task, targets=_swap(task.targets, old, new), measures=measures)

    sections = tuple(replace(section, targets=_swap(section.targets, old, new)) for section in document.sections)
    return replace(each_task(document, of_task), sections=sections, targets=_swap(document.targets, old, new))


def _swap(parts: tuple[Part, ...], old: Part, new: Element | None) -> tuple[Part, ...]:
    swapped = (new if part == old else part for part in parts)
    return tuple(part for part in swapped if isinstance(part, type(old)))


def _kind(found: Found) -> str:
    name = found.path.partition("/")[0]
    return "measure" if isinstance(found.element, Measure) else name

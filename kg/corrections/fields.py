"""Corrects one field of one element: a title, a department or its role, a deadline, a part of a figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kg.corrections.places import Element, MisfitError, text_of
from kg.corrections.rows import Row, read_day, squeeze
from kg.model import (
    Comparator,
    Correction,
    Deadline,
    Figure,
    Measure,
    Outcome,
    Passage,
    PlanDocument,
    Responsibility,
    Role,
    Section,
    Stated,
    Target,
    Task,
)


def correct_field(element: Element, row: Row) -> Element:
    """Return the element with the row's field corrected and the correction remembered.

    Raises `MisfitError` if what was read is not what the row says was read.
    """
    corrected, passage = _FIELDS[row.field](element, row)
    correction = Correction(row.field, _first(row.was), _first(row.now), row.by, row.why, passage, row.day)
    if row.department is not None:
        correction = replace(correction, was=f"{row.department} {row.was[0]}", now=f"{row.department} {row.now[0]}")
    return replace(corrected, corrections=(*corrected.corrections, correction))


def _correct_title(element: Element, row: Row) -> tuple[Element, Passage]:
    _expect(text_of(element), row)
    if isinstance(element, PlanDocument) and element.header.title is not None:
        title = Stated(row.now[0], element.header.title.passage)
        return replace(element, header=replace(element.header, title=title)), title.passage
    if isinstance(element, Section | Task):
        return replace(element, title=row.now[0]), element.passage
    raise MisfitError(f"no longer applies: {row.element} has no title")


def _correct_department(element: Element, row: Row) -> tuple[Element, Passage]:
    holder = _holder(element, row)
    if not row.was:
        added = _new_responsibility(holder, row)
        return replace(holder, responsibilities=(*holder.responsibilities, added)), added.passage
    said = _responsibility(holder, row.was[0], row)
    renamed = (replace(said, name=row.now[0], parent=None),) if row.now else ()
    kept = tuple(new for old in holder.responsibilities for new in (renamed if old == said else (old,)))
    return replace(holder, responsibilities=kept), said.passage


def _correct_role(element: Element, row: Row) -> tuple[Element, Passage]:
    holder = _holder(element, row)
    said = _responsibility(holder, row.department or "", row)
    _expect(said.role.value, row)
    role = Role(row.now[0])
    kept = tuple(replace(old, role=role) if old == said else old for old in holder.responsibilities)
    return replace(holder, responsibilities=kept), said.passage


def _correct_deadline(element: Element, row: Row) -> tuple[Element, Passage]:
    holder = _holder(element, row)
    _expect(holder.deadline.text if holder.deadline else None, row)
    passage = holder.deadline.passage if holder.deadline else holder.passage
    deadline = Deadline(row.now[0], passage, row.due) if row.now else None
    return replace(holder, deadline=deadline), passage


def _correct_due(element: Element, row: Row) -> tuple[Element, Passage]:
    holder = _holder(element, row)
    if holder.deadline is None:
        raise MisfitError(f"no longer applies: {row.element} has no deadline")
    _expect(holder.deadline.due.isoformat() if holder.deadline.due else None, row)
    due: date | None = read_day(row.now[0]) if row.now else None
    return replace(holder, deadline=replace(holder.deadline, due=due)), holder.deadline.passage


def _correct_figure(element: Element, row: Row) -> tuple[Element, Passage]:
    if not isinstance(element, Target | Outcome):
        raise MisfitError(f"no longer applies: {row.element} is no figure")
    _expect(figure_value(element, row.field), row)
    now = _first(row.now)
    if row.field == "value":
        return replace(element, value=Decimal(now) if now else None), element.passage
    if row.field == "comparator":
        return replace(element, comparator=Comparator(now) if now else None), element.passage
    if row.field == "unit":
        return replace(element, unit=now), element.passage
    if row.field == "period":
        return replace(element, period=now), element.passage
    return replace(element, indicator=now or element.indicator), element.passage


def figure_value(figure: Figure, field: str) -> str | None:
    """Return a part of a figure as it stands in a row: 16, <=, 个月, 2021."""
    if field == "value":
        return f"{figure.value:f}" if figure.value is not None else None
    if field == "comparator":
        return figure.comparator.value if figure.comparator else None
    parts = {"unit": figure.unit, "period": figure.period, "indicator": figure.indicator}
    return parts[field]


def _holder(element: Element, row: Row) -> Task | Measure:
    if isinstance(element, Task | Measure):
        return element
    raise MisfitError(f"no longer applies: {row.element} is neither task nor measure")


def _responsibility(holder: Task | Measure, name: str, row: Row) -> Responsibility:
    found = next((r for r in holder.responsibilities if squeeze(name) in (squeeze(r.name), squeeze(r.printed))), None)
    if found is None:
        raise MisfitError(f"no longer applies: {row.element} names no department {name!r}")
    return found


def _new_responsibility(holder: Task | Measure, row: Row) -> Responsibility:
    """A department that the reading missed: it stands in the phrase of the others, or else in the element itself."""
    name = row.now[0]
    if any(squeeze(name) == squeeze(said.name) for said in holder.responsibilities):
        raise MisfitError(f"no longer applies: {row.element} names {name!r} already")
    last = holder.responsibilities[-1] if holder.responsibilities else None
    return Responsibility(
        name=name,
        printed=name,
        role=Role(row.role) if row.role else Role.RESPONSIBLE,
        rank=last.rank + 1 if last else 1,
        phrase=last.phrase if last else text_of(holder),
        passage=last.passage if last else holder.passage,
        mode=last.mode if last else None,
    )


def _expect(found: str | None, row: Row) -> None:
    if squeeze(found or "") == squeeze(_first(row.was) or ""):
        return
    if not found:
        raise MisfitError(f"no longer applies: no {row.field} of {row.element} is read now")
    raise MisfitError(f"no longer applies: the {row.field} of {row.element} is read as {found!r} now")


def _first(texts: tuple[str, ...]) -> str | None:
    return texts[0] if texts else None


_FIELDS: Mapping[str, Callable[[Element, Row], tuple[Element, Passage]]] = {
    "title": _correct_title,
    "department": _correct_department,
    "role": _correct_role,
    "deadline": _correct_deadline,
    "due": _correct_due,
    "indicator": _correct_figure,
    "comparator": _correct_figure,
    "value": _correct_figure,
    "unit": _correct_figure,
    "period": _correct_figure,
}

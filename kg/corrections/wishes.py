"""Makes a row of what a person wants corrected: what was read, and the text it is made against, are filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.corrections.apply import apply_corrections
from kg.corrections.fields import figure_value
from kg.corrections.places import Element, list_elements, text_of
from kg.corrections.rows import FIELDS, Row, element_kind, squeeze, wrong_value
from kg.errors import CurationError
from kg.model import Figure, Measure, PlanDocument, Task

_DAY = re.compile(r"(?:(?P<year>[12]\d{3})年)?(?P<month>\d+)月(?:(?P<day>\d+)[日号])?")
_LEAP = 2000  # 2月29日 without a year may be one
_HELP = "kg correct --help shows how"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants corrected of the element at a path (task/3/measure/2), and why.

    `now` are the texts that there should be, none where there should be nothing. `was` is needed only where an element
    may have several of a kind: the department that is renamed or does not belong there. `joined` asks for a measure
    to be joined with the one that follows.
    """

    element: str
    field: str
    by: str
    why: str
    now: tuple[str, ...] = ()
    was: str | None = None
    department: str | None = None
    role: str | None = None
    due: date | None = None
    day: date | None = None
    joined: bool = False


def make_row(document: PlanDocument, wish: Wish) -> Row:
    """Return the row that a wish comes to; `document` is as it was read and corrected so far.

    Raises `CurationError` if there is no such element or field, or if the correction cannot be obeyed.
    """
    element = _element(document, wish)
    row = Row(
        plan=document.identifier,
        element=wish.element,
        field=wish.field,
        by=wish.by.strip(),
        why=wish.why.strip(),
        was=_was(document, element, wish),
        now=_now(document, element, wish),
        text=None if wish.field in ("title", "sentences", "figure") else text_of(element),
        department=wish.department or (_only_department(element) if wish.field == "role" else None),
        role=wish.role,
        due=wish.due,
        day=wish.day,
    )
    if not row.by or not row.why:
        raise CurationError("a correction says who made it and why", hint="add --who NAME and --why REASON")
    if wish.field == "deadline":
        _check_time(wish.now)
    wrong = wrong_value(row) or next(
        (problem.message for problem in apply_corrections(document, (row,)).problems), None
    )
    if wrong:
        where = f"{document.identifier}/{wish.element}"
        raise CurationError(f"{where}: {wrong.removeprefix('no longer applies: ')}", hint=_HELP)
    return row


def _check_time(texts: tuple[str, ...]) -> None:
    """Refuse a month or a day that no calendar has: 2022年13月, 6月31日."""
    for text in texts:
        for found in _DAY.finditer(text):
            try:
                date(int(found["year"] or _LEAP), int(found["month"]), int(found["day"] or 1))
            except ValueError as error:
                raise CurationError(
                    f"--now {text!r} is no time: {found[0]} is no month or day of the calendar", hint=_HELP
                ) from error


def _element(document: PlanDocument, wish: Wish) -> Element:
    found = next((found.element for found in list_elements(document) if found.path == wish.element), None)
    kind = element_kind(wish.element)
    if found is None or kind is None:
        raise CurationError(
            f"{wish.element} is no element of the plan {document.identifier}",
            hint=f"what was read of it is in: kg check {document.source.name}",
        )
    if wish.field not in FIELDS[kind]:
        raise CurationError(
            f"{wish.element} has no {wish.field}; of it can be corrected: {', '.join(FIELDS[kind])}", hint=_HELP
        )
    return found


def _was(document: PlanDocument, element: Element, wish: Wish) -> tuple[str, ...]:
    if wish.joined and isinstance(element, Measure):
        return (element.text, _following(document, element).text)
    if wish.field in ("title", "sentences", "figure"):
        return (text_of(element),)
    read = wish.was if wish.field == "department" else read_value(element, wish.field, wish.department)
    return (read,) if read is not None else ()


def _now(document: PlanDocument, element: Element, wish: Wish) -> tuple[str, ...]:
    if wish.joined and isinstance(element, Measure):
        return (element.text + _following(document, element).text,)
    return tuple(text.strip() for text in wish.now if text.strip())


def read_value(element: Element, field: str, department: str | None = None) -> str | None:
    """Return what an element has in a field that holds one value, or None: a role, a deadline, a part of a figure."""
    if isinstance(element, Figure):
        return figure_value(element, field)
    if not isinstance(element, Task | Measure):
        return None
    if field == "role":
        name = department or _only_department(element)
        roles = (said.role.value for said in element.responsibilities if squeeze(said.name) == squeeze(name or ""))
        return next(roles, None)
    if element.deadline is None:
        return None
    due = element.deadline.due
    return element.deadline.text if field == "deadline" else due.isoformat() if due else None


def _only_department(element: Element) -> str | None:
    said = element.responsibilities if isinstance(element, Task | Measure) else ()
    return said[0].name if len(said) == 1 else None


def _following(document: PlanDocument, measure: Measure) -> Measure:
    for task in document.tasks:
        if measure in task.measures[:-1]:
            return task.measures[task.measures.index(measure) + 1]
    raise CurationError(
        f"{measure.text} is the last measure of its task, so there is none to join", hint="kg correct --help shows how"
    )

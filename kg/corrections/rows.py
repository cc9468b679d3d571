"""What a row of the file of corrections says, and which rows can be obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.model import Comparator, Role

_ELEMENTS: Mapping[str, str] = {
    "plan": r"plan",
    "section": r"section/[^/\s]+",
    "task": r"task/[^/\s]+",
    "measure": r"(?:task/[^/\s]+/)?measure/[^/\s]+",
    "figure": r"(?:target|outcome)/[1-9]\d{0,8}",
}
FIELDS: Mapping[str, tuple[str, ...]] = {
    "plan": ("title",),
    "section": ("title",),
    "task": ("title", "department", "role", "deadline", "due"),
    "measure": ("department", "role", "deadline", "due", "sentences"),
    "figure": ("figure", "indicator", "comparator", "value", "unit", "period"),
}
"""What can be corrected of each kind of element."""

_ALL = tuple(dict.fromkeys(name for names in FIELDS.values() for name in names))
_TEXTS = ("plan", "element", "field", "by", "why")
KEYS = ("plan", "element", "text", "field", "department", "was", "now", "role", "due", "by", "why", "date")
"""The keys of a row, in the order in which they are written."""

_MANY = frozenset({"department"})  # an element may have several, so that two rows may each add one
_PERIOD = re.compile(r"\d{4}(?:-\d{4})?")
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?")
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One correction: of which element, made against which text, what was read and what it should be.

    `was` and `now` hold one text or none, but for `sentences`, which are cut anew: as many as were read, and as many
    as there should be. `text` is the title, sentence or quote of the element when the row was written. `department`
    is whose role is corrected, `role` that of a department that is added, `due` the day of a deadline. `line` counts
    from 1 in the file, 0 outside one.
    """

    plan: str
    element: str
    field: str
    by: str
    why: str
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    text: str | None = None
    department: str | None = None
    role: str | None = None
    due: date | None = None
    day: date | None = None
    line: int = 0

    @property
    def kind(self) -> str:
        """The kind of the element: plan, section, task, measure or figure."""
        return element_kind(self.element) or ""

    def same_place(self) -> tuple[object, ...]:
        """Return what two rows share that cannot both hold: the element, its field, and what was read there."""
        added = self.now if self.field in _MANY and not self.was else ()
        return self.plan, self.element, self.field, self.department, self.was, added


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A row that is not obeyed, by the line where it begins, and why."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a file that can be obeyed, in its order, and the problems of the others by line."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def element_kind(element: str) -> str | None:
    """Return the kind of an element by its path (task/3/measure/2), or None if that is no path."""
    return next((kind for kind, form in _ELEMENTS.items() if re.fullmatch(form, element)), None)


def read_row(table: Mapping[str, object], line: int) -> Row | Problem:
    """Return the row that a table of the file states, or what is wrong with it."""
    wrong = _wrong_keys(table) or _wrong_element(table)
    if wrong:
        return Problem(line, wrong)
    was, now = _texts(table.get("was")), _texts(table.get("now"))
    day, due = table.get("date"), table.get("due")
    row = Row(
        plan=_text(table, "plan"),
        element=_text(table, "element"),
        field=_text(table, "field"),
        by=_text(table, "by"),
        why=_text(table, "why"),
        was=was,
        now=now,
        text=_text(table, "text") or None,
        department=_text(table, "department") or None,
        role=_text(table, "role") or None,
        due=due if isinstance(due, date) else None,
        day=day if isinstance(day, date) else None,
        line=line,
    )
    wrong = wrong_value(row)
    return Problem(line, wrong) if wrong else row


def settle(rows: Iterable[Row]) -> Rows:
    """Return the rows that do not contradict each other, and a problem for each that does or says a thing twice."""
    known = tuple(rows)
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in known:
        groups.setdefault(row.same_place(), []).append(row)
    problems = tuple(sorted(problem for group in groups.values() for problem in _clashes(group)))
    refused = {problem.line for problem in problems}
    return Rows(tuple(row for row in known if row.line not in refused), problems)


def wrong_value(row: Row) -> str | None:
    """Return what is wrong with the values of a row, or None."""
    if row.field == "sentences":
        return _wrong_sentences(row)
    if len(row.was) > 1 or len(row.now) > 1:
        return f"{row.field} takes one text each for was and now"
    if row.was == row.now and row.due is None:
        return "was and now are the same, so nothing is corrected"
    if row.text is None and row.field not in ("title", "figure"):
        return "no text: give the sentence, title or quote that it was made against"
    return _wrong_of_field(row)


def _wrong_of_field(row: Row) -> str | None:
    now = row.now[0] if row.now else None
    if row.field in ("title", "indicator") and not (row.was and now):
        return f"{row.field} needs both was and now"
    if row.field == "figure" and (now or not row.was):
        return "figure takes no now: it says with was that this is no figure"
    if row.field == "role" and (row.department is None or not now):
        return "role needs department, was and now"
    for role in (now if row.field == "role" else None, row.role):
        if role is not None and role not in {known.value for known in Role}:
            return f"role {role[:_SHOWN]!r} is none of {', '.join(known.value for known in Role)}"
    return _wrong_number(row.field, now)


def _wrong_number(field: str, now: str | None) -> str | None:
    if now is None:
        return None
    if field == "comparator" and now not in {known.value for known in Comparator}:
        return f"comparator {now[:_SHOWN]!r} is none of {', '.join(known.value for known in Comparator)}"
    if field == "value" and not _NUMBER.fullmatch(now):
        return f"value {now[:_SHOWN]!r} is no number"
    if field == "period" and not _PERIOD.fullmatch(now):
        return f"period {now[:_SHOWN]!r} is no year; write it as 2021, or 2016-2020"
    if field == "due" and read_day(now) is None:
        return f"due {now[:_SHOWN]!r} is no day; write it as 2021-06-30"
    return None


def read_day(text: str) -> date | None:
    """Return the day that a text writes as 2021-06-30, or None."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def squeeze(text: str) -> str:
    """Return a text without its white space, as texts are compared."""
    return "".join(text.split())


def _wrong_sentences(row: Row) -> str | None:
    if not row.was or not row.now:
        return "sentences needs both was and now, each a list of texts"
    if squeeze("".join(row.was)) != squeeze("".join(row.now)):
        return "the sentences of now are not those of was cut in another way"
    if [squeeze(text) for text in row.was] == [squeeze(text) for text in row.now]:
        return "was and now are the same, so nothing is corrected"
    return None


def _wrong_keys(table: Mapping[str, object]) -> str | None:
    unknown = [key for key in table if key not in KEYS]
    if unknown:
        return f"unknown key {unknown[0][:_SHOWN]!r}; known: {', '.join(KEYS)}"
    for key in _TEXTS:
        if key not in table or not _text(table, key):
            return f"no {key}: every row needs {', '.join(_TEXTS)}"
    for key in ("text", "department", "role"):
        if key in table and not isinstance(table[key], str):
            return f"{key} is a text"
    for key in ("date", "due"):
        if key in table and type(table[key]) is not date:
            return f"{key} is a day, written as {key} = 2021-06-30"
    for key in ("was", "now"):
        if not _is_texts(table.get(key)):
            return f"{key} is a text or a list of texts"
    return None


def _wrong_element(table: Mapping[str, object]) -> str | None:
    element, field = _text(table, "element"), _text(table, "field")
    kind = element_kind(element)
    if kind is None:
        return (
            f"element {element[:_SHOWN]!r} is none; write it as plan, section/一, task/10, task/10/measure/3, "
            "measure/34, target/2 or outcome/5"
        )
    if field not in _ALL:
        return f"field {field[:_SHOWN]!r} is none of {', '.join(_ALL)}"
    if field not in FIELDS[kind]:
        return f"{element[:_SHOWN]} has no {field}; of it can be corrected: {', '.join(FIELDS[kind])}"
    return None


def _clashes(group: list[Row]) -> Iterator[Problem]:
    first = group[0]
    if len({(row.now, row.role, row.due) for row in group}) > 1:
        lines = ", ".join(str(row.line) for row in group)
        for row in group:
            yield Problem(row.line, f"lines {lines} contradict each other: none of them is obeyed")
    else:
        yield from (Problem(row.line, f"says the same as line {first.line}") for row in group[1:])


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    return value.strip() if isinstance(value, str) else ""


def _is_texts(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(one, str) and one.strip() for one in value)
    return value is None or (isinstance(value, str | int | Decimal | date) and not isinstance(value, bool))


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(one).strip() for one in value)
    text = f"{value:f}" if isinstance(value, Decimal) else str("" if value is None else value).strip()
    return (text,) if text else ()

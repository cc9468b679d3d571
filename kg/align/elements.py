"""A plan as the alignment sees it: its tasks and measures in rows, each with the words and fields that are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.links import ElementRef, measure_ref, task_ref
from kg.model import Measure, PlanDocument, Task

_BLANK = re.compile(r"\s+")
_MODAL = r"(?:应当|应|要|须)?"
# 各地区, 有条件的地区, 各省（区、市）, 地理标志运用促进工程项目涉及省份: whoever is named by land and not by office.
_REGIONAL = re.compile(r"地区|各地|地方|省份|各省|各市|各区|各县|自治区|试点省|市县")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure: `task` is the row of its task, `text` has no white space and no addressee at its head.

    `printed` is the text as printed, without white space.
    """

    ref: ElementRef
    task: int
    text: str
    printed: str
    regional: bool | None
    citations: frozenset[str]
    departments: frozenset[str]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task: `text` is its title with the texts of its measures; departments and citations include theirs."""

    ref: ElementRef
    title: str
    section: str
    text: str
    citations: frozenset[str]
    departments: frozenset[str]


@dataclass(frozen=True, slots=True)
class Elements:
    """The tasks and measures of one plan, each in the order of the document."""

    plan: str
    tasks: tuple[TaskRow, ...]
    measures: tuple[MeasureRow, ...]


def read_elements(document: PlanDocument) -> Elements:
    """Return the rows of `document` that an alignment compares."""
    sections = {section.number: _compact(section.title) for section in document.sections}
    tasks: list[TaskRow] = []
    measures: list[MeasureRow] = []
    for index, task in enumerate(document.tasks):
        rows = tuple(_measure_row(document, task, index, measure) for measure in task.measures)
        measures.extend(rows)
        tasks.append(_task_row(document, task, sections.get(task.section or "", ""), rows))
    return Elements(document.identifier, tuple(tasks), tuple(measures))


def _task_row(document: PlanDocument, task: Task, section: str, rows: tuple[MeasureRow, ...]) -> TaskRow:
    title = _compact(task.title)
    return TaskRow(
        ref=task_ref(document, task),
        title=title,
        section=section,
        text="。".join((title, *(row.text for row in rows))),
        citations=frozenset(_compact(c.title) for c in task.citations).union(*(row.citations for row in rows)),
        departments=frozenset(r.name for r in task.responsibilities).union(*(row.departments for row in rows)),
    )


def _measure_row(document: PlanDocument, task: Task, index: int, measure: Measure) -> MeasureRow:
    return MeasureRow(
        ref=measure_ref(document, task, measure),
        task=index,
        text=_without_addressee(measure),
        printed=_compact(measure.text),
        regional=None if measure.actor is None else _REGIONAL.search(measure.actor) is not None,
        citations=frozenset(_compact(citation.title) for citation in measure.citations),
        departments=frozenset(responsibility.name for responsibility in measure.responsibilities),
    )


def _without_addressee(measure: Measure) -> str:
    text = _compact(measure.normalized or measure.text)
    if measure.actor is None:
        return text
    return re.sub(rf"^{re.escape(_compact(measure.actor))}{_MODAL}[，,：:]?", "", text)


def _compact(text: str) -> str:
    return _BLANK.sub("", text)

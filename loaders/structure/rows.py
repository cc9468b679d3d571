"""From the rows of a task table to sections, tasks and measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Duty, Measure, Note, Obligation, Responsibility, Role, Section, Severity, Task
from loaders.annotate.actors import is_regional
from loaders.annotate.citations import read_citations
from loaders.annotate.deadlines import read_deadline_cell
from loaders.annotate.duties import read_duties, read_scope
from loaders.annotate.responsibility import read_responsibilities
from loaders.reading.strand import Strand
from loaders.structure.columns import Column
from loaders.structure.context import Context, squeeze, title_of
from loaders.structure.elements import read_measure, read_spoken, renumber
from loaders.structure.numbering import read_mark
from loaders.structure.tables import Row, TableSection, TaskTable

_ROLES = {Column.LEAD: Role.LEAD, Column.PARTICIPANT: Role.PARTICIPANT}


def read_table_sections(table: TaskTable, context: Context) -> tuple[tuple[Section, ...], tuple[Task, ...]]:
    """Return the sections and tasks of a table in its order."""
    sections: list[Section] = []
    tasks: list[Task] = []
    for part in table.sections:
        section = _section(part, len(sections) + 1, context)
        if section:
            sections.append(section)
        for row in part.rows:
            tasks.append(_task(row, section.number if section else None, len(tasks) + 1, context))
    return tuple(sections), _with_own_numbers(tasks, sections)


def _with_own_numbers(tasks: list[Task], sections: list[Section]) -> tuple[Task, ...]:
    """Return the tasks, numbered by part and number (2-1) where numbers begin anew in each part."""
    if len({task.number for task in tasks}) == len(tasks):
        return tuple(tasks)
    ordinals = {section.number: n for n, section in enumerate(sections, start=1)}
    return tuple(replace(task, number=f"{ordinals.get(task.section or '', 0)}-{task.number}") for task in tasks)


def table_notes(table: TaskTable, context: Context) -> tuple[Note, ...]:
    """Return what a person should know: rows whose province cells and regional paragraphs differ in number."""
    return tuple(_row_notes(table, context))


def _row_notes(table: TaskTable, context: Context) -> Iterator[Note]:
    for part in table.sections:
        for row in part.rows:
            regional = len(_regional_paragraphs(row))
            if row.duties and len(row.duties) != regional:
                _, title = _numbered_title(row)
                message = (
                    f"{title_of(title)}: province cells {len(row.duties)}, paragraphs that speak to regions "
                    f"{regional}; they were matched in order"
                )
                yield Note(Severity.WARNING, message, row.title.passage(context.text))


def _section(part: TableSection, ordinal: int, context: Context) -> Section | None:
    if part.title is None:
        return None
    mark = read_mark(part.title.text)
    rest = part.title[mark.length :] if mark else part.title
    return Section(
        number=mark.printed.strip("、（）().． ") if mark else str(ordinal),
        title=title_of(rest),
        passage=part.title.passage(context.text),
        printed_number=mark.printed if mark else None,
        citations=read_citations(rest, context.text),
    )


def _task(row: Row, section: str | None, ordinal: int, context: Context) -> Task:
    number, title = _numbered_title(row)
    duties = [read_duties(cell, context.text) for cell in row.duties]
    deadline = read_deadline_cell(row.deadline, context.text, year=context.year) if row.deadline else None
    return Task(
        number=_number(number) or str(ordinal),
        title=title_of(title),
        passage=(number + title if number else title).passage(context.text),
        measures=_measures(row, duties, context),
        printed_number=squeeze(number.text) if number else None,
        section=section,
        responsibilities=_responsibilities(row, context),
        duties=(*_distinct(duties), *(read_scope(row.scope, row.scope, context.text) if row.scope else ())),
        deadline=deadline,
        citations=read_citations(title, context.text),
    )


def _numbered_title(row: Row) -> tuple[Strand | None, Strand]:
    """Return the printed number of a row, from its own cell or the opening of the title, and the title without it."""
    mark = read_mark(row.title.text)
    if row.number is None and mark:
        return row.title[: mark.length], row.title[mark.length :]
    return row.number, row.title


def _number(printed: Strand | None) -> str | None:
    """Return the number of a task as it names the task: 1 of 1. and of 一、; None for a cell that holds no number."""
    bare = squeeze(printed.text).strip("、（）().．") if printed else ""
    mark = read_mark(f"{bare}、")
    return str(mark.number) if mark else None


def _measures(row: Row, duties: list[tuple[Duty, ...]], context: Context) -> tuple[Measure, ...]:
    """The n-th province cell belongs to the n-th paragraph that speaks to regions."""
    regional = _regional_paragraphs(row)
    measures: list[Measure] = []
    for number, paragraph in enumerate(row.paragraphs):
        place = regional.index(number) if number in regional else None
        own = duties[place] if place is not None and place < len(duties) else ()
        measures.extend(read_measure(spoken, 1, context, duties=own) for spoken in read_spoken(paragraph))
    return renumber(measures)


def _regional_paragraphs(row: Row) -> list[int]:
    spoken = [read_spoken(paragraph) for paragraph in row.paragraphs]
    actors = [sentences[0].actor if sentences else None for sentences in spoken]
    return [number for number, actor in enumerate(actors) if actor and is_regional(actor.text)]


def _responsibilities(row: Row, context: Context) -> tuple[Responsibility, ...]:
    found: list[Responsibility] = []
    for column, cell in row.departments:
        for responsibility in read_responsibilities(cell, context.text, first_named_leads=context.first_leads):
            role = _ROLES.get(column, responsibility.role)
            found.append(replace(responsibility, role=role, rank=len(found) + 1))
    return tuple(found)


def _distinct(duties: list[tuple[Duty, ...]]) -> tuple[Duty, ...]:
    """Return each category and obligation once, with the cell that says it first."""
    first: dict[tuple[str, Obligation | None], Duty] = {}
    for cell in duties:
        for duty in cell:
            first.setdefault((duty.category, duty.obligation), duty)
    return tuple(first.values())

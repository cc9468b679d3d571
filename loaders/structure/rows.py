"""From the rows of a task table to sections, tasks and measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Duty, Measure, Note, Obligation, Responsibility, Role, Section, Severity, Task
from loaders.annotate.actors import is_regional
from loaders.annotate.citations import read_citations
from loaders.annotate.deadlines import read_deadline_cell
from loaders.annotate.duties import read_duties
from loaders.annotate.responsibility import read_responsibilities
from loaders.structure.columns import Column
from loaders.structure.context import Context, title_of
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
    return tuple(sections), tuple(tasks)


def table_notes(table: TaskTable, context: Context) -> tuple[Note, ...]:
    """Return what a person should know: rows whose province cells and regional paragraphs differ in number."""
    return tuple(_row_notes(table, context))


def _row_notes(table: TaskTable, context: Context) -> Iterator[Note]:
    for part in table.sections:
        for row in part.rows:
            regional = len(_regional_paragraphs(row))
            if row.duties and len(row.duties) != regional:
                message = (
                    f"{title_of(row.title)}: {len(row.duties)} province cells for {regional} paragraphs that speak to "
                    "regions; they were matched in order"
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
    mark = read_mark(row.title.text)
    title = row.title[mark.length :] if mark else row.title
    duties = [read_duties(cell, context.text) for cell in row.duties]
    deadline = read_deadline_cell(row.deadline, context.text, year=context.year) if row.deadline else None
    return Task(
        number=str(mark.number if mark else ordinal),
        title=title_of(title),
        passage=row.title.passage(context.text),
        measures=_measures(row, duties, context),
        printed_number=mark.printed if mark else None,
        section=section,
        responsibilities=_responsibilities(row, context),
        duties=_distinct(duties),
        deadline=deadline,
        citations=read_citations(title, context.text),
    )


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

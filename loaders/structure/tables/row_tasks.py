"""The task that the rows of a table state which belong together: one that titles it, and those that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Deadline, Duty, Measure, Obligation, Responsibility, Task
from loaders.annotate.citations import read_citations
from loaders.annotate.context import Context
from loaders.annotate.deadlines import find_deadline
from loaders.annotate.duties import read_duties
from loaders.genre.numbering import read_mark
from loaders.genre.squeezing import squeeze, tidy_title
from loaders.reading.strand import Strand
from loaders.structure.elements import promised, renumber
from loaders.structure.prose import read_progress
from loaders.structure.results import promised_by, with_results
from loaders.structure.tables.item_names import without_item_names
from loaders.structure.tables.row_cells import numbered_title, own_cells, row_deadline, row_scope
from loaders.structure.tables.row_goals import goals_of, without_goals, without_yearly_amounts
from loaders.structure.tables.row_measures import row_measures
from loaders.structure.tables.row_names import columns_over_all, row_responsibilities
from loaders.structure.tables.row_sentences import with_closing_bracket, with_title_beside_measures, with_title_sentence
from loaders.structure.tables.task_table import Row


def row_task(
    rows: Sequence[Row], section: str | None, ordinal: int, context: Context, leaders: tuple[Responsibility, ...]
) -> Task:
    """Return the task of one row, or of several whose own cells then speak of their measures alone."""
    rows = [with_title_sentence(row) for row in rows]
    rows = [with_title_beside_measures(rows[0]), *rows[1:]]
    rows = [with_closing_bracket(rows[0])] if len(rows) == 1 else rows
    printed, rows = rows, [without_yearly_amounts(row) for row in rows]
    first = rows[0]
    number, title = numbered_title(first)
    own = own_cells(rows)
    number = number if "number" not in own else None
    whole = any(row.paragraphs and _opens_with(row.paragraphs[0], row.title) for row in rows)
    idle = [row for row in rows if not row.paragraphs]
    over_all = columns_over_all(rows) if "departments" in own else frozenset()
    named = rows[:1] if "departments" not in own else idle
    who = [
        *row_responsibilities(without_item_names(first), context, within=over_all),
        *(each for row in named for each in row_responsibilities(without_item_names(row), context, without=over_all)),
    ]
    over = [each for each in leaders if (each.name, each.role) not in {(own.name, own.role) for own in who}]
    has_deadline = first.deadline is not None and "deadline" not in own
    duties = [read_duties(cell, context.text) for row in rows for cell in row.duties]
    goals = tuple(goals_of(printed, [numbered_title(row)[1] for row in rows], context))
    told = [tuple(row_measures(row, own, context, over_all)) for row in rows]
    task = Task(
        number=_number(number) or str(ordinal),
        title=tidy_title(title.text),
        passage=(number + title if number else title).passage(context.text),
        measures=renumber(without_goals(measure, goals) for by_row in told for measure in by_row),
        printed_number=squeeze(number.text) if number else None,
        section=section,
        targets=(*(promised(title, context) if not (whole or first.is_problem) else ()), *goals),
        responsibilities=tuple(replace(each, rank=n) for n, each in enumerate((*over, *who), start=1)),
        duties=_distinct([*duties, *(tuple(row_scope(row, context)) for row in rows if "scope" not in own)]),
        deadline=row_deadline(first, context) if has_deadline else _titled_deadline(rows, title, context),
        citations=read_citations(title, context.text),
    )
    return _with_progress(task, list(zip(printed, told, strict=True)), context)


def _with_progress(task: Task, rows: Sequence[tuple[Row, tuple[Measure, ...]]], context: Context) -> Task:
    """Return a task with what the cells of its rows tell was reached, each of the measures of its own row.

    A sole cell is told by the first of several rows, and goes over all of them.
    """
    telling = [(row.progress, measures) for row, measures in rows if row.progress]
    for cells, measures in telling:
        promised = promised_by(task, measures if len(telling) > 1 else None)
        task = with_results(task, read_progress(cells, context, promised))
    return task


def _opens_with(paragraph: Strand, title: Strand) -> bool:
    """Tell a measure that the title of its task is the beginning of, or all of."""
    return bool(paragraph.pieces and title.pieces) and paragraph.pieces[0].start == title.pieces[0].start


def _number(printed: Strand | None) -> str | None:
    """Return the number of a task as it names the task: 1 of 1. and of 一、; None for a cell that holds no number."""
    bare = squeeze(printed.text).strip("、（）().．") if printed else ""
    mark = read_mark(f"{bare}、")
    return str(mark.number) if mark else None


def _titled_deadline(rows: Sequence[Row], title: Strand, context: Context) -> Deadline | None:
    """Return the time that a row names which is all title, in a table without a column of times."""
    is_all = not any(row.paragraphs or row.deadline for row in rows)
    return find_deadline(title, context.text, year=context.year, until=context.until) if is_all else None


def _distinct(duties: list[tuple[Duty, ...]]) -> tuple[Duty, ...]:
    """Return each category and obligation once, with the cell that says it first."""
    first: dict[tuple[str, Obligation | None], Duty] = {}
    for cell in duties:
        for duty in cell:
            first.setdefault((duty.category, duty.obligation), duty)
    return tuple(first.values())

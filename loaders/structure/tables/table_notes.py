"""What a person should know of a task table that was read."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Note, Severity
from loaders.annotate.context import Context
from loaders.genre.squeezing import tidy_title
from loaders.structure.tables.row_cells import numbered_title
from loaders.structure.tables.row_measures import regional_paragraphs
from loaders.structure.tables.task_table import TaskTable


def table_notes(table: TaskTable, context: Context) -> tuple[Note, ...]:
    """Return what a person should know: rows whose province cells and regional paragraphs differ in number."""
    return tuple(_row_notes(table, context))


def empty_notes(table: TaskTable, context: Context) -> Iterator[Note]:
    """Yield that the headers of a table of tasks were found and no task below them."""
    if table.headers and not any(part.rows for part in table.sections):
        message = "headers of a table of tasks, and no task was read below them"
        yield Note(Severity.WARNING, message, table.headers[0].passage(context.text))


def _row_notes(table: TaskTable, context: Context) -> Iterator[Note]:
    for part in table.sections:
        for row in part.rows:
            regional = len(regional_paragraphs(row))
            if row.duties and len(row.duties) != regional:
                _, title = numbered_title(row)
                message = (
                    f"{tidy_title(title.text)}: province cells {len(row.duties)}, paragraphs that speak to regions "
                    f"{regional}; they were matched in order"
                )
                yield Note(Severity.WARNING, message, row.title.passage(context.text))

"""What the cells of a row hold beside names, number, title, time and area, and which of them are its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Deadline, Duty, Obligation
from loaders.annotate.context import Context
from loaders.annotate.deadlines import read_deadline_cell
from loaders.annotate.duties import read_duties, read_scope
from loaders.genre.numbering import read_mark
from loaders.reading.strand import Strand
from loaders.structure.tables.task_table import Row


def numbered_title(row: Row) -> tuple[Strand | None, Strand]:
    """Return the printed number of a row, from its own cell or the opening of the title, and the title without it.

    Beside a number of its own a title may have one of its part: 3 | （二）发展绿色家电.
    """
    mark = read_mark(row.title.text)
    if mark is None:
        return row.number, row.title
    return row.number or row.title[: mark.length], row.title[mark.length :]


def row_deadline(row: Row, context: Context) -> Deadline | None:
    """Return the time that the cell of a row names."""
    return read_deadline_cell(row.deadline, context.text, year=context.year) if row.deadline else None


def row_scope(row: Row, context: Context) -> Iterator[Duty]:
    """Yield where a row applies, and which provinces must or may do it, from cells of their own."""
    if row.scope:
        yield from read_duties(row.scope, context.text) or read_scope(row.scope, row.scope, context.text)
    for cell, obligation in ((row.must, Obligation.MANDATORY), (row.may, Obligation.OPTIONAL)):
        for duty in read_scope(cell, cell, context.text) if cell else ():
            yield replace(duty, obligation=obligation)


def own_cells(rows: Sequence[Row]) -> frozenset[str]:
    """Return which of number, departments, deadline and scope the rows of a task have each for itself."""
    cells: dict[str, Sequence[object]] = {
        "number": [row.number for row in rows],
        "departments": [row.departments for row in rows],
        "deadline": [row.deadline for row in rows],
    }
    own = {name for name, found in cells.items() if not _is_shared(found)}
    areas = zip(*((row.scope, row.must, row.may) for row in rows), strict=True)
    if any(
        len({cell.pieces for cell in column if cell}) > 1 for column in areas
    ):  # two cells, though of the same words
        own.add("scope")
    return frozenset(own)


def _is_shared(cells: Sequence[object]) -> bool:
    """Tell whether the rows of a task share a cell: one over all of them, or the same words, or filled in none.

    In plain text a cell over several rows is filled in the first and blank in the others.
    """
    return all(not cell or cell == cells[0] for cell in cells[1:])

"""Makes a row of a task table of its cells, told by what their columns mean, beside the row above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.annotate.deadlines import lists_steps
from loaders.genre.headers.columns import Column
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand
from loaders.structure.paragraphs import join_lines
from loaders.structure.tables.broken_lines import with_broken_lines, with_broken_names
from loaders.structure.tables.task_table import Row

_WHO = (Column.LEAD, Column.DEPARTMENT, Column.PARTICIPANT)

Cells = Mapping[Column, Sequence[Strand]]


def make_row(by_column: Cells, above: Row | None, *, counted: bool) -> Row | None:
    """Return the row that its cells make; None for one that neither titles a task nor goes on with that above.

    `counted` tells that the numbers count rows and not tasks.
    """
    titles = by_column.get(Column.TASK)
    if not titles and (above is None or not set(by_column) - {Column.NUMBER, Column.GROUP}):
        return None
    title, number = _joined(by_column, Column.TASK), _joined(by_column, Column.NUMBER)
    times = by_column.get(Column.DEADLINE, ())
    steps = times if lists_steps("；".join(time.text for time in times)) else ()
    is_same = above is not None and (title is None or _is_same_task(title, number, above, counted=counted))
    return Row(
        title=title or (above.title if above else join_lines(())),
        paragraphs=(*by_column.get(Column.MEASURES, ()), *with_broken_lines(steps)),
        departments=tuple((column, cell) for column in _WHO for cell in with_broken_names(by_column.get(column, ()))),
        deadline=None if steps else _joined(by_column, Column.DEADLINE),
        scope=_joined(by_column, Column.SCOPE),
        must=_joined(by_column, Column.MUST),
        may=_joined(by_column, Column.MAY),
        number=number,
        follows=is_same,
        goal=next(iter(by_column.get(Column.GOAL, ())), None),
        unit=next(iter(by_column.get(Column.UNIT, ())), None),
        aims=tuple(by_column.get(Column.AIM, ())),
    )


def said_once(row: Row, above: Sequence[Row]) -> Row:
    """Return a row without what a cell over several rows of its task says, which the first of them has."""
    said: set[Strand] = set()
    for each in reversed(above if row.follows else ()):
        said.update(each.paragraphs)
        if not each.follows:
            break
    return replace(row, paragraphs=tuple(strand for strand in row.paragraphs if strand not in said))


def _joined(by_column: Cells, column: Column) -> Strand | None:
    """Return the words of a column of a row as one."""
    strands = by_column.get(column)
    return join_lines(strands) if strands else None


def _is_same_task(title: Strand, number: Strand | None, above: Row, *, counted: bool) -> bool:
    """One cell over both rows is one task; so is a title that a new page prints again, with the same number or none."""
    if title.pieces == above.title.pieces:
        return True
    own, other = squeeze(number.text if number else ""), squeeze(above.number.text if above.number else "")
    return squeeze(title.text) == squeeze(above.title.text) and (counted or own in ("", other))

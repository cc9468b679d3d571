"""Cells that tell how far the tasks of a table have come: each of its own task, or of several at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.strand import Strand
from loaders.structure.tables.task_table import Row, TableSection, rows_by_task


def with_own_progress(parts: Sequence[TableSection]) -> tuple[tuple[TableSection, ...], tuple[Strand, ...]]:
    """Return the parts of a table whose rows have the cells of their one task, each once, and the cells of several.

    A cell 完成情况 over the rows of one task is told by the first of them; one over 建冷库 and 修道路 (共完成投资2亿元)
    is of neither.
    """
    told = Counter(cell for part in parts for rows in rows_by_task(part.rows) for cell in _cells(rows))
    own = tuple(
        replace(part, rows=tuple(row for rows in rows_by_task(part.rows) for row in _told_once(rows, told)))
        for part in parts
    )
    return own, tuple(cell for cell, tasks in told.items() if tasks > 1)


def _cells(rows: Sequence[Row]) -> tuple[Strand, ...]:
    return tuple(dict.fromkeys(cell for row in rows for cell in row.progress))


def _told_once(rows: Sequence[Row], told: Counter[Strand]) -> tuple[Row, ...]:
    own: list[Row] = []
    known: set[Strand] = set()
    for row in rows:
        cells = tuple(cell for cell in dict.fromkeys(row.progress) if told[cell] == 1 and cell not in known)
        known.update(cells)
        own.append(replace(row, progress=cells))
    return tuple(own)

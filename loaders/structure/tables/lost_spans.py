"""Cells over several rows of a part that a copy prints in the first of them: who does it, and by when.

Tabs and Markdown have no cells over several rows; what lay over all rows of a part is then filled in its first row and
blank below. A table that has such cells means what it leaves blank, and so does any of a page, a Word document or a
workbook, which could have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Source
from loaders.genre.headers.columns import Column
from loaders.reading.blocks import Block
from loaders.reading.formats import Format, media_type
from loaders.reading.strand import Strand
from loaders.structure.tables.task_table import Row

_FEWEST_TASKS = 3  # of two, the second may well have none
_WITHOUT_SPANS = frozenset(map(media_type, (Format.TEXT, Format.MARKDOWN, Format.PDF)))


def keeps_spans(source: Source) -> bool:
    """Tell whether the format of a source has cells over several rows, so that a blank one says nothing."""
    return source.media_type not in _WITHOUT_SPANS


def has_spans(blocks: Sequence[Block]) -> bool:
    """Tell whether a cell of a table lies over several of its rows."""
    rows: dict[tuple[object, ...], set[tuple[int, int]]] = {}
    for block in blocks:
        if block.cell and block.strand:
            rows.setdefault(block.strand.pieces, set()).add((block.cell.table, block.cell.row))
    return any(len(found) > 1 for found in rows.values())


def with_cells_above(parts: Sequence[Sequence[Row]]) -> list[tuple[Row, ...]]:
    """Return the rows of each part; what its first task says alone goes for all: who leads, all names, the time.

    Where the first task of a part has no time and a later one has, a blank cell of times says nothing.
    """
    is_late = any(rows and not rows[0].deadline and any(row.deadline for row in rows) for rows in parts)
    return [_with_cells_above(rows, may_be_once=not is_late) for rows in parts]


def _with_cells_above(rows: Sequence[Row], *, may_be_once: bool) -> tuple[Row, ...]:
    first, *others = rows or (None,)
    if first is None or sum(not row.follows for row in rows) < _FEWEST_TASKS:
        return tuple(rows)
    below = {column for row in others for column, _ in row.departments}
    over = tuple(cell for cell in first.departments if cell[0] not in below and (not below or cell[0] is Column.LEAD))
    once = first.deadline if may_be_once and not any(row.deadline for row in others) else None
    return (first, *(row if row.follows else _below(row, over, once) for row in others))


def _below(row: Row, over: tuple[tuple[Column, Strand], ...], once: Strand | None) -> Row:
    return replace(row, departments=(*over, *row.departments), deadline=row.deadline or once)

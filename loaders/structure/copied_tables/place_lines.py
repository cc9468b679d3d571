"""Tables by place printed one cell a line, made rows again: 乡镇 / 目标任务 / 石桥镇 / 新建哨所2座。 / 白沙乡 / …."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, pairwise

from loaders.annotate.bodies import is_body
from loaders.genre.headers.columns import Column, column_of
from loaders.genre.headers.places import heads_places, names_work_of_places
from loaders.genre.squeezing import squeeze
from loaders.reading.annex_marks import marks_annex
from loaders.reading.blocks import Block, Cell, Reading
from loaders.structure.copied_tables.amount_lines import Row, amount_rows

_MARKS = re.compile("[。；，：]")
_LONGEST = 16
_FEW = 2


def with_place_lines(reading: Reading) -> Reading:
    """Return a reading whose lines of places and their work or amounts are the cells of tables."""
    blocks = list(reading.blocks)
    tables = count(max((block.cell.table for block in blocks if block.cell), default=-1) + 1)
    place = 0
    while place < len(blocks):
        rows = _rows_at(blocks, place) if heads_places(blocks[place].text) else []
        if not rows:
            place += 1
            continue
        start = place - (len(rows[0]) > 1 and column_of(blocks[place - 1].text) is Column.NUMBER and _is_numbered(rows))
        lines = sum(len(cell) for row in rows for cell in row)
        made = list(_cells(rows, next(tables)))
        blocks[start : start + lines] = made
        place = start + len(made)
    return replace(reading, blocks=tuple(blocks)) if blocks != list(reading.blocks) else reading


def _is_numbered(rows: Sequence[Row]) -> bool:
    return column_of(rows[0][0][0].text) is Column.NUMBER


def _rows_at(blocks: Sequence[Block], start: int) -> list[Row]:
    """Return the header of a table whose places are headed by a line, and its rows; nothing where it is no table."""
    lines = blocks[start : end_of_lines(blocks, start)]
    if len(lines) > _FEW and names_work_of_places([line.text for line in lines[:_FEW]]) == 0:
        rows = list(_with_work(lines[_FEW:]))
        return [[[line] for line in lines[:_FEW]], *rows] if len(rows) >= _FEW else []
    is_numbered = start > 0 and blocks[start - 1].cell is None and column_of(blocks[start - 1].text) is Column.NUMBER
    return amount_rows([blocks[start - 1], *lines]) if is_numbered else []


def end_of_lines(blocks: Sequence[Block], start: int) -> int:
    """Return where the lines end that begin at a place: at the next annex or table."""
    ends = (n for n in range(start, len(blocks)) if blocks[n].cell or marks_annex(blocks[n].text))
    return next(ends, len(blocks))


def _with_work(lines: Sequence[Block]) -> Iterator[Row]:
    """Yield a place with the lines of what it has to do."""
    names = [n for n, line in enumerate(lines) if _is_place(line.text)]
    if not names or names[0] or any(below == above + 1 for above, below in pairwise(names)):
        return
    for name, end in pairwise((*names, len(lines))):
        if end > name + 1:
            yield [[lines[name]], list(lines[name + 1 : end])]


def _is_place(text: str) -> bool:
    name = squeeze(text)
    return len(name) <= _LONGEST and not _MARKS.search(name) and is_body(name)


def _cells(rows: Sequence[Row], table: int) -> Iterator[Block]:
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            yield from (replace(block, cell=Cell(table, number, column)) for block in cell)

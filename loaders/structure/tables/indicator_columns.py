"""What heads each column of a table of indicators, on one row or on two: 规划目标 over 2020年 and 年均增长."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.genre.headers.indicators import is_amount, parts_values
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block
from loaders.reading.strand import Strand, join


def header_rows(cells: Sequence[Block]) -> frozenset[int]:
    """Return the first row, and the one below it if that parts the headers: 目标值 above 2024年 and 2025年."""
    first = _words(cells, _row(cells[0]))
    below = {column: text for column, text in _words(cells, _row(cells[0]) + 1).items() if text}
    parted = [text for column, text in below.items() if first.get(column) != text]
    is_header = bool(parted) and all(map(parts_values, parted))
    return frozenset((_row(cells[0]), *((_row(cells[0]) + 1,) if is_header else ())))


def header_of(cells: Sequence[Block]) -> dict[int, str]:
    """Return what heads each column; a year below 目标值 is that of a goal."""
    first, *more = sorted(header_rows(cells))
    top = _words(cells, first)
    header = {column: text for column, text in top.items() if text}
    for column, text in _words(cells, more[0]).items() if more else ():
        if text and top.get(column) != text:
            group = max((place for place, over in top.items() if over and place <= column), default=column)
            header[column] = ("" if is_amount(text) else text) + top.get(group, "")
    return header


def cells_of(row: Sequence[Block]) -> dict[int, Strand]:
    """Return what stands in each column of a row; a cell of several lines is one."""
    cells: dict[int, list[Strand]] = {}
    for block in row:
        if block.cell and block.strand:
            cells.setdefault(block.cell.column, []).append(block.strand)
    return {place: join(strands) for place, strands in cells.items()}


def _words(cells: Sequence[Block], row: int) -> dict[int, str]:
    texts = cells_of([block for block in cells if _row(block) == row])
    return {column: squeeze(strand.text) for column, strand in texts.items()}


def _row(block: Block) -> int:
    return block.cell.row if block.cell else -1

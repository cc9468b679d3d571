"""Rows of amounts by place, printed one cell a line: a number, a place and its amounts below one header for each.

One header may stand over the times of several columns, and a cell of words over all rows stands in the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block
from loaders.structure.tables.cell_kinds import CellKind, is_nothing, kind_of, number_in

_VALUE = re.compile(r"(?!(?:19|20)\d\d[-—–~～至])\d[\d,]*(?:\.\d+)?%?(?:[-—–~～至]\d+(?:\.\d+)?%?)?")  # 12, 0.3-0.4
_TOTAL = re.compile(r"(?:总|合|小|共)计")
_MARKS = re.compile("[。；，：]")
_YEAR = re.compile(r"20\d{2}年?度?")  # the first line of a header that is broken behind it: 2024年 / 任务量
_TIME = re.compile(r"(?:20\d{2}年)?(?:\d{1,2}月?[-—–~～至])?\d{1,2}月(?:份|底|末|[上中下]旬)?之?前?(?:完成[\d.]*%?)?")
_MOST_COLUMNS = 12
_MOST_LINES = 18  # of the first row, whose cell of words may have several
_FEW = 2

Row = list[list[Block]]


def amount_rows(lines: Sequence[Block]) -> list[Row]:
    """Return the header, the rows and the total of a table of amounts that begins with its lines; nothing for others.

    All rows but the first have one cell for each column, counted from 1 on.
    """
    head = next((n for n, line in enumerate(lines) if kind_of(line.text) is CellKind.NUMBER), 0)
    if not _FEW < head <= _MOST_COLUMNS + _FEW:
        return []
    ends = range(head + _FEW + 1, min(head + _MOST_LINES, len(lines)) + 1)
    tried = (_rows(lines, head, end) for end in ends if _is_counted(lines[end : end + 1], _FEW))
    return next(filter(None, tried), [])


def _rows(lines: Sequence[Block], head: int, end: int) -> list[Row]:
    """Return the rows of a table whose first row ends at a line."""
    first = list(_first_row(lines[head:end]))
    over = [n for n, cell in enumerate(first) if n >= _FEW and not _is_amount(cell[0])]
    width = len(first) - len(over)
    header = _header(lines[:head], len(first))
    if len(over) > 1 or width <= _FEW or not header or _MARKS.search(first[1][0].text):
        return []
    rows, at = [first], end
    while at + width <= len(lines) and _is_row(lines[at : at + width], len(rows) + 1):
        rows.append(_spread(lines[at : at + width], over))
        at += width
    if len(rows) < _FEW or (at < len(lines) and kind_of(lines[at].text) is CellKind.NUMBER):
        return []
    total = lines[at : at + width - 1]
    if len(total) == width - 1 and _TOTAL.fullmatch(squeeze(total[0].text)) and all(map(_is_amount, total[1:])):
        rows.append(_spread([None, *total], over))
    return [*header, *rows]


def _first_row(lines: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the cells of a row, of which one behind the place may be several lines of words."""
    cell: list[Block] = []
    for n, line in enumerate(lines):
        is_word = n >= _FEW and not _is_amount(line)
        if cell and not is_word:
            yield cell
            cell = []
        if is_word:
            cell.append(line)
        else:
            yield [line]
    if cell:
        yield cell


def _spread(cells: Sequence[Block | None], over: Sequence[int]) -> Row:
    """Return the cells of a row with room for the one that stands over all rows."""
    row = [[cell] if cell else [] for cell in cells]
    for place in over:
        row.insert(place, [])
    return row


def _header(lines: Sequence[Block], width: int) -> list[Row]:
    """Return one cell for each column, and the row below them of the times that one of them stands over."""
    cells: Row = []
    for line in lines:
        is_rest = cells and len(cells[-1]) == 1 and _YEAR.fullmatch(squeeze(cells[-1][0].text)) and not _is_time(line)
        if is_rest:
            cells[-1].append(line)
        else:
            cells.append([line])
    if len(cells) == width:
        return [cells]
    times = [n for n, cell in enumerate(cells) if len(cell) == 1 and _is_time(cell[0])]
    is_run = len(times) >= _FEW and times[0] > _FEW and times[-1] - times[0] + 1 == len(times)
    if len(cells) != width + 1 or not is_run:
        return []
    start, end = times[0], times[-1] + 1
    none: Row = [[] for _ in range(width)]
    return [[*cells[:start], *none[start : end - 1], *cells[end:]], [*none[: start - 1], *cells[start:end]]]


def _is_time(line: Block) -> bool:
    return bool(_TIME.fullmatch(squeeze(line.text)))


def _is_row(cells: Sequence[Block], number: int) -> bool:
    return _is_counted(cells, number) and not _MARKS.search(cells[1].text) and all(map(_is_amount, cells[_FEW:]))


def _is_counted(cells: Sequence[Block], number: int) -> bool:
    return bool(cells) and kind_of(cells[0].text) is CellKind.NUMBER and number_in(cells[0].text) == number


def _is_amount(cell: Block) -> bool:
    return bool(_VALUE.fullmatch(squeeze(cell.text))) or is_nothing(cell.text)

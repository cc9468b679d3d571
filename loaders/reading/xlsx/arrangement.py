"""Tells what of each sheet is a table, and what stands in lines above and below it: a title, who filled it in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from kg.model import FurnitureKind
from loaders.genre.headers.rows import heads_table
from loaders.reading.layout import Grid, GridCell, Line
from loaders.reading.xlsx.sheet import Merge, Row, Rows, Sheet, columns_of

# the name that a program gives a new sheet, and one that only counts
_NAMED = re.compile(r"(?:Sheet|工作表|附件|附表|表)\s*[\d一二三四五六七八九十]*(?:\s*[（(]\d+[）)])?", re.IGNORECASE)
_HOW_TO = re.compile(r"(?:填[报表写]|使用|编制|操作)(?:说明|须知|要求)")
_SIGNED = re.compile(  # 填表人：张三 | 审核人：李四, below the table or above it
    r"""
    (?: 填[表报写] | 制表 | 编制 | 上报 | 审[核批定] | 复核 | 经办 | 联系 | 单位 | 部门 | 主要 | 分管 )
    (?: 单位 | 部门 )?
    (?: 负责人 | 领导 | 人员? | 单位 | 部门 | 日期 | 时间 | 电话 )?
    (?: [（(][^）)]{0,6}[）)] )? [：:]
    """,
    re.VERBOSE,
)
_FEWEST_HEADERS = 3

Filled = Sequence[tuple[int, Row]]


def arrange(sheets: Sequence[Sheet]) -> Iterator[Line | Grid]:
    """Yield what all sheets print; a title that an earlier sheet has, and how to fill in the book, is set aside."""
    tables = sum(any(len(row) > 1 for row in sheet.rows.values()) for sheet in sheets)
    said: set[str] = set()
    for sheet in sheets:
        items = list(_items(sheet, sheets=len(sheets), tables=tables))
        is_how_to = _HOW_TO.fullmatch(sheet.name.strip()) is not None
        yield from _lines_set_aside(items) if is_how_to else _titles_set_aside(items, said)
        said.update(item.text for item in items if isinstance(item, Line))


def _lines_set_aside(items: Sequence[Line | Grid]) -> Iterator[Line | Grid]:
    for item in items:
        yield replace(item, furniture=FurnitureKind.SOURCE_NOTE) if isinstance(item, Line) else item


def _titles_set_aside(items: Sequence[Line | Grid], said: Set[str]) -> Iterator[Line | Grid]:
    """Yield the items of a sheet, the lines above its table that were said before as furniture."""
    start = next((place for place, item in enumerate(items) if isinstance(item, Grid)), 0)
    for place, item in enumerate(items):
        if isinstance(item, Line) and place < start and item.text in said:
            yield replace(item, furniture=FurnitureKind.PAGE_HEADER)
        else:
            yield item


def _items(sheet: Sheet, *, sheets: int, tables: int) -> Iterator[Line | Grid]:
    """Yield the lines above the table, the sheet's name where no line says it, the table, the lines below.

    `sheets` says how many there are, and `tables` how many have a table: those are parts of one plan.
    """
    filled = list(sheet.rows.items())
    start, end = _table_bounds(filled)
    above = list(_lines(filled[:start]))
    yield from above
    if start < end:
        is_part = (tables if start else sheets) > 1
        yield from _name(sheet.name.strip(), above) if is_part else ()
        yield from _tables(filled[start:end], sheet.merges)
    yield from _lines(filled[end:])


def _name(name: str, above: Sequence[Line]) -> Iterator[Line]:
    """Yield the name of a sheet if a person gave it, and no line above the table says it."""
    if not _NAMED.fullmatch(name) and name not in {line.text.strip() for line in above}:
        yield Line(name)


def _table_bounds(filled: Filled) -> tuple[int, int]:
    """Return where the table of a sheet begins and ends: from the first row of several cells to the last.

    A row below with one cell is of it too if that does not stand in the first column.
    """
    wide = [place for place, (_, row) in enumerate(filled) if len(row) > 1 and not _is_signed(row)]
    if not wide:
        return len(filled), len(filled)
    start, end = wide[0], wide[-1] + 1
    first = min(column for _, row in filled[start:end] for column in row)
    of_table = (place for place, (_, row) in enumerate(filled) if min(row) > first and not _is_signed(row))
    return start, max((end, *(place + 1 for place in of_table)))


def _tables(rows: Filled, merges: Sequence[Merge]) -> Iterator[Line | Grid]:
    """Yield the tables that stand one below the other on a sheet, with the lines above each.

    Below a blank row, or the title of the next one, other headers begin another table.
    """
    start = 0
    head: tuple[str, ...] = ()
    for place, (number, row) in enumerate(rows):
        words = tuple(row.values())
        if words == head or len(row) < _FEWEST_HEADERS or not heads_table(words):
            continue
        above = next((n for n in range(place, start, -1) if len(rows[n - 1][1]) > 1), start)
        is_apart = above < place or (place > 0 and number - rows[place - 1][0] > 1)
        if head and is_apart:
            yield _grid(dict(rows[start:above]), merges)
            yield from _lines(rows[above:place])
            start = place
        head = words
    yield _grid(dict(rows[start:]), merges)


def _is_signed(row: Row) -> bool:
    """Tell a row that says who filled in the sheet and who answers for it, whatever number of cells it has."""
    return _SIGNED.match(row[min(row)].strip()) is not None


def _lines(rows: Filled) -> Iterator[Line]:
    for _, row in rows:
        for text in row.values():
            yield from (Line(part) for part in text.split("\n"))


def _grid(rows: Rows, merges: Sequence[Merge]) -> Grid:
    """Return the filled rows and columns as a table, blank ones between them left out."""
    numbers, columns = sorted(rows), columns_of(rows)
    down, across = ({n: place for place, n in enumerate(each)} for each in (numbers, columns))
    spans = {merge.place: merge for merge in merges}

    def cell(row: int, column: int) -> GridCell:
        merge = spans.get((row, column), Merge(row, column, row, column))
        height, width = len(merge.down(numbers)), len(merge.across(columns))
        text = tuple(rows[row][column].split("\n"))
        return GridCell(text, down[row], across[column], max(height, 1), max(width, 1))

    return Grid(tuple(cell(row, column) for row in numbers for column in sorted(rows[row])))

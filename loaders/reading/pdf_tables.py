"""Puts the parts of a table on successive pages of a PDF together: rows cut by a page, headers printed again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import FurnitureKind
from loaders.reading.layout import Grid, GridCell
from loaders.reading.pdf_cells import SENTENCE, PageTable

_SAME_COLUMN = 8.0
_MOSTLY = 0.7
_NUMBERED = re.compile(
    r"[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,4})\s*(?:[.．、）)]|$)|第[一二三四五六七八九十百\d]+"
)

# a name or a date at its end: 市财政局, 2021年6月底前, 持续推进
_WHOLE_ENTRY = re.compile(
    r"(?:[局委部厅办院署会行司室中处府位门站队社站心]|公司|[年月日]|[底月日年期]前|持续推进|长期|全年|[）)])$"
)


def stitch(tables: Sequence[PageTable]) -> Grid:
    """Return one grid of the parts of a table on successive pages; a header that is printed again is furniture."""
    cells = list(tables[0].cells)
    header = _texts(cells, _header_height(cells))
    for part in tables[1:]:
        cells = _append(cells, part, header)
    return Grid(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def continues_table(table: PageTable, last: PageTable) -> bool:
    """Tell whether a table at the top of a page has the columns of the one at the foot of the page before."""
    if len(table.columns) != len(last.columns):
        return False
    shift = table.columns[0] - last.columns[0]
    return all(
        abs(here - there - shift) <= _SAME_COLUMN for here, there in zip(table.columns, last.columns, strict=True)
    )


def _append(cells: list[GridCell], part: PageTable, header: tuple[tuple[str, ...], ...]) -> list[GridCell]:
    start = max(cell.row + cell.rows for cell in cells)
    repeated = len(header) if header and _texts(part.cells, len(header)) == header else 0
    own = [
        replace(cell, row=cell.row + start, furniture=FurnitureKind.PAGE_HEADER if cell.row < repeated else None)
        for cell in part.cells
    ]
    first = start + repeated
    opening = [cell for cell in own if cell.row == first]
    last_row = [cell for cell in cells if cell.row + cell.rows == start]
    is_inner = _is_inner(opening, last_row, [*cells, *own])
    if not is_inner and _goes_on(opening, last_row, [*cells, *own]):
        cells, own = _joined_row(cells, own, opening, start, repeated)
    return _spanned(cells, own, first, start, is_inner=is_inner)


def _is_inner(opening: Sequence[GridCell], last_row: Sequence[GridCell], cells: Sequence[GridCell]) -> bool:
    """Tell whether the first row of a page is a further row of the task above: what leads it is blank, all else new.

    The rest of a cut row goes on in the middle of a sentence or of a list, or has cells that are blank above.
    """
    key = _key_column(cells)
    above = {cell.column: cell.paragraphs[-1] for cell in last_row if cell.paragraphs}
    own = {cell.column: cell.paragraphs[0] for cell in opening if cell.paragraphs}
    if key in own or len(own) < 2 or not own.keys() <= above.keys() or any(cell.rows > 1 for cell in opening):
        return False
    longest = max(own, key=lambda column: (len(own[column]), -column))
    others = [above[column] for column in own if column != longest]
    return bool(SENTENCE.search(above[longest])) and all(_WHOLE_ENTRY.search(entry) for entry in others)


def _goes_on(opening: Sequence[GridCell], last_row: Sequence[GridCell], cells: Sequence[GridCell]) -> bool:
    """Tell whether the first row of a page goes on with the last one of the page before.

    It does if its leading cell is blank, or has no number where the others have one, or if the longest cell of the
    last row stops in the middle of a sentence where the others do not.
    """
    if not last_row or not any(cell.paragraphs for cell in opening) or len(opening) < 2:
        return False
    key = _key_column(cells)
    lead = next((cell for cell in opening if cell.column == key), None)
    if lead is not None and not lead.paragraphs:
        return lead.rows == 1
    leads = [cell for cell in cells if cell.column == key and cell.paragraphs]
    numbered = sum(bool(_NUMBERED.match(cell.paragraphs[0])) for cell in leads)
    if lead is not None and numbered * 2 > len(leads):
        return not _NUMBERED.match(lead.paragraphs[0])
    return _stops_short(last_row, cells)


def _stops_short(last_row: Sequence[GridCell], cells: Sequence[GridCell]) -> bool:
    lengths: dict[int, int] = {}
    for cell in cells:
        lengths[cell.column] = lengths.get(cell.column, 0) + sum(map(len, cell.paragraphs))
    longest = max(lengths, key=lambda column: (lengths[column], -column), default=0)
    ends = [bool(SENTENCE.search(c.paragraphs[-1])) for c in cells if c.column == longest and c.paragraphs]
    last = next((cell for cell in last_row if cell.column == longest and cell.paragraphs), None)
    return bool(last) and sum(ends) > _MOSTLY * len(ends) and not SENTENCE.search(last.paragraphs[-1] if last else "")


def _key_column(cells: Sequence[GridCell]) -> int:
    """Return the column that numbers the rows, or else the first one."""
    numbers: dict[int, int] = {}
    for cell in cells:
        if len(cell.paragraphs) == 1 and re.fullmatch(r"\d{1,4}[.．、]?", cell.paragraphs[0]):
            numbers[cell.column] = numbers.get(cell.column, 0) + 1
    return max(numbers, key=lambda column: (numbers[column], -column), default=0)


def _joined_row(
    cells: list[GridCell], own: list[GridCell], opening: Sequence[GridCell], start: int, repeated: int
) -> tuple[list[GridCell], list[GridCell]]:
    """Return the cells with the first row of a page added to those that it goes on with, and the rest moved up."""
    more = {cell.column: cell for cell in opening}
    joined: list[GridCell] = []
    for cell in cells:
        addition = more.pop(cell.column, None) if cell.row + cell.rows == start else None
        joined.append(cell if addition is None else _with_rest(cell, addition))
    rest = [cell for cell in own if cell not in opening]
    moved = [replace(cell, row=cell.row - 1) if cell.row > start + repeated else cell for cell in rest]
    left = [replace(cell, row=start - 1) for cell in more.values() if cell.paragraphs]
    return [*joined, *left], moved


def _with_rest(cell: GridCell, rest: GridCell) -> GridCell:
    if not rest.paragraphs or not cell.paragraphs:
        return replace(cell, paragraphs=cell.paragraphs or rest.paragraphs)
    if SENTENCE.search(cell.paragraphs[-1]):
        return replace(cell, paragraphs=(*cell.paragraphs, *rest.paragraphs))
    joined = cell.paragraphs[-1] + rest.paragraphs[0]
    return replace(cell, paragraphs=(*cell.paragraphs[:-1], joined, *rest.paragraphs[1:]))


def _spanned(
    cells: list[GridCell], own: list[GridCell], first: int, start: int, *, is_inner: bool = False
) -> list[GridCell]:
    """A merged cell that a page cuts is blank on the new page: it goes on with the one above it."""
    result = list(cells)
    for cell in own:
        above = next((n for n, c in enumerate(result) if c.column == cell.column and c.row + c.rows == first), None)
        is_cut = cell.row == first == start and not cell.paragraphs and above is not None
        if is_cut and above is not None and (cell.rows > 1 or result[above].rows > 1 or is_inner):
            result[above] = replace(result[above], rows=result[above].rows + cell.rows)
        else:
            result.append(cell)
    return result


def _header_height(cells: Sequence[GridCell]) -> int:
    return max((cell.row + cell.rows for cell in cells if cell.row == 0), default=0)


def _texts(cells: Iterable[GridCell], height: int) -> tuple[tuple[str, ...], ...]:
    rows: dict[int, list[str]] = {row: [] for row in range(height)}
    for cell in sorted(cells, key=lambda each: (each.row, each.column)):
        if cell.row < height:
            rows[cell.row].append(re.sub(r"\s+", "", "".join(cell.paragraphs)))
    return tuple(tuple(row) for row in rows.values())

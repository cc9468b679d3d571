"""Puts the tables of a PDF together: cells on their places, their lines joined, one table over several pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import FurnitureKind
from loaders.reading.layout import Grid, GridCell
from loaders.reading.pdf_lines import PrintedLine, lines_of
from loaders.reading.pdf_page import Box, Char, Page

_SAME_EDGE = 3.0
_SAME_COLUMN = 8.0
_NAME = 3
_MOSTLY = 0.7
_NUMBERED = re.compile(
    r"[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,4})\s*(?:[.．、）)]|$)|第[一二三四五六七八九十百\d]+"
)
_MARK = re.compile(
    r"[（(]?[一二三四五六七八九十]+[、）)]|[（(]?\d{1,2}[.．、）)](?!\d)|[①-⑳]|——|第[一二三四五六七八九十]+"
)
_SENTENCE = re.compile(r"[。；！？;][”’）)》]*$")
_WHOLE_NAME = re.compile(r"(?:局|委|部|厅|办|院|署|会|行|司|室|处|中心|单位|部门|政府)$")


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on one page: its box, the left edges of its columns, and its cells."""

    box: Box
    columns: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def height(self) -> int:
        """The number of its rows."""
        return max(cell.row + cell.rows for cell in self.cells)


def read_table(boxes: Sequence[Box], page: Page) -> PageTable | None:
    """Return the table that ruled cells make, or None for a single column, a frame around text."""
    columns, rows = _edges(box.x0 for box in boxes), _edges(box.top for box in boxes)
    if len(columns) < 2:
        return None
    inside = _chars_by_box(boxes, page.chars)
    extents = _extents(boxes, inside, columns, page.number)
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for box in sorted(boxes, key=lambda each: (each.top, each.x0)):
        row, column = _place(rows, box.top), _place(columns, box.x0)
        if (row, column) in taken:
            continue
        taken.add((row, column))
        height = sum(box.top + _SAME_EDGE < edge < box.bottom - _SAME_EDGE for edge in rows) + 1
        width = sum(box.x0 + _SAME_EDGE < edge < box.x1 - _SAME_EDGE for edge in columns) + 1
        lines = lines_of(inside[box], page.number)
        left, right = extents.get(column, (box.x0, box.x1)) if width == 1 else (box.x0 + 5, box.x1 - 5)
        cells.append(GridCell(paragraphs_of(lines, left, right), row, column, height, width, page.number))
    whole = Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )
    return PageTable(whole, tuple(columns), tuple(cells))


def paragraphs_of(lines: Sequence[PrintedLine], left: float, right: float) -> tuple[str, ...]:
    """Return the paragraphs of a cell; `left` and `right` are the edges of the text in its column."""
    paragraphs: list[str] = []
    last: PrintedLine | None = None
    for line in lines:
        if last is None or _begins(line, last, left, right):
            paragraphs.append(line.text)
        else:
            gap = " " if re.search(r"[A-Za-z0-9]$", paragraphs[-1]) and re.match(r"[A-Za-z]", line.text) else ""
            paragraphs[-1] += gap + line.text
        last = line
    return tuple(paragraphs)


def _begins(line: PrintedLine, last: PrintedLine, left: float, right: float) -> bool:
    """A line that the cell's width broke goes on; one that a person broke begins anew where a statement is whole.

    In a narrow cell names are broken by hand, too: 杭州市 / 卫生 / 健康委, 人行 / 浙江省分行.
    """
    if _SENTENCE.search(last.text) and line.x0 - left > 1.2 * line.size:
        return True
    room = (right - left) - (last.x1 - last.x0)
    if room < 1.2 * line.size:
        return bool(_SENTENCE.search(last.text) and _MARK.match(line.text))
    are_names = len(last.text) >= _NAME and _WHOLE_NAME.search(last.text) and _WHOLE_NAME.search(line.text)
    return bool(_SENTENCE.search(last.text) or _MARK.match(line.text) or are_names)


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
    if _goes_on(opening, last_row, [*cells, *own]):
        cells, own = _joined_row(cells, own, opening, start, repeated)
    return _spanned(cells, own, first, start)


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
    ends = [bool(_SENTENCE.search(c.paragraphs[-1])) for c in cells if c.column == longest and c.paragraphs]
    last = next((cell for cell in last_row if cell.column == longest and cell.paragraphs), None)
    return bool(last) and sum(ends) > _MOSTLY * len(ends) and not _SENTENCE.search(last.paragraphs[-1] if last else "")


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
    if _SENTENCE.search(cell.paragraphs[-1]):
        return replace(cell, paragraphs=(*cell.paragraphs, *rest.paragraphs))
    joined = cell.paragraphs[-1] + rest.paragraphs[0]
    return replace(cell, paragraphs=(*cell.paragraphs[:-1], joined, *rest.paragraphs[1:]))


def _spanned(cells: list[GridCell], own: list[GridCell], first: int, start: int) -> list[GridCell]:
    """A merged cell that a page cuts is blank on the new page: it goes on with the one above it."""
    result = list(cells)
    for cell in own:
        above = next((n for n, c in enumerate(result) if c.column == cell.column and c.row + c.rows == first), None)
        is_cut = cell.row == first == start and not cell.paragraphs and above is not None
        if is_cut and above is not None and (cell.rows > 1 or result[above].rows > 1):
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


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _place(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - value))


def _chars_by_box(boxes: Sequence[Box], chars: Iterable[Char]) -> dict[Box, list[Char]]:
    inside: dict[Box, list[Char]] = {box: [] for box in boxes}
    for char in chars:
        x, y = (char.box.x0 + char.box.x1) / 2, (char.box.top + char.box.bottom) / 2
        home = next((box for box in boxes if box.holds(x, y)), None)
        if home is not None:
            inside[home].append(char)
    return inside


def _extents(
    boxes: Sequence[Box], inside: dict[Box, list[Char]], columns: Sequence[float], page: int
) -> dict[int, tuple[float, float]]:
    """Return how far the text of each column reaches to the left and right."""
    reach: dict[int, tuple[float, float]] = {}
    for box, line in _lines_of_boxes(boxes, inside, page):
        column = _place(columns, box.x0)
        left, right = reach.get(column, (line.x0, line.x1))
        reach[column] = (min(left, line.x0), max(right, line.x1))
    return reach


def _lines_of_boxes(
    boxes: Sequence[Box], inside: dict[Box, list[Char]], page: int
) -> Iterator[tuple[Box, PrintedLine]]:
    for box in boxes:
        for line in lines_of(inside[box], page):
            yield box, line

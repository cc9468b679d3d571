"""Puts the parts of a table on successive pages of a PDF together: rows cut by a page, headers printed again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import FurnitureKind
from loaders.genre.headers.rows import may_be_header_row
from loaders.reading.layout import Grid, GridCell
from loaders.reading.pdf.cell_text import SENTENCE
from loaders.reading.pdf.cells import PageTable
from loaders.reading.uneven_columns import with_even_columns

_SAME_COLUMN = 8.0
_MOSTLY = 0.7
_NUMBERED = re.compile(
    r"[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,4})\s*(?:[.．、）)]|$)|第[一二三四五六七八九十百\d]+"
)

# a name or a date at its end: 市财政局, 2021年6月底前, 持续推进
_WHOLE_ENTRY = re.compile(
    r"(?:[局委部厅办院署会行司室中处府位门站队社站心]|公司|[年月日]|[底月日年期]前|持续推进|长期|全年|[）)])$"
)

_COUNT = re.compile(r"\d{1,4}")
_LISTED = re.compile(r"[、，,；;和及\d]$")  # 2027 before 年6月: an office suite may break the line there
_TITLE_ROWS = 3  # above the headers


def stitch(tables: Sequence[PageTable]) -> Grid:
    """Return one grid of the parts of a table on successive pages; a header that is printed again is furniture."""
    cells = list(tables[0].cells)
    head = _head(cells)
    for last, part in pairwise(tables):
        cells = _append(cells, part, last, head)
    return with_even_columns(Grid(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))))


def continues_table(table: PageTable, last: PageTable) -> bool:
    """Tell whether a table at the top of a page has the columns of the one at the foot of the page before."""
    if len(table.columns) != len(last.columns):
        return False
    shift = table.columns[0] - last.columns[0]
    return all(
        abs(here - there - shift) <= _SAME_COLUMN for here, there in zip(table.columns, last.columns, strict=True)
    )


def _append(cells: list[GridCell], part: PageTable, last: PageTable, head: Sequence[tuple[str, ...]]) -> list[GridCell]:
    start = max(cell.row + cell.rows for cell in cells)
    body = [cell for cell in cells if cell.furniture is None]
    end = max((cell.row + cell.rows for cell in body), default=start)
    repeated = _repeated(part, head)
    own = [
        replace(cell, row=cell.row + start, furniture=FurnitureKind.PAGE_HEADER if cell.row < repeated else None)
        for cell in part.cells
    ]
    first = start + repeated
    opening = [cell for cell in own if cell.row == first]
    last_row = [cell for cell in body if cell.row + cell.rows == end]
    fits = _fits(last, part, repeated)
    is_inner = _is_inner(opening, last_row, [*cells, *own], fits)
    if not is_inner and _goes_on(opening, last_row, [*cells, *own], fits):
        return _joined_row(cells, own, last_row, first)
    return _spanned(cells, own, last_row, first, is_inner=is_inner)


def _fits(last: PageTable, part: PageTable, repeated: int) -> dict[int, bool]:
    """Tell by column whether the last line of a page is as full as its cell, so that the next page may go on with it.

    Cells that are blank on either page tell nothing.
    """
    bottom = max(cell.row + cell.rows for cell in last.cells)
    rooms = {cell.column: last.rooms.get((cell.row, cell.column)) for cell in last.cells if _bottom(cell) == bottom}
    heads = {cell.column: part.heads.get((cell.row, cell.column)) for cell in part.cells if cell.row == repeated}
    return {
        column: room < head
        for column, room in rooms.items()
        if room is not None and (head := heads.get(column)) is not None
    }


def _bottom(cell: GridCell) -> int:
    return cell.row + cell.rows


def _is_inner(
    opening: Sequence[GridCell], last_row: Sequence[GridCell], cells: Sequence[GridCell], fits: Mapping[int, bool]
) -> bool:
    """Tell whether the first row of a page is a further row of the task above: what leads it is blank, all else new.

    The rest of a cut row goes on in the middle of a sentence or of a list, or has cells that are blank above.
    """
    above = {cell.column: cell.paragraphs[-1] for cell in last_row if cell.paragraphs}
    own = {cell.column for cell in opening if cell.paragraphs}
    if _key_column(cells) in own or len(own) < 2 or not own <= above.keys() or any(cell.rows > 1 for cell in opening):
        return False
    said = {column: bool(SENTENCE.search(above[column])) for column in own}
    has_room = any(fits.get(column) is False for column in own if not said[column])
    is_whole = all(said[column] or _WHOLE_ENTRY.search(above[column]) for column in own)
    return is_whole and (any(said.values()) or has_room)


def _goes_on(
    opening: Sequence[GridCell], last_row: Sequence[GridCell], cells: Sequence[GridCell], fits: Mapping[int, bool]
) -> bool:
    """Tell whether the first row of a page goes on with the last one of the page before.

    It does if its leading cell is blank, or if the last lines of the cells above are full and stop in the middle of a
    name or a date; or if it has no number where the others have one; or if the longest cell of the last row stops in
    the middle of a sentence where the others do not, unless the rest would have found room behind it.
    """
    texts = ["".join(cell.paragraphs) for cell in opening]
    if not last_row or not any(texts) or len(opening) < 2 or may_be_header_row(texts):
        return False
    key = _key_column(cells)
    lead = next((cell for cell in opening if cell.column == key), None)
    is_blank = lead is not None and not lead.paragraphs
    if lead is not None and is_blank and lead.rows == 1:
        return True
    ends = {cell.column: cell.paragraphs[-1] for cell in last_row if cell.paragraphs and cell.column in fits}
    open_ends = {column: text for column, text in ends.items() if column != key and not SENTENCE.search(text)}
    lists = {
        cell.column for cell in last_row if len(cell.paragraphs) > 1 and all(map(_WHOLE_ENTRY.search, cell.paragraphs))
    }
    has_room = any(
        not fits[column] and column not in lists and not _LISTED.search(text) for column, text in open_ends.items()
    )
    cut = [text for text in open_ends.values() if not _WHOLE_ENTRY.search(text)]
    is_led = len(open_ends) > 1 and fits.get(key) is True and lead is not None and not _numbers_next(lead, last_row)
    if cut and not has_room and (is_blank or is_led):
        return True
    leads = [cell for cell in cells if cell.column == key and cell.paragraphs]
    numbered = sum(bool(_NUMBERED.match(cell.paragraphs[0])) for cell in leads)
    if lead is not None and not is_blank and numbered * 2 > len(leads):
        return not _NUMBERED.match(lead.paragraphs[0]) or _is_number_cut(leads, lead)
    return not has_room and _stops_short(last_row, cells)


def _numbers_next(lead: GridCell, last_row: Sequence[GridCell]) -> bool:
    """Tell a number that opens a row of its own: one before a title, or alone the one after that of the last row."""
    text = lead.paragraphs[0]
    above = next((cell.paragraphs[0] for cell in last_row if cell.column == lead.column and cell.paragraphs), "")
    if _COUNT.fullmatch(text) and _COUNT.fullmatch(above):
        return int(text) == int(above) + 1
    return bool(_NUMBERED.match(text))


def _is_number_cut(leads: Sequence[GridCell], lead: GridCell) -> bool:
    """Tell a number of two figures that a narrow cell set on two lines, and a page parted: 29, 3 | 0."""
    above = [cell for cell in leads if cell.row < lead.row and cell.furniture is None][-2:]
    texts = [each.paragraphs[-1] for each in (*above, lead)]
    if len(texts) < 3 or not all(map(_COUNT.fullmatch, texts)):
        return False
    before, first, rest = texts
    return int(first + rest) == int(before) + 1 != int(first)


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
    cells: Sequence[GridCell], own: Sequence[GridCell], last_row: Sequence[GridCell], first: int
) -> list[GridCell]:
    """Return all cells, the first row of a page added to the one that it goes on with, and the rest moved up."""
    more = {cell.column: cell for cell in own if cell.row == first}
    joined: list[GridCell] = []
    for cell in cells:
        addition = more.pop(cell.column, None) if cell in last_row else None
        joined.append(cell if addition is None else _with_rest(cell, addition, first))
    left = [replace(cell, row=_bottom(last_row[0]) - 1) for cell in more.values() if cell.paragraphs]
    others = [cell for cell in own if cell.row != first]
    return [*joined, *left, *(replace(cell, row=cell.row - 1) if cell.row > first else cell for cell in others)]


def _with_rest(cell: GridCell, rest: GridCell, first: int) -> GridCell:
    """Return a cell with what the next page adds to it, over as many more rows as it reaches there."""
    if rest.rows > 1:
        cell = replace(cell, rows=first + rest.rows - 1 - cell.row)
    if not rest.paragraphs or not cell.paragraphs:
        return replace(cell, paragraphs=cell.paragraphs or rest.paragraphs)
    if SENTENCE.search(cell.paragraphs[-1]):
        return replace(cell, paragraphs=(*cell.paragraphs, *rest.paragraphs))
    joined = cell.paragraphs[-1] + rest.paragraphs[0]
    return replace(cell, paragraphs=(*cell.paragraphs[:-1], joined, *rest.paragraphs[1:]))


def _spanned(
    cells: Sequence[GridCell], own: Sequence[GridCell], last_row: Sequence[GridCell], first: int, *, is_inner: bool
) -> list[GridCell]:
    """A merged cell that a page cuts is blank on the new page: it goes on with the one above it."""
    above = {cell.column: cell for cell in last_row}
    longer: dict[int, GridCell] = {}
    for cell in own:
        upper = above.get(cell.column)
        is_cut = cell.row == first and not cell.paragraphs and upper is not None
        if is_cut and upper is not None and (cell.rows > 1 or upper.rows > 1 or is_inner):
            longer[cell.column] = replace(upper, rows=_bottom(cell) - upper.row)
    kept = [longer.get(cell.column, cell) if cell in last_row else cell for cell in cells]
    return [*kept, *(cell for cell in own if not (cell.row == first and cell.column in longer))]


def _head(cells: Sequence[GridCell]) -> tuple[tuple[str, ...], ...]:
    """Return the texts of the rows that head a table: titles inside it, and the rows that its headers reach over."""
    rows = _texts(cells, _TITLE_ROWS + 1)
    place = next((n for n, row in enumerate(rows) if may_be_header_row(row)), 0)
    return _texts(cells, max((_bottom(cell) for cell in cells if cell.row == place), default=0))


def _repeated(part: PageTable, head: Sequence[tuple[str, ...]]) -> int:
    """Return how many rows at the top of a page print the head of its table again, with or without titles."""
    heights = (len(head) - start for start in range(len(head)))
    tails = ((height, tuple(head[len(head) - height :])) for height in heights)
    return next((height for height, tail in tails if any(tail[0]) and _texts(part.cells, height) == tail), 0)


def _texts(cells: Iterable[GridCell], height: int) -> tuple[tuple[str, ...], ...]:
    rows: dict[int, list[str]] = {row: [] for row in range(height)}
    for cell in sorted(cells, key=lambda each: (each.row, each.column)):
        if cell.row < height:
            rows[cell.row].append(re.sub(r"\s+", "", "".join(cell.paragraphs)))
    return tuple(tuple(row) for row in rows.values())

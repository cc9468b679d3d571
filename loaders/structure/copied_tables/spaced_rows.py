"""Tables of plain text whose cells stand side by side with blanks or tabs between them, made rows again.

序号  重点工作  责任单位 above 1  扩大投资  市发改委: the header tells what parts cells, and how wide it is; a gap twice
as wide is a blank cell. The title of a part stands alone between rows; the first line that is no row ends the table.
Where single blanks part the headers, a row has as many cells, the first of them a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.genre.headers.columns import Column
from loaders.genre.headers.columns_of_row import read_columns
from loaders.genre.headers.rows import heads_table
from loaders.genre.numbering import MarkKind, read_mark
from loaders.reading.blocks import Block, Reading
from loaders.reading.strand import Strand
from loaders.structure.copied_tables.aligning import aligned
from loaders.structure.copied_tables.written_tables import WrittenTable, cells, with_written_tables
from loaders.structure.tables.cell_kinds import CellKind, kind_of

_GAP = re.compile(r"\t|[ ]{2,}|[ ]*\u3000[ \u3000]*")
_BLANK = re.compile("[ ]+")
_FEWEST_COLUMNS = 4
_FEWEST_TABBED = 3
_FEWEST_ROWS = 2
_TOLD = 3  # cells of a row that no number opens
_PART_LENGTH = 40

_Row = dict[int, Strand]


@dataclass(frozen=True, slots=True)
class _Header:
    """What heads the columns, what these hold, and the width of the gap between two; 0 where gaps differ.

    `gap` is what parts cells.
    """

    cells: tuple[Strand, ...]
    columns: tuple[Column | None, ...]
    step: int
    gap: re.Pattern[str] = _GAP


def with_spaced_rows(reading: Reading) -> Reading:
    """Return a reading whose spaced rows are the cells of tables; the same one if it has none."""
    return with_written_tables(reading, _table_at)


def _table_at(reading: Reading, start: int, _: int) -> WrittenTable | None:
    header = _header(reading.blocks[start])
    rows = list(_rows(reading, start + 1, header)) if header else []
    is_table = sum(len(row) > 1 for row in rows) >= _FEWEST_ROWS
    if header is None or not is_table or _is_cut(reading.blocks, start, rows, header):
        return None
    end = start + len(rows) + 1
    whole = ({n: (cell,) for n, cell in row.items()} for row in (dict(enumerate(header.cells)), *rows))
    return WrittenTable(start, end, tuple(cells(whole, reading.blocks[start:end])))


def _header(block: Block) -> _Header | None:
    if block.cell is not None:
        return None
    cells = tuple(cell for cell in _split(block.strand) if cell)
    fewest = _FEWEST_TABBED if "\t" in block.text else _FEWEST_COLUMNS
    words = [cell.text for cell in cells]
    if len(cells) == 1:
        return _header_of_blanks(block)
    if len(cells) < fewest or not heads_table(words):
        return None
    gaps = {match.group() for match in _GAP.finditer(block.text)}
    return _Header(cells, read_columns(words), len(gaps.pop()) if len(gaps) == 1 else 0)


def _header_of_blanks(block: Block) -> _Header | None:
    """Return the headers that single blanks part, the first of them of numbers: 序号 任务 措施 责任单位."""
    cells = tuple(_split(block.strand, _BLANK))
    if len(cells) < _FEWEST_COLUMNS:
        return None
    words = [cell.text for cell in cells]
    columns = read_columns(words)
    is_header = columns[0] is Column.NUMBER and heads_table(words)
    return _Header(cells, columns, 0, _BLANK) if is_header else None


def _is_cut(blocks: Sequence[Block], start: int, rows: Sequence[_Row], header: _Header) -> bool:
    """Tell rows between single blanks behind which another number opens a line: the cells of some have blanks too."""
    end = start + 1 + len(rows)
    below = _split(blocks[end].strand, _BLANK)[0].text if end < len(blocks) and blocks[end].text else ""
    return header.gap is _BLANK and kind_of(below) is CellKind.NUMBER


def _split(line: Strand, gap: re.Pattern[str] = _GAP) -> list[Strand]:
    """Return the cells of a line; two gaps side by side have a blank cell between them."""
    cuts = [0, *(edge for match in gap.finditer(line.text) for edge in match.span()), len(line)]
    return [line[start:end].strip() for start, end in zip(cuts[::2], cuts[1::2], strict=True)]


def _rows(reading: Reading, start: int, header: _Header) -> Iterator[_Row]:
    """Yield the rows below a header, and the titles of parts between them."""
    above: _Row = {}
    for place in range(start, len(reading.blocks)):
        block = reading.blocks[place]
        row = _row(reading, block, header, above) if block.cell is None else {}
        if not row and not _titles_part(reading.blocks, place):
            return
        above = row or above
        yield row or {0: block.strand}


def _titles_part(blocks: Sequence[Block], place: int) -> bool:
    mark = read_mark(blocks[place].text)
    is_title = mark is not None and mark.kind <= MarkKind.PAREN_CHINESE and len(blocks[place].text) <= _PART_LENGTH
    below = blocks[place + 1].text if place + 1 < len(blocks) else ""
    return is_title and blocks[place].cell is None and (len(_GAP.findall(below)) > 1 or bool(read_mark(below)))


def _row(reading: Reading, block: Block, header: _Header, above: _Row) -> _Row:
    """Return the cells of a line by their columns; none for a line that is no row."""
    cells = [cell for cell in _split(block.strand, header.gap) if cell]
    if header.gap is _BLANK:
        is_row = len(cells) == len(header.cells) and kind_of(cells[0].text) is CellKind.NUMBER
        return dict(enumerate(cells)) if is_row else {}
    if len(cells) == len(header.cells):
        return dict(enumerate(cells))
    places = _by_step(reading.source.text, block.strand, header)
    if places is None or len(places) != len(cells):
        places = aligned([cell.text for cell in cells], header.columns, above.keys())
    if len(places) != len(cells) or not _is_row(cells, places, header):
        return {}
    return dict(zip(places, cells, strict=True))


def _is_row(cells: Sequence[Strand], places: Sequence[int], header: _Header) -> bool:
    """Tell a row with blank cells: it opens with a number, or leaves the columns of numbers and tasks blank."""
    if Column.NUMBER not in header.columns:
        return len(cells) >= _TOLD
    number = header.columns.index(Column.NUMBER)
    if number in places:
        return len(cells) > 1 and kind_of(cells[places.index(number)].text) is CellKind.NUMBER
    return header.step > 0 and places[0] > number


def _by_step(text: str, line: Strand, header: _Header) -> tuple[int, ...] | None:
    """Return the columns of the cells by the widths of the gaps before them; None where they are no multiples."""
    if not header.step:
        return None
    start = line.pieces[0].start
    indent = text[text.rfind("\n", 0, start) + 1 : start]
    column = 0
    places: list[int] = []
    for gap, cell in zip((indent, *_gaps(line.text)), _split(line), strict=True):
        if len(gap) % header.step:
            return None
        column += len(gap) // header.step
        places.extend([column] if cell else [])
    return tuple(places) if places and places[-1] < len(header.cells) else None


def _gaps(text: str) -> list[str]:
    return [match.group() for match in _GAP.finditer(text)]

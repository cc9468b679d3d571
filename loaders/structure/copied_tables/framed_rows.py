"""Tables copied with a stroke alone on its line before each row, and one behind each cell: | / 1 | / 修建渠道 | / |||.

Every row has as many cells; one over several rows or columns is printed once, the others of its row move to the left,
and blank ones fill the row up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from kg.model import Passage
from loaders.genre.headers.columns import Column
from loaders.genre.headers.columns_of_row import read_columns
from loaders.genre.headers.rows import heads_table
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block, Cell, Reading
from loaders.reading.strand import Strand
from loaders.structure.copied_tables.aligning import aligned
from loaders.structure.copied_tables.strokes import STROKE, between_strokes, stroke_passages
from loaders.structure.tables.cell_kinds import CellKind, kind_of

_FEWEST_COLUMNS = 4
_FEWEST_ROWS = 2  # below the headers
_TITLES = 3
_HEADER = 14  # characters

_Cells = list[tuple[Strand, ...]]


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of a table, how many of them stand above its headers, and where it ends."""

    rows: tuple[_Cells, ...]
    head: int
    end: int


def with_framed_rows(reading: Reading) -> Reading:
    """Return a reading whose rows between lone strokes are the cells of tables; the same one if it has none."""
    blocks, made, markup = reading.blocks, list[Block](), list[Passage]()
    tables = count(max((block.cell.table for block in blocks if block.cell), default=-1) + 1)
    place = 0
    while place < len(blocks):
        table = _table_at(blocks, place) if _is_lone(blocks[place]) else None
        if table is None:
            made.append(blocks[place])
            place += 1
            continue
        made.extend(_blocks_of(table, next(tables)))
        markup.extend(stroke_passages(blocks[place : table.end], reading.source.text))
        place = table.end
    return replace(reading, blocks=tuple(made), markup=(*reading.markup, *markup)) if markup else reading


def _is_lone(block: Block) -> bool:
    return block.cell is None and block.text.strip() == STROKE


def _table_at(blocks: Sequence[Block], start: int) -> _Table | None:
    """Return the table whose first row opens at a lone stroke; None where the rows differ in length."""
    closed = next((n for n in range(start + 1, len(blocks)) if _is_lone(blocks[n])), len(blocks))
    width = sum(block.text.count(STROKE) for block in blocks[start + 1 : closed])
    rows: list[_Cells] = []
    place = start
    while width >= _FEWEST_COLUMNS and place < len(blocks) and _is_lone(blocks[place]):
        row, end = _row(blocks, place + 1, width)
        if end is None:
            break
        rows.append(row)
        place = end
        if len(row) < width:
            break
    head = next((n for n, row in enumerate(rows[: _TITLES + 1]) if heads_table(_words(row))), None)
    if head is None or len(rows) - head <= _FEWEST_ROWS or len(_filled(rows[head])) < _FEWEST_COLUMNS:
        return None
    return _Table(tuple(rows), head, place)


def _row(blocks: Sequence[Block], start: int, width: int) -> tuple[_Cells, int | None]:
    """Return the cells of a row and where it ends, None for one of more cells; the last may lack its blank cells."""
    cells: _Cells = []
    paragraphs: list[Strand] = []
    for place in range(start, len(blocks)):
        if blocks[place].cell is not None:
            break
        *closed, rest = between_strokes(blocks[place].strand)
        for part in closed:
            cells.append((*paragraphs, part) if part else tuple(paragraphs))
            paragraphs = []
        paragraphs.extend([rest] if rest else [])
        if len(cells) >= width:
            return cells, place + 1 if len(cells) == width and not paragraphs else None
        is_last = not any(STROKE in block.text for block in blocks[place + 1 :])
        if is_last and not paragraphs:
            return cells, place + 1
    return cells, None


def _words(row: _Cells) -> list[str]:
    return ["".join(strand.text for strand in cell) for cell in row]


def _filled(row: _Cells) -> _Cells:
    return [cell for cell in row if cell]


def _blocks_of(table: _Table, number: int) -> Iterator[Block]:
    """Yield the lines above the headers, the headers, and the cells of the rows in the columns that they fit."""
    for row in table.rows[: table.head]:
        yield from (Block(strand) for cell in row for strand in cell)
    header, *below = table.rows[table.head :]
    header = _filled(header)
    words = [squeeze(word) for word in _words(header)]
    columns = read_columns(words)
    again = [
        row for row in below if _is_header(_filled(row), words, columns)
    ]  # behind the others, that their words are kept
    for column, cell in enumerate((*header, *(cell for row in again for cell in _filled(row)))):
        yield from (Block(strand, cell=Cell(number, 0, column)) for strand in cell)
    above: dict[int, tuple[Strand, ...]] = {}
    for place, row in enumerate(below, start=1):
        if row in again or not _filled(row):
            above = {} if row in again else above
            continue
        above = _placed(row, columns, above)
        for column, cell in sorted(above.items()):
            yield from (Block(strand, cell=Cell(number, place, column)) for strand in cell)


def _placed(
    row: _Cells, columns: Sequence[Column | None], above: dict[int, tuple[Strand, ...]]
) -> dict[int, tuple[Strand, ...]]:
    """Return a row with the cells that go over it from the row above, which it then has fewer of.

    A blank cell before a filled one stands where it is blank.
    """
    filled = _filled(row)
    keeps_blanks = any(not cell for cell in row[: max(n for n, cell in enumerate(row, start=1) if cell)])
    if keeps_blanks or len(filled) >= len(above):
        return {n: cell for n, cell in enumerate(row) if cell}
    own = dict(zip(aligned(_words(filled), columns, above.keys()), filled, strict=False))
    return {**{n: above[n] for n in range(max(own, default=0)) if n in above and n not in own}, **own}


def _is_header(row: _Cells, words: Sequence[str], columns: Sequence[Column | None]) -> bool:
    return [squeeze(word) for word in _words(row)] == words or _parts_header(row, columns)


def _parts_header(row: _Cells, columns: Sequence[Column | None]) -> bool:
    """Tell a second row of headers, which opens with no number where numbers do: 进展情况 | 成果形式."""
    words = [squeeze(word) for word in _words(row)]
    are_words = len(words) > 1 and all(len(word) <= _HEADER and kind_of(word) is CellKind.TEXT for word in words)
    return columns[0] is Column.NUMBER and are_words

"""Tables written with commas between the cells of a line, as spreadsheets write them out: 1,新建公园3处,市城管局.

Cells with commas or line breaks of their own stand in quotes. A Chinese text has commas of its own kind (，), so a
line of headers with half-width ones between them opens a table; its rows have as many cells. They are read before
one spelling is made of both kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile

from loaders.genre.headers.rows import heads_table
from loaders.reading.blocks import Block, Reading
from loaders.reading.quoted_cells import unquoted
from loaders.reading.strand import Strand, join
from loaders.structure.copied_tables.written_tables import WrittenTable, cells, with_written_tables

_CELL = re.compile(r'\s*+(?:"(?:[^"]|"")*+"\s*+|[^,"]*+)(?:,|$)')
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_MOST_LINES = 60  # of one row; a quote that never closes is none


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: its cells, and how many blocks it goes over."""

    cells: tuple[Strand, ...]
    blocks: int


def with_comma_rows(reading: Reading) -> Reading:
    """Return a reading whose rows with commas are the cells of tables; the same one if it has none."""
    return with_written_tables(reading, _table_at)


def _table_at(reading: Reading, start: int, free: int) -> WrittenTable | None:
    lines = list(_table(reading.blocks, start))
    if len(lines) <= _FEWEST_ROWS:
        return None
    signs: list[Strand] = []
    titles = _titles(reading.blocks[free:start], "," * (len(lines[0].cells) - 1))
    above = [block for title in titles if (block := _without_commas(title, signs)).strand]
    ends = list(accumulate((line.blocks for line in lines), initial=start))
    rows = [{n: (_cell(printed, signs),) for n, printed in enumerate(line.cells)} for line in lines]
    told = (*above, *cells(rows, [reading.blocks[end] for end in ends[:-1]]))
    return WrittenTable(start - len(titles), ends[-1], told, tuple(sign for sign in signs if sign.text.strip()))


def _titles(above: Sequence[Block], blanks: str) -> list[Block]:
    """Return what titles a table in rows of its own, which have blank cells behind it: 任务清单,,,."""
    titles = takewhile(lambda block: block.cell is None and block.text.endswith(blanks), reversed(above))
    return list(titles)[::-1]


def _without_commas(title: Block, signs: list[Strand]) -> Block:
    end = len(title.text.rstrip(","))
    signs.append(title.strand[end:])
    return replace(title, strand=unquoted(title.strand[:end], signs))


def _table(blocks: Sequence[Block], start: int) -> Iterator[_Line]:
    """Yield the header that stands at a block and the rows below it; nothing where none does."""
    header = _line(blocks, start)
    if header is None or len(header.cells) < _FEWEST_COLUMNS or not heads_table(_words(header)):
        return
    yield header
    place = start + header.blocks
    while (line := _line(blocks, place)) is not None and len(line.cells) == len(header.cells):
        yield line
        place += line.blocks


def _words(header: _Line) -> list[str]:
    return [cell.text.strip('," ') for cell in header.cells]


def _line(blocks: Sequence[Block], start: int) -> _Line | None:
    """Return the row that begins at a block, over as many of them as its quotes are open."""
    strands: list[Strand] = []
    quotes = 0
    for block in blocks[start : start + _MOST_LINES]:
        if block.cell is not None:
            return None
        strands.append(block.strand)
        quotes += block.text.count('"')
        if quotes % 2 == 0:
            cells = tuple(_split(join(strands)))
            return _Line(cells, len(strands)) if len(cells) > 1 else None
    return None


def _split(line: Strand) -> Iterator[Strand]:
    place = 0
    while match := _CELL.match(line.text, place):
        yield line.group(match)
        place = match.end()
        if not match.group().endswith(","):
            return


def _cell(printed: Strand, signs: list[Strand]) -> Strand:
    end = len(printed.text.removesuffix(","))
    signs.extend([printed[end:]] if printed[end:] else [])
    return unquoted(printed[:end].strip(), signs)

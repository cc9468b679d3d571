"""Tables written with commas between the cells of a line, as spreadsheets write them out: 1,新建公园3处,市城管局.

Cells with commas or line breaks of their own stand in quotes. A Chinese text has commas of its own kind (，), so a
line of headers with half-width ones between them opens a table; its rows have as many cells. They are read before
one spelling is made of both kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.reading.blocks import Block, Cell, Reading
from loaders.reading.quoted_cells import unquoted
from loaders.reading.strand import Strand, join
from loaders.structure.converted_tables import heads_table

_CELL = re.compile(r'\s*(?:"(?:[^"]|"")*"|[^,"]*)\s*(?:,|$)')
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
    blocks, made, markup = reading.blocks, list[Block](), list[Strand]()
    number = max((block.cell.table for block in blocks if block.cell), default=-1)
    place = 0
    while place < len(blocks):
        lines = list(_table(blocks, place))
        if len(lines) <= _FEWEST_ROWS:
            made.append(blocks[place])
            place += 1
            continue
        number += 1
        made.extend(_without_commas(made, len(lines[0].cells), markup))
        for row, line in enumerate(lines):
            made.extend(_cells(blocks[place], line, Cell(number, row, 0), markup))
            place += line.blocks
    if not markup:
        return reading
    text = reading.source.text
    signs = tuple(strand.passage(text) for strand in markup if strand.text.strip())
    return replace(reading, blocks=tuple(made), markup=(*reading.markup, *signs))


def _without_commas(made: list[Block], width: int, markup: list[Strand]) -> Iterator[Block]:
    """Yield what titles the table in a row of its own, which has blank cells behind it: 任务清单,,,."""
    titles: list[Block] = []
    while made and made[-1].cell is None and made[-1].text.endswith("," * (width - 1)):
        block = made.pop()
        markup.append(block.strand[len(block.text.rstrip(",")) :])
        titles.append(replace(block, strand=unquoted(block.strand[: len(block.text.rstrip(","))], markup)))
    yield from (block for block in reversed(titles) if block.strand)


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
    for block in blocks[start : start + _MOST_LINES]:
        if block.cell is not None:
            return None
        strands.append(block.strand)
        if sum(strand.text.count('"') for strand in strands) % 2 == 0:
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


def _cells(block: Block, line: _Line, first: Cell, markup: list[Strand]) -> Iterator[Block]:
    for column, printed in enumerate(line.cells):
        end = len(printed.text.removesuffix(","))
        markup.extend([printed[end:]] if printed[end:] else [])
        cell = unquoted(printed[:end].strip(), markup)
        yield replace(block, strand=cell, cell=replace(first, column=column))

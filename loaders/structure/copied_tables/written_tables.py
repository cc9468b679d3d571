"""Tables that stand in the lines of a text, whatever parts their cells, made cells of its reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.reading.blocks import Block, Cell, Reading
from loaders.reading.strand import Strand

Row = Mapping[int, Sequence[Strand]]  # the paragraphs of each cell, by its column


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """The blocks of a reading from `start` up to `end`, as what they are instead, and the signs that only part cells.

    The tables of one reading are counted where they are put in; here each is the first.
    """

    start: int
    end: int
    blocks: tuple[Block, ...]
    signs: tuple[Strand, ...] = ()


# What tells the table that a block shows, as its headers do, or the line below these. It may begin above that block,
# as far as the first one that no table holds yet.
Finder = Callable[[Reading, int, int], WrittenTable | None]


def with_written_tables(reading: Reading, table_at: Finder) -> Reading:
    """Return a reading with the cells of its tables in place of their lines; the same one if it has none."""
    made, signs = list[Block](), list[Strand]()
    number = last_table(reading)
    free = 0
    for place in range(len(reading.blocks)):
        table = table_at(reading, place, free) if place >= free else None
        if table is None:
            continue
        number += 1
        made.extend((*reading.blocks[free : table.start], *_numbered(table.blocks, number)))
        signs.extend(table.signs)
        free = table.end
    if not free:
        return reading
    markup = tuple(sign.passage(reading.source.text) for sign in signs)
    return replace(reading, blocks=(*made, *reading.blocks[free:]), markup=(*reading.markup, *markup))


def cells(rows: Iterable[Row], lines: Sequence[Block] = ()) -> Iterator[Block]:
    """Yield the cells of rows; where the `lines` are given that they stand on, with the layout of these."""
    for place, row in enumerate(rows):
        for column, strands in row.items():
            cell = Cell(0, place, column)
            yield from (replace(lines[place], strand=s, cell=cell) if lines else Block(s, cell=cell) for s in strands)


def last_table(reading: Reading) -> int:
    """Return the number of the last table of a reading, -1 if it has none."""
    return max((block.cell.table for block in reading.blocks if block.cell), default=-1)


def _numbered(blocks: Iterable[Block], number: int) -> Iterator[Block]:
    for block in blocks:
        yield replace(block, cell=replace(block.cell, table=number)) if block.cell else block

"""Tables as programs write them out, made as a person prints them.

A blank cell is NaN there, a day has its midnight, the number of a row a decimal; a cell over all columns stands again
in each of them, and the title of a sheet is its first row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.model import Piece
from loaders.genre.headers.rows import heads_table, is_blank_cell
from loaders.genre.numbering import MarkKind, read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block, Reading
from loaders.reading.strand import Strand
from loaders.structure.letter.title_lines import GENRE
from loaders.structure.tables.table_rows import texts_of

_MIDNIGHT = re.compile(r"(?P<kept>(?:19|20)\d{2}-\d{1,2}-\d{1,2})[ T]00:00:00")
_COUNT = re.compile(r"(?P<kept>\d{1,3})\.0")
_CHINESE = re.compile(r"[一-鿿]{2}")
_TOLD = re.compile(r"[^：:]{2,8}[：:]|\s*$")  # 填报单位：某局 | 填报日期：
_FEW = 2
_TITLES = 3  # rows that may stand above the headers


def titles_table(texts: Sequence[str]) -> bool:
    """Tell a row that says one thing in all of its cells, or who fills the table in, and when."""
    filled = {squeeze(text) for text in texts if squeeze(text) and not is_blank_cell(text)}
    return len(filled) == 1 or (bool(filled) and all(_TOLD.match(text) for text in filled))


def with_plain_tables(reading: Reading) -> Reading:
    """Return a reading whose tables are as a person prints them; what only a program wrote is markup."""
    made: list[Block] = []
    is_titled = False  # by a line of the text: then what the first row says is of the table alone
    for table, found in groupby(reading.blocks, key=lambda block: block.cell.table if block.cell else None):
        blocks = list(found)
        made.extend(blocks if table is None else _plain_table(blocks, is_titled=is_titled))
        lines = (squeeze(block.text) for block in blocks if block.cell is None)
        is_titled = is_titled or any(GENRE.search(line) and not line.endswith("通知") for line in lines)
    if made == list(reading.blocks):
        return reading
    kept = {piece for block in made for piece in block.strand.pieces}
    lost = [b.strand for b in reading.blocks if b.cell and b.strand and not kept.issuperset(b.strand.pieces)]
    left = [part for strand in dict.fromkeys(lost) for part in _left_of(strand, kept)]
    text = reading.source.text
    return replace(reading, blocks=tuple(made), markup=(*reading.markup, *(part.passage(text) for part in left)))


def _left_of(strand: Strand, kept: set[Piece]) -> Iterator[Strand]:
    """Yield what is left of a strand of which the beginning may be kept."""
    end = next((n for n in range(len(strand), 0, -1) if kept.issuperset(strand[:n].pieces)), 0)
    yield from ([strand[end:]] if strand[end:].strip() else [])


def _plain_table(cells: Sequence[Block], *, is_titled: bool) -> Iterator[Block]:
    rows = [list(row) for _, row in groupby(cells, key=lambda block: block.cell.row if block.cell else 0)]
    rows = [[_plain_cell(block) for block in row] for row in rows]
    rows = [_once(row) if _repeats(row) else row for row in rows]
    head = _head(rows)
    head = head if not is_titled or any(map(_titles_a_part, rows[:head])) else 0
    printed: set[Strand] = set()
    for place, row in enumerate(rows):
        for block in row:
            if place >= head and block.cell:
                yield replace(block, cell=replace(block.cell, row=block.cell.row - head))
            elif block.strand and block.strand not in printed:
                printed.add(block.strand)
                yield replace(block, cell=None)


def _titles_a_part(row: Sequence[Block]) -> bool:
    """Tell a row above the headers that titles a part of the text: 一、2024年底前实现的事项."""
    marks = (read_mark(text.strip()) for text in texts_of(row))
    return any(mark is not None and mark.kind <= MarkKind.PAREN_CHINESE for mark in marks)


def _plain_cell(block: Block) -> Block:
    if is_blank_cell(block.text):
        return replace(block, strand=block.strand[:0])
    is_first = block.cell is not None and block.cell.column == 0
    match = _MIDNIGHT.fullmatch(block.text) or (_COUNT.fullmatch(block.text) if is_first else None)
    return replace(block, strand=block.strand.group(match, "kept")) if match else block


def _repeats(row: Sequence[Block]) -> bool:
    """Tell a row whose cells all say the same, but for the first perhaps: 一、抓项目 | 一、抓项目 | 一、抓项目."""
    texts = [squeeze(text) for text in texts_of(row)]
    filled = [text for text in texts if text]
    if len(set(filled)) != 1 or len(filled) < max(len(texts) - 1, _FEW) or not _CHINESE.search(filled[0]):
        return False
    mark = read_mark(filled[0])
    return len(filled) > _FEW or bool(mark and mark.kind <= MarkKind.PAREN_CHINESE)


def _once(row: Sequence[Block]) -> list[Block]:
    """Return a row with the first of its equal cells, in its first column."""
    first = next(block for block in row if block.strand)
    column = first.cell.column if first.cell else 0
    return [
        replace(block, cell=replace(block.cell, column=0))
        if block.cell and block.cell.column == column
        else replace(block, strand=block.strand[:0])
        for block in row
        if block.cell and block.cell.column >= column
    ]


def _head(rows: Sequence[Sequence[Block]]) -> int:
    """Return how many rows above the headers title the table; 0 where no headers follow."""
    for place, row in enumerate(rows[: _TITLES + 1]):
        if heads_table(texts_of(row)):
            return place
        if not titles_table(texts_of(row)):
            return 0
    return 0

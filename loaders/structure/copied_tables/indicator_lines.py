"""Tables of indicators printed one cell a line, whose rows end with their kind: 指标名称 / 预期目标 / 指标类型."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.genre.headers.indicators import heads_indicators
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block, Cell, Reading
from loaders.structure.copied_tables.written_tables import WrittenTable, with_written_tables

_KIND = re.compile(r"(?:指标|目标)?(?:类型|性质|属性|类别)")
_KINDS = re.compile(r"(?:约束|预期|引导|指导|限制|基础|核心|特色)性?(?:指标)?|定[量性](?:指标)?|[必选]选(?:指标)?")
_COLUMNS = range(3, 7)
_FEW = 2


def with_indicator_lines(reading: Reading) -> Reading:
    """Return a reading whose lines of indicators are the cells of tables; the same one if it has none."""
    return with_written_tables(reading, _table_at)


def _table_at(reading: Reading, start: int, _: int) -> WrittenTable | None:
    blocks = reading.blocks
    width = _header_at(blocks, start)
    rows = list(_rows(blocks, start + width, width)) if width else []
    if len(rows) < _FEW:
        return None
    end = start + width + sum(map(len, rows))
    return WrittenTable(start, end, tuple(_cells([blocks[start : start + width], *rows])))


def _header_at(blocks: Sequence[Block], start: int) -> int:
    """Return how many lines head the columns of a table of indicators; none if they do not."""
    for width in _COLUMNS:
        lines = blocks[start : start + width]
        if len(lines) < width or not _KIND.fullmatch(squeeze(lines[-1].text)):
            continue
        if not any(line.cell for line in lines) and heads_indicators([squeeze(line.text) for line in lines]):
            return width
    return 0


def _rows(blocks: Sequence[Block], start: int, width: int) -> Iterator[Sequence[Block]]:
    """Yield the lines of each row: to the kind that closes it, without the name where it is that of the row above."""
    is_first = True
    while True:
        row = blocks[start : start + width]
        length = next((n for n, block in enumerate(row, start=1) if _KINDS.fullmatch(squeeze(block.text))), 0)
        fewest = width if is_first else width - 1
        if length < fewest or any(block.cell for block in row[:length]):
            return
        yield row[:length]
        start, is_first = start + length, False


def _cells(rows: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """Yield the cells of rows; the name of an indicator goes over those below that have none."""
    name = rows[0][0]
    for number, row in enumerate(rows):
        whole = row if len(row) == len(rows[0]) else (name, *row)
        name = whole[0]
        yield from (replace(block, cell=Cell(0, number, column)) for column, block in enumerate(whole))

"""Tables of plain text whose cells stand side by side with blanks between them, made rows again.

序号  重点工作  责任单位 above 1  扩大投资  市发改委: the header tells that two blanks, or a wide one, part cells. Only
where each line below has as many cells as the header is it a row; the first that has not ends the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.blocks import Block, Cell, Reading
from loaders.reading.strand import Strand
from loaders.structure.columns import is_header_row, may_be_header_row
from loaders.structure.indicator_tables import heads_indicators

_GAP = re.compile(r"[ ]{2,}|[ ]*\u3000[ \u3000]*")
_FEWEST_COLUMNS = 4
_FEWEST_ROWS = 2


def with_spaced_rows(reading: Reading) -> Reading:
    """Return a reading whose spaced rows are the cells of a table; the same one if it has none."""
    blocks = reading.blocks
    if any(block.cell for block in blocks):
        return reading
    for start, block in enumerate(blocks):
        header = _cells(block)
        if len(header) < _FEWEST_COLUMNS or not _is_header([cell.text for cell in header]):
            continue
        end = start + 1
        while end < len(blocks) and len(_cells(blocks[end])) == len(header):
            end += 1
        if end - start > _FEWEST_ROWS:
            rows = [_row(blocks[at], at - start) for at in range(start, end)]
            cells = tuple(cell for row in rows for cell in row)
            return replace(reading, blocks=(*blocks[:start], *cells, *blocks[end:]))
    return reading


def _is_header(words: Sequence[str]) -> bool:
    return is_header_row(words) or may_be_header_row(words) or heads_indicators(words)


def _cells(block: Block) -> tuple[Strand, ...]:
    cuts = [match.end() for match in _GAP.finditer(block.text)]
    return tuple(part.strip() for part in block.strand.split_at(cuts) if part.text.strip())


def _row(block: Block, row: int) -> list[Block]:
    return [replace(block, strand=cell, cell=Cell(0, row, column)) for column, cell in enumerate(_cells(block))]

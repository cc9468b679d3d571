"""Headers on two rows of a table with strokes, which lost the cells over both rows and over several columns.

| 序号 | 指标 | 目标 | above | 2025年 | 2026年 | heads four columns, the last two below 目标.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.genre.headers.parents import in_one_row
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand

_Row = Mapping[int, Sequence[Strand]]
_FEWEST_ROWS = 3  # two of headers, and one of cells


def with_parted_headers(rows: Sequence[_Row]) -> Sequence[_Row]:
    """Return the rows of a table with the second row of its headers below the one that it parts.

    The rows below tell it, which have as many cells as there are headers without that one.
    """
    if len(rows) < _FEWEST_ROWS:
        return rows
    top, below = ([row[column] for column in sorted(row)] for row in rows[:2])
    told = in_one_row([squeeze("".join(part.text for part in cell)) for cell in (*top, *below)])
    width = max(max(row) + 1 for row in rows[2:])
    if told is None or len(told[1]) != 1 or len(told[0]) != width or len(top) >= width or len(top) in told[1]:
        return rows
    parted = told[1][0]
    first = {place if place <= parted else place + len(below) - 1: cell for place, cell in enumerate(top)}
    return (first, {parted + place: cell for place, cell in enumerate(below)}, *rows[2:])

"""In which columns the cells of a row stand, by what these mean."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.genre.headers.columns import Column
from loaders.reading.blocks import Block


def meaning(block: Block, columns: Sequence[Column | None]) -> Column | None:
    """Return what the column of a cell means, or None."""
    place = block.cell.column if block.cell else 0
    return columns[place] if place < len(columns) else None


def cells_in(cells: Sequence[Block], columns: Sequence[Column | None], *meant: Column) -> list[Block]:
    """Return the cells of a row that stand in columns of one of the meanings."""
    return [block for block in cells if meaning(block, columns) in meant]

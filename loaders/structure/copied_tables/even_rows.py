"""Cells of a table without numbers that are as many in each row as there are columns: rows by their count alone.

Names must then stand where names are asked and times where times are, in every row.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.genre.headers.columns import WHO, Column
from loaders.structure.tables.cell_kinds import CellKind, is_nothing, kind_of

_FEWEST_ROWS = 2
_FEWEST_TOLD = 2  # columns of names or times, by which rows are told


def even_rows(cells: Sequence[str], columns: Sequence[Column | None]) -> list[range]:
    """Return the places of the cells of each row; none where rows are uneven, or text with names stands below them."""
    width = len(columns)
    told = sum(column in WHO or column is Column.DEADLINE for column in columns)
    if Column.NUMBER in columns or told < _FEWEST_TOLD:
        return []
    rows: list[range] = []
    for start in range(0, len(cells) - width + 1, width):
        if not all(_fits(cell, column) for cell, column in zip(cells[start : start + width], columns, strict=True)):
            break
        rows.append(range(start, start + width))
    below = cells[len(rows) * width :]
    is_over = not any(kind_of(cell) in (CellKind.WHO, CellKind.DEADLINE) for cell in below)
    return rows if len(rows) >= _FEWEST_ROWS and is_over else []


def _fits(cell: str, column: Column | None) -> bool:
    kind = kind_of(cell)
    if column in WHO:
        return kind is CellKind.WHO or is_nothing(cell)
    if column is Column.DEADLINE:
        return kind is CellKind.DEADLINE or is_nothing(cell)
    return column is None or kind in (CellKind.TEXT, CellKind.WHO)  # a meeting ends as bodies do: 斗茶大会

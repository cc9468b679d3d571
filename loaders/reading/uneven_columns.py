"""Puts the cells of a table whose borders were drawn unevenly below the headers that they are meant for.

In a table made by hand the border of two columns stands a little further left in some rows, and the format counts
one column more there: a row with as many cells as the header has them in the order of the header.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.reading.layout import Grid, GridCell

_FEWEST = 3


def with_even_columns(grid: Grid) -> Grid:
    """Return a grid whose rows of as many cells as the first such row have their columns; others as near as can be."""
    rows = _rows(grid.cells)
    most = max(map(len, rows.values()), default=0)
    model = next((row for row in rows.values() if len(row) == most), ())
    edges = [*(cell.column for cell in model), max((cell.column + cell.columns for cell in grid.cells), default=0)]
    if most < _FEWEST or {cell.column for cell in grid.cells} <= set(edges):
        return grid
    places: dict[int, set[tuple[int, int]]] = {}
    for row in rows.values():
        for place, cell in enumerate(row):
            own = (place, 1) if len(row) == most else _nearest(cell, edges)
            places.setdefault(id(cell), set()).add(own)
    if any(len(found) > 1 for found in places.values()):
        return grid
    moved = tuple(_moved(cell, next(iter(places[id(cell)]))) for cell in grid.cells)
    return Grid(moved) if _is_free(moved) else grid


def _rows(cells: Sequence[GridCell]) -> Mapping[int, list[GridCell]]:
    """Return the cells that lie in each row, from left to right."""
    rows: dict[int, list[GridCell]] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.rows):
            rows.setdefault(row, []).append(cell)
    return {row: sorted(rows[row], key=lambda cell: cell.column) for row in sorted(rows)}


def _nearest(cell: GridCell, edges: Sequence[int]) -> tuple[int, int]:
    """Return the column that a cell of a row of fewer cells begins in, and how many it spans."""
    first, end = (
        min(range(len(edges)), key=lambda n: abs(edges[n] - edge)) for edge in (cell.column, cell.column + cell.columns)
    )
    return min(first, len(edges) - 2), max(end - first, 1)


def _moved(cell: GridCell, place: tuple[int, int]) -> GridCell:
    return replace(cell, column=place[0], columns=place[1])


def _is_free(cells: Sequence[GridCell]) -> bool:
    """Tell whether no two cells begin on one place."""
    return len({(cell.row, cell.column) for cell in cells}) == len(cells)

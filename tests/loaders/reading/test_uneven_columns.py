"""Tables whose borders stand a little elsewhere in some rows: their cells belong to the headers in order."""

from __future__ import annotations

from loaders.reading.layout import Grid, GridCell
from loaders.reading.uneven_columns import with_even_columns


def _grid(*rows: tuple[tuple[str, int, int], ...]) -> Grid:
    return Grid(
        tuple(GridCell((text,), n, column, 1, width) for n, row in enumerate(rows) for text, column, width in row)
    )


def _columns(grid: Grid) -> list[list[int]]:
    return [[c.column for c in grid.cells if c.row == n] for n in range(max(c.row for c in grid.cells) + 1)]


def test_a_row_with_as_many_cells_as_the_header_has_its_columns() -> None:
    head = (("任务", 0, 1), ("牵头", 1, 2), ("配合", 3, 2), ("时限", 5, 1))
    grid = _grid(head, (("植树", 0, 2), ("甲局", 2, 2), ("乙局", 4, 1), ("6月", 5, 1)))
    assert _columns(with_even_columns(grid)) == [[0, 1, 2, 3], [0, 1, 2, 3]]


def test_a_row_of_fewer_cells_has_the_columns_that_are_nearest() -> None:
    head = (("任务", 0, 1), ("牵头", 1, 2), ("配合", 3, 2), ("时限", 5, 1))
    grid = with_even_columns(_grid(head, (("一、造林", 0, 6),), (("植树", 0, 2), ("甲局", 2, 3), ("6月", 5, 1))))
    assert _columns(grid) == [[0, 1, 2, 3], [0], [0, 1, 3]]
    assert [cell.columns for cell in grid.cells][4:] == [4, 1, 2, 1]


def test_a_table_whose_header_lies_over_two_rows_keeps_its_columns() -> None:
    head = (("任务", 0, 1), ("责任分工", 1, 2), ("时限", 3, 1))
    grid = _grid(head, (("", 0, 1), ("牵头", 1, 1), ("配合", 2, 1), ("", 3, 1)))
    assert with_even_columns(grid) == grid

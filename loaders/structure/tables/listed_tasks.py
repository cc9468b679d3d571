"""Tasks that one cell lists beside the body that they are of: 责任单位 | 工作任务, with 1.…2.… in a cell."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.genre.headers.columns import WHO, Column
from loaders.reading.strand import Strand
from loaders.structure.paragraphs import join_lines
from loaders.structure.tables.items import number_of, split_items

_FEW = 2


def are_of_a_body(columns: Sequence[Column | None]) -> bool:
    """Tell columns of which the one of tasks stands behind one of bodies, and holds all that is said of them."""
    if Column.TASK not in columns or Column.MEASURES in columns:
        return False
    return not WHO.isdisjoint(columns[: columns.index(Column.TASK)])


def listed_tasks(cell: Sequence[Strand]) -> tuple[Strand, ...]:
    """Return the numbered tasks of a cell, from the first on; none if it holds no several of them."""
    items: list[list[Strand]] = []
    for part in (item for line in cell for item in split_items(line)):
        if number_of(part.text) == len(items) + 1:
            items.append([part])
        elif items:
            items[-1].append(part)
        else:
            return ()
    return tuple(map(join_lines, items)) if len(items) >= _FEW else ()

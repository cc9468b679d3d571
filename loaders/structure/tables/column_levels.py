"""Tables that say what is to be done on three levels, in columns side by side: 重点任务 | 任务事项 | 具体举措.

The first is then the title of a part, the second that of a task. That a cell goes over several of the next column tells
it, for the same headers may stand above three columns of which each row fills all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from loaders.genre.headers.columns import Column, names_tasks
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block
from loaders.structure.tables.table_rows import UnderstoodRow, texts_of

_Columns = tuple[Column | None, ...]
_TEXT = (Column.TASK, Column.MEASURES)
_LEVELS = 3


def with_levels(rows: Sequence[UnderstoodRow]) -> list[UnderstoodRow]:
    """Return the rows with their columns, of which three levels of tasks are parts, tasks and measures."""
    headers: dict[_Columns, list[str]] = {}
    members: dict[_Columns, list[list[Block]]] = {}
    above: list[str] = []
    for cells, columns, is_header in rows:
        if is_header:
            above = [own or over for own, over in zip_longest(texts_of(cells), above, fillvalue="")]
            headers.setdefault(columns, above)
        elif sum(bool(block.strand) for block in cells) > 1:
            members.setdefault(columns, []).append(cells)
    told = {columns: _leveled(columns, headers.get(columns, []), found) for columns, found in members.items()}
    return [(cells, told.get(columns, columns), is_header) for cells, columns, is_header in rows]


def _leveled(columns: _Columns, headers: Sequence[str], rows: Sequence[Sequence[Block]]) -> _Columns:
    levels = [n for n, column in enumerate(columns) if column in _TEXT]
    if len(levels) < _LEVELS or Column.GROUP in columns or levels[2] - levels[0] != 2:
        return columns
    first, second, third = levels[:_LEVELS]
    parts, tasks, measures = (_count(rows, place) for place in (first, second, third))
    is_task = names_tasks(headers[second]) if second < len(headers) else False
    if not (columns[first] is Column.TASK and parts < tasks and (is_task or tasks < measures)):
        return columns
    own = {first: Column.GROUP, second: Column.TASK, third: Column.MEASURES}
    return tuple(own.get(n, column) for n, column in enumerate(columns))


def _count(rows: Sequence[Sequence[Block]], place: int) -> int:
    """Return how many cells a column has; one over several rows, or printed again in the next row, is one."""
    cells = [[b.strand for b in row if b.cell and b.cell.column == place and b.strand] for row in rows]
    texts = [squeeze("".join(strand.text for strand in cell)) for cell in cells if cell]
    return min(len(texts), 1) + sum(above != below for above, below in pairwise(texts))

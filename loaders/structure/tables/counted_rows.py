"""Rows below one title that are tasks of their own: each has a number left of the title, and says who and by when.

1 | 护林防火 | 清理隔离带。 | 县林业局 | 3月 / 2 | | 新建哨所。 | 县消防队 | 9月: one cell over both rows titles both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.genre.squeezing import squeeze
from loaders.structure.tables.task_table import Row, rows_by_task


def with_counted_tasks(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of a part, those that go on with a task and are counted as tasks as tasks of their own."""
    return tuple(row for task in rows_by_task(rows) for row in (_parted(task) if _are_counted(task) else task))


def _parted(task: Sequence[Row]) -> Iterator[Row]:
    yield from (replace(row, follows=False) for row in task)


def _are_counted(task: Sequence[Row]) -> bool:
    """Tell rows whose numbers count on left of their title, each with what is done and by when, if only in columns of
    years (2024年任务 | 2025年任务); not all have the same bodies and the same time.

    Numbers behind the title count measures (重点任务 | 序号 | 工作内容), and those of duties count bodies.
    """
    is_whole = all(row.number and row.paragraphs and row.departments and (row.deadline or row.years) for row in task)
    if len(task) == 1 or not is_whole or any(row.is_duty for row in task):
        return False
    numbers = [_number(row) for row in task]
    counts_on = all(number.isdigit() for number in numbers) and all(
        int(below) == int(above) + 1 for above, below in pairwise(numbers)
    )
    times = {row.deadline.pieces for row in task if row.deadline}  # one cell over all rows is of their one task
    are_timed = len(times) > 1 or all(row.years for row in task)
    differ = are_timed and len({_said(row) for row in task}) > 1
    return counts_on and differ and _is_left_of_title(task[0])


def _is_left_of_title(row: Row) -> bool:
    return row.number is not None and row.number.pieces[0].start < row.title.pieces[0].start


def _number(row: Row) -> str:
    return squeeze(row.number.text).rstrip(".．、") if row.number else ""


def _said(row: Row) -> tuple[str, ...]:
    """Return who a row names and by when, as printed."""
    return (*(squeeze(cell.text) for _, cell in row.departments), squeeze(row.deadline.text if row.deadline else ""))

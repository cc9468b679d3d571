"""A task table as it is read: its parts, and the cells of each row by what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.genre.headers.columns import Column
from loaders.reading.strand import Strand


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its title cell with its number, and the paragraphs of each other cell.

    `departments` are the cells that say who, with the column they stand in; `duties` the province cells in order.
    `scope` is where it applies, `must` and `may` which provinces must do it and which may (必做省份 | 选做省份).
    `goal` and `unit` are the value that is to be reached, in columns of their own. `item` is the number of its measure,
    where the cells of numbers count measures and the titles of tasks have numbers of their own.
    `aims` are the goals that the measures are for (整改目标). `years` are the paragraphs that stand in the column of a
    year, each with that year as it is printed there (2024年目标).
    `is_duty` tells that it says what the body in it has to do (单位 | 职责分工).
    `is_problem` tells that its title says what is wrong (反馈问题), and promises nothing.
    A row whose title is that of the row above (one cell over both, or a blank one) `follows`: it goes on with its task.
    `progress` are the cells that tell how far it has come.
    """

    title: Strand
    paragraphs: tuple[Strand, ...]
    departments: tuple[tuple[Column, Strand], ...] = ()
    duties: tuple[Strand, ...] = ()
    deadline: Strand | None = None
    scope: Strand | None = None
    must: Strand | None = None
    may: Strand | None = None
    number: Strand | None = None
    follows: bool = False
    goal: Strand | None = None
    unit: Strand | None = None
    item: Strand | None = None
    aims: tuple[Strand, ...] = ()
    years: tuple[tuple[Strand, Strand], ...] = ()
    is_problem: bool = False
    is_duty: bool = False
    progress: tuple[Strand, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSection:
    """A row that titles a part, and the rows below it; `title` is None for rows before the first part."""

    title: Strand | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A task table; `headers` are its header cells, repeated ones too, `loose` what stands in no known column.

    `progress` are the cells that tell how far several tasks have come, or none of them.
    """

    sections: tuple[TableSection, ...]
    headers: tuple[Strand, ...] = ()
    loose: tuple[Strand, ...] = ()
    progress: tuple[Strand, ...] = ()
    page_numbers: tuple[Strand, ...] = ()

    @property
    def tells_progress(self) -> bool:
        """Whether it tells how far its tasks have come."""
        return bool(self.progress) or any(row.progress for part in self.sections for row in part.rows)


def rows_by_task(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows of each task in their order: the one that titles it and those that follow."""
    group: list[Row] = []
    for row in rows:
        if group and not row.follows:
            yield group
            group = []
        group.append(row)
    if group:
        yield group

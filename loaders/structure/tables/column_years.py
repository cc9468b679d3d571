"""The years and quarters that head columns of a table, and what stands below each in a row: 2024年目标 | 2025年目标."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.genre.headers.times import times_in
from loaders.reading.blocks import Block
from loaders.reading.strand import Strand
from loaders.structure.tables.task_table import Row


def years_of(cells: Sequence[Block]) -> dict[int, Strand]:
    """Return the year, or the part of one, of each column whose header names one."""
    times = times_in([block.text for block in cells])
    found = [(block.cell, block.strand, time) for block, time in zip(cells, times, strict=True) if time]
    return {cell.column: strand[: len(time)] for cell, strand, time in found if cell}


def in_years(row: Row, filled: Sequence[Block], years: dict[int, Strand]) -> tuple[tuple[Strand, Strand], ...]:
    """Return the paragraphs of a row that stand in the column of a year, each with the year.

    What stands in the first of several alone may as well go over all of them, which a copy lost. Beside a column of
    times 2025年目标 says what is to be reached, and not by when.
    """
    if len(years) == 1 and row.deadline:
        return ()
    own = {block.cell.column for block in filled if block.cell and block.cell.column in years}
    if len(years) > 1 and own == {min(years)}:
        return ()
    at = {_start(b.strand): years[b.cell.column] for b in filled if b.cell and b.cell.column in years}
    return tuple((paragraph, at[_start(paragraph)]) for paragraph in row.paragraphs if _start(paragraph) in at)


def _start(paragraph: Strand) -> int:
    """Return where a paragraph begins in the source, which is that of its first line."""
    return paragraph.pieces[0].start if paragraph.pieces else -1

"""The years and quarters that head columns of a table, and what stands below each in a row: 2024年目标 | 2025年目标."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.blocks import Block
from loaders.reading.strand import Strand
from loaders.structure.columns import time_in
from loaders.structure.task_table import Row


def years_of(cells: Sequence[Block]) -> dict[int, Strand]:
    """Return the year, or the part of one, of each column whose header names one."""
    found = ((block, time_in(block.text)) for block in cells if block.cell)
    return {block.cell.column: block.strand[: len(year)] for block, year in found if year and block.cell}


def in_years(row: Row, filled: Sequence[Block], years: dict[int, Strand]) -> tuple[tuple[Strand, Strand], ...]:
    """Return the paragraphs of a row that stand in the column of a year, each with the year.

    What stands in the first of several alone may as well go over all of them, which a copy lost.
    """
    own = {block.cell.column for block in filled if block.cell and block.cell.column in years}
    if len(years) > 1 and own == {min(years)}:
        return ()
    at = {block.strand: years[block.cell.column] for block in filled if block.cell and block.cell.column in years}
    return tuple((paragraph, at[paragraph]) for paragraph in row.paragraphs if paragraph in at)

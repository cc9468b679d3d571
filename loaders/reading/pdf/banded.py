"""Tells tables of which only some rows are ruled or shaded: what a parser takes for several is one without rules."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.pdf.cells import PageTable
from loaders.reading.pdf.lines import rows_of
from loaders.reading.pdf.page import Box, Char
from loaders.reading.pdf.tables import continues_table
from loaders.reading.pdf.unruled import Row, column_at

_MOST_ROWS = 3
_NEAR = 8.0  # in ems
_GAP = 0.4
_WHOLE = 0.9
_FEWEST_COLUMNS = 3


def without_bands(tables: Sequence[PageTable], free: Sequence[Row], chars: Sequence[Char]) -> tuple[PageTable, ...]:
    """Return the tables of a page but those that are bands of one: lines between them keep to their columns.

    `free` are the lines outside tables, `chars` all characters of the page.
    """
    bands = [table for table in tables if _is_band(table, free, chars)]
    return tuple(table for table in tables if not any(continues_table(table, band) for band in bands))


def _is_band(table: PageTable, free: Sequence[Row], chars: Sequence[Char]) -> bool:
    """Tell a band by a line near it, or in a cell as wide as the table, that has cells of its columns."""
    if len(table.columns) < _FEWEST_COLUMNS:
        return False
    wide = [box for box in table.boxes if box.x1 - box.x0 > _WHOLE * (table.box.x1 - table.box.x0)]
    inside = rows_of(char for char in chars if any(box.holds(*char.box.centre) for box in wide))
    if any(_keeps_columns(row, table) for row in inside):
        return True
    is_low = len({round(box.top) for box in table.boxes}) <= _MOST_ROWS
    return is_low and any(_is_near(row, table.box) and _keeps_columns(row, table) for row in free)


def _is_near(row: Row, box: Box) -> bool:
    size = row[0].size
    below, above = row[0].box.top - box.bottom, box.top - row[0].box.bottom
    return -size < below < _NEAR * size or -size < above < _NEAR * size


def _keeps_columns(row: Sequence[Char], table: PageTable) -> bool:
    """Tell whether a line has characters in several columns of a table, and no run of them in two."""
    places: list[int] = []
    last: Char | None = None
    for char in row:
        if char.text.isspace():
            continue
        place = column_at(char, table.columns[1:])
        is_run = last is not None and char.box.x0 - last.box.x1 <= _GAP * char.size
        if not table.box.holds(char.box.centre[0], table.box.centre[1]):
            return False
        if is_run and places[-1] != place and last is not None and char.box.x0 - last.box.x1 < 1:
            return False
        if not places or places[-1] != place:
            places.append(place)
        last = char
    return len(places) >= _FEWEST_COLUMNS

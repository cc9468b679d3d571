"""Reads one sheet: its filled cells by row and column, as they are shown beside those that are merged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError
from loaders.reading.layout import visible
from loaders.reading.office_xml import LARGEST_PART, ON, Element, attribute, descendants, too_large
from loaders.reading.xlsx.cells import Place, Values, cell_text, lacks_value, read_cells, read_place

_MOST_CELLS = 200_000
_MOST_CHARACTERS = LARGEST_PART // 3  # a Chinese one takes three bytes; many cells may share one long text
_LINE = 64  # characters that a line counts besides its own: a cell over many rows has its lines in each of them

Row = dict[int, str]
Rows = dict[int, Row]


@dataclass(frozen=True, slots=True)
class Merge:
    """A range that is one cell: its first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def place(self) -> Place:
        """Where its text stands."""
        return self.top, self.left

    def down(self, numbers: Sequence[int]) -> Sequence[int]:
        """Return which of the rows it goes over."""
        return numbers[bisect_left(numbers, self.top) : bisect_right(numbers, self.bottom)]

    def across(self, columns: Sequence[int]) -> Sequence[int]:
        """Return which of the columns it goes over."""
        return columns[bisect_left(columns, self.left) : bisect_right(columns, self.right)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet prints: its name, the filled cells by row and column, and the ranges that are one cell.

    `unsaved` counts the formulas whose value was not saved, `hides` tells of rows or columns that are not shown.
    """

    name: str
    rows: Rows
    merges: tuple[Merge, ...]
    unsaved: int = 0
    hides: bool = False


def read_sheet(root: Element, name: str, values: Values, path: Path) -> Sheet:
    """Return what a sheet prints; raises `SourceError` if it has more cells or characters than a plan."""
    filled = _filled_rows(root, name, values, path)
    width = len(columns_of(filled))
    if len(filled) * width > _MOST_CELLS:
        said = f"{path}: the sheet {name} has {len(filled)} rows and {width} columns, more than {_MOST_CELLS} cells"
        raise SourceError(said, hint="give the sheet that holds the plan, in a file of its own")
    merges = _apart(_read_merges(root), filled)
    rows = _uncovered(filled, merges)
    if _weight(rows, merges) > _MOST_CHARACTERS:
        raise too_large(name, path)
    return Sheet(name, rows, merges, sum(lacks_value(cell) for _, cell in read_cells(root)), _hides(root))


def columns_of(rows: Rows) -> list[int]:
    """Return the columns in which any of the rows is filled."""
    return sorted({column for row in rows.values() for column in row})


def _filled_rows(root: Element, name: str, values: Values, path: Path) -> Rows:
    rows: Rows = {}
    room = _MOST_CHARACTERS
    for (row, column), cell in read_cells(root):
        text = cell_text(cell, values)
        room -= len(text)
        if room < 0:
            raise too_large(name, path)
        if visible(text):
            rows.setdefault(row, {})[column] = text
    return dict(sorted(rows.items()))


def _read_merges(root: Element) -> list[Merge]:
    merges = (_merge(attribute(each, "ref") or "") for each in descendants(root, "mergeCell"))
    return [merge for merge in merges if merge]


def _merge(reference: str) -> Merge | None:
    first, _, last = reference.partition(":")
    start, end = read_place(first), read_place(last)
    return Merge(*start, *end) if start and end and start <= end else None


def _apart(merges: Iterable[Merge], rows: Rows) -> tuple[Merge, ...]:
    """Return the ranges that have a text, without those that cover one above."""
    numbers, columns = list(rows), columns_of(rows)
    room, taken, kept = _MOST_CELLS, set[Place](), []
    for merge in merges:
        if merge.left not in rows.get(merge.top, {}):
            continue
        down, across = merge.down(numbers), merge.across(columns)
        room -= len(across) * len(down)
        if room < 0:  # ranges that do not cover each other are no more than the sheet
            break
        places = {(row, column) for row in down for column in across}
        if not places & taken:
            taken |= places
            kept.append(merge)
    return tuple(kept)


def _uncovered(rows: Rows, merges: Sequence[Merge]) -> Rows:
    """Return the rows without what their merged cells cover."""
    numbers, columns = list(rows), columns_of(rows)
    taken = {(row, column) for each in merges for row in each.down(numbers) for column in each.across(columns)}
    covered = taken - {merge.place for merge in merges}
    shown = {n: {c: text for c, text in row.items() if (n, c) not in covered} for n, row in rows.items()}
    return {n: row for n, row in shown.items() if row}


def _weight(rows: Rows, merges: Sequence[Merge]) -> int:
    """Return how many characters a sheet prints, those of a cell over several rows in each of them."""
    numbers = list(rows)
    heights = {merge.place: len(merge.down(numbers)) for merge in merges}
    texts = (((n, c), text) for n, row in rows.items() for c, text in row.items())
    return sum(heights.get(place, 1) * (len(text) + _LINE * (text.count("\n") + 1)) for place, text in texts)


def _hides(root: Element) -> bool:
    return any(attribute(each, "hidden") in ON for name in ("row", "col") for each in descendants(root, name))

"""Reads the cells of a ruled table on one page of a PDF: their places, and what they print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.reading.layout import GridCell
from loaders.reading.pdf.cell_text import Column, head_of, paragraphs_of, room_behind
from loaders.reading.pdf.lines import PrintedLine, lines_of, pitch_of
from loaders.reading.pdf.page import Box, Char, Page

_SAME_EDGE = 3.0
_WIDEST_PADDING = 5.4  # points: the left and right margin of a cell in Word


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on one page: its box, the left edges of its columns, the boxes of its cells, and the cells.

    For each cell that has text, by row and column, `rooms` is how much is left behind its last line, and `heads` how
    wide the first word of its first line is, in points: they tell whether a line of the next page goes on with it.
    """

    box: Box
    columns: tuple[float, ...]
    boxes: tuple[Box, ...]
    cells: tuple[GridCell, ...]
    rooms: Mapping[tuple[int, int], float] = field(default_factory=dict)
    heads: Mapping[tuple[int, int], float] = field(default_factory=dict)


def read_table(boxes: Sequence[Box], page: Page) -> PageTable | None:
    """Return the table that ruled cells make, or None for a single column, a frame around text."""
    columns, rows = _edges(box.x0 for box in boxes), _edges(box.top for box in boxes)
    if len(columns) < 2:
        return None
    printed = {box: lines_of(chars, page.number) for box, chars in _chars_by_box(boxes, page.chars).items()}
    padding = _padding(printed)
    pitch = pitch_of([line for lines in printed.values() for line in lines])
    cells: dict[tuple[int, int], GridCell] = {}
    rooms: dict[tuple[int, int], float] = {}
    heads: dict[tuple[int, int], float] = {}
    for box in sorted(boxes, key=lambda each: (each.top, each.x0)):
        place = _place(rows, box.top), _place(columns, box.x0)
        height = sum(box.top + _SAME_EDGE < edge < box.bottom - _SAME_EDGE for edge in rows) + 1
        width = sum(box.x0 + _SAME_EDGE < edge < box.x1 - _SAME_EDGE for edge in columns) + 1
        column = Column(box.x0 + padding, box.x1 - padding, pitch)
        text = paragraphs_of(printed[box], column)
        same = cells.get(place)
        cell = GridCell(text, *place, height, width, page.number)
        cells[place] = replace(same, paragraphs=(*same.paragraphs, *text)) if same else cell
        if printed[box]:
            rooms[place] = room_behind(printed[box][-1], column)
            heads.setdefault(place, head_of(printed[box][0]))
    return PageTable(Box.around(boxes), tuple(columns), tuple(boxes), tuple(cells.values()), rooms, heads)


def _padding(printed: dict[Box, list[PrintedLine]]) -> float:
    """Return how far text keeps from the rules: no more than word processors leave by themselves."""
    gaps = [min(line.x0 - box.x0, box.x1 - line.x1) for box, lines in printed.items() for line in lines]
    return max(min([*gaps, _WIDEST_PADDING]), 0.0)


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _place(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - value))


def _chars_by_box(boxes: Sequence[Box], chars: Iterable[Char]) -> dict[Box, list[Char]]:
    inside: dict[Box, list[Char]] = {box: [] for box in boxes}
    for char in chars:
        home = next((box for box in boxes if box.holds(*char.box.centre)), None)
        if home is not None:
            inside[home].append(char)
    return inside

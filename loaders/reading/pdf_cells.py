"""Reads the cells of a ruled table on one page of a PDF: their places, and their lines joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.reading.layout import GridCell
from loaders.reading.pdf_lines import PrintedLine, lines_of, pitch_of
from loaders.reading.pdf_page import Box, Char, Page

SENTENCE = re.compile(r"[。；！？;][”’）)》]*$")
_SAME_EDGE = 3.0
_NAME = 3
_SLACK = 0.4
_INDENT = 1.2
_LOWER = 1.35
_WIDEST_PADDING = 5.4  # points: the left and right margin of a cell in Word
_MARK = re.compile(
    r"[（(]?[一二三四五六七八九十]+[、）)]|[（(]?\d{1,2}[.．、）)](?!\d)|[①-⑳]|——|第[一二三四五六七八九十]+"
)
_WHOLE_NAME = re.compile(
    r"(?!(?:股份|集团)?有限(?:责任)?公司|分公司).*(?:局|委|部|厅|办|院|署|会|行|司|室|处|中心|单位|部门|政府"
    r"|[妇残文侨商]联|[科侨]协|(?<=..)(?:[支大总]队|集团|公司|街道))$"
)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on one page: its box, the left edges of its columns, the boxes of its cells, and the cells."""

    box: Box
    columns: tuple[float, ...]
    boxes: tuple[Box, ...]
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The room for text in a cell, from its left to its right edge, and the distance of its lines, in points."""

    left: float
    right: float
    pitch: float


def read_table(boxes: Sequence[Box], page: Page) -> PageTable | None:
    """Return the table that ruled cells make, or None for a single column, a frame around text."""
    columns, rows = _edges(box.x0 for box in boxes), _edges(box.top for box in boxes)
    if len(columns) < 2:
        return None
    printed = {box: lines_of(chars, page.number) for box, chars in _chars_by_box(boxes, page.chars).items()}
    padding = _padding(printed)
    pitch = pitch_of([line for lines in printed.values() for line in lines])
    cells: dict[tuple[int, int], GridCell] = {}
    for box in sorted(boxes, key=lambda each: (each.top, each.x0)):
        place = _place(rows, box.top), _place(columns, box.x0)
        height = sum(box.top + _SAME_EDGE < edge < box.bottom - _SAME_EDGE for edge in rows) + 1
        width = sum(box.x0 + _SAME_EDGE < edge < box.x1 - _SAME_EDGE for edge in columns) + 1
        text = paragraphs_of(printed[box], Column(box.x0 + padding, box.x1 - padding, pitch))
        same = cells.get(place)
        cell = GridCell(text, *place, height, width, page.number)
        cells[place] = replace(same, paragraphs=(*same.paragraphs, *text)) if same else cell
    return PageTable(_around(boxes), tuple(columns), tuple(boxes), tuple(cells.values()))


def paragraphs_of(lines: Sequence[PrintedLine], column: Column) -> tuple[str, ...]:
    """Return the paragraphs of the lines of a cell."""
    paragraphs: list[str] = []
    last: PrintedLine | None = None
    for line in lines:
        if last is None or _begins(line, last, column):
            paragraphs.append(line.text)
        else:
            gap = " " if re.search(r"[A-Za-z0-9]$", paragraphs[-1]) and re.match(r"[A-Za-z]", line.text) else ""
            paragraphs[-1] += gap + line.text
        last = line
    return tuple(paragraphs)


def _begins(line: PrintedLine, last: PrintedLine, column: Column) -> bool:
    """A line that the cell's width broke goes on; one that a person broke begins anew where a statement is whole.

    In a narrow cell names are broken by hand, too: 杭州市 / 卫生 / 健康委, 人行 / 浙江省分行.
    """
    is_whole = bool(SENTENCE.search(last.text))
    is_lower = column.pitch > 0 and line.top - last.top > _LOWER * column.pitch
    if is_whole and (is_lower or line.x0 - column.left > _INDENT * line.size or _MARK.match(line.text)):
        return True
    room = (column.right - column.left) - (last.x1 - last.x0)
    if room < line.head + _SLACK * line.size:
        return False
    are_names = len(last.text) >= _NAME and _WHOLE_NAME.match(last.text) and _WHOLE_NAME.match(line.text)
    return bool(is_whole or _MARK.match(line.text) or are_names)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


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

"""Tells by their place on the page which lines of a PDF begin a paragraph, go on with one, or are titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.reading.pdf.hanging import are_hung, is_numbered, opens_beside_number
from loaders.reading.pdf.lines import PrintedLine, pitch_of
from loaders.reading.titles import continues_title, is_whole_title

_INDENT = 1.2
_SLACK = 0.5
_APART = 1.35  # in pitches: how far below the last line a new paragraph stands
_TITLE_PITCH = 3.0  # in ems: lines of a title do not stand farther apart
_SHORT = 2.0  # in ems: the room behind a line that ends a paragraph
_FEW = 3
_NEARLY_ALL = 0.9
_MOSTLY = 0.7  # of the column, which a line that goes on fills
OTHER_SIZE = 0.8  # points
_ENDED = re.compile(r"[。；：！？;:）)〕】\]][”’）)》]*$")


@dataclass(frozen=True, slots=True)
class Measure:
    """The column of text on a page: its edges, whether its paragraphs open with an indent, the size of its type.

    `spaced` tells that its paragraphs stand apart, `hung` that the text of numbered ones stands right of the number.
    `pitch` is the distance from line to line within a paragraph.
    """

    left: float
    right: float
    indented: bool
    size: float
    bold: bool = False
    spaced: bool = False
    hung: bool = False
    pitch: float = 0.0


def measure_of(lines: Sequence[PrintedLine]) -> Measure | None:
    """Return the column that lines of running text fill, or None if there are too few to tell.

    Its left edge is where most of the long lines begin; lines that open a paragraph begin two characters later.
    """
    if len(lines) < 3:
        return None
    longest = max(line.x1 - line.x0 for line in lines)
    long = [line for line in lines if line.x1 - line.x0 >= 0.7 * longest]
    starts = Counter(round(line.x0 / 3) for line in long)
    hung = are_hung(lines)
    common = [place for place, count in starts.items() if count >= max(2, 0.15 * len(long) if not hung else 0)]
    edge = min(common, default=min(starts))
    left = min(line.x0 for line in long if round(line.x0 / 3) == edge)
    opened = sum(
        _INDENT <= (line.x0 - left) / line.size <= 3.2 and not (hung and below.x0 - left >= _INDENT * line.size)
        for line, below in zip(lines, (*lines[1:], lines[0]), strict=True)
    )
    sizes = Counter(round(line.size) for line in lines)
    size = max(sizes, key=lambda each: (sizes[each], each))
    is_bold = sum(line.bold for line in lines) * 2 > len(lines)
    right = max(line.x1 for line in long)
    is_indented = opened >= max(2, 0.06 * len(lines))
    return Measure(
        left, right, is_indented, float(size), is_bold, _are_spaced(lines, right), hung, _pitch_within(lines, right)
    )


def _are_spaced(lines: Sequence[PrintedLine], right: float) -> bool:
    """Tell paragraphs that stand apart: below nearly every line that ends one well before the edge there is room."""
    pitch = _pitch_within(lines, right)
    ends = [
        below.top - above.top > _APART * pitch
        for above, below in pairwise(lines)
        if above.page == below.page and _ENDED.search(above.text) and right - above.x1 > _SHORT * above.size
    ]
    return len(ends) >= _FEW and sum(ends) >= _NEARLY_ALL * len(ends)


def _pitch_within(lines: Sequence[PrintedLine], right: float) -> float:
    """Return how far below a line that breaks off at the edge the next one stands, most often; else below any."""
    full = [n for n, line in enumerate(lines) if right - line.x1 < _SHORT * line.size and not _ENDED.search(line.text)]
    steps = Counter(pitch_of(lines[n : n + 2]) for n in full)
    del steps[0.0]
    return max(steps, key=lambda step: (steps[step], -step)) if steps.total() >= _FEW else pitch_of(lines)


def opens_paragraph(line: PrintedLine, above: Sequence[PrintedLine], column: Measure) -> bool | None:
    """Tell whether a line begins a paragraph (true), goes on with that of the lines above (false), or either (None).

    A line that stands lower, or whose first word would have found room on the line before, was broken by hand: it
    begins a paragraph if the one before is finished, else the words decide.
    """
    if not above:
        return True
    beside = opens_beside_number(line, above, column.right) if column.hung else None
    return _opens_below(line, above, column) if beside is None else beside


def _opens_below(line: PrintedLine, above: Sequence[PrintedLine], column: Measure) -> bool | None:
    last = above[-1]
    if is_title(line, column):
        is_near = line.page == last.page and line.top - last.top < _TITLE_PITCH * line.size
        is_alike = abs(line.size - last.size) < 0.5 and is_near
        is_below = is_title(last, column) or all(_fills_evenly(each, column) for each in above)
        return not (is_alike and is_below and continues_title("".join(each.text for each in above), line.text))
    is_lower = line.page == last.page and line.top - last.top > _APART * column.pitch
    indent = (line.x0 - column.left) / line.size
    if indent >= _INDENT or is_title(last, column) or abs(line.size - last.size) > OTHER_SIZE:
        return True
    if is_lower or column.right - last.x1 > line.head + _SLACK * line.size:
        if _ENDED.search(last.text):
            return True
        # whatever an office suite keeps together may leave room: 依托5G、5G-A通感一 / 体、1.4GHz专网
        is_full = last.x1 - column.left > _MOSTLY * (column.right - column.left)
        return False if column.indented and is_full and not is_lower else None
    is_open = not _ENDED.search(last.text) and not is_whole_title(last.text)
    if not is_open and is_numbered(line.text) and column.right - line.x1 > _SHORT * line.size and "。" not in line.text:
        return None  # a heading at the edge, below a paragraph whose last line is full
    is_next = line.page == last.page and column.spaced  # a new paragraph would stand lower
    return False if column.indented or is_open or is_next else None


def _fills_evenly(line: PrintedLine, column: Measure) -> bool:
    """Tell a line that leaves the same little room on both sides, as all lines but the last of a centred title do."""
    return abs(line.x0 - column.left - (column.right - line.x1)) < line.size


def is_centred(line: PrintedLine, column: Measure) -> bool:
    """Tell whether a line stands in the middle of its column with room on both sides."""
    before, after = line.x0 - column.left, column.right - line.x1
    return min(before, after) > 2.5 * line.size and abs(before - after) < 2.2 * line.size


def is_title(line: PrintedLine, column: Measure) -> bool:
    """A title is set larger than the text, or stands in the middle."""
    return line.size > column.size + OTHER_SIZE or is_centred(line, column)


def is_heading(line: PrintedLine, column: Measure) -> bool:
    """Tell whether a line is set as headings are: larger than the text, or in a heavy face that the text has not."""
    return line.size > column.size + OTHER_SIZE or (line.bold and not column.bold)

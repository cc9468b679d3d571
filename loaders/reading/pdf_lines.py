"""Puts the characters of a page into lines, and tells by their place which lines begin a paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.reading.pdf_page import Char
from loaders.reading.titles import continues_title, is_whole_title

_OVERLAP = 0.5
_WIDE_GAP = 1.2  # in ems: wider than the gaps of justified text
_WORD_GAP = 0.2
_INDENT = 1.2
_SLACK = 0.5
_APART = 1.35  # in pitches: how far below the last line a new paragraph stands
_TITLE_PITCH = 3.0  # in ems: lines of a title do not stand farther apart
_SHORT = 2.0  # in ems: the room behind a line that ends a paragraph
_FEW = 3
_NEARLY_ALL = 0.9
_BOLD_SHARE = 0.8
OTHER_SIZE = 0.8  # points
_ENDED = re.compile(r"[。；：！？;:）)][”’）)》]*$")
_CLOSING = "，。、；：？！）》」』】〕”’％%…—·,.;:?!)"
_OPENING = "（《「『【〔“‘("
_QUOTES = "“”‘’"  # an office suite parts them from neither side: 建设城 / 市“两区”
_MOSTLY = 0.7  # of the column, which a line that goes on fills


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed: its text, its place and size in points, and the page that it stands on.

    `head` is the width of the word that it opens with, and of the marks that may not be parted from it.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    page: int = 1
    head: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """The column of text on a page: its edges, whether its paragraphs open with an indent, the size of its type.

    `spaced` tells that its paragraphs stand apart.
    """

    left: float
    right: float
    indented: bool
    size: float
    bold: bool = False
    spaced: bool = False


def lines_of(chars: Iterable[Char], page: int = 1) -> list[PrintedLine]:
    """Return the lines that characters make, from top to bottom, each from left to right."""
    lines = [line_of(row, page) for row in rows_of(chars)]
    return [line for line in lines if line.text]


def rows_of(chars: Iterable[Char]) -> list[list[Char]]:
    """Return the characters of each line, from top to bottom, each from left to right."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda each: (each.box.top + each.box.bottom, each.box.x0)):
        if not char.text.strip() and not char.text.isspace():
            continue
        row = next((row for row in reversed(rows[-3:]) if _is_beside(row, char)), None)
        if row is None:
            rows.append([char])
        else:
            row.append(char)
    return [sorted(row, key=lambda each: each.box.x0) for row in rows]


def measure_of(lines: Sequence[PrintedLine]) -> Measure | None:
    """Return the column that lines of running text fill, or None if there are too few to tell.

    Its left edge is where most of the long lines begin; lines that open a paragraph begin two characters later.
    """
    if len(lines) < 3:
        return None
    longest = max(line.x1 - line.x0 for line in lines)
    long = [line for line in lines if line.x1 - line.x0 >= 0.7 * longest]
    starts = Counter(round(line.x0 / 3) for line in long)
    common = [place for place, count in starts.items() if count >= max(2, 0.15 * len(long))]
    edge = min(common, default=min(starts))
    left = min(line.x0 for line in long if round(line.x0 / 3) == edge)
    opened = sum(_INDENT <= (line.x0 - left) / line.size <= 3.2 for line in lines)
    sizes = Counter(round(line.size) for line in lines)
    size = max(sizes, key=lambda each: (sizes[each], each))
    is_bold = sum(line.bold for line in lines) * 2 > len(lines)
    right = max(line.x1 for line in long)
    is_indented = opened >= max(2, 0.06 * len(lines))
    return Measure(left, right, is_indented, float(size), is_bold, _are_spaced(lines, right))


def _are_spaced(lines: Sequence[PrintedLine], right: float) -> bool:
    """Tell paragraphs that stand apart: below nearly every line that ends one well before the edge there is room."""
    pitch = pitch_of(lines)
    ends = [
        below.top - above.top > _APART * pitch
        for above, below in pairwise(lines)
        if above.page == below.page and _ENDED.search(above.text) and right - above.x1 > _SHORT * above.size
    ]
    return len(ends) >= _FEW and sum(ends) >= _NEARLY_ALL * len(ends)


def opens_paragraph(line: PrintedLine, above: Sequence[PrintedLine], column: Measure, pitch: float) -> bool | None:
    """Tell whether a line begins a paragraph (true), goes on with that of the lines above (false), or either (None).

    A line that stands lower, or whose first word would have found room on the line before, was broken by hand: it
    begins a paragraph if the one before is finished, else the words decide.
    """
    if not above:
        return True
    last = above[-1]
    if is_title(line, column):
        is_near = line.page == last.page and line.top - last.top < _TITLE_PITCH * line.size
        is_alike = abs(line.size - last.size) < 0.5 and is_near
        is_below = is_title(last, column) or all(_fills_evenly(each, column) for each in above)
        return not (is_alike and is_below and continues_title(last.text, line.text))
    is_lower = line.page == last.page and line.top - last.top > _APART * pitch
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


def pitch_of(lines: Sequence[PrintedLine]) -> float:
    """Return the distance from line to line that is most common, in points."""
    steps = Counter(
        round(below.top - above.top)
        for above, below in pairwise(lines)
        if above.page == below.page and below.top > above.top + 0.5 * above.size
    )
    return float(max(steps, key=lambda step: (steps[step], -step))) if steps else 0.0


def _is_beside(row: Sequence[Char], char: Char) -> bool:
    """Characters stand in one line if they overlap by half: the digits of another font sit a little lower."""
    top, bottom = row[-1].box.top, row[-1].box.bottom
    overlap = min(bottom, char.box.bottom) - max(top, char.box.top)
    return overlap >= _OVERLAP * min(bottom - top, char.box.bottom - char.box.top)


def line_of(chars: Sequence[Char], page: int) -> PrintedLine:
    """Return the line that characters side by side make; its text is blank if they are."""
    text = ""
    last: Char | None = None
    blank = False
    for char in chars:
        if char.text.isspace():
            blank = True
            continue
        if last is not None and _is_twice(last, char):
            continue
        if last is not None and (blank or _is_apart(last, char)):
            text += " "
        text += char.text
        last, blank = char, False
    inked = [char for char in chars if not char.text.isspace()] or list(chars)
    return PrintedLine(
        text.strip(),
        inked[0].box.x0,
        max(char.box.x1 for char in inked),
        min(char.box.top for char in inked),
        max(char.box.bottom for char in inked),
        max(Counter(round(char.size, 1) for char in inked).items(), key=lambda item: (item[1], item[0]))[0] or 1.0,
        page,
        _head(inked) - inked[0].box.x0,
        sum(char.bold for char in inked) > _BOLD_SHARE * len(inked),
    )


def _head(chars: Sequence[Char]) -> float:
    """Return where the first word ends: one Chinese character or a Latin run, with the marks that cling to it."""
    end, has_word, in_run, last = chars[0].box.x0, False, False, " "
    for char in chars:
        sign = char.text[0]
        is_run = not _is_wide(sign) and sign not in _CLOSING + _OPENING
        if has_word and not (sign in _CLOSING + _QUOTES or last in _QUOTES or (in_run and is_run)):
            break
        has_word = has_word or sign not in _OPENING
        in_run, last = is_run, sign
        end = char.box.x1
    return end


def _is_twice(left: Char, right: Char) -> bool:
    """Tell whether a character is printed again on its own place, which makes it look bold."""
    is_near = abs(left.box.x0 - right.box.x0) < 1 and abs(left.box.top - right.box.top) < 1
    return left.text == right.text and is_near


def _is_apart(left: Char, right: Char) -> bool:
    """Between Latin words a small gap is a blank; between Chinese characters only one wider than a character is."""
    gap = right.box.x0 - left.box.x1
    size = max(left.size, right.size)
    if _is_wide(left.text[-1]) or _is_wide(right.text[0]):
        return gap > _WIDE_GAP * size
    return gap > _WORD_GAP * size


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WFA"

"""Puts the characters of a page into lines, from top to bottom."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.reading.pdf.page import Char

_OVERLAP = 0.5
_WIDE_GAP = 1.2  # in ems: wider than the gaps of justified text
_WORD_GAP = 0.2
_BOLD_SHARE = 0.8
_CLOSING = "，。、；：？！）》」』】〕”’％%…—·,.;:?!)"
_OPENING = "（《「『【〔“‘("
_QUOTES = "“”‘’"  # an office suite parts them from neither side: 建设城 / 市“两区”


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

"""Tells numbered paragraphs that hang: all lines of the text stand right of the number, as Word sets its lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.reading.pdf.lines import PrintedLine
from loaders.reading.titles import is_whole_title

_NUMBERED = re.compile(
    r"(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[）).．、]|第[一二三四五六七八九十]{1,3}[、.．章节条]|[①-⑳●•◆■▪○·])(?!\d)"
)
_HANG = 0.8  # in ems: the least by which the text stands right of its number
_SAME = 0.4
_SLACK = 0.5
_MOSTLY = 0.8  # of the text, which a line that goes on fills
_FEW = 2
_ENDED = re.compile(r"[。；：！？;:）)〕】\]][”’）)》]*$")


def is_numbered(text: str) -> bool:
    """Tell a line that opens with a number or a sign of a list."""
    return bool(_NUMBERED.match(text))


def are_hung(lines: Sequence[PrintedLine]) -> bool:
    """Tell a document whose numbered paragraphs hang: two lines below the first begin on one place, right of it."""
    hung = flat = 0
    for first, second, third in zip(lines, lines[1:], lines[2:], strict=False):
        if first.page == third.page and is_numbered(first.text):
            step = (second.x0 - first.x0) / first.size
            hung += step >= _HANG and abs(third.x0 - second.x0) <= _SAME * first.size
            flat += step <= -_HANG
    return hung >= _FEW and hung >= flat


def opens_beside_number(line: PrintedLine, above: Sequence[PrintedLine], right: float) -> bool | None:
    """Tell of a line below a number that hangs whether it begins a paragraph; None where that does not show.

    It goes on if it stands below the text of a paragraph whose last line is full, and begins one if it stands left of
    that.
    """
    first, last = above[0], above[-1]
    is_full = right - last.x1 <= line.head + _SLACK * line.size
    if not is_numbered(first.text):
        is_open = is_full and not (_ENDED.search(last.text) or is_whole_title(last.text))
        return True if is_numbered(line.text) and not is_open else None
    step = (line.x0 - first.x0) / first.size
    if step <= -_HANG:
        return None if len(above) == 1 else True
    if step < _HANG:
        return True
    if any(abs(each.x0 - line.x0) > _SAME * line.size for each in above[1:]):
        return None
    is_open = not _ENDED.search(last.text) and last.x1 - line.x0 >= _MOSTLY * (right - line.x0)
    is_new = bool(_ENDED.search(last.text) and is_numbered(line.text))
    return False if (is_full or is_open) and not is_new else None

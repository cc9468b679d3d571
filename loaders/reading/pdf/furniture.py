"""Tells the headers, footers and page numbers of a PDF: by their place on the page, their form and their repetition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kg.model import FurnitureKind
from loaders.reading.pdf.lines import PrintedLine
from loaders.reading.pdf.page import Page
from loaders.reading.titles import is_contents

_NUMBER = re.compile(
    r"[-—–－―─·•\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／,，]?\s*(?:共|of)?\s*\d{1,4}\s*页?)?[-—–－―─·•\s]*"
    r"|[-—–－\s]*[ivxlcIVXLC]{1,6}[-—–－\s]*|Page\s*\d+(?:\s*of\s*\d+)?"
)
# what a browser prints above a page, and below it: 2024/5/6 09:30 某某通知, https://www.a.gov.cn/b.html 1/4
_PRINTED_AT = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，]?\s*(?:[上下]午)?\d{1,2}:\d{2}(?!\d)(?:\s*[AP]M)?.*")
_PRINTED_FROM = re.compile(r"(?:https?|file)://\S+\s*\d{1,4}\s*/\s*\d{1,4}|about:blank\s*\d{1,4}\s*/\s*\d{1,4}")
_MARGIN = 0.12
_SHARE = 0.5
_SAME_PLACE = 4.0


def furniture_of(pages: Sequence[Page], lines: Sequence[Sequence[PrintedLine]]) -> dict[PrintedLine, FurnitureKind]:
    """Return which lines are furniture; `lines` are those of each page outside tables."""
    found: dict[PrintedLine, FurnitureKind] = {}
    seen: dict[tuple[str, bool], list[PrintedLine]] = defaultdict(list)
    for page, own in zip(pages, lines, strict=True):
        for line in own:
            is_below = line.top > (1 - _MARGIN) * page.height
            if is_contents(line.text):
                found[line] = FurnitureKind.CONTENTS
            elif not is_below and line.bottom >= _MARGIN * page.height:
                continue
            elif _NUMBER.fullmatch(line.text):
                found[line] = FurnitureKind.PAGE_NUMBER
            elif (_PRINTED_FROM if is_below else _PRINTED_AT).fullmatch(line.text):
                found[line] = FurnitureKind.PAGE_HEADER
            else:
                seen[(re.sub(r"\d+|\s+", "#", line.text), is_below)].append(line)
    for same in seen.values():
        if _is_repeated(same, len({page.number for page in pages})):
            found.update(dict.fromkeys(same, FurnitureKind.PAGE_HEADER))
    return found


def _is_repeated(lines: Sequence[PrintedLine], pages: int) -> bool:
    """A header stands on half of the pages at least, or on every second one of them, at one height."""
    numbers = {line.page for line in lines}
    height = max(line.top for line in lines) - min(line.top for line in lines)
    return len(numbers) >= max(2, _SHARE * pages * 0.8) and height <= _SAME_PLACE

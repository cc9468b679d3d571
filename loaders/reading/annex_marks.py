"""Reads the mark of an annex at the beginning of a line, and the title behind it: 附件1：2021年…工作要点."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count as count_from
from itertools import takewhile

# 附件2, 附 表：, 附件一：, 附件：1.重点任务清单; the year in 附件2023年重点任务清单 is no number of the annex
_MARK = re.compile(
    r"\s*附\s*[件表录]\s*(?P<number>[1-9][0-9]?(?=(?:19|20)[0-9]{2}年|[^0-9]|$)|[一二三四五六七八九十]{1,3}(?=\s|[：:]|$))?"
    r"\s*(?P<colon>[：:]\s*(?:[0-9]{1,2}[.．、]\s*(?=\S))?)?"
)
_LONGEST = 60  # of a title that a list of annexes names
_FIRST_LISTED = re.compile(r"\s*附\s*件\s*[：:]\s*1[.．、]")
_LISTED_AT = re.compile(r"\s*(?:附\s*件\s*[：:]\s*)?[0-9]{1,2}(?:[.．、]|(?=附件))\s*")
_SENTENCE = re.compile("[。；：:|]")


@dataclass(frozen=True, slots=True)
class AnnexMark:
    """The mark of an annex: how many characters it has, the blanks behind it among them, and the title behind it.

    `has_colon` tells that a colon parts it from the title, `is_parted` that a colon, a number or a year does.
    """

    length: int
    title: str
    has_colon: bool
    is_parted: bool


def read_annex_mark(line: str) -> AnnexMark | None:
    """Return the mark of an annex that opens a line, or None; its title is empty where nothing stands behind it."""
    match = _MARK.match(line)
    if match is None:
        return None
    title = line[match.end() :].strip()
    has_colon = match["colon"] is not None
    return AnnexMark(match.end(), title, has_colon, has_colon or match["number"] is not None or title[:1].isdigit())


def marks_annex(line: str) -> bool:
    """Tell a line that only marks an annex, above its title: 附件2, 附 表：."""
    mark = read_annex_mark(line)
    return mark is not None and not mark.title


def names_annex(line: str) -> bool:
    """Tell a line that only marks an annex, or names it behind a colon: 附件2, 附件：2023年重点任务分解表."""
    mark = read_annex_mark(line)
    return mark is not None and (not mark.title or (mark.has_colon and len(mark.title) <= _LONGEST))


def listed_annexes(lines: Sequence[str]) -> frozenset[int]:
    """Return the places of the lines that list annexes below 附件：1.…, whose titles may stand on two lines each.

    附件：1.2024年护林工作 / 任务清单 / 2.2024年造林指标, and 附件： / 1.验收条件 / 2.指标体系
    """
    found: set[int] = set()
    marks = (n for n, line in enumerate(lines) if (mark := read_annex_mark(line)) and mark.has_colon and not mark.title)
    for start in marks:
        count = sum(1 for _ in takewhile(bool, map(_is_listed, lines[start + 1 :], count_from(1))))
        found.update(range(start + 1, start + count + 1) if count > 1 or start + count + 1 == len(lines) else ())
    for start, line in enumerate(lines):
        place, number = start, 2
        while _FIRST_LISTED.match(line) and (size := _listed(lines[place + 1 : place + 3], number)):
            found.update(range(start, place + size + 1))
            place, number = place + size, number + 1
    return frozenset(found)


def named_annexes(lines: Sequence[str]) -> frozenset[str]:
    """Return the names of the annexes that a document has, without blanks: 附件：1.防汛方案 / 2.防汛考核评分表."""
    marks = (mark for line in lines if (mark := read_annex_mark(line)) and mark.has_colon)
    listed = (_LISTED_AT.sub("", lines[place]) for place in listed_annexes(lines))
    names = ("".join(name.split()) for name in (*(mark.title for mark in marks), *listed))
    return frozenset(name for name in names if name and not _SENTENCE.search(name))


def _is_listed(line: str, number: int) -> bool:
    """Tell the title of an annex that a list of them has for its n-th: 2.指标体系."""
    is_next = re.match(rf"\s*{number}[.．、]", line) is not None
    return is_next and len(line) <= _LONGEST and not _SENTENCE.search(line)


def _listed(below: Sequence[str], number: int) -> int:
    """Return how many lines there are to the next annex of a list, its own among them; 0 if it does not go on."""
    for size, line in enumerate(below, start=1):
        is_plain = not _SENTENCE.search(line) and len(line) <= _LONGEST
        if not is_plain or re.match(r"\s*(?:附\s*[件表录]|[一二三四五六七八九十]{1,3}、|[（(])", line):
            return 0
        if re.match(rf"\s*{number}(?:[.．、]|(?=附件))", line):
            return size
    return 0

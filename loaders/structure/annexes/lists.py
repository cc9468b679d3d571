"""Which lines of a document list its annexes, and what these are called.

A list is told by its first line, and goes on in one of three ways:

    附件：任务分解表 / 2.考核办法              a name with each mark or number
    附件：1.2024年护林工作 / 任务清单 / 2.…    names that go on on a second line
    附件： / 1.验收条件 / 2.指标体系            the mark alone, above what is counted
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count, takewhile

from loaders.genre.numbering import read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.annex_marks import names_annex, read_annex_mark

_LONGEST = 60
_SENTENCE = re.compile("[。；：:|]")
_NUMBER = r"(?:[.．、]|(?=附件))"  # 2.指标体系, 2附件：指标体系
_FIRST = re.compile(r"\s*附\s*件\s*[：:]\s*1[.．、]")
_NUMBERED = re.compile(rf"\s*(?:附\s*件\s*[：:]\s*)?[0-9]{{1,2}}{_NUMBER}\s*")
# another mark, or the number of a part
_NO_NAME = re.compile(r"\s*(?:附\s*[件表录]|[一二三四五六七八九十]{1,3}、|[（(])")
_LINES = 2  # of a name
# a numbered line of a list that ends as an annex is called: 2.任务分解表
_NEXT = re.compile(r"[0-9]{1,2}[.．、][^。；]{2,50}(?:表|清单|名单|方案|计划|办法|说明|样式|台账|分工|目录|目标)")
_ALONE = re.compile(r"[^。；：|]{0,80}")  # the name below the line 附件：


def listed_annexes(lines: Sequence[str]) -> frozenset[int]:
    """Return the places of the lines that count annexes: below 附件：, and from 附件：1.… on where a 2. follows."""
    found: set[int] = set()
    for start, line in enumerate(lines):
        mark = read_annex_mark(line)
        if mark and mark.has_colon and not mark.title:
            found.update(_counted_below(lines, start))
        elif _FIRST.match(line):
            found.update(_counted_from(lines, start))
    return frozenset(found)


def naming_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the places of the lines behind a text that only name annexes, counted or not."""
    found = set(listed_annexes(lines))
    goes_on, is_below_mark = False, False
    for place, line in enumerate(map(squeeze, lines)):
        mark = read_annex_mark(line)
        is_named = (names_annex(line) and "。" not in line.removesuffix("。")) or (is_below_mark and _is_alone(line))
        goes_on = (goes_on and _NEXT.fullmatch(line) is not None) or (
            is_named and mark is not None and mark.has_colon and bool(mark.title)
        )
        is_below_mark = mark is not None and mark.has_colon and not mark.title
        found.update([place] if is_named or goes_on else [])
    return frozenset(found)


def named_annexes(lines: Sequence[str]) -> frozenset[str]:
    """Return the names of the annexes that a document has, without blanks: 附件：1.防汛方案 / 2.防汛考核评分表."""
    marks = (mark for line in lines if (mark := read_annex_mark(line)) and mark.has_colon)
    listed = (_NUMBERED.sub("", lines[place]) for place in listed_annexes(lines))
    names = map(squeeze, (*(mark.title for mark in marks), *listed))
    return frozenset(name for name in names if name and not _SENTENCE.search(name))


def _counted_below(lines: Sequence[str], start: int) -> range:
    """Return the places of the names that are counted from 1 below a mark: several, or one that ends the lines."""
    numbered = zip(count(1), lines[start + 1 :], strict=False)
    size = sum(1 for _ in takewhile(lambda entry: _is_counted(*entry), numbered))
    is_list = size > 1 or start + size + 1 == len(lines)
    return range(start + 1, start + 1 + (size if is_list else 0))


def _counted_from(lines: Sequence[str], start: int) -> range:
    """Return the places of a list whose first name stands behind its mark; none where no second one follows."""
    end = start
    for number in count(2):
        size = _lines_to(number, lines[end + 1 : end + 1 + _LINES])
        if not size:
            break
        end += size
    return range(start, end + 1 if end > start else start)


def _lines_to(number: int, below: Sequence[str]) -> int:
    """Return how many lines there are to the name of a number, its own among them; 0 if the list does not go on."""
    for size, line in enumerate(below, start=1):
        if not _may_be_name(line) or _NO_NAME.match(line):
            return 0
        if re.match(rf"\s*{number}{_NUMBER}", line):
            return size
    return 0


def _is_counted(number: int, line: str) -> bool:
    return re.match(rf"\s*{number}[.．、]", line) is not None and _may_be_name(line)


def _may_be_name(line: str) -> bool:
    return len(line) <= _LONGEST and not _SENTENCE.search(line)


def _is_alone(line: str) -> bool:
    """Tell the name of an annex below the line 附件：, which is short and neither a sentence nor numbered."""
    return _ALONE.fullmatch(line) is not None and read_mark(line) is None

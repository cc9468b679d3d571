"""Weighs where a title without a full stop ends in running text: （一）组织领导|区政府成立领导小组，….

A title closes with the word for what is worked on or done, and its text opens as sentences do: with whom it speaks of,
on what grounds, in what manner, or with a verb. Each says little alone (能力|提升行动); together, and over all titles
of a row, they tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.structure.breaks.title_words import (
    ACTS,
    CLOSES,
    COUNTED,
    DOES,
    LABEL,
    LEADS,
    LETS,
    MANNER,
    MAY_ACT,
    MAY_CLOSE,
    OPEN,
    OPENS,
    PREDICATE,
    PREDICATED,
)
from loaders.structure.no_tasks.titles import titles_no_tasks
from loaders.structure.sentences import enclosed

_LONGEST = 44
_LONG = 26
_SHORTEST = 3
_SHORT = 4
_CLAUSE = 30
_TAIL = 12
_HALVES = 2  # marks within a title: 科技赋能，防救结合，构筑防灾减灾“顶梁柱”
# how much each way to open a sentence says; 一是 and a label (责任单位：) are nearly sure
_SURE = 6
_WEIGHTS = ((OPENS, 3), (LEADS, 2), (ACTS, 2), (MAY_ACT, 1))
# a title holds no time and no figure, and is no number of its own: 保障措施（一）
_TIMED = re.compile(r"[（(][一二三四五六七八九十\d]{1,4}[)）]$|[年月]底|季度|\d月|^(?:19|20)\d{2}年$")
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:[百千万亿]*[%个项家座公亩元人件处所辆吨米户台]|[百千万亿])")
_GOES_ON = re.compile(r"\s*(?:的|[和与及或等之者性化率度型式类员]|[一-鿿]?、)")  # 建设|和管理
_WORD = re.compile(r"[一-鿿）)”》A-Za-z ]")
_TEXT = re.compile(r"\s*[一-鿿“《（(\d]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a title may end.

    It says how long the title is, how much speaks for it, whether a sentence opens behind it, and whether the title
    closes as titles do.
    """

    length: int
    score: int
    opens: bool = True
    closes: bool = True


def title_places(text: str) -> Iterator[Place]:
    """Yield the places in the first sentence of a text, its number left out, where a title may end."""
    first = re.split(r"[。；！？\n]", text[:_LONGEST], maxsplit=1)[0]
    inside = enclosed(text[: 2 * _LONGEST])
    for length in range(_SHORTEST, min(len(first), len(text) - _SHORT)):
        is_within = inside[length] or (inside[length - 1] and text[length - 1] not in "）)”》")
        if not is_within and _may_part(text, length):
            yield from _weighed(text, length)


def _weighed(text: str, length: int) -> Iterator[Place]:
    """Yield the place behind so many characters, if a sentence opens or a title closes there."""
    title, rest = text[:length].strip(), text[length:].lstrip()
    opens, closes = _opening(text, length), _ends(CLOSES, _bare(title))
    if opens or closes:
        is_stock = titles_no_tasks(title)
        is_whole = is_stock and not CLOSES.search(rest[:2])  # 整治时间|专项工作…
        score = _weigh(title, rest, is_stock=is_stock) + opens
        yield Place(length, score, opens=bool(opens) or is_whole, closes=closes)


def _ends(words: re.Pattern[str], title: str) -> bool:
    """Tell whether a title closes with one of the words, which are few characters."""
    return words.search(title, max(0, len(title) - _TAIL)) is not None


def _may_part(text: str, length: int) -> bool:
    whole = text[:length].strip()
    title = _bare(whole)
    if not (_WORD.match(text[length - 1]) and _TEXT.match(text, length)) or _GOES_ON.match(text, length):
        return False
    if title.count("，") > _HALVES or re.search(r"[：:]", title) or _FIGURE.search(title):
        return False
    is_open = _ends(OPEN, title) or LETS.match(title) or _TIMED.search(title) or _TIMED.search(whole)
    return not is_open or _ends(PREDICATED, title)


def _opening(text: str, at: int) -> int:
    """Return how much speaks for a sentence that opens at a place of a text: 0 if none can."""
    at += len(text[at:]) - len(text[at:].lstrip())
    if PREDICATE.match(text, at) or (MANNER.match(text) and not DOES.search(text[1:at])):
        return 0
    if LABEL.match(text, at) or COUNTED.match(text, at):
        return _SURE
    return next((weight for form, weight in _WEIGHTS if form.match(text, at)), 0)


def _bare(title: str) -> str:
    """Return a title without what stands in brackets at its end: 摸排阶段（9月18日—22日）."""
    return re.sub(r"[（(][^（()）]*[)）]$", "", title)


def _weigh(title: str, rest: str, *, is_stock: bool) -> int:
    """Return how much a title, and what the text behind it repeats of it, speak for a place."""
    title = _bare(title)
    closes = 2 if _ends(CLOSES, title) or _ends(PREDICATED, title) else int(_ends(MAY_CLOSE, title))
    clause = re.split(r"[，。；：]", rest, maxsplit=1)[0][:_CLAUSE]
    too_long = (title.count("，") == _HALVES) + (len(title) > _LONG) + (len(title) > _LONGEST - 8)
    too_short = len(title) < _SHORT and not is_stock
    return closes + 2 * is_stock + min(3 if closes else 1, _shared(title, clause) // 2) - too_long - 2 * too_short


def _shared(title: str, clause: str) -> int:
    """Return how long the longest stretch of a title is that its text says again: 加强队伍建设 / 加强干部队伍建设."""
    longest = 1
    for at in range(len(title)):
        while at + longest < len(title) and title[at : at + longest + 1] in clause:
            longest += 1
    return longest if longest > 1 else 0

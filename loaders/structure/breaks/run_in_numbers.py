"""Where numbered items begin that ran together in one paragraph.

A number inside a paragraph opens a new one only if it goes on from the last of its kind, or begins a kind anew
with 一 or 1, and if it stands behind an end: 。 ） ： or, for （一）, the title of the part above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loaders.annotate.labels import WHEN_LABEL, WHO_LABEL
from loaders.genre.documents import PLANS
from loaders.genre.lexicon import either
from loaders.genre.numbering import Mark, MarkKind, read_mark
from loaders.structure.sentences import enclosed

_TITLE = either(f"{PLANS} 分工 安排 纲要 报告 通知")  # the end of one
_CANDIDATE = re.compile(
    r"(?<=[。：）] )(?=[一二三四五六七八九十]{1,3} [一-鿿]{4,24} [（(]\s*一)|"
    r"(?<=[。！？；：:）)〕】”\u3000 ])(?=[〇零一二三四五六七八九十百]{1,4}\s*、)"
    rf"|(?<={_TITLE})(?=一\s*、)"
    r"|(?<![《〈（(第“》”])(?=[（(]\s*[一二三四五六七八九十百]{1,4}\s*[)）])"
    r"|(?<=[。！？；：:）)〕】\u3000 ])(?=[0-9０-９]{1,3}\s*[.．、](?:(?!\s*[0-9０-９])|\s*(?:19|20)\d{2}\s*年))"
    r"|(?<=[。；：:）)〕】])(?=[（(]\s*[0-9]{1,3}\s*[)）])"
    r"|(?<=[一-鿿”])(?=[（(]\s*1\s*[)）](?![万千百个项年])[一-鿿“])"
    r"|(?<=[一-鿿”])(?=[0-9]{1,2}\s*[.．、]\s*[一-鿿])"
    r"|(?<=[一-鿿])(?=[一二三四五六七八九十]{1,3}、(?:[一-鿿“”]{4}|(?:19|20)\d{2}年))"
)
# 责任单位：省民政厅、省医保局十、加强宣传引导。 and the first part behind the title of the plan
_OPENS_A_PART = re.compile(
    r"(?<=[局委厅部办院会府行司])[一二三四五六七八九十]{1,3}、[^，。；、]{4,30}。"
    rf"|(?<={_TITLE})一\s*、"
)
# the first item behind the title of what it stands below
_GLUED = re.compile(r"(?<=[一-鿿”])(?:[0-9]{1,2}\s*[.．、]|[（(]\s*1\s*[)）]|[一二三四五六七八九十]{1,3}、)")
# and behind who is responsible for the item before it, or by when: 责任单位：区国资局3.盘活资产。
_TOLD = re.compile(rf"(?:{WHO_LABEL}|{WHEN_LABEL})\s*[：:][^。：:]{{2,200}}$")
# 统一、规范 and 第一、 are no numbers
_IN_WORD = re.compile(r"[统之唯专单划归同万百千第逐惟合]$")
_RANK = re.compile(r"[一二三四五六七八九十][级线类次期批产层等]")  # 二、三级公司
# the next item behind a sentence: 建成2座。2.查口。
_NEXT_ITEM = re.compile(r"[。）)]\s*(?P<number>[0-9]+)\s*[.．、]\s*[一-鿿“]")
_HEADING = 40
_MARK = 24  # characters in which a number is told, with what has to stand behind it
_GAP = 3
_TAIL = 240
_NEAR = 4
_ENDS = tuple("。！？；：:;）)〕】”")
_LISTED = re.compile(r"[（(][^）)]{1,12}[）)][^。；;]{0,400}+[；;]\s*[（(]\s*[0-9]")
_SEVERAL = 5


def number_cuts(text: str, last: dict[MarkKind, int], *, is_whole: bool = False) -> Iterator[int]:
    """Yield where further numbered items begin in a text; `last` is the last number of each kind, and is kept up.

    In a whole text on one line the row that numbers make also tells: one that is glued to the words before it opens an
    item if the next of its kind comes behind it, and one behind a sentence may be left out.
    """
    opened = 0
    starts = [match.start() for match in _CANDIDATE.finditer(text) if match.start()]
    marks = [read_mark(text[start : start + _MARK]) for start in starts]
    inside = enclosed(text)
    ahead = Counter((mark.kind, mark.number) for mark in marks if mark and is_whole)
    for start, mark in zip(starts, marks, strict=True):
        if mark is None or inside[start]:  # “多证合一、一照一码”, （1.东镇；2.西镇）
            continue
        ahead[mark.kind, mark.number] -= 1
        is_followed = any(ahead[mark.kind, mark.number + step] > 0 for step in (1, 2))
        is_glued = _GLUED.match(text, start) and not _OPENS_A_PART.match(text, start)
        if is_glued and (_IN_WORD.search(text, max(0, start - 1), start) or _RANK.match(text, start + mark.length)):
            continue
        since = text[max(opened, start - _TAIL) : start]
        is_within = text.find("。", opened, start) < 0
        if is_glued and not (
            _may_stand_before(since) or (is_followed and _is_next(mark, last, is_within_sentence=is_within))
        ):
            continue
        behind = text[max(0, start - _NEAR) : start].rstrip()[-1:]
        if mark.kind is MarkKind.PAREN_CHINESE and not (is_whole or behind in _ENDS or _may_stand_before(since)):
            continue  # 按照（一）类标准和（二）类标准建设
        goes_on = _goes_on(mark, last, is_behind=behind in ("。", "）", ")")) or (
            is_whole
            and (behind in tuple("。！）)") or _is_bare_heading(since))
            and _leaves_out(mark, last, is_followed=is_followed)
        )
        if goes_on and not _is_listed(text, start, mark):
            note(mark, last)
            opened = start
            yield start


def _is_next(mark: Mark, last: dict[MarkKind, int], *, is_within_sentence: bool) -> bool:
    """Tell the next number of a row that is glued to words: …工作打算一、2020年工作总结 with a 二、 behind it.

    1. may begin anew before the first sentence behind the last number ends.
    """
    begins_anew = mark.number == 1 and mark.kind is MarkKind.ARABIC and is_within_sentence
    return mark.number == last.get(mark.kind, 0) + 1 or begins_anew


def _leaves_out(mark: Mark, last: dict[MarkKind, int], *, is_followed: bool) -> bool:
    """Tell a number behind a sentence that goes on with its row though some before it were not found."""
    gap = mark.number - last.get(mark.kind, 0) - 1
    is_large = mark.kind <= MarkKind.PAREN_CHINESE and mark.kind in last
    return 0 < gap <= _GAP and (is_large or is_followed)


def _may_stand_before(text: str) -> bool:
    """Tell what a number may be glued to: a bare heading, or the names of those responsible behind their label."""
    return _is_bare_heading(text) or bool(_TOLD.search(text[-_TAIL:]))


def _is_bare_heading(text: str) -> bool:
    """Tell a numbered heading that holds no sentence, behind which the first item may be glued: （一）稳定增长1.…

    It may be a slogan of two halves: 三、备足苗木，科学造林1.落实苗木。
    """
    is_heading = len(text) <= _HEADING and read_mark(text) is not None
    return is_heading and not re.search(r"[。；]", text) and text.count("，") <= 1


def _is_listed(text: str, start: int, mark: Mark) -> bool:
    """Tell a list inside one sentence (做好：（1）…；（2）…。) from numbered items: its parts end with ；."""
    if mark.kind is not MarkKind.PAREN_ARABIC:
        return False
    behind = text[max(0, start - _NEAR) : start].rstrip()[-1:]
    return behind in "；;" or bool(_LISTED.match(text, start))


def _goes_on(mark: Mark, last: dict[MarkKind, int], *, is_behind: bool) -> bool:
    """Numbers go on through the parts of a plan, or begin anew in each; behind a sentence one may be left out."""
    expected = last.get(mark.kind, 0) + 1
    is_left_out = is_behind and mark.kind is MarkKind.PAREN_CHINESE and mark.number == expected + 1 > _SEVERAL
    return mark.number in (1, expected) or is_left_out


def note(mark: Mark | None, last: dict[MarkKind, int]) -> None:
    """Keep up the last number of each kind."""
    if mark is not None:
        last[mark.kind] = mark.number


def opens_run(text: str) -> bool:
    """Tell a paragraph that opens with a number and has the next behind a sentence: 1.建厂。建成2座。2.查口。…"""
    first = read_mark(text)
    if first is None or first.kind is not MarkKind.ARABIC:
        return False
    return str(first.number + 1) in (match["number"] for match in _NEXT_ITEM.finditer(text))

"""Where numbered items begin that ran together in one paragraph.

A number inside a paragraph opens a new one only if it goes on from the last of its kind, or begins a kind anew
with 一 or 1, and if it stands behind an end: 。 ） ： or, for （一）, the title of the part above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.annotate.labels import WHO_LABEL
from loaders.structure.numbering import Mark, MarkKind, read_mark

_CANDIDATE = re.compile(
    r"(?<=[。：）] )(?=[一二三四五六七八九十]{1,3} [一-鿿]{4,24} [（(]\s*一)|"
    r"(?<=[。！？；：:）)〕】”\u3000 ])(?=[〇零一二三四五六七八九十百]{1,4}\s*、)"
    r"|(?<=计划|方案|要点|清单|意见|规划|措施|分工|安排|纲要|报告|通知)(?=一\s*、)"
    r"|(?<![《〈（(第“》”])(?=[（(]\s*[一二三四五六七八九十百]{1,4}\s*[)）])"
    r"|(?<=[。！？；：:）)〕】\u3000 ])(?=[0-9０-９]{1,3}\s*[.．、](?:(?!\s*[0-9０-９])|\s*(?:19|20)\d{2}\s*年))"
    r"|(?<=[。；：:）)〕】])(?=[（(]\s*[0-9]{1,3}\s*[)）])"
    r"|(?<=[一-鿿”])(?=[0-9]{1,2}\s*[.．、]\s*[一-鿿])"
    r"|(?<=[一-鿿])(?=[一二三四五六七八九十]{1,3}、[一-鿿]{4})"
)
# 责任单位：省民政厅、省医保局十、加强宣传引导。 and the first part behind the title of the plan
_OPENS_A_PART = re.compile(
    r"(?<=[局委厅部办院会府行司])[一二三四五六七八九十]{1,3}、[^，。；、]{4,30}。"
    r"|(?<=计划|方案|要点|清单|意见|规划|措施|分工|安排|纲要|报告|通知)一\s*、"
)
# the first item behind the title of what it stands below
_GLUED = re.compile(r"(?<=[一-鿿”])(?:[0-9]{1,2}\s*[.．、]|[一二三四五六七八九十]{1,3}、)")
# and behind who is responsible for the item before it: 责任单位：区国资局3.盘活资产。
_TOLD = re.compile(rf"{WHO_LABEL}\s*[：:][^。：:]{{2,200}}$")
_HEADING = 40
_TAIL = 240
_NEAR = 4
_LISTED = re.compile(r"[（(][^）)]*[）)][^。；;]*[；;]\s*[（(]\s*[0-9]")
_SEVERAL = 5


def number_cuts(text: str, last: dict[MarkKind, int]) -> Iterator[int]:
    """Yield where further numbered items begin in a text; `last` is the last number of each kind, and is kept up."""
    opened = 0
    for match in _CANDIDATE.finditer(text):
        mark = read_mark(text[match.start() :])
        is_glued = _GLUED.match(text, match.start()) and not _OPENS_A_PART.match(text, match.start())
        if is_glued and not _may_stand_before(text[opened : match.start()]):
            continue
        is_behind = text[max(0, match.start() - _NEAR) : match.start()].rstrip()[-1:] in ("。", "）", ")")
        if (
            match.start()
            and mark
            and _goes_on(mark, last, is_behind=is_behind)
            and not _is_listed(text, match.start(), mark)
        ):
            note(mark, last)
            opened = match.start()
            yield match.start()


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
    return text[:start].rstrip()[-1:] in "；;" or bool(_LISTED.match(text[start:]))


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
    return bool(re.search(rf"[。）)]\s*{first.number + 1}\s*[.．、]\s*[一-鿿“]", text))

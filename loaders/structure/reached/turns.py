"""Where a sentence of a report turns from what was reached to what is to be done: 2023年建成9座，|2024年再建7座。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loaders.structure.reached.years import Years
from loaders.structure.sentences import enclosed

_YEAR = re.compile(r"(?<![\d—–\-－~～至到])((?:19|20)\d{2})年(?P<since>度?以来)?(?P<half>上半年|前?[一二三]季度)?")
_NOW = re.compile(r"今年(?P<since>以来)?(?P<half>上半年|前[一二三]季度|\d{1,2}[—–\-－~～至到]\d{1,2}月)?")
# what is done when it is said: 累计核查412个, 截至6月底, 已建成5座; but 已建成的5座 are only spoken of
_DONE = re.compile(
    r"""
    去年 | 上年 | 过去的?一年 | [半一]年来 | 年初以来 | 截[至止] | 累计 | 目前 | 现已
    | 已(?![^，。；\d]{0,8}的) | [一-鿿](?<![为除])了(?![解结])
    """,
    re.VERBOSE,
)
_WRONG = re.compile(
    r"""
    (?<![对决除改]) (?:存在|面临)的? (?:主要|突出|困难)* (?:问题|困难|不足|短板)  # but 针对存在的问题，…
    | (?:主要|突出)(?:问题|困难|短板|不足)(?=[是有在：]|为(?!导)) | [但仍还](?:存在|面临)
    | (?:进展|进度)[^，。；]{0,4}(?:慢|滞后)(?!的)  # 目前2个村进展较慢
    """,
    re.VERBOSE,
)
_LATER = re.compile(
    r"""
    下一?步 | 下一?阶段 | 接下来 | 明年 | 来年 | 今后 | 力争
    | (?:^|[，；：])\s*(?:计划|拟(?![定订合稿])|继续(?!保持)|确保(?!了)|争取(?!到))
    | (?:计划|拟)(?:再|新|于|在|到|年内|\d)
    | 将(?:继续|进一步|重点|着力|持续|全力|加快|加大|全面|组织|启动|开展|推进|完成|按|以|围绕|于)
    | (?<![主重需必只首摘纪概简扼不紧次])要(?![求素点件闻害务道塞]) | 应当 | 尽快
    """,
    re.VERBOSE,
)
_BY = re.compile(r"年底前|(?:\d{1,2}月(?:\d{1,2}日|[上中下]旬)?|[一二三四]季度|(?<!\d)月)底?之?前")  # 6月底前完成
_OF_THE_YEAR = re.compile(r"全年")
_FIRST_HALF, _SECOND_HALF = re.compile(r"上半年|前[一二三]季度"), re.compile(r"下半年|(?<!前)[三四]季度")
_PAST = re.compile(r"已|[一-鿿](?<![为除])了(?![解结])")
_CLAUSE = re.compile(r"[，；]\s*")
_BARE_TIME = re.compile(r"(?:(?:19|20)\d{2}|今)年(?:\d{1,2}月)?(?:\d{1,2}日)?[，；]\s*")
_LEFT = re.compile(r"剩余|其余|余下")
# 下一步打算：… only titles what follows
_HEADING = (
    r"(?:(?:下一?步|下一?阶段|下半年|明年|今年|(?:19|20)\d{2}年)的?(?:主要|重点|推进|工作)*"
    r"(?:打算|安排|计划|思路|措施|举措|任务|工作|目标)|(?:工作)?(?:打算|计划|安排|思路))"
)
_LABEL = re.compile(rf"\s*{_HEADING}\s*[：:]\s*(?=\S)")


def turns_at(sentence: str, years: Years) -> int | None:
    """Return where in a sentence what is to be done begins: 0 where it opens with it, None where it tells none.

    下一步，再建7座。 turns at 0, 2023年建成9座，2024年再建7座。 at 2024年, 累计核查412个，水质达标。 nowhere.
    """
    signs = _signs(sentence, years)
    if not signs:
        return None
    if signs[0][1]:
        opened = sentence.rfind("；", 0, signs[0][0]) + 1  # 共建基地4个；下一步，新增工位200个。
        return opened if opened and not sentence[opened : signs[0][0]].strip() else 0
    starts = [match.end() for match in _CLAUSE.finditer(sentence)]
    return next((start for start in starts if _opens_ahead(sentence, start, signs)), None)


def tells_back(sentence: str, years: Years) -> bool:
    """Tell a sentence that opens with what was done, or with what is wrong."""
    signs = _signs(sentence, years)
    return wrong_from(sentence) is not None or (bool(signs) and not signs[0][1])


def wrong_from(sentence: str) -> int | None:
    """Return where a sentence begins to say what is wrong, or None: 更新公交车65辆，|但仍存在客流不足等问题。"""
    wrong = _WRONG.search(sentence)
    if wrong is None:
        return None
    return max((match.end() for match in _CLAUSE.finditer(sentence, 0, wrong.start())), default=0)


def label_length(sentence: str) -> int:
    """Return how long the label is that what is to be done stands behind: 下一步打算：再建7座。"""
    label = _LABEL.match(sentence)
    return label.end() if label else 0


def is_label(heading: str) -> bool:
    """Tell a heading that stands above what is to be done, and says no more: 下一步打算, 2024年工作计划."""
    return re.fullmatch(_HEADING, heading) is not None


def _opens_ahead(sentence: str, start: int, signs: tuple[tuple[int, bool], ...]) -> bool:
    """Tell a clause that turns: one that opens with a time to come, or with what is left, for which one is told."""
    end = next((match.start() for match in _CLAUSE.finditer(sentence, start)), len(sentence))
    within = [(place, is_ahead) for place, is_ahead in signs if start <= place < end]
    opens = bool(within) and within[0][1]
    return opens and (within[0][0] == start or bool(_LEFT.match(sentence, start)))


@lru_cache(maxsize=512)
def _signs(sentence: str, years: Years) -> tuple[tuple[int, bool], ...]:
    """Return where a sentence says that it looks back (False) or ahead (True), in order; not in brackets or quotes."""
    inside = enclosed(sentence)
    found = {place: is_ahead for place, is_ahead in _found(sentence, years) if not inside[place]}
    return tuple(sorted(found.items()))


def _found(sentence: str, years: Years) -> Iterator[tuple[int, bool]]:
    for form, is_ahead in _forms(years):
        yield from ((_word(match), is_ahead) for match in form.finditer(sentence))
    for match in _BY.finditer(sentence):
        if not _is_past(sentence, match.start()):
            yield match.start(), True
    for match in _YEAR.finditer(sentence):
        told = _told_by_year(match, years)
        if told is not None:
            yield match.start(), told and not _is_past(sentence, match.start())
    for match in _NOW.finditer(sentence):
        told = False if match["since"] or match["half"] else years.now
        if told is not None:
            yield match.start(), told and not _is_past(sentence, match.start())


def _word(match: re.Match[str]) -> int:
    """Return where the word of a sign stands, behind the mark that it may follow."""
    return match.end() - len(match.group().lstrip("，；： "))


def _forms(years: Years) -> tuple[tuple[re.Pattern[str], bool], ...]:
    always = ((_DONE, False), (_WRONG, False), (_LATER, True))
    halves = ((_FIRST_HALF, False), (_SECOND_HALF, True))
    return (*always, *(halves if years.within else ((_OF_THE_YEAR, False),)))


def _told_by_year(match: re.Match[str], years: Years) -> bool | None:
    """Tell a year that is over from one to come; of that in whose course a report is made its first half is told."""
    if years.over is None or years.ahead is None:
        return None
    if match["since"] or int(match[1]) <= years.over:
        return False
    return True if int(match[1]) >= years.ahead else (False if match["half"] else None)


def _is_past(sentence: str, place: int) -> bool:
    """Tell a time whose clause says that it is done: 6月底前已完成3座, 2024年1月，已完成3座."""
    time = _BARE_TIME.match(sentence, place)
    end = next((m.start() for m in _CLAUSE.finditer(sentence, time.end() if time else place)), len(sentence))
    return bool(_PAST.search(sentence, place, end))

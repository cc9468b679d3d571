"""Which way a line of a report looks: back on what was done, or ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.genre.lexicon import either
from loaders.genre.squeezing import squeeze
from loaders.structure.paragraphs import Paragraph

HEADING_LENGTH = 60
_INTENT = "安排 部署 重点 打算 思路 任务 谋划 计划 要点 设想 举措"
_AHEAD = re.compile(
    f"(?:重点|主要|总体|政府)?(?:工作|任务){either(_INTENT)}|重点(?:工作|任务)|下一?步|下阶段"
    "|总体(?:要求|思路|部署|安排)|政策取向|预期目标|今年(?:工作|目标)|(?:目标|主要|重大)任务|纲要[（(]草案"
)
_BACK = re.compile(
    r"回顾|成就|成效|进展|(?:完成|推进|开展|落实|履职|履行|执行)(?:职责)?情况|(?:工作|总体|基本|主要)情况|工作数据|工作总结|过去[一五]年"
)
# 存在的问题 and 经验体会 stand in a report, whichever way it looks
_BESIDE = re.compile(r"问题|不足|困难|短板|经验|体会|做法|亮点|情况|建议|形势")
# a part that says what is wrong and no more: 存在的问题, 主要困难和不足
_WRONG = re.compile(
    r"""
    (?:目前|当前|工作中?)? (?:(?:主要|仍|还)?(?:存在|面临)的?)? (?:主要|突出|一些)? (?:问题|困难|不足|短板|差距|挑战)
    (?: [和与及、] (?:存在的?)? (?:主要|突出)? (?:问题|困难|不足|短板|差距|挑战|原因)(?:分析)? )*
    """,
    re.VERBOSE,
)
# work of a year, which looks back or ahead as the year is over or not: 2021年主要工作
_WORK = re.compile(r"(?:主要|重点|政府|知识产权)?(?:工作|任务)(?:情况)?$")
_YEARS = re.compile(r"((?:19|20)\d{2})年")
# a part that is titled on a line of its own, without a number: 2022年重点任务; 下一步工作打算; “十四五”时期工作思路
_TITLED = re.compile(
    r"(?:(?:(?:19|20)\d{2}年|过去[一五]年|今年|明年|今后[一五]年|下一步|下阶段)[^，。；：！？]{0,24}"
    r"|[“\"]?十[一二三四五六]五[”\"]?(?:时期|期间)?[^，。；：！？]{0,36})"
    r"(?:工作|任务|安排|部署|打算|思路|目标|要求|回顾|成就|成效|进展|情况|总结|重点)"
)
# Where a report is spoken without headings, its halves open with such words.
_OPENS_BACK = re.compile(r"(?:刚刚|即将)?过去的?(?:一年|五年|20\d{2}年)[，里中是]")
_OPENS_AHEAD = re.compile(
    r"(?:今年|20\d{2}年)(?:我[省市县区州]|全[省市县区州])?(?:经济社会)?(?:政府工作)?(?:发展)?的?(?:主要|总体)?(?:预期)?(?:目标|要求)(?:是|为|[：:])"
    r"|(?:今年|明年|20\d{2}年|下一步|下阶段)，?(?:我们|[我全][局委厅部院省市县区州])?(?:将|要)[^。]{0,40}[：:]$"
)
# 2021年以来，我局… in a report of 2022
_TELLS_OF = re.compile(r"((?:19|20)\d{2})年(?:度|以来|来)?，")
# what is arranged for a year: 二、2023年工作计划; 四、2021年法治政府建设的主要安排
_PLANS_FOR = re.compile(r"[一二三四五六七八]、((?:19|20)\d{2})年[^，。；：、]{0,16}" + either(f"{_INTENT} 目标 措施"))


def looks_ahead(heading: str, year: int | None) -> bool | None:
    """Return whether a heading of a report of `year` looks ahead or else back; None if it does not tell.

    The work of a year before that of the report is over: 2021年主要工作 in one of 2022.
    """
    line = squeeze(heading)
    named = int(found[1]) if year and (found := _YEARS.search(line)) else None
    is_of_a_year = bool(_WORK.search(line))
    if _BACK.search(line) or (is_of_a_year and named and year and named < year):
        return False
    is_to_come = named and year and named >= year and (is_of_a_year or _PLANS_FOR.match(line))
    return True if _AHEAD.search(line) or is_to_come else None


def looks_back(heading: str) -> bool:
    """Tell whether a heading looks back by its words, whatever year it names: 主要工作成效."""
    return bool(_BACK.search(squeeze(heading)))


def looks_aside(heading: str) -> bool:
    """Tell a heading that may stand in either half: 存在的问题."""
    return bool(_BESIDE.search(squeeze(heading)))


def tells_what_is_wrong(heading: str) -> bool:
    """Tell the heading of a part on what is wrong, which asks for nothing: 存在的主要问题, 主要困难和不足."""
    return bool(_WRONG.fullmatch(squeeze(heading).rstrip("。：:")))


def opens_ahead(text: str) -> bool:
    """Tell whether a paragraph opens the half that looks ahead in words: 今年全市发展的主要目标是：…"""
    return bool(_OPENS_AHEAD.match(squeeze(text)))


def opens_back(text: str) -> bool:
    """Tell whether a paragraph opens the half that looks back in words: 过去的一年，…"""
    return bool(_OPENS_BACK.match(squeeze(text)))


def recounts(text: str, year: int | None) -> bool:
    """Tell whether a paragraph opens with a year before that of the document: 2021年以来，我局…."""
    named = _TELLS_OF.match(squeeze(text))
    return bool(named and year and int(named[1]) < year)


def titles_a_half(text: str) -> bool:
    """Tell whether a line without a number titles a half of a report: 2021年主要工作, 下一步工作打算.

    One that names two years titles the whole: 2021年工作总结暨2022年工作思路.
    """
    line = squeeze(text)
    return bool(_TITLED.fullmatch(line)) and len(set(_YEARS.findall(line))) <= 1


def opens_a_half(text: str) -> bool:
    """Tell whether a paragraph titles a half of a report or opens one in words: 过去的一年，…"""
    return titles_a_half(text) or opens_back(text) or opens_ahead(text) or bool(_TELLS_OF.match(squeeze(text)))


def year_ahead(body: Sequence[Paragraph], year: int | None) -> int | None:
    """Return the year of a report, one on where its title names the year that is over and a part the next one.

    某局关于2022年度监管工作情况的报告 that goes on with 二、2023年工作计划 is given in 2023, as is one without a title.
    """
    headings = (squeeze(p.text) for p in body if len(p.text) <= HEADING_LENGTH and "。" not in p.text)
    planned = {int(match[1]) for text in headings if (match := _PLANS_FOR.match(text))}
    if year is None:
        return planned.pop() if len(planned) == 1 else None
    return year + 1 if planned == {year + 1} else year

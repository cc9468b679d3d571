"""The title of a part that a lost line break glued to the text below it: 四、工作要求各单位要高度重视."""

from __future__ import annotations

import re

from loaders.annotate.deadlines import is_time
from loaders.genre.squeezing import squeeze

_BRACKET = re.compile(r"[（(](?P<inside>[^（()）]{1,30})[)）]")
_PART = "[一二三四五六七八九十]+、"
_HEADING = "[（(][一二三四五六七八九十]+[)）]"
# the title of a part that a lost break glued to its text
_PART_TITLE = re.compile(
    rf"""
    # a stock one above what opens as sentences do: 四、工作要求各单位要高度重视
    (?:{_PART}|{_HEADING})
    (?:(?:工作|有关|相关|总体)要求|(?:工作|主要|总体|发展)目标|(?:重点|主要|工作|目标)任务|任务目标|(?:保障|工作)措施
    |组织(?:实施|保障|领导)|指导思想|(?:核查|检查|评价|考核|验收)标准|(?:部门|工作)职责|(?:时间|工作|实施|方法)步骤)
    (?=[各全到以为坚认要请至在紧（(\d]|根据|按照|通过|力争|确保|围绕|片区|我[省市县区镇局]|本[省市县区镇]
    |(?![和与及、])[^。，；]{{0,12}}(?:要|应))
    # of a report: 一、2022年工作回顾2022年，是极不平凡的一年; 二、2023年文旅工作思路总体要求：…
    |[一二三四五]、(?=[^，。；：、]*(?:工作|任务|(?:19|20)\d{{2}}年|时期))(?:(?!（|[（(]一)[^，。；：、]){{2,24}}?
    (?:回顾|总结|情况|任务|安排|重点|打算|计划|思路|谋划|要点|成效|主要工作)
    (?=(?:19|20)\d{{2}}年|过去|一年来|今年|上半年|下半年|年初以来|下一步|刚刚|“十|全[市省县区国]|我[们市省县区局委厅]|[（(]一
    |去年|总体要求|预期目标|主要目标|指导思想|根据|按照|围绕|坚持|一是|一年来|截[至止]
    |(?:深入|全面|认真)(?:贯彻|学习|落实)|紧紧围绕|牢记|以习近平|为(?:深入|全面|认真|进一步)?(?:贯彻|落实))
    # above what is counted by 一是: （十）整治旅游市场一是规范合同。
    |(?:{_HEADING}|[0-9]{{1,3}}[.．、])\s*[一-鿿“”]{{4,24}}(?=一是)
    # with a blank behind it: 三、保障措施 加强组织领导，…
    |{_PART}[一-鿿]{{2,14}}(?=[ \u3000]+[一-鿿\d“（(][^。]{{8,}}。)
    """,
    re.VERBOSE,
)
# and in a text on one line a stock one above any sentence: 六、责任分工专项行动时间紧、任务重，…
_STOCK_TITLE = re.compile(
    rf"{_PART}(?:(?:责任|职责|任务|部门)分工|(?:工作|有关|相关)要求|组织(?:实施|保障|领导)|保障措施"
    r"|(?:整治|工作)(?:范围|内容|对象)|(?:方法|工作|实施)步骤)"
    r"(?![的和与及或等之、到有得不])(?=[一-鿿][^。；：]{20,}[。；：])"
)
# and one of any words above a sentence that opens as sentences do: 二、明确任务，落实责任根据今年的重点，…
_AIMS = "为(?:切实|进一步|深入|全面|认真|贯彻|确保|加强|推进|落实|做好|加快|有效)"
_GLUED_TITLE = re.compile(
    rf"{_PART}[一-鿿“”，、]{{3,24}}?(?<![，、])(?=(?:根据|按照|经过|近年来|通过|{_AIMS})[^。]{{10,}}。)"
)


def title_length(text: str, *, is_part: bool) -> int:
    """Return the length of the title of a part that opens a paragraph with its number, 0 if none does.

    `is_part` tells that the paragraph was parted from a long one: then it may have any words.
    """
    in_parts = _STOCK_TITLE.match(text) or _GLUED_TITLE.match(text) if is_part else None
    title = _PART_TITLE.match(text) or in_parts
    behind = _BRACKET.match(text, title.end()) if title else None
    if behind and is_time(squeeze(behind["inside"])):  # （一）组织实施（4月至11月）各镇要…: a time stays with its title
        return behind.end()
    return title.end() if title else 0

"""How things are and what was done before, told inside a plan, which promises nothing."""

from __future__ import annotations

import re

from loaders.annotate.figures.plain import DATED
from loaders.annotate.figures.refusals.claim import Claim
from loaders.annotate.figures.refusals.number import FAR
from loaders.genre.lexicon import either

_PAST = re.compile(
    # 去年, 近年来, 当前5家
    r"去年|(?<!基础)上年|过去[一二三五]年|[一三五]年来|近年来|以来|当前(?=\d)|了$"
    # 已建成120座, 已达30家, 全市已改造4万户
    r"|已建成?了?(?=\d)"
    r"|已(?:达|有|经|设立|积累|完成|形成|汇聚|归集|收集|采集|标注|连续|先后|(?:累计|陆续)?(?:发生|出现))"
    r"|目前[^，。；\d]{0,16}已|(?:^|[，；底末区市县省]|目前)已(?:建成|培育|实现|开展|改造|投入|发放|覆盖)"
)
_ON_TOP = re.compile("在[^，]*基础上")  # 在去年增长8%的基础上增长6%
_COMPARED = re.compile(r"(?:(?:较|比(?![例重率值])|与|同)[^，]{0,4}|[由从])$")  # 比去年; 由上年的5%提高到
_DONE_BY_NOW = re.compile(
    r"[^，。；、\d]{0,6}?[均都现]?已(?:经|全部|基本|陆续|先后)*"
    r"(?:完成|建成|投用|投入|开工|竣工|实现|覆盖|纳入|整改|办结)(?![^，。；]*\d)"
)
# 确保年底前20个项目都已开工
_AIMED_AT = re.compile("(?:确保|力争|争取|(?<!截)[到至][^，。；]{0,8}[前末底]，?)[^，。；]*$")
_NOW = re.compile(
    "^"
    + either("目前 当前 现阶段 据(?:初步)?统计 经统计 据测算")
    # but not where the sentence goes on with what is to be done
    + "(?!.*(?:要|将|力争|计划|确保|争取|目标|拟|应|须|[，；][到至]◇|[，；]"
    + either("今年 本年 年内 年底前 明年 下一?步 支持 推动 推进 加快 加大 开展")
    + "))"
)
# 截至2024年底，全市共12所
_UP_TO_NOW = re.compile(
    r"^截[至止][□◇]+[^，]{0,3}，?(?=[全我本][市县区省国])(?!.*(?:建成|完成|新建|新增|实现|达到|培育))"
)
# the clause behind …，目前用户已突破20万， which says nothing of what is to be done
_AND_SO_IS = re.compile(
    r"，目前[^，。；]{0,16}已[^。；]*，"
    r"(?!今年|年内|力争|确保|计划|[再要将新争])(?![^，]*(?:建|完成|实现|整治))[^，。；]{2,8}$"
)
# the clause behind how things are that says what is to come: 目前已建成30个，力争年底前突破50个; 已有9个，今年再建3个
_AIMS = re.compile(
    r"[并将]?(?:力争|争取|确保|计划|预计|下一?步|再(?=[建增新改])"
    r"|[到至][^，。；]{0,8}[底末前]|(?:年底|年末)前|(?:今年|本年|年内|明年|◇)(?!以来|[前上\d]|[一二三四]季度))(?!.*已)"
)
_HAS = re.compile(
    r"(?:公司|[全本][市县区省]|辖区|我[市县区省国]|目前)(?:共|现|已)?有(?!影响|关|效|条件|较|一定)|共有|现有|现存|原有"
)
_WHOSE = re.compile("[^，。；]*的")  # 我省现有大模型的牵引: what something else has
_TO_DO = re.compile(
    either(
        "完成 推动 改造 整治 治理 提升 更新 实现 确保 任务 对 新增 淘汰 达到 新建 建设 建成(?![果效绩就]) 招引 引进 "
        "培育 打造 布局 支持 扩大 计划(?!生育) (?<![模虚])拟 力争 争取"
    )
)
_CLAUSE_ENDS = re.compile("[。！？；，]")
_LONGEST = 1000  # characters up to the end of a clause
# a time to come, which no state has: 到2025年，全市有5家企业上市, 力争2025年…
_COMING = re.compile(f"(?<!截)[到至]{DATED}|力争|争取|{DATED}[底末]?前")
_SO_FAR = re.compile(f"截[至止]|目前|当前|现阶段|统计|{DATED}以来")
_SITUATED = re.compile(
    r"(?:我[国省市县区]|全[国省市县区]|目前|当前|今年|现)"
    rf"(?!.*(?:新增|新建|建成|完成|实现|培育|改造|安排|{DATED})).{{0,20}}?(?:有|是|为|达|超过)?$"
)
# 今年高校毕业生达900万人, but 帮扶高校毕业生900人就业 and 高校毕业生达到9万人留在我省就业
_GRADUATES = re.compile(
    r"(?:^|，)(?:预计)?(?:今年|明年|□|◇)*(?:全[国省市])?(?:应届)?(?:高校|大学|大中专)?毕业生(?:人数|总?规模)?(?:预计|将|总数)?(?:达到?|超过?|突破|为)?$"
)
_ENDS = re.compile("[，。；、]|$")
_DEMANDS = re.compile(r"[^，。；]{0,20}，(?:[^，。；]{2,12}[，。])?(?:要|必须|需要|应当)(?!求|素|点|件)")


def takes_no_place(claim: Claim) -> bool:
    """Tell a place in an order that no verb takes: 产业规模[全国第一]，持续巩固优势."""
    return claim.reading.mention.rank and not claim.is_reached and not claim.is_hedged


def is_what_there_is(claim: Claim) -> bool:
    """Tell how many there are: 全区共有学校[120所]."""
    if claim.is_hedged or _is_to_come(claim) or _AIMS.match(_own_clause(claim)):
        return False
    opening, behind = claim.opening, claim.plain.masked[claim.reading.mention.start :][:_LONGEST]
    said = opening + _CLAUSE_ENDS.split(behind, maxsplit=1)[0]
    has = any(not _WHOSE.match(said, match.end()) for match in _HAS.finditer(opening))
    return has and not _TO_DO.search(said)


def is_how_it_is(claim: Claim) -> bool:
    """Tell how things are now: 目前污水处理能力为[900吨/日]."""
    if claim.is_hedged or _is_to_come(claim) or _AIMS.match(_own_clause(claim)):
        return False
    return any(now.match(claim.opening) for now in (_NOW, _UP_TO_NOW))


def goes_on_with_how_it_is(claim: Claim) -> bool:
    """Tell what is said in one breath with how things are: 完善系统，目前用户已突破20万，日均预约近[3万]."""
    return not claim.is_hedged and not _is_to_come(claim) and _AND_SO_IS.search(claim.opening) is not None


def is_done_by_now(claim: Claim) -> bool:
    """Tell of how many something is done already, where nobody aims at it: 两区共计[25平方公里]已完成评估."""
    is_done = claim.number.precedes(_DONE_BY_NOW) and not _AIMED_AT.search(claim.opening)
    return is_done and not _is_to_come(claim)


def is_past(claim: Claim) -> bool:
    """Tell what was done before, and is not only compared with (比去年): 去年新建公园[12座]."""
    reading = claim.reading
    own = _own_clause(claim)
    start = reading.mention.start - len(own) if _AIMS.match(own) else reading.start
    before = claim.plain.text[start : reading.mention.start].replace(reading.baseline or "\0", "")
    before = _ON_TOP.sub("", before)
    found = [match for match in _PAST.finditer(before) if not _COMPARED.search(before[: match.start()])]
    # 到2025年底已建成1000个 is done by then
    return any("已" not in match[0] or not _is_to_come(claim) for match in found)


def _own_clause(claim: Claim) -> str:
    """Return the clause of a figure up to its number; nothing for the first of its sentence."""
    return "".join(re.split("[，；]", claim.opening)[1:][-1:])


def asks_for_action(claim: Claim) -> bool:
    """Tell how things are, where the next clause says what has to be done: 今年高校毕业生[超过1000万人]，要加强支持."""
    if claim.is_reached or claim.is_hedged:
        return False
    return _SITUATED.match(claim.lead) is not None and claim.number.precedes(_DEMANDS)


def counts_graduates(claim: Claim) -> bool:
    """Tell how many leave school, which nobody promises: 今年高校毕业生达[900万人]，要拓宽就业渠道."""
    return (
        claim.reading.mention.unit.endswith("人")
        and claim.number.follows(_GRADUATES, FAR)
        and claim.number.precedes(_ENDS)
    )


def _is_to_come(claim: Claim) -> bool:
    """Tell a figure whose sentence opens with a time to come: 到2025年，…, 2025年底，…以上 in a plan of 2025."""
    before, reading, year = claim.opening, claim.reading, claim.year
    if _SO_FAR.search(before) or not reading.period:
        return False
    due = int(reading.period[-4:])
    if year is not None and due != year:
        return due > year
    return _COMING.search(before) is not None or reading.mention.bound is not None

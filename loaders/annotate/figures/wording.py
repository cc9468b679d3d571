"""The words that lead up to a figure: verbs of reaching and of change, what is compared with, hedges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from loaders.annotate.figures.plain import DATED
from loaders.annotate.figures.units import Measured


class Movement(Enum):
    """How a figure is arrived at."""

    UP = "reached from below"  # 提高到, 达到
    DOWN = "reached from above"  # 压减至
    STAY = "held"  # 稳定在
    CHANGE = "changed by"  # 增长, 压减
    RANK = "placed"  # 跃居
    NONE = "stated"


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb right before a figure, from `start` up to the figure."""

    movement: Movement
    start: int


_RISE = "延长|延期|前移|提高|提升|上升|增加|增长|扩大|扩充|扩展|拓展|发展|跃升|攀升|上涨|上调|增|升|涨|扩"
_FALL = "压减|削减|裁减|压缩|缩短|缩小|下降|降低|减少|精简|压降|缩减|下调|调减|减亏|收窄|回落|(?<!核)减|降|压|缩"
_SOFT = r"(?:了|再|就|各|均|已|将)*"
# 提高到2024年的5%, 降到去年的1.5%, 提高到现在的1700元
_DATE = rf"(?:(?:{DATED}+|(?:去年|上年|今年|目前|当前|现在)[底末]?)的?)?"
# 提高到每人每年640元
_PER = r"(?:每[十百千万]?(?:人次|平方米|立方米|千瓦时|公里|公斤|小时|分钟|[人户亩年月天日秒次吨件生村校个斤镇乡县床]))*"
# 改造提升1.5万亩 is done to so many of them
_NOT_DONE_TO = "".join(
    f"(?<!{verb})(?<!{verb}提)" for verb in ("改造", "巩固", "优化", "完善", "整治", "治理", "更新", "改建")
)
_MOVES = (
    (Movement.UP, rf"(?:(?:{_RISE})(?:到|至|为)|延伸[到至]|达到|达成|可达|(?<![下通直雷])达|累计达)"),
    (
        Movement.DOWN,
        rf"(?:(?:{_FALL})(?:到|至|为)|控制在|压控在|压缩在|压减在|(?:简并|精简|合并|整合|归并|重组)[为到至成])",
    ),
    (
        Movement.STAY,
        r"(?:稳定在|保持在|维持在|稳定为|保持|调整为|调整到|调整至|设定为|平均为|约为|分别为|均为|仅为|[为是])",
    ),
    (
        Movement.RANK,
        r"(?:蝉联|名列|跃居|跃上|跃至|位居|位于|位列|居于|居|排名|排在|排|升至|升到|进入到?|跻身|稳居|保持|列(?!入))",
    ),
    (Movement.CHANGE, rf"(?:(?<![新递]){_NOT_DONE_TO}(?:{_RISE})(?:幅度)?|递增|放大|翻|(?:{_FALL})|净增|实增)"),
)
_COMPILED = tuple((movement, re.compile(rf"(?P<verb>{pattern}){_SOFT}{_DATE}{_PER}$")) for movement, pattern in _MOVES)


def find_verb(before: str, *, rank: bool) -> Verb:
    """Return the verb that `before` ends with, with its start in it.

    `rank` asks for the verbs that take a place in an order (跃居, 提升到).
    """
    for movement, pattern in _COMPILED:
        if movement is (Movement.CHANGE if rank else Movement.RANK):
            continue
        match = pattern.search(before)
        if match is not None and not (match["verb"] == "为" and match.start() == 0):  # 为2.6万户家庭…: for whom
            return Verb(movement, match.start())
    return Verb(Movement.NONE, len(before))


_THAN = r"(?:较(?![大高多快好低小强为少])|(?<![同环占对评攀类配])比(?![例重率值赛特对]))"
_BASELINE = re.compile(
    rf"(?:{_THAN}|与(?=[^，]{{1,15}}相比)|相较于?|相比于?)(?P<base>[^，、]{{1,18}}?)(?:相比)?"
    r"(?:年均|平均|实际|净|累计|大幅|明显|分别|再|又|共|均|已|还|多|少)*$"
)
_POINTS = re.compile(r"(?:高于|高出|超过|超出|低于|快于|领先|落后)(?P<base>[^，、\d按]{1,12})$")
_MORE = re.compile(rf"{_THAN}(?P<base>[^，、]{{1,12}}?)(?<!比[提调])(?:高出?|低|快|多出?|少)(?:了)?$")
_MULTIPLE = re.compile(r"(?:是|为|达到?|相当于)(?P<base>[^，、]{1,14})的$")
_FROM = re.compile(r"[由从](?!于|业|事|而|此|来)")
_HEDGE = re.compile(r"力争|争取|努力|力求|原则上|预计|有望")
_YEARLY = re.compile(r"(?:年均|每年)(?:实际|净|递)*$")


def find_baseline(before: str) -> tuple[int, int, int] | None:
    """Return where a comparison at the end of `before` begins, and the stretch of what is compared with."""
    match = _BASELINE.search(before)
    return (match.start(), *match.span("base")) if match else None


def find_difference(before: str, measured: Measured) -> tuple[int, int, int] | None:
    """Return the same as `find_baseline` where a figure is the distance from something, or a multiple of it.

    高于全国平均增速 5.0 个百分点; 比上年多 5 家; 是2015年的 2.6 倍.
    """
    patterns = {Measured.SHARE: (_POINTS, _MORE), Measured.TIMES: (_MULTIPLE,)}.get(measured, (_MORE,))
    match = next(filter(None, (pattern.search(before) for pattern in patterns)), None)
    return (match.start(), *match.span("base")) if match else None


def find_origin(before: str) -> tuple[int, int] | None:
    """Return where 由 or 从 opens the origin that closes `before`, and where the origin itself begins."""
    found = list(_FROM.finditer(before))
    return found[-1].span() if found else None


def find_hedge(text: str) -> str | None:
    """Return the last word that takes a promise back a little (力争), or None."""
    found = _HEDGE.findall(text)
    return found[-1] if found else None


def is_yearly(before: str) -> bool:
    """Tell whether a change is one per year: 年均 right before its verb."""
    return _YEARLY.search(before) is not None

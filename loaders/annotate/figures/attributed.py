"""What a number counts that 的 ties to a noun behind it: 设立总规模50亿元的基金, 每学期不少于2次的视力监测."""

from __future__ import annotations

import re

from kg.model import Comparator
from loaders.annotate.figures.indicator import name_object
from loaders.annotate.figures.slots import Slot
from loaders.annotate.figures.units import Measured

_DONE_WITH = re.compile(r"(?P<noun>[^，与和]{2,12})[与和][^，]{2,20}(?:对接|联通|共享)$")
# 设立总规模50亿元的产业基金: how much there is to be in it
_SUM = re.compile(r"(?:规模|总额|额度)(?:约|为)?$")
_FUND = re.compile(r"的?(?P<what>[^，。；的]{0,16}(?:基金|资金池|专项资金|风险补偿金))")


def name_attributed(slot: Slot, before: str, noun: str) -> str:
    """Return what is counted: 国家标准5项、行业标准18项的制修订, 县级部门20个以上的系统与平台对接; or an empty text."""
    name = name_object(before)
    if slot.mention.measured is Measured.MONEY and _SUM.search(name) and (fund := _FUND.match(noun)):
        return f"{fund['what']}{name}"
    if slot.joined and name and slot.mention.measured is not Measured.SHARE:
        return name
    if slot.mention.unit == "次" and slot.mention.bound is Comparator.AT_LEAST:  # 每学期不少于2次的视力监测制度
        return name + re.sub("(?:制度|工作|要求)$", "", noun)
    done = _DONE_WITH.match(noun)
    return name + done["noun"] if name and done and slot.mention.bound is Comparator.AT_LEAST else ""

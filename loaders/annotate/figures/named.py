"""The names of what figures count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.annotate.figures.indicator import is_verb
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.words_behind import GROWN
from loaders.genre.lexicon import either

COUNTED_EACH = (Measured.COUNT, Measured.AMOUNT, Measured.MONEY)
# 省级企业3家、市级8家: of the second only the level is said
LEVEL = re.compile(r"(?:国家|省部?|市|县|区|州|乡镇?|村|校|院|世界|行业|[一二三五两]?[十百千万亿]+)级")
LIST = re.compile(
    r"以及|、|(?<![饱共温缓总综调])和(?![谐解平睦美])|(?<![参赠授])与(?!会)|(?<![普涉波危惠顾])及(?![时其格])"
)
_GENERIC = re.compile(
    either(
        "总?规模 总额 金额 总?数量 总数 总量 占比 比重 增幅 增速 增长率 降幅 涨幅 余额 总?面积 "
        "(?:增速|规模|总量|增幅)排名 覆盖率 同比 总?投资 平均"
    )
)
_PART = re.compile(r"占(?!比|地|用|补|道)(?P<whole>.+?)的?(?:比重|比例)?$")
_OF_PLAN = re.compile(
    r"占?(?P<plan>(?:全年|年度?|年初|既定|预算)?(?:计划|目标任务|任务|目标|预算)(?:任务|目标)?)(?:的|比例)?"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a figure counts; an empty name is to be found before the clause.

    `generic` is a word that says only which side of the thing before is counted (规模). `indicator` is that of the
    figure before, where the two speak of one quantity. `back` tells that the name stands before the clause, `each` is
    the part of it that says for what there is one each.
    """

    name: str = ""
    generic: str = ""
    indicator: str = ""
    growth: bool = False
    back: bool = False
    each: str = ""


def as_named(name: str) -> Named:
    """Return the words of a name as that of a thing, of growth, of a share, or of a side of the thing before."""
    if is_verb(name):
        return Named()
    if GROWN.match(name):
        return Named(growth=True)  # 同比增长均为42%左右
    if (part := _PART.search(name)) is not None:
        # 发明专利占全部专利的 30%
        tail = "" if part["whole"].endswith(("率", "比")) else "比重"
        name = f"{name[: part.start()]}占{part['whole']}{tail}"
        return Named(generic=name, back=True) if part.start() == 0 else Named(name)
    if (plan := _OF_PLAN.fullmatch(name)) is not None:
        return Named(generic=f"占{plan['plan']}比例")  # 完成投资5亿元，为年度计划的96%
    return Named(generic=name) if _GENERIC.fullmatch(name) else Named(name)

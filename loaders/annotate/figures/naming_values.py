"""The names of quantities, which stand before their figures: 有效注册商标量 3017.3 万件, 跃居第1位."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Comparator
from loaders.annotate.figures.bearers import BEARER
from loaders.annotate.figures.indicator import (
    carry_verb,
    has_quantity,
    kept_verb,
    name_object,
    name_subject,
    starts_with_change,
)
from loaders.annotate.figures.named import COUNTED_EACH, LEVEL, Named, as_named
from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.slots import Slot
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.wording import Movement
from loaders.annotate.figures.words_behind import CLOSES, GROWN, SKIPPED

# 获金牌12枚、列奖牌榜第3位
_IN_A_LIST = re.compile("[并共均]?(?:位[列居]|名列|列|居)(?P<list>[一-鿿]{2,8}榜)")
_HOW_OFTEN = re.compile(r"全年|每(?:年|半年|季度?|月|周|期|次)")
_SUMMED = re.compile("累计|共|合计|总计|完成|^实现")
_SPENDS = re.compile(
    r"(?:^|.*[省市县区镇乡])?(?:全年|今年|累计|共|总计|已|先后|计划|再|新)*(?P<verb>投入|筹措|筹集|统筹|整合|拨付|撬动)"
)
# 帮助300家企业稳定就业岗位5万个: what they have, not they
_HOLDER = re.compile(
    r"[一-鿿]{0,6}(?:企业|家庭|农户|群众|居民|单位|人员|毕业生|劳动力)(?=(?:稳定|新增|吸纳|提供|开发|增加)..)"
)


def name_moved(slot: Slot, subject: str, after: str) -> Named | None:
    """Name what a verb of reaching or of change precedes; a span of time that goes on names a thing (五年行动)."""
    goes_on = slot.mention.measured is Measured.TIME or SKIPPED.match(after)
    if goes_on and not (GROWN.match(after) or CLOSES.match(after)):
        return None
    return as_named(name_subject(subject))


def name_rank(plain: Plain, slot: Slot, after: str) -> Named | None:
    """A place in an order needs a verb that gives it (跃居), and nothing may hang on it (列第一位的部门)."""
    subject = name_subject(plain.text[slice(*slot.subject)])
    listed = _IN_A_LIST.fullmatch(plain.text[slice(*slot.lead)]) if slot.movement is Movement.NONE else None
    if listed and CLOSES.match(after):
        return Named(listed["list"])
    stands = slot.movement is Movement.NONE and slot.mention.start < slot.mention.number and has_quantity(subject)
    if not CLOSES.match(after) or (slot.movement is Movement.NONE and not stands):  # 投资增速全省第一
        return None
    ranked = "排名" in plain.text[slot.lead[1] : slot.mention.start]
    return as_named(subject + "排名" if subject and ranked else subject)


def name_taken(plain: Plain, slots: tuple[Slot, ...], i: int) -> Named | None:
    """Name the time that something takes in so many steps: 企业开办3个环节3个工作日完成 → 企业开办时间."""
    slot, before = slots[i], slots[i - 1] if i else None
    if before is None or slot.mention.measured is not Measured.TIME or before.mention.measured is not Measured.COUNT:
        return None
    what = name_subject(plain.text[slice(*before.lead)])
    follows = slot.lead[0] == before.mention.end or slot.lead[0] >= slot.lead[1]
    return Named(f"{what}时间") if what and follows and slot.movement is Movement.NONE else None


def name_value(slot: Slot, subject: str, carried: str) -> Named | None:
    """Name what stands before its value: 有效注册商标量 3017.3 万件, 约谈代理机构 2950 家."""
    name = "" if _HOW_OFTEN.fullmatch(subject) else name_object(subject)
    if slot.mention.measured is Measured.SHARE and not name and subject.endswith("完成"):
        return Named("完成比例")  # 6月底前完成50%
    spent = _SPENDS.fullmatch(subject) if slot.mention.measured is Measured.MONEY else None
    if spent:
        return Named(f"{spent['verb']}资金")  # 投入1.2亿元，新建学校3所
    if not name or (not slot.joined and BEARER.fullmatch(name)):
        # …增长5%，突破1.4万亿元; …项目50个，约605万平方米
        about = slot.mention.bound is Comparator.EQUAL and slot.mention.measured in COUNTED_EACH
        is_bounded = slot.mention.start < slot.mention.number and slot.mention.bound is not Comparator.EQUAL
        goes_on = not name_subject(subject) and (slot.mention.bound is Comparator.MORE_THAN or about or is_bounded)
        goes_on = goes_on or bool(_HOW_OFTEN.fullmatch(subject) and slot.mention.bound)  # …改造，每年不少于100户
        return Named() if slot.joined or goes_on or _SUMMED.search(subject) else None
    if slot.joined and LEVEL.fullmatch(name) and (level := LEVEL.search(carried)):
        return Named(carried[: level.start()] + name + carried[level.end() :])
    if slot.joined and (holder := _HOLDER.match(name)):
        name = name_object(name[holder.end() :])
    if slot.joined and name_subject(subject) == name:
        name = carry_verb(kept_verb(carried), carried, name)
    changed = slot.mention.measured is Measured.SHARE and starts_with_change(subject)
    return replace(as_named(name), growth=changed)

"""Spans of time and bare numbers beside a name that they are no value of: 24小时服务."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Comparator
from loaders.annotate.figures.indicator import has_quantity
from loaders.annotate.figures.limits import DONE_WITHIN
from loaders.annotate.figures.refusals.number import Number
from loaders.annotate.figures.wording import Movement

_SINCE = re.compile("[自从].*起$")
_IS_INDEX = re.compile("(?:指数|系数|[生职师车桩]比)$")
_AGE = re.compile(r"(?:年|岁|(?<!工作)(?<!自然)日)$")
_AND_MORE = re.compile("[+＋]$")  # 100+应用场景, but 3+10+新产业 is a formula
# 30分钟内到场, 实现“1小时”业务全办结
_DONE = re.compile(rf"内?，?(?:{DONE_WITHIN.pattern}|(?:业务|事项)?(?:全部?)?(?:完成|办理完毕))")


@dataclass(frozen=True, slots=True)
class Value:
    """A number beside the name that it may be the value of, and how it is said to be reached."""

    number: Number
    movement: Movement
    name: str

    @property
    def is_stated(self) -> bool:
        """Whether a verb or a bound before it says that it is reached: 培训不少于3个月."""
        mention = self.number.mention
        is_bounded = mention.bound in (Comparator.AT_LEAST, Comparator.AT_MOST) and mention.start < mention.number
        return is_bounded or self.movement not in (Movement.NONE, Movement.STAY)


def is_counted_from_a_day(value: Value) -> bool:
    """Tell in how many days something is due: 自受理之日起不超过[20个工作日]."""
    return value.number.is_span and _SINCE.match(value.name) is not None


def has_no_unit(value: Value) -> bool:
    """Tell a bare number of what is no index: 建筑密度为[0.35], but 劣V类断面比例为0 and 综合指数1.78 are values."""
    mention = value.number.mention
    is_more = _AND_MORE.search(value.number.printed) and not value.number.follows(_AND_MORE)
    is_value = is_more or value.is_stated or mention.value == 0 or _IS_INDEX.search(value.name)
    return not mention.unit and not is_value


def is_mere_span(value: Value) -> bool:
    """Tell a span of time that is no value of a quantity (审查周期4个月): 推行[24小时]服务."""
    mention = value.number.mention
    if not value.number.is_span or value.is_stated or has_quantity(value.name):
        return False
    is_done_in_it = value.number.precedes(_DONE) and mention.bound in (None, Comparator.AT_MOST)
    is_age = _AGE.search(mention.unit) is not None and value.number.mention.bound is not Comparator.AT_MOST
    return is_age or not is_done_in_it

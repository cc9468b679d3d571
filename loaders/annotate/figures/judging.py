"""How a figure is compared with its value, in a promise and in a report."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from kg.model import Comparator
from loaders.annotate.figures.limits import is_time_until_done
from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.reading import Reading
from loaders.annotate.figures.units import Measured, measured_by
from loaders.annotate.figures.wording import Movement

_FLOOR = re.compile("(?:红线|底线|下限)$")
# 守住30万亩耕地、20万亩基本农田保护红线: of each of the list
_FLOOR_OF_ALL = re.compile("[^，。；\\d]{1,20}(?:、[^，。；、]{2,30}){1,4}(?:红线|底线)(?=[，。；]|$)")
_CEILING = re.compile("(?:上限|限额)$|最高(?:补[助贴]|奖[励补]|资助|贷款|支持|给予|不)")  # 单个项目补助上限为1000万元
# 奖励最高可达500万元, 最高给予50万元奖励
_AT_THE_HIGHEST = re.compile("最[高多](?:可?[达至为到]到?|可?(?:给予|奖励|补[助贴]|资助|支持|获|享受?))$")
_ABOUT = {Movement.DOWN: Comparator.AT_MOST, Movement.UP: Comparator.AT_LEAST}
_ALL = 100
_PROMISED = {
    Movement.UP: Comparator.AT_LEAST,
    Movement.DOWN: Comparator.AT_MOST,
    Movement.RANK: Comparator.AT_MOST,
}


def promised_comparator(plain: Plain, reading: Reading) -> Comparator:
    """Return how a target compares: as bounded (以内), else 达到 is at least, 压减至 at most, the rest equal.

    A range (1—2个) promises its lower end at least; a fall to a range its upper end at most.
    """
    mention = reading.mention
    if mention.bound is Comparator.EQUAL:  # 控制在5.5%左右 is a ceiling, 达到2000名左右 a floor
        return _ABOUT.get(reading.movement, Comparator.EQUAL)
    if mention.bound is not None:
        return mention.bound
    if mention.rank and reading.movement is not Movement.NONE:
        return Comparator.AT_MOST
    if named := _named_bound(plain, reading):
        return named
    if mention.value == _ALL and mention.unit == "%" and not reading.growth:
        return Comparator.EQUAL  # 达到100%: there is no more
    is_floor = mention.high is not None or _FLOOR_OF_ALL.match(plain.masked, mention.end)
    default = Comparator.AT_LEAST if is_floor else Comparator.EQUAL
    return _PROMISED.get(reading.movement, default)


def both_ends(plain: Plain, reading: Reading) -> tuple[Reading, ...]:
    """Return both ends of a range of shares (3%—5%) or of what is given (2—8万元不等的补贴); else the reading alone."""
    mention = reading.mention
    is_bounded = mention.bound not in (None, Comparator.EQUAL)
    varies = plain.masked.startswith("不等", mention.end)
    ends = () if is_bounded else range_ends(mention.value, mention.high, mention.unit, varies=varies)
    made = (replace(mention, value=value, high=None, bound=sign) for value, sign in ends)
    return tuple(replace(reading, mention=end) for end in made) or (reading,)


def range_ends(
    value: Decimal, high: Decimal | None, unit: str, *, varies: bool = False
) -> tuple[tuple[Decimal, Comparator], ...]:
    """Return both ends of a range of shares (3%—5%), of which each is promised; none of a range of things (2—3个).

    `varies` tells that what is given lies between them (2—8万元不等的补贴), so that they are its floor and its ceiling.
    """
    if high is None or not (varies or measured_by(unit) is Measured.SHARE):
        return ()
    return (value, Comparator.AT_LEAST), (high, Comparator.AT_MOST)


def _named_bound(plain: Plain, reading: Reading) -> Comparator | None:
    """Return the bound that the name of a figure is: 红线, 补助上限; a ceiling that is raised is none.

    Of sums words before them tell it too (最高可达500万元), of times those behind (30分钟到场).
    """
    mention = reading.mention
    if mention.measured is Measured.MONEY and _AT_THE_HIGHEST.search(plain.masked, 0, mention.start):
        return Comparator.AT_MOST
    if is_time_until_done(mention, plain.masked):  # 30分钟到场
        return Comparator.AT_MOST
    if _FLOOR.search(reading.indicator):
        return Comparator.AT_LEAST
    is_stated = reading.movement in (Movement.NONE, Movement.STAY)
    return Comparator.AT_MOST if is_stated and _CEILING.search(reading.indicator) else None


def reported_comparator(reading: Reading) -> Comparator:
    """Return how an outcome compares: as bounded (超过, 以上, 余), else equal; a range is its lower end at least."""
    if reading.mention.bound is not None:
        return reading.mention.bound
    return Comparator.AT_LEAST if reading.mention.high is not None else Comparator.EQUAL


def stated_value(reading: Reading, comparator: Comparator) -> Decimal:
    """Return the value that a comparator goes with: the upper end of a range for at most, else its lower end."""
    mention = reading.mention
    return mention.high if mention.high is not None and comparator is Comparator.AT_MOST else mention.value

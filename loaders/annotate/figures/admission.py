"""Which numbers of a plan are figures at all: the rest are spans of time, idioms and counts of no thing."""

from __future__ import annotations

import re

from kg.model import Comparator
from loaders.annotate.figures.indicator import ends_in_verb, has_quantity
from loaders.annotate.figures.mentions import Mention
from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.slots import Slot
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.wording import Movement

_AGE = re.compile(r"[年岁日]$")
_DONE = re.compile(r"^(?:内)?(?:完成|办结|办理完毕)")
_SMALL = 10


def is_figure(plain: Plain, slot: Slot, name: str) -> bool:
    """Tell whether the number of a slot is a figure for `name`.

    Spans of time count with a verb of reaching, or as the value of a quantity (审查周期 4 个月), not as 24小时服务.
    Numbers in Chinese numerals count only where they are reached, bounded, or made (举办两届): 五局, 四级 and
    八项规定 are names.
    """
    mention = slot.mention
    stated = slot.movement not in (Movement.NONE, Movement.STAY)
    if mention.spoken and not _is_spoken_figure(plain, slot, stated=stated):
        return False
    if mention.measured is Measured.TIME and not stated:
        return _is_duration(plain, mention, name)
    return True


def _is_spoken_figure(plain: Plain, slot: Slot, *, stated: bool) -> bool:
    mention = slot.mention
    small = mention.value < _SMALL and mention.measured is Measured.COUNT
    if small and mention.unit in ("个", "项", "条", "件", "种", "人", "位", "份", "本", "套", "对", "组"):
        return False
    if stated or mention.bound is not None:
        return mention.value > 1 or mention.measured is not Measured.COUNT
    return mention.value > 1 and ends_in_verb(plain.text[slice(*slot.lead)])


def _is_duration(plain: Plain, mention: Mention, name: str) -> bool:
    if has_quantity(name):
        return True
    if _AGE.search(mention.unit):
        return False
    finished = _DONE.match(plain.text[mention.end :]) is not None
    return finished and mention.bound in (None, Comparator.AT_MOST)

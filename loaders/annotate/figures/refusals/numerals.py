"""Chinese numerals that are part of a name: 五局, 四级, 三项制度改革, 千亿集群."""

from __future__ import annotations

import re

from loaders.annotate.figures.indicator import ends_in_verb
from loaders.annotate.figures.mentions import AT_LEAST_ONE, ONE_EACH
from loaders.annotate.figures.refusals.number import Number
from loaders.annotate.figures.wording import Movement, find_verb

# but 突破千亿大关 and 达到百亿规模 are reached
_ROUND_CLASS = re.compile(
    r"[十百千万亿]+亿(?!元|[余多]|以[上下]|左右|大关|规模|台阶|门槛|关口|斤|级(?:大关|规模|台阶))[一-鿿]{2}"
)
_CLASS = re.compile(r"[百千万亿]+\S{1,2}以上|超[百千万亿]+元")
_HAN = re.compile("[一-鿿]")
_ROUND = re.compile(r"[百千万亿]+[^百千万亿\W]{1,2}")  # 引进人才百名: what closes its clause, behind its noun
_REPEATED = re.compile(r"[两二三四五六七八九十]次(?:荣?获|受到|入选|被|登上|位列)")  # 两次获省政府表彰
_EACH_REACH = 24  # characters before a number in which 至少 and 每…建设 are looked for
_SMALL = 10
_VAGUE = ("个", "项", "条", "件", "种", "人", "位", "份", "本", "套", "对", "组", "类", "处")


def is_round_class(number: Number) -> bool:
    """Tell of what size things are by a round number: 打造[千亿]集群2个."""
    return number.mention.spoken and _ROUND_CLASS.match(number.masked, number.mention.start) is not None


def is_part_of_a_name(number: Number) -> bool:
    """Tell Chinese numerals that nothing says to be reached, bounded or made: 深化[三项]制度改革, but 举办两届."""
    mention = number.mention
    if not mention.spoken or number.masked.startswith("半", mention.number) or _is_one_each(number):
        return False
    if (mention.value < _SMALL and mention.unit in _VAGUE) or _names_a_class(number):
        return True
    if _ROUND.fullmatch(number.printed) or _REPEATED.match(number.masked, mention.start):
        return False
    before = number.before()
    moved = find_verb(before, rank=mention.rank).movement
    is_reached = moved not in (Movement.NONE, Movement.STAY) or number.has_bound
    return not (is_reached or ends_in_verb(before))


def _is_one_each(number: Number) -> bool:
    """Tell of how many there is to be one each, or at least: 每50公里高速公路建设一座充电站, 至少走访一次."""
    start = max(0, number.mention.number - _EACH_REACH)
    return any(asked.search(number.masked, start, number.mention.number) for asked in (AT_LEAST_ONE, ONE_EACH))


def _names_a_class(number: Number) -> bool:
    """Tell a class that a number sets apart: 千人以上集中式水源地."""
    return _CLASS.fullmatch(number.printed) is not None and number.precedes(_HAN)

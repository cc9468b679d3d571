"""Numbers that are no figure for what stands beside them: said of another number, or making no range with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.annotate.figures.clauses import SEPARATOR
from loaders.annotate.figures.indicator import ends_in_verb, has_quantity, trim_subject
from loaders.annotate.figures.mentions import Mention
from loaders.annotate.figures.numbers import MAGNITUDE
from loaders.annotate.figures.plain import HIDDEN
from loaders.annotate.figures.refusals.number import FAR, Number
from loaders.annotate.figures.units import UNIT, Measured, measured_by
from loaders.annotate.figures.wording import find_verb

_OF_WHICH = re.compile("的[一-鿿]{2,16}?(?:数量?|总数|户数)?(?:达到?|超过|突破|增加到|增至|不少于|不低于)")
_OF_THOSE = re.compile("的[^，、的]{2}")
_SO_MANY = re.compile("[^，。；]、[^，。；]+等$")  # a list of names before its number
# but 完成30宗未整改2宗 are two
_DONE_OF = re.compile(
    r"(?!的|[^，；。、]*(?:未|剩余|尚|待))[^，；。、]{1,16}?"
    r"(?:[现均]?已(?:全部|基本|经)?[^，；。、]{0,10}"
    r"|(?:中|里)?(?:完成|实施|办结|整改|销号|解决)(?:整改|任务|治理|改造|建设|验收)?)"
)
_PLACE = "(?:街镇|乡镇|街道|社区|[县镇村市区](?![级域区]))"
_IN_PLACES = re.compile(rf"{_PLACE}{HIDDEN}*[一-鿿]{{4,20}}")
# 完成东溪、西溪等2个镇12个村的改水任务, but 覆盖2个镇12个村
_IN_PLACES_NAMED = re.compile(_PLACE)
_TOLD_TO = re.compile("(?:推动|支持|指导|帮助|组织|督促|要求)$")  # 推动3个县改造泵站5座 counts both
# 向辖区8所中学赠送图书900册, but how many people are given something is promised: 向50户家庭发放慰问金5万元
_BODIES = ("所", "家", "个")
_TO = re.compile(r"(?:^|[，。；、])向[^，。；、\d]{0,8}$")
_IS_GIVEN = re.compile(r"[一-鿿]{1,12}?(?:捐[赠献]|赠[送予]|发放|[派配]发|[派配推]送|提供)[^，。；、\d]{1,12}")
# 关停8人以下教学班5个, 20张床以上养老院3家: how large each of those is
_OF_A_SIZE = re.compile("(?<!及)以[上下]$")
_MEASURED_BY = ("人", "名", "户", "张", "座", "床", "位", "间", "头", "只", "羽", "辆")
# 动员500名以上党员包联困难户800户: those who do something are counted too
_MOVES_PEOPLE = re.compile(
    "(?:动员|发动|组织|选派|派出|带动|引导|吸引|帮扶|帮助|支持|安排|培训|招[录募聘引]|引进|鼓励|推动|惠及|培育|培养|资助|救助)$"
)
_THOSE = re.compile("的?(?!并|和|且|或|的)[一-鿿]{2,10}")
# 3万元—5万吨
_TO_ANOTHER = re.compile(rf"[-—–~～]\d[\d.]*(?:{MAGNITUDE})*(?P<unit>{UNIT})")
_FROM_ANOTHER = re.compile(rf"\d(?:{MAGNITUDE})*(?P<unit>{UNIT})[-—–~～]$")
_ENDS = re.compile("[，；。、（]|$")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two numbers of a clause, the second behind the first."""

    masked: str
    first: Mention
    second: Mention

    @property
    def gap(self) -> str:
        """What stands between them."""
        return self.masked[self.first.end : self.second.start]

    @property
    def has_subject(self) -> bool:
        """Whether a quantity is named between them, of which the second says how much it is: 3家园区产值超过5亿元."""
        verb = find_verb(self.gap, rank=self.second.rank)
        return has_quantity(trim_subject(self.gap[: verb.start]))


def counts_those_of_the_second(pair: Neighbours) -> bool:
    """Tell how many those are that the second is said of: 甲园、乙园等[3个]园区合计产值超过5亿元."""
    is_list = Number(pair.masked, pair.first).follows(_SO_MANY, FAR)
    return is_list and "，" not in pair.gap and pair.has_subject


def is_size_of_the_second(pair: Neighbours) -> bool:
    """Tell how large those are that the second counts: 纳税过[1亿元]的企业达到30家."""
    is_size = pair.first.measured in (Measured.MONEY, Measured.AMOUNT, Measured.TIME)
    return is_size and _OF_WHICH.fullmatch(pair.masked, pair.first.end, pair.second.number) is not None


def is_where_the_second_is(pair: Neighbours) -> bool:
    """Tell in how many places those are that the second counts: 增建[6个]街镇消防取水设施24处."""
    if pair.second.measured not in (Measured.COUNT, Measured.AMOUNT) or pair.has_subject:  # 6个村集体收入达到9万元
        return False
    first = Number(pair.masked, pair.first)
    is_named = _IN_PLACES_NAMED.fullmatch(pair.gap) is not None and first.follows(_SO_MANY, FAR)
    is_place = is_named or _IN_PLACES.fullmatch(pair.gap) is not None
    is_told = first.follows(_TOLD_TO) or ends_in_verb(pair.gap)
    return pair.first.unit == "个" and pair.first.bound is None and is_place and not is_told


def is_given_the_second(pair: Neighbours) -> bool:
    """Tell how many are given what the second counts: 向辖区[8所]中学赠送图书900册."""
    first = Number(pair.masked, pair.first)
    is_given = _IS_GIVEN.fullmatch(pair.gap) is not None and pair.second.measured is not Measured.SHARE
    return pair.first.unit in _BODIES and not first.has_bound and is_given and first.follows(_TO)


def is_size_of_each_of_the_second(pair: Neighbours) -> bool:
    """Tell how many each of those has that the second counts: 关停[8人以下]教学班5个."""
    first, second = Number(pair.masked, pair.first), Number(pair.masked, pair.second)
    if pair.first.unit not in _MEASURED_BY or pair.first.unit == pair.second.unit:
        return False
    is_size = _OF_A_SIZE.search(first.printed) and _THOSE.fullmatch(pair.gap) and not ends_in_verb(pair.gap)
    is_counted = second.is_count and not second.has_bound and second.precedes(_ENDS)
    return bool(is_size and is_counted) and not (first.is_reached or first.follows(_MOVES_PEOPLE))


def is_all_of_the_second(pair: Neighbours) -> bool:
    """Tell how many there are of which the second says how many are done: [60项]任务已完成58项."""
    first, second = pair.first, pair.second
    is_part = first.unit == second.unit and first.value >= second.value and second.bound is None
    is_done = _DONE_OF.fullmatch(pair.masked, first.end, second.start)
    return bool(is_part and is_done and Number(pair.masked, second).precedes(_ENDS))


def is_size_of_the_first(pair: Neighbours) -> bool:
    """Tell how large those are that the first counts: 打造3个产值达到[100亿元]的产业集群."""
    if pair.first.measured not in (Measured.COUNT, Measured.AMOUNT):
        return False
    is_of_those = pair.has_subject and not SEPARATOR.search(pair.gap)
    return is_of_those and Number(pair.masked, pair.second).precedes(_OF_THOSE)


def is_size_of_a_share(pair: Neighbours) -> bool:
    """Tell how large those are that the first is a share of: 20%的村集体收入达到[50万元]."""
    first, second = pair.first, pair.second
    if first.measured is not Measured.SHARE or second.measured not in (Measured.MONEY, Measured.AMOUNT):
        return False
    is_of_which = _OF_WHICH.fullmatch(pair.masked, first.end, second.number) is not None
    return is_of_which and not Number(pair.masked, first).is_reached


def is_end_of_no_range(number: Number) -> bool:
    """Tell a number with a dash beside another one that measures something else: 产量3万元—[5万吨]."""
    others = _TO_ANOTHER.match(number.masked, number.mention.end), _FROM_ANOTHER.search(number.before())
    return any(other is not None and measured_by(other["unit"]) is not number.mention.measured for other in others)

"""Which figure of a clause counts something, and what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.annotate.figures.clauses import Span
from loaders.annotate.figures.indicator import (
    ends_in_verb,
    has_quantity,
    kept_verb,
    name_object,
    name_subject,
    trim_lead,
    without_last_verb,
)
from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.slots import Slot
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.wording import Movement

# What a thing does, after its number: 93所高校 | 开设知识产权本科专业.
_PREDICATE = re.compile(
    r"开展|通过|开设|设立|完成(?!率)|取得|建立|出台|推进|推广|实现|纳入|推动|参与|获得|获批|获评|入选|建成|享受|受益|脱贫|摘帽|达到|落户|进入(?!口)|上线|开通"
    r"|加入|签署|签订|接入|覆盖|启动|列入|采用|投入|印发|积极|全部|顺利|率先|全面|正式|成为|实行|落地|发布|直达|用于|给予|减半"
)
_BEARER = re.compile(
    r"(?:支持|遴选|选择|选取|选派|推动|指导|帮助|引导|组织|带动|鼓励|促进|助力|在|与|对|同|将|使|让|向|为|覆盖|惠及|全国|全省|全市|全区|全球|我国|我省|我市)(?:了)?$"
)
_CLOSES = re.compile(r"^(?:[、和与及并]|以及|安排|的?(?:总?目标|水平|任务)|完成$|办结$|办理完毕|[□◇]*$)")
_SKIPPED = re.compile(r"^(?:部分|税率|以下|以上|之间|的)")
_GROWN = re.compile(r"^的?(?:增长|增速|增幅|降幅|提升|下降)$")
_GENERIC = re.compile(
    r"(?:总?规模|总额|金额|总?数量|总数|总量|占比|比重|增幅|增速|增长率|降幅|涨幅|余额|总?面积|覆盖率|同比|总?投资|平均)"
)
# what a clause goes on to after its last figure: 和一批高校中心, 并投入运行
_OTHERS = re.compile(r"(?:以及|[、和与及并])(?:一批|若干|一系列|部分|多[家个项所]|其他).*$|并(?!购|列|联|网|行).*$")
_UNCOUNTED = re.compile(r"(?:以及|[、和与及并])(?:一批|若干|一系列|部分|多[家个项所]|其他)")
_LIST = re.compile(r"以及|[、和与及]")
_TAIL = re.compile(
    r"(?:电子|注册|平均|人均|业务|经费|财政|补助|审查|审批|审理|办理|登记|申请|授权|受理|查处|质押|融资|拥有|有效|年)*"
    r"(?:率|量|额|数|周期|时限|时间|标准|规模|比例|比重|指数|满意度|产值|增加值|收入|支出)$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a figure counts; an empty name is to be found before the clause.

    `generic` is a word that says only which side of the thing before is counted (规模). `indicator` is that of the
    figure before, where the two speak of one quantity.
    """

    name: str = ""
    generic: str = ""
    indicator: str = ""
    growth: bool = False


def name_slot(plain: Plain, slots: tuple[Slot, ...], i: int, carried: str) -> Named | None:
    """Return what the figure of a slot counts, or None where it counts nothing.

    `carried` is the verb of the first figure of a list, which goes for the others (审结甲案件3件、乙案件2件).
    """
    slot = slots[i]
    subject = plain.text[slice(*slot.subject)]
    after = plain.text[slice(*slot.after)]
    if slot.mention.rank:
        return _name_rank(slot, subject, after)
    if slot.movement is not Movement.NONE and not _counts_object(slot, after):
        return None if _SKIPPED.match(after) and not _GROWN.match(after) else _as_named(name_subject(subject))
    if _CLOSES.match(after):
        return _name_value(slot, subject, carried)
    if _GROWN.match(after):
        return Named(name_subject(subject), growth=True)
    return _name_counted(plain, slots, i, carried)


def _counts_object(slot: Slot, after: str) -> bool:
    """Tell whether a figure after a verb of change counts what follows it: 增加10个名额."""
    countable = slot.mention.measured in (Measured.COUNT, Measured.AMOUNT)
    return countable and slot.movement is Movement.CHANGE and not _CLOSES.match(after) and not _SKIPPED.match(after)


def _as_named(name: str) -> Named:
    return Named(generic=name) if _GENERIC.fullmatch(name) else Named(name)


def _name_rank(slot: Slot, subject: str, after: str) -> Named | None:
    """A place in an order needs a verb that gives it (跃居), and nothing may hang on it (列第一位的部门)."""
    stated = slot.movement is not Movement.NONE or slot.mention.number > slot.mention.start
    return Named(name_subject(subject)) if stated and _CLOSES.match(after) and subject else None


def _name_value(slot: Slot, subject: str, carried: str) -> Named | None:
    """Name what stands before its value: 有效注册商标量 3017.3 万件, 约谈代理机构 2950 家."""
    name = name_object(subject)
    if not name or (not slot.joined and _BEARER.fullmatch(name)):
        return None if not slot.joined else Named()
    if slot.joined and carried and not kept_verb(name) and not has_quantity(name):
        name = carried + name
    return _as_named(name)


def _name_counted(plain: Plain, slots: tuple[Slot, ...], i: int, carried: str) -> Named | None:
    """Name what stands after its number: 建成 40 家中心, 93 所高校开设专业."""
    slot = slots[i]
    before = plain.text[slice(*slot.lead)]
    attributive = plain.masked[slot.after[0] : slot.after[1]].startswith("的")
    noun, predicate = _split_predicate(plain, slot.after)
    bearer = _is_bearer(before)
    if bearer and not predicate and not attributive:
        predicate = _later_predicate(plain, slots, i)
    if bearer and predicate:
        return None if _is_circumstance(plain, slots, i, before) else Named(f"{predicate}的{noun}{_share(slot)}")
    if slot.mention.measured is Measured.SHARE or _SKIPPED.match(noun):
        return None
    if attributive and not ends_in_verb(before):
        return None
    return _name_made(before, noun if bearer else noun + predicate, carried if slot.joined else "")


def _name_made(before: str, counted: str, carried: str) -> Named | None:
    counted = _OTHERS.sub("", counted)
    if not before:
        return Named(carried + counted)
    if _LIST.search(before[-1:]) or before.endswith("以及"):
        # 建成指导中心和10家分中心: the first is no figure, and a branch is a branch of it
        head = name_object(_LIST.sub("", before[-1:]).join((before[:-1], "")))
        return Named(head + counted if counted.startswith(("分", "子")) else counted)
    return Named(name_object(without_last_verb(before) + counted))


def _is_bearer(before: str) -> bool:
    """Tell whether what precedes a number leaves it to the thing counted to act: empty, 全国, 支持, 与."""
    lead = trim_lead(before)
    return not lead or not name_subject(before) or _BEARER.search(before) is not None


def _is_circumstance(plain: Plain, slots: tuple[Slot, ...], i: int, before: str) -> bool:
    """Tell a mere place or partner of the next figure: 在8个行业分别培育2个数据集."""
    if i + 1 >= len(slots) or not re.search(r"[在对与为向]$", before):
        return False
    return slots[i + 1].lead[0] == slots[i].after[0]


def _split_predicate(plain: Plain, after: Span) -> tuple[str, str]:
    start, end = after
    while plain.masked[start : start + 1] == "的":
        start += 1
    match = _PREDICATE.search(plain.masked, start + 1, end)
    cut = match.start() if match else end
    others = _OTHERS.search(plain.masked[start:cut])
    noun_end = start + others.start() if others else cut
    return plain.text[start:noun_end], plain.text[cut:end]


def _later_predicate(plain: Plain, slots: tuple[Slot, ...], i: int) -> str:
    """Return what the last of a list of things does, for those before it: 28 个省和 15 个城市设立…."""
    for slot in slots[i + 1 :]:
        if slot.lead[0] < slot.lead[1]:
            return ""
        predicate = _split_predicate(plain, slot.after)[1]
        if predicate:
            return predicate
    return ""


def _share(slot: Slot) -> str:
    return "比例" if slot.mention.measured is Measured.SHARE else ""


def name_shared(plain: Plain, slots: tuple[Slot, ...], back: str) -> tuple[Named, ...]:
    """Return what each of several figures counts where 分别 gives them out, or an empty tuple.

    `back` is what was counted last, for a clause that has no subject of its own.
    """
    if len(slots) < 2 or any(slot.lead[0] < slot.lead[1] for slot in slots[1:]):
        return ()
    first = slots[0]
    masked = plain.masked[first.lead[0] : first.mention.start]
    if "分别" not in masked:
        return ()
    at = first.lead[0] + masked.index("分别")
    nominal = plain.text[at + 2 : first.lead[1]] if first.movement is Movement.NONE else ""
    subject = plain.text[first.lead[0] : at]
    names = list(_give_out(trim_lead(subject) or back))
    return tuple(Named(name + nominal) for name in names) if len(names) == len(slots) else ()


def _give_out(subject: str) -> Iterator[str]:
    """Yield the members of a list, each with the tail that they share: 专利、商标电子申请率."""
    members = [name_subject(member) for member in _LIST.split(subject)]
    tail = _TAIL.search(members[-1])
    for member in members:
        yield member if tail is None or has_quantity(member) else member + tail[0]


def cut_others(plain: Plain, slot: Slot, end: int) -> int:
    """Return where the quote of a figure ends: before things without a number (和一批…) that close its clause."""
    if slot.after[1] != end:
        return end
    others = _UNCOUNTED.search(plain.masked, slot.after[0], end)
    return others.start() if others else end

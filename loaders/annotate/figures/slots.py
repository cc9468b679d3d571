"""The figures of one clause, each with the words that lead up to it and the words that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import Comparator
from loaders.annotate.figures.bounds import find_apart
from loaders.annotate.figures.clauses import SEPARATOR, SEPARATORS, Span
from loaders.annotate.figures.indicator import has_quantity
from loaders.annotate.figures.mentions import Mention
from loaders.annotate.figures.origins import parallel_origins
from loaders.annotate.figures.refusals.neighbours import Neighbours, is_all_of_the_second
from loaders.annotate.figures.refusals.reasons import OF_THE_FIRST, OF_THE_SECOND, is_refused
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.wording import Movement, Verb, find_baseline, find_difference, find_origin, find_verb

# what is given may come to so much: 给予资金支持，单个企业可达80万元
_GIVEN_UP_TO = re.compile(
    r"(?:给予|予以|补助|补贴|奖励|奖补|资助|贴息|(?:资金|一次性|专项)支持)(?:[^。；]{0,40}[，：])?(?P<whose>[^，：。；]{0,24})(?=可达)"
    r"|额度(?=可达)"
)
# but 给予资金支持，产业规模可达3亿元 is what comes of it
_COMES_OF_IT = re.compile(
    "产业|产[值量能]|规模|[营税增][收业]|收入|收益|效益|投资|销售|交易|消费|利润|总量|余额|推动|带动|促进|实现|使"
)
_LEAVE = re.compile(r"(?<![许认])可以?(?:适当|酌情|逐步)?$")
_BY = re.compile(
    r"(?:按照?(?P<base>[^，、\d]{2,24}?)|给予(?P<given>[^，、\d]{2,20}?(?:价格|价款|金额|投资额?|费用?|成本|总额|贷款利息))"
    r"|(?<=[准例度])(?:最高)?为(?P<of>[^，、\d]{2,30}?(?:价格|价款|金额|投资额?|费用?|成本|总额))(?=的))的?$"
)
_IS_GIVEN = re.compile(
    # 按补助资金的50%、30%给予最高不超过500万元的奖励
    r"(?:[、和]\d[\d.]*%)*(?:的比例|的标准)?(?:(?:给予|予以)[^，]{0,20}?|(?:提供|发放|进行|安排|一次性)?[^，]{0,8})(?:补助|补贴|奖励|奖补|资助|贴息|支持|补偿|返还|减免)"
)
_HEDGE = re.compile("[、，]?(?:力争|争取|努力|确保)+")
_HOW = re.compile("(?:大幅|进一步|逐步|快速|稳步|左右|的)*")
_MAGNITUDES = ("", "万", "亿", "万亿")  # 由20万逐步提高到30万元
_BETWEEN = re.compile("(?:(?!并|和|及)[一-鿿]){0,8}")
_TURNS = re.compile("(?:扭?转|变)(?:为|成)(?:增长|下降|增加|减少|上涨|盈利|亏损)")  # 由上年下降2%转为增长8%
_BY_ITSELF = re.compile("翻|减半(?![征收缴计])")  # 总量翻一番, 发生率减半; 减半征收 is a share that is levied
_RIGHT_BEHIND = re.compile("(?:(?:原来|之前|[□◇]+)的?)?(?:每[一-鿿]{1,3})*")
_REACHES = re.compile("可?达(?:到|□)?")
_NEAR = 10  # characters
_FAR = 80


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure in its clause.

    `lead` is all that leads up to its verb, `subject` that without what the figure is compared with, which is
    `baseline`; `after` goes on from the figure. `joined` tells that it continues a list of figures, `each` of whom or
    what it is one each (县道每年每公里). `is_part` tells a share of what `baseline` names (不超过更新费用30%的补助).
    """

    mention: Mention
    movement: Movement
    lead: Span
    subject: Span
    after: Span
    baseline: Span | None = None
    joined: bool = False
    each: Span | None = None
    is_part: bool = False


def make_slots(masked: str, clause: Span, mentions: tuple[Mention, ...]) -> tuple[Slot, ...]:
    """Return the slots of the figures of a clause; the figure that another one started from is its baseline."""
    mentions = tuple(_without_sizes(masked, mentions))
    slots: list[Slot] = []
    start = clause[0]
    origin: Mention | None = None
    origins = parallel_origins(masked, mentions)
    mentions = tuple(mention for mention in mentions if mention not in origins.values())
    for i, mention in enumerate(mentions):
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        if following is not None and _leads_to(masked, start, mention, following):
            origin = mention
            continue
        pair = Neighbours(masked, mention, following) if following is not None else None
        if pair is not None and is_refused(OF_THE_SECOND, pair):
            start = mention.end if is_all_of_the_second(pair) else start
            continue
        after_end, next_start = (
            _share_gap(masked, mention.end, following.start) if following else (clause[1], clause[1])
        )
        own = origins.get(mention)
        is_first = not (slots and slots[-1].mention in origins)
        slot = _make_slot(masked, start, mention, (mention.end, after_end), origin or (own if is_first else None))
        slot = _go_on(masked, slots[-1], slot) if slots else slot
        slots.append(slot if own is None or is_first else replace(slot, baseline=(own.start, own.end)))
        start, origin = next_start, None
    return _share_bounds(slots)


def _share_bounds(slots: list[Slot]) -> tuple[Slot, ...]:
    """A bound behind the last of a bare list goes for all of it, and one before the first: 分别增长15%、18%以上.

    A ceiling behind what is to be reached is that of the last alone: 分别达到95%、9%以内.
    """
    opened = False  # by a bound before its number
    for i in range(1, len(slots)):
        before, here = slots[i - 1].mention, slots[i].mention
        is_bare = slots[i].joined and slots[i].lead[0] >= slots[i].lead[1]
        opened = is_bare and before.measured is here.measured and (opened or before.start < before.number)
        if opened and here.bound is None:
            slots[i] = replace(slots[i], mention=replace(here, bound=before.bound))
    for i in range(len(slots) - 2, -1, -1):
        here, following = slots[i].mention, slots[i + 1]
        is_bare = following.joined and following.lead[0] >= following.lead[1]
        is_of_last = following.mention.bound is Comparator.AT_MOST and slots[i].movement is Movement.UP
        # 30次2万余人 are of two kinds
        is_alike = here.measured is not Measured.COUNT or here.unit == following.mention.unit
        is_alike = is_alike and here.measured is following.mention.measured
        is_behind = following.mention.start >= following.mention.number  # 3个园区和至少1个基地: of the last alone
        if is_bare and is_behind and not is_of_last and here.bound is None and is_alike:
            slots[i] = replace(slots[i], mention=replace(here, bound=following.mention.bound))
    return tuple(slots)


def _make_apart(masked: str, start: int, mention: Mention, after: Span) -> Slot | None:
    """Return the slot of a figure with a bound that stands apart from it, before what it is reckoned from."""
    apart = find_apart(masked[start : mention.start]) if mention.bound is None else None
    is_part = mention.measured in (Measured.SHARE, Measured.TIMES) and not mention.unit.endswith("百分点")
    is_whole = apart is not None and (apart.is_whole or (masked.startswith("的", mention.end) and not apart.counts))
    if apart is None or not (apart.each or (is_whole and is_part)):
        return _make_by(masked, start, mention, after) if is_part else None
    mention = replace(mention, bound=apart.comparator)
    subject, base = (start, start + apart.start), (start + apart.base[0], start + apart.base[1])
    if apart.each:
        return Slot(mention, Movement.STAY, subject, subject, after, each=base)
    return Slot(mention, Movement.STAY, subject, subject, after, base, is_part=True)


def _make_by(masked: str, start: int, mention: Mention, after: Span) -> Slot | None:
    """Return the slot of a share of what it is reckoned by: 按照计税价格的30%给予补助."""
    by = _BY.search(masked[start : mention.start])
    if by is None or not (by["of"] or _IS_GIVEN.match(masked, mention.end)):
        return None
    base = by.span(by.lastgroup or 0)
    if "最高为" in by[0]:
        mention = replace(mention, bound=Comparator.AT_MOST)
    subject, base = (start, start + by.start()), (start + base[0], start + base[1])
    return Slot(mention, Movement.NONE, subject, subject, after, base, is_part=True)


def _with_bound(masked: str, start: int, mention: Mention) -> Mention:
    """Return a figure with the bound that stands apart from it: 至少组织1次."""
    apart = find_apart(masked[start : mention.start]) if mention.bound is None else None
    return replace(mention, bound=apart.comparator) if apart and apart.base[1] - apart.base[0] <= _NEAR else mention


def _with_leave(before: str, verb: Verb, mention: Mention) -> Mention:
    """Return a figure that may be reached with the bound that this sets: 利用率可降低至90% is at least 90 %."""
    bound = {Movement.DOWN: Comparator.AT_LEAST, Movement.UP: Comparator.AT_MOST}.get(verb.movement)
    return replace(mention, bound=bound) if bound and mention.bound is None and _LEAVE.search(before) else mention


def _is_given_up_to(masked: str, mention: Mention) -> bool:
    """Tell what is given at the most: 给予资金支持，单个企业可达80万元; 产值可达3亿元 is a goal."""
    before = masked[max(0, mention.start - _FAR) : mention.start]
    given = list(_GIVEN_UP_TO.finditer(before))
    if not given or _COMES_OF_IT.search(given[-1]["whose"] or ""):
        return False
    return _REACHES.fullmatch(before, given[-1].end()) is not None


def _make_slot(masked: str, start: int, mention: Mention, after: Span, origin: Mention | None) -> Slot:
    start += len(SEPARATORS.match(masked[start : mention.start])[0])  # type: ignore[index]  # it always matches
    if apart := _make_apart(masked, start, mention, after):
        return apart
    mention = _with_bound(masked, start, mention)
    verb = _verb_before(masked, start, mention)
    if mention.measured is Measured.MONEY and mention.bound is None and _is_given_up_to(masked, mention):
        mention = replace(mention, bound=Comparator.AT_MOST)
    if not masked.startswith("达", verb.start):  # 年产能可达到10万吨
        mention = _with_leave(masked[start : verb.start], verb, mention)
    subject_end, baseline = verb.start, None
    if origin is not None:
        subject_end, baseline = _origin_span(masked, start, origin)
        if verb.movement is Movement.CHANGE:  # from there to here, though the text says no 至
            verb = replace(verb, movement=Movement.UP if mention.value > origin.value else Movement.DOWN)
        return Slot(mention, verb.movement, (start, verb.start), (start, subject_end), after, baseline)
    compared = find_baseline(masked[start : verb.start])
    is_open = compared is None or verb.movement is Movement.NONE  # 比计划高3个百分点
    if is_open and (different := find_difference(masked[start : mention.start], mention.measured)):
        compared = different
        change = Movement.STAY if mention.measured is Measured.TIMES else Movement.CHANGE
        verb = Verb(change, mention.start)
    if compared is not None:
        opening, *base = compared
        subject_end, baseline = start + opening, (start + base[0], start + base[1])
    return Slot(mention, verb.movement, (start, verb.start), (start, subject_end), after, baseline)


def _go_on(masked: str, previous: Slot, slot: Slot) -> Slot:
    """Return a slot as a further one of a list: a bare figure is reached as the one before it (分别降低 13.5%、18%)."""
    is_hedge = _HEDGE.fullmatch(masked, *slot.lead) is not None  # 增长6%、力争7%
    if previous.is_part and _is_reckoned_too(masked, previous, slot):
        mention = replace(slot.mention, bound=previous.mention.bound)
        base = slot.lead[0], slot.lead[1] - masked[slice(*slot.lead)].endswith("的")
        return replace(previous, mention=mention, after=slot.after, lead=slot.lead, baseline=base, joined=True)
    bare = slot.movement is Movement.NONE and (slot.lead[0] >= slot.lead[1] or is_hedge)
    if not bare:
        return replace(slot, joined=True)
    subject = previous.subject if previous.is_part else slot.subject
    is_part, baseline = previous.is_part, previous.baseline
    return replace(slot, movement=previous.movement, subject=subject, baseline=baseline, is_part=is_part, joined=True)


def _is_reckoned_too(masked: str, previous: Slot, slot: Slot) -> bool:
    """Tell a further share of something else: 按照不超过设备投资额20%、软件投资额15%的标准予以补贴."""
    base = masked[slice(*slot.lead)]
    is_alike = slot.mention.measured is previous.mention.measured and slot.movement is Movement.NONE
    return is_alike and slot.mention.bound is None and has_quantity(base.removesuffix("的"))


def _verb_before(masked: str, start: int, mention: Mention) -> Verb:
    if _BY_ITSELF.match(masked, mention.number):
        return Verb(Movement.CHANGE, mention.start)
    verb = find_verb(masked[start : mention.start], rank=mention.rank)
    return Verb(verb.movement, start + verb.start)


def _leads_to(masked: str, start: int, mention: Mention, following: Mention) -> bool:
    """Tell whether only a verb of reaching stands between two figures: 72分 提高到 80分.

    Where 由 or 从 opens the first, it may have words before it: 由20%以上阶段性提高至30%以上, 从2个镇扩大到5个镇.
    """
    if mention.rank is not following.rank:
        return False
    gap = masked[mention.end : following.start]
    if _TURNS.fullmatch(gap):
        return True
    verb = find_verb(gap, rank=following.rank)
    origin = find_origin(masked[start : mention.start])
    reaches = verb.movement in (Movement.UP, Movement.DOWN, Movement.RANK)
    if origin and verb.movement is Movement.CHANGE and mention.unit == following.unit:
        # 标准由每月500元提高550元
        return bool(_RIGHT_BEHIND.fullmatch(masked, start + origin[1], mention.start)) and not gap[: verb.start]
    # 由10家企业承担的产能提升到50万吨 goes on with another kind of thing
    is_alike = mention.measured is following.measured or mention.unit in _MAGNITUDES
    between = _BETWEEN if origin is not None and is_alike else _HOW
    return reaches and between.fullmatch(gap[: verb.start]) is not None


def _without_sizes(masked: str, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield the figures of a clause without those that say how large those are that the one before counts."""
    last: Mention | None = None
    for mention in mentions:
        if last is None or not is_refused(OF_THE_FIRST, Neighbours(masked, last, mention)):
            yield mention
            last = mention


def _origin_span(masked: str, start: int, origin: Mention) -> tuple[int, Span]:
    """Return where the subject ends, and the origin as printed: 2015 年的 231.1 亿美元 after 由."""
    opened = find_origin(masked[start : origin.start])
    if opened is None:
        return origin.start, (origin.start, origin.end)
    return start + opened[0], (start + opened[1], origin.end)


def _share_gap(masked: str, start: int, end: int) -> Span:
    """Return where the words after one figure end and where those before the next begin.

    新建30家甲中心和5家乙中心 is parted before 和; without such a word both figures have the whole stretch.
    """
    separators = list(SEPARATOR.finditer(masked, start, end))
    if not separators:
        return end, start
    cut = separators[0] if separators[0].start() == start else separators[-1]
    return cut.start(), cut.start()

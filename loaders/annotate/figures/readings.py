"""What each figure of a text says: what it counts, how it is reached, from where and for when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.annotate.figures.bearers import cut_others
from loaders.annotate.figures.bounds import each_of
from loaders.annotate.figures.clauses import Span, find_clauses, find_sentences
from loaders.annotate.figures.indicator import (
    carry_verb,
    complete_name,
    has_quantity,
    kept_verb,
    name_object,
    name_subject,
    trim_lead,
)
from loaders.annotate.figures.limits import join_limit
from loaders.annotate.figures.mentions import Mention, find_mentions
from loaders.annotate.figures.named import LEVEL, Named
from loaders.annotate.figures.naming import name_slot
from loaders.annotate.figures.periods import find_period, find_shared_years, find_years
from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.reading import Reading
from loaders.annotate.figures.refusals.number import Number
from loaders.annotate.figures.refusals.reasons import NO_FIGURE, NO_VALUE, is_refused
from loaders.annotate.figures.refusals.spans import Value
from loaders.annotate.figures.shares import GRANT
from loaders.annotate.figures.sharing import name_each, name_shared
from loaders.annotate.figures.slots import Slot, make_slots
from loaders.annotate.figures.units import Measured, classifier_of
from loaders.annotate.figures.unnamed import Promised, named_by, names_nothing
from loaders.annotate.figures.wording import Movement, find_hedge, is_yearly
from loaders.annotate.figures.words_behind import CLOSES

_MILESTONE = re.compile(r"(?:迈过|迈上|跨过|连跨|跨越|连续跨越|突破|跃上|站上).*$")
# 比上年提高2个百分点: no name of what a further clause says
_ONLY_MOVES = re.compile(r"(?:[比较][^，]{1,8})?(?:增长|提高|提升|增加|下降|降低|减少|压减|达到|完成)[\d◇]")
_SHARE_OF_PLAN = re.compile("占(?:全年|年度?|年初|既定|预算)?(?:计划|目标任务|任务|目标|预算)(?:任务|目标)?比例$")
_WHOSE_CEILING = re.compile(r"(?:单个|每个|每家|同一|单户|单家)[一-鿿]{2,4}?(?:年度|每年|当年)?(?:累计|总)?")
_IS_LISTED = re.compile(r"(?:以及|[、，和及与])+")
_PER_HEAD = re.compile(r"每[百千万]?(?:名)?(?:常住|服务)?人口?(?=.)")
_PERSONS = ("人", "名", "人次", "万人", "万人次")  # 举办培训班，培训600人次
_EVERYWHERE = re.compile("^全[国省市县区](?=.)")
# 车站出入口增加电扶梯，累计新增19台: the thing, and not where it is made
_MADE_THERE = re.compile(r"^.{2,}(?:增加|加装|增设|新建|新增|购置|安装|配备)(?=[^的]{2,}$)")
# 学校、医院等共30个项目, 全市共有床位5万张
_PROFIT = re.compile("利润|盈|效益|亏")
_ADDED_UP = re.compile("(?<=等)共(?![享同建有])|^(?:全[省市县区国])?共有(?=[^产制权]{2})")
_LEVEL_ALONE = re.compile(f"(?:{LEVEL.pattern}|[A-Z]{{1,5}}级)(?:及?以上)?")
_OPENING = re.compile(r"(?:力争|争取|努力)(?:用|到|在|于)?\d{4}年[^，]{0,4}，")
_STAGE = re.compile("^(?:完工|开工|竣工)")


@dataclass(frozen=True, slots=True)
class _Context:
    """What a clause can reach back to: the figures and the clause before it in the sentence.

    `segment` is where the part of the sentence between semicolons begins; `earlier` lies within it. `promised` is what
    figures are of that name nothing.
    """

    before: tuple[Reading, ...] = ()
    earlier: Span | None = None
    segment: int = 0
    promised: Promised | None = None

    @property
    def previous(self) -> Reading | None:
        """The figure right before."""
        return self.before[-1] if self.before else None

    def then(self, reading: Reading) -> _Context:
        """Return the context after a further figure."""
        return replace(self, before=(*self.before, reading))


def read_figures(plain: Plain, *, year: int | None, promised: Promised | None = None) -> tuple[Reading, ...]:
    """Return what the figures of a text say, in order. `year` is what 今年 and 去年 are counted from.

    `promised` tells what those count that name nothing in a text that goes on with it: 新建冷库5座 | 已建成2座.
    """
    mentions = tuple(m for m in find_mentions(plain.masked) if not is_refused(NO_FIGURE, Number(plain.masked, m)))
    readings: list[Reading] = []
    for sentence in find_sentences(plain.masked):
        inside = _within(mentions, sentence)
        found = [_with_period(plain, sentence, r, year=year) for r in _read_sentence(plain, sentence, inside, promised)]
        for dated in _with_shared_years(plain, sentence, found) if found else ():
            readings.append(replace(dated, hedge=dated.hedge or _opening_hedge(plain, sentence)))
    return tuple(readings)


def _with_shared_years(plain: Plain, sentence: Span, readings: list[Reading]) -> list[Reading]:
    """Return the readings, each of a bare list with its own of the years before it: 2024年、2025年分别达到3%、5%."""
    given = list(readings)
    for end, years in find_shared_years(plain.text[slice(*sentence)]):
        at = next((n for n, r in enumerate(given) if r.mention.start >= sentence[0] + end), len(given))
        while at < len(given):
            run = _run(plain, given[at:])
            if len(run) == len(years):
                given[at : at + len(run)] = [replace(r, period=year) for r, year in zip(run, years, strict=True)]
            at += len(run)
    return given


def _run(plain: Plain, readings: list[Reading]) -> list[Reading]:
    """Return the first of some readings with those that stand right behind it in a bare list."""
    run = readings[:1]
    for reading in readings[1:]:
        if not _IS_LISTED.fullmatch(plain.masked, run[-1].mention.end, reading.mention.start):
            break
        run.append(reading)
    return run


def _within(mentions: tuple[Mention, ...], span: Span) -> tuple[Mention, ...]:
    first, last = (bisect_left(mentions, place, key=lambda mention: mention.start) for place in span)
    return mentions[first:last]


def _read_sentence(
    plain: Plain, sentence: Span, mentions: tuple[Mention, ...], promised: Promised | None
) -> Iterator[Reading]:
    context = _Context(promised=promised)
    for clause in find_clauses(plain.masked, sentence):
        if plain.masked[clause[0] - 1 : clause[0]] in ("；", ";"):
            context = replace(context, earlier=None, segment=clause[0])
        slots = make_slots(plain.masked, clause, _within(mentions, clause))
        for reading in _read_clause(plain, clause, slots, context):
            context = context.then(reading)
            yield reading
        if trim_lead(plain.text[slice(*clause)]).strip("年底末初前") or context.previous is None:
            context = replace(context, earlier=clause)


def _read_clause(plain: Plain, clause: Span, slots: tuple[Slot, ...], context: _Context) -> Iterator[Reading]:
    back = tuple(Named(reading.name, indicator=reading.indicator, back=True) for reading in context.before)
    shared = name_shared(plain, slots, back)
    carried = ""
    for i, each in enumerate(slots):
        slot = each
        named = shared[i] if shared else name_slot(plain, slots, i, carried)
        if named is None:
            continue
        if thing := _promised_thing(plain, slot, named, context):
            named = thing
        elif name_subject(plain.text[slice(*slot.lead)]) == named.name:
            is_verb = named.name and kept_verb(named.name) == named.name
            named = _done_to(plain, named, slot, context) if is_verb else _carry(named, slot, context)
        named, start = _complete(plain, _with_base(named, slot, carried), clause[0], context)
        named = _put_off(plain, slot, _of_task(plain, slot, named, context))
        if not named.name or is_refused(NO_VALUE, _value(plain, slot, named.name)):
            continue
        named = _of_a_grant(named, context)
        named, slot = _for_each(plain, named, slot, context)
        carried = carried if slot.joined else named.name
        for name in (named.name,) if shared else name_each(plain, slot, named.name, is_sole=len(slots) == 1):
            reading = _make_reading(plain, slot, replace(named, name=name), (start, cut_others(plain, slot, clause[1])))
            context = context.then(reading)
            yield reading


def _value(plain: Plain, slot: Slot, name: str) -> Value:
    return Value(Number(plain.masked, slot.mention), slot.movement, name)


def _promised_thing(plain: Plain, slot: Slot, named: Named, context: _Context) -> Named | None:
    """Return what was promised, for the first figure of a sentence if it names nothing: 新建冷库5座 | 已建成2座."""
    if context.promised is None or not _is_first(plain, slot, context):
        return None
    name = named_by(context.promised, named.name, plain.text[slice(*slot.lead)], slot.mention.unit)
    return replace(named, name=name) if name else None


def _of_task(plain: Plain, slot: Slot, named: Named, context: _Context) -> Named:
    """Return the name of a figure that names nothing, where nothing else does, with the title of its task."""
    if named.name or context.promised is None or not _is_first(plain, slot, context):
        return named
    name = context.promised.title_of(slot.mention.unit) if names_nothing(plain.text[slice(*slot.lead)]) else ""
    return replace(named, name=name)


def _is_first(plain: Plain, slot: Slot, context: _Context) -> bool:
    return not context.before and CLOSES.match(plain.masked[slice(*slot.after)]) is not None


def _put_off(plain: Plain, slot: Slot, named: Named) -> Named:
    """Return the name of what is put off with the word that says so, which is no growth of it: 还款期限延期12个月."""
    if not plain.masked.startswith("延期", slot.lead[1]):
        return named
    return Named(f"{named.name.removesuffix('延期')}延期", each=named.each)


def _of_a_grant(named: Named, context: _Context) -> Named:
    """Return a name that only says whose ceiling it is with what is granted: …给予补助，单个企业最高50万元."""
    granted = GRANT.search(context.previous.name) if context.previous else None
    if granted is None or named.name.endswith(granted[0]) or not _WHOSE_CEILING.fullmatch(named.name):
        return named
    return replace(named, name=named.name + granted[0])


def _with_base(named: Named, slot: Slot, carried: str) -> Named:
    """Return a name with what the list counts by: 每千人口床位数达到6张、医师数达到3人."""
    base = _PER_HEAD.match(carried) if slot.joined and named.name and not named.back else None
    return replace(named, name=base[0] + named.name) if base and not named.name.startswith("每") else named


def _for_each(plain: Plain, named: Named, slot: Slot, context: _Context) -> tuple[Named, Slot]:
    """Return a name with those of whom it is one each, and the slot with the bound that goes on to them.

    不得低于县道每年每公里1万元，乡道每年每公里5000元: at least 5000元 of what was spoken of.
    """
    if slot.each:
        whose = each_of(plain.text[slice(*slot.each)])
        return replace(named, name=whose + named.name, each=whose), slot
    each, previous = each_of(plain.text[slice(*slot.lead)]), context.previous
    if not each or previous is None or not previous.each or previous.mention.measured is not slot.mention.measured:
        return named, slot
    name = each + previous.name.removeprefix(previous.each)
    slot = replace(slot, mention=replace(slot.mention, bound=slot.mention.bound or previous.mention.bound))
    return replace(named, name=name, each=each), slot


def _done_to(plain: Plain, named: Named, slot: Slot, context: _Context) -> Named:
    """Return a name that is only a verb with the thing that it was done to, which stands before.

    约谈代理机构2950家，责令整改1095家: the agencies; 增加公共座椅，累计新增190张: seats.
    """
    previous = context.previous
    if previous is not None and classifier_of(previous.mention.unit) == classifier_of(slot.mention.unit):
        name = _EVERYWHERE.sub("", previous.name)
        earlier_verb = kept_verb(name)
        thing = name.removeprefix(earlier_verb)
        return replace(named, name=named.name + thing if earlier_verb else thing + named.name)
    if previous is None and context.earlier is not None and slot.mention.unit not in _PERSONS:
        earlier = _MADE_THERE.sub("", plain.text[slice(*context.earlier)])
        return replace(named, name=named.name + name_object(earlier))
    return named


def _carry(named: Named, slot: Slot, context: _Context) -> Named:
    """Return a name completed from the figure before it, where one clause goes on from the other.

    审结专利复审案件4.8万件，商标评审案件35.8万件: concluded.
    """
    previous = context.previous
    if previous is None or slot.joined or slot.movement is not Movement.NONE:
        return named
    if slot.mention.unit != previous.mention.unit:
        return named
    earlier_verb = kept_verb(previous.name)
    thing = previous.name.removeprefix(earlier_verb)
    if _LEVEL_ALONE.fullmatch(named.name) and not has_quantity(thing.removesuffix("数量")):
        return replace(named, name=named.name + thing)  # 建成示范区5个，其中省级2个, AA级及以上不少于3个
    if len(thing) > 2 and named.name.endswith(thing[-2:]):
        return replace(named, name=carry_verb(earlier_verb, previous.name, named.name))
    return named


def _complete(plain: Plain, named: Named, start: int, context: _Context) -> tuple[Named, int]:
    """Return a name found before the clause, and where the quote then begins, for a clause without a subject."""
    if named.name:
        return named, min(start, context.previous.start) if named.back and context.previous else start
    previous, earlier = context.previous, context.earlier
    if previous is not None and (previous.mention.start >= context.segment or earlier is None):
        if named.generic.endswith("时间") and previous.mention.measured is not Measured.TIME:
            return replace(named, name=named.generic), start  # 满意率达到98%，3个工作日内办结: another thing
        is_of_money = named.generic.endswith("投资") and previous.mention.measured is Measured.MONEY
        base = _SHARE_OF_PLAN.sub("", previous.name)  # what grows is the investment, and not its share of the plan
        name = named.generic if is_of_money else _join_generic(base, named.generic)
        indicator = "" if named.generic or base != previous.name else previous.indicator
        start = start if named.generic and not named.back else min(start, previous.start)
        return replace(named, name=name, indicator=indicator), start
    if named.generic or earlier is None:
        of_plan = _SHARE_OF_PLAN.fullmatch(named.generic)
        return replace(named, name=named.generic.removeprefix("占") if of_plan else named.generic), start
    text = plain.text[slice(*earlier)]
    return replace(
        named, name="" if _ONLY_MOVES.match(trim_lead(text)) else name_object(_MILESTONE.sub("", text))
    ), earlier[0]


def _join_generic(name: str, generic: str) -> str:
    """Return a name with the side of it that is counted: 净增规上企业 and 总数 → 规上企业总数."""
    if name.endswith(generic):
        return name
    if generic.endswith("时间"):
        return join_limit(name, generic)
    if generic.endswith("投资"):  # of what is being built, and not of how many are: 已完工冷库9个，完成投资4500万元
        return _STAGE.sub("", name).removesuffix("数量") + generic
    return (name.removeprefix(kept_verb(name)) if generic in ("总数", "总量") else name) + generic


def _make_reading(plain: Plain, slot: Slot, named: Named, span: Span) -> Reading:
    growth = named.growth or (slot.movement is Movement.CHANGE and not _names_growth(named.name))
    named = replace(named, name=_ADDED_UP.sub("", named.name))
    if plain.text[slot.lead[1] : slot.mention.number].startswith("减亏") and not _PROFIT.search(named.name):
        named = replace(named, name=f"{named.name}利润")  # 国有企业减亏2亿元: a smaller loss is more profit
    return Reading(
        start=span[0],
        end=span[1],
        name=named.name,
        indicator=named.indicator or complete_name(named.name, slot.mention.unit, rank=slot.mention.rank),
        mention=slot.mention,
        movement=slot.movement,
        growth=growth,
        baseline=plain.text[slice(*slot.baseline)] if slot.baseline else None,
        each=named.each,
        yearly=is_yearly(plain.masked[slice(*slot.lead)]),
        hedge=find_hedge(plain.text[slot.lead[0] : slot.mention.number]),
    )


def _with_period(plain: Plain, sentence: Span, reading: Reading, *, year: int | None) -> Reading:
    """Return the reading with its period; a yearly rate is for the years from origin to end (2015-2019)."""
    years = find_years(plain.text[reading.start : reading.mention.start]) if reading.yearly else ()
    if len(years) > 1:
        return replace(reading, period=f"{years[0]}-{years[-1]}")
    return replace(reading, period=find_period(plain, sentence, reading.mention.start, year=year))


def _opening_hedge(plain: Plain, sentence: Span) -> str | None:
    """Return the hedge that opens a sentence with its time and goes for all of it: 力争到2022年，…."""
    match = _OPENING.match(plain.text[slice(*sentence)])
    return find_hedge(match[0]) if match else None


def _names_growth(name: str) -> bool:
    return re.search(r"(?:增速|增幅|涨幅|降幅|增长率)$", name) is not None

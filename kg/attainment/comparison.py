"""Whether a target and an outcome of one indicator can be compared, and what the comparison comes to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.attainment import reasons
from kg.attainment.figures import Years
from kg.attainment.model import Verdict
from kg.attainment.names import read_name
from kg.attainment.quantities import (
    Direction,
    direction_of_change,
    is_counted,
    outcome_quantity,
    share_unit,
    target_quantity,
    widen,
)
from kg.attainment.reasons import Reason
from kg.model import Comparator, Figure, QuantityKind

_LEVELS = (QuantityKind.RATE, QuantityKind.RANK, QuantityKind.SCORE, QuantityKind.DURATION)
_TOTAL = re.compile("累计|总数|总量|共有|共计|[现已]有|拥有|保有|存量|首期|总目标")
_MADE = re.compile("新|建成|建设|布局|培育|培养|认定|遴选|开展|开工|完成|实施|举办|发放|改造|培训|办理|查处|安排")
_TOTAL_OF_THINGS = re.compile("达|首次突破")
_AMOUNT_OF = re.compile("(?:[^数总]量|[^余]额)$")
_YEARLY = re.compile("年均|平均每年|每年")
_YEAR_BEFORE = re.compile("上年|去年|上一年|同期|同比")
_WANTS_MORE = re.compile(
    "新[增建设认]|增加|增长|扩大|建成|建设|培育|完成|实现|开展|举办|遴选|认定|发展|培训|惠及|改造|推广|达"
)
_WANTS_LESS = re.compile("压减|压缩|缩短|降|减|控制|不超过")


@dataclass(frozen=True, slots=True)
class Dated:
    """A figure with its years and the region of its plan (nothing for the whole land).

    `partial` tells that it is that of some months of a year only, `expected` that the text calls it so (预计).
    """

    figure: Figure
    years: Years
    region: str = ""
    partial: bool = False
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a comparison comes to, why, and how sure that is, from 0 to 1."""

    verdict: Verdict
    reason: Reason
    certainty: float = 0.98


def compare_figures(target: Dated, outcome: Dated, wanted: Direction | None) -> Finding:
    """Return what a target and an outcome of one indicator, for the same last year, come to.

    `wanted` is the way in which the line of the indicator is to go, where other targets of it show that.
    """
    hindrance = _hindrance(target, outcome)
    if hindrance is not None:
        return Finding(Verdict.NOT_COMPARABLE, hindrance, 0.95)
    return _measure(target.figure, outcome.figure, outcome.years, wanted)


def is_growth(figure: Figure) -> bool:
    """Whether a figure says by how much something changed; 增幅 and 增长率 say so by their name."""
    return figure.growth or read_name(figure.indicator).growth


def wanted_direction(figure: Figure) -> Direction | None:
    """Return which way a target wants its figure to go by its own comparator."""
    if figure.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
        return Direction.UP
    if figure.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return Direction.DOWN
    return None


def _hindrance(target: Dated, outcome: Dated) -> Reason | None:
    """Why two figures of one indicator are not comparable, or None."""
    return _hindrance_of_scope(target, outcome) or _hindrance_of_measure(target, outcome)


def _hindrance_of_scope(target: Dated, outcome: Dated) -> Reason | None:
    """Two figures are for one region and one time, and what is only expected is not yet reached."""
    if target.region != outcome.region:
        return reasons.other_region(target.region, outcome.region)
    if target.partial is not outcome.partial:
        return reasons.part_of_year()
    return reasons.only_expected() if outcome.expected else None


def _hindrance_of_measure(target: Dated, outcome: Dated) -> Reason | None:
    asked, got = _by_growth(target.figure), _by_growth(outcome.figure)
    if asked.value is None or got.value is None:
        return reasons.unmeasured(got)
    if asked.growth != got.growth:
        return reasons.growth_and_level(asked)
    if asked.growth:
        return _hindrance_of_growth(asked, got, target.years, outcome.years)
    if not share_unit(asked, got):
        return reasons.other_unit(asked, got)
    return _hindrance_of_kind(asked, got, target.years, outcome.years)


def _by_growth(figure: Figure) -> Figure:
    return replace(figure, growth=is_growth(figure))


def _hindrance_of_growth(asked: Figure, got: Figure, asked_years: Years, got_years: Years) -> Reason | None:
    """Two rates of change compare where both run from the same point to the same year, the same way."""
    if _base(asked, asked_years) != _base(got, got_years):
        return reasons.other_base(asked, got)
    if asked_years != got_years:
        return reasons.other_span(asked_years, got_years)
    if not share_unit(asked, got):
        return reasons.other_unit(asked, got)
    ways = direction_of_change(asked), direction_of_change(got)
    return reasons.opposite() if None in ways or ways[0] is not ways[1] else None


def _base(figure: Figure, years: Years) -> str:
    """What a change is counted from: the year before where nothing else is said of a change in one year."""
    before = figure.baseline or ""
    if _YEARLY.search(figure.quote) and not years.single:
        return "年均"
    if (not before and years.single) or _YEAR_BEFORE.search(before) or before == f"{years.last - 1}年":
        return "上年"
    return before


def _hindrance_of_kind(asked: Figure, got: Figure, asked_years: Years, got_years: Years) -> Reason | None:
    """A stock compares with a stock of the same year, what came about in a time with what did in the same time."""
    kinds = _kind(asked), _kind(got)
    if kinds[0] is not kinds[1] and _is_told_by_name(asked, got):
        return reasons.other_span(asked_years, got_years) if asked_years != got_years else None
    if all(kind in (*_LEVELS, QuantityKind.STOCK) for kind in kinds):
        if kinds[0] is not kinds[1]:
            return reasons.other_kind()
        return reasons.other_span(asked_years, got_years) if _YEARLY.search(got.quote) else None
    made = bool(_MADE.search(asked.quote)) is bool(_MADE.search(got.quote))
    if QuantityKind.STOCK in kinds or (None in kinds and not made):
        return reasons.other_kind()
    return reasons.other_span(asked_years, got_years) if asked_years != got_years else None


def _is_told_by_name(asked: Figure, got: Figure) -> bool:
    """Whether a name like 使用量 or 成交额, printed for both, tells the kind of quantity, and neither says 累计."""
    names = read_name(asked.indicator), read_name(got.indicator)
    same = names[0].core == names[1].core and names[0].added == names[1].added
    return same and bool(_AMOUNT_OF.search(names[0].core)) and not any(_TOTAL.search(f.quote) for f in (asked, got))


def _kind(figure: Figure) -> QuantityKind | None:
    """The kind of quantity: as the figure shows it, or by its words (累计, 首期目标) that of a total."""
    if read_name(figure.indicator).added:
        return QuantityKind.FLOW
    if figure.kind is not None:
        return figure.kind
    total = _TOTAL.search(figure.quote) or (is_counted(figure) and _TOTAL_OF_THINGS.search(figure.quote))
    return QuantityKind.STOCK if total else None


def _measure(target: Figure, outcome: Figure, years: Years, wanted: Direction | None) -> Finding:
    asked, got = target_quantity(target), outcome_quantity(outcome)
    if asked is None or got is None:
        return Finding(Verdict.NOT_COMPARABLE, reasons.unmeasured(outcome), 0.95)
    exact = wanted_direction(target) is None
    way = (wanted or _worded_direction(target)) if exact else None
    if way is not None:
        asked = widen(asked, way)
    certainty = 0.9 if way is not None or asked.about or got.about else 0.98
    if got.lies_in(asked):
        return Finding(Verdict.MET, reasons.reached(target, outcome, years), certainty)
    if exact and way is None:
        return Finding(Verdict.NOT_COMPARABLE, reasons.undirected(target, outcome), 0.9)
    if got.is_apart_from(asked):
        return Finding(Verdict.NOT_MET, reasons.missed(target, outcome, years), certainty)
    return Finding(Verdict.NOT_COMPARABLE, reasons.undecided(target, outcome), 0.9)


def _worded_direction(target: Figure) -> Direction | None:
    """Which way a plain number of things is wanted: more of what is built, held or reached will do."""
    if target.growth or _WANTS_LESS.search(target.quote) or not _WANTS_MORE.search(target.quote):
        return None
    return Direction.UP if target.kind not in _LEVELS else None

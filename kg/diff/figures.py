"""Compares what was promised in figures for the first year and for the last, with what was reached."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from decimal import Decimal

from kg.diff.model import FigureDiff
from kg.targets import Line, LinedFigure

_VALUE = re.compile(r"(?P<sign>[≤≥<>]?)(?P<value>-?\d+(?:\.\d+)?)(?P<unit>\D*)")


def diff_figures(
    lines: Iterable[Line], years: Collection[int], *, only: Collection[str] | None = None
) -> tuple[FigureDiff, ...]:
    """Return the indicators of which a plan of one of `years` promises something, those that moved first.

    The promises of the first year are set against those of the last, whichever document makes them. Where `only` is
    given, those indicators are told of which one of these targets, by IRI, promises something.
    """
    first, last = min(years), max(years)
    found = (_diff(line, range(first, last + 1), only) for line in lines)
    return tuple(sorted((one for one in found if one is not None), key=_order))


def compare_promises(earlier: LinedFigure, later: LinedFigure) -> str:
    """Return how a promise moved: `tighter`, `looser`, `same`, or `changed` where its kind or unit is another."""
    old, new = _VALUE.fullmatch(earlier.value), _VALUE.fullmatch(later.value)
    if old is None or new is None or old["unit"] != new["unit"]:
        return "same" if earlier.value == later.value else "changed"
    before, after = Decimal(old["value"]), Decimal(new["value"])
    if before == after:
        return "same"
    sign = new["sign"] or old["sign"]
    if sign not in "≤≥<>" or not sign or {old["sign"], new["sign"]} >= {"≤", "≥"}:
        return "changed"
    return "tighter" if (after < before) == (sign in "≤<") else "looser"


def _diff(line: Line, years: range, only: Collection[str] | None) -> FigureDiff | None:
    told = [target for target in line.targets if target.plan_year in years]
    if not told or (only is not None and not any(target.iri in only for target in told)):
        return None
    earlier = tuple(target for target in told if target.plan_year == years[0])
    later = tuple(target for target in told if target.plan_year == years[-1])
    outcomes = {o.iri: o for target in told if (o := line.outcome_of(target)) is not None}
    return FigureDiff(
        indicator=line.indicator,
        names=line.names,
        near=line.near,
        earlier=earlier,
        later=later,
        between=tuple(target for target in told if target not in (*earlier, *later)),
        outcomes=tuple(outcomes.values()),
        movement=_movement(earlier, later),
    )


def _movement(earlier: tuple[LinedFigure, ...], later: tuple[LinedFigure, ...]) -> str:
    if not earlier or not later:
        return "only earlier" if earlier else "only later" if later else "between"
    moves = {compare_promises(old, new) for old in earlier for new in later}
    return moves.pop() if len(moves) == 1 else "changed"


def _order(one: FigureDiff) -> tuple[int, int, str]:
    kinds = ("tighter", "looser", "changed", "same", "only earlier", "only later", "between")
    figures = (*one.earlier, *one.later)
    return kinds.index(one.movement), min((f.plan_year for f in figures), default=0), one.indicator

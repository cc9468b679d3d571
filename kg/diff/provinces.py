"""Tells what each category of provinces must and may do in either year, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.diff.elements import MeasureSide, Spot
from kg.diff.model import Duties, DutyDiff, Fate, MeasureDiff, Standing, TaskDiff, TaskFate
from kg.model import Obligation

_Key = tuple[str, Obligation | None]


def diff_duties(tasks: Sequence[TaskDiff], fates: Sequence[TaskFate]) -> Duties:
    """Return the duties of both years by category and obligation, those with most measures first.

    The addressees (各地区, 有关地区) of all measures are counted beside them: they say for whom a measure is where no
    category is printed.
    """
    old = [part for fate in fates for part in fate.measures]
    new = [measure for task in tasks for measure in task.measures]
    return Duties(
        earlier=tuple(_earlier(key, old) for key in _keys(part.earlier for part in old)),
        later=tuple(_later(key, new) for key in _keys(measure.later for measure in new)),
        actors_earlier=_actors(part.earlier for part in old),
        actors_later=_actors(measure.later for measure in new),
    )


def _keys(measures: Iterable[MeasureSide]) -> list[_Key]:
    counts = Counter((charge.category, charge.obligation) for side in measures for charge in side.charges)
    return sorted(counts, key=lambda key: (key[1] is not Obligation.MANDATORY, -counts[key], key[0]))


def _earlier(key: _Key, fates: Iterable[Fate]) -> DutyDiff:
    mine = [fate for fate in fates if key in _charged(fate.earlier)]
    heirs: dict[Spot, None] = dict.fromkeys(heir for fate in mine for heir in fate.heirs)
    gone = tuple(fate.earlier for fate in mine if fate.standing is Standing.GONE)
    return DutyDiff(*key, tuple(fate.earlier for fate in mine), tuple(heirs), gone)


def _later(key: _Key, measures: Iterable[MeasureDiff]) -> DutyDiff:
    return DutyDiff(*key, tuple(m.later for m in measures if key in _charged(m.later)), (), ())


def _charged(side: MeasureSide) -> set[_Key]:
    return {(charge.category, charge.obligation) for charge in side.charges}


def _actors(measures: Iterable[MeasureSide]) -> tuple[tuple[str, int], ...]:
    counts = Counter("".join(side.actor.split()) if side.actor else "" for side in measures)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

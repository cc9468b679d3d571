"""Judges what became of each target: reached, not reached, not comparable, or no outcome stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kg.attainment import reasons
from kg.attainment.comparison import Dated, Finding, compare_figures, is_growth, wanted_direction
from kg.attainment.figures import (
    Years,
    covers_part,
    figure_region,
    find_region,
    find_year,
    is_expected,
    list_outcomes,
    list_targets,
    read_years,
)
from kg.attainment.model import Attainment, Basis, Indicators, Verdict
from kg.attainment.quantities import Direction, share_unit
from kg.model import Figure, Outcome, PlanDocument, Target
from kg.workspace import PlanEntry

_DECIDED = (Verdict.MET, Verdict.NOT_MET)
_LEAST_KINSHIP = {Basis.SCOPE: 0.6, Basis.SURVEY: 0.0}


@dataclass(frozen=True, slots=True)
class _Reported:
    """An outcome with its plan, and with its years and all else that tells what it is for."""

    plan: str
    outcome: Outcome
    dated: Dated

    @property
    def years(self) -> Years:
        return self.dated.years

    @property
    def region(self) -> str:
        return self.dated.region


@dataclass(frozen=True, slots=True)
class _Promised:
    """A target with its plan, the number of its task if it has one, its years and the region of the plan."""

    plan: str
    task: str | None
    target: Target
    years: Years | None
    region: str
    partial: bool


@dataclass(frozen=True, slots=True)
class _Field:
    """All that was promised and reached, by the indicator it counts, and the years that reports speak of."""

    indicators: Indicators
    outcomes: Mapping[str, Sequence[_Reported]]
    wanted: Mapping[tuple[str, bool], Direction | None]
    reported: frozenset[int]

    def score(self, one: Figure, other: Figure) -> float:
        """How sure it is that two figures count the same."""
        if one.indicator == other.indicator:
            return 1.0
        return self.indicators.score_of(one.indicator) * self.indicators.score_of(other.indicator)


def attain(
    documents: Sequence[PlanDocument],
    indicators: Indicators,
    entries: Mapping[str, PlanEntry] = MappingProxyType({}),
) -> tuple[Attainment, ...]:
    """Return what became of every target of the plans, in their order, one attainment a target.

    A target is compared with outcomes for the same last year, of the same indicator and by the same measure; where
    there is none, the nearest outcome of another indicator that might be taken for one is named as not comparable.
    `entries` are the rows of the manifest, which know the year or the region of a plan that does not state it.
    """
    promised = [one for document in documents for one in _promised(document, entries.get(document.identifier))]
    reported = [one for document in documents for one in _reported(document, entries.get(document.identifier))]
    outcomes: dict[str, list[_Reported]] = defaultdict(list)
    for one in reported:
        outcomes[indicators.by_name[one.outcome.indicator].name].append(one)
    years = frozenset(one.years.last for one in reported)
    field = _Field(indicators, outcomes, _wanted(promised, indicators), years)
    return tuple(_judge(one, field) for one in promised)


def _promised(document: PlanDocument, entry: PlanEntry | None) -> Iterator[_Promised]:
    region, year = find_region(document, entry), find_year(document, entry)
    tasks = _tasks_of(document)
    for target in list_targets(document):
        years, own = read_years(target.period, year), figure_region(target, region)
        yield _Promised(document.identifier, tasks.get(target), target, years, own, covers_part(document, target))


def _tasks_of(document: PlanDocument) -> dict[Target, str]:
    """The number of the task of each target, of the first of two that have it."""
    found: dict[Target, str] = {}
    for task in document.tasks:
        for target in (*task.targets, *(each for measure in task.measures for each in measure.targets)):
            found.setdefault(target, task.number)
    return found


def _reported(document: PlanDocument, entry: PlanEntry | None) -> Iterator[_Reported]:
    region = find_region(document, entry)
    for outcome in list_outcomes(document, find_year(document, entry)):
        years = read_years(outcome.period)
        if years is not None:
            scope = figure_region(outcome, region), covers_part(document, outcome), is_expected(document, outcome)
            yield _Reported(document.identifier, outcome, Dated(outcome, years, *scope))


def _wanted(promised: Iterable[_Promised], indicators: Indicators) -> dict[tuple[str, bool], Direction | None]:
    """Which way each indicator, and its growth, is wanted to go: as all targets agree that say so."""
    ways: dict[tuple[str, bool], set[Direction]] = defaultdict(set)
    for one in promised:
        way = wanted_direction(one.target)
        if way is not None:
            ways[indicators.by_name[one.target.indicator].name, is_growth(one.target)].add(way)
    return {key: next(iter(found)) if len(found) == 1 else None for key, found in ways.items()}


def _judge(one: _Promised, field: _Field) -> Attainment:
    if one.years is None:
        return Attainment(one.plan, one.target, Verdict.NO_OUTCOME_STATED, reasons.undated(), 0.9)
    name = field.indicators.by_name[one.target.indicator].name
    own = [reported for reported in field.outcomes.get(name, ()) if reported.years.last == one.years.last]
    if own:
        return _judge_own(one, one.years, own, field)
    return _judge_kin(one, one.years, name, field) or _without_outcome(one, one.years, name, field)


def _judge_own(one: _Promised, years: Years, own: Sequence[_Reported], field: _Field) -> Attainment:
    """Compare a target with the outcomes of its indicator; those that can be compared decide.

    What a plan tells of the very task that promises (a row with 新建冷库3座 and 已建成3座) decides before all others.
    """
    growth = is_growth(one.target)
    wanted = field.wanted.get((field.indicators.by_name[one.target.indicator].name, growth))
    target = Dated(one.target, years, one.region, one.partial)
    found = [(compare_figures(target, reported.dated, wanted), reported) for reported in own]
    decided = [pair for pair in found if pair[0].verdict in _DECIDED]
    decided = [pair for pair in decided if _is_of_task(pair[1], one)] or decided
    if len({finding.verdict for finding, _ in decided}) > 1:
        disagreement = Finding(Verdict.NOT_COMPARABLE, reasons.disagreeing(), 0.9)
        return _attainment(one, disagreement, decided[0][1], field)
    finding, reported = min(decided or found, key=lambda pair: _distance(one, years, pair[1]))
    return _attainment(one, finding, reported, field)


def _is_of_task(reported: _Reported, one: _Promised) -> bool:
    return one.task is not None and (reported.plan, reported.outcome.task) == (one.plan, one.task)


def _distance(one: _Promised, years: Years, reported: _Reported) -> tuple[bool, ...]:
    """How far an outcome is from a target, the nearest first: growth, region, years, unit, name."""
    outcome = reported.outcome
    return (
        is_growth(outcome) != is_growth(one.target),
        reported.region != one.region,
        reported.years != years,
        not share_unit(outcome, one.target),
        outcome.indicator != one.target.indicator,
    )


def _judge_kin(one: _Promised, years: Years, name: str, field: _Field) -> Attainment | None:
    """Name the nearest outcome of another indicator that a reader might hold against the target."""
    if one.target.value is None:
        return None
    for kinship in sorted(field.indicators.kin_of.get(name, ()), key=lambda k: (-k.score, k.one, k.other)):
        if kinship.score < _LEAST_KINSHIP.get(kinship.basis, 0.0):
            continue
        other = kinship.other if kinship.one == name else kinship.one
        for reported in field.outcomes.get(other, ()):
            if reported.years.last == years.last and _looks_alike(one, reported):
                reason = reasons.other_indicator(reported.outcome, kinship.basis)
                return _attainment(one, Finding(Verdict.NOT_COMPARABLE, reason, 0.9), reported, field)
    return None


def _looks_alike(one: _Promised, reported: _Reported) -> bool:
    same_growth = is_growth(one.target) == is_growth(reported.outcome)
    return same_growth and one.region == reported.region and share_unit(one.target, reported.outcome)


def _without_outcome(one: _Promised, years: Years, name: str, field: _Field) -> Attainment:
    earlier = [r for r in field.outcomes.get(name, ()) if r.years.last < years.last and _looks_alike(one, r)]
    latest = max(earlier, key=lambda reported: reported.years.last, default=None)
    last = (latest.outcome, latest.years) if latest else None
    told = reasons.unmentioned if years.last in field.reported else reasons.unreported
    return Attainment(one.plan, one.target, Verdict.NO_OUTCOME_STATED, told(years, last), 0.95)


def _attainment(one: _Promised, finding: Finding, reported: _Reported, field: _Field) -> Attainment:
    score = field.score(one.target, reported.outcome) if finding.verdict in _DECIDED else 1.0
    return Attainment(
        plan=one.plan,
        target=one.target,
        verdict=finding.verdict,
        reason=finding.reason,
        confidence=round(finding.certainty * score, 2),
        outcome=reported.outcome,
        reported_in=reported.plan,
    )

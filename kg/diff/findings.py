"""Finds what a reader should know first of a step from one year to the next, by rules that know no document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.diff.deadlines import DeadlineGroup, MovedTime, begun_deadlines, firmer_deadlines, moved_times
from kg.diff.elements import Spot
from kg.diff.model import (
    DepartmentDiff,
    FigureDiff,
    MeasureDiff,
    PerhapsSame,
    PlanDiff,
    Standing,
    TaskDiff,
    TaskFate,
)
from kg.diff.timing import times_of
from kg.links import Change

_MOST = 4
Ranked = TypeVar("Ranked")


@dataclass(frozen=True, slots=True)
class NewFinding:
    """Tasks that carry on none, those that carry on others in part only, and how many measures are new."""

    tasks: tuple[TaskDiff, ...]
    in_part: tuple[TaskDiff, ...]
    measures: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class DroppedFinding:
    """Tasks that none carries on, how many measures none carries on, and the tasks that lost most of them.

    `titles` are those of later tasks that say what a measure said which none carries on.
    """

    tasks: tuple[TaskFate, ...]
    measures: int
    doubtful: int
    titles: tuple[Spot, ...]
    most: tuple[tuple[TaskFate, int], ...]


@dataclass(frozen=True, slots=True)
class StrengthFinding:
    """Firmer deadlines, deadlines of the later year alone, measures put firmer or softer, wider or narrower.

    `added` and `left_out` count the measures, neither wider nor narrower as a whole, with clauses of one year alone.

    `moved` are the times of tasks and measures that go on, `fresh` those of what carries on nothing and `lost` those of
    what nothing carries on. `timed` says whether either year tells a time at all.
    """

    deadlines: tuple[TaskDiff, ...]
    begun: tuple[DeadlineGroup, ...]
    moved: tuple[MovedTime, ...]
    fresh: tuple[tuple[Spot, str], ...]
    lost: tuple[tuple[Spot, str], ...]
    timed: bool
    firmer: tuple[MeasureDiff, ...]
    softer: tuple[MeasureDiff, ...]
    broadened: int
    narrowed: int
    added: int
    left_out: int


@dataclass(frozen=True, slots=True)
class ResponsibilityFinding:
    """Departments with more and with fewer tasks, the greatest difference first, and those of one year alone.

    Tasks are those of the whole plans. `relieved` are departments of both years with earlier tasks that go on, and no
    part of them with these. Where the scope names a department, it is told alone. `partners` are the measures of the
    scope whose text names others to work with.
    """

    more: tuple[DepartmentDiff, ...]
    fewer: tuple[DepartmentDiff, ...]
    relieved: tuple[DepartmentDiff, ...]
    begun: tuple[DepartmentDiff, ...]
    ended: tuple[DepartmentDiff, ...]
    perhaps_same: tuple[PerhapsSame, ...]
    partners: tuple[MeasureDiff, ...]


@dataclass(frozen=True, slots=True)
class FiguresFinding:
    """Indicators whose promise moved, that stayed, and that one year alone promises something of."""

    moved: tuple[FigureDiff, ...]
    same: tuple[FigureDiff, ...]
    only_earlier: tuple[FigureDiff, ...]
    only_later: tuple[FigureDiff, ...]


def find_new(step: PlanDiff) -> NewFinding:
    """Return what is new in the later plan."""
    measures = [measure for task in step.tasks for measure in task.measures if measure.standing is Standing.NEW]
    return NewFinding(
        tasks=tuple(task for task in step.tasks if not task.ties),
        in_part=tuple(task for task in step.tasks if task.ties and task.principal is None),
        measures=len(measures),
        doubtful=sum(measure.doubtful for measure in measures),
    )


def find_dropped(step: PlanDiff) -> DroppedFinding:
    """Return what the later plan does not carry on."""
    counts = sorted(((fate, fate.count(Standing.GONE)) for fate in step.fates), key=lambda pair: -pair[1])
    gone = [part for fate in step.fates for part in fate.measures if part.standing is Standing.GONE]
    return DroppedFinding(
        tasks=tuple(fate for fate in step.fates if not fate.ties),
        measures=len(gone),
        doubtful=sum(part.doubtful for part in gone),
        titles=tuple(part.title for part in gone if part.title is not None),
        most=tuple(_foremost([(fate, count) for fate, count in counts if count > 1], lambda pair: pair[1])),
    )


def find_strength(step: PlanDiff) -> StrengthFinding:
    """Return what obliges more, or less, than the year before."""
    measures = [measure for task in step.tasks for measure in task.measures]
    clauses = [aspect for measure in measures for aspect in measure.aspects if aspect.kind == "clauses"]
    changes = [measure.origins[0].change for measure in measures if measure.origins]
    return StrengthFinding(
        deadlines=firmer_deadlines(step),
        begun=begun_deadlines(step),
        moved=moved_times(step),
        fresh=tuple(_fresh_times(step)),
        lost=tuple(_lost_times(step)),
        timed=any(_tells_time(step)),
        firmer=tuple(_of_kind(measures, "firmer")),
        softer=tuple(_of_kind(measures, "softer")),
        broadened=changes.count(Change.BROADENED),
        narrowed=changes.count(Change.NARROWED),
        added=sum(bool(aspect.later) for aspect in clauses),
        left_out=sum(bool(aspect.earlier) for aspect in clauses),
    )


def _fresh_times(step: PlanDiff) -> Iterator[tuple[Spot, str]]:
    """The deadlines of new tasks, then the times of new measures."""
    for task in step.tasks:
        if not task.ties and task.later.due:
            yield task.later.spot, task.later.due.text
    for part in (part for task in step.tasks for part in task.measures if not part.origins):
        yield from ((part.later.spot, time.text) for time in times_of(part.later))


def _lost_times(step: PlanDiff) -> Iterator[tuple[Spot, str]]:
    """The deadlines of tasks that nothing carries on, then the times of such measures."""
    for fate in step.fates:
        if not fate.ties and fate.earlier.due:
            yield fate.earlier.spot, fate.earlier.due.text
    for part in (part for fate in step.fates for part in fate.measures if part.standing is Standing.GONE):
        yield from ((part.earlier.spot, time.text) for time in times_of(part.earlier))


def _tells_time(step: PlanDiff) -> Iterator[bool]:
    yield from (side.due is not None for side in (fate.earlier for fate in step.fates))
    yield from (task.later.due is not None for task in step.tasks)
    yield from (bool(times_of(part.earlier)) for fate in step.fates for part in fate.measures)
    yield from (bool(times_of(part.later)) for task in step.tasks for part in task.measures)


def find_responsibility(step: PlanDiff) -> ResponsibilityFinding:
    """Return who has more to bear, and who less."""
    told = [one for one in step.departments if step.asked in (None, one.name)]
    both = [one for one in told if one.earlier and one.later]
    rising = sorted(both, key=lambda one: -_rise(one))
    return ResponsibilityFinding(
        more=tuple(_foremost([one for one in rising if _rise(one) > 0], _rise)),
        fewer=tuple(_foremost([one for one in reversed(rising) if _rise(one) < 0], _rise)),
        relieved=tuple(one for one in both if one.relieved),
        begun=tuple(one for one in told if not one.earlier),
        ended=tuple(one for one in told if not one.later),
        perhaps_same=tuple(
            pair for pair in step.perhaps_same if step.asked in (None, pair.earlier.name, pair.later.name)
        ),
        partners=tuple(_of_kind([measure for task in step.tasks for measure in task.measures], "partners")),
    )


def find_figures(figures: Sequence[FigureDiff]) -> FiguresFinding:
    """Return which promises in figures moved."""
    return FiguresFinding(
        moved=tuple(one for one in figures if one.movement in ("tighter", "looser", "changed")),
        same=tuple(one for one in figures if one.movement == "same"),
        only_earlier=tuple(one for one in figures if one.movement == "only earlier"),
        only_later=tuple(one for one in figures if one.movement == "only later"),
    )


def _rise(one: DepartmentDiff) -> int:
    return len(one.later) - len(one.earlier)


def _foremost(ranked: Sequence[Ranked], measure: Callable[[Ranked], int]) -> Sequence[Ranked]:
    """The first few of a ranking; those that are equal stand or fall together, so that none is left out by chance."""
    for cut in range(min(_MOST, len(ranked)), 0, -1):
        if cut == len(ranked) or measure(ranked[cut - 1]) != measure(ranked[cut]):
            return ranked[:cut]
    return ()


def _of_kind(measures: Iterable[MeasureDiff], kind: str) -> Iterator[MeasureDiff]:
    """The measures that differ in such a way, each once, in however many places it does."""
    return (measure for measure in measures if any(aspect.kind == kind for aspect in measure.aspects))

"""Groups the tasks of two years by the deadline that is printed for them, and finds which times moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.diff.elements import Spot, TaskSide
from kg.diff.model import MeasureDiff, PlanDiff, TaskDiff
from kg.diff.timing import Move, Time, is_same, left_over, move_between, own_time, times_of


@dataclass(frozen=True, slots=True)
class DeadlineGroup:
    """A deadline as printed, None where a task prints none, and the tasks of either year that have it."""

    text: str | None
    day: date | None
    earlier: tuple[TaskSide, ...]
    later: tuple[TaskSide, ...]


def group_deadlines(step: PlanDiff) -> tuple[DeadlineGroup, ...]:
    """Return the deadlines of both years, those that give a date first, by it; tasks without one come last."""
    old = [fate.earlier for fate in step.fates]
    new = [task.later for task in step.tasks]
    texts = dict.fromkeys(_text(side) for side in (*new, *old))
    groups = [_group(text, old, new) for text in texts]
    return tuple(sorted(groups, key=_by_date))


def _by_date(group: DeadlineGroup) -> tuple[bool, bool, date]:
    return group.text is None, group.day is None, group.day or date.max


@dataclass(frozen=True, slots=True)
class MovedTime:
    """A time of a task or of a measure that goes on and is to be done at another time, as both years print it."""

    spot: Spot
    move: Move
    earlier: str
    later: str


def begun_deadlines(step: PlanDiff) -> tuple[DeadlineGroup, ...]:
    """Return the deadlines of tasks that nothing of the earlier year had, be it for its own year."""
    old = [time for fate in step.fates if (time := own_time(fate.earlier))]
    old += [time for fate in step.fates for part in fate.measures for time in times_of(part.earlier)]
    groups = [group for group in group_deadlines(step) if group.later and group.text]
    return tuple(group for group in groups if not _had(group, old))


def moved_times(step: PlanDiff) -> tuple[MovedTime, ...]:
    """Return each task that goes on whole with another deadline, then each measure that goes on with another time."""
    tasks = [moved for task in step.tasks if (moved := _moved_task(task))]
    measures = [moved for task in step.tasks for part in task.measures if (moved := _moved_measure(task, part))]
    return (*tasks, *measures)


def _had(group: DeadlineGroup, old: Iterable[Time]) -> bool:
    own = own_time(group.later[0])
    return own is not None and any(is_same(time, own) for time in old)


def _moved_task(task: TaskDiff) -> MovedTime | None:
    """How the deadline moved since the task that it is nearest to among those that go on in it whole."""
    whole = [tie.earlier for tie in task.ties if tie.whole]
    now = own_time(task.later)
    moves = [(move_between(own_time(side), now), own_time(side)) for side in whole]
    if not moves or any(move is None for move, _ in moves):
        return None
    move, before = next((pair for pair in moves if pair[0] == "year"), moves[0])
    if move is None or (move == "begun" and _told_in_words(now, task)):
        return None
    return MovedTime(task.later.spot, move, before.text if before else "", now.text if now else "")


def _told_in_words(now: Time | None, task: TaskDiff) -> bool:
    """Whether the earlier year told the same time in a sentence of its own."""
    times = [time for part in task.measures for origin in part.origins for time in times_of(origin.earlier)]
    return now is not None and any(is_same(time, now) for time in times)


def _moved_measure(task: TaskDiff, part: MeasureDiff) -> MovedTime | None:
    before = list(dict.fromkeys(time for origin in part.origins for time in times_of(origin.earlier)))
    now = times_of(part.later)
    printed = [time for tie in task.ties if (time := own_time(tie.earlier))]
    own = own_time(task.later)
    gone = left_over(before, (*now, *([own] if own else ())))
    come = left_over(now, (*before, *printed))
    move = _move(gone, come) if part.origins else None
    if move is None and part.origins and (only := list(_with_the_year(before, now))) and not gone and not come:
        return MovedTime(part.later.spot, "year", _said(old for old, _ in only), _said(new for _, new in only))
    return MovedTime(part.later.spot, move, _said(gone), _said(come)) if move else None


def _move(gone: Sequence[Time], come: Sequence[Time]) -> Move | None:
    if (len(gone) > 1 and len(come) > 0) or (len(come) > 1 and len(gone) > 0):
        return "words"
    return move_between(gone[0] if gone else None, come[0] if come else None)


def _with_the_year(before: Iterable[Time], now: Sequence[Time]) -> Iterator[tuple[Time, Time]]:
    return ((old, new) for old in before for new in now if move_between(old, new) == "year" and old.text != new.text)


def _said(times: Iterable[Time]) -> str:
    return "、".join(dict.fromkeys(time.text for time in times))


def firmer_deadlines(step: PlanDiff) -> tuple[TaskDiff, ...]:
    """Return the later tasks whose deadline gives a date while none of the tasks that go on in them has one."""
    return tuple(
        task
        for task in step.tasks
        if task.due_changed and task.later.due and task.later.due.day and not any(_day(t.earlier) for t in task.ties)
    )


def _group(text: str | None, old: Iterable[TaskSide], new: Iterable[TaskSide]) -> DeadlineGroup:
    earlier = tuple(side for side in old if _text(side) == text)
    later = tuple(side for side in new if _text(side) == text)
    times = (own_time(side) for side in (*later, *earlier))
    day = next((time.day for time in times if time), None)
    return DeadlineGroup(text, day, earlier, later)


def _text(side: TaskSide) -> str | None:
    return side.due.text if side.due else None


def _day(side: TaskSide) -> date | None:
    return side.due.day if side.due else None

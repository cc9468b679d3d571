"""Groups the tasks of two years by the deadline that is printed for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.diff.elements import TaskSide
from kg.diff.model import PlanDiff, TaskDiff


@dataclass(frozen=True, slots=True)
class DeadlineGroup:
    """A deadline as printed, None where a task prints none, and the tasks of either year that have it."""

    text: str | None
    day: date | None
    earlier: tuple[TaskSide, ...]
    later: tuple[TaskSide, ...]


def group_deadlines(step: PlanDiff) -> tuple[DeadlineGroup, ...]:
    """Return the deadlines of both years, those that give a date first; tasks without one come last."""
    old = [fate.earlier for fate in step.fates]
    new = [task.later for task in step.tasks]
    texts = dict.fromkeys(_text(side) for side in (*new, *old))
    groups = [_group(text, old, new) for text in texts]
    return tuple(sorted(groups, key=lambda group: (group.text is None, group.day is None)))


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
    day = next((side.due.day for side in (*later, *earlier) if side.due), None)
    return DeadlineGroup(text, day, earlier, later)


def _text(side: TaskSide) -> str | None:
    return side.due.text if side.due else None


def _day(side: TaskSide) -> date | None:
    return side.due.day if side.due else None

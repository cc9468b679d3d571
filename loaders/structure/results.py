"""What the row or the text of a task tells was reached, carried by the task until the plan has all its tasks.

The number of a task may change while a plan is read: one that comes again is told apart, an annex has numbers of its
own. So what was reached is not told of a number but goes with its task, and is told of the number that the task ends
with. Where a task is left out on the way, what it carries is left out as well, as its measures and targets are, and
the account of the characters shows the place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from kg.model import Measure, Task
from loaders.annotate.figures import Promised
from loaders.structure.prose import Prose, join_prose


@dataclass(frozen=True, slots=True)
class _ReadTask(Task):
    """A task with what was read of its results; a finished plan has plain tasks."""

    results: Prose = field(default_factory=Prose)


def with_results(task: Task, results: Prose) -> Task:
    """Return a task that carries what its row or text tells was reached, the remarks around that too.

    Of 建冷库 with a cell 已建成2座，进展顺利 that is the outcome of 2座 and the remark 进展顺利. What the task carries
    already stays; targets are none of it.
    """
    if isinstance(task, _ReadTask):
        return replace(task, results=join_prose((task.results, results)))
    return _ReadTask(**_fields_of(task), results=results)


def promised_by(task: Task, measures: Sequence[Measure] | None = None) -> Promised:
    """Return what a task promises, or some of its measures, which a bare result goes on with: 冷库5座 | 已建成2座."""
    own = [target for measure in (task.measures if measures is None else measures) for target in measure.targets]
    return Promised(task.title, (*own, *task.targets))


def part_results(tasks: Sequence[Task]) -> tuple[tuple[Task, ...], Prose]:
    """Return the tasks of a plan as they are, and all that they carried, outcomes told of the numbers they have."""
    return tuple(map(_plain, tasks)), join_prose(_told(task) for task in tasks)


def _plain(task: Task) -> Task:
    return Task(**_fields_of(task))


def _fields_of(task: Task) -> dict[str, Any]:
    return {each.name: getattr(task, each.name) for each in fields(Task)}


def _told(task: Task) -> Prose:
    results = task.results if isinstance(task, _ReadTask) else Prose()
    return replace(results, outcomes=tuple(replace(outcome, task=task.number) for outcome in results.outcomes))

"""Makes the later plan out of the earlier one and what is reported different: nothing may be missing in a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.diff.model import MeasureDiff, PlanDiff, TaskDiff
from kg.difference import apply_steps
from kg.links import ElementRef, measure_ref, task_ref
from kg.model import PlanDocument


@dataclass(frozen=True, slots=True)
class ReplayedTask:
    """A task as far as a report tells it; each measure with whom it addresses."""

    number: str
    title: str
    section: str | None
    departments: tuple[str, ...]
    deadline: str | None
    measures: tuple[tuple[str | None, str], ...]


def replay(earlier: PlanDocument, diff: PlanDiff) -> tuple[ReplayedTask, ...]:
    """Return the tasks of the later plan: words of the earlier one, with the differences applied to them.

    What is the same but for white space stands as the earlier plan has it. Raises `ValueError` if a difference is none
    of the earlier plan's words.
    """
    texts = {task_ref(earlier, task): task.title for task in earlier.tasks}
    texts |= {measure_ref(earlier, task, one): one.text for task in earlier.tasks for one in task.measures}
    return tuple(_replay_task(task, texts) for task in diff.tasks)


def _replay_task(task: TaskDiff, texts: Mapping[ElementRef, str]) -> ReplayedTask:
    return ReplayedTask(
        number=task.later.spot.task,
        title=_title(task, texts),
        section=task.later.section,
        departments=task.later.names,
        deadline=task.later.due.text if task.later.due else None,
        measures=tuple((measure.later.actor, _text(measure, texts)) for measure in task.measures),
    )


def _title(task: TaskDiff, texts: Mapping[ElementRef, str]) -> str:
    if task.title is None or task.principal is None:
        return task.later.spot.text
    return apply_steps(texts[task.principal.earlier.spot.element], task.title.steps)


def _text(measure: MeasureDiff, texts: Mapping[ElementRef, str]) -> str:
    if not measure.origins:
        return measure.later.spot.text
    nearest = measure.origins[0]
    return apply_steps(texts[nearest.earlier.spot.element], nearest.difference.steps)

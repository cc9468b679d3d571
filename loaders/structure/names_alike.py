"""Names that a document prints without 省 are not given in full: 财政厅 stays, where 教育厅 opens most rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Measure, Responsibility, Task

_DEPARTMENT = "厅"
_PROVINCE = "省"
_FEW = 2


def with_names_alike(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Return the tasks, departments of a province named as the document prints them where it does so at the head of
    rows, with nothing before them that could lend them its 省, and more often so than with 省.
    """
    departments = [each for each in _all(tasks) if each.printed.endswith(_DEPARTMENT)]
    opening = [each.printed for each in departments if each.rank == 1 and _is_bare(each)]
    with_province = sum(each.printed.startswith(_PROVINCE) for each in departments)
    prints_bare = len(set(opening)) >= _FEW and len(opening) > with_province
    return tuple(map(_as_printed, tasks)) if prints_bare else tuple(tasks)


def _all(tasks: Sequence[Task]) -> Iterator[Responsibility]:
    for task in tasks:
        yield from task.responsibilities
        for measure in task.measures:
            yield from measure.responsibilities


def _is_bare(each: Responsibility) -> bool:
    return each.name == each.printed and not each.name.startswith(_PROVINCE)


def _as_printed(holder: Task) -> Task:
    measures = tuple(replace(measure, responsibilities=_named(measure)) for measure in holder.measures)
    return replace(holder, responsibilities=_named(holder), measures=measures)


def _named(holder: Task | Measure) -> tuple[Responsibility, ...]:
    return tuple(
        replace(each, name=each.printed)
        if each.printed.endswith(_DEPARTMENT) and each.name == _PROVINCE + each.printed
        else each
        for each in holder.responsibilities
    )

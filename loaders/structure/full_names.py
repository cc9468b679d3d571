"""Gives a centre that a row cuts short the full name that the document prints of it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Measure, Responsibility, Task
from loaders.annotate.names import opening_level

_CENTRE = "中心"
_LENGTH = 5  # 数据中心 and 服务中心 may be of anybody


def with_full_names(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Return the tasks, each centre behind another body named in full where one full name alone ends in its words.

    （省专利保护中心、纠纷调解中心） is 省专利纠纷调解中心 where this stands in another row.
    """
    names = {each.name for each in _all(tasks)}
    full = {name: found[0] for name in names if _is_short(name) and len(found := _in_full(name, names)) == 1}
    return tuple(_told(task, full) for task in tasks) if full else tuple(tasks)


def _is_short(name: str) -> bool:
    return name.endswith(_CENTRE) and len(name) > _LENGTH and not opening_level(name)


def _in_full(name: str, names: set[str]) -> list[str]:
    return [other for other in names if other != name and other.endswith(name) and opening_level(other)]


def _all(tasks: Sequence[Task]) -> Iterator[Responsibility]:
    for task in tasks:
        yield from task.responsibilities
        for measure in task.measures:
            yield from measure.responsibilities


def _told(task: Task, full: dict[str, str]) -> Task:
    measures = tuple(replace(measure, responsibilities=_named(measure, full)) for measure in task.measures)
    return replace(task, responsibilities=_named(task, full), measures=measures)


def _named(holder: Task | Measure, full: dict[str, str]) -> tuple[Responsibility, ...]:
    return tuple(
        replace(each, name=full[each.name]) if each.rank > 1 and each.name in full else each
        for each in holder.responsibilities
    )

"""A body that leads and is printed among those who help as well (牵头：县水务局 | 配合：县水务局、各镇) only leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.model import Measure, Remark, Responsibility, Role, Task

Holder = TypeVar("Holder", Task, Measure)


def with_leaders_once(tasks: Sequence[Task], source_text: str) -> tuple[tuple[Task, ...], tuple[Remark, ...]]:
    """Return the tasks, whoever leads one of them or its measures not among its helpers; and the words left over."""
    found = tuple(
        replace(_once(task), measures=tuple(map(_once, task.measures))) if any(_twice(task)) else task for task in tasks
    )
    kept = {each.passage for task in found for named in _named(task) for each in named}
    words = dict.fromkeys(each.passage for task in tasks for each in _twice(task) if each.passage not in kept)
    texts = ("".join(source_text[piece.start : piece.end] for piece in passage.pieces) for passage in words)
    return found, tuple(Remark(text, passage) for text, passage in zip(texts, words, strict=True))


def _named(task: Task) -> Iterator[tuple[Responsibility, ...]]:
    yield task.responsibilities
    yield from (measure.responsibilities for measure in task.measures)


def _twice(task: Task) -> Iterator[Responsibility]:
    for named in _named(task):
        yield from (each for each in named if _helps_too(each, named))


def _once(holder: Holder) -> Holder:
    named = holder.responsibilities
    return replace(holder, responsibilities=tuple(each for each in named if not _helps_too(each, named)))


def _helps_too(each: Responsibility, named: Sequence[Responsibility]) -> bool:
    leads = any(other.role is Role.LEAD and other.name == each.name for other in named)
    return each.role is Role.PARTICIPANT and leads

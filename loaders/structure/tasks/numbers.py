"""How tasks and the sections that they stand in are numbered: 12, 1-1, 4-0, 一-二."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.genre.numbering import MarkKind
from loaders.structure.outline import Node
from loaders.structure.tasks.task_node import TaskNode, TaskNodes


def section_nodes(root: Node, found: Sequence[TaskNode]) -> list[tuple[Node, tuple[Node, ...]]]:
    """The sections are the parts of the first level, and those within them that stand above tasks.

    A task that is itself a part of the first level is its own section too.
    """
    above = {id(task.path[0]) for task in found if task.path}
    parts = [child for child in root.children if child.mark and (_is_part(child) or id(child) in above)]
    inner = {id(part): (part, task.path[:n]) for task in found for n, part in enumerate(task.path) if n}
    ordered: list[tuple[Node, tuple[Node, ...]]] = []
    for part in parts:
        ordered.append((part, ()))
        ordered.extend(pair for pair in inner.values() if part in pair[1])
    return ordered


def section_number(node: Node, path: tuple[Node, ...]) -> str:
    """Return the numerals of a section and of those above it: 一-二."""
    return "-".join(part.numeral for part in (*path, node))


def section_of(task: TaskNode) -> str | None:
    """A part that is itself a task stands in the section that it is; a bare 1. of the first level is no part."""
    if not task.path:
        return task.node.numeral if _is_part(task.node) else None
    return section_number(task.path[-1], task.path[:-1])


def _is_part(node: Node) -> bool:
    return node.mark is not None and node.mark.kind is not MarkKind.ARABIC


def number_of(task: TaskNode, tasks: TaskNodes) -> str:
    """The printed number where numbers run on, else part and number (1-1); a part without sub-headings is 4-0."""
    if not task.path:
        return f"{task.node.value}-0" if tasks.nested else str(task.node.value)
    is_only_part = tasks.parts == 1 and not all(other.path for other in tasks.found)
    if not is_only_part and tasks.run_on:
        return str(task.node.value)
    return "-".join(str(part.value) for part in (*task.path[-1:], task.node))

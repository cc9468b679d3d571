"""Finds in the tree of a numbered document the nodes that are tasks, with their items and the parts above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.annotate.context import Context
from loaders.structure.closed import is_closed
from loaders.structure.divisions import divides_duties
from loaders.structure.levels import Levels, numbers_run_on
from loaders.structure.no_tasks.places import holds_no_tasks
from loaders.structure.opening_titles import opens_with_title
from loaders.structure.outline import Node
from loaders.structure.stages import is_staged
from loaders.structure.tasks.items import are_titled_tasks, is_beside_tasks, is_item
from loaders.structure.tasks.task_node import TaskNode, TaskNodes
from loaders.structure.tasks.titled import holds_untitled, is_beside_headings, is_titled_task
from loaders.structure.tasks.whole_parts import is_whole_part

_FEW = 2


def find_task_nodes(root: Node, levels: Levels, context: Context) -> TaskNodes:
    """Return the tasks of a tree in the order of the document, with what holds for all of them."""
    above = (node for node in root.descendants() if any(c.mark and c.mark.kind is levels.closed for c in node.children))
    headings = frozenset(node.mark.kind for node in above if node.mark)
    levels = replace(levels, headings=headings, anew=_begin_anew(root, levels))
    return _gather(tuple(_below(root, (), levels, context)), levels)


def _begin_anew(root: Node, levels: Levels) -> bool:
    """Tell what is counted anew below each paragraph of the kind that says who, and does not run on past it."""
    heads = [node for node in root.descendants() if node.children and node.mark and node.mark.kind is levels.closed]
    return len(heads) < _FEW or not numbers_run_on(child for node in heads for child in node.children)


def _gather(found: Sequence[TaskNode], levels: Levels) -> TaskNodes:
    below = [task for task in found if task.path]
    return TaskNodes(
        found=tuple(found),
        nodes=frozenset(id(task.node) for task in found),
        inside=frozenset(id(part) for task in found for part in task.path),
        parts=len({id(task.path[-1]) for task in below}),
        nested=bool(below) or any(task.items and not task.is_own_item for task in found),
        run_on=numbers_run_on(task.node for task in below),
        items_run_on=numbers_run_on(item for task in found for item in task.items),
        whole_items=levels.whole,
    )


def _below(node: Node, path: tuple[Node, ...], levels: Levels, context: Context) -> Iterator[TaskNode]:
    """Yield the tasks below a node: stages, divisions of duties, and what the levels of the document say."""
    for child in node.children:
        if is_staged(child):
            yield from (TaskNode(stage, (*path, child), is_stage=True) for stage in child.children)
        elif divides_duties(child):
            yield TaskNode(child, path)
        elif holds_no_tasks(child, node, context):  # but it may say who does what: （三）明确职责分工
            yield from (TaskNode(each, (*path, child)) for each in child.children if divides_duties(each))
        elif levels.items:
            yield from _above_items(child, node, path, levels, context) or _deeper(child, node, path, levels, context)
        elif is_titled_task(child, path, levels, context) or _is_like_tasks(child, node, levels, context):
            yield TaskNode(child, path)
        else:
            yield from _deeper(child, node, path, levels, context)


def _is_like_tasks(node: Node, parent: Node, levels: Levels, context: Context) -> bool:
    return is_beside_headings(node, parent, levels, context) or holds_untitled(node, levels, context)


def _above_items(
    node: Node, parent: Node, path: tuple[Node, ...], levels: Levels, context: Context
) -> tuple[TaskNode, ...]:
    """Return the task that stands right above items or is one, or the items that are tasks; nothing if all is deeper.

    An item below no heading of its own is its own measure, unless it opens with a title.
    """
    items = tuple(child for child in node.children if is_item(child, levels, context))
    if are_titled_tasks(node, items, levels, context):
        return tuple(TaskNode(item, (*path, node)) for item in items)
    if not items and is_item(node, levels, context):
        return (TaskNode(node, path, () if opens_with_title(node, context) else (node,)),)
    is_task = bool(items) or is_closed(node, context) or is_beside_tasks(node, parent, levels, context)
    return (TaskNode(node, path, items),) if is_task else ()


def _deeper(node: Node, parent: Node, path: tuple[Node, ...], levels: Levels, context: Context) -> tuple[TaskNode, ...]:
    """Return the tasks below a part, or the part itself if it is a task among others that hold some."""
    below = tuple(_below(node, (*path, node), levels, context))
    is_task = not below and is_whole_part(node, parent, levels, context)
    return (TaskNode(node, path),) if is_task else below

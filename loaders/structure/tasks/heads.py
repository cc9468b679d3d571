"""What the parts above tasks say for all of them: who is responsible, and by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import Deadline, Responsibility, Role
from loaders.annotate.closing import Closing
from loaders.annotate.context import Context
from loaders.annotate.deadlines import read_deadline_cell
from loaders.annotate.responsibility import beside_leaders
from loaders.structure.arranged import named_as_class, named_by_title
from loaders.structure.outline import Node
from loaders.structure.stages import is_timed, read_stage
from loaders.structure.task_text import read_closings
from loaders.structure.tasks.task_node import TaskNode

_SEVERAL = 3  # parts of one kind in one place that are named after bodies
Heads = Mapping[int, Closing]  # what a part says for all of its tasks, by the identity of its node


def read_heads(found: Sequence[TaskNode], context: Context) -> Heads:
    """Return what parts say for all of their tasks: by their titles, or at their end.

    （一）实施基础再造工程 above two tasks that name nobody, with 责任部门：省科技厅 as its last line.
    """
    named = {part: Closing(0, 0, who) for part, who in _named_parts(found, context).items()}
    parts = {id(part): part for task in found for part in task.path}
    said = {name: _said_by(part, context) for name, part in parts.items()}
    return named | {name: closing for name, closing in said.items() if closing.responsibilities or closing.deadline}


def _said_by(part: Node, context: Context) -> Closing:
    """Return who a part names for its tasks, and by when: （二）整治工作（6月底前） too."""
    closing = read_closings(part, (part.strand,), context)
    stage = read_stage(part.strand) if not closing.deadline and is_timed(part.strand) else None
    by = read_deadline_cell(stage.time, context.text, year=context.year) if stage else None
    return replace(closing, deadline=by) if by else closing


def with_above(who: tuple[Responsibility, ...], task: TaskNode, heads: Heads) -> tuple[Responsibility, ...]:
    """Return who is responsible for a task: those its own text names, behind the part's if they only help it.

    Who leads the part (一、优化服务（牵头单位：市数据局）) leads its tasks that name others, but no leader.
    """
    if any(each.role is Role.LEAD for each in who):
        return who
    above = next((head.responsibilities for head in _heads_of(task, heads) if head.responsibilities), ())
    if any(each.role is Role.RESPONSIBLE for each in who):
        above = tuple(each for each in above if each.role is Role.LEAD)
    leading = {each.name for each in above if each.role is Role.LEAD}
    both = beside_leaders([*above, *(each for each in who if each.name not in leading)])
    return tuple(replace(each, rank=n) for n, each in enumerate(both, start=1))


def deadline_above(task: TaskNode, heads: Heads) -> Deadline | None:
    """Return the time that the nearest part above a task says for it."""
    return next((head.deadline for head in _heads_of(task, heads) if head.deadline), None)


def _heads_of(task: TaskNode, heads: Heads) -> Iterator[Closing]:
    """Yield what the parts above a task say for it, the nearest first."""
    return (heads[id(part)] for part in reversed(_parts_of(task)) if id(part) in heads)


def _named_parts(found: Sequence[TaskNode], context: Context) -> Mapping[int, tuple[Responsibility, ...]]:
    """Return whom the parts of a plan name in their titles, where most of a level or of those in one part do.

    Among 企业开办全程网办 and 工程审批提速 the first is no office, though it ends like one. A task that is a heading
    with text alone (（一）县林业局) is one of those in its part.
    """
    parts = {id(part): part for task in found for part in _parts_of(task)}
    above = {id(part): id(over) for task in found for over, part in pairwise((None, *_parts_of(task)))}
    levels = {name: part.mark.kind if part.mark else None for name, part in parts.items()}
    groups = {name: (above[name], level) for name, level in levels.items()}
    named = {name: who for name, part in parts.items() if (who := named_by_title(part.strand, context))}
    outer = {id(part) for task in found for part in (_parts_of(task) if task.items else task.path)}
    mostly = _most([levels[name] for name in named if name in outer], [levels[name] for name in outer], 1)
    here = _most([groups[name] for name in named], list(groups.values()), _SEVERAL)
    classes = {name: named_as_class(part.strand, context) for name, part in parts.items() if groups[name] in here}
    return {
        name: who
        for name, who in (classes | named).items()
        if who and ((name in outer and levels[name] in mostly) or groups[name] in here)
    }


def _most(told: Sequence[Hashable], parts: Sequence[Hashable], few: int) -> set[Hashable]:
    """Return the groups of parts of which most, and no fewer than `few`, were told to be so."""
    counted, of = Counter(told), Counter(parts)
    return {group for group, count in counted.items() if count >= few and count * 2 > of[group]}


def _parts_of(task: TaskNode) -> tuple[Node, ...]:
    """Return the parts above the measures of a task, outermost first, itself included where it is a heading."""
    is_heading = bool(task.items) or not any(mark in task.node.strand.text for mark in "。；：")
    return (*task.path, task.node) if is_heading and not task.is_own_item else task.path

"""Finds the items that restate a whole task: those that restate most of its measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.align.elements import Elements
from kg.links import Change, ElementRef, Evidence, Link

_FEWEST = 2  # one measure alone is restated by itself, and its task no more than that
_MOST = 0.5


def whole_task_links(links: Iterable[Link], plan: Elements) -> tuple[Link, ...]:
    """Return a link to its task for each item that restates at least half of the task's measures, and two.

    `links` are those between the measures of `plan`, which is restated, and the items of another plan; accepted
    ones count. The confidence is the mean of theirs, the evidence the share of the measures restated. In the
    order of the tasks and then of the items.
    """
    parents = {measure.ref: plan.tasks[measure.task].ref for measure in plan.measures}
    sizes: dict[ElementRef, int] = defaultdict(int)
    for task in parents.values():
        sizes[task] += 1
    parts: dict[tuple[ElementRef, ElementRef], list[Link]] = defaultdict(list)
    for link in links:
        if link.accepted and link.earlier in parents and _is_item(link.later):
            parts[parents[link.earlier], link.later].append(link)
    order = {task.ref: position for position, task in enumerate(plan.tasks)}
    return tuple(
        _whole(task, item, found, sizes[task])
        for (task, item), found in sorted(parts.items(), key=lambda entry: order[entry[0][0]])
        if len(found) >= max(_FEWEST, _MOST * sizes[task])
    )


def _whole(task: ElementRef, item: ElementRef, parts: list[Link], size: int) -> Link:
    return Link(
        earlier=task,
        later=item,
        relation="restates",
        change=Change.CONTINUED if len(parts) == size else Change.NARROWED,
        confidence=round(sum(part.confidence for part in parts) / len(parts), 4),
        accepted=True,
        evidence=(Evidence("measures", round(len(parts) / size, 4)),),
    )


def _is_item(element: ElementRef) -> bool:
    """Whether it is numbered through its plan and not within a task."""
    return element.kind == "measure" and len(element.number) == 1

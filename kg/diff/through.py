"""Follows the tasks of a series over several steps: from the first year to the last, by the links between each two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.diff.elements import PlanFacts, TaskSide
from kg.diff.model import PlanDiff
from kg.links import ElementRef


@dataclass(frozen=True, slots=True)
class Through:
    """A series over several steps; `plans` are its plans by year, and `tasks` those of each.

    `ended` are tasks of the first year of which nothing is left in the last, with the last year in which there was
    something; `begun` tasks of the last year that come from none of the first, with the year in which what they come
    from was new. `carried` and `coming` count the others of both years.
    """

    plans: tuple[PlanFacts, ...]
    tasks: tuple[tuple[TaskSide, ...], ...]
    ended: tuple[tuple[TaskSide, int], ...]
    begun: tuple[tuple[TaskSide, int], ...]
    carried: int
    coming: int


def follow_series(steps: Sequence[PlanDiff]) -> tuple[Through, ...]:
    """Return each series that goes on over more than one of these steps."""
    return tuple(_follow(chain) for chain in _chains(steps) if len(chain) > 1)


def _chains(steps: Iterable[PlanDiff]) -> list[list[PlanDiff]]:
    """The steps by series: each begins with the plan that the one before it ends with."""
    chains: list[list[PlanDiff]] = []
    for step in sorted(steps, key=lambda one: one.earlier.year):
        before = (chain for chain in chains if chain[-1].later.identifier == step.earlier.identifier)
        chain = next(before, None)
        if chain is None:
            chains.append([step])
        else:
            chain.append(step)
    return chains


def _follow(chain: Sequence[PlanDiff]) -> Through:
    after: dict[ElementRef, list[TaskSide]] = defaultdict(list)
    before: dict[ElementRef, list[TaskSide]] = defaultdict(list)
    for tie in (tie for step in chain for fate in step.fates for tie in fate.ties):
        after[tie.earlier.spot.element].append(tie.later)
        before[tie.later.spot.element].append(tie.earlier)
    first = tuple(fate.earlier for fate in chain[0].fates)
    last = tuple(task.later for task in chain[-1].tasks)
    ends = [(side, max(_years(side, after))) for side in first]
    begins = [(side, min(_years(side, before))) for side in last]
    years = chain[0].earlier.year, chain[-1].later.year
    ended = tuple(pair for pair in ends if pair[1] < years[1])
    begun = tuple(pair for pair in begins if pair[1] > years[0])
    return Through(
        plans=(chain[0].earlier, *(step.later for step in chain)),
        tasks=(first, *(tuple(task.later for task in step.tasks) for step in chain)),
        ended=ended,
        begun=begun,
        carried=len(first) - len(ended),
        coming=len(last) - len(begun),
    )


def _years(side: TaskSide, ties: dict[ElementRef, list[TaskSide]]) -> Iterator[int]:
    """The years in which there is something of a task, its own first."""
    yield side.spot.year
    for other in ties.get(side.spot.element, ()):
        yield from _years(other, ties)

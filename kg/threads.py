"""Finds the lines of tasks through the years: chains of principal successors, what joined them, what branched off.

A line is what a reader would follow from year to year as one task. Not every link makes one: a plan hands parts of
its tasks around so freely that all links together tie most tasks into a single knot. Of all accepted links between
tasks, those carry a line on that pass the whole of the earlier task to the later one, at most one from each task and
one to each. A task that is divided, or whose parts went here and there, ends its line; what took parts of it is a
branch. A task that goes whole into one that carries on another ends its line too; it has joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from kg.links import Alignment, Change, ElementRef, Link, measure_ref, task_ref
from kg.model import PlanDocument

METHOD = "principal-successor-chains"
VERSION = "1"

_IN_PART = frozenset({Change.SPLIT_INTO, Change.ABSORBED_IN_PART})


@dataclass(frozen=True, slots=True)
class Thread:
    """One line of tasks, the earliest first, with their titles; its name is its first task's.

    `joined_by` are the lines of which a task went whole into one of this line, `branches_into` those that took a part
    of one of its tasks; both by their first tasks, in the order of the plans.
    """

    tasks: tuple[ElementRef, ...]
    titles: tuple[str, ...]
    joined_by: tuple[ElementRef, ...]
    branches_into: tuple[ElementRef, ...]

    @property
    def first(self) -> ElementRef:
        """The task that the line begins with, which names it."""
        return self.tasks[0]


def find_threads(alignments: Iterable[Alignment], documents: Mapping[str, PlanDocument]) -> tuple[Thread, ...]:
    """Return the lines of all tasks of the plans that were compared with another year of their series.

    Each such task is in one line, be it alone. Of several links that could carry a line on, one that says that the
    task goes on comes before one that says that it was merged; then counts how many measures of the later task carry
    on one of the earlier, then the confidence in tenths, then the order of the documents. Lines stand in the order of
    `documents` and of the tasks in them, by their first task.
    """
    yearly = [alignment for alignment in alignments if alignment.relation == "continues"]
    compared = {plan for alignment in yearly for plan in (alignment.earlier, alignment.later)}
    titles = {
        task_ref(document, task): task.title
        for identifier, document in documents.items()
        if identifier in compared
        for task in document.tasks
    }
    accepted = [link for alignment in yearly for link in alignment.links if link.accepted]
    links = [link for link in accepted if link.earlier.kind == "task"]
    chains = _chain(titles, _rank(links, _carried_measures(accepted, documents), tuple(titles)))
    return tuple(_name_threads(chains, titles, links))


def _carried_measures(links: Iterable[Link], documents: Mapping[str, PlanDocument]) -> Counter[tuple[ElementRef, ...]]:
    """How many measures of a later task carry on a measure of an earlier one, by the two tasks."""
    holder = {
        measure_ref(document, task, measure): task_ref(document, task)
        for document in documents.values()
        for task in document.tasks
        for measure in task.measures
    }
    carried = {(holder[link.earlier], link.later) for link in links if link.earlier.kind == "measure"}
    return Counter((earlier, holder[measure]) for earlier, measure in carried)


def _rank(
    links: Iterable[Link], carried: Mapping[tuple[ElementRef, ...], int], order: tuple[ElementRef, ...]
) -> list[Link]:
    """The links that pass a whole task on, the strongest first."""
    place = {task: position for position, task in enumerate(order)}
    whole = (link for link in links if link.change not in _IN_PART)
    return sorted(
        whole,
        key=lambda link: (
            link.change is Change.MERGED_INTO,
            -carried.get((link.earlier, link.later), 0),
            -round(link.confidence, 1),  # finer is noise of the model, and would rename lines
            place[link.earlier],
            place[link.later],
        ),
    )


def _chain(tasks: Iterable[ElementRef], ranked: Iterable[Link]) -> list[tuple[ElementRef, ...]]:
    """The tasks in chains, by their first task; the strongest links are taken first, one from and one to each task."""
    graph = nx.DiGraph()
    graph.add_nodes_from(tasks)
    for link in ranked:
        if not graph.out_degree(link.earlier) and not graph.in_degree(link.later):
            graph.add_edge(link.earlier, link.later)
    heads = [task for task in graph if not graph.in_degree(task)]
    return [(head, *(later for _, later in nx.dfs_edges(graph, head))) for head in heads]


def _name_threads(
    chains: Iterable[tuple[ElementRef, ...]], titles: Mapping[ElementRef, str], links: Iterable[Link]
) -> Iterator[Thread]:
    head = {task: chain[0] for chain in chains for task in chain}
    between = nx.MultiDiGraph()
    between.add_nodes_from(titles)
    for link in links:
        earlier, later = head[link.earlier], head[link.later]
        if earlier != later:
            between.add_edge(earlier, later, key=link.change in _IN_PART)
    order = {task: position for position, task in enumerate(titles)}
    for chain in chains:
        joined = (e for e, _, in_part in between.in_edges(chain[0], keys=True) if not in_part)
        branches = (b for _, b, in_part in between.out_edges(chain[0], keys=True) if in_part)
        yield Thread(
            tasks=chain,
            titles=tuple(titles[task] for task in chain),
            joined_by=tuple(sorted(joined, key=order.__getitem__)),
            branches_into=tuple(sorted(branches, key=order.__getitem__)),
        )

"""Groups the boxes of a picture that would show too many at once, so that it is opened step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.graphs.cards import fit_node
from kg.graphs.corpus import Corpus
from kg.graphs.picture import Node

MOST = 300
"""So many boxes are shown at once before anything is opened."""

Group = tuple[str, str, str]
"""Of a box: the name of its group, the group's kind, and its title."""


def section_group(corpus: Corpus, identifier: str) -> Group | None:
    """Return the group of a task: its section, or else its plan; None for what is no task."""
    item = corpus.items.get(identifier)
    if item is None or item.task:
        return None
    section = corpus.section(item.plan, item.section)
    if section is None:
        return item.plan, "Plan", corpus.heads[item.plan].title
    return f"{item.plan}/{section.number}", "Section", section.title


def group_visible(
    nodes: Sequence[Node], group_of: Callable[[Node], Group | None], *, most: int = MOST
) -> tuple[Node, ...]:
    """Return the nodes, those shown put into the groups that `group_of` names where there are more than `most`.

    A group stands where the first of its members stood, for each column and band apart. What has no group stays.
    """
    shown = [node for node in nodes if node.parent is None]
    if len(shown) <= most:
        return tuple(nodes)
    groups: dict[str, Node] = {}
    members: dict[str, list[Node]] = {}
    for node in shown:
        group = group_of(node)
        if group:
            name = f"group/{node.column}/{node.band}/{group[0]}"
            groups.setdefault(name, _frame(node, name, group))
            members.setdefault(name, []).append(node)
    frames = [_count(frame, len(members[name])) for name, frame in groups.items()]
    inside = {node.identifier: name for name, held in members.items() for node in held}
    return (*frames, *_put_in(nodes, inside))


def _frame(node: Node, name: str, group: Group) -> Node:
    return replace(
        node, identifier=name, kind=group[1], title=group[2], head=("", ""), mark=None, tone="plain", facts=(),
        excerpts=(), references=(), departments=(), found="",
    )  # fmt: skip


def _count(frame: Node, members: int) -> Node:
    return fit_node(replace(frame, foot=(f"{members} 项", f"{members} inside")))


def _put_in(nodes: Sequence[Node], inside: dict[str, str]) -> Iterator[Node]:
    for node in nodes:
        yield replace(node, parent=inside[node.identifier]) if node.identifier in inside else node

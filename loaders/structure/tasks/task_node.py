"""A node of the tree that is a task, and all of them with what holds for all."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.structure.outline import Node


@dataclass(frozen=True, slots=True)
class TaskNode:
    """A node that is a task, the parts above it, outermost first, and the nodes that are its measures.

    `is_stage` tells that it is one of the stages of the part right above it.
    """

    node: Node
    path: tuple[Node, ...]
    items: tuple[Node, ...] = ()
    is_stage: bool = False

    @property
    def is_own_item(self) -> bool:
        """Whether it is its own and sole measure."""
        return self.items == (self.node,)


@dataclass(frozen=True, slots=True)
class TaskNodes:
    """All tasks of a document in their order, and what holds for all of them, reckoned once.

    `nodes` and `inside` are the identities of their nodes and of the parts above these. `parts` counts the parts
    that hold tasks right below; `nested` tells that some stand in parts or are parts above items, `run_on` that the
    numbers of those in parts run on from part to part, `items_run_on` that those of the items do. `whole_items` tells
    that an item is one measure however many sentences it has.
    """

    found: tuple[TaskNode, ...]
    nodes: frozenset[int]
    inside: frozenset[int]
    parts: int
    nested: bool
    run_on: bool
    items_run_on: bool
    whole_items: bool

"""Which paragraphs are tasks told by their titles, where sentences and not items are the measures."""

from __future__ import annotations

from loaders.annotate.closing import find_closings
from loaders.annotate.context import Context
from loaders.structure.closed import is_closed
from loaders.structure.levels import Levels
from loaders.structure.opening_titles import is_labelled, is_titled, title_sentence
from loaders.structure.outline import Node

_FEW = 2


def is_titled_task(node: Node, path: tuple[Node, ...], levels: Levels, context: Context) -> bool:
    """A task is of the kind that says who, or stands below such a one that is only the heading of titled paragraphs."""
    if node.mark and node.mark.kind is levels.closed:
        return levels.outer or not _heads_titled(node, levels, context)
    has_title = title_sentence(node.strand, context) is not None or is_labelled(node, context)
    is_titled_part = bool(path) and has_title and not _of_kind(node, levels)
    return is_titled_part and _heads_titled(path[-1], levels, context)


def holds_untitled(node: Node, levels: Levels, context: Context) -> bool:
    """Tell a heading whose numbered paragraphs mostly have no titles, beside others that have: it is the task."""
    items = _of_kind(node, levels)
    is_heading = node.mark is not None and title_sentence(node.strand, context) is None
    if not is_heading or len(items) < _FEW or any(is_closed(item, context) for item in items):
        return False
    return sum(bool(item.children) or is_titled(item, context) for item in items) * 2 < len(items)


def is_beside_headings(node: Node, parent: Node, levels: Levels, context: Context) -> bool:
    """Tell a title with text alone where such titles head tasks: （三）建设台账 after （二） with 1. and 2.

    Those may stand in another part.
    """
    if node.mark is None or parent.mark is None or node.children or node.mark.kind >= levels.closed:
        return False
    return is_titled(node, context) and node.mark.kind in levels.headings


def _of_kind(node: Node, levels: Levels) -> list[Node]:
    """Return the paragraphs right below a node whose numbers are of the kind that says who."""
    return [child for child in node.children if child.mark and child.mark.kind is levels.closed]


def _heads_titled(node: Node, levels: Levels, context: Context) -> bool:
    """Tell a heading whose paragraphs all open with titles of their own: they are the tasks, and it is their part.

    So are several that are titles alone, if lines below each say what is done and who is responsible. Where a line
    says who is responsible for all of them, they are its measures, unless they are counted on past it.
    """
    is_heading = title_sentence(node.strand, context) is None and not find_closings(node.strand, context)
    if levels.anew and is_closed(node, context):
        return False
    are_labelled = len(node.children) >= _FEW and all(is_labelled(child, context) for child in node.children)
    are_titled = bool(node.children) and all(title_sentence(child.strand, context) for child in node.children)
    return is_heading and (are_titled or are_labelled)

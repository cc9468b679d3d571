"""Sole items of headings that are the text of their heading."""

from __future__ import annotations

from loaders.annotate.closing import is_closing_line
from loaders.annotate.context import Context
from loaders.structure.opening_titles import title_sentence
from loaders.structure.outline import Node

_FEW = 2
_LONGEST = 40  # characters of a heading


def join_sole_items(root: Node, context: Context) -> None:
    """Read the sole items of headings, with who and when on lines below them and no titles, as the headings' text.

    （一）建立清单。 above 1.各部门要梳理政策。…, 牵头单位：… and 完成时限：… is one task. Where a heading has several
    such items, they are its measures, and so are those of the others.
    """
    heads = [node for node in root.descendants() if node.mark and any(map(_is_told_below, node.children))]
    sole = [node for node in heads if len(node.children) == 1 and _is_untitled_item(node, context)]
    several = [item for node in heads if len(node.children) > 1 for item in node.children]
    if len(sole) < _FEW or not all(title_sentence(item.strand, context) for item in several):
        return
    for node in sole:
        (item,) = node.children
        node.paragraphs.extend([item.whole, *item.paragraphs])
        node.children.clear()


def _is_told_below(item: Node) -> bool:
    return not item.children and any(is_closing_line(line.text) for line in item.paragraphs)


def _is_untitled_item(node: Node, context: Context) -> bool:
    """Tell a heading with nothing but an item that has no title of its own."""
    (item,) = node.children
    is_heading = len(node.strand) <= _LONGEST and title_sentence(node.strand, context) is None and not node.paragraphs
    return is_heading and title_sentence(item.strand, context) is None and "。" in item.strand.text

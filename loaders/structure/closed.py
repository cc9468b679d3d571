"""Whether a numbered paragraph is closed: whether it says who is responsible or by when, and what it says without."""

from __future__ import annotations

from loaders.annotate.closing import find_closings, is_closing_line, read_closing_line
from loaders.annotate.context import Context
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand, join
from loaders.structure.outline import Node


def is_closed(node: Node, context: Context) -> bool:
    """Tell whether a numbered paragraph, or an unnumbered one below it, names who is responsible or by when."""
    return any(find_closings(line, context) or is_closing_line(line.text) for line in (node.strand, *node.paragraphs))


def says_who(node: Node, context: Context) -> bool:
    """Tell whether a numbered paragraph or any below it names who is responsible or by when."""
    return any(is_closed(each, context) for each in (node, *node.descendants()))


def only_closes(line: Strand, context: Context) -> bool:
    """Tell a line that says who is responsible or by when and nothing else: （市教育局牵头）。"""
    if is_closing_line(line.text):
        return True
    return any(c.start == 0 and not squeeze(line.text[c.end :]).strip("。；") for c in find_closings(line, context))


def names_nothing(line: Strand, context: Context) -> bool:
    """Tell a line of labels of which nothing is read: 责任单位：略, 督办单位：县委督查室."""
    if not is_closing_line(line.text):
        return False
    said = read_closing_line(line, context)
    return not (said.responsibilities or said.deadline or said.scope)


def strip_closings(strand: Strand, context: Context) -> Strand:
    """Return a paragraph without its closing phrases."""
    kept: list[Strand] = []
    last = 0
    for closing in find_closings(strand, context):
        kept.append(strand[last : closing.start])
        last = closing.end
    return join((*kept, strand[last:]))

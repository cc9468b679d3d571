"""What a sentence behind items says of several of them goes to each: 上述（四）至（六）项任务由县林业局负责。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.annotate.context import Context
from loaders.genre.numbering import MarkKind
from loaders.genre.references import Item
from loaders.reading.strand import Strand
from loaders.structure.outline import Node
from loaders.structure.said_of_items import items_of, part_said_of_items


def name_items(root: Node, context: Context) -> None:
    """Set what a sentence behind items says of several of them below each of these; changes the tree in place.

    It is no text of the last. One that speaks of items which are not there is handed on to the root.
    """
    above: list[tuple[Node, ...]] = []
    for path in list(_paths(root, ())):
        above.append(path)
        for clause in _taken_out(path[-1], context):
            for named in _named(clause, above) or (root,):
                named.paragraphs.append(clause)


def _paths(node: Node, path: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    """Yield each node below one with those above it, in the order of the document."""
    for child in node.children:
        yield (*path, child)
        yield from _paths(child, (*path, child))


def _taken_out(node: Node, context: Context) -> tuple[Strand, ...]:
    """Take what speaks of items out of the lines of a node, and return it; a numbered line keeps some text."""
    own, said = part_said_of_items(node.strand, context)
    node.strand, said = (own, said) if own.strip() else (node.strand, ())
    lines = [part_said_of_items(line, context) for line in node.paragraphs]
    node.paragraphs[:] = [rest for rest, clauses in lines if rest.strip() or not clauses]
    return (*said, *(clause for _, clauses in lines for clause in clauses))


def _named(clause: Strand, above: Sequence[tuple[Node, ...]]) -> tuple[Node, ...]:
    """Return the nodes that a clause behind them speaks of; nobody if one of them is not there.

    Numbers without brackets are of the kind of the last item, or else of a part that it stands in.
    """
    items = items_of(clause)
    for node in reversed(above[-1]):
        found = [_nearest(item, node.mark.kind if node.mark else None, above) for item in items]
        named = tuple(each for each in found if each)
        if len(named) == len(items):
            return named
    return ()


def _nearest(item: Item, kind: MarkKind | None, above: Sequence[tuple[Node, ...]]) -> Node | None:
    kind = item.kind or kind
    nodes = (path[-1] for path in reversed(above))
    return next((n for n in nodes if n.mark and n.mark.kind is kind and n.value == item.value), None)

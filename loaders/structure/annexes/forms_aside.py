"""Takes what annexes hold that is no task out of the tree of a plan: forms, lists of names, standards.

附件2 / 验收标准 / 1.道路硬化率达到95%。 is no task, however it is numbered, nor is 验收标准 alone, which a list of the
annexes names. What has no numbers below 附件 is no text of the last task either: a table that lost its cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from loaders.reading.strand import Strand
from loaders.structure.annexes.bounds import Annex, annex_at, read_annexes
from loaders.structure.outline import Node
from loaders.structure.paragraphs import Paragraph

Taken = Mapping[Annex, list[Strand]]


def set_forms_aside(root: Node, paragraphs: Sequence[Paragraph]) -> tuple[Strand, ...]:
    """Take what annexes hold that are forms out of a tree and return it; changes the tree in place.

    Of an annex behind the last number its lines are handed on to the root.
    """
    nodes = list(root.descendants())
    annexes = _annexes_behind(nodes, paragraphs)
    homes = {id(node): annex_at(node.whole, annexes) for node in nodes}
    numbered = set(homes.values())
    taken: Taken = {annex: [] for annex in annexes if annex.is_form or annex not in numbered}
    gone = {id(node) for node in nodes if homes[id(node)] in taken}
    for node in (root, *nodes):
        home = homes.get(id(node))
        if home is not None and home in taken:
            taken[home].append(node.whole)
        _take_lines(node, home, taken, annexes)
    root.children[:] = [*_kept(root, gone), *_orphans(nodes, gone)]
    root.paragraphs.extend(line for annex, lines in taken.items() if not annex.is_form for line in lines)
    return tuple(line for annex, lines in taken.items() if annex.is_form for line in lines)


def _annexes_behind(nodes: Sequence[Node], paragraphs: Sequence[Paragraph]) -> tuple[Annex, ...]:
    starts = (node.whole.pieces[0].start for node in nodes if node.whole.pieces)
    first = next(starts, None)
    return () if first is None else tuple(read_annexes(paragraphs, first))


def _take_lines(node: Node, home: Annex | None, taken: Taken, annexes: Sequence[Annex]) -> None:
    """Move the lines below a number to those of the annex that they stand in, or that the number itself does."""
    kept: list[Strand] = []
    for line in node.paragraphs:
        annex = annex_at(line, annexes) or home
        (taken.get(annex, kept) if annex else kept).append(line)
    node.paragraphs[:] = kept


def _kept(node: Node, gone: Set[int]) -> list[Node]:
    """Return what stands below a node without what is gone, and without what stands below that."""
    children = [child for child in node.children if id(child) not in gone]
    for child in children:
        child.children[:] = _kept(child, gone)
    return children


def _orphans(nodes: Sequence[Node], gone: Set[int]) -> Iterator[Node]:
    """Yield what stands below a number that is gone and is not gone itself: it belongs to the annex behind that one."""
    for node in nodes:
        if id(node) in gone:
            for child in node.children:
                if id(child) not in gone:
                    child.children[:] = _kept(child, gone)
                    yield child

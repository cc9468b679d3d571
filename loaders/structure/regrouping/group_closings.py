"""Lines and brackets on who is responsible that close a group: the paragraphs above them, or all items of a heading."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from loaders.annotate.closing import find_closings, is_closing_line
from loaders.annotate.context import Context
from loaders.annotate.responsibility import only_says_who
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand, join
from loaders.structure.closed import names_nothing, only_closes, says_who
from loaders.structure.outline import Node

_FEW = 2


def close_runs(node: Node, root: Node, context: Context) -> None:
    """Set each of several lines on who is responsible behind the paragraph that it closes, where text parts them."""
    silent = [line for line in node.paragraphs if names_nothing(line, context)]
    groups = [is_closing for is_closing, _ in groupby(node.paragraphs, key=lambda line: is_closing_line(line.text))]
    if groups.count(True) < _FEW:
        return
    kept: list[Strand] = []
    root.paragraphs.extend(silent)
    for line in (line for line in node.paragraphs if line not in silent):
        if is_closing_line(line.text) and kept:
            kept[-1] = join((kept[-1], line))
        elif is_closing_line(line.text) and "。" in node.strand.text.rstrip("。"):
            node.strand = join((node.strand, line))
        else:
            kept.append(line)
    node.paragraphs[:] = kept


def join_bare_closings(root: Node) -> None:
    """Set a line on who does a task alone (县林业局负责) behind the text that it closes, where another task ends so.

    Above items it may head them, as 县林业局牵头 does in a plan arranged by department.
    """
    nodes = [node for node in root.descendants() if node.paragraphs and not node.children]
    bare = [node for node in nodes if _names_one(node.paragraphs[-1].text)]
    if len(bare) + sum(is_closing_line(node.paragraphs[-1].text) for node in nodes) < _FEW:
        return
    for node in bare:
        above, line = node.paragraphs[-2:] if len(node.paragraphs) > 1 else (node.strand, node.paragraphs[-1])
        if not above.text.rstrip().endswith("。"):
            continue
        node.paragraphs[-2:] = [join((above, line))] if len(node.paragraphs) > 1 else []
        node.strand = node.strand if above is not node.strand else join((above, line))


def _names_one(line: str) -> bool:
    """Tell a line that would be a sentence on who is responsible if a full stop ended it."""
    return "。" not in line and not only_says_who(line) and only_says_who(f"{line.strip()}。")


def lift_closings(root: Node, context: Context) -> None:
    """Hand a line that closes the last of several items, which name nobody, on to the node above them.

    Where most of a kind say so who does all of their items, one that has a sole item says it in the same way.
    """
    above = [node for node in root.descendants() if node.mark and node.children]
    closed = [node for node in above if _closes_items(node, context)]
    several = Counter(node.mark.kind for node in above if node.mark and len(node.children) > 1)
    grouped = Counter(node.mark.kind for node in closed if node.mark and len(node.children) > 1)
    for node in closed:
        if node.mark and (len(node.children) > 1 or grouped[node.mark.kind] * 2 > several[node.mark.kind]):
            last = node.children[-1]
            while last.paragraphs and only_closes(last.paragraphs[-1], context):
                node.paragraphs.append(last.paragraphs.pop())


def _closes_items(node: Node, context: Context) -> bool:
    """Tell that a line below the last item of a node says who, and that none of its items does so itself."""
    *others, last = node.children
    is_last_told = bool(last.paragraphs) and only_closes(last.paragraphs[-1], context) and not last.children
    is_groups = is_last_told and not find_closings(last.strand, context)
    return is_groups and not any(says_who(child, context) for child in others)


def lift_brackets(root: Node, context: Context) -> None:
    """Hand a bracket at the end of the last of several items, which name nobody, on to the node above them.

    Below （一）, 1.压实责任。… and 2.整治隐患。…（县住建局牵头） are done by one leader, where those of a kind that
    name anybody do so below their last item alone, but for fewer that do so below all of them.
    """
    above = [node for node in root.descendants() if node.mark and len(node.children) > 1]
    for kind in {node.mark.kind for node in above if node.mark}:
        told = [n for n in above if n.mark and n.mark.kind is kind and any(says_who(c, context) for c in n.children)]
        closed = [node for node in told if _is_closed_at_its_end(node, context)]
        apart = [node for node in told if all(says_who(child, context) for child in node.children)]
        if len(closed) < _FEW or len(closed) + len(apart) < len(told) or len(closed) <= len(apart):
            continue
        for node in closed:
            last = node.children[-1]
            place = find_closings(last.strand, context)[-1].start
            node.paragraphs.append(last.strand[place:])
            last.strand = last.strand[:place]


def _is_closed_at_its_end(node: Node, context: Context) -> bool:
    """Tell that one bracket, at the end of the last of the items below a node, says who does them."""
    *others, last = node.children
    found = find_closings(last.strand, context)
    if len(found) != 1 or last.children or last.paragraphs or found[0].sentence is not None:
        return False
    ends = not squeeze(last.strand.text[found[0].end :]).strip("。；")
    return ends and not any(says_who(child, context) for child in others)

"""What the levels of a numbered document mean: which numbers are tasks, and whether measures are items or sentences.

Told by where responsibility is said. If the innermost paragraphs that name who is responsible open with a title
sentence, they are tasks and their sentences measures (a guide); if not, they are measures, and what stands above them
is the task (an inter-ministerial plan, a division of labour). Where few of a kind name anybody, all of the kind are
asked for their titles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.annotate.closing import find_closings
from loaders.annotate.context import Context
from loaders.genre.numbering import MarkKind
from loaders.structure.arranged import heads_tasks_of_a_body
from loaders.structure.closed import is_closed
from loaders.structure.no_tasks.places import is_titled_without_tasks
from loaders.structure.no_tasks.titles import closes_a_plan
from loaders.structure.opening_titles import heads_items, is_ended, is_labelled, is_titled, title_sentence
from loaders.structure.outline import Node

_MOSTLY = 0.6
_NEARLY = 0.9
_FEW = 3
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Levels:
    """`closed` is the kind of the innermost numbers that name who; `items` tells that these are the measures.

    `share` is the part of the paragraphs of that kind that name who is responsible, `count` how many do. `headings`
    are the kinds of number right above them. `run_on` tells that they are counted through the plan, below headings,
    `anew` that what stands below each is counted anew, `whole` that an item is one measure however many sentences it
    has, `outer` that headings are tasks even above items with titles.
    """

    closed: MarkKind
    items: bool
    share: float
    count: int
    headings: frozenset[MarkKind] = frozenset()
    run_on: bool = False
    anew: bool = False
    whole: bool = True
    outer: bool = False


def tell_levels(root: Node, context: Context) -> Levels | None:
    """Return what the levels of a document mean, or None if no numbered paragraph says who is responsible."""
    closed = [node for node in root.descendants() if is_closed(node, context)]
    leaves = [node for node in closed if not any(is_closed(child, context) for child in node.descendants())]
    leaves = [node for node in leaves if not _closes_the_plan(node, root)]
    leaves = [each for node in leaves for each in _told_by_part(node, root, context) or (node,)]
    if not leaves:
        return None
    kind = Counter(node.mark.kind for node in leaves if node.mark).most_common(1)[0][0]
    heads = _closed_heads(leaves, kind, root, context)
    if heads:
        return heads
    own = [node for node in leaves if node.mark and node.mark.kind is kind]
    same = [node for node in root.descendants() if node.mark and node.mark.kind is kind]
    # one that is closed so (（二）加强监管。县水务局牵头，各镇配合。) says little of the others
    are_told = all(is_labelled(node, context) for node in own)  # by lines of their own below each title
    asked = own if len(own) * 2 >= len(same) or (are_told and len(own) > 1) else same
    titled = [node for node in asked if is_titled(node, context) or heads_items(node, context)]
    run_on = _runs_through(same, root)
    are_items = _is_inner(own, root) or len(titled) < (_NEARLY if run_on else _MOSTLY) * len(asked)
    return Levels(kind, are_items, len(own) / len(same), len(own), run_on=run_on)


def _told_by_part(node: Node, root: Node, context: Context) -> Sequence[Node]:
    """Return the titled paragraphs below the heading of a part that a bracket closes: it says who does each of them.

    二、森林抚育（县林业局牵头，各林场配合） / （一）开展抚育。按照规程抚育。 names them as if （一） did.
    """
    is_heading = node in root.children and title_sentence(node.strand, context) is None
    if not is_heading or not find_closings(node.strand, context):
        return ()
    are_titled = all(title_sentence(child.strand, context) for child in node.children)
    return node.children if are_titled and not any(is_closed(d, context) for d in node.descendants()) else ()


def _closes_the_plan(node: Node, root: Node) -> bool:
    """Tell a part with text alone on how the plan is carried out, beside parts with numbers of their own.

    三、组织实施 / 县数据局牵头，县财政局配合。 tells nothing of （一）, （二） below 二、重点任务.
    """
    is_part = node in root.children and not node.children and closes_a_plan(node.strand.text.partition("。")[0])
    return is_part and any(part.children for part in root.children)


def _closed_heads(leaves: Sequence[Node], kind: MarkKind, root: Node, context: Context) -> Levels | None:
    """Return the levels of a plan most of whose headings say who does all of their items, which are counted anew.

    Then one whose items each say it, however many these are, is a task as the others are.
    """
    heads = [node for node in leaves if node.children and node.mark and node.mark.kind < kind]
    if len(heads) < _FEW or numbers_run_on(child for node in heads for child in node.children):
        return None
    outer = Counter(node.mark.kind for node in heads if node.mark).most_common(1)[0][0]
    above = [node for node in root.descendants() if node.mark and node.mark.kind is outer]
    apart = [node for node in above if any(is_closed(child, context) for child in node.children)]
    count = sum(is_closed(node, context) for node in above)
    is_rule = count >= _FEW and count > len(apart)
    return Levels(kind, items=True, share=count / len(above), count=count, outer=True) if is_rule else None


def _is_inner(own: Sequence[Node], root: Node) -> bool:
    """Tell the third level of numbers, which are measures even with titles: 一、 above 1. above （1）完善登记。…"""
    is_small = all(node.mark and node.mark.kind >= MarkKind.PAREN_ARABIC for node in own)
    return is_small and _are_third(own, root)


def _runs_through(nodes: Sequence[Node], root: Node) -> bool:
    """Tell items that are counted through a plan below headings of their own: 一、 above （一） above 1. … 22."""
    return _are_third(nodes, root) and numbers_run_on(nodes)


def _are_third(nodes: Sequence[Node], root: Node) -> bool:
    third = {id(node) for part in root.children for task in part.children for node in task.children}
    return all(id(node) in third for node in nodes)


def tell_levels_by_titles(root: Node, context: Context) -> Levels | None:
    """Return what the levels mean in a document that names nobody: paragraphs that open with a title are tasks.

    Where no kind of number has at least three such paragraphs, the innermost numbers below headings are measures. A
    document that has fewer of both is read by what it has; one without numbers has no levels. What is listed below
    bodies (（一）县林业局 / 1.组织巡护；) only tells of these, if the plan has titled paragraphs elsewhere.
    """
    nodes = [node for node in _with_tasks(root) if node.mark]
    titled = [node for node in nodes if is_titled(node, context)]
    leaves = [node for node in nodes if not node.children and is_ended(node.strand.text)]
    duties = _duties(root)
    plain = [node for node in nodes if id(node) not in duties]
    return (
        (_titled_levels([node for node in titled if id(node) not in duties], plain, _FEW) if duties else None)
        or _outer_levels(root, titled)
        or _titled_levels(titled, nodes, _FEW)
        or _item_levels(leaves, nodes, _FEW)
        or _titled_levels(titled, nodes, 1)
        or _item_levels(leaves or [node for node in nodes if not node.children], nodes, 1)
    )


def _duties(root: Node) -> frozenset[int]:
    """Return the identities of what stands below bodies, in parts whose headings are mostly bodies."""
    found: set[int] = set()
    for part in root.children:
        heads = [child for child in part.children if child.children]
        bodies = [head for head in heads if heads_tasks_of_a_body(head.strand.text)]
        if len(heads) >= _PAIR and len(bodies) > _MOSTLY * len(heads):
            found.update(id(node) for head in heads for node in head.children)
    return frozenset(found)


def _with_tasks(node: Node) -> Iterator[Node]:
    """Yield the nodes below one, without the parts whose titles say that they hold no tasks (总体要求)."""
    for child in node.children:
        if not is_titled_without_tasks(child):
            yield child
            yield from _with_tasks(child)


def _outer_levels(root: Node, titled: Sequence[Node]) -> Levels | None:
    """Return the levels of a plan whose headings mostly have text right below: those with titled items are tasks too.

    1.玉米收获。… and 2.秸秆还田。… below （二）, which has sentences of its own too, say what is done for it, beside
    （一） and （三） with paragraphs.
    """
    told = {id(node) for node in titled}
    parts = [part for part in root.children if part.mark and part.mark.kind is MarkKind.CHINESE]
    headings = [node for part in parts if not is_titled_without_tasks(part) for node in part.children if node.mark]
    plain = [node for node in headings if id(node) in told and not node.children]
    above = [node for node in headings if node.children and any(id(child) in told for child in node.children)]
    kinds = {node.mark.kind for node in (*plain, *above) if node.mark}
    says_more = any("。" in line.text for node in above for line in node.paragraphs)
    if len(kinds) != 1 or not says_more or len(plain) < _FEW or len(plain) <= len(above):
        return None
    count = len(plain) + len(above)
    return Levels(kinds.pop(), items=False, share=count / len(headings), count=count, outer=True)


def _titled_levels(titled: Sequence[Node], nodes: Sequence[Node], few: int) -> Levels | None:
    kinds = Counter(node.mark.kind for node in titled if node.mark)
    if not kinds:
        return None
    kind, count = max(kinds.items(), key=lambda pair: (pair[1], pair[0]))
    same = sum(node.mark is not None and node.mark.kind is kind for node in nodes)
    is_rule = count >= few and count >= same / 2
    return Levels(kind, items=False, share=count / same, count=count) if is_rule else None


def _item_levels(leaves: Sequence[Node], nodes: Sequence[Node], few: int) -> Levels | None:
    kinds = Counter(node.mark.kind for node in leaves if node.mark)
    if not kinds or kinds.most_common(1)[0][1] < few:
        return None
    kind, count = kinds.most_common(1)[0]
    return Levels(kind, items=True, share=count / len(nodes), count=count, whole=False)


def numbers_run_on(nodes: Iterable[Node]) -> bool:
    """Tell whether numbers run through the whole document and are not begun anew in each part."""
    values = [node.value for node in nodes]
    return len(set(values)) == len(values)

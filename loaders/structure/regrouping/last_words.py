"""What stands behind the last task of a plan and is none of what it says: 附则, 工作要求, an address to all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loaders.annotate.closing import find_closings, is_closing_line
from loaders.annotate.context import Context
from loaders.reading.strand import Strand
from loaders.structure.closed import only_closes, says_who, strip_closings
from loaders.structure.no_tasks.lines import asks_all, speaks_to_all
from loaders.structure.no_tasks.titles import asks_at_the_end, titles_no_tasks
from loaders.structure.opening_titles import title_sentence
from loaders.structure.outline import Node

_FEW = 2
_MANY = 5


def hand_on_last_words(root: Node, context: Context) -> None:
    """Hand on to the root what stands behind the last task; changes the tree in place."""
    if not root.children:
        return
    _below_closing_title(root, context)
    *others, last = root.descendants()
    _behind_closing_title(last, others, root, context)
    _behind_last_task(last, (root, *others), root, context)


def _below_closing_title(root: Node, context: Context) -> None:
    """Take what is numbered anew below a line without a number (工作要求), and names nobody, out of the last task.

    三、… is followed by 工作要求 and （一）高度重视。…, and these are no measures of 三.
    """
    nodes = list(root.descendants())
    labels = Counter(line.text.strip() for node in nodes for line in node.paragraphs)
    heads = [
        place
        for place, node in enumerate(nodes[:-1])
        if any(asks_at_the_end(line.text) and labels[line.text.strip()] == 1 for line in node.paragraphs)
    ]
    before, behind = (nodes[: heads[-1] + 1], nodes[heads[-1] + 1 :]) if heads else (nodes, [])
    if not behind or not _are_counted_anew(behind, context):
        return
    above = before[-1]
    _hand_on(above, next(n for n, line in enumerate(above.paragraphs) if asks_at_the_end(line.text)), root)
    for node in behind:
        root.paragraphs.extend([node.whole, *node.paragraphs])
    taken = {id(node) for node in behind}
    for node in (root, *before):
        node.children[:] = [child for child in node.children if id(child) not in taken]


def _are_counted_anew(nodes: Sequence[Node], context: Context) -> bool:
    """Tell numbers from one on that name nobody; with 二、… behind 1. and 2. the plan goes on."""
    first = nodes[0]
    if first.value != 1 or any(says_who(node, context) for node in nodes):
        return False
    return not any(node.mark and first.mark and node.mark.kind < first.mark.kind for node in nodes)


def _behind_closing_title(last: Node, others: Sequence[Node], root: Node, context: Context) -> None:
    """Take what stands behind a line that titles no tasks (附则, 工作要求) out of what the last task says.

    A line that stands in other tasks too is a label (保障措施：), and so is one above who is responsible.
    """
    start = 0 if strip_closings(last.strand, context).text.rstrip().endswith("。") else 1  # …。（县林业局负责）
    labels = {line.text for other in others for line in other.paragraphs}
    places = (
        n
        for n, line in enumerate(last.paragraphs)
        if n >= start and line.text not in labels and titles_no_tasks(line.text.strip().rstrip("：:"))
    )
    place = next(places, len(last.paragraphs))
    if not any(is_closing_line(line.text) for line in last.paragraphs[place:]):
        _hand_on(last, place, root)


def _behind_last_task(last: Node, others: Sequence[Node], root: Node, context: Context) -> None:
    """Hand on to the root what is said to all behind the last task, with who sees to it.

    The task is closed already (…（市教育局负责）), or has its text above, and no other task goes on so. Where each of
    many tasks is one paragraph, what follows the last is none of it, unless it has a figure; where all of them say who
    is responsible at their end, it is none in any case (各牵头单位于11月5日前报送总结。).
    """
    is_closed = bool(find_closings(last.strand, context))
    start = 0 if is_closed or title_sentence(last.strand, context) is not None else 1
    of_tasks = (*(line for node in others for line in node.paragraphs), *last.paragraphs[:start])
    is_usual = not is_closed and any(asks_all(line.text) for line in of_tasks)
    is_alone = not start and _are_one_paragraph_each(others, last)
    is_behind = is_closed and _are_closed_each(others, last, context)
    places = (
        n
        for n, line in enumerate(last.paragraphs)
        if n >= start
        and (
            _closes(line.text, is_usual=is_usual)
            or (is_alone and _is_plain_prose(line.text))
            or (is_behind and "。" in line.text and not _ends_with_names(line, context))
        )
    )
    _hand_on(last, next(places, len(last.paragraphs)), root)


def _hand_on(node: Node, place: int, root: Node) -> None:
    """Hand on to the root the paragraphs of a node from one place on."""
    root.paragraphs.extend(node.paragraphs[place:])
    del node.paragraphs[place:]


def _are_one_paragraph_each(others: Sequence[Node], last: Node) -> bool:
    """Tell a text of many numbered paragraphs, none of which has another below it."""
    same = [node for node in others if node.mark and last.mark and node.mark.kind is last.mark.kind]
    return len(same) >= _MANY and not any(node.paragraphs or node.children for node in same)


def _are_closed_each(others: Sequence[Node], last: Node, context: Context) -> bool:
    """Tell numbered paragraphs that all end with who is responsible, none of which but the last has another below."""
    same = [node for node in others if node.mark and last.mark and node.mark.kind is last.mark.kind]
    is_told = all(find_closings(node.strand, context) and not node.paragraphs and not node.children for node in same)
    return len(same) >= _FEW and is_told and last.strand.text.rstrip("。 ").endswith(("）", ")"))


def _ends_with_names(line: Strand, context: Context) -> bool:
    """Tell a line that says who is responsible by itself or at its end, and not only in what it says."""
    return only_closes(line, context) or any(closing.sentence is None for closing in find_closings(line, context))


def _is_plain_prose(line: str) -> bool:
    return "。" in line and not any(char.isdigit() for char in line) and not is_closing_line(line)


def _closes(line: str, *, is_usual: bool) -> bool:
    """Tell a paragraph that speaks to all at the end; `is_usual` tells that other tasks ask all as well.

    What has a figure or a time of its own (各镇要新建站点12个) is to be done.
    """
    is_plain = not is_usual and not any(char.isdigit() for char in line)
    return speaks_to_all(line) or (is_plain and asks_all(line))

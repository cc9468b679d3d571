"""Which parts of a tree hold no tasks: told by their titles, their place among the other parts, and what they say."""

from __future__ import annotations

import re

from loaders.annotate.bodies import says_deed
from loaders.annotate.context import Context
from loaders.genre.squeezing import squeeze
from loaders.structure.closed import says_who
from loaders.structure.no_tasks.lines import leads_into_conditions, states_thought
from loaders.structure.no_tasks.safeguards import is_work, promises_figures
from loaders.structure.no_tasks.titles import sees_to_it, sets_aims, titles_no_tasks, titles_who_is_taken_in
from loaders.structure.opening_titles import title_sentence
from loaders.structure.outline import Node
from loaders.structure.stages import says_when

_STAGE = re.compile(r"阶段(?:[（(][^（()）]*[)）])?。?$")
_MAY_BE_DEEP = re.compile("^(?:组织实施|(?:相关|有关|具体)要求)$")
_FEW = 2


def is_titled_without_tasks(node: Node) -> bool:
    """Tell a part whose title says that it holds no tasks (总体要求); 工作机制 above headings with items has some.

    So has 组织实施 or 相关要求 with headings of its own that have several items: 申报流程 above 1.编制方案 and 2.评审.
    """
    is_deep = "机制" in node.strand.text and any(child.children for child in node.children)
    is_deep = is_deep or (bool(_MAY_BE_DEEP.search(squeeze(node.strand.text))) and _has_headings(node))
    return not is_deep and titles_no_tasks(node.strand.text)


def _has_headings(node: Node) -> bool:
    """Tell a part some of whose headings stand above several numbered items."""
    return any(sum(below.mark is not None for below in child.children) >= _FEW for child in node.children)


def holds_no_tasks(node: Node, parent: Node, context: Context) -> bool:
    """Tell a part without tasks by all that the tree tells of it; one that says who is responsible always has some."""
    if says_who(node, context) or says_when(node):
        return False
    if lists_conditions(node) or _sees_to_the_others(node, parent, context) or _only_states_thought(node, parent):
        return True
    opening = title_sentence(node.strand, context)  # 一、指导思想。以…为指导，… in one paragraph
    if opening is not None and not node.children:
        return sets_aims(opening.text)
    is_titled = is_titled_without_tasks(node) and not _is_one_of_stages(node, parent)
    return is_titled and not is_work(node, parent, context)


def lists_conditions(node: Node) -> bool:
    """Tell a part on which are taken in (企业入选条件), or one that leads into what they have to meet."""
    if titles_who_is_taken_in(node.strand.text) or leads_into_conditions(node.strand.text):
        return True
    leads_in = any(leads_into_conditions(line.text) for line in node.paragraphs[:1])
    return leads_in and not any(says_deed(child.strand.text.rstrip("。")) for child in node.children)


def _only_states_thought(node: Node, parent: Node) -> bool:
    """Tell a first part with nothing but guiding thought and principles, whatever it is called: 一、明确整治要求."""
    is_first = parent.mark is None and node is parent.children[0] and not node.children
    return is_first and bool(node.paragraphs) and all(states_thought(each.text) for each in node.paragraphs)


def _sees_to_the_others(node: Node, parent: Node, context: Context) -> bool:
    """Tell a last part on how the others are seen to (五、强化督导考核), which names nobody while these do."""
    *others, last = parent.children
    if parent.mark is not None or node is not last or len(others) < _FEW or not sees_to_it(node.strand.text):
        return False
    are_told = sum(says_who(part, context) for part in others) >= _FEW
    return are_told and not promises_figures(node, context)


def _is_one_of_stages(node: Node, parent: Node) -> bool:
    """Tell one of several stages below the heading of them: （二）实施阶段 beside （一）制定方案阶段."""
    stages = [child for child in parent.children if _STAGE.search(squeeze(child.strand.text))]
    return parent.mark is not None and node in stages and len(stages) >= _FEW

"""Which paragraphs are the items that say who is responsible, and which stand for tasks beside those above items."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.annotate.closing import is_closing_line
from loaders.annotate.context import Context
from loaders.genre.numbering import MarkKind
from loaders.structure.closed import is_closed
from loaders.structure.divisions import names_leader
from loaders.structure.levels import Levels
from loaders.structure.no_tasks.titles import titles_no_tasks
from loaders.structure.opening_titles import is_titled, opens_with_title
from loaders.structure.outline import Node

_FEW = 2


def is_item(node: Node, levels: Levels, context: Context) -> bool:
    """An item is of the kind that says who; one part may go a level deeper, where the items stand below headings."""
    if not levels.items or node.mark is None or node.mark.kind < levels.closed:
        return False
    is_heading = any(is_closed(below, context) for below in node.descendants())
    return not is_heading and (node.mark.kind is levels.closed or is_closed(node, context))


def are_titled_tasks(heading: Node, items: Sequence[Node], levels: Levels, context: Context) -> bool:
    """Tell several items below one heading that all open with short titles: tasks, among plain measures.

    All of them say who, or none does and the heading does not either. Those that are counted through the plan are
    measures as the others are, unless who and when stand on lines below each, as they do below a task.
    """
    if levels.outer:  # most headings say who does all of their items
        return False
    if levels.run_on and not any(is_closing_line(line.text) for item in items for line in item.paragraphs):
        return False
    are_titled = all(opens_with_title(item, context) for item in items)
    told = sum(is_closed(item, context) for item in items)
    says_alike = told == len(items) or not (told or is_closed(heading, context))
    return len(items) >= _FEW and are_titled and says_alike


def is_beside_tasks(node: Node, parent: Node, levels: Levels, context: Context) -> bool:
    """Tell a task without items beside those that have some: （二）抓好安全。 with its text alone.

    So are titled safeguards, whose text may stand on the line of the title, where one of them says who is responsible.
    """
    if node.mark is None or node.mark.kind <= MarkKind.CHINESE or node.children:
        return False
    if titles_no_tasks(parent.strand.text):  # 三、保障措施 / （一）加强领导。县林业局负责统筹。
        return names_leader(parent) and is_titled(node, context)
    if not node.paragraphs:
        return False
    beside = (other for other in parent.children if other.mark and other.mark.kind is node.mark.kind)
    return any(is_item(below, levels, context) for other in beside for below in other.children)

"""The order in which a tree of numbers is put right: asides, last words, closings of groups, labels, titles.

A line on who is responsible below the last of several items that name nobody closes all of them, and labels such as
1.工作目标：… are no tasks: both are told before titles are parted from their text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from loaders.annotate.context import Context
from loaders.annotate.responsibility import is_in_person
from loaders.reading.strand import Strand
from loaders.structure.closed import names_nothing
from loaders.structure.no_tasks.lines import takes_leave
from loaders.structure.outline import Node
from loaders.structure.regrouping.events import part_events
from loaders.structure.regrouping.group_closings import close_runs, join_bare_closings, lift_brackets, lift_closings
from loaders.structure.regrouping.labels import dissolve_labels
from loaders.structure.regrouping.last_words import hand_on_last_words
from loaders.structure.regrouping.named_behind import name_items
from loaders.structure.regrouping.sole_items import join_sole_items
from loaders.structure.regrouping.summed_figures import sum_up
from loaders.structure.regrouping.told_by_number import part_by_numbers
from loaders.structure.running_titles import part_running_titles

# the title of a box of projects (专栏1 改造工程), and the number of what follows (序号：1)
_ASIDE = re.compile(r"\s*(?:专栏\s*[0-9一二三四五六七八九十]{0,3}[^。；]{0,40}|(?:序号|编号)\s*[：:]\s*\d{1,4})$")


def regrouped(root: Node, context: Context) -> Node:
    """Return the tree with labels dissolved and the closings of groups at the node above; changes it in place."""
    name_items(root, context)
    part_events(root)
    for node in list(root.descendants()):
        _set_aside(node, root, _is_beside)
        close_runs(node, root, context)
    hand_on_last_words(root, context)
    join_bare_closings(root)
    sum_up(root)
    part_by_numbers(root)
    lift_closings(root, context)
    lift_brackets(root, context)
    join_sole_items(root, context)
    for node in root.descendants():
        _set_aside(node, root, lambda line: names_nothing(line, context))
    dissolve_labels(root)
    part_running_titles(root)
    return root


def _set_aside(node: Node, root: Node, is_aside: Callable[[Strand], bool]) -> None:
    """Take lines that name people, title a box, take leave, or name nobody behind a label out of what a node says."""
    aside = [line for line in node.paragraphs if is_aside(line)]
    root.paragraphs.extend(aside)
    node.paragraphs[:] = [line for line in node.paragraphs if line not in aside]


def _is_beside(line: Strand) -> bool:
    """Tell 责任领导：李明 on a line of its own, the title of a box, a number, and a formula of leave."""
    return is_in_person(line.text) or bool(_ASIDE.fullmatch(line.text)) or takes_leave(line.text)

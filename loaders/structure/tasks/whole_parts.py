"""Which parts are tasks as a whole among others that hold tasks."""

from __future__ import annotations

import re

from loaders.annotate.context import Context
from loaders.genre.squeezing import squeeze
from loaders.structure.closed import is_closed
from loaders.structure.levels import Levels
from loaders.structure.no_tasks.safeguards import entrusts_bodies
from loaders.structure.no_tasks.titles import titles_no_work
from loaders.structure.outline import Node
from loaders.structure.report_titles import is_phrase
from loaders.structure.stages import says_when

_CAMPAIGN = "整治|治理|打击|检查|监管|执法|排查|抽查|清理|行动|工作"
_FOCUS = re.compile(rf"(?:专项)?(?:{_CAMPAIGN})(?:重点|内容|重点内容)|重点(?:{_CAMPAIGN})?内容")
_AFTER = re.compile(
    r"""
    (?:重点|集中|依法|严厉|严肃|严格|全面)*
    (?:打击|整治|治理|查处|检查|排查|抽查|清理|清查|取缔|规范|整改|督促)(?!对象|范围|重点)
    """,
    re.VERBOSE,
)
_FEW = 2
_LONGEST = 40  # characters of the title of a part


def is_whole_part(node: Node, parent: Node, levels: Levels, context: Context) -> bool:
    """Tell a part that is a task itself among others that hold some.

    It says who is responsible (二、压实责任。…（省应急厅负责）), or is a heading (三、质量提升行动) with text alone
    below it; so are a last one (四、组织保障) whose text says who leads, and 进度安排 whose sentences say by when.
    """
    is_told = is_closed(node, context) or entrusts_bodies(node, parent, context) or says_when(node)
    return is_told or _is_beside_parts(node, parent, levels)


def _is_beside_parts(node: Node, parent: Node, levels: Levels) -> bool:
    """Tell a heading with its text alone beside several parts that hold tasks; what a campaign is after beside one."""
    if node.mark is None or node.children or not any("。" in line.text for line in node.paragraphs):
        return False
    if not _may_title_a_part(node):
        return False
    parts = [other for other in parent.children if other.mark and other.mark.kind is node.mark.kind]
    holding = [part for part in parts if any(d.mark and d.mark.kind is levels.closed for d in part.descendants())]
    return len(holding) >= _FEW or (bool(holding) and _is_on_focus(node))


def _is_on_focus(node: Node) -> bool:
    """Tell what a campaign is after, said as what is to be done: 二、整治重点 / 重点打击三类行为：…."""
    is_focus = _FOCUS.fullmatch(_title(node)) is not None
    return is_focus and _AFTER.match(node.paragraphs[0].text.strip()) is not None


def _may_title_a_part(node: Node) -> bool:
    """Tell a title of work without a figure, of two clauses at the most: 四、加强源头管控，建立长效机制.

    加强工作保障，推动举措见效 closes the plan.
    """
    head, _, tail = node.strand.text.partition("，")
    is_two = not tail or ("保障" not in head and is_phrase(node.strand[-len(tail) :]))
    is_title = is_two and is_phrase(node.strand[: len(head)]) and 0 < len(_title(node)) <= _LONGEST
    return is_title and not titles_no_work(_title(node))


def _title(node: Node) -> str:
    return squeeze(node.strand.text).rstrip("。")

"""Finds in the tree of a numbered document the nodes that are tasks, with their items and the parts above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.annotate.closing import find_closings, is_closing_line
from loaders.annotate.context import Context
from loaders.annotate.figures import read_targets
from loaders.reading.squeezing import squeeze
from loaders.structure.divisions import divides_duties, is_done_by_bodies, names_leader
from loaders.structure.levels import Levels, has_no_tasks, is_closed, is_titled, numbers_run_on, title_sentence
from loaders.structure.numbering import MarkKind
from loaders.structure.outline import Node
from loaders.structure.report_titles import is_phrase
from loaders.structure.stages import is_staged
from loaders.structure.untasked import closes_a_plan, sees_to_it, states_thought, titles_no_tasks

_FEW = 2
_LONGEST = 40  # characters of the title of a part
_SHORT = 16  # characters of a title that nothing but its shortness tells
# parts that only say what is meant, or what the plan costs: 名词解释, 支持对象, 投资估算
_NO_WORK = re.compile(
    r"[一-鿿]{2,12}(?:定义|释义|概念)|(?:其他|其它|有关|未尽)(?:事项|事宜|规定)|组织(?:架构|机构)"  # 建筑垃圾定义
    r"|[一-鿿]{0,3}(?:解释|说明|定义|范围|对象|条件|路径|估算|概算|匡算|预算|来源|概况|概述|期限|意义|依据|类型|目标|原则|思路|要求|思想)"
    r"|(?:工作|年度|进度|推进|实施)?计划"
)
_CAMPAIGN = "整治|治理|打击|检查|监管|执法|排查|抽查|清理|行动|工作"
_FOCUS = re.compile(rf"(?:专项)?(?:{_CAMPAIGN})(?:重点|内容|重点内容)|重点(?:{_CAMPAIGN})?内容")
_AFTER = re.compile(
    r"(?:重点|集中|依法|严厉|严肃|严格|全面)*(?:打击|整治|治理|查处|检查|排查|抽查|清理|清查|取缔|规范|整改|督促)(?!对象|范围|重点)"
)
_SECURES = re.compile(r"(?:加强|强化|完善|健全|夯实|做好)(?:实施|要素|支撑|服务|资源|政策)[一-鿿]{0,4}保障")
_REQUIRES = re.compile("(?:工作|具体|有关|相关)要求")
_STAGE = re.compile(r"阶段(?:[（(][^（()）]*[)）])?。?$")
_GRANTED = re.compile(r"补贴|补助|奖励|奖补|贴息")


@dataclass(frozen=True, slots=True)
class TaskNode:
    """A node that is a task, the parts above it, outermost first, and the nodes that are its measures.

    `is_stage` tells that it is one of the stages of the part right above it.
    """

    node: Node
    path: tuple[Node, ...]
    items: tuple[Node, ...] = ()
    is_stage: bool = False


@dataclass(frozen=True, slots=True)
class TaskNodes:
    """All tasks of a document in their order, and what holds for all of them, reckoned once.

    `nodes` and `inside` are the identities of their nodes and of the parts above these. `parts` counts the parts
    that hold tasks right below; `nested` tells that some stand in parts or are parts above items, `run_on` that the
    numbers of those in parts run on from part to part, `items_run_on` that those of the items do. `whole_items` tells
    that an item is one measure however many sentences it has.
    """

    found: tuple[TaskNode, ...]
    nodes: frozenset[int]
    inside: frozenset[int]
    parts: int
    nested: bool
    run_on: bool
    items_run_on: bool
    whole_items: bool


def _gather(found: Sequence[TaskNode], levels: Levels) -> TaskNodes:
    below = [task for task in found if task.path]
    return TaskNodes(
        found=tuple(found),
        nodes=frozenset(id(task.node) for task in found),
        inside=frozenset(id(part) for task in found for part in task.path),
        parts=len({id(task.path[-1]) for task in below}),
        nested=bool(below) or any(task.items and not is_own_item(task) for task in found),
        run_on=numbers_run_on(task.node for task in below),
        items_run_on=numbers_run_on(item for task in found for item in task.items),
        whole_items=levels.whole,
    )


def find_task_nodes(root: Node, levels: Levels, context: Context) -> TaskNodes:
    """Return the tasks of a tree in the order of the document, with what holds for all of them."""
    above = (node for node in root.descendants() if any(c.mark and c.mark.kind is levels.closed for c in node.children))
    headings = frozenset(node.mark.kind for node in above if node.mark)
    levels = replace(levels, headings=headings, anew=_begin_anew(root, levels))
    return _gather(tuple(_below(root, (), levels, context)), levels)


def _begin_anew(root: Node, levels: Levels) -> bool:
    """Tell what is counted anew below each paragraph of the kind that says who, and does not run on past it."""
    heads = [node for node in root.descendants() if node.children and node.mark and node.mark.kind is levels.closed]
    return len(heads) < _FEW or not numbers_run_on(child for node in heads for child in node.children)


def _below(node: Node, path: tuple[Node, ...], levels: Levels, context: Context) -> Iterator[TaskNode]:
    """Yield the tasks below a node: paragraphs of the task kind, or what stands above the items."""
    for child in node.children:
        if is_staged(child):
            yield from (TaskNode(stage, (*path, child), is_stage=True) for stage in child.children)
            continue
        if divides_duties(child):
            yield TaskNode(child, path)
            continue
        if _holds_no_tasks(child, node, context):  # but it may say who does what: （三）明确职责分工
            yield from (TaskNode(each, (*path, child)) for each in child.children if divides_duties(each))
            continue
        items = tuple(grandchild for grandchild in child.children if _is_item(grandchild, levels, context))
        is_task = _is_titled_task(child, path, levels, context) or _is_beside_headings(child, node, levels, context)
        if not levels.items and (is_task or _holds_untitled(child, levels, context)):
            yield TaskNode(child, path)
        elif levels.items and _are_titled_tasks(child, items, levels, context):
            yield from (TaskNode(item, (*path, child)) for item in items)
        elif levels.items and items:
            yield TaskNode(child, path, items)
        elif levels.items and (_is_item(child, levels, context) or is_closed(child, context)):
            is_own = _is_item(child, levels, context) and not _opens_with_title(child, context)
            yield TaskNode(child, path, (child,) if is_own else ())
        elif levels.items and _is_beside_tasks(child, node, levels, context):
            yield TaskNode(child, path)
        else:
            below = tuple(_below(child, (*path, child), levels, context))
            yield from below or _whole_part(child, node, path, levels, context)


def _whole_part(
    node: Node, parent: Node, path: tuple[Node, ...], levels: Levels, context: Context
) -> Iterator[TaskNode]:
    """Yield a part that is a task itself among others that hold some.

    It says who is responsible (二、压实责任。…（省应急厅负责）), or is a heading (三、质量提升行动) with text alone
    below it.
    """
    if is_closed(node, context) or _is_beside_parts(node, parent, levels):
        yield TaskNode(node, path)


def _is_beside_parts(node: Node, parent: Node, levels: Levels) -> bool:
    """Tell a heading with its text alone beside several parts that hold tasks; what a campaign is after beside one."""
    if node.mark is None or node.children or not any("。" in line.text for line in node.paragraphs):
        return False
    title = squeeze(node.strand.text).rstrip("。")
    is_title = 0 < len(title) <= _LONGEST and _may_title_a_part(node) and not _NO_WORK.fullmatch(title)
    parts = [other for other in parent.children if other.mark and other.mark.kind is node.mark.kind]
    holding = [part for part in parts if any(d.mark and d.mark.kind is levels.closed for d in part.descendants())]
    is_beside = len(holding) >= _FEW or (bool(holding) and _is_on_focus(title, node.paragraphs[0].text))
    return is_title and not titles_no_tasks(title) and is_beside


def _is_on_focus(title: str, text: str) -> bool:
    """Tell what a campaign is after, said as what is to be done: 二、整治重点 / 重点打击三类行为：…."""
    return bool(_FOCUS.fullmatch(title) and _AFTER.match(text.strip()))


def _may_title_a_part(node: Node) -> bool:
    """Tell a title without a figure, of two clauses at the most: 四、加强源头管控，建立长效机制.

    加强工作保障，推动举措见效 closes the plan.
    """
    head, _, tail = node.strand.text.partition("，")
    is_two = not tail or ("保障" not in head and is_phrase(node.strand[-len(tail) :]))
    return is_two and is_phrase(node.strand[: len(head)])


def _is_item(node: Node, levels: Levels, context: Context) -> bool:
    """An item is of the kind that says who; one part may go a level deeper, where the items stand below headings."""
    if not levels.items or node.mark is None or node.mark.kind < levels.closed:
        return False
    is_heading = any(is_closed(below, context) for below in node.descendants())
    return not is_heading and (node.mark.kind is levels.closed or is_closed(node, context))


def _is_titled_task(node: Node, path: tuple[Node, ...], levels: Levels, context: Context) -> bool:
    """A task is of the kind that says who, or stands below such a one that is only the heading of titled paragraphs."""
    if node.mark and node.mark.kind is levels.closed:
        return levels.outer or not _heads_titled(node, levels, context)
    heads_tasks = any(child.mark and child.mark.kind is levels.closed for child in node.children)
    has_title = title_sentence(node.strand, context) is not None or _is_labelled(node, context)
    is_titled_part = bool(path) and has_title and not heads_tasks
    return is_titled_part and _heads_titled(path[-1], levels, context)


def _holds_untitled(node: Node, levels: Levels, context: Context) -> bool:
    """Tell a heading whose numbered paragraphs mostly have no titles, beside others that have: it is the task."""
    items = [child for child in node.children if child.mark and child.mark.kind is levels.closed]
    is_heading = node.mark is not None and title_sentence(node.strand, context) is None
    if not is_heading or len(items) < _FEW or any(is_closed(item, context) for item in items):
        return False
    return sum(bool(item.children) or is_titled(item, context) for item in items) * 2 < len(items)


def _heads_titled(node: Node, levels: Levels, context: Context) -> bool:
    """Tell a heading whose paragraphs all open with titles of their own: they are the tasks, and it is their part.

    So are several that are titles alone, if lines below each say what is done and who is responsible. Where a line
    says who is responsible for all of them, they are its measures, unless they are counted on past it.
    """
    is_heading = title_sentence(node.strand, context) is None and not find_closings(node.strand, context)
    if levels.anew and is_closed(node, context):
        return False
    are_labelled = len(node.children) >= _FEW and all(_is_labelled(child, context) for child in node.children)
    are_titled = bool(node.children) and all(title_sentence(child.strand, context) for child in node.children)
    return is_heading and (are_titled or are_labelled)


def _is_labelled(node: Node, context: Context) -> bool:
    """Tell a title with lines below it on what is done and on who does it: 1.雨水管网 / 实施内容：… / 责任分工：…."""
    lines = [line for line in node.paragraphs if not is_closing_line(line.text)]
    is_title = "。" not in node.strand.text and not find_closings(node.strand, context)
    return is_title and 0 < len(lines) < len(node.paragraphs) and not node.children


def _are_titled_tasks(heading: Node, items: Sequence[Node], levels: Levels, context: Context) -> bool:
    """Tell several items below one heading that all open with short titles: tasks, among plain measures.

    All of them say who, or none does and the heading does not either. Those that are counted through the plan are
    measures as the others are, unless who and when stand on lines below each, as they do below a task.
    """
    if levels.run_on and not any(is_closing_line(line.text) for item in items for line in item.paragraphs):
        return False
    are_titled = all(_opens_with_title(item, context) for item in items)
    told = sum(is_closed(item, context) for item in items)
    says_alike = told == len(items) or not (told or is_closed(heading, context))
    return len(items) >= _FEW and are_titled and says_alike


def _opens_with_title(node: Node, context: Context) -> bool:
    title = title_sentence(node.strand, context)
    return title is not None and is_phrase(title) and len(title) <= _SHORT


def _is_beside_headings(node: Node, parent: Node, levels: Levels, context: Context) -> bool:
    """Tell a title with text alone where such titles head tasks: （三）建设台账 after （二） with 1. and 2.

    Those may stand in another part.
    """
    if node.mark is None or parent.mark is None or node.children or node.mark.kind >= levels.closed:
        return False
    return is_titled(node, context) and node.mark.kind in levels.headings


def _is_beside_tasks(node: Node, parent: Node, levels: Levels, context: Context) -> bool:
    """Tell a task without items beside those that have some: （二）抓好安全。 with its text alone."""
    if node.mark is None or node.mark.kind <= MarkKind.CHINESE or node.children or not node.paragraphs:
        return False
    beside = (other for other in parent.children if other.mark and other.mark.kind is node.mark.kind)
    return any(_is_item(below, levels, context) for other in beside for below in other.children)


def _holds_no_tasks(node: Node, parent: Node, context: Context) -> bool:
    if any(is_closed(each, context) for each in (node, *node.descendants())):
        return False
    if _sees_to_the_others(node, parent, context) or _only_states_thought(node, parent):
        return True
    opening = title_sentence(node.strand, context)  # 一、指导思想。以…为指导，… in one paragraph
    if opening is not None and not node.children:
        return titles_no_tasks(opening.text) and not closes_a_plan(opening.text)
    if not has_no_tasks(node) or _is_one_of_stages(node, parent):
        return False
    title = node.strand.text
    is_work = _is_one_of_several(node, parent) or _is_among_tasks(node, parent)
    is_work = is_work or _runs_on(node, parent) or is_done_by_bodies(node) or names_leader(node)
    return not ((closes_a_plan(title) and is_work) or (_may_be_work(node) and _promises_figures(node, context)))


def _may_be_work(node: Node) -> bool:
    """Tell safeguards that may be work to be done, or requirements none of which is such a one (加强组织领导)."""
    titles = [_title(child) for child in node.children]
    is_required = bool(_REQUIRES.fullmatch(squeeze(node.strand.text)))
    return closes_a_plan(node.strand.text) or (is_required and not any(map(closes_a_plan, titles)))


def _only_states_thought(node: Node, parent: Node) -> bool:
    """Tell a first part with nothing but guiding thought and principles, whatever it is called: 一、明确整治要求."""
    is_first = parent.mark is None and node is parent.children[0] and not node.children
    return is_first and bool(node.paragraphs) and all(states_thought(each.text) for each in node.paragraphs)


def _sees_to_the_others(node: Node, parent: Node, context: Context) -> bool:
    """Tell a last part on how the others are seen to (五、强化督导考核), which names nobody while these do."""
    *others, last = parent.children
    if parent.mark is not None or node is not last or len(others) < _FEW or not sees_to_it(node.strand.text):
        return False
    is_told = [any(is_closed(each, context) for each in (part, *part.descendants())) for part in parent.children]
    return not is_told[-1] and sum(is_told) >= _FEW and not _promises_figures(node, context)


def _is_one_of_stages(node: Node, parent: Node) -> bool:
    """Tell one of several stages below the heading of them: （二）实施阶段 beside （一）制定方案阶段."""
    titles = [_STAGE.search(squeeze(child.strand.text)) for child in parent.children]
    is_stage = _STAGE.search(squeeze(node.strand.text)) is not None
    return parent.mark is not None and is_stage and sum(map(bool, titles)) >= _FEW


def _runs_on(node: Node, parent: Node) -> bool:
    """Tell a part whose tasks are counted on from those of the part before it: 六、加强组织实施 with （十八）.

    Below 保障措施 stands what makes the tasks possible, however it is counted; 强化要素保障 is work.
    """
    title = squeeze(node.strand.text)
    if "保障" in title and not _SECURES.match(title):
        return False
    before = [child for child in parent.children if child.children and child.value < node.value]
    first, last = node.children[:1], before[-1].children[-1:] if before else []
    marks = [each.mark for each in (*last, *first) if each.mark]
    return len(marks) == _FEW and marks[0].kind is marks[1].kind and marks[1].number > marks[0].number


def _promises_figures(node: Node, context: Context) -> bool:
    """Tell safeguards or requirements that are work to be done: items with titles, some of which promise in figures.

    What is paid for each (每千瓦不超过200元给予补贴) promises nothing.
    """
    titled = [child for child in node.children if is_titled(child, context) and not _sets_aims(child)]
    if len(titled) < _FEW or len(titled) < len(node.children):
        return False
    lines = (line for child in titled for line in (child.strand, *child.paragraphs))
    targets = (t for line in lines for t in read_targets(line, context.text, year=context.year))
    return any(target.value is not None and not _GRANTED.search(target.quote) for target in targets)


def _sets_aims(node: Node) -> bool:
    """Tell an item that asks for nothing by itself: （一）总体目标。"""
    title = _title(node)
    return titles_no_tasks(title) and not closes_a_plan(title)


def _title(node: Node) -> str:
    return node.strand.text.partition("。")[0]


def _is_one_of_several(node: Node, parent: Node) -> bool:
    """Tell a part that goes on the numbers of the tasks beside it: 16.加强组织领导 behind fifteen others.

    At the first level only bare numbers do so, for 五、保障措施 there closes the plan.
    """
    if node.children or node.mark is None or (parent.mark is None and node.mark.kind < MarkKind.ARABIC):
        return False
    same = [child for child in parent.children if child.mark and child.mark.kind is node.mark.kind]
    before = [child for child in same if child.value < node.value and not titles_no_tasks(child.strand.text)]
    return len(before) >= _FEW


def _is_among_tasks(node: Node, parent: Node) -> bool:
    """Tell one of several below a heading of work: （一）加强组织领导 beside （二）提升能力, all with text alone."""
    if parent.mark is None or parent.mark.kind is not MarkKind.CHINESE or titles_no_tasks(parent.strand.text):
        return False
    others = [child for child in parent.children if not titles_no_tasks(child.strand.text)]
    return not node.children and len(others) >= _FEW


def section_nodes(root: Node, found: Sequence[TaskNode]) -> list[tuple[Node, tuple[Node, ...]]]:
    """The sections are the parts of the first level, and those within them that stand above tasks.

    A task that is itself a part of the first level is its own section too.
    """
    above = {id(task.path[0]) for task in found if task.path}
    numbered = [child for child in root.children if child.mark]
    parts = [
        child for child in numbered if (child.mark and child.mark.kind is not MarkKind.ARABIC) or id(child) in above
    ]
    inner = {id(part): (part, task.path[:n]) for task in found for n, part in enumerate(task.path) if n}
    ordered: list[tuple[Node, tuple[Node, ...]]] = []
    for part in parts:
        ordered.append((part, ()))
        ordered.extend(pair for pair in inner.values() if part in pair[1])
    return ordered


def section_number(node: Node, path: tuple[Node, ...]) -> str:
    return "-".join(part.numeral for part in (*path, node))


def is_own_item(task: TaskNode) -> bool:
    return task.items == (task.node,)


def section_of(task: TaskNode) -> str | None:
    """A part that is itself a task stands in the section that it is; a bare 1. of the first level is no part."""
    if not task.path:
        mark = task.node.mark
        return task.node.numeral if mark and mark.kind is not MarkKind.ARABIC else None
    return section_number(task.path[-1], task.path[:-1])


def number_of(task: TaskNode, tasks: TaskNodes) -> str:
    """The printed number where numbers run on, else part and number (1-1); a part without sub-headings is 4-0."""
    if not task.path:
        return f"{task.node.value}-0" if tasks.nested else str(task.node.value)
    is_only_part = tasks.parts == 1 and not all(other.path for other in tasks.found)
    if not is_only_part and tasks.run_on:
        return str(task.node.value)
    return "-".join(str(part.value) for part in (*task.path[-1:], task.node))

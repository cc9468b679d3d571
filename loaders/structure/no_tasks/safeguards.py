"""When a part on how a plan is carried out (加强组织领导, 工作要求) is work to be done as the others are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Role
from loaders.annotate.context import Context
from loaders.annotate.figures import read_targets
from loaders.annotate.subjects import read_subjects
from loaders.genre.numbering import MarkKind
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand
from loaders.structure.closed import says_who
from loaders.structure.divisions import divides_duties, is_done_by_bodies, names_leader
from loaders.structure.no_tasks.titles import closes_a_plan, sets_aims, titles_no_tasks
from loaders.structure.opening_titles import is_titled
from loaders.structure.outline import Node
from loaders.structure.sentences import split_sentences

_SECURES = re.compile(r"(?:加强|强化|完善|健全|夯实|做好)(?:要素|支撑|服务|资源|政策)[一-鿿]{0,4}保障")
_REQUIRES = re.compile("(?:工作|具体|有关|相关)要求")
_NO_GOAL = re.compile(r"补贴|补助|奖励|奖补|贴息|经费|每(?:半?年|半?季度?|半?月|周|旬)[^，。；]*[\d一两二三四]次")
_FEW = 2
# whoever it may be, and those whose routine it is: 各镇, 市直部门, 县级人民政府, 领导小组办公室
_WHOEVER = re.compile(r"各|有关|相关|[省市县区][直级]|.*(?:小组|指挥部|专班|会议)办公室$")
# 县财政局牵头, 县水利局负责…; but 由县督查室督办 and 由县财政局统筹资金 say only by whom a part of it is done
_ANSWERS = re.compile(r"牵头|负责(?!日常(?:工作|事务)|宣传|人|同志)|责任|为主|按照?[^，。；]{0,4}职责")
# 由县供水公司负责维护 is said of works, and not of how the plan is carried out
_OF_WORKS = re.compile("(?:公司|集团|协会|站|中心|队)$")


def is_work(node: Node, parent: Node, context: Context) -> bool:
    """Tell safeguards that stand among work or that bodies do, or safeguards and requirements that promise figures."""
    is_closing = closes_a_plan(node.strand.text)
    if is_closing and (_stands_among_work(node, parent, context) or is_done_by_bodies(node)):
        return True
    if (is_closing or _requires(node)) and (names_leader(node) or _names_responsible(node, context)):
        return True
    if entrusts_bodies(node, parent, context):
        return True
    return (is_closing or _only_requires(node)) and promises_figures(node, context)


def _names_responsible(node: Node, context: Context) -> bool:
    """Tell a part in which a sentence says which office leads or is responsible: 县农业、林业部门按照各自职责….

    So does one item that divides the duties by body. What is said of 各镇 or 各部门 is said of whoever it may be.
    """
    if any(divides_duties(child) for child in node.children):
        return True
    return _name_office([line for item in node.children for line in (item.strand, *item.paragraphs)], context)


def _name_office(lines: Sequence[Strand], context: Context) -> bool:
    """Tell lines one sentence of which says of an office by its name that it leads or is responsible."""
    sentences = (each for line in lines for each in split_sentences(line) if _ANSWERS.search(each.text))
    named = (each for sentence in sentences for each in read_subjects(sentence, context.text))
    leading = (each.name for each in named if each.role is not Role.PARTICIPANT)
    return any(not _WHOEVER.match(name) and not _OF_WORKS.search(name) for name in leading)


def entrusts_bodies(node: Node, parent: Node, context: Context) -> bool:
    """Tell a last part with text alone that says which office leads or is responsible, beside parts that name nobody.

    四、组织保障 / 区林业局牵头开展普查，区水务局、区财政局配合。
    """
    is_last = parent.mark is None and node is parent.children[-1] and not node.children
    if not is_last or not closes_a_plan(node.strand.text) or any(says_who(part, context) for part in parent.children):
        return False
    return _name_office(node.paragraphs, context)


def _stands_among_work(node: Node, parent: Node, context: Context) -> bool:
    if _is_one_of_several(node, parent) or _is_among_tasks(node, parent):
        return True
    return _runs_on(node, parent) and not _is_behind_those_named(node, parent, context)


def _is_behind_those_named(node: Node, parent: Node, context: Context) -> bool:
    """Tell a part behind others most of whose items say who is responsible; itself it names nobody."""
    items = [child for part in parent.children if part.value < node.value for child in part.children]
    return sum(says_who(item, context) for item in items) * 2 > len(items)


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
    """Tell one of several below a heading of work: （一）加强组织领导 beside （二）提升能力, all with text alone.

    So it is below 工作要求 and 保障措施 where these are work.
    """
    if parent.mark is None or parent.mark.kind is not MarkKind.CHINESE or node.children:
        return False
    if closes_a_plan(parent.strand.text) or _requires(parent):
        return True
    others = [child for child in parent.children if not titles_no_tasks(child.strand.text)]
    return not titles_no_tasks(parent.strand.text) and len(others) >= _FEW


def _runs_on(node: Node, parent: Node) -> bool:
    """Tell a part whose tasks are counted on from those of the part before it: 六、加强组织实施 with （十八）.

    Below 保障措施 and 工作机制 stands what makes the tasks possible, however it is counted; 强化要素保障 is work.
    """
    title = squeeze(node.strand.text)
    if title.endswith("机制") or ("保障" in title and not _SECURES.match(title)):
        return False
    before = [child for child in parent.children if child.children and child.value < node.value]
    first, last = node.children[:1], before[-1].children[-1:] if before else []
    marks = [each.mark for each in (*last, *first) if each.mark]
    return len(marks) == _FEW and marks[0].kind is marks[1].kind and marks[1].number > marks[0].number


def _requires(node: Node) -> bool:
    return bool(_REQUIRES.fullmatch(squeeze(node.strand.text)))


def _only_requires(node: Node) -> bool:
    """Tell requirements (工作要求) none of which is on how the plan is carried out (加强组织领导)."""
    return _requires(node) and not any(closes_a_plan(_title(child)) for child in node.children)


def promises_figures(node: Node, context: Context) -> bool:
    """Tell safeguards or requirements that are work to be done: items with titles, some of which promise in figures.

    What is paid for each (每千瓦不超过200元给予补贴) promises nothing, nor does how often one
    meets (每半年召开1次会议).
    """
    titled = [child for child in node.children if is_titled(child, context) and not sets_aims(_title(child))]
    if len(titled) < _FEW or len(titled) < len(node.children):
        return False
    lines = (line for child in titled for line in (child.strand, *child.paragraphs))
    targets = (t for line in lines for t in read_targets(line, context.text, year=context.year))
    return any(target.value is not None and not _NO_GOAL.search(target.quote) for target in targets)


def _title(node: Node) -> str:
    return node.strand.text.partition("。")[0]

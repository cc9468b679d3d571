"""Parts that divide the duties of a plan by body: 四、责任分工, and below it 区商务委：负责市场秩序整治。

Such a part is one task, each sentence in it a measure of the body before the colon, or of the body that it opens with:
区交通局负责道路管养。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import Measure, Responsibility, Role
from loaders.annotate.bodies import is_body
from loaders.annotate.context import Context
from loaders.annotate.names import split_names
from loaders.annotate.offices import are_offices
from loaders.annotate.responsibility import find_parentheses, read_responsibilities
from loaders.annotate.subjects import read_subjects
from loaders.genre.lexicon import either
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand
from loaders.structure.elements import Assignment, Spoken, read_measure
from loaders.structure.outline import Node
from loaders.structure.sentences import split_sentences

_TITLE = re.compile(
    r"(?:[一-鿿]{0,6}(?:责任|职责|任务|工作)(?:分工|划分)|[一-鿿]{0,6}(?:部门|单位|工作|主要)职责|部门(?:责任|分工))"
    r"(?:[与和及][一-鿿]{2,8})?"
)
_OPENS = re.compile(r"分工(?:如下)?[：:]$")  # 各成员单位职责分工如下：
_WHO = re.compile(r"(?P<who>[^：:。；;]{2,80}?)(?:[：:。]\s*(?=\S)|\s*$)")
# what goes on behind the body that a sentence opens with: 区交通局具体负责道路管养, 区财政局按职责保障资金
_HOW = either("具体 主要 依法 切实 认真 统一 分别 共同 充分 严格 全面 积极 及时 持续 按照?职责")
_DOES = either(
    "负责 牵头 承担 统筹 组织/部 指导 协调 落实 配合 协助 做好 强化 加强 推进 开展 督促 会同 督导 监督(?!管理) 查处 "
    "打击 保障/房|局|厅|中心 支持 提供 制定 建立 审核 作为 根据 按照? 依据 结合 对 将 发挥 增加 加大 实施 完善 健全 "
    "贯彻 确保 利用 要/求点素件闻 应/急对用 须 必须"
)
_SUBJECT = re.compile(
    rf"(?!协助|配合|指导|负责|督促|会同|组织|推进|加强|牵头|由|对|在)(?P<who>[^：:。；;，,“”《]{{2,80}}?)(?={_HOW}?{_DOES})"
)
_FORMS = (_WHO, _SUBJECT)
_ROLES = (
    # 要严格履行主管部门职责，牵头开展…
    (re.compile(r"(?:[^，。；]{0,6}履行[^，。；]{2,12}职责，)?(?:负责)?牵头"), Role.LEAD),
    (re.compile(r"(?:积极|主动|全力)?(?:配合|协助|协同)"), Role.PARTICIPANT),
)
_OF_THEIRS = re.compile("各|有关|相关")  # 各区政府：各区有关部门按职责推进。
_ANY = re.compile("")
_LEADS_IT = re.compile("(?:具体|负责)?牵头|(?:具体|全面|统一)?负责(?![人制]|同志|日常)")
# who may be named beside offices: a group, or offices by the field that they are of (属地水利主管部门), but not 各部门
_GROUP = re.compile(
    r"(?!各|有关|相关).+(?:领导小组|协调小组|工作组|专班|联席会议|委员会"
    r"|(?<!属地)(?<!本级)(?<!上级)(?<!业务)(?<!行业)(?<=[一-鿿]{2})主管部门)"
)
# 成立全区渡口整治工作专班，负责统筹协调; but not 下设办公室，负责日常工作, and not 各镇要成立专班，负责…
_SET_UP = re.compile(
    r"(?:^|[。；])[^。；各]*?(?<!分别)(?:成立|组建|建立)[^，。；：]{2,60}(?:领导小组|协调小组|工作组|专班|指挥部|联席会议)，"
    r"(?:具体|全面|统一)?负责(?![人制]|同志|日常)"
)
_FEW = 3
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class _Duty:
    """A sentence of a division with whom it is of, and the number of its line where it is the first of it."""

    sentence: Strand
    who: Strand | None
    number: Strand | None = None


def divides_duties(node: Node) -> bool:
    """Tell a part that its title and the bodies that most of its sentences are of make a division of duties.

    Whatever its title, so does a body before the text of each of its items (二、主要任务, （一）县林业局：…). Where
    numbered tasks stand below the bodies, the plan is arranged by body.
    """
    is_arranged = any(child.children for child in node.children)
    is_named = bool(_TITLE.fullmatch(squeeze(node.strand.text).rstrip("。：:")))
    if is_arranged or not (is_named or _leads_in(node) or _opens_each_item(node)):
        return False
    duties = list(_duties(node))
    named = {duty.who.text for duty in duties if duty.who}
    return len(named) >= _FEW and sum(duty.who is not None for duty in duties) >= _MOSTLY * len(duties)


def _opens_each_item(node: Node) -> bool:
    """Tell a part whose items each open with a body and say no other at their end."""
    items = [child.strand for child in node.children]
    openings = [_named(item, _WHO) for item in items]
    are_opened = len(items) >= _FEW and all(each and each.end() < each.endpos for each in openings)
    return are_opened and not any(next(find_parentheses(item), None) for item in items)


def heads_division(title: str, below: Sequence[Strand]) -> bool:
    """Tell the title of a division of duties by its words and by the bodies that lines below it open with."""
    is_named = bool(_TITLE.fullmatch(squeeze(title).rstrip("。：:")))
    return is_named and sum(_named(line, _WHO) is not None for line in below) >= _FEW


def is_done_by_bodies(node: Node) -> bool:
    """Tell a part most of whose items open their text with the body that does it: （一）完善政策。市科技局牵头…."""
    openings = [_opened_by(child) for child in node.children]
    return len(openings) >= _FEW and sum(openings) * 2 > len(openings)


def _opened_by(item: Node, told: re.Pattern[str] = _ANY) -> bool:
    """Tell an item in which a sentence opens with offices by their names, and not with 各部门 or 试点地区.

    What is told of them stands behind their names.
    """
    sentences = (each for line in (item.strand, *item.paragraphs) for each in split_sentences(line))
    subjects = ((each, _named(each, _SUBJECT)) for each in sentences)
    return any(
        subject
        and told.match(each.text, subject.end())
        and are_offices(each.group(subject, "who"), more=told is not _ANY and _GROUP)
        for each, subject in subjects
    )


def names_leader(node: Node) -> bool:
    """Tell a part one of whose items says who leads or is responsible: （二）严格考核。市林业局牵头考核。

    A sentence opens with the office, or says that it is set up: 成立工作专班，负责统筹协调。 A division of duties
    says it of the whole plan.
    """
    items = [child for child in node.children if not divides_duties(child)]
    return any(
        _opened_by(item, _LEADS_IT) or any(_SET_UP.search(line.text) for line in (item.strand, *item.paragraphs))
        for item in items
    )


def introductions(node: Node) -> tuple[Strand, ...]:
    """Return the lines of a part that only say that the duties follow, and are of no body.

    Above numbered duties these are all lines, if none opens with a body: 时间紧、任务重，各部门要通力合作。
    """
    leads_in = _leads_in(node)  # what stands before such a line may ask for something: 成立工作小组。
    are_apart = bool(node.children) and not any(_named(line, form) for line in node.paragraphs for form in _FORMS)
    return tuple(node.paragraphs) if are_apart and not leads_in else leads_in


def _leads_in(node: Node) -> tuple[Strand, ...]:
    return tuple(line for line in node.paragraphs if _OPENS.search(line.text.strip()))


def read_division(node: Node, context: Context) -> Iterator[Measure]:
    """Yield the measures of a division of duties, each with the bodies that it, its line, or the line above names.

    They lead in what a sentence asks them to (牵头开展…, 区商务委牵头开展…), and take part in what they help with
    (配合查处…).
    """
    for duty in _duties(node):
        told = read_responsibilities(duty.who, context.text, rule=context.leads) if duty.who else ()
        is_own = duty.who is not None and duty.sentence.text.startswith(duty.who.text)
        opening = len(duty.who) if duty.who and is_own else 0
        named = in_its_role(duty.sentence[opening:], told)
        named = (is_own and read_subjects(duty.sentence, context.text)) or named
        yield read_measure(Spoken(duty.sentence), context, Assignment(named), number_strand=duty.number)


def in_its_role(sentence: Strand, named: tuple[Responsibility, ...]) -> tuple[Responsibility, ...]:
    """Return whom a duty is of: they lead in what it asks them to (牵头开展…), and help with others' (配合查处…)."""
    role = next((role for form, role in _ROLES if form.match(sentence.text.lstrip())), None)
    return tuple(replace(each, role=role) for each in named) if role else named


def _duties(node: Node) -> Iterator[_Duty]:
    """Yield the sentences of a part; the number of a line which only names a body goes over to what is said below."""
    who: Strand | None = None
    mark: Strand | None = None
    for number, line in _lines(node):
        opening = _named(line, _WHO)
        who = line.group(opening, "who") if opening else who
        mark = number or mark
        rest = line[opening.end() if opening else 0 :].strip()
        # a numbered item that opens with its body is one measure, however many sentences it has
        for sentence in [rest] if number and rest and not opening else split_sentences(rest):
            subject = _named(sentence, _SUBJECT)
            said = sentence.group(subject, "who") if subject else None
            if said and opening and _OF_THEIRS.match(said.text):
                said = None
            who = said if said and not opening else who  # the body before a colon keeps its line
            yield _Duty(sentence, said or who, mark)
            mark = None


def _lines(node: Node) -> Iterator[tuple[Strand | None, Strand]]:
    """Yield the lines below a part with their numbers, if they have any."""
    above = introductions(node)
    yield from ((None, line) for line in node.paragraphs if line not in above)
    for child in node.children:
        yield child.number, child.strand
        yield from _lines(child)


@lru_cache(maxsize=512)
def _named(line: Strand, form: re.Pattern[str]) -> re.Match[str] | None:
    opening = form.match(line.text)
    if opening is None:
        return None
    names = split_names(line.group(opening, "who"))
    return opening if names and all(is_body(name.full) for name in names) else None

"""Who is responsible: the closing parenthesis of an item, a table cell, or a line of its own, read into roles.

The forms of the genre: （X、Y负责）（X牵头，Y、Z配合）（X、Y按职责分工负责）（责任单位：…）
（牵头单位：…；配合单位：…）.
A clause gathers names until a word says their role; 牵头 leads, 配合 and 参加 take part, 负责 after a leader takes
part too. A document may rule that the department named first leads (列第一位的部门为牵头部门).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Responsibility, Role
from loaders.annotate.bodies import is_body
from loaders.annotate.deadlines import START, TIME
from loaders.annotate.labels import (
    ANY_END,
    HELPS,
    LEADS,
    MODE,
    PERSON_LABEL,
    TOLD_END,
    WHEN_LABEL,
    WHO_LABEL,
    answers,
    role_of_label,
)
from loaders.annotate.names import Name, opening_level, split_names
from loaders.annotate.persons import is_person
from loaders.reading.strand import Strand, join

LABEL = re.compile(rf"\s*({WHO_LABEL})\s*(?:[：:]|为(?=[一-鿿]{{2}}))\s*")
LABELS = re.compile(rf"(?:{WHO_LABEL}|{PERSON_LABEL})\s*[：:]")
_IN_PERSON = re.compile(rf"\s*(?:{PERSON_LABEL}|联系人|联系电话|电话)\s*[：:]")
_HOLDS_A_BODY = re.compile(r"[部委局署院厅办室司处科股所站行社会心位门团联协队组校台馆园区省市县州镇乡村企业司]$")
_PLACED = (
    r"(?:(?:[^（(）)。]|[（(][^（(）)。]{1,30}[)）]){1,60}?(?:政府|管委会|部门|单位|地区|地方|各地)"
    r"(?:抓好|组织|分别|协助|负责)?(?:落实|实施|推进|协助)"
    r"|各[一-鿿、]{2,30})"
)
# a sentence behind those named that rules for the items below: 以下均需各县政府落实，不再列出
_REMARK = r"(?:以下|上述|以上|下列|其他|未)(?:[^（(）)。]|[（(][^（(）)]*[)）]){2,60}"
_RULE = r"(?:[列排居][^（(）)。]{2,30}牵头[^（(）)。]{0,12}|下同)"


def _bracket(ends: str) -> re.Pattern[str]:
    """Return the pattern of a bracket that says who and when, whose row of names is closed by one of the `ends`."""
    return re.compile(
        rf"[（(〔\[［【]\s*+(?:(?:{WHO_LABEL}|{PERSON_LABEL})\s*(?:[：:]|为)[^（(）)【】]*(?:[（(][^（(）)]*[)）][^（(）)【】]*)*"
        # what is to be done by when may stand there without who (完成时限：2025年6月底), or before who
        rf"|{WHEN_LABEL}\s*[：:][^（(）)【】]*"
        # and behind who: those who carry it out (各市、县人民政府落实), or a rule for all (列首位的为牵头单位)
        rf"|(?:[^（(）)。]|[（(][^（(）)]*[)）])*?{ends}\s*(?:[，,；;]\s*{_PLACED}\s*)?"
        rf"(?:[，,；;]\s*(?:{TIME}|{START.pattern}[^（(）)]{{0,60}}|{_RULE})\s*)?[。]?(?:(?<=。){_REMARK}。?)?"
        # or what is labelled: (保护处牵头；责任单位：…), (水利部负责。完成时限：…)
        rf"(?:[，,；;。]\s*(?:{WHO_LABEL}|{WHEN_LABEL})\s*[：:](?:[^（(）)。]|[（(][^（(）)]*[)）])*[。]?)?)\s*[)）〕\]］】]"
    )


PARENTHESIS = _bracket(TOLD_END)
# closed by a word that may close any remark (…落实, …办理): it then has to name bodies and nothing else
_WEAKLY_CLOSED = _bracket(ANY_END)
# Each with what it answers for: （水利部负责城乡供水，国家卫生健康委负责水质监测）
_ANSWERS_FOR = (
    r"(?P<{}>[^，。；：（）]{{2,30}}?[部委局署院厅办会室司处科政府行])(?:具体|主要)?负责"
    r"(?!落实|实施|推进|同志|人)[^，。；：（）]{{2,24}}"
)
_DUTY = re.compile(_ANSWERS_FOR.format("who"))
_DUTIES = re.compile(
    rf"[（(〔\[［【]{_ANSWERS_FOR.format('first')}(?:[，；]{_ANSWERS_FOR.format('next')}){{1,9}}[。]?[)）〕\]］】]"
)
# A bracket inside that never closes: （牵头单位：省发改委、省商务厅按职责分工负责（自贸办）
_UNCLOSED = re.compile(rf"[（(]\s*+{WHO_LABEL}\s*[：:][^）)]*[)）]\s*$")
# Names without a word on their role, behind the last sentence of an item: …。（市教育局、市财政局）
_BARE = re.compile(
    r"[（(［〔](?P<names>(?:[^（(）)〔〕。：:“”《》]|[（(〔][^（(）)〔〕。]*[)）〕]){3,300}?)"
    # and behind them a rule for all items, or by when: 甲局、乙局；列第一位的为牵头单位，下同
    rf"(?:[，,；;。]\s*(?:{_RULE}|{WHEN_LABEL}\s*[：:][^（(）)]{{1,40}}|{TIME}))?[)）］〕]\s*$"
)
_BODY = re.compile(
    r"[^\d]{1,20}(?:厅|局|委|委员会|部|司|处|处室|科|股|办公室|政府|管委会|法院|检察院|海关|街道|乡镇|(?:有关|相关|各|直)(?:部门|单位|地区))"
    r"(?:[（(][^（(）)]*[)）])?$"
)
_BESIDE_BODIES = re.compile(
    rf"{_BODY.pattern}|办公室|[^\d]{{1,20}}(?:[一-鿿]办|院|署|站|社|会|团|联|银行|分行|[支大总]队|学校|大学|学院|中心|开发区|高新区|经开区|新区|园区|集团|公司|各?县市区)$"
)
_OF_A_PLACE = re.compile(r"[省市县区州]|自治区|国家")
_OFFICE = re.compile(r"[一-鿿]{2,8}[处科股司]|机关(?:党委|纪委|工会)|[一-鿿]{0,6}办公室")
_OF_AN_OFFICE = re.compile(r"[一-鿿]{3,12}[办署院站社会联队]")
_OPENING = re.compile(r"[（(〔\[［【]")
_LONGEST = 2000  # characters; no parenthesis is longer, so that one which never closes is not followed to the end
_FIRST_LEADS = re.compile(
    r"(?:列|排|居)(?:在|名|于)?(?:第一|首)(?:位|个|名)?[的者]?(?:责任)?(?:部门|单位)?[，,]?(?:为|是|作为|即为)?牵头"
    r"|(?:第一|首)(?:个|位)?(?:责任)?(?:部门|单位)(?:为|是|作为)牵头"
)
_BLANK = re.compile(r"(?<=[一-鿿）])[ \u3000]+(?=[一-鿿])")
_MARKED = re.compile(r"(?P<name>.+?)[（(](?P<mode>牵头|主办|主责|配合|参加|参与|协助|协办)(?:单位|部门)?[)）]")
_MARKED_LEAD = re.compile(r"牵头|主办|主责")
_RUNS_ON = re.compile(r"(?<=.)按(?:照)?(?:各自)?(?:职责|职能)")
# what a bracket behind a name says of all rows and not of this one: 市发改委（列第一位的为牵头单位，下同）
_RULE_INSIDE = re.compile(r"[（(〈][^（(）)〈〉]*(?:下同|列第一|排第一|排名|为牵头|首位)[^（(）)〈〉]*[）)〉]")
# the same as a clause of its own: 市财政局，列第一位的为牵头单位，下同
_NAMES_NO_BODY = re.compile(rf"(?:以?下同$|{_FIRST_LEADS.pattern})")
_RULES_FOR_ALL = re.compile(r"未(?:明确|注明|列明|标明)|以下(?:各项|任务|均)|下同")
_SAYS_WHO = re.compile(r"牵头|配合|参加|负责|(?:单位|部门|处室)\s*[：:]")
_NAME_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Clause:
    """Names that share one role word: 由教育部牵头, or 牵头单位：教育部."""

    row: Strand
    mode: str | None


def is_in_person(line: str) -> bool:
    """Tell whether a line only names who answers for something in person: 责任领导：李明."""
    return bool(_IN_PERSON.match(line)) and "。" not in line.strip()[:-1] and not LABEL.search(line)


def first_leads(text: str) -> bool:
    """Tell whether the document rules that the department named first leads the others."""
    return bool(_FIRST_LEADS.search(re.sub(r"\s+", "", text)))


def find_parentheses(strand: Strand) -> Iterator[re.Match[str]]:
    """Yield the responsibility parentheses of a paragraph, in order."""
    text, end = strand.text, 0
    last = max(text.rfind(closing) for closing in "）)〕]］】")
    for opening in _OPENING.finditer(text, 0, max(last, 0)):
        start = opening.start()
        if start < end:
            continue
        match = PARENTHESIS.match(text, start, start + _LONGEST) or _naming_bodies(strand, start)
        if match is None and len(text) - start <= _LONGEST:
            match = _UNCLOSED.match(text, start) or _DUTIES.match(text, start) or _only_names(strand, start)
        if match:
            yield match
            end = match.end()


def _naming_bodies(strand: Strand, start: int) -> re.Match[str] | None:
    """Return the bracket at `start` if a word such as 落实 closes it, and all that it names are bodies."""
    match = _WEAKLY_CLOSED.match(strand.text, start, start + _LONGEST)
    who = read_responsibilities(strand.group(match), "") if match else ()
    return match if who and all(is_body(each.name) for each in who) else None


def _only_names(strand: Strand, start: int) -> re.Match[str] | None:
    """Return the bracket at `start` if it closes a sentence and holds only bodies; a sole one must name its level."""
    match = _BARE.match(strand.text, start)
    if match is None or not strand.text[:start].rstrip().endswith(("。", "；", ";")):
        return None
    names = [name.full for name in split_names(strand.group(match, "names"))]
    is_told = len(names) > 1 or bool(names and (_OF_A_PLACE.match(names[0]) or _OFFICE.fullmatch(names[0])))
    return match if is_told and _opens_names(names[0]) and all(map(_BESIDE_BODIES.match, names)) else None


def _opens_names(name: str) -> bool:
    """Tell a name that may stand first in a bracket of names only: a body by its word, or an office of a place."""
    of_a_place = _OF_A_PLACE.match(name) and _OF_AN_OFFICE.fullmatch(name)
    return bool(_BODY.match(name) or _OFFICE.fullmatch(name) or of_a_place)


def read_responsibilities(
    phrase: Strand, source_text: str, *, first_named_leads: bool = False
) -> tuple[Responsibility, ...]:
    """Return the responsibilities that a phrase states, ranked in its order; none if it names nobody.

    `phrase` is the content of the parenthesis, cell or line, with or without its brackets.
    """
    whole = unwrap(phrase)
    bare = _without_remark(whole)
    if not bare:
        return ()
    clauses = tuple(_clauses(bare))
    text, passage = _squeeze(whole.text), whole.passage(source_text)
    named = [_named(name, mode) for name, mode in _names_of(clauses)]
    named = [(name, mode) for name, mode in named if len(name.full) <= _NAME_LENGTH and not is_person(name.full)]
    if any(mode and _MARKED_LEAD.fullmatch(mode) for _, mode in named):
        named = [(name, None if mode and answers(mode) else mode) for name, mode in named]
    has_leader = any(mode and LEADS.search(mode) for _, mode in named)
    has_helper = has_leader and any(mode and HELPS.search(mode) for _, mode in named)
    found = tuple(
        Responsibility(
            name=name.full,
            printed=_squeeze(name.printed.text),
            role=_role(mode, has_leader=has_leader, has_helper=has_helper),
            rank=rank,
            phrase=text,
            passage=passage,
            mode=None if mode and answers(mode) else mode,
            parent=name.parent,
        )
        for rank, (name, mode) in enumerate(named, start=1)
    )
    return _apply_rule(found) if first_named_leads and not has_leader else found


def _names_of(clauses: Sequence[Clause]) -> Iterator[tuple[Name, str | None]]:
    """Yield the names of all clauses: 省水利厅牵头，财政厅配合 goes on at the level of the clause before."""
    level = ""
    for clause in clauses:
        for name in split_names(clause.row, level=level):
            level = opening_level(name.full) or level
            yield name, clause.mode


def beside_leaders(found: Sequence[Responsibility]) -> tuple[Responsibility, ...]:
    """Return what several phrases say of one task: beside those who lead, those who are only named take part.

    Whom a label calls responsible (责任单位：) is so beside a leader too.
    """
    leading = {each.phrase for each in found if each.role is Role.LEAD}
    if not leading:
        return tuple(found)
    return tuple(
        replace(each, role=Role.PARTICIPANT) if each.phrase not in leading and _is_only_named(each) else each
        for each in found
    )


def _is_only_named(each: Responsibility) -> bool:
    return each.role is Role.RESPONSIBLE and not answers(each.phrase.lstrip("（(〔[［【"))


def _named(name: Name, mode: str | None) -> tuple[Name, str | None]:
    """A row may mark who leads behind the name: 省林草局（牵头）、省公安厅.

    Where a bracket never closes, how the last is responsible sticks to its name: 省商务厅按职责分工负责（自贸办.
    """
    name = replace(name, full=_RULE_INSIDE.sub("", name.full))
    run_on = _RUNS_ON.search(name.full)
    name = replace(name, full=name.full[: run_on.start()]) if run_on else name
    marked = _MARKED.fullmatch(name.full)
    return (replace(name, full=marked["name"]), marked["mode"]) if marked else (name, mode)


def _without_remark(phrase: Strand) -> Strand:
    """Return a phrase without a sentence behind the names that names nobody: …管委会。以下各项均需各地落实.

    Nor does one that rules for all items: 未注明牵头单位的，由所列单位分别负责，下同.
    """
    end = phrase.text.find("。")
    says_who = end >= 0 and _SAYS_WHO.search(phrase.text, end) and not _RULES_FOR_ALL.search(phrase.text, end)
    return phrase if end < 0 or says_who else phrase[:end]


def unwrap(phrase: Strand) -> Strand:
    """Return a phrase without the brackets around it and the 。 at its end."""
    bare = phrase.strip()
    if bare and bare.text[0] in "（(〔[［【" and bare.text[-1] in "）)〕]］】":
        bare = bare[1 : len(bare) - 1].strip()
    return bare.strip("。 *—－")


def _clauses(phrase: Strand) -> Iterator[Clause]:
    """Cut at ；，。 and gather names until a role word closes them; a label opens a role of its own."""
    label: str | None = None
    gathered: Strand | None = None
    for segment in _segments(phrase):
        opening = LABEL.match(segment.text)
        if opening and gathered:
            yield Clause(gathered, label)
        if opening:
            label, gathered = role_of_label(opening[1]), None
        part = _without_duty(segment[opening.end() :] if opening else segment)
        mode = MODE.search(_rstrip(part.text))
        names = _without_persons(part[: mode.start()] if mode else part)
        gathered = _append(gathered, names.strip())
        if mode and gathered:
            yield Clause(gathered, _join_mode(label, mode.group()))
            gathered = None
    if gathered:
        yield Clause(gathered, label)


def _without_duty(part: Strand) -> Strand:
    """Return a clause without what its body answers for: 水利部负责城乡供水 is 水利部负责."""
    duty = _DUTY.fullmatch(_rstrip(part.text))
    return part[: part.text.index("负责", duty.end("who")) + 2] if duty else part


def _without_persons(names: Strand) -> Strand:
    """Return a row without the person behind a blank that answers for a body: 区民政局 王芳."""
    cuts = [match.end() for match in _BLANK.finditer(names.text)]
    parts = tuple(names.split_at(cuts))
    kept = [part for place, part in enumerate(parts) if not (place and is_person(part.text.strip("、，； ")))]
    return join(kept) if len(kept) < len(parts) else names


def _segments(phrase: Strand) -> Iterator[Strand]:
    """Yield what stands between the marks and labels of a phrase, without what names a person or holds a rule."""
    depth, cuts = 0, [match.start() for match in LABELS.finditer(phrase.text)]
    for position, char in enumerate(phrase.text):
        depth += (char in "（(〈〔") - (char in "）)〉〕")
        if depth == 0 and char in "；;，,。":
            cuts.append(position + 1)
    in_person = False
    for part in phrase.split_at(sorted(cuts)):
        segment = part.strip().strip("。 |｜*—")
        text = segment.text.strip("；;，, ")
        if not text or _NAMES_NO_BODY.match(text):
            continue
        goes_on = in_person and not LABEL.match(text) and not _HOLDS_A_BODY.search(text)
        in_person = bool(_IN_PERSON.match(text)) or goes_on
        if not in_person:
            yield segment


def _append(gathered: Strand | None, names: Strand) -> Strand | None:
    names = _without_lead_word(names)
    if not names:
        return gathered
    return names if gathered is None else gathered + names


def _without_lead_word(names: Strand) -> Strand:
    opening = re.match(r"(?:由|请|会同|并由|其中)", names.text)
    return names[opening.end() :] if opening else names


def _rstrip(text: str) -> str:
    return text.rstrip("；;，,。、 \u3000\n\t")


def _join_mode(label: str | None, mode: str) -> str:
    """牵头单位：X、Y按职责分工负责，有关单位配合: the label holds for those responsible, not for those who help."""
    return label if label and "牵头" in label and not HELPS.search(mode) else mode


def _role(mode: str | None, *, has_leader: bool, has_helper: bool) -> Role:
    if mode and LEADS.search(mode):
        return Role.LEAD
    if mode and answers(mode):
        return Role.RESPONSIBLE
    if has_helper and mode and "落实" in mode and not HELPS.search(mode):
        return Role.RESPONSIBLE  # 甲牵头，乙配合，各县政府负责落实: beside those who help, these carry it out
    if has_leader or (mode and HELPS.search(mode)):
        return Role.PARTICIPANT
    return Role.RESPONSIBLE


def _apply_rule(found: tuple[Responsibility, ...]) -> tuple[Responsibility, ...]:
    return tuple(replace(r, role=Role.LEAD if r.rank == 1 else Role.PARTICIPANT) for r in found)


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)

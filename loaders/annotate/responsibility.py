"""Who is responsible: the closing parenthesis of an item, a table cell, or a line of its own, read into roles.

The forms of the genre: （X、Y负责）（X牵头，Y、Z配合）（X、Y按职责分工负责）（责任单位：…）
（牵头单位：…；配合单位：…）.
A clause gathers names until a word says their role; 牵头 leads, 配合 and 参加 take part, and beside a leader whoever
answers for a part of it (负责, 落实, 实施) is responsible. A document may rule that the department named first leads
(列第一位的部门为牵头部门).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Piece, Responsibility, Role
from loaders.annotate.bodies import is_body
from loaders.annotate.clauses import ANSWERS_FOR, IN_PERSON, LABEL, Clause, read_clauses
from loaders.annotate.deadlines import START, TIME, is_time
from loaders.annotate.labels import ANY_END, HELPS, LEADS, PERSON_LABEL, TOLD_END, WHEN_LABEL, WHO_LABEL, answers
from loaders.annotate.lead_rule import LeadRule
from loaders.annotate.marks import MARK, Marked, bare_name, read_marks
from loaders.annotate.names import Name, opening_level, split_names
from loaders.annotate.of_items import length_on_items
from loaders.annotate.parts import is_told_by_parts
from loaders.annotate.persons import is_person
from loaders.genre.references import REFERENCE, read_reference
from loaders.reading.strand import Strand

_PLACED = (
    r"(?:(?:[^（(）)。]|[（(][^（(）)。]{1,30}[)）]){1,60}?(?:政府|管委会|部门|单位|地区|地方|各地)"
    r"(?:[（(][^（(）)]{1,12}[)）])?(?:抓好|组织|分别|协助|负责)?(?:落实|实施|推进|协助)"
    r"|各[一-鿿、]{2,30})"
)
# a sentence behind those named that rules for the items below: 以下均需各县政府落实，不再列出
_REMARK = r"(?:以下|上述|以上|下列|其他|未)(?:[^（(）)。]|[（(][^（(）)]*[)）]){2,60}"
_RULE = (
    r"(?:[列排居][^（(）)。]{2,30}牵头[^（(）)。]{0,40}"
    r"|(?:以下|上述|以上)(?:[^（(）)。]|[（(][^（(）)]{1,12}[)）]){2,50}不再[^（(）)。]{0,6}列出|下同)"
)


_ASIDE = r"[（(][^（(）)]*[)）]"
# who and when behind their labels: （责任单位：市教育局（牵头）；完成时限：2025年6月底）
_LABELLED = (
    rf"(?:{TIME}\s*[，,；;]\s*)?(?:{WHO_LABEL}|{PERSON_LABEL})\s*(?:[：:]|为)[^（(）)【】]*(?:{_ASIDE}[^（(）)【】]*)*"
)
# what is to be done by when, without who: （完成时限：2025年6月底）
_TIMED = rf"{WHEN_LABEL}\s*[：:][^（(）)【】]*"


def _closed_by(ends: str) -> str:
    """Return what stands in a bracket whose row of names is closed by one of the `ends`, with what is said behind it.

    Those who carry it out (各市、县人民政府落实), a rule for all (列首位的为牵头单位), and what is labelled:
    (保护处牵头；责任单位：…), (水利部负责。完成时限：…), who answers for it in person among it
    (文旅局牵头；责任人：李明).
    """
    return (
        rf"(?:[^（(）)。]|{_ASIDE})*?{ends}\s*(?:[，,；;。]\s*{_PLACED}\s*)?"
        rf"(?:[、，,；;]\s*(?:{TIME}|{START.pattern}[^（(）)]{{0,60}}|{_RULE})\s*)?[。]?(?:(?<=。){_REMARK}。?)?"
        rf"(?:[，,；;。]\s*(?:{WHO_LABEL}|{PERSON_LABEL}|{WHEN_LABEL})\s*[：:](?:[^（(）)。]|{_ASIDE})*[。]?)*+"
    )


def _bracket(*inside: str) -> re.Pattern[str]:
    """Return the pattern of a bracket that says who and when, in one of the ways of saying it."""
    return re.compile(rf"[（(〔\[［【]\s*+(?:{'|'.join(inside)})\s*[)）〕\]］】]")


PARENTHESIS = _bracket(_LABELLED, _TIMED, _closed_by(TOLD_END))
# closed by a word that may close any remark (…落实, …办理): it then has to name bodies and nothing else
_WEAKLY_CLOSED = _bracket(_closed_by(ANY_END))
# who leads, and names without a word: （规划科牵头，人事科、各县区教育局）
_LED = re.compile(
    r"[（(〔\[［【]\s*+(?:[^（(）)。：:]|[（(][^（(）)]*[)）])*?(?:牵头|负责)[，,；;、]"
    r"(?:[^（(）)。：:]|[（(][^（(）)]*[)）]){2,200}?[)）〕\]］】]"
)
# in parts that are told one by one: （法规司按职责负责；浙江、广东等省局试点）
_IN_PARTS = re.compile(
    r"[（(〔\[［【](?P<inside>(?:[^（(）)〔〕\[\]［］【】]|[（(〔][^（(）)〔〕]*[)）〕]){4,300}?)[)）〕\]］】]"
)
_DUTIES = re.compile(
    rf"[（(〔\[［【]{ANSWERS_FOR.format('first')}(?:[，；]{ANSWERS_FOR.format('next')}){{1,9}}[。]?[)）〕\]］】]"
)
# A bracket inside that never closes: （牵头单位：省发改委、省商务厅按职责分工负责（自贸办）
_UNCLOSED = re.compile(rf"[（(]\s*+{WHO_LABEL}\s*[：:][^）)]*[)）]\s*$")
# Names without a word on their role, behind the last sentence of an item: …。（市教育局、市财政局）
# or behind a part of one: …（市教育局、市财政局）；
_BARE = re.compile(
    r"[（(［〔\[](?P<names>(?:[^（(）)〔〕\[\]。：:“”《》]|[（(〔][^（(）)〔〕。]*[)）〕]){3,300}?)"
    # and behind them a rule for all items, or by when: 甲局、乙局；列第一位的为牵头单位，下同
    rf"(?:[，,；;。]\s*(?:{_RULE}|{WHEN_LABEL}\s*[：:][^（(）)]{{1,40}}|{TIME}|{START.pattern}[^（(）)]{{0,60}}))?[)）］〕\]]"
)
# whom another item names: （同第5项）, （责任单位同上）
_REFERRING = re.compile(
    rf"[（(〔\[［【]\s{{0,3}}(?:{WHO_LABEL}\s{{0,3}}[：:]?\s{{0,3}})?{REFERENCE}\s{{0,3}}。?[)）〕\]］】]"
)
_SENTENCE = re.compile(
    rf"\s*(?!请|希|望)由?(?P<inside>[^。：:“”]{{2,300}}(?:负责|牵头|配合|参加|参与|协助|落实|实施)(?:[，,；;]\s*{TIME})?)。?\s*"
)
_ANSWERS, _PARTED_OR_CLOSED = re.compile("牵头|负责"), re.compile("[，,；;]|(?:牵头|分工负责|分别负责|共同负责)$")
_OF_A_PLACE = re.compile(r"[省市县区州]|自治区|国家|各[一-鿿（）、]{1,12}(?:政府|管委会|部门|单位|[市县区州镇乡])")
# 各部门要加强配合 asks a class of bodies for something, and names nobody
_CLASS = re.compile(r"(?:各|有关|相关)(?:(?!要(?!素)|应(?!急)|须|承担|履行)[一-鿿]|[（(][^（()）]{1,12}[）)])+")
_OFFICE = re.compile(r"[一-鿿]{2,8}[处科股司]|机关(?:党委|纪委|工会)|[一-鿿]{0,6}办公室")
# what can be nothing but a body, even alone: （南京海关） behind a sentence
_SURE = re.compile(
    r"(?:各|有关|相关).{0,8}(?:单位|部门|机构|企业|国企|高校|院校|学校|医院|银行|公司|集团|[处科股]室|[地市县区州镇乡街])"
    r"|.+(?:[局委办署厅处科股站]|海关|[分支总]行|管委会|[支大总中]队|中心|[处科股]室|[大小]学|政府|公司|集团|[检监]察组|街道|所)"
)
_OPENING = re.compile(r"[（(〔\[［【]")
_EXPLAINS = re.compile(
    r"\s*(?:即(?![一-鿿]{1,3}[省市县区])|是指|指的是|也就是)"
)  # 设立议事会（即业主、住户和社工参与）
_SQUARE = {"〔": "〕", "【": "】", "［": "］"}
_WORDS_BEFORE = re.compile(r"[^。；;：:，,、“”《》（(）)]{2,}$")
_TAIL = 16
_LONGEST = 2000  # characters; no parenthesis is longer, so that one which never closes is not followed to the end
_RULES_FOR_ALL = re.compile(
    r"未(?:明确|注明|列明|标明)|以下(?:各项|任务|分工|工作|均)|下同|(?:本(?:方案|计划|清单|分工)|各项)[^，。；]{0,16}均[^。]*不再"
)
# and behind those named: …按职责分工负责；各项任务均需市县政府落实，不再列出
_STANDS_FOR_ALL = re.compile(
    r"[，,；;。]\s*(?:以[下上]|[上下]述|本(?:方案|计划|清单|分工)|各项)[^，。；]{0,16}(?:均|都)[^。]{2,60}不再"
)
_NOBODY = re.compile(r"专人|谁.{1,4}谁|略|无|[—－/-]+|待[定明]确?|另行(?:确定|明确)")
# 青政发〔2023〕6号，省财政厅负责: where it was promised, as in 省政府令第86号 and 青办发电〔2023〕6号文件
_NUMBER_OF_A_DOCUMENT = re.compile(
    r"[一-鿿]{1,12}(?:[〔\[（(【](?:19|20)\d{2}[〕\])）】]第?\d{1,5}号(?:文件?)?|(?<=[令告])第?\d{1,5}号)"
)
_BEHIND_ALL = re.compile(rf"[，,；;。]\s*{_NUMBER_OF_A_DOCUMENT.pattern}$")
# 甲牵头，乙按职责分工负责，各县政府具体实施: these answer for a part of their own beside a leader
_ANSWERS_FOR_A_PART = re.compile("负责|落实|实施|承担")
_SAYS_WHO = re.compile(r"牵头|配合|参加|负责|(?:单位|部门|处室)\s*[：:]")
_NAME_LENGTH = 40
_LONGEST_SENTENCE = 300
_WORD = re.compile(r"[一-鿿]|[A-Za-z]{2}")


def is_in_person(line: str) -> bool:
    """Tell whether a line only names who answers for something in person: 责任领导：李明."""
    return bool(IN_PERSON.match(line)) and "。" not in line.strip()[:-1] and not LABEL.search(line)


def rules_for_all(sentence: str) -> bool:
    """Tell a sentence behind those named that is on all items: 以下均需各县政府落实，不再列出."""
    return bool(_RULES_FOR_ALL.match(sentence))


def find_parentheses(strand: Strand) -> Iterator[re.Match[str]]:
    """Yield the responsibility parentheses of a paragraph, in order."""
    text, end = strand.text, 0
    last = max(text.rfind(closing) for closing in "）)〕]］】")
    for opening in _OPENING.finditer(text, 0, max(last, 0)):
        start = opening.start()
        if start < end or MARK.match(text, start) or _EXPLAINS.match(text, start + 1):
            continue
        match = PARENTHESIS.match(text, start, _furthest(text, start)) or _naming_bodies(strand, start)
        if match is None and len(text) - start <= _LONGEST:
            match = _UNCLOSED.match(text, start) or _DUTIES.match(text, start) or _only_names(strand, start)
            match = match or _told_by_parts(strand, start) or _referring(strand.text, start)
        if match:
            yield match
            end = match.end()


def _furthest(text: str, start: int) -> int:
    """Return where the bracket at `start` ends at the latest: 〔…〕 and 【…】 where they close, for none is within."""
    closing = _SQUARE.get(text[start])
    end = text.find(closing, start) if closing else -1
    return end + 1 if end >= 0 else start + _LONGEST


def _naming_bodies(strand: Strand, start: int) -> re.Match[str] | None:
    """Return the bracket at `start` if a word such as 落实 closes it, and all that it names are bodies."""
    text, end = strand.text, _furthest(strand.text, start)
    for match in filter(None, (form.match(text, start, end) for form in (_WEAKLY_CLOSED, _LED))):
        who = read_responsibilities(strand.group(match), "")
        if who and all(_is_named_bare(each.name) for each in who):
            return match
    return None


def _told_by_parts(strand: Strand, start: int) -> re.Match[str] | None:
    """Return the bracket at `start` if it closes a sentence, and each of its parts is of a known kind."""
    match = _IN_PARTS.match(strand.text, start)
    if match is None or not (_closes(strand.text, match) or _stands_between(strand.text, match)):
        return None
    return match if is_told_by_parts(match["inside"], _names_bodies) else None


def _referring(text: str, start: int) -> re.Match[str] | None:
    """Return the bracket at `start` if it stands where others say who, and refers to those of another item."""
    match = _REFERRING.match(text, start)
    return match if match and (_closes(text, match) or _stands_between(text, match)) else None


def _closes(text: str, match: re.Match[str]) -> bool:
    """Tell a bracket behind which the paragraph, the sentence or a part of it ends."""
    return text[match.end() :].lstrip()[:1] in ("", "。", "；", ";")


def _stands_between(text: str, match: re.Match[str]) -> bool:
    """Tell a bracket behind a sentence which another one follows: …。（甲局、乙局）推进…"""
    return text[: match.start()].rstrip()[-1:] in ("。", "！")


def only_says_who(line: str) -> bool:
    """Tell a line that is a sentence on who is responsible and nothing else: 由县人社局牵头，各乡镇配合。

    One without a full stop says of one who leads or is responsible, and more (县人社局牵头，各乡镇配合), or ends there.
    """
    bare = line.strip()
    is_line = "。" not in bare and _ANSWERS.search(bare) is not None and _PARTED_OR_CLOSED.search(bare) is not None
    is_one = (is_line or bare.find("。") == len(bare) - 1) and len(bare) <= _LONGEST_SENTENCE
    match = _SENTENCE.fullmatch(bare) if is_one else None
    return match is not None and is_told_by_parts(match["inside"], _names_bodies, few=1)


def _names_bodies(row: str) -> bool:
    names = [bare_name(name.full) for name in split_names(Strand(row, (Piece(0, len(row)),)))]
    return bool(names) and all(map(_is_named_bare, names))


def _only_names(strand: Strand, start: int) -> re.Match[str] | None:
    """Return the bracket at `start` if it closes a sentence, or is all of the text, and holds only bodies.

    A sole one must name its level, or stand behind the sentence and be surely a body.
    """
    match = _BARE.match(strand.text, start)
    behind = strand.text[match.end() :].strip() if match else ""
    if match is None or not (behind[:1] in ("", "；", ";") or behind == "。" or _stands_between(strand.text, match)):
        return None
    before = strand.text[max(0, start - _TAIL) : start].rstrip()
    is_apart = before.endswith("。") or behind not in ("。", "；", ";")
    is_behind = (not start or before.endswith(("。", "；", ";"))) and is_apart
    names = [bare_name(name.full) for name in split_names(strand.group(match, "names"))]
    is_told = len(names) > 1 or bool(names and (_OF_A_PLACE.match(names[0]) or _OFFICE.fullmatch(names[0])))
    is_told = is_told or (is_behind and bool(_SURE.fullmatch(names[0])))
    is_told = is_told and (is_behind or (bool(_OF_A_PLACE.match(names[0])) and not _explains(before)))
    return match if is_told and all(map(_is_named_bare, names)) else None


def _explains(before: str) -> bool:
    """Tell that a bracket says which body is meant, and not who does it: …报主管部门（市住建局）."""
    tail = _WORDS_BEFORE.search(before)
    return tail is None or is_body(tail[0])


def _is_named_bare(name: str) -> bool:
    """Tell a body that may stand in a bracket of names only, or a class of them: 市教育局, 各县（市、区）.

    What refers to others (同第3项) stands for bodies.
    """
    return is_body(name) or bool(_OFFICE.fullmatch(name) or _CLASS.fullmatch(name) or read_reference(name))


def _once_each(named: Iterable[Responsibility]) -> tuple[Responsibility, ...]:
    """Return those named, ranked anew, a name that is printed again in the same role once: 甲、乙、甲按职责分工负责."""
    known: dict[tuple[str, Role], Responsibility] = {}
    for each in named:
        known.setdefault((each.name, each.role), each)
    return tuple(replace(each, rank=rank) for rank, each in enumerate(known.values(), start=1))


def read_responsibilities(
    phrase: Strand, source_text: str, *, rule: LeadRule = LeadRule.NONE, level: str = ""
) -> tuple[Responsibility, ...]:
    """Return the responsibilities that a phrase states, ranked in its order; none if it names nobody.

    `phrase` is the content of the parenthesis, cell or line, with or without its brackets, `level` that of the names
    before it (省), which its bare ones share. What refers to others (同上) is named as it is printed, and only a label
    or a word beside it gives it a role.
    """
    whole = unwrap(phrase)
    bare = _without_remark(whole)
    if not bare:
        return ()
    clauses = tuple(read_clauses(bare))
    text, passage = _squeeze(whole.text), whole.passage(source_text)
    named = read_marks(tuple(_names_of(clauses, level)))
    named = tuple(each for each in named if _may_be_named(each.name.full))
    has_leader = any(each.leads for each in named)
    found = _once_each(
        Responsibility(
            name=each.name.full,
            printed=_squeeze(each.name.printed.text),
            role=each.role or _role(each.mode, has_leader=has_leader and not read_reference(each.name.full)),
            rank=rank,
            phrase=text,
            passage=passage,
            mode=None if each.mode and answers(each.mode) else each.mode,
            parent=each.name.parent,
        )
        for rank, each in enumerate(named, start=1)
    )
    if has_leader or rule in (LeadRule.NONE, LeadRule.TITLE):
        return found
    return _leading(found, 1 if rule is LeadRule.FIRST else _before_comma(bare, named))


def _may_be_named(name: str) -> bool:
    if read_reference(name):
        return True
    is_name = len(name) <= _NAME_LENGTH and bool(_WORD.search(name)) and not is_time(name)
    return is_name and not any((is_person(name), _NOBODY.fullmatch(name), _NUMBER_OF_A_DOCUMENT.fullmatch(name)))


def _names_of(clauses: Sequence[Clause], level: str) -> Iterator[Marked]:
    """Yield the names of all clauses: 省水利厅牵头，财政厅配合 goes on at the level of the clause before."""
    last: Name | None = None
    for clause in clauses:
        for name in split_names(clause.row, level=level, after=last):
            level, last = opening_level(name.full) or level, name
            yield Marked(name, clause.mode, clause.role)


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
    if read_reference(each.name):
        return False
    return each.role is Role.RESPONSIBLE and not answers(each.phrase.lstrip("（(〔[［【"))


def _without_remark(phrase: Strand) -> Strand:
    """Return a phrase without a sentence behind the names that names nobody: …管委会。以下各项均需各地落实.

    Nor does one that rules for all items: 未注明牵头单位的，由所列单位分别负责，下同. What says of which items it is
    (上述（四）至（六）项由) is no name.
    """
    phrase = phrase[length_on_items(phrase.text) :]
    standing = _STANDS_FOR_ALL.search(phrase.text)
    if standing:
        return phrase[: standing.start()]
    rules = _RULES_FOR_ALL.search(phrase.text)
    end = phrase.text.rfind("。", 0, rules.start()) if rules else phrase.text.find("。")
    says_who = end >= 0 and _SAYS_WHO.search(phrase.text, end) and not _RULES_FOR_ALL.search(phrase.text, end)
    return phrase if end < 0 or says_who else phrase[:end]


def unwrap(phrase: Strand) -> Strand:
    """Return a phrase without its brackets, the 。 at its end, and the number of a document behind it."""
    bare = phrase.strip()
    if bare and bare.text[0] in "（(〔[［【" and bare.text[-1] in "）)〕]］】":
        bare = bare[1 : len(bare) - 1].strip()
    bare = bare.strip("。 *—－")
    number = _BEHIND_ALL.search(bare.text)
    return bare[: number.start()] if number else bare


def _role(mode: str | None, *, has_leader: bool) -> Role:
    if mode and LEADS.search(mode):
        return Role.LEAD
    if mode and answers(mode):
        return Role.RESPONSIBLE
    if has_leader and mode and _ANSWERS_FOR_A_PART.search(mode) and not HELPS.search(mode):
        return Role.RESPONSIBLE
    if has_leader or (mode and HELPS.search(mode)):
        return Role.PARTICIPANT
    return Role.RESPONSIBLE


def _leading(found: tuple[Responsibility, ...], count: int) -> tuple[Responsibility, ...]:
    """Return the responsibilities, of which the first `count` lead and the others take part.

    Whom another item names (同第3项) have their roles there.
    """
    return tuple(
        r if read_reference(r.name) else replace(r, role=Role.LEAD if r.rank <= count else Role.PARTICIPANT)
        for r in found
    )


def _before_comma(phrase: Strand, named: Sequence[Marked]) -> int:
    """Return how many are named before the first comma that is within no bracket; all where there is none."""
    depth = 0
    for place, char in enumerate(phrase.text):
        depth += (char in "（(〔") - (char in "）)〕")
        if char in "，," and depth == 0:
            comma = phrase[place : place + 1].pieces[0].start
            return sum(each.name.printed.pieces[0].start < comma for each in named)
    return len(named)


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)

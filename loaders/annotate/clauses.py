"""A phrase on who is responsible cut into clauses: names that share one word on their role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Role
from loaders.annotate.duties import OBLIGES
from loaders.annotate.labels import (
    HELPS,
    LEADS,
    MODE,
    PERSON_LABEL,
    SHARED_MODE,
    WHO_LABEL,
    answers,
    only_checks,
    role_of_label,
)
from loaders.annotate.lead_rule import BEFORE_COMMA_LEADS, FIRST_LEADS
from loaders.annotate.persons import is_person
from loaders.genre.references import REFERS
from loaders.reading.strand import Strand, join

_TOGETHER_WITH = re.compile(r"(?<=[一-鿿）)、，,])(?:牵头)?[，,]?会同(?=[一-鿿]{2})")
LABEL = re.compile(rf"\s*({WHO_LABEL})\s*(?:[：:]|(?<!建设主体)(?<!运营主体)为(?=[一-鿿]{{2}})|{REFERS})\s*")
LABELS = re.compile(rf"(?:{WHO_LABEL}|{PERSON_LABEL})\s*[：:]")
LABEL_WITHIN = re.compile(rf"{WHO_LABEL}\s*[：:]")
IN_PERSON = re.compile(rf"\s*(?:{PERSON_LABEL}|联系人|联系电话|电话)\s*[：:]")
_HOLDS_A_BODY = re.compile(r"[部委局署院厅办室司处科股所站行社会心位门团联协队组校台馆园区省市县州镇乡村企业司]$")
# A row may name who leads between those who help: 市商务局牵头、市发改委、市财政局配合
_ROLE_WITHIN = re.compile(
    r"(?<=[一-鿿）)])(?:总|负责|共同)?(?:牵头|主办|抓总|负责|配合|参加|参与|协助|(?<!政)协办)(?:抓总|负责|落实|实施|办理|配合)?(?=[、\s]\s*[一-鿿])"
)
# Each with what it answers for: （水利部负责城乡供水，国家卫生健康委负责水质监测）
ANSWERS_FOR = (
    r"(?P<{}>[^，。；：（）]{{2,30}}?[部委局署院厅办会室司处科政府行])(?:具体|主要)?负责"
    r"(?!落实|实施|推进|同志|人|牵头|配合|协助|参与)[^，。；：（）]{{2,24}}"
)
# 县水务公司负责实施城区管网项目 and 县规划局负责编制规划 in a line of its own
_DUTY = re.compile(
    r"(?P<who>[^，。；：（）]{2,30}?(?:[部委局署院厅办会室司处科政府行]|公司|集团|中心|[各所]在?[乡镇])(?:[（(][^（()）]*[)）])?)"
    r"(?P<told>(?:具体|主要)?负责(?!同志|人|牵头|配合|协助|参与|(?:落实|实施|推进)$)|(?:业务|检查|监督){1,2}指导)[^，。；：（）]{2,60}"
)
_BLANK = re.compile(r"(?<=[一-鿿）])[ \u3000]+(?=[一-鿿])")
# a clause that names nobody: 市财政局，列第一位的为牵头单位，下同
_NAMES_NO_BODY = re.compile(
    rf"(?:以?下同$|{FIRST_LEADS.pattern}|{BEFORE_COMMA_LEADS.pattern}|其他(?:有关|相关)?(?:责任)?(?:单位|部门)"
    r"|(?:各责任|以上|上述)(?:单位|部门)按照?(?:各自)?职责(?:分工)?"
    rf"|(?:以下|以上|上述|下列)(?:各项|所有)?(?:工作|任务|事项|措施|均)|不再(?:单独|逐一|一一|重复|另行)*列出)"
)
# on what grounds it is done: 按照规划要求，县林业局负责
_GROUNDS = re.compile(r"(?:按照?|根据|依据)[^，。；、]{2,30}(?:要求|规定|部署|标准|方案)[，,]?")

# where it is tried or done first, and where to read on: 浙江、广东等省局试点; 具体任务详见附件2
ASIDE = re.compile(
    rf"[^，,；;。]{{2,40}}(?:试点|先行先试|先行|先试|率先(?:实施|推进|开展)|适用|{OBLIGES})$"
    r"|[^，,；;。：:]{0,24}(?:详?见|参见)[^，,；;。：:]{0,6}附[件表录图][^，,；;。：:]{0,4}$"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Names that share one role word: 由教育部牵头, or 牵头单位：教育部."""

    row: Strand
    mode: str | None
    role: Role | None = None


def read_clauses(phrase: Strand) -> Iterator[Clause]:
    """Cut at ；，。 and gather names until a role word closes them; a label opens a role of its own."""
    label: str | None = None
    gathered: Strand | None = None
    led, is_aside = False, False
    for segment in _segments(phrase):
        opening = LABEL.match(segment.text)
        if opening and gathered:
            yield from _joined_by(Clause(gathered, label))
        if opening:
            label, gathered, is_aside = role_of_label(opening[1]), None, only_checks(opening[1])
        said = segment[opening.end() :] if opening else segment
        if is_aside or _GROUNDS.fullmatch(said.text):
            continue
        part = _unbracketed(_without_stray_bracket(said))
        part = _without_duty(part)
        mode = MODE.search(_rstrip(part.text))
        names = _without_persons(part[: mode.start()] if mode else part)
        if gathered and mode and HELPS.search(mode.group()) and not led and not label:
            yield from _joined_by(Clause(gathered, None))  # 保护处，研究会配合: the first does it
            gathered = None
        if gathered and label and mode and mode["part"]:
            yield from _joined_by(Clause(gathered, label))  # 牵头处室：甲处，各镇为实施单位: the label is of the first
            gathered = None
        gathered = _append(gathered, names.strip())
        if mode and gathered:
            told = _join_mode(label, mode["part"] or mode.group())
            led = led or bool(LEADS.search(told))
            yield from _joined_by(Clause(gathered, told))
            gathered = None
    if gathered:
        yield from _joined_by(Clause(gathered, label))


def _joined_by(clause: Clause) -> Iterator[Clause]:
    """Yield a clause, or both sides of a 会同 in it, who answer for it alike: 甲会同乙负责."""
    joined = _TOGETHER_WITH.search(clause.row.text)
    if joined is None or (clause.mode and (LEADS.search(clause.mode) or HELPS.search(clause.mode))):
        yield clause
        return
    is_led = "牵头" in joined.group()  # 甲牵头会同乙负责
    first, others = (Role.LEAD, Role.PARTICIPANT) if is_led else (Role.RESPONSIBLE, Role.RESPONSIBLE)
    yield Clause(clause.row[: joined.start()], clause.mode, first)
    yield Clause(clause.row[joined.end() :], clause.mode, others)


def _without_duty(part: Strand) -> Strand:
    """Return a clause without what its body answers for: 水利部负责城乡供水 is 水利部负责."""
    duty = _DUTY.fullmatch(_rstrip(part.text))
    return part[: duty.end("told")] if duty else part


def _without_persons(names: Strand) -> Strand:
    """Return a row without the person behind a blank that answers for a body: 区民政局 王芳."""
    cuts = [match.end() for match in _BLANK.finditer(names.text)]
    parts = tuple(names.split_at(cuts))
    kept = [part for place, part in enumerate(parts) if not (place and is_person(part.text.strip("、，； ")))]
    return join(kept) if len(kept) < len(parts) else names


def _segments(phrase: Strand) -> Iterator[Strand]:
    """Yield what stands between the marks and labels of a phrase, without what names a person or holds a rule."""
    depth, cuts = 0, [match.start() for match in LABELS.finditer(phrase.text)]
    told = {match.end() - 1 for match in _ROLE_WITHIN.finditer(phrase.text)}
    for position, char in enumerate(phrase.text):
        depth += (char in "（(〈〔") - (char in "）)〉〕")
        if depth == 0 and (char in "；;，,。" or position in told):
            cuts.append(position + 1)
    in_person = False
    for part in phrase.split_at(sorted(set(cuts))):
        segment = part.strip().strip("。、 |｜*—")
        text = segment.text.strip("；;，, ")
        if not text or _NAMES_NO_BODY.match(text) or ASIDE.fullmatch(text):
            continue
        goes_on = in_person and not LABEL.match(text) and not _HOLDS_A_BODY.search(text)
        in_person = bool(IN_PERSON.match(text)) or goes_on
        if not in_person:
            yield segment


def _unbracketed(part: Strand) -> Strand:
    """Return a row whose role word stands in a bracket behind it without the bracket: 甲局、乙局（按职责分工负责）."""
    end = len(_rstrip(part.text))
    shared = SHARED_MODE.search(part.text[:end])
    return part[: shared.start()] + part[shared.start() + 1 : end - 1] if shared else part


def _without_stray_bracket(segment: Strand) -> Strand:
    """Return a segment without an opening bracket that nothing closes: （责任单位：〔甲厅、乙局负责〕."""
    closings = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】"}
    opening = segment.text[:1]
    return segment[1:] if opening in closings and closings[opening] not in segment.text else segment


def _append(gathered: Strand | None, names: Strand) -> Strand | None:
    names = names if gathered and names.text.startswith("会同") else _without_lead_word(names)
    if not names:
        return gathered
    return names if gathered is None else gathered + names


def _without_lead_word(names: Strand) -> Strand:
    opening = re.match(r"(?:由|请|会同|并由|其中)", names.text)
    return names[opening.end() :] if opening else names


def _rstrip(text: str) -> str:
    return text.rstrip("；;，,。、 \u3000\n\t")


def _join_mode(label: str | None, mode: str) -> str:
    """牵头单位：X、Y按职责分工负责，有关单位配合: the label holds for those responsible, not for those who help.

    Nor does it for whom the phrase calls something else: 牵头处室：X，Y为实施单位.
    """
    is_of_label = label and "牵头" in label and not (HELPS.search(mode) or answers(mode))
    return label if label and is_of_label else mode

"""Whom a sentence entrusts by its subject with what it asks: 县财政局、县水利局要牵头完善制度.

Where a document closes its tasks with who is responsible, its subjects only say to whom it speaks. One that closes none
names the responsible in its sentences, by words of duty: 县教育局要加强监管 only has an actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Literal

from kg.model import Responsibility, Role
from loaders.annotate.actors import BEHIND
from loaders.annotate.bodies import is_body
from loaders.annotate.names import opening_level, split_names
from loaders.annotate.responsibility import read_responsibilities
from loaders.annotate.verbs import MUST, NO_SUBJECT
from loaders.reading.strand import Strand

_HOW = (
    r"(?:按照?(?:各自)?(?:职责|职能)(?:分工)?|切实|认真|具体|共同|分别|积极|抓紧|统筹|统一|主要|总体|全面|依法"
    r"|负责(?=牵头))*"
)
# what is spoken of, and no duty: 各地配合程度要提高, 行政执法部门负责制全面推行, 教育部门负责招生的同志要加强学习
_NO_DUTY = (
    r"(?!人|同志|解释|制(?![定订发作止造图])|作用|(?:工作)?机制|程度|力度|度|情况|意识|能力|关系"
    r"|[^，。；：]+的(?:同志|人员|干部|领导|工作人员)(?:要|应|须|必须))"
)
_PART = rf"{_HOW}(?P<{{}}>(?:牵头|负责|会同|配合|协助){_NO_DUTY})"
# 市住建局为责任单位, 各镇是整治工作的责任主体
_AS = r"(?:(?:为|是)[^，。；：、“”]{0,16}?|作为[^，。；：]{0,40}?)(?P<as>牵头|责任|实施|配合)(?:单位|部门|主体)"
# 市住建局要发挥牵头抓总作用, but not 牵头作用充分发挥
_PLAYS = (
    rf"(?:{MUST})?(?:充分|切实|更好|积极)?发挥好?[^，。；、]{{0,16}}?(?P<plays>牵头)(?:抓总|统筹|协调|组织)*的?作用"
)
# 各县政府对本地防汛工作负总责, 县政府对河湖管理负领导责任
_IN_ALL = (
    r"(?:对[^，。；]{2,30}(?P<all>负)(?:总责|主责|全责|首责|有?[一-鿿]{0,6}责任)"
    r"|(?P<bears>承担)(?!的)[^，。；、的]{0,16}责任(?=[，。；]|$))"  # 各镇承担属地管理责任
)
_DUTY = re.compile(
    rf"(?:{_PLAYS}|{MUST}(?:{_PART.format('told')})?|{_PART.format('part')}|{_AS}|{_IN_ALL}|(?P<most>为主)|分别|共同)"
)
_HELPED = re.compile(
    r"[，,](?P<who>[^，。；：“”]{2,60}?)(?:作为[^，。；、]{2,8}?)?(?:共同|积极|分别)?(?:配合|参与|参加|协助)(?=[，。；]|$)"
)
# who is asked for more leads in what a later clause of it asks: 市水务局要履行职责，加强调度，牵头制定预案
_LEADS_TOO = re.compile(
    rf"(?P<who>[^，。；：“”《》]{{2,40}}?){MUST}(?:(?!{MUST}|负责|牵头|由)[^。；])*，牵头{_NO_DUTY}(?![，。；、]|单位|部门|[处科]室)"
)
# an office by its name, and not those that are meant in general: 各地区, 有关部门, 建设单位, 省级主管部门
_OFFICE = re.compile(
    r"(?!各|有关|相关|其他|地方|上述|以上|[省市县区乡镇]级)(?!.*(?:的|两级|及其|干部|(?<!自)由|(?:龙头|骨干|企业|领军|大型)集团))"
    r".+(?:[局委办厅署院]|部(?!门)|办公室|管理[处所]|指挥部|林场|政府|管委会|银行|[支分]行|海关|法院|检察院|[支总大]队|证监会|银保监会|集团|工会|妇联|残联|供销社)"
    r"(?:[（(][^（()）]*[)）])?"
)
# with a word of duty also a place of work, a firm, and those of a class: 各镇负责落实, 区直有关部门配合
_ENTRUSTED = re.compile(
    r"(?!.*(?:的|及其|干部|(?<!自)由|(?:龙头|骨干|企业|领军|大型)集团))(?:(?:各|有关|相关|属地|地方各级|[省市县区]直|县级以上|[省市县区乡镇]级)[^，。；：]*|.{2,}(?:所|队|公司|集团|中心|协会|领导小组|专班|联席会议|委员会)"
    # by the field that they are of: 市、区交通运输部门负责审批, 公安机关负责核发
    r"|(?!.*(?:责任|牵头|配合|实施|主办|承办|主管|监管|管理|业务|职能|上级|同级|本级?)部门).{2,}(?:部门|机关))"
    r"(?:[（(][^（()）]*[)）])?"
)
# 该项目建设主体为区应急局，统筹开展验收
_IS_THE_BODY = re.compile(
    r"(?P<part>牵头|责任|实施|建设|承建|主办)(?:主体|单位|部门)(?:为|是)(?P<who>[^，。；：“”]{2,60}?)(?=[，。；]|$)"
)
_GIVEN = frozenset({"牵头", "负责", "配合", "协助", "责任", "实施", "负", "承担"})
_BY = r"(?<![自理缘事])由(?![于来此衷])"
# what is set up is only led by them: 成立由市教育局牵头的专班
_SETS_UP = re.compile(r"(?:成立|建立|组建|形成|构建|健全|完善|实行|坚持)[^，。；]{0,6}$")
_SET_UP = 8  # characters that such a phrase takes
_JOINS = re.compile(r"(?:负责|组织)?[，,]?(?:会同|联合)")
_ENDS_ROW = re.compile(r"[，。；：“”《》]")
_LEFT_OPEN = re.compile("还是|或")
_ENDS_NAME = re.compile(
    r"[部委局署院厅办会室司处科所站行社心府县区市镇乡道队](?:等(?:部门|单位)?)?(?![、和及与部委局署院厅室会])"
)
_ROLES = {"牵头": Role.LEAD, "配合": Role.PARTICIPANT, "协助": Role.PARTICIPANT}
_HELP = ("配合", "协助")
# 市水务局委托市检测院负责…: who is entrusted with it
_STARTS = re.compile(
    rf"(?:^|[；，]\s*)(?:[一二三四五六七八九十]是|其中，?|同时，?)?(?:[^，。；：委]{{2,20}}委托)?|(?P<by>{_BY}|以(?=[^，。；]{{2,40}}为主))"
)
_LONGEST = 80  # characters of a row of names
_LONGEST_OTHERS = 240  # and of those whom it works with
# 区水务局会同区林业局等部门共同推进巡护
_SHARED = re.compile(rf"会同[^，。；：]{{2,240}}(?:等(?:部门|单位))?(?:共同|(?P<all>负责){_NO_DUTY})")


def read_subjects(sentence: Strand, source_text: str) -> tuple[Responsibility, ...]:
    """Return those that the subjects of a sentence name, ranked in their order; nobody unless all of them are bodies.

    牵头 and 为主 lead, 配合 and 协助 take part, whom 会同 joins takes part beside the first, and all others are
    responsible; so are they too where the row answers for something as one (甲会同乙负责编制).
    """
    found: dict[str, Responsibility] = {}
    for match in _STARTS.finditer(sentence.text):
        if match.group().endswith("由") and _SETS_UP.search(
            sentence.text, max(0, match.start() - _SET_UP), match.start()
        ):
            continue
        heads = bool(found) or match.start() == 0 or match.group().startswith("；")
        for each in _subjects_at(sentence, match.end(), source_text, heads=heads, by=bool(match["by"])):
            found.setdefault(each.name, each)
    for match in _IS_THE_BODY.finditer(sentence.text):
        row = sentence.group(match, "who")
        role = Role.LEAD if match["part"] in ("牵头", "主办") else Role.RESPONSIBLE
        for each in _named(row, role, source_text) if are_offices(row) else ():
            found.setdefault(each.name, each)
    leading = None if found else _LEADS_TOO.match(sentence.text)
    row = sentence.group(leading, "who") if leading else sentence[:0]
    for each in _named(row, Role.LEAD, source_text) if are_offices(row, more=_ENTRUSTED) else ():
        found.setdefault(each.name, each)
    for helped in _HELPED.finditer(sentence.text) if found else ():
        row = sentence.group(helped, "who")
        for each in _named(row, Role.PARTICIPANT, source_text) if are_offices(row) else ():
            found.setdefault(each.name, each)
    return tuple(replace(each, rank=rank) for rank, each in enumerate(found.values(), start=1))


def _subjects_at(sentence: Strand, start: int, source_text: str, *, heads: bool, by: bool) -> Iterator[Responsibility]:
    """Yield the subject of the clause at `start`, or of the one behind a time or a case, and whom it works with.

    Only the subject that `heads` the sentence, or a part of it behind ；, may be a class; `by` tells that 由 stands
    before it.
    """
    behind = BEHIND.match(sentence.text, start)
    for at in dict.fromkeys((start, behind.end() if behind else start)):
        duty = _duty_behind_row(sentence, at, _ENTRUSTED if heads and not by else None)
        if duty is None or not (by or _given(duty) or duty["most"] or _is_shared(sentence, duty)):
            continue
        word = duty["told"] or duty["part"] or duty["as"] or duty["plays"]
        works_with = word in ("会同", *_HELP)
        joins = None if works_with else _JOINS.match(sentence.text, duty.end())
        others = _row_at(sentence, joins.end() if joins else duty.end()) if joins or works_with else None
        if word == "会同" and not (by or others):  # whoever else it is: 会同有关部门共同制定
            continue
        are_alike = others is not None and _answers_with(sentence, duty)
        leads = duty["most"] or (others and not are_alike)
        row = sentence[at : duty.start()]
        yield from _named(row, _ROLES.get(word, Role.LEAD if leads else Role.RESPONSIBLE), source_text)
        if others:
            level = opening_level(row.text.strip())
            beside = Role.LEAD if word in _HELP else Role.RESPONSIBLE if are_alike else Role.PARTICIPANT
            yield from _named(others, beside, source_text, level=level)
        return


def _duty_behind_row(sentence: Strand, at: int, more: re.Pattern[str] | None) -> re.Match[str] | None:
    """Return the word of duty that follows a row of bodies at a place, or None.

    Before a word that gives a part also others than offices may stand, as `more` tells.
    """
    if NO_SUBJECT.match(sentence.text, at):
        return None
    end = min(at + _LONGEST, len(sentence))
    stop = _ENDS_ROW.search(sentence.text, at, end)
    end = stop.start() + 1 if stop else end
    duties = takewhile(lambda duty: duty.start() < end, _DUTY.finditer(sentence.text, at))
    return next((duty for duty in duties if are_offices(sentence[at : duty.start()], more=_given(duty) and more)), None)


def _given(duty: re.Match[str]) -> bool:
    return bool(_GIVEN & {duty["told"], duty["part"], duty["as"], duty["plays"], duty["all"], duty["bears"]})


def _is_shared(sentence: Strand, duty: re.Match[str]) -> bool:
    """Tell what an office does with others as one: 区水务局会同区林业局共同推进, but not 区水务局要会同区林业局推进."""
    return duty["part"] == "会同" and _SHARED.match(sentence.text, duty.start("part")) is not None


def _answers_with(sentence: Strand, duty: re.Match[str]) -> bool:
    """Tell what an office answers for with others: 区水务局会同区林业局负责编制规划."""
    shared = _SHARED.match(sentence.text, duty.start("part")) if duty["part"] == "会同" else None
    return shared is not None and shared["all"] is not None


def _row_at(sentence: Strand, at: int) -> Strand | None:
    """Return the row of bodies that a text opens with at a place; it ends where a name does and none follows.

    Classes stand in it beside offices only: 会同各镇、区水务局.
    """
    for match in _ENDS_NAME.finditer(sentence.text, at, at + _LONGEST_OTHERS):
        row = sentence[at : match.end()]
        if are_offices(row, more=_ENTRUSTED) and any(_OFFICE.fullmatch(name.full) for name in split_names(row)):
            return row
    return None


def are_offices(row: Strand, *, more: re.Pattern[str] | Literal[False] | None = None) -> bool:
    """Tell a row of offices by their names (市科技局、市财政局), or of what `more` tells too, and not 各部门.

    Of 市科技局还是市财政局 it is not yet settled.
    """
    if not row.strip() or _ENDS_ROW.search(row.text.replace("、", "")) or _LEFT_OPEN.search(row.text):
        return False
    names = [name.full for name in split_names(row)]
    return bool(names) and all(
        is_body(name) and (_OFFICE.fullmatch(name) or (more and more.fullmatch(name))) for name in names
    )


def _named(row: Strand, role: Role, source_text: str, *, level: str = "") -> Iterator[Responsibility]:
    yield from (replace(each, role=role) for each in read_responsibilities(row, source_text, level=level))

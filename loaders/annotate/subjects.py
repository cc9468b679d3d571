"""Whom a sentence entrusts by its subject with what it asks: 县财政局、县水利局要牵头完善制度.

Where a document closes its tasks with who is responsible, its subjects only say to whom it speaks. One that closes none
names the responsible in its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Responsibility, Role
from loaders.annotate.actors import BEHIND, MUST
from loaders.annotate.bodies import is_body
from loaders.annotate.names import split_names
from loaders.annotate.responsibility import read_responsibilities
from loaders.reading.strand import Strand

_PART = r"(?:切实|认真|具体|共同|分别|积极|抓紧)?(?P<{}>牵头|负责(?!人|同志)|会同|配合)"
_DUTY = re.compile(rf"(?:{MUST}(?:{_PART.format('told')})?|{_PART.format('part')}|分别|共同)")
_HELPED = re.compile(r"[，,](?P<who>[^，。；：“”]{2,60}?)(?:配合|参与|参加|协助)(?=[，。；]|$)")
# an office by its name, and not those that are meant in general: 各地区, 有关部门, 建设单位, 省级主管部门
_OFFICE = re.compile(
    r"(?!各|有关|相关|其他|地方|上述|以上|[省市县区乡镇]级)(?!.*(?:的|两级|及其|干部))"
    r".+(?:[局委办厅署院]|部(?!门)|办公室|管理[处所]|指挥部|林场|政府|管委会|银行|[支分]行|海关|法院|检察院|[支总大]队|证监会|银保监会|工会|妇联|残联|供销社)"
)
_JOINS = re.compile(r"(?:负责|组织)?[，,]?会同")
_ENDS_ROW = re.compile(r"[，。；：“”《》]")
_ENDS_NAME = re.compile(
    r"[部委局署院厅办会室司处科所站行社心府县区市镇乡道队](?:等(?:部门|单位)?)?(?![、和及与部委局署院厅室会])"
)
_ROLES = {"牵头": Role.LEAD, "配合": Role.PARTICIPANT}
_STARTS = re.compile(r"；\s*")
_LONGEST = 80  # characters of a row of names


def read_subjects(sentence: Strand, source_text: str) -> tuple[Responsibility, ...]:
    """Return those that the subjects of a sentence name, ranked in their order; nobody unless all of them are bodies.

    牵头 leads and 配合 takes part, whom 会同 joins takes part beside the first, and all others are responsible.
    """
    found: dict[str, Responsibility] = {}
    for start in (0, *(match.end() for match in _STARTS.finditer(sentence.text))):
        for each in _subjects_at(sentence, start, source_text):
            found.setdefault(each.name, each)
    for helped in _HELPED.finditer(sentence.text) if found else ():
        row = sentence.group(helped, "who")
        for each in _named(row, Role.PARTICIPANT, source_text) if _are_bodies(row) else ():
            found.setdefault(each.name, each)
    return tuple(replace(each, rank=rank) for rank, each in enumerate(found.values(), start=1))


def _subjects_at(sentence: Strand, start: int, source_text: str) -> Iterator[Responsibility]:
    """Yield the subject of the clause at `start`, or of the one behind a time or a case, and whom it works with."""
    behind = BEHIND.match(sentence.text, start)
    for at in dict.fromkeys((start, behind.end() if behind else start)):
        duty = _duty_behind_row(sentence, at)
        if duty is None:
            continue
        word = duty["told"] or duty["part"]
        joins = None if word in ("会同", "配合") else _JOINS.match(sentence.text, duty.end())
        is_joined = joins is not None or word in ("会同", "配合")
        others = _row_at(sentence, joins.end() if joins else duty.end()) if is_joined else None
        role = _ROLES.get(word, Role.LEAD if others else Role.RESPONSIBLE)
        yield from _named(sentence[at : duty.start()], role, source_text)
        if others:
            yield from _named(others, Role.LEAD if word == "配合" else Role.PARTICIPANT, source_text)
        return


def _duty_behind_row(sentence: Strand, at: int) -> re.Match[str] | None:
    """Return the word of duty that follows a row of bodies at a place, or None."""
    stop = _ENDS_ROW.search(sentence.text, at)
    end = min(at + _LONGEST, stop.start() + 1 if stop else len(sentence))
    duties = _DUTY.finditer(sentence.text, at, end)
    return next((duty for duty in duties if _are_bodies(sentence[at : duty.start()])), None)


def _row_at(sentence: Strand, at: int) -> Strand | None:
    """Return the row of bodies that a text opens with at a place; it ends where a name does and none follows."""
    for match in _ENDS_NAME.finditer(sentence.text, at, at + _LONGEST):
        row = sentence[at : match.end()]
        if _are_bodies(row):
            return row
    return None


def _are_bodies(row: Strand) -> bool:
    if not row.strip() or _ENDS_ROW.search(row.text.replace("、", "")):
        return False
    names = [name.full for name in split_names(row)]
    return bool(names) and all(is_body(name) and _OFFICE.fullmatch(name) for name in names)


def _named(row: Strand, role: Role, source_text: str) -> Iterator[Responsibility]:
    yield from (replace(each, role=role) for each in read_responsibilities(row, source_text))

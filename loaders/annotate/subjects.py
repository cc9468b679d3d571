"""Whom a sentence entrusts by its subject with what it asks: 县财政局、县水利局要牵头完善制度.

A word of duty names them, where a bracket says who is responsible for the task too; 县教育局要加强监管 has an actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Literal

from kg.model import Responsibility, Role
from loaders.annotate.actors import BEHIND
from loaders.annotate.names import opening_level, split_names
from loaders.annotate.offices import BY_NAME, ENDS_ROW, ENTRUSTED, OF_A_FIELD, are_offices, is_office
from loaders.annotate.responsibility import read_responsibilities
from loaders.annotate.subject_forms import (
    DONE_BY,
    DUTY,
    EXPLAINS,
    FORMS,
    IN_PERSON,
    JOINS,
    SETS_UP,
    START,
    Form,
    role_of,
)
from loaders.annotate.verbs import ACTS, NO_SUBJECT
from loaders.reading.strand import Strand

_ACTS = re.compile(
    f"(?!组织部)(?:{ACTS}|制[定订]|拟[定订]|修订|编制|建立|遴选|发布|提出)|等|[和及与](?:有关|相关|其他)"
)
_OTHERS = re.compile("等(?:部门|单位)?$")  # 县财政局等 | 有关部门制定办法
_HELP = ("配合", "协助")
_SET_UP = 8  # characters that a phrase on what is set up takes
_LONGEST = 80  # characters of a row of names
_LONGEST_OTHERS = 240  # and of those whom it works with
_ENDS_NAME = re.compile(
    r"(?:(?<![东西中内外全])部|机关|公司|集团|林场|[妇残侨文]联|会(?![议同计展诊场])|[委局署院厅办室司处科所站行社心府县区市镇乡道队])"
    r"(?:[（(][^（()）]{1,12}[)）])?(?:等(?:部门|单位)?)?(?![、部委局署院厅室会门]|[和及与](?!有关|相关|其他)|员会)"
)
# 由各镇于9月底前报县水利局审核, 由县住建局移交县城管局管理: more than who is named
_ACTS_WITHIN = re.compile(
    r"[报于将向对经把被或\d]|联合|协同|移交|下放|改[为由]|授权|指导|委托|(?<=[局委厅部办院])商(?!务|业)|[（(][^（()）]*$"
)


def read_subjects(sentence: Strand, source_text: str) -> tuple[Responsibility, ...]:
    """Return those that the subjects of a sentence name, ranked in their order; nobody unless all of them are bodies.

    牵头 and 为主 lead, 配合 and 协助 take part, and all others are responsible; so are whoever 会同 joins and the first
    (由甲会同乙制定, 甲会同乙共同推进), unless the first leads (甲牵头，会同乙制定), beside whom the others take part.
    """
    found: dict[str, Responsibility] = {}
    for start in START.finditer(sentence.text):
        if not (_is_set_up(start) or EXPLAINS.match(sentence.text, start.end())):
            heads = bool(found) or start.start() == 0 or start.group().startswith("；")
            _add(_subjects_at(sentence, start.end(), source_text, heads=heads, by=bool(start["by"])), found)
    for form in FORMS:
        if form.beside in (None, bool(found)):
            _add(_in_form(sentence, form, source_text), found)
    return tuple(replace(each, rank=rank) for rank, each in enumerate(found.values(), start=1))


def _add(named: Iterable[Responsibility], found: dict[str, Responsibility]) -> None:
    for each in named:
        found.setdefault(each.name, each)


def _is_set_up(start: re.Match[str]) -> bool:
    """Tell that 由 says who leads what is set up: 成立由市教育局牵头的专班."""
    before = max(0, start.start() - _SET_UP), start.start()
    return start["by"] == "由" and SETS_UP.search(start.string, *before) is not None


def _in_form(sentence: Strand, form: Form, source_text: str) -> Iterator[Responsibility]:
    for match in form.pattern.finditer(sentence.text):
        row = sentence.group(match, "who")
        if are_offices(row, more=form.of_class and ENTRUSTED):
            yield from _named(row, role_of(match["part"]) or Role.RESPONSIBLE, source_text)


def _subjects_at(sentence: Strand, start: int, source_text: str, *, heads: bool, by: bool) -> Iterator[Responsibility]:
    """Yield the subject of the clause at `start`, or of the one behind a time or a case, and whom it works with.

    Only the subject that `heads` the sentence, or a part of it behind ；, may be a class; `by` tells that 由 stands
    before it, behind which a workplace may stand too (由综合文化站负责管理).
    """
    behind = BEHIND.match(sentence.text, start)
    for at in dict.fromkeys((start, behind.end() if behind else start)):
        duty = _duty_behind_row(sentence, at, BY_NAME if by else ENTRUSTED if heads else None)
        if duty is None and by:
            yield from _doers(sentence, at, source_text)
        if duty is None:
            continue
        word = _word(duty)
        joins = duty["does"] == "会同" or (word == "会同" and by)  # but not 县水利局要会同县林业局…
        if not (by or _gives_part(duty) or word == "为主" or joins or duty["duly"]):
            continue
        others = _others(sentence, duty)
        if word == "会同" and not (by or others):  # whoever else it is: 会同有关部门共同制定
            continue
        role = role_of(word) or (Role.LEAD if others and not joins else Role.RESPONSIBLE)
        row = sentence[at : duty.start()]
        yield from _named(row, role, source_text)
        if others:
            level = opening_level(row.text.strip())
            beside = Role.LEAD if word in _HELP else Role.RESPONSIBLE if joins else Role.PARTICIPANT
            yield from _named(others, beside, source_text, level=level)
        return


def _doers(sentence: Strand, at: int, source_text: str) -> Iterator[Responsibility]:
    """Yield those by whom something is to be done, behind 由: 补贴标准由县财政局结合实际确定."""
    rows = [row for row in _rows_at(sentence, at) if DONE_BY.match(sentence.text, at + len(row))]
    if rows and not _ACTS_WITHIN.search(rows[-1].text):
        yield from _named(rows[-1], Role.RESPONSIBLE, source_text)


def _duty_behind_row(sentence: Strand, at: int, more: re.Pattern[str] | None) -> re.Match[str] | None:
    """Return the word of duty that follows a row of bodies at a place, or None.

    Before a word that gives a part also others than offices may stand, as `more` tells.
    """
    if NO_SUBJECT.match(sentence.text, at):
        return None
    end = min(at + _LONGEST, len(sentence))
    stop = ENDS_ROW.search(sentence.text, at, end)
    end = stop.start() + 1 if stop else end
    duties = takewhile(lambda duty: duty.start() < end, DUTY.finditer(sentence.text, at))
    return next((duty for duty in duties if are_offices(sentence[at : duty.start()], more=_besides(duty, more))), None)


def _besides(duty: re.Match[str], more: re.Pattern[str] | None) -> re.Pattern[str] | Literal[False] | None:
    """Return who may stand beside offices before a word of duty; those of a field alone where each has its own."""
    return OF_A_FIELD if duty["duly"] else _gives_part(duty) and more


def _word(duty: re.Match[str]) -> str:
    """Return the word that says what the part of a row is; nothing where it is only told to do something."""
    return duty[duty.lastgroup] if duty.lastgroup else ""


def _gives_part(duty: re.Match[str]) -> bool:
    return not duty["duly"] and _word(duty) not in ("", "会同", "为主")


def _others(sentence: Strand, duty: re.Match[str]) -> Strand | None:
    """Return the row of those with whom a row works (县水利局牵头，会同县林业局), or whom it helps (配合县规划局)."""
    if _word(duty) in ("会同", *_HELP):  # but not 县财政局配合、县审计局参与
        others = None if sentence.text.startswith("、", duty.end()) else _row_at(sentence, duty.end())
        return None if others and IN_PERSON.match(sentence.text, duty.end() + len(others)) else others
    joins = JOINS.match(sentence.text, duty.end())
    return _row_at(sentence, joins.end()) if joins else None


def _row_at(sentence: Strand, at: int) -> Strand | None:
    """Return the row of bodies that a text opens with at a place, as far as somebody begins to do something.

    县委宣传部、县公安局 of …县公安局组织检查, and not 县委.
    """
    row: Strand | None = None
    for row in _rows_at(sentence, at):
        if _OTHERS.search(row.text) or _ACTS.match(sentence.text, at + len(row)):
            break
    return row


def _rows_at(sentence: Strand, at: int) -> Iterator[Strand]:
    """Yield what may be a row of bodies at a place, the shortest first; each ends where a name does and none follows.

    Classes stand in it beside offices only: 会同各镇、区水务局.
    """
    for match in _ENDS_NAME.finditer(sentence.text, at, at + _LONGEST_OTHERS):
        row = sentence[at : match.end()]
        if are_offices(row, more=ENTRUSTED) and any(is_office(name.full) for name in split_names(row)):
            yield row


def _named(row: Strand, role: Role, source_text: str, *, level: str = "") -> Iterator[Responsibility]:
    yield from (replace(each, role=role) for each in read_responsibilities(row, source_text, level=level))

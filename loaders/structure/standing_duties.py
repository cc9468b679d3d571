"""Whom a document says once to be responsible for all that follows: 以下各项均需各市人民政府落实，不再列出."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Measure, Responsibility, Role, Task
from loaders.annotate.responsibility import read_responsibilities
from loaders.reading.blocks import Reading
from loaders.structure.breaks.lost_breaks import whole_paragraphs

_NAMES = r"(?:[^，。；（(]|[（(〔\[][^（()）〔〕]{1,20}[)）〕\]]){2,60}?"
# the names stand between the word that asks and the word of duty, or run up to the comma
_STANDING = re.compile(
    rf"""
    (?P<from>以下|下列|下述|以上|上述|本?(?:方案|计划|清单|分工)中?|各项)
    (?![^，。；]{{0,16}}(?:资金|经费|费用|奖补|补助))  # who pays for all of it does not do it: 以上资金均由区财政局统筹
    [^，。；（(：:]{{0,16}}?(?:均|都)(?:需|须|由|要求|包括|涉及)(?:由|要)?  # 以下各项均需
    (?P<who>{_NAMES})
    (?:(?:按照?职责(?:分工)?|分别|共同|负责|抓好|组织|协同)*(?:落实|负责|实施|推进|(?P<helps>配合)))?  # 抓好落实
    [，,]\s*(?:[^，,。；（(]{{2,50}}[，,]\s*)?
    (?:以下)?不再?(?:逐一|一一|重复|单独|另行|分别)*(?:列出|列明|列示|标注|注明|列(?![支入为席]))  # 以下不再逐一列出
    """,
    re.VERBOSE,
)
# whom a bracket names with 下同: （牵头处室：市局标准处，各区市场监管局为实施单位，下同）
_SAME_BELOW = re.compile(
    r"[，,；;](?P<who>(?:[^，,。；;（(：:]|[（(〔][^（()）〔〕]{1,20}[)）〕]){2,80}?)(?<![的位])为"
    r"(?:实施|落实|执行|责任|主责|(?P<helps>配合|协助|参与|参加))(?:责任)?(?:单位|部门|主体)[，,；;]\s*(?:以下|下)(?:均|皆)?同"
)
_BELOW = ("以下", "下列", "下述")
Holder = Task | Measure


@dataclass(frozen=True, slots=True)
class _Standing:
    """Who is named once, where what they are responsible for begins, and whether they only help with it."""

    named: tuple[Responsibility, ...]
    start: int
    helps: bool


def with_standing_duties(tasks: Sequence[Task], reading: Reading) -> tuple[Task, ...]:
    """Return the tasks with those whom the document names once for all: beside whoever an item itself names.

    以下… and 下同 hold for what they close and from there on, 以上… and 本方案各项… for the whole.
    """
    standing = _standing(tasks, reading)
    return tuple(_named(task, standing) for task in tasks) if standing else tuple(tasks)


def _standing(tasks: Sequence[Task], reading: Reading) -> _Standing | None:
    """Return what a paragraph or a cell says so; the lines of a page may break it anywhere."""
    cells = (block.strand for block in reading.blocks if block.cell)
    for strand in (*(paragraph.strand for paragraph in whole_paragraphs(reading)), *dict.fromkeys(cells)):
        match = _STANDING.search(strand.text) or _SAME_BELOW.search(strand.text)
        if match is None:
            continue
        named = read_responsibilities(strand.group(match, "who"), reading.source.text)
        is_below = match.re is _SAME_BELOW or match["from"] in _BELOW
        start = _closed_at(tasks, strand.group(match).pieces[0].start) if is_below else 0
        return _Standing(named, start, match["helps"] is not None) if named else None
    return None


def _closed_at(tasks: Sequence[Task], place: int) -> int:
    """Return where the task begins that a place closes, or its item where the items say who is responsible."""
    above = [task for task in tasks if _start(task) < place]
    if not above or above[-1].responsibilities:
        return _start(above[-1]) if above else 0
    return max((_start(measure) for measure in above[-1].measures if _start(measure) < place), default=place)


def _named(task: Task, standing: _Standing) -> Task:
    measures = tuple(
        replace(measure, responsibilities=_with(measure.responsibilities, standing))
        if _start(measure) >= standing.start
        else measure
        for measure in task.measures
    )
    begins = task if _start(task) >= standing.start else None
    told = _with(task.responsibilities, standing) if begins else task.responsibilities
    return replace(task, responsibilities=told, measures=measures)


def _with(named: tuple[Responsibility, ...], standing: _Standing) -> tuple[Responsibility, ...]:
    """Return those named with those named once: they carry it out, or help, and are added where somebody is named."""
    if not named:
        return ()
    known = {each.name for each in named}
    role = Role.PARTICIPANT if standing.helps else Role.RESPONSIBLE
    new = [each for each in standing.named if each.name not in known]
    return (*named, *(replace(each, role=role, rank=len(named) + n) for n, each in enumerate(new, start=1)))


def _start(holder: Holder) -> int:
    return holder.passage.pieces[0].start

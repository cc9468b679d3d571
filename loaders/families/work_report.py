"""Work reports: what was reached, then the priorities, whose paragraphs open with a title sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kg.model import PlanDocument
from loaders.annotate.context import Context
from loaders.families.base import Evidence, Facts, Family
from loaders.families.finish import Draft, finish, with_tables_beside
from loaders.families.report_review import heads_a_part, read_review
from loaders.families.report_tasks import read_ahead
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Reading
from loaders.structure.breaks.lost_breaks import whole_paragraphs
from loaders.structure.directions import looks_aside, looks_back, opens_a_half, titles_a_half, year_ahead
from loaders.structure.halves import SALUTATION, Halves, split_halves
from loaders.structure.letter.header import Letter, read_letter
from loaders.structure.letter.title_lines import GENRE
from loaders.structure.numbers_apart import told_apart
from loaders.structure.paragraphs import Paragraph, is_source_note
from loaders.structure.report_titles import opening_title, titles_an_account
from loaders.structure.review_years import names_year_over, year_reviewed

_TITLE_LENGTH = 40
_NAMED = re.compile(
    r"(?:落实|贯彻|关于|分解)《[^》]*》|《[^》]*》(?=.*(?:方案|计划|要点|清单|分工|任务|分解|意见|措施))"
)
_FEW = 3
_PLAN = re.compile(r"(?:方案|计划|要点|清单|分工|任务|台账|分解)(?:[（(].{1,30}[)）])?[》”]?(?:的通知)?$")
# a plan for years tells where it begins (发展现状) and is no report (“十四五”数字经济发展规划), nor is an opinion
_FORESEES = re.compile(r"(?:规划|纲要|意见|措施|办法|规定|细则)(?:[（(].{1,30}[)）])?[》”]?(?:的通知)?$")
_REPORT = re.compile(r"报告|讲话|总结|(?:完成|进展|落实|推进|开展|工作|执行)情况|回顾")
_THIS_YEAR = re.compile(r"半年|季度|1[—-]\d{1,2}月|完成情况|进展情况")  # what it looks back on is of its own year


def recognise(reading: Reading) -> Evidence:
    """Score a document by a part that looks back, one that looks ahead, and the priorities and titles below it."""
    letter, halves = _split(reading)
    strands = [strand for part in halves.parts for strand in part.paragraphs]
    titled = sum(opening_title(strand) is not None for strand in strands) + sum(
        bool(part.run_in) for part in halves.parts
    )
    few = 1 if _is_given_out_as_report(letter, halves) else _FEW
    if few == 1 and not halves.parts:  # its priorities are paragraphs without a number
        titled = sum(opening_title(strand) is not None for strand in halves.outlook)
    if _only_looks_back(letter, halves):
        is_account = titles_an_account(_title_of(letter))  # it may well say who did it
        return Evidence(0.95 if is_account else 0.7, "it looks back, and there is nothing that is to be done")
    if _is_called_a_plan(letter, halves):
        return Evidence(0.0, "a title such as 方案 without a heading that looks back, or 规划")
    # an extract of a report may have the priorities alone; aims above them (一、工作目标) are no review
    looks_back = halves.reviews or halves.recounts or "报告" in _title_of(letter)
    if not (
        looks_back
        and halves.ahead
        and (titled >= few or _reviews_and_plans(halves) or _is_given_out_as_report(letter, halves))
    ):
        titled = titled if halves.review else 0
        return Evidence(0.0, f"{titled} paragraphs with a title sentence under （一） … of a part such as 重点工作")
    is_sure = bool(_REPORT.search(_title_of(letter))) and halves.reviews  # its tasks may say who does them
    score = 0.95 if is_sure else 0.8
    return Evidence(score, f"{titled} paragraphs under {len(halves.parts)} priorities open with a title sentence")


def read(reading: Reading, facts: Facts) -> PlanDocument:
    """Return the report: priorities are sections, their paragraphs tasks, the sentences after the title measures."""
    letter, halves = _split(reading)
    context = Context(reading.source.text, halves.year or facts.year)
    title = _title_of(letter)
    is_over = bool(_THIS_YEAR.search(title)) or _only_looks_back(letter, halves) or names_year_over(title, context.year)
    review = read_review(halves.review, context, is_over=is_over, of=year_reviewed(title, context.year))
    ahead = read_ahead(halves, context)
    sections, tasks = told_apart(ahead.sections, ahead.tasks)
    draft = Draft(reading, letter, context, sections, tasks, prose=(*letter.prose, *ahead.others), reported=review)
    return finish(with_tables_beside(draft), facts, FAMILY.name)


@lru_cache(maxsize=2)
def _split(reading: Reading) -> tuple[Letter, Halves]:
    letter = read_letter(whole_paragraphs(reading), reading.source.text, opens=opens_a_half)
    body = [paragraph for paragraph in letter.body if not is_source_note(paragraph.text)]
    if not body and titles_an_account(_title_of(letter)):  # one paragraph without a number, and no letter
        body = [Paragraph(strand) for strand in letter.prose]
        letter = replace(letter, prose=())
    year = year_ahead(body, letter.header.year)
    if letter.header.year is None:  # a text without a title, that goes on with 二、2023年工作思路
        letter = replace(letter, header=replace(letter.header, year=year))
    halves = split_halves(body, year)
    halves.reviews = halves.reviews or "总结" in _title_of(letter)  # 2023年工作总结, whatever its parts are called
    return letter, halves


def _only_looks_back(letter: Letter, halves: Halves) -> bool:
    """Tell a summary or an account of what was done: every part looks back or beside, and one says so."""
    title = _title_of(letter)
    heads = [p.text for p in halves.review if heads_a_part(p.text)]
    if halves.ahead or halves.parts or _PLAN.search(title):
        return False
    if not heads:
        return titles_an_account(title)
    if _REPORT.search(title):
        return True
    return any(map(looks_back, heads)) and all(looks_back(head) or looks_aside(head) for head in heads)


def _is_called_a_plan(letter: Letter, halves: Halves) -> bool:
    title = _title_of(letter)
    is_plan = bool(_PLAN.search(title)) and not halves.reviews
    return (is_plan or bool(_FORESEES.search(title))) and not _REPORT.search(title)


def _is_given_out_as_report(letter: Letter, halves: Halves) -> bool:
    """Tell whether a document calls itself a report or is spoken to an assembly, and looks back in words."""
    spoken = any(SALUTATION.match(strand.text) for strand in letter.prose)
    is_report = bool(_REPORT.search(_title_of(letter)))
    return (is_report or spoken) and (halves.reviews or (is_report and halves.recounts))


def _title_of(letter: Letter) -> str:
    """Return the title of a report; one that titles a half as well (2021年工作总结) opens its body.

    What it names is left out: 关于落实《政府工作报告》重点工作分工的意见 is no report.
    """
    first = squeeze(letter.body[0].text) if letter.body else ""
    if titles_a_half(first) and GENRE.search(first):
        return first
    return _NAMED.sub("", squeeze(letter.header.title.text)) if letter.header.title else ""


def _reviews_and_plans(halves: Halves) -> bool:
    """Tell whether a part looks back (2021年工作回顾) and the priorities are headings with text below."""
    is_review = any(looks_back(p.text) and len(p.text) <= _TITLE_LENGTH for p in halves.review)
    return is_review and sum(bool(part.paragraphs) for part in halves.parts) >= _FEW


FAMILY = Family(
    name="work-report",
    label_zh="工作报告",
    label_en="work report",
    looks_like="a review with figures, then a part such as 重点工作 with （一） … whose paragraphs open with a title",
    recognise=recognise,
    read=read,
)

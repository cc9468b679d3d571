"""Work reports: what was reached, then the priorities, whose paragraphs open with a title sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import PlanDocument
from loaders.annotate.context import Context
from loaders.families.base import Evidence, Facts, Family
from loaders.families.finish import Draft, finish, with_tables_beside
from loaders.families.outline import read_numbered_document, tells_by_items
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
_PLAN = re.compile(
    r"(?:方案|计划|要点|清单|分工|任务|台账|分解|(?:工作|活动)安排)(?:[（(].{1,30}[)）])?[》”]?(?:的(?:通知|函))?$"
)
# whatever they open with (一、基本情况)
_SCHEME = re.compile(
    r"(?:实施|行动|工作|攻坚|整治|建设)方案(?:[（(].{1,30}[)）])?[》”]?(?:的(?:通知|函))?$|(?:分工|清单|台账|分解)表?$"
)
# a plan for years tells where it begins (发展现状) and is no report (“十四五”数字经济发展规划), nor is an opinion
_FORESEES = re.compile(r"(?:规划|纲要|意见|措施|办法|规定|细则)(?:[（(].{1,30}[)）])?[》”]?(?:的(?:通知|函))?$")
_REPORT = re.compile(r"报告|讲话|总结|(?:完成|进展|落实|推进|开展|工作|执行)情况|回顾")
_STATE = re.compile("[一-鿿、（）]{0,8}基本情况$")  # but 2024年工作基本情况 tells of a year
_YEARS = re.compile(r"(?:19|20)\d{2}")
_THIS_YEAR = re.compile(r"半年|季度|1[—-]\d{1,2}月|完成情况|进展情况")  # what it looks back on is of its own year


@dataclass(frozen=True, slots=True)
class _Report:
    """A report: the letter around it, the title that tells what it is, and its two halves."""

    letter: Letter
    title: str
    halves: Halves

    @property
    def is_called_report(self) -> bool:
        """Whether its title says that it tells of something: 报告, 总结, …完成情况."""
        return bool(_REPORT.search(self.title))


def recognise(reading: Reading) -> Evidence:
    """Score a document by a part that looks back, one that looks ahead, and the priorities and titles below it."""
    if tells_by_items(reading):
        return Evidence(0.97, "numbered paragraphs that each tell what was reached, and then what is to be done")
    report = _report(reading)
    halves = report.halves
    if _only_looks_back(report):
        is_account = titles_an_account(report.title)  # it may well say who did it
        return Evidence(0.95 if is_account else 0.7, "it looks back, and there is nothing that is to be done")
    if _is_called_a_plan(report):
        return Evidence(0.0, "a title such as 方案 without a heading that looks back, or 规划")
    is_given_out = _is_given_out_as_report(report)
    titled = _count_titles(halves, is_given_out=is_given_out)
    # an extract of a report may have the priorities alone; aims above them (一、工作目标) are no review
    looks_back = halves.reviews or halves.recounts or "报告" in report.title
    plans = titled >= _FEW or _reviews_and_plans(halves) or is_given_out
    if not (looks_back and halves.ahead and plans):
        titled = titled if halves.review else 0
        return Evidence(0.0, f"{titled} paragraphs with a title sentence under （一） … of a part such as 重点工作")
    is_sure = report.is_called_report and halves.reviews  # its tasks may say who does them
    score = 0.95 if is_sure else 0.8
    return Evidence(score, f"{titled} paragraphs under {len(halves.parts)} priorities open with a title sentence")


def read(reading: Reading, facts: Facts) -> PlanDocument:
    """Return the report: priorities are sections, their paragraphs tasks, the sentences after the title measures.

    One whose items each tell both is read by the grammar of numbers, without what they tell first.
    """
    if tells_by_items(reading):
        return read_numbered_document(reading, facts, FAMILY.name)
    report = _report(reading)
    letter, halves = report.letter, report.halves
    context = Context(reading.source.text, halves.year or facts.year)
    is_over, of = _is_over(report, context.year), year_reviewed(report.title, context.year)
    review = read_review(halves.review, context, is_over=is_over, of=of)
    ahead = read_ahead(halves, context)
    sections, tasks = told_apart(ahead.sections, ahead.tasks)
    draft = Draft(reading, letter, context, sections, tasks, prose=(*letter.prose, *ahead.others), reported=review)
    return finish(with_tables_beside(draft), facts, FAMILY.name)


@lru_cache(maxsize=2)
def _report(reading: Reading) -> _Report:
    letter = read_letter(whole_paragraphs(reading), reading.source.text, opens=opens_a_half)
    title = _title_of(letter)
    body = [paragraph for paragraph in letter.body if not is_source_note(paragraph.text)]
    if not body and titles_an_account(title):  # one paragraph without a number, and no letter
        body = [Paragraph(strand) for strand in letter.prose]
        letter = replace(letter, prose=())
    year = year_ahead(body, letter.header.year)
    if letter.header.year is None:  # a text without a title, that goes on with 二、2023年工作思路
        letter = replace(letter, header=replace(letter.header, year=year))
    halves = split_halves(body, year)
    reviews = halves.reviews or "总结" in title  # 2023年工作总结, whatever its parts are called
    return _Report(letter, title, replace(halves, reviews=reviews))


def _title_of(letter: Letter) -> str:
    """Return the title of a report; one that titles a half as well (2021年工作总结) opens its body.

    What it names is left out: 关于落实《政府工作报告》重点工作分工的意见 is no report.
    """
    first = squeeze(letter.body[0].text) if letter.body else ""
    if titles_a_half(first) and GENRE.search(first):
        return first
    return _NAMED.sub("", squeeze(letter.header.title.text)) if letter.header.title else ""


def _only_looks_back(report: _Report) -> bool:
    """Tell a summary or an account of what was done: every part looks back or beside, and one says so."""
    heads = [p.text for p in report.halves.review if heads_a_part(p.text)]
    if report.halves.ahead or report.halves.parts or _PLAN.search(report.title):
        return False
    if not heads:
        return titles_an_account(report.title)
    if report.is_called_report:
        return True
    return any(map(looks_back, heads)) and all(looks_back(head) or looks_aside(head) for head in heads)


def _is_over(report: _Report, year: int | None) -> bool:
    """Tell a report that looks back on its own year, which is over when it is given."""
    return bool(_THIS_YEAR.search(report.title)) or _only_looks_back(report) or names_year_over(report.title, year)


def _is_called_a_plan(report: _Report) -> bool:
    is_of_one_year = len(set(_YEARS.findall(report.title))) <= 1
    describes = is_of_one_year and _only_describes(report.halves)
    is_plan = bool(_PLAN.search(report.title)) and (not report.halves.reviews or describes)
    is_plan = is_plan or bool(_SCHEME.search(report.title) and not report.is_called_report)
    return (is_plan or bool(_FORESEES.search(report.title))) and not report.is_called_report


def _only_describes(halves: Halves) -> bool:
    """Tell a plan that opens with how things are (一、基本情况) and looks back in no other heading."""
    heads = [squeeze(p.text) for p in halves.review if len(p.text) <= _TITLE_LENGTH and looks_back(p.text)]
    return bool(heads) and all(_STATE.fullmatch(head) for head in heads)


def _is_given_out_as_report(report: _Report) -> bool:
    """Tell whether a document calls itself a report or is spoken to an assembly, and looks back in words."""
    is_spoken = any(SALUTATION.match(strand.text) for strand in report.letter.prose)
    is_told = report.halves.reviews or (report.is_called_report and report.halves.recounts)
    return is_told and (report.is_called_report or is_spoken)


def _count_titles(halves: Halves, *, is_given_out: bool) -> int:
    """Return how many paragraphs open with a title; where a document calls itself a report, without numbers too."""
    if is_given_out and not halves.parts:
        return sum(opening_title(strand) is not None for strand in halves.outlook)
    below = [strand for part in halves.parts for strand in part.paragraphs]
    run_in = sum(bool(part.run_in) for part in halves.parts)
    return run_in + sum(opening_title(strand) is not None for strand in below)


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

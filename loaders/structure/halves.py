"""Parts a report into what it looks back on, what it asks for in general, and the priorities ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.reading.strand import Strand
from loaders.structure.context import squeeze
from loaders.structure.numbering import Mark, MarkKind, read_mark
from loaders.structure.paragraphs import Paragraph
from loaders.structure.sentences import split_sentences
from loaders.structure.untasked import closes_a_plan, titles_no_tasks

_AHEAD = re.compile(
    r"(?:重点|主要|总体|政府)?(?:工作|任务)(?:安排|部署|重点|打算|思路|任务|谋划|计划|要点|设想|举措)|重点(?:工作|任务)|下一?步|下阶段"
    r"|总体(?:要求|思路|部署|安排)|政策取向|预期目标|今年(?:工作|目标)|(?:目标|主要|重大)任务|纲要[（(]草案"
)
BACK = re.compile(
    r"回顾|成就|成效|进展|(?:完成|推进|开展|落实|履职|履行|执行)(?:职责)?情况|(?:工作|总体|基本|主要)情况|工作数据|工作总结|过去[一五]年"
)
# 存在的问题 and 经验体会 stand in a report, whichever way it looks
BESIDE = re.compile(r"问题|不足|困难|短板|经验|体会|做法|亮点|情况|建议|形势")
# whom a report is spoken to: deputies, or a standing committee (主任、各位副主任、秘书长、各位委员)
SALUTATION = re.compile(r"(?:(?:委员长|主任)[、，])?(?:同志们|各位(?:代表|委员|(?:副委员长|副主任)))")
_WORK = re.compile(r"(?:主要|重点|政府|知识产权)?(?:工作|任务)(?:情况)?$")
_YEARS = re.compile(r"((?:19|20)\d{2})年")
# a part that is titled on a line of its own, without a number: 2022年重点任务; 下一步工作打算; “十四五”时期工作思路
_TITLED = re.compile(
    r"(?:(?:(?:19|20)\d{2}年|过去[一五]年|今年|明年|今后[一五]年|下一步|下阶段)[^，。；：！？]{0,24}"
    r"|[“\"]?十[一二三四五六]五[”\"]?(?:时期|期间)?[^，。；：！？]{0,36})"
    r"(?:工作|任务|安排|部署|打算|思路|目标|要求|回顾|成就|成效|进展|情况|总结|重点)"
)
# Where a report is spoken without headings, its halves open with such words.
_OPENS_BACK = re.compile(r"(?:刚刚|即将)?过去的?(?:一年|五年|20\d{2}年)[，里中是]")
_OPENS_AHEAD = re.compile(
    r"(?:今年|20\d{2}年)(?:我[省市县区州]|全[省市县区州])?(?:经济社会)?(?:政府工作)?(?:发展)?的?(?:主要|总体)?(?:预期)?(?:目标|要求)(?:是|为|[：:])"
    r"|(?:今年|明年|20\d{2}年|下一步|下阶段)，?(?:我们|[我全][局委厅部院省市县区州])?(?:将|要)[^。]{0,40}[：:]$"
)
_LISTS_AIMS = re.compile(r"(?:[以如]下|\d+个|[一二三四五六七八九十]个)[^，。；]{0,8}目标(?:任务)?[：:。]\s*$")
# 2021年以来，我局… in a report of 2022
_TELLS_OF = re.compile(r"((?:19|20)\d{2})年(?:度|以来|来)?，")
# 二、2023年工作计划; 三、2023年重点工作安排
_PLANS_FOR = re.compile(
    r"[一二三四五六七八]、((?:19|20)\d{2})年[^，。；：、]{0,16}(?:计划|思路|打算|安排|任务|谋划|部署|重点|目标|措施|举措|要点|设想)"
)
_HEADING_LENGTH = 60
_SEVERAL = 2
_PRIORITIES = (MarkKind.CHINESE, MarkKind.PAREN_CHINESE, MarkKind.ARABIC)


@dataclass(slots=True)
class Priority:
    """One of the priorities: its number, its title, and the paragraphs below it.

    `run_in` is what follows the title in the title's own paragraph: （一）加强保护。新建10家中心。 What it stands below
    is `head`, a numbered heading.
    """

    mark: Mark
    title: Strand
    number: Strand
    run_in: Strand
    paragraphs: list[Strand] = field(default_factory=list)
    head: Paragraph | None = None

    @property
    def numeral(self) -> str:
        """The number as printed without its marks: 一 of 一、 and of （一）."""
        return self.mark.printed.strip("、（）().． ")


@dataclass(slots=True)
class Halves:
    """The review, what stands between it and the priorities (aims, demands), and the priorities.

    `reviews` tells that a heading says that it looks back, `recounts` that a paragraph opens with a year that is over,
    `ahead` that a heading looks ahead; `head` is the numbered one that the priorities stand below, `year` the one that
    the report is given in.
    """

    review: list[Paragraph] = field(default_factory=list)
    outlook: list[Strand] = field(default_factory=list)
    parts: list[Priority] = field(default_factory=list)
    ahead: bool = False
    reviews: bool = False
    recounts: bool = False
    year: int | None = None


def titles_a_half(text: str) -> bool:
    """Tell whether a line without a number titles a half of a report: 2021年主要工作, 下一步工作打算.

    One that names two years titles the whole: 2021年工作总结暨2022年工作思路.
    """
    line = squeeze(text)
    return bool(_TITLED.fullmatch(line)) and len(set(_YEARS.findall(line))) <= 1


def opens_a_half(text: str) -> bool:
    """Tell whether a paragraph titles a half of a report or opens one in words: 过去的一年，…"""
    squeezed = squeeze(text)
    return titles_a_half(text) or any(words.match(squeezed) for words in (_OPENS_BACK, _OPENS_AHEAD, _TELLS_OF))


def year_ahead(body: Sequence[Paragraph], year: int | None) -> int | None:
    """Return the year of a report, one on where its title names the year that is over and a part the next one.

    某局关于2022年度监管工作情况的报告 that goes on with 二、2023年工作计划 is given in 2023.
    """
    headings = (squeeze(p.text) for p in body if len(p.text) <= _HEADING_LENGTH and "。" not in p.text)
    planned = {int(match[1]) for text in headings if (match := _PLANS_FOR.match(text))}
    return year + 1 if year is not None and planned == {year + 1} else year


def split_halves(body: Sequence[Paragraph], year: int | None) -> Halves:
    """Return the halves of a report of `year`: a heading tells the direction, the priorities are numbered below.

    The first kind of number that is met below a heading that looks ahead is that of the priorities. A part of an
    outer kind behind them (三、加强自身建设) is none: what it says stands with the outlook, as far as its own （一） …,
    and so is what sets aims (（一）总体要求。) or is listed as aims (努力实现以下6个方面目标：).
    """
    halves = Halves(year=year)
    kind: MarkKind | None = None
    head: Paragraph | None = None
    is_below = aimed = False
    for place, paragraph in enumerate(body):
        mark = read_mark(paragraph.text)
        if mark and head is not None and _is_said_of_all(mark, head, body[place:]):
            mark = None
        direction = _direction(paragraph, mark, year, so_far=halves.ahead)
        halves.reviews = halves.reviews or (mark is None and not halves.ahead and _opens_back(paragraph.text))
        halves.recounts = halves.recounts or (mark is None and not halves.ahead and _recounts(paragraph.text, year))
        if direction is not None:
            halves.ahead = direction
            halves.reviews = halves.reviews or _looks_back(paragraph.text, year)
            head = paragraph if direction and mark else head
        is_told = direction is not None and (_says(paragraph.text, year) or mark is None)
        if halves.ahead and mark and not is_told and mark.kind in _PRIORITIES and mark.kind is (kind or mark.kind):
            priority = _priority(paragraph.strand, mark, head)
            is_below = not (aimed or _sets_aims(priority))
            if is_below:
                kind = mark.kind
                halves.parts.append(priority)
            else:
                halves.outlook.append(paragraph.strand)
            continue
        is_below = is_below and direction is None
        aimed = direction is None and (aimed or (mark is None and bool(_LISTS_AIMS.search(paragraph.text))))
        if is_below:
            halves.parts[-1].paragraphs.append(paragraph.strand)
        elif halves.ahead or halves.parts:
            halves.outlook.append(paragraph.strand)
        else:
            halves.review.append(paragraph)
    return halves


def _direction(paragraph: Paragraph, mark: Mark | None, year: int | None, *, so_far: bool) -> bool | None:
    """Return whether a heading looks ahead, or None if the paragraph is no heading that could turn the report."""
    text = squeeze(paragraph.text)
    if mark is None and not so_far and _OPENS_AHEAD.match(text):
        return True
    if not (_is_part(paragraph, mark) or (mark is None and (paragraph.heading is not None or titles_a_half(text)))):
        return None
    return _looks_ahead(text, year, so_far=so_far)


def _is_said_of_all(mark: Mark, head: Paragraph, below: Sequence[Paragraph]) -> bool:
    """Tell 第一，稳定政策。 in a part on the whole of the work (二、总体部署), before parts that hold tasks (三、…)."""
    is_spoken = mark.kind is MarkKind.ARABIC and mark.printed.startswith("第")
    parts = sum(_is_part(each, read_mark(each.text)) for each in below) if is_spoken else 0
    return parts >= _SEVERAL and "总体" in squeeze(head.text)


def _is_part(paragraph: Paragraph, mark: Mark | None) -> bool:
    """Tell the heading of a part: 三、扩大开放."""
    text = squeeze(paragraph.text)
    return mark is not None and mark.kind <= MarkKind.CHINESE and len(text) <= _HEADING_LENGTH and "。" not in text


def _looks_ahead(heading: str, year: int | None, *, so_far: bool) -> bool:
    """A heading that names a year before that of the report (2021年主要工作 in one of 2022) looks back."""
    if _looks_back(heading, year):
        return False
    return so_far or bool(_AHEAD.search(heading)) or _is_present(heading, year) or _plans_for(heading, year)


def _looks_back(text: str, year: int | None) -> bool:
    heading = squeeze(text)
    return bool(BACK.search(heading)) or _is_past(heading, year)


def _opens_back(text: str) -> bool:
    return bool(_OPENS_BACK.match(squeeze(text)))


def _recounts(text: str, year: int | None) -> bool:
    """Tell whether a paragraph opens with a year before that of the document: 2021年以来，我局…."""
    named = _TELLS_OF.match(squeeze(text))
    return bool(named and year and int(named[1]) < year)


def _says(text: str, year: int | None) -> bool:
    """Tell whether a heading itself speaks of a direction, and not only goes on in the one before."""
    heading = squeeze(text)
    return _looks_back(heading, year) or _looks_ahead(heading, year, so_far=False)


def _is_past(heading: str, year: int | None) -> bool:
    named = _YEARS.search(heading)
    return bool(named and year and int(named[1]) < year and _WORK.search(heading))


def _is_present(heading: str, year: int | None) -> bool:
    named = _YEARS.search(heading)
    return bool(named and year and int(named[1]) >= year and _WORK.search(heading))


def _plans_for(heading: str, year: int | None) -> bool:
    """Tell a part with what is arranged for the year of the report: 四、2021年法治政府建设的主要安排."""
    named = _PLANS_FOR.match(heading)
    return bool(named and year and int(named[1]) >= year)


def _priority(strand: Strand, mark: Mark, head: Paragraph | None) -> Priority:
    number, body = strand[: mark.length], strand[mark.length :]
    sentences = split_sentences(body)
    if len(sentences) < 2:
        return Priority(mark, body.strip(), number, body[:0], head=head)
    end = body.text.index(sentences[0].text) + len(sentences[0])
    return Priority(mark, body[:end].strip(), number, body[end:].strip(), head=head)


def _sets_aims(priority: Priority) -> bool:
    """Tell what stands among the priorities and asks for nothing by itself: （一）总体要求, （二）主要预期目标."""
    title = priority.title.text.strip().rstrip("。：:")
    return titles_no_tasks(title) and not closes_a_plan(title)

"""The halves of a report: what it looks back on, what it asks for in general, and the priorities ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from loaders.genre.numbering import Mark, MarkKind, read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand
from loaders.structure.directions import (
    HEADING_LENGTH,
    looks_ahead,
    looks_aside,
    opens_ahead,
    opens_back,
    recounts,
    titles_a_half,
)
from loaders.structure.no_tasks.titles import sees_to_it, sets_aims, titles_no_work
from loaders.structure.paragraphs import Paragraph
from loaders.structure.report_titles import is_phrase, opening_title
from loaders.structure.sentences import split_sentences

# whom a report is spoken to: deputies, or a standing committee (主任、各位副主任、秘书长、各位委员)
SALUTATION = re.compile(r"(?:(?:委员长|主任)[、，])?(?:同志们|各位(?:代表|委员|(?:副委员长|副主任)))")
_LISTS_AIMS = re.compile(r"(?:[以如]下|\d+个|[一二三四五六七八九十]个)[^，。；]{0,8}目标(?:任务)?[：:。]\s*$")
_SEVERAL = 2
_SHORT = 20  # a title that nothing but its shortness tells
_PRIORITIES = (MarkKind.CHINESE, MarkKind.PAREN_CHINESE, MarkKind.ARABIC)


@dataclass(slots=True)
class Priority:
    """One of the priorities: its number, its title, and the paragraphs below it.

    `run_in` is what follows the title in the title's own paragraph: （一）加强保护。新建10家中心。 What it stands below
    is `head`, a numbered heading; `is_beside` tells that it stands beside that itself (四、加强自身建设).
    """

    mark: Mark
    title: Strand
    number: Strand
    run_in: Strand
    paragraphs: list[Strand] = field(default_factory=list)
    head: Paragraph | None = None
    is_beside: bool = False

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


def split_halves(body: Sequence[Paragraph], year: int | None) -> Halves:
    """Return the halves of a report of `year`: a heading tells the direction, the priorities are numbered below.

    The first kind of number that is met below a heading that looks ahead is that of the priorities. A part of an
    outer kind behind them (三、加强自身建设) is none: what it says stands with the outlook, as far as its own （一） …,
    and so is what sets aims (（一）总体要求。) or is listed as aims (努力实现以下6个方面目标：). But one whose
    paragraphs open with titles (三、加强自身建设 / 坚持依法行政。…), or that has nothing but its text, is a priority.
    """
    halves = Halves(year=year)
    kind: MarkKind | None = None
    head: Paragraph | None = None
    is_below = aimed = False
    for place, paragraph in enumerate(body):
        mark = read_mark(paragraph.text)
        if mark and head is not None and _is_said_of_all(mark, head, body[place:]):
            mark = None
        tells_back = mark is None and not halves.ahead
        halves.reviews = halves.reviews or (tells_back and opens_back(paragraph.text))
        halves.recounts = halves.recounts or (tells_back and recounts(paragraph.text, year))
        opens = tells_back and opens_ahead(paragraph.text)
        turns = opens or _may_turn(paragraph, mark)
        looks = looks_ahead(paragraph.text, year) if turns else None
        if turns:
            halves.ahead = opens or (halves.ahead if looks is None else looks)
            halves.reviews = halves.reviews or looks is False
            head = paragraph if halves.ahead and mark else head
        is_told = turns and (looks is not None or mark is None)
        if halves.ahead and mark and not is_told and mark.kind in _PRIORITIES and mark.kind is (kind or mark.kind):
            priority = _priority(paragraph.strand, mark, head)
            is_below = not (aimed or _sets_aims(priority))
            if is_below:
                kind = mark.kind
                halves.parts.append(priority)
            else:
                halves.outlook.append(paragraph.strand)
            continue
        is_beside = turns and mark is not None and looks is None and bool(halves.parts)
        below = body[place + 1 :]
        if mark and is_beside and (_holds_titled(below) or _asks_for_work(paragraph, mark, below, kind)):
            halves.parts.append(replace(_priority(paragraph.strand, mark, None), is_beside=True))
            is_below, aimed = True, False
            continue
        is_below = is_below and not turns
        aimed = not turns and (aimed or (mark is None and bool(_LISTS_AIMS.search(paragraph.text))))
        if is_below:
            halves.parts[-1].paragraphs.append(paragraph.strand)
        elif halves.ahead or halves.parts:
            halves.outlook.append(paragraph.strand)
        else:
            halves.review.append(paragraph)
    return halves


def _holds_titled(below: Sequence[Paragraph]) -> bool:
    """Tell a part whose paragraphs, but for one that leads in to them, all open with titles: 坚持依法行政。…"""
    said = list(takewhile(lambda each: not (read_mark(each.text) or SALUTATION.match(each.text)), below))
    titles = [opening_title(each.strand) for each in said]
    titled = [title is not None and is_phrase(title) and len(title) <= _SHORT for title in titles]
    return sum(titled) > _SEVERAL and all(titled[1:])


def _asks_for_work(paragraph: Paragraph, mark: Mark, below: Sequence[Paragraph], kind: MarkKind | None) -> bool:
    """Tell a part behind the priorities that is one by its heading, with its text alone below it: 三、严守安全底线."""
    title = paragraph.text[mark.length :].strip()
    if titles_no_work(title) or sees_to_it(title) or looks_aside(title):
        return False
    said = list(
        takewhile(lambda each: not (_is_part(each, read_mark(each.text)) or SALUTATION.match(each.text)), below)
    )
    if (
        sum(len(split_sentences(each.strand)) for each in said) < _SEVERAL
    ):  # 三、切实加强自身建设 and one sentence appeal
        return False
    marks = [read_mark(each.text) for each in said]
    is_apart = all(own is None or own.kind is not kind for own in marks)  # else these are priorities of its own
    return is_apart and any("。" in each.text for each in said)


def _may_turn(paragraph: Paragraph, mark: Mark | None) -> bool:
    """Tell a heading that could turn a report from looking back to looking ahead."""
    is_title = paragraph.heading is not None or titles_a_half(paragraph.text)
    return _is_part(paragraph, mark) or (mark is None and is_title)


def _is_said_of_all(mark: Mark, head: Paragraph, below: Sequence[Paragraph]) -> bool:
    """Tell 第一，稳定政策。 in a part on the whole of the work (二、总体部署), before parts that hold tasks (三、…)."""
    is_spoken = mark.kind is MarkKind.ARABIC and mark.printed.startswith("第")
    parts = sum(_is_part(each, read_mark(each.text)) for each in below) if is_spoken else 0
    return parts >= _SEVERAL and "总体" in squeeze(head.text)


def _is_part(paragraph: Paragraph, mark: Mark | None) -> bool:
    """Tell the heading of a part: 三、扩大开放."""
    text = squeeze(paragraph.text)
    return mark is not None and mark.kind <= MarkKind.CHINESE and len(text) <= HEADING_LENGTH and "。" not in text


def _priority(strand: Strand, mark: Mark, head: Paragraph | None) -> Priority:
    number, body = strand[: mark.length], strand[mark.length :]
    sentences = split_sentences(body)
    if len(sentences) < 2:
        return Priority(mark, body.strip(), number, body[:0], head=head)
    end = body.text.index(sentences[0].text) + len(sentences[0])
    return Priority(mark, body[:end].strip(), number, body[end:].strip(), head=head)


def _sets_aims(priority: Priority) -> bool:
    """Tell what stands among the priorities and asks for nothing by itself: （一）总体要求, （二）主要预期目标."""
    return sets_aims(priority.title.text.strip().rstrip("。：:"))

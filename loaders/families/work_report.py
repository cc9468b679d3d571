"""Work reports: what was reached, then the priorities, whose paragraphs open with a title sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.model import Outcome, PlanDocument, Remark, Section, Task
from loaders.annotate.citations import read_citations
from loaders.annotate.figures import join_repeats, read_outcomes
from loaders.families.base import Evidence, Facts, Family
from loaders.families.outline import Heading, read_heading, whole_plan
from loaders.reading.blocks import Reading
from loaders.reading.strand import Strand
from loaders.structure.context import Context, squeeze, title_of
from loaders.structure.elements import read_measure, read_spoken, renumber
from loaders.structure.header import read_letter
from loaders.structure.numbering import MarkKind, read_mark
from loaders.structure.paragraphs import Paragraph, is_source_note, join_lines, read_paragraphs
from loaders.structure.prose import Prose, remarks_around
from loaders.structure.sentences import split_sentences

_AHEAD = re.compile(
    r"(?:重点|主要|总体|政府)?(?:工作|任务)(?:安排|部署|重点|打算|思路|任务)|重点(?:工作|任务)|下一步"
    r"|总体(?:要求|思路)|政策取向|预期目标|今年(?:工作|目标)"
)
_BACK = re.compile(r"回顾|成就|成效|进展|完成情况|工作数据|工作总结|过去[一五]年")
_SALUTATION = re.compile(r"同志们|各位代表|各位委员")
_TITLE_LENGTH = 40
_FEW = 3
_FIVE_YEARS = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
_PERIOD = re.compile(
    r"^(?:[“\"]?(?P<plan>十[一二三四五])五[”\"]?(?:时期|期间|以来)?|(?:特别是)?(?P<year>(?:19|20)\d{2})年(?!\d))"
)


@dataclass(slots=True)
class _Part:
    """One of the priorities: its heading and its paragraphs."""

    heading: Heading
    paragraphs: list[Strand] = field(default_factory=list)


@dataclass(slots=True)
class _Halves:
    """The review, what stands between it and the priorities (aims, demands), and the priorities."""

    review: list[Paragraph] = field(default_factory=list)
    outlook: list[Strand] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)


def recognise(reading: Reading) -> Evidence:
    """Score a document by a part that looks ahead and whose paragraphs open with title sentences."""
    halves = _halves(_body(reading))
    titled = sum(_title(strand) is not None for part in halves.parts for strand in part.paragraphs)
    if titled < _FEW and not _reviews_and_plans(halves):
        return Evidence(0.0, f"{titled} paragraphs with a title sentence under （一） … of a part such as 重点工作")
    return Evidence(0.8, f"{titled} paragraphs under {len(halves.parts)} priorities open with a title sentence")


def read(reading: Reading, facts: Facts) -> PlanDocument:
    """Return the report: priorities are sections, their paragraphs tasks, the sentences after the title measures."""
    text = reading.source.text
    letter = read_letter(read_paragraphs(reading.blocks), text)
    context = Context(text, letter.header.year or facts.year)
    halves = _halves([p for p in letter.body if not is_source_note(p.text)])
    review = _read_review(halves.review, context)
    tasks, others = _tasks(halves.parts, context)
    return whole_plan(
        reading,
        facts,
        family=FAMILY.name,
        letter=letter,
        sections=tuple(_section(part.heading, context) for part in halves.parts),
        tasks=tasks,
        prose=(*letter.prose, *halves.outlook, *others),
        context=context,
        reported=review,
    )


def _reviews_and_plans(halves: _Halves) -> bool:
    """Tell whether a part looks back (2021年工作回顾) and the priorities are headings with text below."""
    is_review = any(_BACK.search(squeeze(p.text)) and len(p.text) <= _TITLE_LENGTH for p in halves.review)
    return is_review and sum(bool(part.paragraphs) for part in halves.parts) >= _FEW


def _body(reading: Reading) -> list[Paragraph]:
    return [p for p in read_paragraphs(reading.blocks) if not is_source_note(p.text)]


def _halves(body: Sequence[Paragraph]) -> _Halves:
    """A heading tells the direction; the priorities begin at the first （一） below one that looks ahead."""
    halves = _Halves()
    looks_ahead = False
    for paragraph in body:
        heading = read_heading(paragraph)
        is_priority = heading is not None and heading.mark.kind is MarkKind.PAREN_CHINESE
        if not is_priority and (paragraph.heading is not None or heading):
            looks_ahead = _looks_ahead(squeeze(paragraph.text), so_far=looks_ahead)
        if heading and is_priority and looks_ahead:
            halves.parts.append(_Part(heading))
        elif halves.parts:
            halves.parts[-1].paragraphs.append(paragraph.strand)
        elif looks_ahead:
            halves.outlook.append(paragraph.strand)
        else:
            halves.review.append(paragraph)
    return halves


def _looks_ahead(heading: str, *, so_far: bool) -> bool:
    if _BACK.search(heading):
        return False
    return so_far or bool(_AHEAD.search(heading))


def _title(strand: Strand) -> Strand | None:
    """Return the title sentence that a paragraph opens with, unnumbered or behind 1.: short, and followed by more."""
    mark = read_mark(strand.text)
    if mark and mark.kind is not MarkKind.ARABIC:
        return None
    sentences = split_sentences(_unnumbered(strand))
    if len(sentences) < 2 or len(sentences[0]) > _TITLE_LENGTH:
        return None
    return sentences[0]


def _unnumbered(strand: Strand) -> Strand:
    mark = read_mark(strand.text)
    return strand[mark.length :] if mark else strand


def _section(heading: Heading, context: Context) -> Section:
    return Section(
        heading.numeral,
        title_of(heading.title),
        heading.whole.passage(context.text),
        heading.mark.printed,
        citations=read_citations(heading.title, context.text),
    )


def _tasks(parts: Sequence[_Part], context: Context) -> tuple[tuple[Task, ...], list[Strand]]:
    """Return the tasks, and the paragraphs that are none: without a title sentence, or behind the closing address."""
    tasks: list[Task] = []
    others: list[Strand] = []
    ended = False
    mostly = sum(_has_titles(part.paragraphs) for part in parts) * 2 >= len(parts)
    for part in parts:
        end = next((n for n, strand in enumerate(part.paragraphs) if _SALUTATION.match(strand.text)), None)
        said = [] if ended else part.paragraphs[:end]
        ended = ended or end is not None
        if not (_has_titles(said) and (mostly or len(said) > 1)):
            tasks.extend([_whole_task(said, part.heading, context)] if said else [])
            others.extend(part.paragraphs[len(said) :])
            continue
        ordinal = 0
        for strand in part.paragraphs:
            title = _title(strand) if strand in said else None
            if title is None:
                others.append(strand)
                continue
            ordinal += 1
            tasks.append(_task(strand, title, part.heading, ordinal, context))
    return tuple(tasks), others


def _has_titles(paragraphs: Sequence[Strand]) -> bool:
    """Tell whether the paragraphs of a priority are tasks of their own, which open with titles.

    The first sentence of a sole paragraph is a title only if it is one phrase: 提升审查质量。, not 落实…，完善….
    """
    titles = [title for strand in paragraphs if (title := _title(strand)) is not None]
    return len(titles) > 1 or any("，" not in title.text for title in titles)


def _whole_task(paragraphs: Sequence[Strand], heading: Heading, context: Context) -> Task:
    """Return the task that a priority without titled paragraphs is: its heading is the title, all below measures."""
    spoken = (each for strand in paragraphs for each in read_spoken(_unnumbered(strand)))
    return Task(
        number=f"{heading.mark.number}-0",
        title=title_of(heading.title),
        passage=heading.title.passage(context.text),
        measures=renumber(read_measure(each, 1, context) for each in spoken),
        section=heading.numeral,
        citations=read_citations(heading.title, context.text),
    )


def _task(strand: Strand, title: Strand, heading: Heading, ordinal: int, context: Context) -> Task:
    end = strand.text.index(title.text) + len(title)
    body = strand[end:].strip()
    mark = read_mark(strand.text)
    return Task(
        number=f"{heading.mark.number}-{ordinal}",
        title=title_of(title),
        passage=(strand[: mark.length] + title if mark else title).passage(context.text),
        printed_number=mark.printed if mark else None,
        measures=renumber(read_measure(spoken, 1, context) for spoken in read_spoken(body)),
        section=heading.numeral,
        citations=read_citations(title, context.text),
    )


def _read_review(review: Sequence[Paragraph], context: Context) -> Prose:
    """Return the outcomes of the review, captions joined to the prose that they repeat, and the rest as remarks."""
    outcomes: list[Outcome] = []
    captions: list[list[Strand]] = []
    for paragraph, period in _with_periods(review):
        if _is_caption(paragraph):
            if captions and _stands_below(captions[-1][-1], paragraph.strand, context.text):
                captions[-1].append(paragraph.strand)
            else:
                captions.append([paragraph.strand])
        else:
            outcomes.extend(read_outcomes(paragraph.strand, context.text, year=context.year, period=period))
    joined, new = join_repeats(tuple(outcomes), [join_lines(lines) for lines in captions], context.text)
    strands = tuple(paragraph.strand for paragraph in review)
    return Prose(strands, (), (*joined, *new), tuple(_remarks(strands, (*joined, *new), context)))


def _stands_below(upper: Strand, lower: Strand, text: str) -> bool:
    """Lines of one caption follow each other without a blank line: 知识产权保护社会满意度 / 72分提高到80分."""
    gap = text[upper.pieces[-1].end : lower.pieces[0].start]
    return gap.count("\n") == 1


def _remarks(strands: Sequence[Strand], outcomes: Sequence[Outcome], context: Context) -> Iterator[Remark]:
    taken = [passage for outcome in outcomes for passage in (outcome.passage, *outcome.repeats)]
    for strand in strands:
        yield from remarks_around(strand, taken, context)


def _with_periods(review: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, str | None]]:
    """Yield each paragraph with the period that its own opening, or the nearest one before it, names."""
    period: str | None = None
    for paragraph in review:
        period = _period(_without_mark(squeeze(paragraph.text))) or period
        yield paragraph, period


def _without_mark(text: str) -> str:
    mark = read_mark(text)
    return text[mark.length :] if mark else text


def _period(text: str) -> str | None:
    match = _PERIOD.match(text)
    if not match:
        return None
    if match["year"]:
        return match["year"]
    if match["plan"]:
        first = _FIVE_YEARS[match["plan"]]
        return f"{first}-{first + 4}"
    return None


def _is_caption(paragraph: Paragraph) -> bool:
    """A caption is a short line without a sentence end, below a picture; a heading is none."""
    return paragraph.heading is None and "。" not in paragraph.text and len(paragraph.text) <= _TITLE_LENGTH


FAMILY = Family(
    name="work-report",
    label_zh="工作报告",
    label_en="work report",
    looks_like="a review with figures, then a part such as 重点工作 with （一） … whose paragraphs open with a title",
    recognise=recognise,
    read=read,
)

"""Guides and divisions of labour: numbered paragraphs that open with a title, their sentence runs closed by who."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.model import Measure, PlanDocument, Responsibility, Section, Task
from loaders.annotate.citations import read_citations
from loaders.annotate.responsibility import find_parentheses, first_leads, read_responsibilities
from loaders.families.base import Evidence, Facts, Family
from loaders.families.outline import Heading, read_heading, whole_plan
from loaders.reading.blocks import Reading
from loaders.reading.strand import Strand, join
from loaders.structure.context import Context, squeeze, title_of
from loaders.structure.elements import read_measure, read_spoken, renumber
from loaders.structure.header import read_letter
from loaders.structure.numbering import Mark, MarkKind, read_mark
from loaders.structure.paragraphs import Paragraph, is_source_note, read_paragraphs
from loaders.structure.prose import Prose, read_prose
from loaders.structure.sentences import split_sentences

_FEW = 3
# Parts that hold goals, principles or requirements and no tasks; the words stand alone as the part's title.
_NO_TASKS = re.compile(
    r"(?:总体|基本|有关|工作|相关|具体|主要|发展|年度)?(?:要求|思路|目标|原则|思想|任务目标|目标任务)"
    r"|指导思想|(?:组织|强化|加强)?(?:组织)?(?:实施|领导|保障)|保障措施|(?:组织)?(?:实施)?保障|附则|总则|工作机制"
)


@dataclass(slots=True)
class _Part:
    """A part of the document: its heading, its numbered paragraphs with what follows each, and its other prose."""

    heading: Heading
    items: list[list[Paragraph]] = field(default_factory=list)
    prose: list[Strand] = field(default_factory=list)


def recognise(reading: Reading) -> Evidence:
    """Score a document by its （一） paragraphs that open with a title and name who is responsible."""
    paragraphs = read_paragraphs(reading.blocks)
    items = [p for p in paragraphs if _is_item(read_mark(p.text))]
    closed = [item for item in items if any(True for _ in find_parentheses(item.strand))]
    if len(closed) < _FEW:
        return Evidence(0.0, f"{len(closed)} paragraphs （一） … closed by a parenthesis such as （保护司负责）")
    return Evidence(0.85, f"{len(closed)} paragraphs （一） … name who is responsible")


def read(reading: Reading, facts: Facts) -> PlanDocument:
    """Return the plan: parts are sections, numbered paragraphs tasks, their sentences measures."""
    text = reading.source.text
    letter = read_letter(read_paragraphs(reading.blocks), text)
    body = [p for p in letter.body if not is_source_note(p.text)]
    context = Context(text, letter.header.year or facts.year, any(first_leads(p.text) for p in body))
    parts, loose = _parts(body)
    said = [read_prose(part.prose, context, part.heading.numeral) for part in parts]
    sections = tuple(_section(part, prose, context) for part, prose in zip(parts, said, strict=True))
    remarks = tuple(remark for prose in said for remark in prose.remarks)
    strands = tuple(strand for prose in said for strand in prose.strands)
    return whole_plan(
        reading,
        facts,
        family=FAMILY.name,
        letter=letter,
        sections=sections,
        tasks=_tasks(parts, context),
        prose=(*letter.prose, *loose),
        context=context,
        reported=Prose(strands=strands, remarks=remarks),
    )


def _parts(body: Sequence[Paragraph]) -> tuple[list[_Part], list[Strand]]:
    parts: list[_Part] = []
    loose: list[Strand] = []
    for paragraph in body:
        mark = read_mark(paragraph.text)
        heading = read_heading(paragraph)
        if heading and heading.mark.kind in (MarkKind.CHAPTER, MarkKind.CHINESE):
            parts.append(_Part(heading))
        elif not parts:
            loose.append(paragraph.strand)
        elif _NO_TASKS.fullmatch(squeeze(parts[-1].heading.title.text).rstrip("。")):
            parts[-1].prose.append(paragraph.strand)
        elif _is_item(mark):
            parts[-1].items.append([paragraph])
        elif parts[-1].items:
            parts[-1].items[-1].append(paragraph)
        else:
            parts[-1].prose.append(paragraph.strand)
    return parts, loose


def _section(part: _Part, said: Prose, context: Context) -> Section:
    return Section(
        part.heading.numeral,
        title_of(part.heading.title),
        part.heading.whole.passage(context.text),
        part.heading.mark.printed,
        targets=said.targets,
        citations=read_citations(part.heading.title, context.text),
    )


def _tasks(parts: Sequence[_Part], context: Context) -> tuple[Task, ...]:
    """Number the tasks as printed where the numbers run through all parts, else by part and number."""
    marks = [read_mark(item[0].text) for part in parts for item in part.items]
    numbers = [mark.number for mark in marks if mark]
    is_running = len(set(numbers)) == len(numbers)
    tasks: list[Task] = []
    for part in parts:
        for item in part.items:
            mark = read_mark(item[0].text)
            own = mark.number if mark else len(tasks) + 1
            number = str(own) if is_running else f"{part.heading.mark.number}-{own}"
            tasks.append(_task(item, number, part.heading.numeral, context))
    return tuple(tasks)


def _task(item: Sequence[Paragraph], number: str, section: str, context: Context) -> Task:
    strand = item[0].strand
    mark = read_mark(strand.text)
    start = mark.length if mark else 0
    sentences = split_sentences(strand[start:])
    title = sentences[0]
    title_end = strand.text.index(title.text, start) + len(title)
    bodies = [strand[title_end:].strip(), *(paragraph.strand for paragraph in item[1:])]
    return Task(
        number=number,
        title=title_of(title),
        passage=strand[:title_end].passage(context.text),
        measures=renumber(m for body in bodies if body for m in _measures(body, context)),
        printed_number=mark.printed if mark else None,
        section=section,
        citations=read_citations(title, context.text),
    )


def _measures(paragraph: Strand, context: Context) -> Iterator[Measure]:
    """Yield the sentences of a paragraph; the parenthesis that closes a run of them says who is responsible."""
    runs: list[tuple[int, tuple[Responsibility, ...]]] = []
    kept: list[Strand] = []
    last = 0
    for match in find_parentheses(paragraph):
        phrase = paragraph.group(match)
        who = read_responsibilities(phrase, context.text, first_named_leads=context.first_leads)
        runs.append((phrase.pieces[0].start, who))
        kept.append(paragraph[last : match.start()])
        last = match.end()
    for spoken in read_spoken(join((*kept, paragraph[last:]))):
        start = spoken.strand.pieces[0].start
        who = next((who for end, who in runs if end > start), ())
        yield read_measure(spoken, 1, context, responsibilities=who)


def _is_item(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is MarkKind.PAREN_CHINESE


FAMILY = Family(
    name="guide",
    label_zh="工作指引",
    label_en="guide",
    looks_like="（一） paragraphs: a title sentence, then sentences whose runs are closed by （…负责）",
    recognise=recognise,
    read=read,
)

"""Inter-ministerial plans: numbered items under two levels of headings, each closed by who is responsible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.model import Measure, Note, PlanDocument, Section, Severity, Task
from loaders.annotate.citations import read_citations
from loaders.annotate.responsibility import find_parentheses, first_leads, read_responsibilities
from loaders.families.base import Evidence, Facts, Family
from loaders.families.outline import Heading, read_heading, whole_plan
from loaders.reading.blocks import Reading
from loaders.reading.strand import Strand
from loaders.structure.context import Context, title_of
from loaders.structure.elements import Spoken, read_measure
from loaders.structure.header import read_letter
from loaders.structure.numbering import Mark, MarkKind, read_mark
from loaders.structure.paragraphs import Paragraph, is_source_note, read_paragraphs

_FEW = 3
_CLOSES = re.compile(r"\s*[。；;]?\s*$")


@dataclass(slots=True)
class _Group:
    """The items under one heading, which together are a task; `parent` is the part that the heading lies in."""

    parent: Heading | None
    heading: Heading | None
    items: list[Strand] = field(default_factory=list)


def recognise(reading: Reading) -> Evidence:
    """Score a document by the share of its numbered items that a responsibility parenthesis closes."""
    items = [p for p in read_paragraphs(reading.blocks) if _is_item(read_mark(p.text))]
    closed = [item for item in items if any(True for _ in find_parentheses(item.strand))]
    if len(closed) < _FEW:
        return Evidence(0.0, f"{len(closed)} numbered items closed by a parenthesis such as （教育部、科技部负责）")
    return Evidence(
        0.9 * len(closed) / len(items), f"{len(closed)} of {len(items)} numbered items name who is responsible"
    )


def read(reading: Reading, facts: Facts) -> PlanDocument:
    """Return the plan: parts are sections, the headings below them tasks, the numbered items measures."""
    text = reading.source.text
    letter = read_letter(read_paragraphs(reading.blocks), text)
    body = [p for p in letter.body if not is_source_note(p.text)]
    context = Context(text, letter.header.year or facts.year, any(first_leads(p.text) for p in body))
    groups, loose = _group(body)
    sections = tuple(_section(parent, context) for parent in _parents(groups))
    tasks, closing = _tasks(groups, context)
    return whole_plan(
        reading,
        facts,
        family=FAMILY.name,
        letter=letter,
        sections=sections,
        tasks=tasks,
        prose=(*letter.prose, *loose, *closing),
        context=context,
        notes=tuple(_number_notes(groups, context)),
    )


def _group(body: Sequence[Paragraph]) -> tuple[list[_Group], list[Strand]]:
    groups: list[_Group] = []
    loose: list[Strand] = []
    for paragraph in body:
        mark = read_mark(paragraph.text)
        heading = read_heading(paragraph)
        if _is_item(mark) and groups:
            groups[-1].items.append(paragraph.strand)
        elif heading and heading.mark.kind in (MarkKind.CHAPTER, MarkKind.CHINESE):
            groups.append(_Group(heading, None))
        elif heading and groups:
            groups.append(_Group(groups[-1].parent, heading))
        else:
            loose.append(paragraph.strand)
    return [group for group in groups if group.items or group.heading], loose


def _parents(groups: Sequence[_Group]) -> list[Heading]:
    parents: list[Heading] = []
    for group in groups:
        if group.parent and group.parent not in parents:
            parents.append(group.parent)
    return parents


def _section(heading: Heading, context: Context) -> Section:
    return Section(
        heading.numeral,
        title_of(heading.title),
        heading.whole.passage(context.text),
        heading.mark.printed,
        citations=read_citations(heading.title, context.text),
    )


def _tasks(groups: Sequence[_Group], context: Context) -> tuple[tuple[Task, ...], list[Strand]]:
    """Return the tasks, and what stands behind the parenthesis of an item and is none of it."""
    tasks: list[Task] = []
    closing: list[Strand] = []
    for group in groups:
        heading = group.heading or group.parent
        if heading is None:
            continue
        measures = []
        for position, item in enumerate(group.items, start=1):
            measure, rest = _measure(item, position, context)
            measures.append(measure)
            closing.extend([rest] if rest else [])
        tasks.append(_task(group, heading, tuple(measures), context))
    return tuple(tasks), closing


def _task(group: _Group, heading: Heading, measures: tuple[Measure, ...], context: Context) -> Task:
    parent = group.parent.mark.number if group.parent else 0
    child = group.heading.mark.number if group.heading else 0
    return Task(
        number=f"{parent}-{child}",
        title=title_of(heading.title),
        passage=heading.whole.passage(context.text),
        measures=measures,
        printed_number=heading.mark.printed,
        section=group.parent.numeral if group.parent else None,
        citations=read_citations(heading.title, context.text) if group.heading else (),
    )


def _measure(item: Strand, position: int, context: Context) -> tuple[Measure, Strand | None]:
    """Return the measure of a numbered item, and the text behind its last parenthesis, if there is any."""
    mark = read_mark(item.text)
    start = mark.length if mark else 0
    closings = [match for match in find_parentheses(item) if match.start() >= start]
    last = closings[-1] if closings else None
    body = item[start : last.start()] if last else item[start:]
    who = read_responsibilities(item.group(last), context.text, first_named_leads=context.first_leads) if last else ()
    measure = read_measure(
        Spoken(body),
        position,
        context,
        number=str(mark.number) if mark else None,
        number_strand=item[:start] if mark else None,
        responsibilities=who,
    )
    rest = item[last.end() :].strip() if last else None
    return measure, rest if rest and not _CLOSES.fullmatch(rest.text) else None


def _is_item(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is MarkKind.ARABIC


def _number_notes(groups: Sequence[_Group], context: Context) -> Iterator[Note]:
    expected = 1
    for group in groups:
        for item in group.items:
            mark = read_mark(item.text)
            number = mark.number if mark else expected
            if number not in (expected, 1):
                yield Note(Severity.WARNING, f"item {number} follows {expected - 1}", item.passage(context.text))
            expected = number + 1


FAMILY = Family(
    name="numbered-plan",
    label_zh="推进计划",
    label_en="plan of numbered items",
    looks_like="一、 / （一） headings; items 1. 2. 3. each closed by （…负责）",
    recognise=recognise,
    read=read,
)

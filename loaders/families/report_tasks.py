"""What is a task of a report: each of its priorities or what stands below it, by the headings above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kg.model import Measure, Role, Section, Task
from loaders.annotate.citations import read_citations
from loaders.annotate.closing import Closing, find_closings, is_closing_line
from loaders.annotate.context import Context
from loaders.annotate.deadlines import find_deadline
from loaders.families.report_lines import Titled, asks_for_more, part_titled, place_of_leave
from loaders.genre.numbering import read_mark
from loaders.genre.squeezing import tidy_title
from loaders.reading.strand import Strand
from loaders.structure.closed import strip_closings
from loaders.structure.elements import promised, read_measure, read_spoken, renumber
from loaders.structure.halves import Halves, Priority
from loaders.structure.outline import Node
from loaders.structure.report_titles import has_titles, names_a_deed
from loaders.structure.task_text import lines_of, read_closings

_FEW = 3
# one sentence, which a full stop closes, or who is responsible for it
_SENTENCE = re.compile(r"[^。]{8,}(?:。\s*(?:[（(][^（()）]*[)）]。?)?|[（(][^（()）：:]*[：:][^（()）]*[)）]。?)\s*$")


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a report says of what is to come: sections, tasks, and the paragraphs that are none."""

    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    others: tuple[Strand, ...]


def read_ahead(halves: Halves, context: Context) -> Ahead:
    """Return what the half of a report says that looks ahead, its priorities by the numbered heading above them.

    Where the （一） below a heading (四、2024年重点工作) each say all in a paragraph of their own, they are its tasks;
    of several such headings each is a section, and what has paragraphs with titles below it one within it.
    """
    if not halves.parts:
        return _read_outlook(halves.outlook, replace(context, subjects=not _are_closed([halves.outlook], context)))
    said = [[part.title, part.run_in, *part.paragraphs] for part in halves.parts]
    context = replace(context, subjects=not _are_closed(said, context))
    groups = [tuple(parts) for _, parts in groupby(halves.parts, key=lambda part: id(part.head))]
    read = [_group(parts, context, is_sole=len(groups) == 1) for parts in groups]
    return Ahead(
        tuple(section for group in read for section in group.sections),
        tuple(task for group in read for task in group.tasks),
        (*halves.outlook, *(strand for group in read for strand in group.others)),
    )


def _are_closed(parts: Sequence[Sequence[Strand]], context: Context) -> bool:
    """Tell priorities that mostly say in brackets or lines of their own who is responsible, and not in sentences."""
    closed = [any(is_closing_line(line.text) or find_closings(line, context) for line in lines) for lines in parts]
    return sum(closed) * 2 >= len(closed)


def _group(parts: tuple[Priority, ...], context: Context, *, is_sole: bool) -> Ahead:
    tasks, others = _tasks(parts, context)
    head = _head(parts, context)
    are_run_in = all((part.run_in or _is_sentence(part)) and not has_titles(part.paragraphs) for part in parts)
    if head and are_run_in:
        return Ahead((head,), tuple(_below(task, head) for task in tasks), tuple(others))
    sections = tuple(_section(part, context) for part in parts)
    if head is None or is_sole:
        return Ahead(sections, tasks, tuple(others))
    inner = tuple(replace(section, number=f"{head.number}-{section.number}") for section in sections)
    return Ahead((head, *inner), tuple(_within(task, head) for task in tasks), tuple(others))


def _head(parts: Sequence[Priority], context: Context) -> Section | None:
    """Return the heading above priorities as a section, or None if there is none of an outer number."""
    head = parts[0].head
    mark = read_mark(head.text) if head else None
    if head is None or mark is None or mark.kind >= parts[0].mark.kind:
        return None
    strand = head.strand
    return _section(Priority(mark, strand[mark.length :].strip(), strand[: mark.length], strand[:0]), context)


def _below(task: Task, head: Section) -> Task:
    return replace(task, section=head.number, number=f"{_value(head)}{task.number.partition('-')[0]}")


def _within(task: Task, head: Section) -> Task:
    return replace(task, section=f"{head.number}-{task.section}", number=f"{_value(head)}{task.number}")


def _value(head: Section) -> str:
    """Return what the number of a heading adds before that of its tasks: 4- for 四、."""
    mark = read_mark(head.printed_number or "") if head.printed_number else None
    return f"{mark.number}-" if mark else ""


def _section(part: Priority, context: Context) -> Section:
    return Section(
        part.numeral,
        tidy_title(part.title.text),
        (part.number + part.title).passage(context.text),
        part.mark.printed,
        citations=read_citations(part.title, context.text),
    )


def _tasks(parts: Sequence[Priority], context: Context) -> tuple[tuple[Task, ...], list[Strand]]:
    """Return the tasks, and the paragraphs that are none: without a title sentence, or behind the closing address."""
    tasks: list[Task] = []
    others: list[Strand] = []
    ended = False
    mostly = sum(has_titles(part.paragraphs) for part in parts) * 2 >= len(parts)
    for part in parts:
        end = place_of_leave(part.paragraphs)
        said = [] if ended else part.paragraphs[:end]
        ended = ended or end is not None
        if has_titles(said) and (len(said) > 1 or (mostly and not (part.is_beside or names_a_deed(said[0])))):
            found, rest = _tasks_and_others(said, part, context)
        else:
            found, rest = _sole_task(said, part, context, ended=ended), []
        tasks.extend(found)
        others.extend([*rest, *part.paragraphs[len(said) :]])
    return tuple(tasks), others


def _tasks_and_others(said: Sequence[Strand], part: Priority, context: Context) -> tuple[list[Task], list[Strand]]:
    """Return the tasks of a priority whose paragraphs have titles, one of those that ask for more, and what is none."""
    found, rest = _titled_tasks(said, part, context)
    asked = [strand for strand in rest if asks_for_more(strand, said)]
    more = [_whole_task(asked, part, context)] if asked else []
    opening = [part.run_in] if part.run_in else []
    return [*found, *more], [*opening, *(strand for strand in rest if strand not in asked)]


def _sole_task(said: Sequence[Strand], part: Priority, context: Context, *, ended: bool) -> list[Task]:
    """Return the task that a priority is: all that stands below it, or its sentence, if the report has not `ended`."""
    whole = [part.run_in, *said] if part.run_in else said
    if whole:
        return [_whole_task(whole, part, context)]
    return [_sentence_task(part, context)] if _is_sentence(part) and not ended else []


def _is_sentence(part: Priority) -> bool:
    """Tell a priority that says all in one sentence: （二）修订监测导则，规范流程。（责任处室：监测处）"""
    return not (part.run_in or part.paragraphs) and bool(_SENTENCE.search(part.title.text))


def _titled_tasks(
    paragraphs: Sequence[Strand], part: Priority | None, context: Context
) -> tuple[list[Task], list[Strand]]:
    """Return a task for each paragraph that opens with a title, or is one, and the paragraphs that do not."""
    titled, others = part_titled(paragraphs)
    return [_task(each, ordinal, part, context) for ordinal, each in enumerate(titled, start=1)], others


def _read_outlook(paragraphs: Sequence[Strand], context: Context) -> Ahead:
    """Return the tasks of a report whose priorities have no numbers: below the half's title, each opens with one."""
    end = place_of_leave(paragraphs)
    tasks, others = _titled_tasks(paragraphs[:end], None, context)
    if len(tasks) < _FEW:
        return Ahead((), (), tuple(paragraphs))
    return Ahead((), tuple(tasks), (*others, *(paragraphs[end:] if end is not None else ())))


def _whole_task(paragraphs: Sequence[Strand], part: Priority, context: Context) -> Task:
    """Return the task that a priority without titled paragraphs is: its heading is the title, all below measures."""
    lines, closing = _closed(paragraphs, context)
    return Task(
        number=f"{part.mark.number}-0",
        title=tidy_title(part.title.text),
        passage=(part.number + part.title if part.run_in else part.title).passage(context.text),
        measures=renumber(measure for line in lines for measure in _measures(line, context)),
        section=part.numeral,
        targets=promised(part.title, context),
        responsibilities=closing.responsibilities,
        deadline=closing.deadline,
        citations=read_citations(part.title, context.text),
    )


def _sentence_task(part: Priority, context: Context) -> Task:
    """Return the task of a priority that is one sentence, which is its title; by when is said in it, too."""
    (title,), closing = _closed([part.title], context)
    return Task(
        number=f"{part.mark.number}-0",
        title=tidy_title(title.text),
        passage=(part.number + title).passage(context.text),
        measures=(),
        section=part.numeral,
        targets=promised(title, context),
        responsibilities=closing.responsibilities,
        deadline=closing.deadline or find_deadline(title, context.text, year=context.year),
        citations=read_citations(title, context.text),
    )


def _measures(line: Strand, context: Context) -> Iterator[Measure]:
    """Yield the sentences of a paragraph as measures, the first with the number that the paragraph opens with."""
    mark = read_mark(line.text)
    length = mark.length if mark else 0
    number: Strand | None = line[:length] if mark else None
    for spoken in read_spoken(line[length:]):
        yield _led(read_measure(spoken, context, number_strand=number))
        number = None


def _led(measure: Measure) -> Measure:
    """Return a measure whose sentence entrusts bodies by saying who leads (由县应急局牵头开展…); else it only tells."""
    leads = any(each.role is Role.LEAD for each in measure.responsibilities)
    return measure if leads else replace(measure, responsibilities=())


def _closed(paragraphs: Sequence[Strand], context: Context) -> tuple[tuple[Strand, ...], Closing]:
    """Return paragraphs without the phrases that say who and when, and what these say."""
    node = Node(None, paragraphs[0][:0], paragraphs[0], list(paragraphs[1:]))
    closing = read_closings(node, lines_of(node), context)
    return tuple(strip_closings(line, context) for line in lines_of(node)), closing


def _task(titled: Titled, ordinal: int, part: Priority | None, context: Context) -> Task:
    lines, closing = _closed(titled.text, context)
    return Task(
        number=f"{part.mark.number}-{ordinal}" if part else str(ordinal),
        title=tidy_title(titled.title.text),
        passage=(titled.number + titled.title).passage(context.text),
        printed_number=titled.number.text.strip() or None,
        measures=renumber(_led(read_measure(each, context)) for line in lines for each in read_spoken(line)),
        section=part.numeral if part else None,
        targets=promised(titled.title, context),
        responsibilities=closing.responsibilities,
        deadline=closing.deadline,
        citations=read_citations(titled.title, context.text),
    )

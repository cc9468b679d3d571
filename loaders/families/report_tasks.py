"""The tasks of a report: what stands below its priorities, by the headings above them, and what is no task there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from kg.model import Measure, Role, Section, Task
from loaders.annotate.citations import read_citations
from loaders.annotate.closing import Closing, find_closings, is_closing_line
from loaders.annotate.context import Context
from loaders.annotate.deadlines import find_deadline
from loaders.genre.numbering import read_mark
from loaders.genre.squeezing import tidy_title
from loaders.reading.strand import Strand
from loaders.structure.closed import strip_closings
from loaders.structure.elements import promised, read_measure, read_spoken, renumber
from loaders.structure.halves import SALUTATION, Halves, Priority
from loaders.structure.outline import Node
from loaders.structure.report_titles import has_titles, names_a_deed, number_length, opening_title, title_lines
from loaders.structure.sentences import leads_in, split_sentences
from loaders.structure.task_text import lines_of, read_closings

_FEW = 3
# what ends a report: whom it is spoken to, or that it was given (以上报告，请予审议。)
_TAKES_LEAVE = re.compile(rf"{SALUTATION.pattern}|特此(?:报告|汇报)|以上(?:报告|汇报)|[妥当]否")
# one sentence, which a full stop closes, or who is responsible for it
_SENTENCE = re.compile(r"[^。]{8,}(?:。\s*(?:[（(][^（()）]*[)）]。?)?|[（(][^（()）：:]*[：:][^（()）]*[)）]。?)\s*$")
_EXHORTS = re.compile(r"(?:我们)?(?:要|必须|将|一定)|让我们")


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a report says of what is to come: sections, tasks, and the paragraphs that are none."""

    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    others: tuple[Strand, ...]


@dataclass(frozen=True, slots=True)
class _Titled:
    """A paragraph that is a task: its printed number, its title, and the text behind and below this."""

    number: Strand
    title: Strand
    text: tuple[Strand, ...]


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
        end = next((n for n, strand in enumerate(part.paragraphs) if _TAKES_LEAVE.match(strand.text)), None)
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
    asked = [strand for strand in rest if _asks_for_more(strand, said)]
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


def _asks_for_more(strand: Strand, said: Sequence[Strand]) -> bool:
    """Tell a paragraph without a title that asks for something behind those with titles, of which it is not part.

    支持国防建设，…。做好民族宗教工作。 is work of the heading above; what ends in 我们要让…落到实处。 is none.
    """
    titled = next((n for n, each in enumerate(said) if opening_title(each) is not None), len(said))
    is_behind = any(each is strand for each in said[titled:])
    more = split_sentences(strand)[1:]
    return is_behind and not all(_EXHORTS.match(sentence.text) for sentence in more)


def _titled_tasks(
    paragraphs: Sequence[Strand], part: Priority | None, context: Context
) -> tuple[list[Task], list[Strand]]:
    """Return a task for each paragraph that opens with a title, or is one, and the paragraphs that do not."""
    lines = title_lines(paragraphs)
    titled, others = _opened_by_titles(paragraphs[: lines[0]] if lines else paragraphs)
    titled.extend(_titled_by_line(paragraphs[line:end]) for line, end in pairwise((*lines, len(paragraphs))))
    return [_task(each, ordinal, part, context) for ordinal, each in enumerate(titled, start=1)], others


def _opened_by_titles(paragraphs: Sequence[Strand]) -> tuple[list[_Titled], list[Strand]]:
    """Return the paragraphs that open with titles, and the others.

    What has no number goes on with a numbered one that leads in to it: 2.改善设施。围绕安全： / 修缮看台4座；
    """
    titled: list[_Titled] = []
    others: list[Strand] = []
    leads_on = False
    for strand in paragraphs:
        title, has_number = opening_title(strand), number_length(strand.text) > 0
        if leads_on and not has_number:
            titled[-1] = replace(titled[-1], text=(*titled[-1].text, strand))
        elif title is not None:
            own, words = _without_lead_in(_titled(strand, title))
            titled.append(own)
            others.extend([words] if words else [])
            leads_on = has_number and strand.text.rstrip().endswith(("：", ":"))
        else:
            others.append(strand)
    return titled, others


def _without_lead_in(titled: _Titled) -> tuple[_Titled, Strand]:
    """Part a paragraph from the words at its end that only lead in to those below it: 围绕安全、便民："""
    (text,) = titled.text
    *_, last = split_sentences(text) or (text,)
    end = len(text) - (len(last) if leads_in(last.text) else 0)
    return replace(titled, text=(text[:end],)), text[end:]


def _titled(paragraph: Strand, title: Strand) -> _Titled:
    length = number_length(paragraph.text)
    end = paragraph.text.index(title.text, length) + len(title)
    return _Titled(paragraph[:length], title, (paragraph[end:].strip(),))


def _titled_by_line(lines: Sequence[Strand]) -> _Titled:
    """Return what a line titles that stands alone above its text: 加强保护。 / 完善制度。…"""
    first, *below = lines
    titled = _titled(first, first[number_length(first.text) :].strip())
    return replace(titled, text=(*titled.text, *below))


def _read_outlook(paragraphs: Sequence[Strand], context: Context) -> Ahead:
    """Return the tasks of a report whose priorities have no numbers: below the half's title, each opens with one."""
    end = next((n for n, strand in enumerate(paragraphs) if _TAKES_LEAVE.match(strand.text)), len(paragraphs))
    tasks, others = _titled_tasks(paragraphs[:end], None, context)
    if len(tasks) < _FEW:
        return Ahead((), (), tuple(paragraphs))
    return Ahead((), tuple(tasks), (*others, *paragraphs[end:]))


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


def _task(titled: _Titled, ordinal: int, part: Priority | None, context: Context) -> Task:
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

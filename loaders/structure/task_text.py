"""From the text of a task and of its numbered items to its title, its closing phrases and its measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Duty, Measure, Responsibility
from loaders.annotate.closing import Closing, find_closings, is_closing_line, read_closing_line
from loaders.annotate.context import Context
from loaders.annotate.duties import is_duty_line, part_duties, read_duties, split_by_duties
from loaders.annotate.responsibility import beside_leaders
from loaders.annotate.subjects import read_subjects
from loaders.genre.numbering import MarkKind, read_mark
from loaders.reading.strand import Strand, join
from loaders.structure.closed import strip_closings
from loaders.structure.elements import Assignment, Spoken, read_measure, read_spoken
from loaders.structure.no_tasks.lines import is_aside, is_of_all, speaks_to_all
from loaders.structure.outline import Node
from loaders.structure.sentences import leads_in, split_sentences
from loaders.structure.tables.items import number_length, split_items
from loaders.structure.tasks.task_node import TaskNode, TaskNodes

_WHOLE = re.compile(r"。[”’）)]*\s*$")
_INTRODUCES = re.compile(r"(?:具体|主要|工作|政策|重点)?(?:措施|举措|任务|内容)(?:如下)?\s*[：:]?\s*$")


def split_title(node: Node, context: Context) -> tuple[Strand, Strand]:
    """Return the title of a task and the rest of its paragraph; a heading is all title."""
    sentences = split_sentences(node.strand)
    first = sentences[0] if sentences else node.strand
    closings = find_closings(node.strand, context)
    end = node.strand.text.index(first.text) + len(first)
    if closings and closings[0].start < end:
        end = closings[0].start
    return node.strand[:end].strip(), node.strand[end:]


def read_closings(node: Node, lines: Sequence[Strand], context: Context, *, sentences: bool = True) -> Closing:
    """Return all that the closing phrases of a node's lines say, those in lines of their own under it included.

    What the head of a sentence says of that alone is left out unless `sentences`.
    """
    # behind a line stand names alone, too (…。（市教育局、市财政局）); a bracket that a page broke is seen in the whole
    found = [closing for line in lines for closing in find_closings(line, context)]
    found.extend(find_closings(join(lines), context) if lines and not found else ())
    found.extend(read_closing_line(line, context) for line in node.paragraphs if is_closing_line(line.text))
    found = [closing for closing in found if sentences or closing.sentence is None]
    who = beside_leaders([r for closing in found for r in closing.responsibilities])
    return Closing(
        0,
        0,
        tuple(replace(r, rank=n) for n, r in enumerate(who, start=1)),
        next((closing.deadline for closing in found if closing.deadline), None),
        tuple(duty for closing in found for duty in closing.scope),
    )


def lines_of(node: Node) -> tuple[Strand, ...]:
    """Return the paragraph of a node and the unnumbered ones below it, those left out that only say who and when."""
    return (node.strand, *(line for line in node.paragraphs if not is_closing_line(line.text)))


def sentences_of(node: Node, context: Context) -> list[Strand]:
    """Return the sentences behind the title of a task, without its closing phrases."""
    lines = (split_title(node, context)[1], *lines_of(node)[1:])
    return [sentence for line in lines for sentence in split_sentences(strip_closings(line, context))]


def runs_of(lines: Sequence[Strand], context: Context) -> list[tuple[int, Closing]]:
    """Return the closing phrases of paragraphs, each with its place: it closes the sentences before it."""
    return [(_place(line, c), c) for line in lines for c in find_closings(line, context) if c.sentence is None]


def _place(line: Strand, closing: Closing) -> int:
    """Return where a closing phrase stands in the source; one that is said in the sentence itself ends the line."""
    phrase = line[closing.start : closing.end]
    return phrase.pieces[0].start if phrase.pieces else line.pieces[-1].end


def own_measures(rest: Strand, node: Node, context: Context, *, per_run: bool) -> Iterator[Measure | Strand]:
    """Yield the measures that a task's own text and the paragraphs below it state, and the words that are none."""
    rest, address = (rest[:0], ()) if is_closing_line(rest.text) else _part_address(rest, context)
    yield from address
    lines = (rest, *lines_of(node)[1:])
    runs = runs_of(lines, context) if per_run else []
    heads = len(sentences_of(node, context)) > 1
    is_closed = bool(rest.strip() and find_closings(node.strand, context)) and not runs
    first = next((line for line in lines if line.strip()), None)
    is_behind = False
    for line, duties in _with_duties(lines, context):
        is_to_all = line is not first and speaks_to_all(line.text)
        is_beside = is_aside(line.text) or is_to_all or (is_behind and is_closed and is_of_all(line.text))
        if is_beside and not find_closings(line, context):
            yield line
            continue
        is_behind = True
        for number, words in _counted(line):
            for said in _run_measures(words, runs, context, number=number, heads=heads):
                yield replace(said, duties=said.duties or duties) if isinstance(said, Measure) else said


def _with_duties(lines: Sequence[Strand], context: Context) -> Iterator[tuple[Strand, tuple[Duty, ...]]]:
    """Yield the lines of a task, each with the duties that the line right below it says: 省份：…必做."""
    for place, line in enumerate(lines):
        if place == 0 or not is_duty_line(line.text):
            below = (each for each in lines[place + 1 : place + 2] if is_duty_line(each.text))
            yield line, tuple(duty for each in below for duty in read_duties(each, context.text))


def _counted(line: Strand) -> Iterator[tuple[Strand | None, Strand]]:
    """Yield the items that run on in a line behind a label, each with its number: 整改措施：1.建厂2座。2.查口186个。

    A line of a box has one of its own.
    """
    parts = list(split_items(line))
    mark = read_mark(line.text)
    is_item = len(parts) > 1 or (mark is not None and mark.kind in (MarkKind.ARABIC, MarkKind.PAREN_ARABIC))
    for part in parts:
        length = number_length(part.text) if is_item else 0
        yield (part[:length].strip(), part[length:]) if length else (None, part)


def _part_address(rest: Strand, context: Context) -> tuple[Strand, tuple[Strand, ...]]:
    """Part the text of a task from what is said to all behind its last closing phrase, where breaks were lost."""
    end = max((closing.end for closing in find_closings(rest, context)), default=0)
    return (rest[:end], (rest[end:],)) if end and speaks_to_all(rest.text[end:]) else (rest, ())


def _run_measures(
    paragraph: Strand,
    runs: Sequence[tuple[int, Closing]],
    context: Context,
    *,
    number: Strand | None = None,
    heads: bool = True,
) -> Iterator[Measure | Strand]:
    """Yield the sentences of a paragraph, and the words that are none of its measures.

    Where `runs` of sentences are closed one by one, each has what closes its run. `heads` tells that whom the head of a
    sentence names is of that sentence, and not of the whole task.
    """
    body = strip_closings(paragraph, context)
    introduces = _INTRODUCES.search(body.text)
    if introduces and introduces.group():
        yield body[introduces.start() :]
        body = body[: introduces.start()]
    for stretch, duties in split_by_duties(body, context.text):
        for spoken in read_spoken(stretch):
            is_note = spoken.strand.text.startswith("（") and is_aside(spoken.strand.text)  # （区林业局联系电话：…）
            if is_note or leads_in(spoken.strand.text):
                yield spoken.strand
                continue
            told = _run_of(spoken.strand, runs)
            who = (_at_its_head(spoken.strand, context) if heads else ()) or told.responsibilities
            assigned = replace(told, responsibilities=who, duties=duties)
            yield read_measure(spoken, context, assigned, number_strand=number)
            number = None


def _at_its_head(sentence: Strand, context: Context) -> tuple[Responsibility, ...]:
    """Return whom the head of a sentence names: 市教育局牵头，市财政局配合，年内建成…"""
    told = (c for c in find_closings(sentence, context) if c.sentence is not None)
    first = next((closing.responsibilities for closing in told), ())
    return with_subjects(first, read_subjects(sentence, context.text)) if context.subjects else first


def with_subjects(told: Sequence[Responsibility], subjects: Sequence[Responsibility]) -> tuple[Responsibility, ...]:
    """Return those told at the head of a sentence, and whom a later clause names: 由甲牵头，…，乙、丙分工负责，…"""
    further = (each for each in subjects if all(each.name != other.name for other in told))
    return tuple(replace(each, rank=rank) for rank, each in enumerate((*told, *further), start=1)) if told else ()


def _run_of(sentence: Strand, runs: Sequence[tuple[int, Closing]]) -> Assignment:
    """Return who and by when of a sentence: what it says itself (…（甲负责）；…（乙负责）。), else its run."""
    start, stop = sentence.pieces[0].start, sentence.pieces[-1].end
    own = [closing for place, closing in runs if start < place <= stop]
    told = own or [closing for place, closing in runs if place > start][:1]
    named = {each.name: each for closing in reversed(told) for each in reversed(closing.responsibilities)}
    who = (replace(each, rank=rank) for rank, each in enumerate(reversed(named.values()), start=1))
    return Assignment(tuple(who), deadline=next((closing.deadline for closing in told if closing.deadline), None))


def item_measures(task: TaskNode, tasks: TaskNodes, context: Context) -> Iterator[Measure | Strand]:
    """Yield the measures that what stands below a task states, and the words that are none.

    These are its numbered items, or in a task without items the sentences below it.
    """
    items = task.items if tasks.whole_items or task.is_own_item else ()
    for item in items:
        yield from _whole_item(item, context, run_on=tasks.items_run_on)
    for child in task.node.children:
        if child not in items:
            yield from _measures_below(child, context)


def _whole_item(item: Node, context: Context, *, run_on: bool) -> Iterator[Measure | Strand]:
    """Yield the measure of an item, and one for each paragraph with sentences of its own below it."""
    item, further = _parted(item, context)
    yield from _item_measure(item, context, run_on=run_on)
    yield from (read_measure(_as_one(line), context) for line in further)


def _measures_below(child: Node, context: Context) -> Iterator[Measure | Strand]:
    """Yield what a numbered paragraph below a task states: one measure where lines close it, else its sentences."""
    if any(is_closing_line(line.text) for line in child.paragraphs):
        own = tuple(_item_measure(child, context))
        yield from own
        if any(isinstance(each, Measure) for each in own):
            return
    for below in (child, *child.descendants()):
        for line in (below.strand, *below.paragraphs):
            if not is_closing_line(line.text):
                number = below.number if line is below.strand else None
                yield from _run_measures(line, runs_of((line,), context), context, number=number)


def _as_one(text: Strand) -> Spoken:
    """Return a text of several sentences as one that is said to whom its first is."""
    opening = read_spoken(text)
    return Spoken(text, opening[0].actor if opening else None)


def _parted(item: Node, context: Context) -> tuple[Node, list[Strand]]:
    """Part an item that names nobody from the paragraphs with sentences of their own below it: a measure each."""
    lines = (item.strand, *item.paragraphs)
    are_whole = all(_WHOLE.search(line.text) and not speaks_to_all(line.text) for line in lines)
    is_told = any(
        is_closing_line(line.text) or is_duty_line(line.text) or find_closings(line, context) for line in lines
    )
    if not item.paragraphs or not are_whole or is_told or item.children:
        return item, []
    return replace(item, paragraphs=[]), list(item.paragraphs)


def _without_last_words(item: Node) -> tuple[Strand, ...]:
    """Return the lines below an item, without those on who and when, and what is said to all behind these."""
    closed = next((n for n, line in enumerate(item.paragraphs) if is_closing_line(line.text)), len(item.paragraphs))
    return tuple(
        line
        for n, line in enumerate(item.paragraphs)
        if not is_closing_line(line.text) and not (n > closed and is_of_all(line.text))
    )


def _item_measure(item: Node, context: Context, *, run_on: bool = False) -> Iterator[Measure | Strand]:
    """Yield the measure that a numbered item is, and before it what stands behind its last closing phrase."""
    lines = _without_last_words(item)
    own = tuple(line for line in lines if not is_duty_line(line.text))
    below = [duty for line in lines if line not in own for duty in read_duties(line, context.text)]
    yield from (line for line in item.paragraphs if line not in lines and not is_closing_line(line.text))
    whole = join((item.strand, *own))
    end = _end_of_words(whole, context)
    said = re.sub(r"^[。；;\s]+", "", whole[end:].text)
    if said:
        yield whole[len(whole) - len(said) :]
    body, duties = part_duties(strip_closings(whole[:end], context).strip(), context.text)
    if whole.text[end : end + 1] == "。" and not body.text.endswith(("。", "；", "！")):
        body = body + whole[end : end + 1]  # 新建水厂3座（县水利局负责）。
    text = join((body, *(child.whole for child in item.descendants())))
    if not text.strip():
        yield item.whole
        return
    closing = read_closings(item, (item.strand, *own), context)
    assigned = Assignment(closing.responsibilities, (*closing.scope, *duties, *below), closing.deadline)
    number = str(item.value) if run_on else None
    yield read_measure(_as_one(text), context, assigned, number=number, number_strand=item.number)


def _end_of_words(item: Strand, context: Context) -> int:
    """Return where the last closing phrase of an item ends; where an item is all closing phrases, its own end."""
    end = max((found.end for found in find_closings(item, context)), default=len(item))
    return end if strip_closings(item[:end], context).strip() else len(item)

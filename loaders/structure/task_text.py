"""From the text of a task and of its numbered items to its title, its closing phrases and its measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Deadline, Measure, Responsibility
from loaders.annotate.closing import Closing, find_closings, is_closing_line, read_closing_line
from loaders.annotate.context import Context
from loaders.annotate.duties import is_duty_line, part_duties, read_duties, split_by_duties
from loaders.annotate.responsibility import beside_leaders
from loaders.genre.numbering import MarkKind, read_mark
from loaders.reading.strand import Strand, join
from loaders.structure.closed import strip_closings
from loaders.structure.elements import Spoken, read_measure, read_spoken
from loaders.structure.no_tasks.lines import is_aside, is_of_all, speaks_to_all
from loaders.structure.outline import Node
from loaders.structure.sentences import split_sentences
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


def own_measures(
    rest: Strand, node: Node, context: Context, loose: list[Strand], *, per_run: bool
) -> Iterator[Measure]:
    """Yield the sentences of a task's own text and of the paragraphs below it."""
    rest = rest[:0] if is_closing_line(rest.text) else _without_address(rest, context, loose)
    lines = (rest, *lines_of(node)[1:])
    runs = runs_of(lines, context) if per_run else []
    several = len(sentences_of(node, context)) > 1
    first = next((line for line in lines if line.strip()), None)
    is_said = False
    for place, line in enumerate(lines):
        if place and is_duty_line(line.text):
            continue
        below = lines[place + 1] if place + 1 < len(lines) and is_duty_line(lines[place + 1].text) else None
        is_beside = is_aside(line.text) or (line is not first and speaks_to_all(line.text))
        if is_beside and not find_closings(line, context):
            loose.append(line)
            continue
        if is_said and not runs and is_of_all(line.text) and not find_closings(line, context):
            loose.append(line)
            continue
        is_said = is_said or bool(rest.strip() and find_closings(node.strand, context))
        for number, words in _counted(line):
            said = _run_measures(words, runs, context, loose, number=number, heads=several)
            duties = read_duties(below, context.text) if below else ()
            yield from (replace(each, duties=each.duties or duties) for each in said)


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


def _without_address(rest: Strand, context: Context, loose: list[Strand]) -> Strand:
    """Return the text of a task without what is said to all behind its last closing phrase, where breaks were lost."""
    end = max((closing.end for closing in find_closings(rest, context)), default=0)
    if not end or not speaks_to_all(rest.text[end:]):
        return rest
    loose.append(rest[end:])
    return rest[:end]


def _run_measures(  # noqa: PLR0913  # what is said around the sentences of one paragraph
    paragraph: Strand,
    runs: Sequence[tuple[int, Closing]],
    context: Context,
    loose: list[Strand],
    *,
    number: Strand | None = None,
    heads: bool = True,
) -> Iterator[Measure]:
    """Yield the sentences of a paragraph; where runs of them are closed one by one, each has those of its run.

    `heads` tells that whom the head of a sentence names is of that sentence, and not of the whole task.
    """
    body = strip_closings(paragraph, context)
    introduces = _INTRODUCES.search(body.text)
    if introduces and introduces.group():
        loose.append(body[introduces.start() :])
        body = body[: introduces.start()]
    for stretch, duties in split_by_duties(body, context.text):
        for spoken in read_spoken(stretch):
            if spoken.strand.text.startswith("（") and is_aside(spoken.strand.text):  # （区林业局联系电话：…）
                loose.append(spoken.strand)
                continue
            who, deadline = _run_of(spoken.strand, runs)
            who = (_at_its_head(spoken.strand, context) if heads else ()) or who
            yield read_measure(
                spoken, 1, context, number_strand=number, responsibilities=who, duties=duties, deadline=deadline
            )
            number = None


def _at_its_head(sentence: Strand, context: Context) -> tuple[Responsibility, ...]:
    """Return whom the head of a sentence names: 市教育局牵头，市财政局配合，年内建成…"""
    told = (c for c in find_closings(sentence, context) if c.sentence is not None)
    return next((closing.responsibilities for closing in told), ())


def _run_of(
    sentence: Strand, runs: Sequence[tuple[int, Closing]]
) -> tuple[tuple[Responsibility, ...], Deadline | None]:
    """Return who and by when of a sentence: what it says itself (…（甲负责）；…（乙负责）。), else its run."""
    start, stop = sentence.pieces[0].start, sentence.pieces[-1].end
    own = [closing for place, closing in runs if start < place <= stop]
    told = own or [closing for place, closing in runs if place > start][:1]
    named = {each.name: each for closing in reversed(told) for each in reversed(closing.responsibilities)}
    who = (replace(each, rank=rank) for rank, each in enumerate(reversed(named.values()), start=1))
    return tuple(who), next((closing.deadline for closing in told if closing.deadline), None)


def item_measures(task: TaskNode, tasks: TaskNodes, context: Context, loose: list[Strand]) -> Iterator[Measure]:
    """Yield the measures that numbered items are, or in a task without items the sentences of what stands below it."""
    if task.items and (tasks.whole_items or task.is_own_item):
        for whole in task.items:
            item, further = _parted(whole, context)
            measure = _item_measure(item, context, loose, run_on=tasks.items_run_on)
            if measure:
                yield measure
            for line in further:
                opening = read_spoken(line)
                yield read_measure(Spoken(line, opening[0].actor if opening else None), 1, context)
        others = [child for child in task.node.children if child not in task.items]
    else:
        others = task.node.children
    for child in others:
        if any(is_closing_line(line.text) for line in child.paragraphs) and (
            own := _item_measure(child, context, loose)
        ):
            yield own
            continue
        for below in (child, *child.descendants()):
            for line in (below.strand, *below.paragraphs):
                if not is_closing_line(line.text):
                    number = below.number if line is below.strand else None
                    yield from _run_measures(line, runs_of((line,), context), context, loose, number=number)


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


def _item_measure(item: Node, context: Context, loose: list[Strand], *, run_on: bool = False) -> Measure | None:
    """Return the measure that a numbered item is; what stands behind its last closing phrase is none of it."""
    lines = _without_last_words(item)
    own = tuple(line for line in lines if not is_duty_line(line.text))
    below = [duty for line in lines if line not in own for duty in read_duties(line, context.text)]
    loose.extend(line for line in item.paragraphs if line not in lines and not is_closing_line(line.text))
    whole = join((item.strand, *own))
    closing = read_closings(item, (item.strand, *own), context)
    end = max((found.end for found in find_closings(whole, context)), default=len(whole))
    end = end if strip_closings(whole[:end], context).strip() else len(whole)
    said = re.sub(r"^[。；;\s]+", "", whole[end:].text)
    if said:
        loose.append(whole[len(whole) - len(said) :])
    body, duties = part_duties(strip_closings(whole[:end], context).strip(), context.text)
    if whole.text[end : end + 1] == "。" and not body.text.endswith(("。", "；", "！")):
        body = body + whole[end : end + 1]  # 新建水厂3座（县水利局负责）。
    text = join((body, *(child.whole for child in item.descendants())))
    if not text.strip():
        loose.append(item.whole)
        return None
    opening = read_spoken(text)
    return read_measure(
        Spoken(text, opening[0].actor if opening else None),
        1,
        context,
        number=str(item.value) if run_on else None,
        number_strand=item.number,
        responsibilities=closing.responsibilities,
        duties=(*closing.scope, *duties, *below),
        deadline=closing.deadline,
    )

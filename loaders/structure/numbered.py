"""From the tree of a numbered document to sections, tasks and measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from kg.model import Deadline, Measure, Note, Section, Severity, Task
from loaders.annotate.citations import read_citations
from loaders.annotate.closing import find_closings, is_closing_line
from loaders.annotate.context import Context
from loaders.annotate.deadlines import find_deadline, is_time, read_deadline_cell
from loaders.genre.numbering import MarkKind
from loaders.genre.squeezing import squeeze, tidy_title
from loaders.reading.strand import Strand
from loaders.structure.closed import strip_closings
from loaders.structure.divisions import divides_duties, introductions, read_division
from loaders.structure.elements import Assignment, promised, renumber
from loaders.structure.levels import Levels
from loaders.structure.no_tasks.places import lists_conditions
from loaders.structure.no_tasks.titles import states_conditions, tells_what_was, tells_why
from loaders.structure.outline import Node
from loaders.structure.prose import Prose, join_prose, read_progress, read_prose
from loaders.structure.results import promised_by, with_results
from loaders.structure.stages import is_timed, read_stage
from loaders.structure.task_text import (
    item_measures,
    lines_of,
    own_measures,
    read_closings,
    runs_of,
    sentences_of,
    split_title,
    with_subjects,
)
from loaders.structure.tasks.finding import find_task_nodes
from loaders.structure.tasks.heads import Heads, deadline_above, read_heads, with_above
from loaders.structure.tasks.numbers import number_of, section_nodes, section_number, section_of
from loaders.structure.tasks.task_node import TaskNode, TaskNodes

_LABEL = re.compile("[：:。]")
_RARE = 4
_TITLE_LENGTH = 40  # what is longer says more than a title: （一）生产环节治理指标：抽检合格率达到98%。
_SEVERAL = 3  # where a third of the tasks that tell are closed run by run, so are the others


@dataclass(frozen=True, slots=True)
class NumberedPlan:
    """What a numbered document states: sections and tasks, prose with its figures, and what to know.

    `loose` is prose that stands beside parts and tasks and is still to be read.
    """

    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    prose: Prose
    loose: tuple[Strand, ...]
    notes: tuple[Note, ...]


def read_numbered(root: Node, levels: Levels, context: Context) -> NumberedPlan:
    """Return the plan that the tree states, in the order of the document."""
    tasks = find_task_nodes(root, levels, context)
    parts = section_nodes(root, tasks.found)
    said = [_said_in(node, path, tasks, context) for node, path in parts]
    told, beside = _read_tasks(tasks, levels, context)
    reached = read_progress(_results_of_none(root, tasks), context)
    return NumberedPlan(
        sections=tuple(_section(*part, prose, context) for part, prose in zip(parts, said, strict=True)),
        tasks=told,
        prose=replace(join_prose((*said, reached)), targets=()),  # which are those of the sections
        loose=(*root.paragraphs, *beside, *_outside(root, tasks, parts)),
        notes=tuple(_number_notes(tasks.found, root, levels, context)),
    )


def _said_in(node: Node, path: tuple[Node, ...], tasks: TaskNodes, context: Context) -> Prose:
    """Return what the prose of a part says; how its title and those above it are worded tells what its figures are."""
    titles = [split_title(part, context)[0].text for part in (*path, node)]
    section = section_number(node, path)
    looks_back = any(map(tells_what_was, titles))
    promises = not any(states_conditions(title) or tells_why(title) for title in titles)
    promises = promises and not any(map(lists_conditions, (*path, node)))
    describes = id(node) in tasks.inside  # 1.基本情况：该区有林地35万亩。 above 2.主攻方向 only says where
    return join_prose(
        read_prose(
            [line for _, line in lines],
            context,
            section,
            looks_back=looks_back or (of_then and not describes),
            promises=promises and not (of_then and describes),
        )
        for of_then, lines in groupby(_prose_of(node, tasks, context), key=itemgetter(0))
    )


def _read_tasks(tasks: TaskNodes, levels: Levels, context: Context) -> tuple[tuple[Task, ...], tuple[Strand, ...]]:
    """Return the tasks of a document, and the words below them that are none of their measures."""
    heads = read_heads(tasks.found, context)
    runs = [0 if levels.items else len(runs_of(lines_of(task.node), context)) for task in tasks.found]
    mostly = _are_closed_by_runs([task.node for task in tasks.found], runs, context)
    spoken = replace(context, subjects=True)
    read = []
    for task, count in zip(tasks.found, runs, strict=True):
        read.append(_read_task(task, tasks, heads, spoken, per_run=count > 1 or (mostly and count > 0)))
    results = (
        read_progress(list(_results_below(found.node, tasks)), context, promised_by(task))
        for found, (task, _) in zip(tasks.found, read, strict=True)
    )
    told = (with_results(task, own) if own.strands else task for (task, _), own in zip(read, results, strict=True))
    return tuple(told), tuple(strand for _, beside in read for strand in beside)


def _results_below(node: Node, tasks: TaskNodes) -> Iterator[Strand]:
    """Yield what tells how far the task of a node has come, with what is told of its items."""
    yield from node.results
    for child in node.children:
        if id(child) not in tasks.nodes:
            yield from _results_below(child, tasks)


def _results_of_none(root: Node, tasks: TaskNodes) -> list[Strand]:
    """Return what tells of parts how far they have come, and of what is no task."""
    told = {strand.pieces for task in tasks.found for strand in _results_below(task.node, tasks)}
    return [strand for node in root.descendants() for strand in node.results if strand.pieces not in told]


def _are_closed_by_runs(nodes: Sequence[Node], runs: Sequence[int], context: Context) -> bool:
    """Tell a plan that says behind each run of sentences who does it, and not behind each task.

    A task of one sentence tells nothing of it, one of several that is closed once, be it by a line below it, tells
    against it. Where hardly any is closed more than once, the break between two was lost there.
    """
    several = sum(count > 1 for count in runs)
    if several * _RARE < sum(count > 0 for count in runs):
        return False
    once = [
        node for node, count in zip(nodes, runs, strict=True) if count == 1 or (not count and _is_closed_below(node))
    ]
    whole = sum(len(sentences_of(node, context)) > 1 for node in once)
    return several > 0 and several * _SEVERAL >= several + whole


def _is_closed_below(node: Node) -> bool:
    return any(is_closing_line(line.text) for line in node.paragraphs)


def _outside(root: Node, tasks: TaskNodes, sections: Sequence[tuple[Node, tuple[Node, ...]]]) -> Iterator[Strand]:
    """Yield what stands below bare numbers of the first level that are neither tasks nor parts: 1.总体要求."""
    known = tasks.nodes | tasks.inside | {id(node) for node, _ in sections}
    for child in root.children:
        if id(child) not in known:
            for node in (child, *child.descendants()):
                yield from (node.whole, *node.paragraphs)


def _section(node: Node, path: tuple[Node, ...], said: Prose, context: Context) -> Section:
    title, _ = split_title(node, context)
    return Section(
        section_number(node, path),
        tidy_title(title.text),
        (node.number + title).passage(context.text),
        (node.mark.printed or None) if node.mark else None,
        targets=(*(promised(title, context) if _says_more(title) else ()), *said.targets),
        citations=read_citations(title, context.text),
    )


def _says_more(title: Strand) -> bool:
    """Tell the title of a part that says more than one does: 一、主要目标：财政收入增长8%。"""
    return len(title) > _TITLE_LENGTH or "：" in title.text


def _prose_of(node: Node, tasks: TaskNodes, context: Context) -> Iterator[tuple[bool, Strand]]:
    """Yield what follows the title of a part, its unnumbered paragraphs, and all below it that belongs to no task.

    With each stands whether it is of an item that tells what there was: 1.基本情况.
    """
    if id(node) in tasks.nodes:
        return
    _, rest = split_title(node, context)
    yield from ((False, line) for line in (rest, *node.paragraphs) if line is not rest or rest.strip())
    for child in node.children:
        if id(child) not in tasks.nodes and id(child) not in tasks.inside:
            yield from _told_in(child)


def _told_in(node: Node, *, of_then: bool = False) -> Iterator[tuple[bool, Strand]]:
    of_then = of_then or tells_what_was(_LABEL.split(node.strand.text, maxsplit=1)[0])
    yield from ((of_then, line) for line in (node.whole, *node.paragraphs))
    for child in node.children:
        yield from _told_in(child, of_then=of_then)


@dataclass(frozen=True, slots=True)
class _Opening:
    """How the paragraph of a task opens: with its title, for a stage with the time by which it ends, and the rest."""

    title: Strand
    rest: Strand
    ends: Deadline | None = None


def _opening(task: TaskNode, context: Context) -> _Opening:
    strand = task.node.strand
    if task.is_own_item:
        return _Opening(strand, strand[:0])
    stage = read_stage(strand) if task.is_stage or is_timed(strand) else None  # 1.摸清底数（2025年1月—6月）
    if stage:
        return _Opening(stage.title, stage.rest, read_deadline_cell(stage.time, context.text, year=context.year))
    return _Opening(*split_title(task.node, context))


def _read_task(
    task: TaskNode, tasks: TaskNodes, heads: Heads, context: Context, *, per_run: bool
) -> tuple[Task, tuple[Strand, ...]]:
    """Return a task, and the words below it that are none of its measures.

    `per_run` tells that its runs of sentences are closed one by one.
    """
    node = task.node
    if divides_duties(node):
        return _plain_task(task, tasks, node.strand, read_division(node, context), context), introductions(node)
    opening = _opening(task, context)
    above = deadline_above(task, heads)
    context = _for_stage(context, opening.ends or above)
    own = () if task.is_own_item else tuple(own_measures(opening.rest, node, context, per_run=per_run))
    read = (*own, *item_measures(task, tasks, context))
    measures = [each for each in read if isinstance(each, Measure)]
    assigned = _assigned(task, measures, context, per_run=per_run)
    is_said_once = not task.is_own_item and _is_said_at_head(node, measures, context)
    if is_said_once:
        who = with_subjects(assigned.responsibilities, measures[0].responsibilities)
        assigned = replace(assigned, responsibilities=who)
    if task.is_own_item or is_said_once:
        measures = [_said_of_task(measure, assigned) for measure in measures]
    title = strip_closings(opening.title, context)
    told = replace(
        _plain_task(task, tasks, title, measures, context),
        responsibilities=with_above(assigned.responsibilities, task, heads),
        duties=assigned.duties,
        deadline=opening.ends or assigned.deadline or _titled_deadline(title, measures, context) or above,
        targets=() if task.is_own_item else promised(title, context),
    )
    return told, tuple(each for each in read if isinstance(each, Strand))


def _assigned(task: TaskNode, measures: Sequence[Measure], context: Context, *, per_run: bool) -> Assignment:
    """Return what is said of a task as a whole.

    Of an item that is a task its measure may say it. Where runs of sentences are closed one by one, only lines of their
    own speak of all; what is all title has no sentence, and is closed itself.
    """
    node = task.node
    if task.is_own_item:
        closing = read_closings(node, lines_of(node), context)
        own = measures[0].responsibilities if measures else ()
        return Assignment(closing.responsibilities or own, deadline=closing.deadline)
    is_said_once = len(sentences_of(node, context)) <= 1
    closing = read_closings(node, lines_of(node), context, sentences=is_said_once)
    of_all = read_closings(node, (), context) if per_run and measures else closing
    return Assignment(of_all.responsibilities, closing.scope, of_all.deadline)


def _is_said_at_head(node: Node, measures: Sequence[Measure], context: Context) -> bool:
    """Tell a task of one sentence whose head says who does it: 严格考核。县督查室牵头，县统计局配合，考核街道。"""
    if len(measures) != 1 or len(sentences_of(node, context)) > 1:
        return False
    return any(closing.sentence is not None for line in lines_of(node) for closing in find_closings(line, context))


def _said_of_task(measure: Measure, assigned: Assignment) -> Measure:
    """Return a measure of a task that is its own item: who does it, and by when, is said once, of the task."""
    return replace(measure, responsibilities=(), deadline=None if assigned.deadline else measure.deadline)


def _for_stage(context: Context, ends: Deadline | None) -> Context:
    """Return the context of what a stage holds: all of it that names no year is for that in which the stage ends."""
    return replace(context, until=ends.due.year) if ends and ends.due else context


def _plain_task(task: TaskNode, tasks: TaskNodes, title: Strand, measures: Iterable[Measure], context: Context) -> Task:
    """Return a task of whose title nothing is to be told but what it says."""
    return Task(
        number=number_of(task, tasks),
        title=tidy_title(title.text),
        passage=(task.node.number + title).passage(context.text),
        measures=renumber(measures),
        printed_number=(task.node.mark.printed or None) if task.node.mark else None,
        section=section_of(task),
        citations=read_citations(title, context.text),
    )


def _titled_deadline(title: Strand, measures: Sequence[Measure], context: Context) -> Deadline | None:
    """Return the time of a task that is all title (2.6月底前完成清查。), or whose title is a time or opens with one."""
    if is_time(tidy_title(title.text)):
        return read_deadline_cell(title, context.text, year=context.year)
    found = find_deadline(title, context.text, year=context.year, until=context.until)
    opens = found is not None and squeeze(title.text).startswith(found.text)
    return found if opens or not measures else None


def _number_notes(found: Sequence[TaskNode], root: Node, levels: Levels, context: Context) -> Iterator[Note]:
    """Report the numbers of tasks, or of items, that are skipped or printed twice among those of their kind."""
    asked = {id(node) for task in found for node in (task.items if levels.items else (task.node,))}
    last: dict[MarkKind, int] = {}
    for node in root.descendants():
        if node.mark is None:
            continue
        before = last.get(node.mark.kind, 0)
        if id(node) in asked and node.value not in (1, before + 1):
            said = f"number {node.value} follows {before}"
            yield Note(Severity.WARNING, said, node.whole.passage(context.text))
        last[node.mark.kind] = node.value

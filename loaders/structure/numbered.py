"""From the tree of a numbered document to sections, tasks and measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.model import Deadline, Measure, Note, Responsibility, Role, Section, Severity, Task
from loaders.annotate.citations import read_citations
from loaders.annotate.closing import Closing, find_closings, is_closing_line, read_closing_line
from loaders.annotate.deadlines import find_deadline
from loaders.annotate.responsibility import beside_leaders
from loaders.reading.strand import Strand, join
from loaders.structure.arranged import named_by_title
from loaders.structure.context import Context, title_of
from loaders.structure.elements import Spoken, promised, read_measure, read_spoken, renumber
from loaders.structure.levels import Levels, is_closed, numbers_run_on, strip_closings, title_sentence
from loaders.structure.numbering import MarkKind
from loaders.structure.outline import Node
from loaders.structure.prose import Prose, read_prose
from loaders.structure.sentences import split_sentences
from loaders.structure.untasked import titles_no_tasks

_INTRODUCES = re.compile(r"(?:具体|主要|工作|政策|重点)?(?:措施|举措|任务|内容)(?:如下)?\s*[：:]?\s*$")
# Below a task that is closed already, a paragraph that speaks to everyone belongs to the whole plan.
_ADDRESSES_ALL = re.compile(
    r"(?:请)?各(?:有关|相关|责任|牵头|成员)*(?:单位|部门|地区|地|市|县)|以上|上述|本(?:清单|方案|计划|通知)"
)


@dataclass(slots=True)
class NumberedPlan:
    """What a numbered document states: sections and tasks, prose with its figures, and what to know."""

    sections: list[Section] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    prose: Prose = field(default_factory=Prose)
    loose: list[Strand] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _TaskNode:
    """A node that is a task, the parts above it, outermost first, and the nodes that are its measures."""

    node: Node
    path: tuple[Node, ...]
    items: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class _Tasks:
    """All tasks of a document in their order, and what holds for all of them, reckoned once.

    `nodes` and `inside` are the identities of their nodes and of the parts above these. `parts` counts the parts
    that hold tasks right below; `nested` tells that some stand in parts, `run_on` that the numbers of these run on
    from part to part, `items_run_on` that those of the items do.
    """

    found: tuple[_TaskNode, ...]
    nodes: frozenset[int]
    inside: frozenset[int]
    parts: int
    nested: bool
    run_on: bool
    items_run_on: bool


def _gather(found: Sequence[_TaskNode]) -> _Tasks:
    below = [task for task in found if task.path]
    return _Tasks(
        found=tuple(found),
        nodes=frozenset(id(task.node) for task in found),
        inside=frozenset(id(part) for task in found for part in task.path),
        parts=len({id(task.path[-1]) for task in below}),
        nested=bool(below),
        run_on=numbers_run_on(task.node for task in below),
        items_run_on=numbers_run_on(item for task in found for item in task.items),
    )


def read_numbered(root: Node, levels: Levels, context: Context) -> NumberedPlan:
    """Return the plan that the tree states, in the order of the document."""
    plan = NumberedPlan(loose=list(root.paragraphs))
    found = list(_task_nodes(root, (), levels, context))
    tasks = _gather(found)
    sections = _section_nodes(root, found)
    said = {
        id(node): read_prose(_prose_of(node, tasks, context), context, _section_number(node, path))
        for node, path in sections
    }
    for node, path in sections:
        plan.sections.append(_section(node, path, said[id(node)], context))
    plan.prose = Prose(
        strands=tuple(s for prose in said.values() for s in prose.strands),
        remarks=tuple(r for prose in said.values() for r in prose.remarks),
    )
    per_run = any(len(_runs(_lines(task.node), context)) > 1 for task in found) and not levels.items
    for task in found:
        plan.tasks.append(_task(task, tasks, context, plan, per_run=per_run))
    plan.notes.extend(_number_notes(found, levels, context))
    return plan


def _task_nodes(node: Node, path: tuple[Node, ...], levels: Levels, context: Context) -> Iterator[_TaskNode]:
    """Yield the tasks below a node: paragraphs of the task kind, or what stands above the items."""
    for child in node.children:
        if _holds_no_tasks(child, context):
            continue
        items = tuple(grandchild for grandchild in child.children if _is_item(grandchild, levels, context))
        if not levels.items and _is_titled_task(child, path, levels, context):
            yield _TaskNode(child, path)
        elif levels.items and items:
            yield _TaskNode(child, path, items)
        elif levels.items and (_is_item(child, levels, context) or is_closed(child, context)):
            yield _TaskNode(child, path, (child,) if _is_item(child, levels, context) else ())
        elif levels.items and _is_beside_tasks(child, node, levels, context):
            yield _TaskNode(child, path)
        else:
            yield from _task_nodes(child, (*path, child), levels, context)


def _is_item(node: Node, levels: Levels, context: Context) -> bool:
    """An item is of the kind that says who; one part may go a level deeper, where the items stand below headings."""
    if not levels.items or node.mark is None or node.mark.kind < levels.closed:
        return False
    is_heading = any(is_closed(below, context) for below in node.descendants())
    return not is_heading and (node.mark.kind is levels.closed or is_closed(node, context))


def _is_titled_task(node: Node, path: tuple[Node, ...], levels: Levels, context: Context) -> bool:
    """A task is of the kind that says who, or stands below such a one that is only the heading of titled paragraphs."""
    if node.mark and node.mark.kind is levels.closed:
        return not _heads_titled(node, context)
    return bool(path) and title_sentence(node.strand, context) is not None and _heads_titled(path[-1], context)


def _heads_titled(node: Node, context: Context) -> bool:
    """Tell a heading whose paragraphs all open with titles of their own: they are the tasks, and it is their part."""
    is_heading = title_sentence(node.strand, context) is None and not find_closings(node.strand, context)
    return is_heading and bool(node.children) and all(title_sentence(c.strand, context) for c in node.children)


def _is_beside_tasks(node: Node, parent: Node, levels: Levels, context: Context) -> bool:
    """Tell a task without items beside those that have some: （二）抓好安全。 with its text alone."""
    if node.mark is None or node.mark.kind <= MarkKind.CHINESE or node.children or not node.paragraphs:
        return False
    beside = (other for other in parent.children if other.mark and other.mark.kind is node.mark.kind)
    return any(_is_item(below, levels, context) for other in beside for below in other.children)


def _holds_no_tasks(node: Node, context: Context) -> bool:
    return titles_no_tasks(node.strand.text) and not any(is_closed(below, context) for below in node.descendants())


def _section_nodes(root: Node, found: Sequence[_TaskNode]) -> list[tuple[Node, tuple[Node, ...]]]:
    """The sections are the parts of the first level; a task that is itself such a part is its own section too."""
    above = {id(task.path[0]) for task in found if task.path}
    numbered = [child for child in root.children if child.mark]
    parts = [
        child for child in numbered if (child.mark and child.mark.kind is not MarkKind.ARABIC) or id(child) in above
    ]
    inner = {id(task.path[-1]): (task.path[-1], task.path[:-1]) for task in found if len(task.path) > 1}
    ordered: list[tuple[Node, tuple[Node, ...]]] = []
    for part in parts:
        ordered.append((part, ()))
        ordered.extend(pair for pair in inner.values() if part in pair[1])
    return ordered


def _section_number(node: Node, path: tuple[Node, ...]) -> str:
    return "-".join(part.numeral for part in (*path, node))


def _section(node: Node, path: tuple[Node, ...], said: Prose, context: Context) -> Section:
    title, _ = _title(node, context)
    return Section(
        _section_number(node, path),
        title_of(title),
        (node.number + title).passage(context.text),
        (node.mark.printed or None) if node.mark else None,
        targets=said.targets,
        citations=read_citations(title, context.text),
    )


def _prose_of(node: Node, tasks: _Tasks, context: Context) -> list[Strand]:
    """What follows the title of a part, its unnumbered paragraphs, and everything below it that belongs to no task."""
    if id(node) in tasks.nodes:
        return []
    _, rest = _title(node, context)
    prose = [*([rest] if rest.strip() else []), *node.paragraphs]
    for child in node.children:
        if id(child) not in tasks.nodes and id(child) not in tasks.inside:
            prose.extend([child.whole, *child.paragraphs])
            for below in child.descendants():
                prose.extend([below.whole, *below.paragraphs])
    return prose


def _task(task: _TaskNode, tasks: _Tasks, context: Context, plan: NumberedPlan, *, per_run: bool) -> Task:
    node = task.node
    is_heading = bool(task.items) and task.items != (node,)
    title, rest = _title(node, context) if not _is_own_item(task) else (node.strand, node.strand[:0])
    closing = _closing(node, join(_lines(node)), context)
    measures = list(_own_measures(rest, node, context, plan, per_run=per_run)) if not _is_own_item(task) else []
    measures.extend(_item_measures(task, tasks, context, plan))
    who = () if per_run or (task.items and not is_heading) else closing.responsibilities
    title = strip_closings(title, context)
    return Task(
        number=_number(task, tasks),
        title=title_of(title),
        passage=(node.number + title).passage(context.text),
        measures=renumber(measures),
        printed_number=(node.mark.printed or None) if node.mark else None,
        section=_section_of(task),
        responsibilities=_with_above(who, task, context),
        duties=closing.scope if is_heading else (),
        deadline=(closing.deadline if not per_run else None) or _titled_deadline(title, measures, context),
        targets=promised(title, context) if not _is_own_item(task) else (),
        citations=read_citations(title, context.text),
    )


def _titled_deadline(title: Strand, measures: Sequence[Measure], context: Context) -> Deadline | None:
    """Return the time that a task names which is all title: 2.6月底前完成清查。"""
    return find_deadline(title, context.text, year=context.year) if not measures else None


def _is_own_item(task: _TaskNode) -> bool:
    return task.items == (task.node,)


def _section_of(task: _TaskNode) -> str | None:
    """A part that is itself a task stands in the section that it is; a bare 1. of the first level is no part."""
    if not task.path:
        mark = task.node.mark
        return task.node.numeral if mark and mark.kind is not MarkKind.ARABIC else None
    return _section_number(task.path[-1], task.path[:-1])


def _number(task: _TaskNode, tasks: _Tasks) -> str:
    """The printed number where numbers run on, else part and number (1-1); a part without sub-headings is 4-0."""
    if not task.path:
        has_items = bool(task.items) and not _is_own_item(task)
        return f"{task.node.value}-0" if tasks.nested or has_items else str(task.node.value)
    is_only_part = tasks.parts == 1 and not all(other.path for other in tasks.found)
    if not is_only_part and tasks.run_on:
        return str(task.node.value)
    return "-".join(str(part.value) for part in (*task.path[-1:], task.node))


def _title(node: Node, context: Context) -> tuple[Strand, Strand]:
    """Return the title of a task and the rest of its paragraph; a heading is all title."""
    sentences = split_sentences(node.strand)
    first = sentences[0] if sentences else node.strand
    closings = find_closings(node.strand, context)
    end = node.strand.text.index(first.text) + len(first)
    if closings and closings[0].start < end:
        end = closings[0].start
    return node.strand[:end].strip(), node.strand[end:]


def _closing(node: Node, strand: Strand, context: Context) -> Closing:
    """Return all that the closing phrases of a node's text say, those in lines under it included."""
    found = [*find_closings(strand, context)]
    found.extend(read_closing_line(line, context) for line in node.paragraphs if is_closing_line(line.text))
    who = beside_leaders([r for closing in found for r in closing.responsibilities])
    return Closing(
        0,
        0,
        tuple(replace(r, rank=n) for n, r in enumerate(who, start=1)),
        next((closing.deadline for closing in found if closing.deadline), None),
        tuple(duty for closing in found for duty in closing.scope),
    )


def _lines(node: Node) -> tuple[Strand, ...]:
    """Return the paragraph of a node and the unnumbered ones below it, those left out that only say who and when."""
    return (node.strand, *(line for line in node.paragraphs if not is_closing_line(line.text)))


def _runs(lines: Sequence[Strand], context: Context) -> list[tuple[int, Closing]]:
    """Return the closing phrases of paragraphs, each with its place: it closes the sentences before it."""
    return [(line[c.start : c.end].pieces[0].start, c) for line in lines for c in find_closings(line, context)]


def _own_measures(
    rest: Strand, node: Node, context: Context, plan: NumberedPlan, *, per_run: bool
) -> Iterator[Measure]:
    """Yield the sentences of a task's own text and of the paragraphs below it."""
    lines = (rest, *_lines(node)[1:])
    runs = _runs(lines, context) if per_run else []
    is_said = False
    for line in lines:
        if is_said and not runs and _ADDRESSES_ALL.match(line.text) and not find_closings(line, context):
            plan.loose.append(line)
            continue
        is_said = is_said or bool(rest.strip() and find_closings(node.strand, context))
        yield from _run_measures(line, runs, context, plan)


def _run_measures(
    paragraph: Strand,
    runs: Sequence[tuple[int, Closing]],
    context: Context,
    plan: NumberedPlan,
    *,
    number: Strand | None = None,
) -> Iterator[Measure]:
    """Yield the sentences of a paragraph; where runs of them are closed one by one, each has those of its run."""
    body = strip_closings(paragraph, context)
    introduces = _INTRODUCES.search(body.text)
    if introduces and introduces.group():
        plan.loose.append(body[introduces.start() :])
        body = body[: introduces.start()]
    for spoken in read_spoken(body):
        start = spoken.strand.pieces[0].start
        run = next((closing for end, closing in runs if end > start), Closing(0, 0))
        yield read_measure(
            spoken, 1, context, number_strand=number, responsibilities=run.responsibilities, deadline=run.deadline
        )
        number = None


def _item_measures(task: _TaskNode, tasks: _Tasks, context: Context, plan: NumberedPlan) -> Iterator[Measure]:
    """Yield the measures that numbered items are, or in a task without items the sentences of what stands below it."""
    if task.items:
        for item in task.items:
            measure = _item_measure(item, context, plan, run_on=tasks.items_run_on)
            if measure:
                yield measure
        others = [child for child in task.node.children if child not in task.items]
    else:
        others = task.node.children
    for child in others:
        if any(is_closing_line(line.text) for line in child.paragraphs) and (
            own := _item_measure(child, context, plan)
        ):
            yield own
            continue
        for below in (child, *child.descendants()):
            for line in (below.strand, *below.paragraphs):
                if not is_closing_line(line.text):
                    number = below.number if line is below.strand else None
                    yield from _run_measures(line, _runs((line,), context), context, plan, number=number)


def _item_measure(item: Node, context: Context, plan: NumberedPlan, *, run_on: bool = False) -> Measure | None:
    """Return the measure that a numbered item is; what stands behind its last closing phrase is none of it."""
    whole = join(_lines(item))
    closing = _closing(item, whole, context)
    end = max((found.end for found in find_closings(whole, context)), default=len(whole))
    end = end if strip_closings(whole[:end], context).strip() else len(whole)
    said = re.sub(r"^[。；;\s]+", "", whole[end:].text)
    if said:
        plan.loose.append(whole[len(whole) - len(said) :])
    body = strip_closings(whole[:end], context).strip()
    text = join((body, *(child.whole for child in item.descendants())))
    if not text.strip():
        plan.loose.append(item.whole)
        return None
    opening = read_spoken(text)
    return read_measure(
        Spoken(text, opening[0].actor if opening else None),
        1,
        context,
        number=str(item.value) if run_on else None,
        number_strand=item.number,
        responsibilities=closing.responsibilities,
        duties=closing.scope,
        deadline=closing.deadline,
    )


def _with_above(who: tuple[Responsibility, ...], task: _TaskNode, context: Context) -> tuple[Responsibility, ...]:
    """Return who is responsible for a task: those its own text names, behind the part's if they only help it."""
    if any(each.role is not Role.PARTICIPANT for each in who):
        return who
    return tuple(replace(each, rank=n) for n, each in enumerate((*_named_above(task, context), *who), start=1))


def _named_above(task: _TaskNode, context: Context) -> tuple[Responsibility, ...]:
    """In a plan arranged by department, the part's title is the name of who is responsible."""
    own = (task.node,) if task.items and not _is_own_item(task) else ()
    return next((who for part in (*own, *reversed(task.path)) if (who := named_by_title(part.strand, context))), ())


def _number_notes(found: Sequence[_TaskNode], levels: Levels, context: Context) -> Iterator[Note]:
    """Report numbers that are skipped or printed twice."""
    nodes = [item for task in found for item in task.items] if levels.items else [task.node for task in found]
    expected = 1
    for node in nodes:
        if node.value not in (expected, 1):
            said = f"number {node.value} follows {expected - 1}"
            yield Note(Severity.WARNING, said, node.whole.passage(context.text))
        expected = node.value + 1

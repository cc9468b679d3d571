"""A plan as layers: its sections, their tasks with the measures inside, who bears them, and what they promise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.errors import QueryError
from kg.graphs.cards import DUTY_EDGES, ROLE_EDGES, excerpts, figure_words, fit_node, item_node
from kg.graphs.corpus import Bearer, Corpus, Item
from kg.graphs.grouping import group_visible, section_group
from kg.graphs.names import page_name, ways
from kg.graphs.picture import Band, Column, Edge, Fact, Node, Picture, Reference, Wording
from kg.graphs.stacks import stack
from kg.model import Measure, PlanDocument, Role, Section, Target, Task

COLUMNS: tuple[tuple[Wording, float], ...] = (
    (("章节", "Sections"), 190),
    (("任务与举措", "Tasks and measures"), 350),
    (("部门与省份类别", "Departments and provinces"), 190),
    (("目标", "Targets"), 220),
)
BETWEEN, GAP = (90, 190, 90, 0), 9
MANY = 16
"""Of more departments than this, those of one task only are put together in a box that opens."""


def plan_picture(corpus: Corpus, plan: str) -> Picture:
    """Return the picture of a plan. Raises `QueryError` if there is none of that name."""
    if plan not in corpus.heads:
        raise QueryError(f"there is no plan {plan}", hint="list the plans with: kg query plans-by-year")
    document, head = corpus.documents[plan], corpus.heads[plan]
    boxes = (*_sections(corpus, document), *_tasks(corpus, plan), *_bearers(corpus, plan), *_targets(corpus, document))
    used = sorted({node.column for node in boxes})
    columns = _columns(used)
    boxes = tuple(replace(node, column=used.index(node.column)) for node in boxes)
    nodes = group_visible(boxes, lambda node: section_group(corpus, node.identifier))
    edges = tuple(dict.fromkeys((*_held(corpus, document), *_borne(corpus, plan), *_promised(document))))
    as_printed = [place for place, column in enumerate(used) if column in (0, 1)]
    placed, bands = stack(nodes, edges, columns, [Band(("", ""))], fixed=as_printed, gap=GAP)
    said = [head.issuer, head.number, head.issued]
    count = f"章节 {len(document.sections)}，任务 {len(document.tasks)} 项，举措 {_measures(document)} 条"
    english = f"{len(document.sections)} sections, {len(document.tasks)} tasks, {_measures(document)} measures"
    zh = " · ".join(part for part in (*said, count) if part)
    en = " · ".join(part for part in (*said, english) if part)
    return Picture("plan", (head.title, head.title), (zh, en), placed, edges, columns, bands)


def _measures(document: PlanDocument) -> int:
    return sum(len(task.measures) for task in document.tasks)


def _columns(used: Sequence[int]) -> tuple[Column, ...]:
    """The columns that hold a box, from left to right."""
    found, x = [], 60.0
    for place in used:
        title, width = COLUMNS[place]
        found.append(Column(title, ("", ""), x, width))
        x += width + BETWEEN[place]
    return tuple(found)


def _sections(corpus: Corpus, document: PlanDocument) -> Iterator[Node]:
    head = corpus.heads[document.identifier]
    for section in document.sections:
        yield fit_node(
            Node(
                identifier=_section_id(document, section),
                kind="Section",
                title=section.title,
                head=(section.printed_number or section.number,) * 2,
                width=COLUMNS[0][1],
                year=head.year,
                plan=head.short,
                excerpts=excerpts(corpus, document.identifier, section.passage),
            )
        )


def _section_id(document: PlanDocument, section: Section) -> str:
    return f"{document.identifier}/section/{section.number}"


def _tasks(corpus: Corpus, plan: str) -> Iterator[Node]:
    for task in corpus.tasks(plan):
        box = item_node(corpus, task, width=COLUMNS[1][1], most=3)
        yield replace(box, column=1, references=ways(corpus, task))
        for measure in task.measures:
            inside = item_node(corpus, corpus.items[measure], width=COLUMNS[1][1] - 18, most=6)
            yield replace(inside, column=1, parent=task.identifier)


def _bearers(corpus: Corpus, plan: str) -> Iterator[Node]:
    """The departments, those of one task only put together where there are many, and the groups of provinces."""
    tasks: dict[Bearer, set[str]] = defaultdict(set)
    items = [item for item in corpus.items.values() if item.plan == plan]
    for item in items:
        for bearer in item.bearers:
            tasks[replace(bearer, role=Role.RESPONSIBLE)].add(item.task or item.identifier)
    rare = {bearer for bearer, of in tasks.items() if len(of) == 1} if len(tasks) > MANY else set()
    plain = Node("", "Department", "", width=COLUMNS[2][1], column=2, year=corpus.heads[plan].year)
    if rare:
        title = f"只涉及一项任务的部门，{len(rare)} 个"
        yield fit_node(replace(plain, identifier=f"{plan}/rare", title=title), opens=True)
    for bearer, of in tasks.items():
        yield _bearer(plain, bearer, len(of), parent=f"{plan}/rare" if bearer in rare else None)
    for category in dict.fromkeys(duty.category for item in items for duty in item.duties):
        yield fit_node(replace(plain, identifier=f"category/{category}", kind="ProvinceCategory", title=category))


def _bearer(plain: Node, bearer: Bearer, tasks: int, parent: str | None) -> Node:
    page = Reference(("这个部门的图", "The picture of this department"), page_name("department", bearer.body))
    facts = Fact(("全称", "Full name"), bearer.name), Fact(("涉及任务", "Tasks"), (f"{tasks} 项", str(tasks)))
    return fit_node(
        replace(
            plain,
            identifier=f"department/{bearer.body}",
            title=bearer.short,
            departments=(bearer.short,),
            facts=facts,
            references=(page,),
            parent=parent,
        )
    )


def _targets(corpus: Corpus, document: PlanDocument) -> Iterator[Node]:
    head = corpus.heads[document.identifier]
    for identifier, _, target in _numbered(document):
        yield fit_node(
            Node(
                identifier=identifier,
                kind="Target",
                title=figure_words(target),
                width=COLUMNS[3][1],
                column=3,
                year=head.year,
                plan=head.short,
                facts=tuple(_target_facts(target)),
                excerpts=excerpts(corpus, document.identifier, target.passage),
            ),
            most=12,
        )


def _target_facts(target: Target) -> Iterator[Fact]:
    yield Fact(("指标", "Indicator"), target.indicator)
    if target.period:
        yield Fact(("年度", "Year"), target.period)
    if target.baseline:
        yield Fact(("比较基准", "Compared with"), target.baseline)


def _numbered(document: PlanDocument) -> Iterator[tuple[str, PlanDocument | Section | Task | Measure, Target]]:
    """Each target with a name of its own and with what it hangs on."""
    count = 0
    for holder in document.holders():
        for target in holder.targets:
            count += 1
            yield f"{document.identifier}/target/{count}", holder, target


def _held(corpus: Corpus, document: PlanDocument) -> Iterator[Edge]:
    for task in corpus.tasks(document.identifier):
        section = corpus.section(document.identifier, task.section)
        if section:
            yield Edge(_section_id(document, section), task.identifier, "Holds")


def _borne(corpus: Corpus, plan: str) -> Iterator[Edge]:
    for task in corpus.tasks(plan):
        inside = [corpus.items[measure] for measure in task.measures]
        own = {(bearer.body, bearer.role) for bearer in task.bearers}
        for bearer in () if _by_measure(task, inside) else task.bearers:
            yield Edge(task.identifier, f"department/{bearer.body}", ROLE_EDGES[bearer.role])
        for measure in inside:
            differs = {(bearer.body, bearer.role) for bearer in measure.bearers} != own
            for bearer in measure.bearers if differs or _by_measure(task, inside) else ():
                yield Edge(measure.identifier, f"department/{bearer.body}", ROLE_EDGES[bearer.role])
            for duty in measure.duties:
                yield Edge(measure.identifier, f"category/{duty.category}", DUTY_EDGES[duty.obligation])


def _by_measure(task: Item, inside: list[Item]) -> bool:
    """Whether a plan prints the departments with its measures and not with its tasks."""
    return any(measure.bearers and measure.bearers != task.bearers for measure in inside)


def _promised(document: PlanDocument) -> Iterator[Edge]:
    for identifier, holder, _ in _numbered(document):
        if isinstance(holder, Section):
            yield Edge(_section_id(document, holder), identifier, "Promises")
        elif isinstance(holder, Task):
            yield Edge(f"{document.identifier}/task/{holder.number}", identifier, "Promises")
        elif isinstance(holder, Measure):
            yield Edge(_measure_id(document, holder), identifier, "Promises")


def _measure_id(document: PlanDocument, measure: Measure) -> str:
    if measure.number is not None:
        return f"{document.identifier}/measure/{measure.number}"
    owner = next(task for task in document.tasks if any(one is measure for one in task.measures))
    return f"{document.identifier}/task/{owner.number}/measure/{measure.position}"

"""A department: what it leads and joins in, year by year, and with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kg.errors import QueryError
from kg.graphs.cards import ROLE_EDGES, ROLE_WORDS, fit_node, item_node
from kg.graphs.corpus import Bearer, Corpus, Item, Tie
from kg.graphs.grouping import group_visible, section_group
from kg.graphs.line import candidate_edges, tie_edges
from kg.graphs.names import page_name, ways
from kg.graphs.picture import Band, Edge, Fact, Node, Picture, Reference, Wording
from kg.graphs.stacks import make_columns, stack
from kg.model import Role

WIDTH, BETWEEN, CHIP, GAP = 320, 140, 200, 9
MANY = 14
"""Of more partners than this, those of one task only are put together in a box that opens."""


def department_picture(corpus: Corpus, body: str) -> Picture:
    """Return the picture of a department, by its name within its IRI.

    Its tasks of each year stand in a column, opened to the measures that are its own; partners stand beside them.
    Raises `QueryError` if no plan names it.
    """
    mine = [item for item in corpus.items.values() if _part(item, body)]
    if not mine:
        raise QueryError(
            f"no plan gives anything to {body}", hint="list the departments with: kg query department-load"
        )
    tasks = [item for item in mine if item.task is None]
    years = sorted({task.year for task in tasks})
    sides = (years[:1], years[-1:]) if len(years) > 1 else ([], years)
    titles = [*(_partners(year) for year in sides[0]), *map(_of_year, years), *(_partners(year) for year in sides[1])]
    first = len(sides[0])
    widths = [CHIP] * first + [WIDTH] * len(years) + [CHIP] * len(sides[1])
    columns = make_columns([(title, ("", "")) for title in titles], widths, BETWEEN, left=60)
    nodes = [box for task in tasks for box in _boxes(corpus, task, body, first + years.index(task.year))]
    nodes = list(group_visible(nodes, lambda node: section_group(corpus, node.identifier)))
    edges = list(tie_edges(corpus, _between(corpus, mine)))
    for side, column in ((sides[0], 0), (sides[1], len(columns) - 1)):
        for year in side:
            with_whom = [task for task in tasks if task.year == year]
            chips, ties = _company(with_whom, body, year, column)
            nodes += chips
            edges += ties
    placed, bands = stack(nodes, edges, columns, [Band(("", ""))], gap=GAP)
    part = next(part for item in mine if (part := _part(item, body)))
    drawn = (*edges, *candidate_edges(corpus, placed, "continues"))
    return Picture("department", (part.name, part.name), _summary(tasks, mine, body), placed, drawn, columns, bands)


def _part(item: Item, body: str) -> Bearer | None:
    return next((bearer for bearer in item.bearers if bearer.body == body), None)


def _between(corpus: Corpus, mine: list[Item]) -> Iterator[Tie]:
    known = {item.identifier for item in mine}
    return (tie for tie in corpus.ties if tie.relation == "continues" and {tie.earlier, tie.later} <= known)


def _of_year(year: str) -> Wording:
    return f"{year}年承担", f"Borne in {year}"


def _partners(year: str) -> Wording:
    return f"{year}年共同承担", f"Together with, {year}"


def _boxes(corpus: Corpus, task: Item, body: str, column: int) -> Iterator[Node]:
    """A task with those of its measures that the department has a part in."""
    part = _part(task, body)
    role = ROLE_WORDS[part.role] if part else ("", "")
    box = item_node(corpus, task, width=WIDTH, most=3)
    short = corpus.heads[task.plan].short
    head = f"{short} · 任务 {task.number}", f"{short} · task {task.number}"
    foot = f"{role[0]}{_alone(task)[0]}", f"{role[1]}{_alone(task)[1]}"
    tone = "focus" if part and part.role is Role.LEAD else "plain"
    box = fit_node(replace(box, head=head, foot=foot, tone="plain"), most=3)
    yield replace(box, column=column, tone="leading" if tone == "focus" else "plain", references=ways(corpus, task))
    for name in task.measures:
        measure = corpus.items[name]
        if _part(measure, body):
            inside = item_node(corpus, measure, width=WIDTH - 18, most=6)
            yield replace(inside, column=column, parent=task.identifier)


def _alone(task: Item) -> Wording:
    others = len({bearer.body for bearer in task.bearers}) - 1
    return (f" · 与 {others} 个部门", f" · with {others} more") if others else (" · 独立承担", " · alone")


def _company(tasks: list[Item], body: str, year: str, column: int) -> tuple[list[Node], list[Edge]]:
    """The partners in the tasks of a year, and what ties them to each; rare ones in one box where there are many."""
    shared: dict[str, list[tuple[Item, Bearer]]] = defaultdict(list)
    for task in tasks:
        for bearer in task.bearers:
            if bearer.body != body:
                shared[bearer.body].append((task, bearer))
    rare = {name for name, parts in shared.items() if len(parts) == 1} if len(shared) > MANY else set()
    chips, edges = [], []
    if rare:
        chips.append(_rare(year, column, len(rare)))
    for name, parts in sorted(shared.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        chips.append(_chip(year, column, parts, parent=f"rare/{year}" if name in rare else None))
        for task, bearer in parts:
            source, target = task.identifier, f"{year}/{name}"
            edges.append(Edge(source, target, ROLE_EDGES[bearer.role]))
    return chips, edges


def _rare(year: str, column: int, count: int) -> Node:
    title = f"只共同承担一项任务的部门，{count} 个"
    return fit_node(Node(f"rare/{year}", "Department", title, width=CHIP, column=column, year=year), opens=True)


def _chip(year: str, column: int, parts: list[tuple[Item, Bearer]], parent: str | None) -> Node:
    bearer = parts[0][1]
    facts = [Fact(("全称", "Full name"), bearer.name)]
    facts += [Fact(ROLE_WORDS[part.role], task.text) for task, part in parts]
    page = Reference(("这个部门的图", "The picture of this department"), page_name("department", bearer.body))
    foot = (f"共同承担 {len(parts)} 项", f"{len(parts)} together") if not parent else ("", "")
    return fit_node(
        Node(
            identifier=f"{year}/{bearer.body}",
            kind="Department",
            title=bearer.short,
            foot=foot,
            width=CHIP,
            column=column,
            year=year,
            departments=(bearer.short,),
            facts=tuple(facts),
            references=(page,),
            parent=parent,
        )
    )


def _summary(tasks: list[Item], mine: list[Item], body: str) -> Wording:
    years = Counter(task.year for task in tasks)
    leads = sum(bool((part := _part(task, body)) and part.role is Role.LEAD) for task in tasks)
    partners = {bearer.body for task in tasks for bearer in task.bearers} - {body}
    told = "，".join(f"{year}年 {count} 项" for year, count in sorted(years.items()))
    said = ", ".join(f"{count} in {year}" for year, count in sorted(years.items()))
    lead = (f"，其中牵头 {leads} 项", f", {leads} of them led") if leads else ("", "")
    measures = sum(item.task is not None for item in mine)
    zh = f"承担任务：{told}{lead[0]}；举措 {measures} 条；共同承担的部门 {len(partners)} 个。"
    return zh, f"Tasks: {said}{lead[1]}; {measures} measures; together with {len(partners)} departments."

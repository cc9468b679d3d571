"""Two years side by side: every task of both, what carries on what, what is new and what is not taken up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.errors import QueryError
from kg.graphs.cards import fit_node, item_node
from kg.graphs.corpus import Corpus, Item
from kg.graphs.grouping import group_visible, section_group
from kg.graphs.line import candidate_edges, measure_mark, tie_edges
from kg.graphs.names import ways
from kg.graphs.picture import Band, Edge, Node, Picture, Wording
from kg.graphs.stacks import make_columns, stack

WIDTH, BETWEEN, GAP = 400, 250, 7
_ALONE: dict[frozenset[str | None], Wording] = {
    frozenset({"Dropped"}): ("未再列入", "Not taken up"),
    frozenset({"New"}): ("新增", "New"),
    frozenset({"Dropped", "New"}): ("左：未再列入　右：新增", "Left: not taken up. Right: new."),
}
"""How the band of the tasks without a counterpart is called, by what it holds."""
_TIED: Wording = ("有来路或去向", "Carried on")


def years_picture(corpus: Corpus, earlier: str, later: str) -> Picture:
    """Return the picture of two plans of one series, each a column, ordered so that few lines cross.

    Tasks that nothing carries on, and those that carry on nothing, stand above in a band of their own. Raises
    `QueryError` if the later plan does not follow the earlier one in a series.
    """
    if not {earlier, later} <= corpus.heads.keys() or not corpus.follows(earlier, later):
        raise QueryError(
            f"{earlier} and {later} are not two years of one series",
            hint="list the plans with their series: kg query plans-by-year",
        )
    whole = {i.identifier for plan in (earlier, later) for i in corpus.items.values() if i.plan == plan}
    ties = [tie for tie in corpus.ties if tie.earlier in whole and tie.later in whole and tie.relation == "continues"]
    tied = {corpus.items[end].task or end for tie in ties for end in (tie.earlier, tie.later)}
    edges = tuple(tie_edges(corpus, ties))
    boxes = [
        box
        for column, plan in enumerate((earlier, later))
        for task in corpus.tasks(plan)
        for box in _boxes(corpus, task, column, tied=task.identifier in tied)
    ]
    nodes = group_visible(boxes, lambda node: section_group(corpus, node.identifier))
    heads = corpus.heads[earlier], corpus.heads[later]
    columns = make_columns([((h.short, h.short), (_count(corpus, h.identifier))) for h in heads], WIDTH, BETWEEN)
    alone = frozenset(node.mark for node in boxes if node.mark and node.kind == "Task")
    told = [*([_ALONE[alone]] if alone else []), *([_TIED if alone else ("", "")] if tied or not alone else [])]
    bands = [Band(title) for title in told]
    placed, laid = stack(nodes if alone else _raised(nodes), edges, columns, bands, gap=GAP)
    said = _title(corpus, earlier, later), _summary(nodes, edges)
    return Picture("years", *said, placed, edges + candidate_edges(corpus, placed, "continues"), columns, laid)


def _boxes(corpus: Corpus, task: Item, column: int, *, tied: bool) -> Iterator[Node]:
    mark = None if tied else ("Dropped", "New")[column]
    plain = item_node(corpus, task, width=WIDTH)
    numbered = replace(plain, title=f"{task.number}　{task.text}", head=("", ""), name=plain.head, foot=("", ""))
    box = fit_node(numbered if tied else replace(plain, foot=("", "")), most=3, opens=True)
    band = 1 if tied else 0
    yield replace(box, title=task.text, column=column, band=band, mark=mark, references=ways(corpus, task))
    for measure in task.measures:
        inside = item_node(corpus, corpus.items[measure], width=WIDTH - 18, most=6)
        sign = measure_mark(corpus, measure)
        known = {"New": 1, "Dropped": 0}.get(sign or "")
        yield replace(
            inside, column=column, band=band, parent=task.identifier,
            mark=sign if known == column else None,
        )  # fmt: skip


def _raised(nodes: Sequence[Node]) -> list[Node]:
    """The nodes where there is no band above that of what is tied."""
    return [replace(node, band=0) for node in nodes]


def _count(corpus: Corpus, plan: str) -> Wording:
    tasks = list(corpus.tasks(plan))
    measures = sum(len(task.measures) for task in tasks)
    return f"任务 {len(tasks)} 项 · 举措 {measures} 条", f"{len(tasks)} tasks · {measures} measures"


def _title(corpus: Corpus, earlier: str, later: str) -> Wording:
    one, other = corpus.heads[earlier].year, corpus.heads[later].year
    series = corpus.heads[later].series
    return f"{series}：{one}年与{other}年对照", f"{series}: {one} and {other} side by side"


def _summary(nodes: Sequence[Node], edges: tuple[Edge, ...]) -> Wording:
    tasks = {node.identifier for node in nodes if node.kind == "Task"}
    between = [edge for edge in edges if {edge.source, edge.target} <= tasks]
    new = sum(node.mark == "New" for node in nodes if node.kind == "Measure")
    dropped = sum(node.mark == "Dropped" for node in nodes if node.kind == "Measure")
    alone = sum(node.mark is not None for node in nodes if node.kind == "Task")
    zh = f"任务之间的联系 {len(between)} 条；新增举措 {new} 条，未再列入的举措 {dropped} 条"
    zh += f"；{alone} 项任务没有对应。" if alone else "；每项任务都有来路或去向。"
    en = f"{len(between)} links between tasks; {new} new measures, {dropped} not taken up; "
    return zh, en + (f"{alone} tasks have no counterpart." if alone else "every task has a counterpart.")

"""The whole corpus as a map: every plan a column, its sections opening to tasks, its tasks to measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.graphs.cards import fit_node, item_node
from kg.graphs.corpus import Corpus
from kg.graphs.grouping import group_visible
from kg.graphs.line import candidate_edges, tie_edges
from kg.graphs.names import page_name, ways
from kg.graphs.phrase import ordered_plans
from kg.graphs.picture import Band, Edge, Fact, Node, Picture, Reference, Wording
from kg.graphs.stacks import make_columns, stack

WIDTH, BETWEEN, GAP = 240, 120, 10


def map_picture(corpus: Corpus) -> Picture:
    """Return the map of all plans, from which each leads to the pictures of what it holds."""
    plans = ordered_plans(corpus, set(corpus.heads))
    columns = make_columns([_head(corpus, plan) for plan in plans], WIDTH, BETWEEN, left=50)
    boxes = [node for column, plan in enumerate(plans) for node in _boxes(corpus, plan, column)]
    titles = {head.short: head.title for head in corpus.heads.values()}
    nodes = group_visible(boxes, lambda node: (node.plan, "Plan", titles[node.plan]))
    edges = tuple(tie_edges(corpus, corpus.ties))
    placed, bands = stack(nodes, edges, columns, [Band(("", ""))], gap=GAP)
    title = "全部文件一览", "All documents"
    drawn = edges + candidate_edges(corpus, placed)
    return Picture("map", title, _summary(corpus, edges), placed, drawn, columns, bands)


def _head(corpus: Corpus, plan: str) -> tuple[Wording, Wording]:
    head, tasks = corpus.heads[plan], list(corpus.tasks(plan))
    measures = sum(len(task.measures) for task in tasks)
    return (head.short, head.short), (
        f"任务 {len(tasks)} · 举措 {measures}",
        f"{len(tasks)} tasks · {measures} measures",
    )


def _boxes(corpus: Corpus, plan: str, column: int) -> Iterator[Node]:
    head, document = corpus.heads[plan], corpus.documents[plan]
    for section in document.sections:
        tasks = [task for task in corpus.tasks(plan) if task.section == section.number]
        if not tasks:
            continue
        yield fit_node(
            Node(
                identifier=f"{plan}/section/{section.number}",
                kind="Section",
                title=section.title,
                head=(section.printed_number or section.number,) * 2,
                foot=(f"任务 {len(tasks)} 项", f"{len(tasks)} tasks"),
                width=WIDTH,
                column=column,
                year=head.year,
                plan=head.short,
                facts=(Fact(("文件", "Document"), head.title),),
                references=(Reference(("这份文件的全图", "The whole document"), page_name("plan", plan)),),
            ),
            most=3,
        )
        for task in tasks:
            box = item_node(corpus, task, width=WIDTH - 10, most=3)
            yield replace(box, column=column, parent=f"{plan}/section/{section.number}", references=ways(corpus, task))
            for name in task.measures:
                inside = item_node(corpus, corpus.items[name], width=WIDTH - 24, most=5)
                yield replace(inside, column=column, parent=task.identifier)


def _summary(corpus: Corpus, edges: tuple[Edge, ...]) -> Wording:
    tasks = sum(item.task is None for item in corpus.items.values())
    measures = len(corpus.items) - tasks
    zh = f"{len(corpus.heads)} 份文件，任务 {tasks} 项，举措 {measures} 条，联系 {len(edges)} 条。"
    en = f"{len(corpus.heads)} documents, {tasks} tasks, {measures} measures, {len(edges)} links. "
    return f"{zh}点章节看任务，点任务看举措。", en + "Click a section for its tasks, a task for its measures."

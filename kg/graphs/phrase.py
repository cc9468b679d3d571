"""A phrase: every plan where it stands, with the tasks and measures around it and what ties them together."""

from __future__ import annotations

from dataclasses import replace

from kg.biography import Biography, Occurrence
from kg.graphs.cards import fit_node, item_name, item_node
from kg.graphs.corpus import Corpus, Item
from kg.graphs.excerpts import cut_excerpts
from kg.graphs.line import candidate_edges, tie_edges
from kg.graphs.names import page_name, ways
from kg.graphs.picture import Band, Node, Picture, Reference, Wording
from kg.graphs.stacks import make_columns, stack
from kg.model import Passage, Piece

WIDTH, BETWEEN = 290, 110
LONG, BEFORE = 110, 36
"""Of a text of more characters than LONG so many are shown before the phrase."""
_PLAN = "/id/plan/"
_KINDS = {
    "plan": ("Plan", ("文件标题", "Title of the document")),
    "section": ("Section", ("章节标题", "Title of a section")),
    "task": ("Task", ("任务", "Task")),
    "measure": ("Measure", ("举措", "Measure")),
    "target": ("Target", ("目标", "Target")),
    "outcome": ("Outcome", ("成效", "Outcome")),
    "remark": ("Remark", ("说明文字", "Remark")),
}


def phrase_picture(corpus: Corpus, biography: Biography) -> Picture:
    """Return the picture of a phrase: a column for each plan, by year, with each text that holds it, in order."""
    plans = ordered_plans(corpus, {one.plan for one in biography.occurrences})
    columns = make_columns([_head(corpus, plan, biography) for plan in plans], WIDTH, BETWEEN, left=60)
    nodes = [
        replace(_box(corpus, one, biography.phrase), column=plans.index(one.plan)) for one in biography.occurrences
    ]
    known = {node.identifier for node in nodes}
    edges = tuple(tie_edges(corpus, (tie for tie in corpus.ties if {tie.earlier, tie.later} <= known)))
    placed, bands = stack(nodes, edges, columns, [Band(("", ""))], reorder=False, level=False)
    title = f"“{biography.phrase}”", f"“{biography.phrase}”"
    said = title, _summary(biography, len(plans), len(corpus.heads))
    return Picture("phrase", *said, placed, edges + candidate_edges(corpus, placed), columns, bands)


def ordered_plans(corpus: Corpus, wanted: set[str]) -> list[str]:
    """Return plans by year, those of one series next to each other where two years meet."""

    def place(plan: str) -> tuple[str, int, str]:
        near = 1 if corpus.next_of(plan) else -1 if corpus.before(plan) else 0
        return corpus.heads[plan].year, near, plan

    return sorted(wanted, key=place)


def _head(corpus: Corpus, plan: str, biography: Biography) -> tuple[Wording, Wording]:
    count = sum(one.plan == plan for one in biography.occurrences)
    short = corpus.heads[plan].short
    return (short, short), (f"{count} 处", f"{count} places")


def _box(corpus: Corpus, one: Occurrence, phrase: str) -> Node:
    """The box of a text: of a long one what stands around the phrase is shown, and all of it in the side panel."""
    node = _item_box(corpus, corpus.items[name]) if (name := _name(one)) in corpus.items else _text_box(corpus, one)
    shown = fit_node(replace(node, title=_around(one), found=phrase), most=7)
    return replace(shown, title=node.title)


def _name(one: Occurrence) -> str:
    return one.iri.rpartition(_PLAN)[2]


def _around(one: Occurrence) -> str:
    """A text, or the part of a long one from a little before the first place of the phrase."""
    start = max(0, one.marks[0][0] - BEFORE) if one.marks else 0
    return one.text if len(one.text) <= LONG or not start else f"…{one.text[start:]}"


def _item_box(corpus: Corpus, item: Item) -> Node:
    node = item_node(corpus, item, width=WIDTH, most=7)
    head = item_name(item)
    if item.task:
        number = corpus.items[item.task].number
        head = f"任务 {number} · 举措 {item.number}", f"Task {number} · measure {item.number}"
    return replace(node, head=head, references=ways(corpus, item))


def _text_box(corpus: Corpus, one: Occurrence) -> Node:
    kind, head = _KINDS[one.kind]
    pieces = corpus.sources[one.plan]
    passages = (cut_excerpts(p.source, pieces, Passage((Piece(p.start, p.end),))) for p in one.passage)
    return Node(
        identifier=_name(one),
        kind=kind,
        title=one.text,
        head=head,
        width=WIDTH,
        year=str(one.year),
        plan=corpus.heads[one.plan].short,
        excerpts=tuple(excerpt for cut in passages for excerpt in cut),
        references=(Reference(("这份文件的全图", "The whole document"), page_name("plan", one.plan)),),
    )


def _summary(biography: Biography, plans: int, all_plans: int) -> Wording:
    found = len(biography.occurrences)
    if not found:
        return "没有文件写有这个说法。", "No document has these words."
    kinds = [_KINDS[one.kind][1] for one in biography.occurrences]
    zh = "、".join(f"{kind[0]} {kinds.count(kind)}" for kind in dict.fromkeys(kinds))
    en = ", ".join(f"{kind[1].lower()} {kinds.count(kind)}" for kind in dict.fromkeys(kinds))
    return (
        f"{all_plans} 份文件中有 {plans} 份写有这个说法，共 {found} 处：{zh}。",
        f"In {plans} of {all_plans} documents, {found} places: {en}.",
    )

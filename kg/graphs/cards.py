"""Makes the box of a task, a measure or a plan, with all that its side panel tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.graphs.corpus import Bearer, Corpus, Item
from kg.graphs.excerpts import cut_excerpts
from kg.graphs.lettering import fit_text, text_width, wrap_text
from kg.graphs.picture import Excerpt, Fact, Node, Wording
from kg.marked.facts import say_correction
from kg.marked.words import Speech
from kg.model import Figure, Obligation, Passage, Role

ROLE_WORDS: dict[Role, Wording] = {
    Role.LEAD: ("牵头", "leads"),
    Role.PARTICIPANT: ("参加", "takes part"),
    Role.RESPONSIBLE: ("负责", "is responsible"),
}
DUTY_WORDS: dict[Obligation | None, Wording] = {
    Obligation.MANDATORY: ("必做", "must do"),
    Obligation.OPTIONAL: ("选做", "may do"),
    None: ("适用", "applies to"),
}
ROLE_EDGES: dict[Role, str] = {Role.LEAD: "Leads", Role.PARTICIPANT: "JoinsIn", Role.RESPONSIBLE: "Bears"}
DUTY_EDGES: dict[Obligation | None, str] = {Obligation.MANDATORY: "Must", Obligation.OPTIONAL: "May", None: "Applies"}
SMALL, TEXT, LARGE = 11.5, 14, 18
"""The sizes of type: above and below a title, a title, the title that a picture is about."""
PADDING, EDGE = 12, 5


def item_node(corpus: Corpus, item: Item, *, width: float, tone: str = "plain", most: int = 4) -> Node:
    """Return the box of a task or measure, `width` pixels wide, its title in at most `most` lines."""
    return fit_node(
        Node(
            identifier=item.identifier,
            kind=item.kind,
            title=item.text,
            head=item_name(item),
            foot=_foot(item, width),
            width=width,
            tone=tone,
            year=item.year,
            plan=corpus.heads[item.plan].short,
            departments=tuple(dict.fromkeys(bearer.short for bearer in item.bearers)),
            facts=tuple(_facts(corpus, item)),
            excerpts=excerpts(corpus, item.plan, item.passage),
        ),
        most=most,
    )


def fit_node(node: Node, *, most: int = 4, opens: bool = False) -> Node:
    """Return a node with its title in lines, as high as what is written on it; a measure is set smaller.

    One that `opens` and has no foot leaves room beside its title for how many are inside.
    """
    size = LARGE if node.tone == "focus" else TEXT if node.kind != "Measure" else 13
    room = node.width - 2 * PADDING - EDGE - (30 if opens else 0)
    lines = wrap_text(node.title, room / size, most=most)
    rows = len(lines) * round(size * 1.45) + (18 if node.head[0] else 0) + (18 if node.foot[0] else 0)
    foot = (fit_text(node.foot[0], (room - 30) / SMALL), fit_text(node.foot[1], (room - 30) / SMALL))
    return replace(node, lines=lines, foot=foot, height=rows + 2 * PADDING - 6)


def item_name(item: Item) -> Wording:
    """Return what an item is called in its plan: 任务 10, 举措 3."""
    if item.kind == "Task":
        return f"任务 {item.number}", f"Task {item.number}"
    return f"举措 {item.number}", f"Measure {item.number}"


def excerpts(corpus: Corpus, plan: str, passage: Passage) -> tuple[Excerpt, ...]:
    """Return a passage of a plan in its surroundings."""
    return cut_excerpts(corpus.documents[plan].source.name, corpus.sources[plan], passage)


def figure_words(figure: Figure) -> str:
    """Return a figure as it is printed, after what it counts."""
    quote = " ".join(figure.quote.split())
    return quote if figure.indicator in quote else f"{figure.indicator}：{quote}"


def _foot(item: Item, width: float) -> Wording:
    """The departments and the deadline of a task; where they take too much room, how many departments there are."""
    if item.kind == "Measure":
        return "", ""
    names = tuple(dict.fromkeys(bearer.short for bearer in item.bearers))
    room = (width - 2 * PADDING - EDGE - 30) / SMALL
    until = f" · {item.deadline}" if item.deadline else ""
    whole = "、".join(names) + until
    if text_width(whole) <= room or not names:
        return (whole.removeprefix(" · "),) * 2
    if text_width("、".join(names)) <= room:
        return ("、".join(names),) * 2
    return f"{names[0]}等 {len(names)} 个部门", f"{names[0]} and {len(names) - 1} more"


def _facts(corpus: Corpus, item: Item) -> Iterator[Fact]:
    head = corpus.heads[item.plan]
    yield Fact(("文件", "Document"), head.title)
    section = corpus.section(item.plan, item.section)
    if section:
        yield Fact(("章节", "Section"), section.title)
    if item.task:
        yield Fact(("任务", "Task"), corpus.items[item.task].text)
    if item.actor:
        yield Fact(("行动主体", "Addressed to"), item.actor)
    for role in (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT):
        names = bearer_names(item.bearers, role)
        if names:
            yield Fact(ROLE_WORDS[role], names)
    if item.deadline:
        yield Fact(("时限", "Until"), item.deadline)
    for obligation, wording in DUTY_WORDS.items():
        categories = [duty.category for duty in item.duties if duty.obligation is obligation]
        if categories:
            yield Fact(wording, "、".join(dict.fromkeys(categories)))
    for target in item.targets:
        yield Fact(("数字目标", "Target"), figure_words(target))
    yield from _corrections(item)


def _corrections(item: Item) -> Iterator[Fact]:
    for correction in item.corrections:
        said = (say_correction(correction, Speech("zh")), say_correction(correction, Speech("en")))
        yield Fact(("人工更正", "Corrected"), said)


def bearer_names(bearers: tuple[Bearer, ...], role: Role) -> str:
    """Return the departments that have a part of one kind, in order."""
    return "、".join(dict.fromkeys(bearer.name for bearer in bearers if bearer.role is role))

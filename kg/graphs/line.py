"""A task's line through the years: what it came from, what it became, and which plans say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.biography import TaskLine
from kg.graphs.cards import item_node
from kg.graphs.corpus import Corpus, Item, Tie
from kg.graphs.names import ways
from kg.graphs.picture import Band, Edge, Node, Picture, Wording
from kg.graphs.stacks import make_columns, stack

WIDTH, BETWEEN = 330, 250
INDENT = 18
_PLAN = "/id/plan/"


def line_picture(corpus: Corpus, line: TaskLine) -> Picture:
    """Return the picture of a line: years from left to right, a band for the series and one for each other series.

    In the first band stand the tasks of the line and those that joined it, gave it parts, or took parts of it; below,
    the tasks of other plans that say the same. Each opens to its measures.
    """
    own = [stand.iri.rpartition(_PLAN)[2] for stand in line.stands]
    kin = _kin(corpus, own)
    told = [corpus.items[one] for one in (*own, *kin, *_restating(corpus, own))]
    tied = _ties(corpus, {item.identifier for item in told}, own)
    years = sorted({item.year for item in told})
    series = list(dict.fromkeys(corpus.heads[item.plan].series for item in told))
    columns = make_columns([((year, year), ("", "")) for year in years], WIDTH, BETWEEN)
    bands = [Band(_band_title(corpus, told, name)) for name in series]
    nodes = [node for item in told for node in _boxes(corpus, item, own=own, years=years, series=series)]
    edges = tuple(tie_edges(corpus, tied))
    placed, laid = stack(_marked(nodes, corpus, own), edges, columns, bands)
    possible = candidate_edges(corpus, placed)
    return Picture("line", (line.name, line.name), _summary(line, own, kin), placed, edges + possible, columns, laid)


def _kin(corpus: Corpus, own: list[str]) -> list[str]:
    """The tasks of the series that a task of the line, or one of its measures, is tied to, or the task may be."""
    mine = {*own, *(measure for task in own for measure in corpus.items[task].measures)}
    possible = (tie for tie in corpus.candidates if tie.earlier in own or tie.later in own)
    found = set()
    for tie in (*corpus.ties, *possible):
        if tie.relation == "continues" and (tie.earlier in mine) != (tie.later in mine):
            other = corpus.items[tie.later if tie.earlier in mine else tie.earlier]
            found.add(other.task or other.identifier)
    return [item for item in corpus.items if item in found and item not in own]


def _restating(corpus: Corpus, own: list[str]) -> list[str]:
    """The tasks of other plans that say what a task of the line says, or a measure of which does."""
    found = set()
    for tie in corpus.ties:
        if tie.relation == "restates" and (tie.earlier in own) != (tie.later in own):
            other = corpus.items[tie.later if tie.earlier in own else tie.earlier]
            if other.year in {corpus.items[one].year for one in own}:
                found.add(other.task or other.identifier)
    return [item for item in corpus.items if item in found and item not in own]


def _ties(corpus: Corpus, told: set[str], own: list[str]) -> list[Tie]:
    """The ties among what is told that touch the line; a restatement only within its year."""
    whole = told | {measure for task in told for measure in corpus.items[task].measures}
    mine = {*own, *(measure for task in own for measure in corpus.items[task].measures)}
    return [
        tie
        for tie in corpus.ties
        if tie.earlier in whole
        and tie.later in whole
        and (tie.earlier in mine or tie.later in mine)
        and (tie.relation == "continues" or corpus.items[tie.earlier].year == corpus.items[tie.later].year)
    ]


def _boxes(corpus: Corpus, item: Item, *, own: list[str], years: list[str], series: list[str]) -> Iterator[Node]:
    """A task and its measures, which stay inside until it is opened."""
    column, band = years.index(item.year), series.index(corpus.heads[item.plan].series)
    tone = "focus" if item.identifier in own else "plain"
    task = replace(item_node(corpus, item, width=WIDTH, tone=tone), column=column, band=band)
    yield replace(task, references=() if item.identifier in own else ways(corpus, item))
    for measure in item.measures:
        box = item_node(corpus, corpus.items[measure], width=WIDTH - INDENT, most=12)
        yield replace(box, column=column, band=band, parent=item.identifier)


def _marked(nodes: Iterable[Node], corpus: Corpus, own: list[str]) -> Iterator[Node]:
    """The measures of the line's own tasks, told whether they are new, moved here, or went nowhere."""
    for node in nodes:
        yield replace(node, mark=measure_mark(corpus, node.identifier)) if node.parent in own else node


def measure_mark(corpus: Corpus, measure: str) -> str | None:
    """Return `New` for a measure that carries on none of the year before, `Dropped` for one that none carries on."""
    item = corpus.items[measure]
    carried = [tie for tie in corpus.ties_of(measure) if tie.relation == "continues"]
    if corpus.before(item.plan) and not any(tie.later == measure for tie in carried):
        return "New"
    return "Dropped" if corpus.next_of(item.plan) and not any(tie.earlier == measure for tie in carried) else None


def tie_edges(corpus: Corpus, ties: Iterable[Tie]) -> Iterator[Edge]:
    """Yield the lines of ties; a measure that went on under a task of another line has moved."""
    for tie in ties:
        kind = tie.change if tie.relation == "continues" else "Restates"
        if kind == "Continued" and _crosses(corpus, tie):
            kind = "Moved"
        yield Edge(tie.earlier, tie.later, kind, tie.confidence, tie.proposed, candidate=tie.candidate)


def candidate_edges(corpus: Corpus, nodes: Iterable[Node], relation: str = "") -> tuple[Edge, ...]:
    """Return the lines of candidates between the boxes of a picture, of one relation if it is named."""
    known = {node.identifier for node in nodes}
    ties = (tie for tie in corpus.candidates if {tie.earlier, tie.later} <= known and relation in ("", tie.relation))
    return tuple(tie_edges(corpus, ties))


def _crosses(corpus: Corpus, tie: Tie) -> bool:
    """Whether a measure went to a task that does not carry on its own."""
    earlier, later = corpus.items[tie.earlier].task, corpus.items[tie.later].task
    if earlier is None or later is None:
        return False
    return not any(
        other.relation == "continues"
        and (other.earlier, other.later) == (earlier, later)
        and other.change not in ("AbsorbedInPart", "SplitInto")
        for other in corpus.ties_of(earlier)
    )


def _band_title(corpus: Corpus, told: list[Item], series: str) -> Wording:
    """The name of a series, or of its plan where only one is told of."""
    plans = dict.fromkeys(item.plan for item in told if corpus.heads[item.plan].series == series)
    title = series or corpus.heads[next(iter(plans))].title
    return title, title


def _summary(line: TaskLine, own: list[str], kin: list[str]) -> Wording:
    years = [str(stand.year) for stand in line.stands]
    kept = sum(stand.count_origins("kept") for stand in line.stands[1:])
    moved = sum(stand.count_origins("moved in") for stand in line.stands[1:])
    new = sum(stand.count_origins("new") for stand in line.stands[1:])
    gone = sum(stand.count_fates("gone") for stand in line.stands)
    if len(own) == 1:
        zh = f"{years[0]}年的这项任务没有整体延续；相关任务 {len(kin)} 项。"
        en = f"This task of {years[0]} was not carried on as a whole; {len(kin)} related tasks."
        return zh, en
    zh = (
        f"{years[0]}年的任务到{years[-1]}年：举措延续 {kept} 条，从别的任务移入 {moved} 条，新增 {new} 条，"
        f"未再列入 {gone} 条；相关任务 {len(kin)} 项。"
    )
    en = (
        f"From {years[0]} to {years[-1]}: {kept} measures carried on, {moved} moved in from other tasks, {new} new, "
        f"{gone} not carried on; {len(kin)} related tasks."
    )
    return zh, en

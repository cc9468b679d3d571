"""Promises in figures: what was promised, what was reached, and what was promised next, along the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.graphs.cards import fit_node
from kg.graphs.corpus import Corpus
from kg.graphs.excerpts import cut_excerpts
from kg.graphs.names import page_name
from kg.graphs.picture import Band, Edge, Excerpt, Fact, Node, Picture, Reference, Wording
from kg.graphs.stacks import make_columns, stack
from kg.graphs.wording import MARK_WORDS
from kg.model import Passage, Piece
from kg.targets import Line, LinedFigure

WIDTH, BETWEEN, GAP = 280, 110, 10
_PLAN = "/id/plan/"


def promise_picture(corpus: Corpus, lines: Sequence[Line], title: Wording) -> Picture:
    """Return the picture of indicators, each a band: targets and outcomes of each year in two columns side by side."""
    times = sorted({_time(figure) for line in lines for figure in line.figures})
    columns = make_columns([(_column(*time), ("", "")) for time in times], WIDTH, BETWEEN, left=60)
    bands = [Band((_names(line),) * 2) for line in lines]
    nodes = [
        replace(_box(corpus, line, figure), column=times.index(_time(figure)), band=band)
        for band, line in enumerate(lines)
        for figure in line.figures
    ]
    edges = tuple(dict.fromkeys(edge for line in lines for edge in _edges(line)))
    placed, laid = stack(nodes, edges, columns, bands, gap=GAP)
    return Picture("promise", title, _summary(lines), placed, edges, columns, laid)


def _time(figure: LinedFigure) -> tuple[str, bool]:
    return figure.until, not figure.promised


def _column(year: str, reached: bool) -> Wording:  # noqa: FBT001 - a pair that is sorted by
    return (f"{year}年成效", f"Reached by {year}") if reached else (f"{year}年目标", f"Promised for {year}")


def _names(line: Line) -> str:
    return f"{line.indicator}（又作：{'、'.join(line.names)}）" if line.names else line.indicator


def _name(iri: str) -> str:
    return iri.rpartition(_PLAN)[2]


def _box(corpus: Corpus, line: Line, figure: LinedFigure) -> Node:
    head = corpus.heads[figure.plan]
    growth = figure.period if "—" in figure.period else ""
    return fit_node(
        Node(
            identifier=_name(figure.iri),
            kind="Target" if figure.promised else "Outcome",
            title=figure.value,
            head=(f"{head.short}{f' · {growth}' if growth else ''}",) * 2,
            width=WIDTH,
            tone="focus",
            mark=figure.judgement.verdict.value if figure.judgement else None,
            year=figure.until,
            plan=head.short,
            facts=tuple(_facts(line, figure)),
            excerpts=_excerpts(corpus, figure),
            references=(Reference(("这份文件的全图", "The whole document"), page_name("plan", figure.plan)),),
        ),
        most=2,
    )


def _facts(line: Line, figure: LinedFigure) -> Iterator[Fact]:
    yield Fact(("指标", "Indicator"), line.indicator)
    yield Fact(("原话", "In its words"), figure.quote)
    yield Fact(("时期", "Period"), figure.period)
    if figure.judgement:
        verdict = MARK_WORDS[figure.judgement.verdict.value]
        yield Fact(("结果", "What came of it"), verdict)
        yield Fact(("理由", "Why"), figure.judgement.reason)
    if line.near:
        yield Fact(("相近而不是同一指标", "Near, but another indicator"), "、".join(line.near))


def _excerpts(corpus: Corpus, figure: LinedFigure) -> tuple[Excerpt, ...]:
    pieces = corpus.sources[figure.plan]
    return tuple(
        excerpt
        for place in figure.passage
        for excerpt in cut_excerpts(place.source, pieces, Passage((Piece(place.start, place.end),)))
    )


def _edges(line: Line) -> Iterator[Edge]:
    """From each target to the outcome it is judged by, and from what was last said on to the next promise."""
    known = {figure.iri for figure in line.figures}
    for target in line.targets:
        outcome = line.outcome_of(target)
        if outcome and outcome.iri in known:
            yield Edge(_name(target.iri), _name(outcome.iri), "Judged")
        for later in line.promised_next(target):
            if outcome is None or outcome.iri not in known or outcome.until >= later.until:
                yield Edge(_name(target.iri), _name(later.iri), "Next")
    for outcome in (figure for figure in line.figures if not figure.promised):
        later_targets = [target for target in line.targets if target.until > outcome.until]
        for target in (t for t in later_targets if t.until == later_targets[0].until):
            yield Edge(_name(outcome.iri), _name(target.iri), "Next")


def _summary(lines: Sequence[Line]) -> Wording:
    targets = [target for line in lines for target in line.targets]
    verdicts = [target.judgement.verdict.value for target in targets if target.judgement]
    counted = {name: verdicts.count(name) for name in MARK_WORDS if verdicts.count(name)}
    zh = "，".join(f"{MARK_WORDS[name][0]} {count}" for name, count in counted.items())
    en = ", ".join(f"{MARK_WORDS[name][1]} {count}" for name, count in counted.items())
    return (
        f"{len(lines)} 项指标，{len(targets)} 个目标：{zh}。",
        f"{len(lines)} indicators, {len(targets)} targets: {en}.",
    )

"""The lines of indicators, as a tree for people and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text
from rich.tree import Tree

from kg.attainment.model import Verdict
from kg.cli.drawing import draw
from kg.cli.tables import literal_table
from kg.cli.words import say
from kg.table import Table, Term
from kg.targets import Line, LinedFigure

_COLORS = {
    Verdict.MET: "green",
    Verdict.NOT_MET: "red",
    Verdict.NOT_COMPARABLE: "yellow",
    Verdict.NO_OUTCOME_STATED: "dim",
}
_COLUMNS = (
    "indicator", "other_names", "year", "plan", "promised", "verdict", "reason", "reached_plan", "reached",
    "reached_period", "next_plan", "next_promised", "confidence", "quote", "passage", "reached_quote",
    "reached_passage", "next_quote", "next_passage", "target",
)  # fmt: skip


def draw_lines(lines: Iterable[Line], year: int | None) -> str:
    """Return the lines drawn one below the other, each figure with its place; verdicts below their targets.

    With a `year`, only the targets of plans of that year are judged.
    """
    return draw(*(_draw_line(line, year) for line in lines))


def lines_table(lines: Iterable[Line], year: int | None) -> Table:
    """Return the lines as a table, one row a target, those of plans of one `year` if given."""
    found = [(line, target) for line in lines for target in line.targets if year in (None, target.plan_year)]
    plain = literal_table(_COLUMNS[:-1], (_row(line, target) for line, target in found))
    iris = (Term(target.iri, "iri") for _, target in found)
    return Table(_COLUMNS, tuple((*row, iri) for row, iri in zip(plain.rows, iris, strict=True)))


def _draw_line(line: Line, year: int | None) -> Tree:
    title = Text(line.indicator, style="bold")
    if line.names:
        title.append(f"  {say('also called', names='、'.join(line.names))}", style="dim")
    tree = Tree(title)
    for figure in line.figures:
        branch = tree.add(_draw_figure(figure, "promised" if figure.promised else "reached"))
        if figure.judgement is not None and year in (None, figure.plan_year):
            for part in _draw_judgement(line, figure):
                branch.add(part)
    if line.near:
        tree.add(Text(say("not the same", names="、".join(line.near)), style="dim"))
    return tree


def _draw_figure(figure: LinedFigure, word: str) -> Text:
    drawn = Text(f"{say(word)} {figure.period}  ", style="cyan")
    drawn.append(figure.value, style="bold white" if figure.promised else "bold")
    drawn.append(f"  {figure.plan} · {_places(figure)} “{figure.quote}”", style="dim")
    return drawn


def _draw_judgement(line: Line, target: LinedFigure) -> Iterator[Text]:
    judgement = target.judgement
    if judgement is None:
        return
    drawn = Text(say(f"verdict {judgement.verdict.value}"), style=_COLORS[judgement.verdict])
    drawn.append(f" {judgement.confidence:.2f}  {judgement.reason}", style="default")
    yield drawn
    outcome = line.outcome_of(target)
    if outcome in line.others and outcome is not None:
        yield _draw_figure(outcome, "nearest outcome")


def _row(line: Line, target: LinedFigure) -> tuple[object, ...]:
    outcome, later, judgement = line.outcome_of(target), line.promised_next(target), target.judgement
    return (
        line.indicator,
        "；".join(line.names) or None,
        target.until,
        target.plan,
        target.value,
        judgement.verdict.value if judgement else None,
        judgement.reason if judgement else None,
        outcome.plan if outcome else None,
        outcome.value if outcome else None,
        outcome.period if outcome else None,
        _joined(figure.plan for figure in later),
        _joined(figure.value for figure in later),
        judgement.confidence if judgement else None,
        target.quote,
        _places(target),
        outcome.quote if outcome else None,
        _places(outcome) if outcome else None,
        _joined(figure.quote for figure in later),
        _joined(_places(figure) for figure in later),
    )


def _joined(texts: Iterable[str]) -> str | None:
    return "；".join(dict.fromkeys(texts)) or None


def _places(figure: LinedFigure) -> str:
    return ", ".join(f"{place.source} {place.start}–{place.end}" for place in figure.passage)

"""The pages of indicators: what was promised, reached and promised next, as a chart with its table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from kg.answers.holdings import Snapshot
from kg.attainment.reasons import write_value
from kg.evidence import read_places
from kg.library import ask
from kg.targets import Judgement, Line, target_lines
from kg.trace import Place
from kg.web.chart import make_chart, read_figure
from kg.web.contents import plan_heads
from kg.web.elements import asked_iri
from kg.web.kept import once, whole
from kg.web.page import page_language, snapshot
from kg.web.showing import show_page

router = APIRouter(include_in_schema=False)
_Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A figure of the table: its row, its value as people write it, its place, and what became of it if promised."""

    row: _Row
    value: str
    place: tuple[Place, ...]
    judgement: Judgement | None

    @property
    def period(self) -> str:
        """The year or the years that the figure is for."""
        start, end = self.row["period_start"], self.row["period"]
        return f"{start}—{end}" if start else end


@router.get("/indicator", response_class=HTMLResponse)
def indicators_page(request: Request) -> HTMLResponse:
    """Return the list of indicators: those that something was promised of with what became of it, then the others."""
    held = snapshot(request)
    lines = all_targets(held, page_language(request))
    promised = {line.iri for line in lines}
    others: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in _figures(held):
        if row["concept"] not in promised:
            others[row["concept"], row["indicator"]].append(row)
    rows = [
        (line, target, line.outcome_of(target), line.promised_next(target)) for line in lines for target in line.targets
    ]
    return show_page(
        request,
        "indicators.html",
        here="indicators",
        rows=rows,
        heads=plan_heads(held),
        others=[
            (concept, name, [(row["period"], write_value(read_figure(row))) for row in several])
            for (concept, name), several in sorted(others.items(), key=lambda pair: pair[0][1])
        ],
    )


@router.get("/indicator/{name:path}", response_class=HTMLResponse)
def indicator_page(request: Request) -> HTMLResponse:
    """Return the page of an indicator."""
    held = snapshot(request)
    iri = asked_iri(request)
    rows = [row for row in _figures(held) if row["concept"] == iri]
    if not rows:
        raise HTTPException(404, "no such indicator")
    line = next((one for one in all_targets(held, page_language(request)) if one.iri == iri), None)
    places = read_places(held.store, [row["figure"] for row in rows])
    judged = {figure.iri: figure.judgement for figure in line.figures} if line else {}
    shown = [
        ShownRow(row, write_value(read_figure(row)), places.get(row["figure"], ()), judged.get(row["figure"]))
        for row in sorted(rows, key=lambda row: (row["period"], row["kind"] != "Target", row["document_year"]))
    ]
    return show_page(
        request,
        "indicator.html",
        here="indicators",
        name=rows[0]["indicator"],
        names=line.names if line else (),
        near=line.near if line else (),
        shown=shown,
        chart=make_chart(rows),
        heads=plan_heads(held),
    )


def all_targets(held: Snapshot, language: str) -> tuple[Line, ...]:
    """Return what was promised of each indicator and what became of it, in the words of a language."""
    return once(held, f"lines {language}", lambda: target_lines(whole(held), language=language))


def _figures(held: Snapshot) -> list[dict[str, str]]:
    return ask(whole(held), "indicator-figures", phrase="")

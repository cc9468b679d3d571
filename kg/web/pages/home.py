"""The first page: which plans there are by year and series, questions that answer themselves, and where to go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from kg.answers.holdings import Snapshot
from kg.library import ask
from kg.web.contents import PlanHead, plan_heads
from kg.web.kept import whole
from kg.web.page import snapshot
from kg.web.pages.department import read_loads
from kg.web.showing import show_page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Good:
    """A question worth a click: its words in Chinese and English, the question of the library, its values."""

    words: tuple[str, str]
    name: str
    values: dict[str, str]


@router.get("/", response_class=HTMLResponse)
def home(request: Request) -> HTMLResponse:
    """Return the first page."""
    held = snapshot(request)
    heads = plan_heads(held)
    years = sorted({head.year for head in heads.values()})
    series = sorted({head.series for head in heads.values()}, key=lambda name: (not name, name))
    return show_page(
        request,
        "home.html",
        here="plans",
        years=years,
        rows=[(name, _by_year(heads.values(), name)) for name in series],
        counts={row["plan"]: row for row in ask(whole(held), "plan-counts")},
        questions=list(good_questions(held)),
        pair=next(_year_pairs(held), None),
        busiest=next(iter(read_loads(held)), None),
    )


def good_questions(held: Snapshot) -> Iterator[Good]:
    """Yield the questions that the plans of this store can answer best, five where two years can be compared."""
    pair = next(_year_pairs(held), None)
    loads = [load for load in read_loads(held) if load.above] or list(read_loads(held))
    if pair:
        before, after = pair
        yield Good(
            (f"{after.year}年新增了哪些任务？", f"Which tasks are new in {after.year}?"),
            "tasks-new",
            {"year": after.year},
        )
        yield Good(
            (f"{before.year}年的哪些举措到{after.year}年没有了？", f"Which measures of {before.year} are gone?"),
            "measures-dropped",
            {"year": before.year},
        )
    if loads:
        name = loads[0].name
        year = max(plan_heads(held)[plan].year for plan in loads[0].by_plan)
        yield Good(
            (f"{name}{year}年要做哪些事？", f"What must {name} do in {year}?"),
            "department-measures",
            {"department": name, "year": year},
        )
    yield Good(("承诺的数字，后来达到了吗？", "What became of the figures promised?"), "target-outcome", {})
    yield Good(("哪些事有明确的完成时限？", "What is due by when?"), "deadlines", {})


def _by_year(heads: Iterable[PlanHead], series: str) -> dict[str, list[PlanHead]]:
    found: dict[str, list[PlanHead]] = {}
    for head in heads:
        if head.series == series:
            found.setdefault(head.year, []).append(head)
    return found


def _year_pairs(held: Snapshot) -> Iterator[tuple[PlanHead, PlanHead]]:
    """Two plans of one series that follow on each other, the latest first."""
    heads = list(plan_heads(held).values())
    for series in dict.fromkeys(head.series for head in reversed(heads) if head.series):
        yield from reversed(list(pairwise(head for head in heads if head.series == series)))

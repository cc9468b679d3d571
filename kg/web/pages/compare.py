"""The pages that compare two plans: the choice of two, the comparison down to the word, and the report as a file."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from itertools import combinations
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from kg.answers.holdings import Snapshot
from kg.diff import YearDiff, diff_years, read_years
from kg.diff.elements import Spot
from kg.diff.model import PlanDiff, Standing, TaskDiff
from kg.errors import KgError
from kg.identify import element_iri
from kg.reports import REPORTS
from kg.reports.sentences import tell_findings
from kg.reports.voice import Voice, task_anchor
from kg.web.contents import PlanHead, plan_head, plan_heads
from kg.web.kept import once, whole
from kg.web.page import page_language, snapshot
from kg.web.showing import show_page

router = APIRouter(include_in_schema=False)
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".md": "text/markdown; charset=utf-8",
    ".json": "application/json",
}


@router.get("/compare", response_class=HTMLResponse)
def choice_page(request: Request) -> HTMLResponse:
    """Return the pairs of plans that can be compared, those that follow on each other first."""
    return show_page(request, "comparisons.html", here="compare", pairs=comparable_pairs(snapshot(request)))


@router.get("/compare/{earlier}/{later}", response_class=HTMLResponse)
def compare_page(request: Request, earlier: str, later: str) -> HTMLResponse:
    """Return the comparison of two plans of one series."""
    held = snapshot(request)
    language = page_language(request)
    diff = compare(held, earlier, later, language)
    voice = Voice(language)
    step = diff.steps[0]
    return show_page(
        request,
        "compare.html",
        here="compare",
        earlier=plan_head(held, earlier),
        later=plan_head(held, later),
        step=step,
        findings=list(tell_findings(diff, step, voice, "")),
        voice=voice,
        anchor=task_anchor,
        standings=[(one, _count(step, one)) for one in (Standing.KEPT, Standing.CHANGED, Standing.NEW)],
        gone=sum(fate.count(Standing.GONE) for fate in step.fates),
        dropped=[fate for fate in step.fates if not fate.ties],
        place=_place,
        weight=_weight,
        standing=Standing,
        reports=[ending.removeprefix(".") for ending in REPORTS],
        ways=_ways(step),
    )


@router.get("/compare/{earlier}/{later}/report.{ending}")
def report(request: Request, earlier: str, later: str, ending: str) -> Response:
    """Return the report on two plans as a file."""
    writer = REPORTS.get(f".{ending}")
    if writer is None:
        raise HTTPException(404, "no such kind of report")
    language = page_language(request)
    diff = compare(snapshot(request), earlier, later, language)
    name = f"{earlier}-{later}.{ending}"
    return Response(
        writer(diff, language, None),
        media_type=_TYPES[f".{ending}"],
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )


def compare(held: Snapshot, earlier: str, later: str, language: str) -> YearDiff:
    """Return what is different between two plans. Raises a 404 where they cannot be compared."""
    first, last = plan_head(held, earlier), plan_head(held, later)
    if (first, last) not in comparable_pairs(held):
        raise HTTPException(404, "these two plans are not compared: they are of no common series, or of one year")

    def make() -> YearDiff:
        inputs = read_years(whole(held), earlier, later, language=language)
        return diff_years(replace(inputs, version=version("policy-kg"), content=held.info.content))

    try:
        found = once(held, f"diff {earlier} {later} {language}", make)
    except KgError as error:
        raise HTTPException(404, str(error)) from error
    if not found.steps:
        raise HTTPException(404, "these two plans are not compared")
    return found


def comparable_pairs(held: Snapshot) -> list[tuple[PlanHead, PlanHead]]:
    """Return the pairs of plans of one series, the earlier first, the latest pairs first."""
    heads = list(plan_heads(held).values())
    pairs = [(a, b) for a, b in combinations(heads, 2) if a.series and a.series == b.series and a.year < b.year]
    return sorted(pairs, key=lambda pair: (-int(pair[1].year), int(pair[1].year) - int(pair[0].year), pair[0].title))


def _count(step: PlanDiff, standing: Standing) -> int:
    return sum(task.count(standing) for task in step.tasks)


def _place(spot: Spot) -> str:
    """The path of the page of what stands at a spot."""
    return f"/plan/{element_iri(spot.element).rpartition('/plan/')[2]}"


def _ways(step: PlanDiff) -> dict[str, str]:
    """Where the anchors of a report lead on the page: to a place of it, or to the page of a task that it does not tell.

    What begins with # is a place of the page; anchors of parts that the page lacks are left out.
    """
    here = [task_anchor(task.later.spot) for task in step.tasks]
    here += [task_anchor(fate.earlier.spot) for fate in step.fates if not fate.ties]
    pages = {task_anchor(fate.earlier.spot): _place(fate.earlier.spot) for fate in step.fates}
    return {**pages, "figures": "/indicator", "departments": "#departments"} | {name: f"#{name}" for name in here}


def _weight(task: TaskDiff) -> str:
    """What the task is shown as: new, whole or in part from the year before."""
    if task.principal is None:
        return "AbsorbedInPart" if task.ties else "New"
    return task.principal.change.value

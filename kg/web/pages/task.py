"""The pages of a task and of a measure: who, until when, what it was and became, and each statement's place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from kg.answers.holdings import Snapshot
from kg.biography import LinedMeasure, TaskLine, task_lines
from kg.evidence import read_places
from kg.identify import category_iri, document_iri
from kg.links import measure_ref, task_ref
from kg.marked.facts import say_correction
from kg.marked.words import Speech
from kg.model import Measure, PlanDocument, Section, Task
from kg.web.addresses import at
from kg.web.contents import PLAN, Bearer, find_measure, find_task, plan_bearers, plan_head, read_plan
from kg.web.counterparts import Counterparts, find_counterparts
from kg.web.kept import once
from kg.web.page import chosen_language, page_language, page_link, snapshot
from kg.web.pages.plan import ShownFigure, plan_figures
from kg.web.showing import show_page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """A measure with all that is shown of it; `lined` says where it came from and went, if its task is in a line."""

    iri: str
    measure: Measure
    bearers: tuple[Bearer, ...]
    figures: list[ShownFigure]
    counterparts: Counterparts
    lined: LinedMeasure | None
    corrections: tuple[str, ...]


@router.get("/plan/{plan}/task/{number}", response_class=HTMLResponse)
def task_page(request: Request, plan: str, number: str) -> HTMLResponse:
    """Return the page of a task."""
    held = snapshot(request)
    head = plan_head(held, plan)
    document = read_plan(held, plan)
    task = find_task(document, number)
    iri = f"{PLAN}{task_ref(document, task)}"
    line = find_line(held, iri)
    measures = [f"{PLAN}{measure_ref(document, task, measure)}" for measure in task.measures]
    counterparts = find_counterparts(held, (iri, *measures))
    position = document.tasks.index(task)
    return show_page(
        request,
        "task.html",
        here="plans",
        head=head,
        iri=iri,
        task=task,
        section=find_section(document, task),
        bearers=plan_bearers(held, document).get(iri, ()),
        figures=plan_figures(held, document, task.targets),
        outcomes=plan_figures(held, document, (one for one in document.outcomes if one.task == task.number)),
        line=line,
        corrections=say_corrections(task, page_language(request)),
        counterparts=counterparts[iri],
        measures=[
            show_measure(held, document, one, measure, counterparts[one], line, page_language(request))
            for one, measure in zip(measures, task.measures, strict=True)
        ],
        before=document.tasks[position - 1] if position else None,
        after=document.tasks[position + 1] if position + 1 < len(document.tasks) else None,
        category_iri=category_iri,
        document_iri=document_iri,
    )


@router.get("/plan/{plan}/measure/{number}", response_class=HTMLResponse)
def numbered_measure_page(request: Request, plan: str, number: str) -> HTMLResponse:
    """Return the page of a measure of a plan whose measures are numbered through."""
    return _measure_page(request, plan, f"measure/{number}")


@router.get("/plan/{plan}/task/{task}/measure/{number}", response_class=HTMLResponse)
def measure_page(request: Request, plan: str, task: str, number: str) -> HTMLResponse:
    """Return the page of a measure."""
    return _measure_page(request, plan, f"task/{task}/measure/{number}")


@router.get("/plan/{plan}/{kind}/{rest:path}")
def other_element(request: Request, plan: str, kind: str, rest: str) -> Response:
    """Lead to the place in the source of what has no page of its own: a target, an outcome, a remark, a section."""
    held = snapshot(request)
    plan_head(held, plan)
    iri = f"{PLAN}{plan}/{kind}/{rest}"
    places = read_places(held.store, [iri]).get(iri)
    if not places:
        raise HTTPException(404, "no such element")
    address = page_link(f"/source/{plan}", chosen_language(request), at=at(places))
    return RedirectResponse(f"{address}#here", 303)


def find_line(held: Snapshot, iri: str) -> TaskLine | None:
    """Return the line through the years that a task is in, None if it is in none."""
    return all_lines(held).get(iri)


def all_lines(held: Snapshot) -> Mapping[str, TaskLine]:
    """Return all lines through the years, by the tasks that are in them."""

    def make() -> dict[str, TaskLine]:
        return {stand.iri: line for line in task_lines(held.store) for stand in line.stands}

    return once(held, "lines of tasks", make)


def find_section(document: PlanDocument, task: Task) -> Section | None:
    """Return the section that a task stands in."""
    return next((section for section in document.sections if section.number == task.section), None)


def show_measure(  # noqa: PLR0913, PLR0917 - all that is shown
    held: Snapshot,
    document: PlanDocument,
    iri: str,
    measure: Measure,
    counterparts: Counterparts,
    line: TaskLine | None,
    language: str,
) -> ShownMeasure:
    """Return a measure with all that is shown of it."""
    lined = (one for stand in line.stands for one in stand.measures) if line else ()
    return ShownMeasure(
        iri=iri,
        measure=measure,
        bearers=plan_bearers(held, document).get(iri, ()),
        figures=plan_figures(held, document, measure.targets),
        counterparts=counterparts,
        lined=next((one for one in lined if one.iri == iri), None),
        corrections=say_corrections(measure, language),
    )


def say_corrections(holder: Task | Measure, language: str) -> tuple[str, ...]:
    """Return what people corrected of a task or measure and of its targets, a line each."""
    made = (*holder.corrections, *(one for target in holder.targets for one in target.corrections))
    return tuple(say_correction(one, Speech(language)) for one in dict.fromkeys(made))


def _measure_page(request: Request, plan: str, path: str) -> HTMLResponse:
    held = snapshot(request)
    head = plan_head(held, plan)
    document = read_plan(held, plan)
    iri = f"{PLAN}{plan}/{path}"
    task, measure = find_measure(document, iri)
    task_own = f"{PLAN}{task_ref(document, task)}"
    return show_page(
        request,
        "measure.html",
        here="plans",
        head=head,
        task=task,
        task_iri=task_own,
        section=find_section(document, task),
        task_bearers=plan_bearers(held, document).get(task_own, ()),
        one=show_measure(
            held,
            document,
            iri,
            measure,
            find_counterparts(held, [iri])[iri],
            find_line(held, task_own),
            page_language(request),
        ),
        category_iri=category_iri,
        document_iri=document_iri,
    )

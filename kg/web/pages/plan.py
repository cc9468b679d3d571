"""The page of a plan: what it is, its outline with departments and dates, its figures, what it cites, its coverage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from kg.answers.holdings import Snapshot
from kg.attainment.reasons import write_value
from kg.identify import document_iri
from kg.library import ask
from kg.links import task_ref
from kg.model import Citation, Figure, PlanDocument, Section, Target, Task
from kg.web.contents import PLAN, Bearer, plan_bearers, plan_head, plan_neighbours, read_plan
from kg.web.kept import once, whole
from kg.web.page import snapshot
from kg.web.showing import show_page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A task of the outline: its address, itself, who bears it."""

    path: str
    task: Task
    bearers: tuple[Bearer, ...]


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A target or an outcome, its value as people write it, its indicator by IRI (empty if unknown) and name."""

    figure: Figure
    value: str
    concept: str
    name: str


@router.get("/plan/{plan}", response_class=HTMLResponse)
def plan_page(request: Request, plan: str) -> HTMLResponse:
    """Return the page of a plan."""
    held = snapshot(request)
    head = plan_head(held, plan)
    document = read_plan(held, plan)
    before, after = plan_neighbours(held, plan)
    return show_page(
        request,
        "plan.html",
        here="plans",
        head=head,
        document=document,
        before=before,
        after=after,
        outline=outline(document, plan_bearers(held, document)),
        counts=_counts(document),
        targets=plan_figures(held, document, _targets(document)),
        outcomes=plan_figures(held, document, document.outcomes),
        citations=_citations(document),
        document_iri=document_iri,
    )


def outline(
    document: PlanDocument, bearers: Mapping[str, tuple[Bearer, ...]]
) -> list[tuple[Section | None, list[Row]]]:
    """Return the tasks of a plan by section, in the order of the document; None where they stand in no section."""
    sections = {section.number: section for section in document.sections}
    found: list[tuple[Section | None, list[Row]]] = []
    for task in document.tasks:
        section = sections.get(task.section or "")
        if not found or found[-1][0] is not section:
            found.append((section, []))
        ref = str(task_ref(document, task))
        found[-1][1].append(Row(f"/plan/{ref}", task, bearers.get(f"{PLAN}{ref}", ())))
    return found


def plan_figures(held: Snapshot, document: PlanDocument, figures: Iterable[Figure]) -> list[ShownFigure]:
    """Return figures of a plan as they are shown, in the order given."""
    named = named_figures(held)
    return [
        ShownFigure(
            figure, write_value(figure), *named.get((document.identifier, figure.quote), ("", figure.indicator))
        )
        for figure in figures
    ]


def named_figures(held: Snapshot) -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return the indicator, by IRI and name, of every figure of all plans, by its plan and its words."""

    def make() -> dict[tuple[str, str], tuple[str, str]]:
        rows = ask(whole(held), "indicator-figures", phrase="")
        return {(row["plan"], row["quote"]): (row["concept"], row["indicator"]) for row in rows}

    return once(held, "named figures", make)


def _targets(document: PlanDocument) -> list[Target]:
    return [target for holder in document.holders() for target in holder.targets]


def _counts(document: PlanDocument) -> dict[str, int]:
    return {
        "sections": len(document.sections),
        "tasks": len(document.tasks),
        "measures": sum(len(task.measures) for task in document.tasks),
        "targets": len(_targets(document)),
        "outcomes": len(document.outcomes),
    }


def _citations(document: PlanDocument) -> list[tuple[str, list[Citation]]]:
    """The documents that a plan cites, each once, with every place."""
    found: dict[str, list[Citation]] = {}
    for holder in document.holders():
        for citation in holder.citations:
            found.setdefault(citation.title, []).append(citation)
    return list(found.items())

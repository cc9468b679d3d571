"""Two small plans of successive years with the links between them, for tests of what is said of their difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.diff import ComparedPlan, Scope, YearDiff, YearInputs, diff_years
from kg.diff.elements import PlanFacts
from kg.diff.model import PlanDiff
from kg.links import Alignment, Change, ElementRef, Link, measure_ref, task_ref
from kg.model import Deadline, PlanDocument, Responsibility, Role, Section, Task
from kg.reports.blocks import Bullets, plain
from kg.reports.document import write_report
from tests.kg.plans import HERE, make_plan

FIRST = 2031
WHOLE = Scope()


@dataclass(frozen=True)
class Row:
    """A task of a plan: title, sentences, its own deadline, its departments, and the section that it stands in."""

    title: str
    sentences: Sequence[str] = ()
    due: str | None = None
    departments: Sequence[str] = ()
    section: tuple[str, str] | None = None


def plan(year: int, rows: Sequence[Row]) -> PlanDocument:
    """Return a plan of these tasks."""
    made = make_plan(f"plan{year}", [(row.title, list(row.sentences)) for row in rows], year=year)
    sections = dict.fromkeys(row.section for row in rows if row.section)
    return replace(
        made,
        tasks=tuple(_task(task, row) for task, row in zip(made.tasks, rows, strict=True)),
        sections=tuple(Section(number, title, HERE) for number, title in sections),
    )


def compare(old: Sequence[Row], new: Sequence[Row], scope: Scope = WHOLE) -> YearDiff:
    """Return the comparison of two plans, tasks of the same title linked with one another, sentence by sentence."""
    return diff_years(inputs_of(old, new), scope)


def inputs_of(old: Sequence[Row], new: Sequence[Row]) -> YearInputs:
    """Return what `compare` compares."""
    plans = plan(FIRST, old), plan(FIRST + 1, new)
    return linked(*plans, tuple(links_of(*plans)))


def linked(earlier: PlanDocument, later: PlanDocument, links: tuple[Link, ...]) -> YearInputs:
    """Return what is compared between two plans with these links between them."""
    years = [document.header.year or 0 for document in (earlier, later)]
    made = {document.identifier: compared(document) for document in (earlier, later)}
    alignment = Alignment(earlier.identifier, later.identifier, "continues", links, (), "hand", "1")
    return YearInputs(str(years[0]), str(years[1]), made, (alignment,))


def compared(document: PlanDocument) -> ComparedPlan:
    """Return a plan as a comparison takes it."""
    return ComparedPlan(document, facts(document, document.header.year or 0))


def step(diff: YearDiff) -> PlanDiff:
    """Return the one step of a comparison."""
    return diff.steps[0]


def finding(diff: YearDiff, head: str, language: str = "zh") -> str:
    """Return the finding of the first page that opens with a word."""
    bullets = next(block for block in write_report(diff, language).blocks if isinstance(block, Bullets))
    return next(text for item in bullets.items if (text := plain(item)).startswith(head))


def facts(document: PlanDocument, year: int) -> PlanFacts:
    """Return what is known of a plan beside its text."""
    counts = (0, len(document.tasks), 0, 0, 0)
    return PlanFacts(document.identifier, year, "计划", None, None, None, None, "x.txt", *counts)


def link(earlier: ElementRef, later: ElementRef, change: Change, confidence: float = 0.9) -> Link:
    """Return a settled link that nobody has confirmed."""
    return Link(earlier, later, "continues", change, confidence, accepted=True)


def links_of(old: PlanDocument, new: PlanDocument) -> Iterator[Link]:
    """Yield the links between tasks of the same title, and between their sentences in order."""
    for before in old.tasks:
        for after in (task for task in new.tasks if task.title == before.title):
            yield link(task_ref(old, before), task_ref(new, after), Change.CONTINUED)
            for one, other in zip(before.measures, after.measures, strict=False):
                ends = measure_ref(old, before, one), measure_ref(new, after, other)
                yield link(*ends, Change.REWORDED)


def _task(task: Task, row: Row) -> Task:
    named = enumerate(row.departments, start=1)
    return replace(
        task,
        section=row.section[0] if row.section else None,
        deadline=Deadline(row.due, HERE) if row.due else None,
        responsibilities=tuple(Responsibility(name, name, Role.RESPONSIBLE, n, name, HERE) for n, name in named),
    )

"""What a build made, as a value that is kept beside the store and told again when nothing has changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.build.steps import Step
from kg.model import PlanDocument
from kg.shapes import Finding

VERSIONS = "versions"
"""Where in a store the store of former versions lies, if there are any."""


@dataclass(frozen=True, slots=True)
class PlanCount:
    """How much was read in one plan; `unassigned` counts characters that belong to nothing.

    `first_task` is the title of its first task: something to ask for.
    """

    identifier: str
    title: str
    sections: int
    tasks: int
    measures: int
    targets: int
    outcomes: int
    citations: int
    remarks: int
    unassigned: int
    statements: int
    first_task: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What a build made, wherever it lies: see `BuildReport`."""

    plans: tuple[PlanCount, ...]
    links: int
    accepted: int
    quads: int
    content: str
    warnings: tuple[str, ...]
    findings: tuple[Finding, ...]
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: counts per plan, links by status, all quads, their digest, and what a person should know.

    `seconds` are those of each step, in their order; there are none where nothing had changed. `warnings` are
    corrections and decisions that could not be obeyed, `findings` what the shapes find that does not keep a graph from
    being stored. `former` are the former versions of plans, whose graphs lie in a store of their own, `VERSIONS`
    within the store. `anew` says how many documents were read and how many pairs of plans were aligned in this build;
    the others are as an earlier build left them.
    """

    store: Path
    plans: tuple[PlanCount, ...]
    links: int
    accepted: int
    quads: int
    content: str
    seconds: tuple[tuple[Step, float], ...]
    warnings: tuple[str, ...]
    findings: tuple[Finding, ...]
    former: tuple[str, ...] = ()
    anew: tuple[int, int] = (0, 0)


def count_plan(document: PlanDocument, statements: int, title: str | None = None) -> PlanCount:
    """Return how much was read in a plan whose graph has so many statements; `title` is for one that prints none."""
    holders = tuple(document.holders())
    coverage, printed = document.coverage, document.header.title
    return PlanCount(
        identifier=document.identifier,
        title=(printed.text if printed else title) or document.identifier,
        sections=len(document.sections),
        tasks=len(document.tasks),
        measures=sum(len(task.measures) for task in document.tasks),
        targets=sum(len(holder.targets) for holder in holders),
        outcomes=len(document.outcomes),
        citations=sum(len(holder.citations) for holder in holders),
        remarks=len(document.remarks),
        unassigned=sum(piece.end - piece.start for piece in coverage.unassigned) if coverage else 0,
        statements=statements,
        first_task=document.tasks[0].title if document.tasks else None,
    )

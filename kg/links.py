"""The values of an alignment: which task or measure of a later plan carries on, or restates, one of another plan.

All values are frozen. A link joins two elements by their `ElementRef`; `Unmatched` says what was looked for and
not found; an `Alignment` holds both for one pair of plans, with the method that made it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from kg.model import Measure, PlanDocument, Task

ElementKind = Literal["task", "measure"]
Relation = Literal["continues", "restates"]
Direction = Literal["successor", "predecessor"]

_PATH = re.compile(r"(?P<plan>[^/]+)/(?:task/(?P<task>[^/]+)(?:/measure/(?P<part>[^/]+))?|measure/(?P<item>[^/]+))")


class Change(Enum):
    """What became of the earlier element; the value is the local name of its term."""

    CONTINUED = "Continued"
    REWORDED = "Reworded"
    BROADENED = "Broadened"
    NARROWED = "Narrowed"
    SPLIT_INTO = "SplitInto"
    MERGED_INTO = "MergedInto"
    ABSORBED_IN_PART = "AbsorbedInPart"


class Status(Enum):
    """Whether a link waits for a decision or has one; the value is the local name of its term."""

    PROPOSED = "Proposed"
    CONFIRMED = "Confirmed"
    REJECTED = "Rejected"


@dataclass(frozen=True, slots=True, order=True)
class ElementRef:
    """A task or measure by its plan's identifier and its numbers.

    `number` is `("10",)` for task 10, `("10", "3")` for the third measure of task 10, and `("34",)` for
    measure 34 of a plan whose items are numbered through.
    """

    plan: str
    kind: ElementKind
    number: tuple[str, ...]

    @property
    def path(self) -> str:
        """The part of its IRI below the plan's: `task/10`, `task/10/measure/3`, `measure/34`."""
        if len(self.number) == 1:
            return f"{self.kind}/{self.number[0]}"
        return f"task/{self.number[0]}/measure/{self.number[1]}"

    def __str__(self) -> str:
        return f"{self.plan}/{self.path}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """How alike two elements are in one field (title, text, department …), from 0 to 1."""

    field: str
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """One element carries on another (`continues`), or says again what it says (`restates`).

    `earlier` is the older element; between plans of one year it is the element of the list, and `later` the
    item that restates it, so that the edge always runs `later → earlier`. `confidence` is from 0 to 1.
    `accepted` links become edges of the graph; the others wait for a person. `reviewer` and `comment` come
    from a human decision, `justification` is a term of semapv without its prefix.
    """

    earlier: ElementRef
    later: ElementRef
    relation: Relation
    change: Change
    confidence: float
    status: Status = Status.PROPOSED
    accepted: bool = False
    evidence: tuple[Evidence, ...] = ()
    reviewer: str | None = None
    justification: str = "CompositeMatching"
    comment: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Unmatched:
    """An element without a counterpart in `compared_with`, the identifier of the plan looked in.

    `direction` is what is missing: a `successor` of an earlier element, or a `predecessor` of a later one.
    """

    element: ElementRef
    compared_with: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links and unmatched elements between two plans, in the order of the earlier and then the later plan."""

    earlier: str
    later: str
    relation: Relation
    links: tuple[Link, ...]
    unmatched: tuple[Unmatched, ...]
    method: str
    version: str


def task_ref(document: PlanDocument, task: Task) -> ElementRef:
    """Return the reference of a task of `document`."""
    return ElementRef(document.identifier, "task", (task.number,))


def measure_ref(document: PlanDocument, task: Task, measure: Measure) -> ElementRef:
    """Return the reference of a measure of `task`: by its printed number where items are numbered through."""
    if measure.number is not None:
        return ElementRef(document.identifier, "measure", (measure.number,))
    return ElementRef(document.identifier, "measure", (task.number, str(measure.position)))


def measure_tasks(document: PlanDocument) -> Mapping[ElementRef, ElementRef]:
    """Return the task of each measure of `document`."""
    return {
        measure_ref(document, task, measure): task_ref(document, task)
        for task in document.tasks
        for measure in task.measures
    }


def read_element(path: str) -> ElementRef | None:
    """Return the reference that `str` of it gives (list2020/task/10/measure/3), or None if `path` is none."""
    match = _PATH.fullmatch(path)
    if match is None:
        return None
    kind: ElementKind = "task" if match["part"] is None and match["item"] is None else "measure"
    return ElementRef(match["plan"], kind, tuple(n for n in (match["task"], match["part"], match["item"]) if n))

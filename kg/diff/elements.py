"""The values of one year in a comparison: a plan, its tasks and measures as printed, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.links import ElementRef
from kg.model import Correction, Obligation, Passage, Role


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A plan that was compared, or named as having no counterpart; counts are of what was read in it.

    `left_out` counts the characters of the source that belong to no element, `supplied` names what the text does not
    state and the manifest does (`publisher`, `year` …).
    """

    identifier: str
    year: int
    title: str
    series: str | None
    issuer: str | None
    document_number: str | None
    issued: str | None
    source: str
    sections: int
    tasks: int
    measures: int
    targets: int
    citations: int
    left_out: int = 0
    supplied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line of the report stands: a task's title or a measure's sentence, as printed, with its passage.

    `task` is the printed number (or the segment) of the task, `position` that of the sentence within it, None of a
    title; `number` the printed number of a measure that is numbered through its plan.
    """

    element: ElementRef
    year: int
    task: str
    title: str
    text: str
    source: str
    passage: Passage
    position: int | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a person corrected in a plan of a year; `spot` and `task` are None where it is in no task."""

    year: int
    task: ElementRef | None
    spot: Spot | None
    correction: Correction


@dataclass(frozen=True, slots=True)
class Bearer:
    """A department with a part in a task: the name it has everywhere, the name as printed, and where it is printed.

    `corrected` says that a person put it there, or its role: the name is not what was read.
    """

    name: str
    printed: str
    role: Role
    passage: Passage
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as printed, or as a person corrected it, and the date that it gives, if it gives one."""

    text: str
    day: date | None
    passage: Passage
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Charge:
    """What a category of provinces must or may do, as printed; `obligation` is None where the text does not say."""

    category: str
    obligation: Obligation | None
    phrase: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class TaskSide:
    """A task as one year prints it; `section` is its number and title, `order` its place in the plan from 1.

    `due` is the deadline that is printed for all of it, `times` are those that its sentences tell.
    """

    spot: Spot
    order: int
    section: str | None
    section_title: str | None
    bearers: tuple[Bearer, ...]
    due: Due | None
    charges: tuple[Charge, ...]
    measures: int
    times: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The departments of the task by name, in the order of the text."""
        return tuple(bearer.name for bearer in self.bearers)

    @property
    def parts(self) -> tuple[tuple[str, Role], ...]:
        """The departments of the task by name, each with its part in it."""
        return tuple((bearer.name, bearer.role) for bearer in self.bearers)


@dataclass(frozen=True, slots=True)
class MeasureSide:
    """A measure as one year prints it, with whom it addresses and who bears it (its own, or else its task's).

    `around` is all that its task says, without marks and white space.
    """

    spot: Spot
    actor: str | None
    bearers: tuple[Bearer, ...]
    around: str
    charges: tuple[Charge, ...]
    due: Due | None
    figures: tuple[str, ...]
    citations: tuple[str, ...]
    regions: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Who bears it, by name."""
        return tuple(bearer.name for bearer in self.bearers)

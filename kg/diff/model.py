"""The values of a comparison of years: what each plan says, what became of every task and measure, and how sure it is.

All values are frozen; sequences are tuples in the order of the documents. Every line knows the passages it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from kg.diff.elements import Bearer, Corrected, MeasureSide, PlanFacts, Spot, TaskSide
from kg.difference import Difference, Piece
from kg.links import Change
from kg.model import Obligation, Role
from kg.targets import LinedFigure


class Weight(IntEnum):
    """What a change is about; what weighs most comes first."""

    OBLIGATION = 1
    RESPONSIBILITY = 2
    DEADLINE = 3
    FIGURES = 4
    SCOPE = 5
    WORDING = 6
    NOTHING = 7


class Standing(Enum):
    """What a measure is, seen from the other year: it stands there too, in other words, or not at all."""

    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Tie:
    """A link from an earlier task to a later one; `confirmed` by a person, or else by its confidence alone."""

    earlier: TaskSide
    later: TaskSide
    change: Change
    confidence: float
    confirmed: bool

    @property
    def whole(self) -> bool:
        """Whether the task goes on in the later one, and not only a part of it."""
        return self.change is not Change.ABSORBED_IN_PART


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that is different in a measure: its weight, what it is (a key of the words), and both wordings."""

    weight: Weight
    kind: str
    earlier: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """A measure of the earlier year that a later one carries on, and what differs between the two.

    `moved` says that it came from a task that the later measure's task does not carry on. `marked` is its sentence:
    what no later sentence that carries it on has is changed, what another of them has stands elsewhere.
    """

    earlier: MeasureSide
    change: Change
    confidence: float
    confirmed: bool
    moved: bool
    difference: Difference
    marked: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MeasureDiff:
    """A measure of the later year with all that it carries on, the nearest first; `marked` is its sentence.

    `rewritten` says that no more than chance is left of the wording, so that nothing is marked. `doubtful` says that
    a link that nobody has confirmed would make it less new.
    """

    later: MeasureSide
    origins: tuple[Origin, ...]
    standing: Standing
    aspects: tuple[Aspect, ...]
    marked: tuple[Piece, ...]
    rewritten: bool
    doubtful: bool

    @property
    def weight(self) -> Weight:
        """The weight of what weighs most in it."""
        return min((aspect.weight for aspect in self.aspects), default=Weight.NOTHING)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a measure of the earlier year; `heirs` are the later ones that carry it on.

    `title` is that of a later task which says what the measure said, where no later measure carries it on.
    """

    earlier: MeasureSide
    standing: Standing
    heirs: tuple[Spot, ...]
    doubtful: bool
    title: Spot | None = None


@dataclass(frozen=True, slots=True)
class TaskDiff:
    """A task of the later year: what it carries on, the principal first, and all that is different in it.

    `perhaps` are links that wait for a person, the surest first: none of them counts.

    `title` is the difference to the principal's title. `joined` and `left` are departments since those tasks that go
    on in it whole; `due_changed` says that none of these has the same deadline. `moved` says that it stands in
    another section than the one that carries on its principal's.
    """

    later: TaskSide
    ties: tuple[Tie, ...]
    perhaps: tuple[Tie, ...]
    title: Difference | None
    joined: tuple[Bearer, ...]
    left: tuple[Bearer, ...]
    due_changed: bool
    moved: bool
    measures: tuple[MeasureDiff, ...]
    gone: tuple[Fate, ...]

    @property
    def principal(self) -> Tie | None:
        """The tie to the task that goes on in it, if one does whole."""
        return self.ties[0] if self.ties and self.ties[0].whole else None

    @property
    def weight(self) -> Weight:
        """The weight of what weighs most in the task."""
        own = [Weight.RESPONSIBILITY] if self.joined or self.left else []
        own += [Weight.DEADLINE] if self.due_changed else []
        own += [Weight.WORDING] if self.title is not None and self.title.changed else []
        return min((*own, *(measure.weight for measure in self.measures)), default=Weight.NOTHING)

    def count(self, standing: Standing) -> int:
        """Return how many of its measures have that standing."""
        return sum(measure.standing is standing for measure in self.measures)


@dataclass(frozen=True, slots=True)
class TaskFate:
    """A task of the earlier year: the ties to what carries it on, the principal first, and the fate of each measure.

    `perhaps` are links that wait for a person, the surest first: none of them counts.
    """

    earlier: TaskSide
    ties: tuple[Tie, ...]
    perhaps: tuple[Tie, ...]
    measures: tuple[Fate, ...]

    def count(self, standing: Standing) -> int:
        """Return how many of its measures have that standing."""
        return sum(measure.standing is standing for measure in self.measures)


@dataclass(frozen=True, slots=True)
class SectionTie:
    """The section of the later plan that most tasks of an earlier one go into; `tasks` of `of` do."""

    earlier: str
    earlier_title: str
    later: str | None
    later_title: str | None
    tasks: int
    of: int


@dataclass(frozen=True, slots=True)
class DepartmentDiff:
    """A department in both years, its tasks by their sides; gained and lost as `departments-changed` asks it.

    `printed` are the names that either year prints. All its tasks are told, within the scope and outside of it.
    `dropped` are those of `lost` that nothing carries on: nobody bears them any longer.
    """

    name: str
    printed: tuple[tuple[str, ...], tuple[str, ...]]
    earlier: tuple[TaskSide, ...]
    later: tuple[TaskSide, ...]
    gained: tuple[TaskSide, ...]
    lost: tuple[TaskSide, ...]
    kept: tuple[TaskSide, ...]
    roles: tuple[tuple[Role, ...], tuple[Role, ...]]
    dropped: tuple[TaskSide, ...] = ()

    @property
    def relieved(self) -> tuple[TaskSide, ...]:
        """The earlier tasks that go on without it."""
        return tuple(side for side in self.lost if side not in self.dropped)


@dataclass(frozen=True, slots=True)
class PerhapsSame:
    """Two departments, each of one year only, that may be one under two names: for a person to decide."""

    earlier: DepartmentDiff
    later: DepartmentDiff
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class DutyDiff:
    """What one year lays on a category of provinces with one obligation, and what became of it.

    `carried` are the later measures that carry these on, `gone` those of them that none carries on.
    """

    category: str
    obligation: Obligation | None
    measures: tuple[MeasureSide, ...]
    carried: tuple[Spot, ...]
    gone: tuple[MeasureSide, ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties of provinces of both years; a year that prints no obligation at all has none and `says` so."""

    earlier: tuple[DutyDiff, ...]
    later: tuple[DutyDiff, ...]
    actors_earlier: tuple[tuple[str, int], ...]
    actors_later: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A link that was proposed and is not settled: its score, and both sides."""

    earlier: Spot
    later: Spot
    change: Change
    confidence: float


@dataclass(frozen=True, slots=True)
class PlanDiff:
    """Two plans of one series, the later the next in it: every task of both, and what is derived from them.

    `confined` says that a scope leaves tasks out. What is said of a department, of a section and of links as a number
    (`settled`, `confirmed`, `waiting`) is of the whole plans all the same; `corrected` is what people corrected in the
    plans, within the scope; `departments` are then those that a task of
    the scope names, `asked` the one that the scope names, and `proposed` the links that touch a task of the scope.
    """

    earlier: PlanFacts
    later: PlanFacts
    tasks: tuple[TaskDiff, ...]
    fates: tuple[TaskFate, ...]
    sections: tuple[SectionTie, ...]
    departments: tuple[DepartmentDiff, ...]
    perhaps_same: tuple[PerhapsSame, ...]
    duties: Duties
    proposed: tuple[Proposed, ...]
    method: str
    confirmed: int
    settled: int
    waiting: int
    confined: bool
    asked: str | None
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureDiff:
    """An indicator of which a plan of these years promises something.

    `earlier` and `later` are the promises of the plans of the first and of the last year, `between` those of years
    between them; `outcomes` what the judgements rest on. `movement` is `tighter`, `looser`, `same`, `changed`,
    `only earlier`, `only later` or `between`.
    """

    indicator: str
    names: tuple[str, ...]
    near: tuple[str, ...]
    earlier: tuple[LinedFigure, ...]
    later: tuple[LinedFigure, ...]
    between: tuple[LinedFigure, ...]
    outcomes: tuple[LinedFigure, ...]
    movement: str


@dataclass(frozen=True, slots=True)
class BorneApart:
    """A task of a plan without a counterpart, with the measures that the department of the scope bears in it.

    `measures` are position and text of each, in the order of the text.
    """

    plan: PlanFacts
    number: str
    title: str
    measures: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is confined to, as asked for; None is everything."""

    department: str | None = None
    section: str | None = None
    category: str | None = None
    task: str | None = None

    @property
    def whole(self) -> bool:
        """Whether it confines nothing."""
        return not (self.department or self.section or self.category or self.task)


@dataclass(frozen=True, slots=True)
class YearDiff:
    """All that is different between the first and the last year, step by step, for one scope.

    `alone` are plans of these years without a counterpart: their tasks count as neither new nor dropped. `titles` are
    those of all plans that figures come from, by identifier. `apart` is what the department of the scope bears in plans
    of `alone`.
    """

    first: str
    last: str
    steps: tuple[PlanDiff, ...]
    alone: tuple[PlanFacts, ...]
    titles: tuple[tuple[str, str], ...]
    figures: tuple[FigureDiff, ...]
    scope: Scope
    version: str
    content: str
    apart: tuple[BorneApart, ...] = ()

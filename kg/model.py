"""The values that flow through the project: a plan as it was understood, with the place of each statement.

A loader yields one `PlanDocument`; the graph, the alignment and the reports are made from it. All values
are frozen, sequences are tuples in the order of the document, and every statement has a `Passage`.
What a document does not state is `None` or an empty tuple, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum


class Role(Enum):
    """The part of a department in a measure or task."""

    LEAD = "lead"
    PARTICIPANT = "participant"
    RESPONSIBLE = "responsible"


class Obligation(Enum):
    """What a duty means for a province category: 必做 or 选做."""

    MANDATORY = "必做"
    OPTIONAL = "选做"


class Comparator(Enum):
    """How a figure is compared: the sign as people write it."""

    AT_MOST = "<="
    AT_LEAST = ">="
    EQUAL = "="
    MORE_THAN = ">"
    LESS_THAN = "<"


class QuantityKind(Enum):
    """What kind of quantity an indicator counts."""

    STOCK = "stock"
    FLOW = "flow"
    RATE = "rate"
    RANK = "rank"
    SCORE = "score"
    DURATION = "duration"


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A contiguous stretch of a source: code points of its decoded text, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Where a statement stands: one piece, or several where a page break or a table cell interrupts it."""

    pieces: tuple[Piece, ...]

    @property
    def start(self) -> int:
        """The first code point of the passage."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """One past the last code point of the passage."""
        return self.pieces[-1].end


@dataclass(frozen=True, slots=True)
class Source:
    """A document as received: its file name, media type, the SHA-256 of its bytes and its decoded text."""

    name: str
    media_type: str
    sha256: str
    text: str = field(repr=False)

    def quote(self, piece: Piece) -> str:
        """Return the exact characters of a piece, line breaks included."""
        return self.text[piece.start : piece.end]


@dataclass(frozen=True, slots=True)
class Stated:
    """A short statement of the text (a title, a number, a date as printed) with its place."""

    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A department's part in a measure or task.

    `name` is the name in full as the row implies it (专利局自动化部 for 自动化部 after 专利局审查部),
    `printed` the name as it stands there. `rank` counts from 1 in the order of the phrase.
    `parent` is the organisation that the text places the department in (专利局), if it does.
    `mode` is how the phrase puts it (负责, 按职责分别负责, 牵头), `phrase` the whole phrase as printed.
    `passage` is that of the phrase; responsibilities of one phrase share it. Whom a phrase only refers to (同上) is
    named as where it points, and `phrase` and `passage` are those of the reference.
    """

    name: str
    printed: str
    role: Role
    rank: int
    phrase: str
    passage: Passage
    mode: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What a category of provinces must (必做) or may (选做) do; `phrase` is the cell as printed.

    `obligation` is None where the text says where a measure applies (适用范围) and not that it must be done.
    """

    category: str
    obligation: Obligation | None
    phrase: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when: the words as printed (white space removed) and the date they give, if they give one.

    Where they are only referred to (完成时限：同上), `passage` is the place of the reference.
    """

    text: str
    passage: Passage
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in 《》; `title` has neither the marks nor white space."""

    title: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Region:
    """A province, city or group of provinces that the text names; `name` as printed, `code` its GB/T 2260 code."""

    name: str
    passage: Passage
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person changed in what was read of an element.

    `field` names what was changed (title, department, role, deadline, due, sentences, figure, indicator, comparator,
    value, unit, period). `was` is what was read and `now` what it is, None where there was or is nothing; sentences
    stand on a line each. `by` is who corrected it and `why` the reason in their words; `passage` is the place of the
    words that were misread.
    """

    field: str
    was: str | None
    now: str | None
    by: str
    why: str
    passage: Passage
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with what it counts: the shared part of targets and outcomes.

    `value` is the printed number (3017.3 of 3017.3万件; 20 of 20%), `unit` the printed unit (万件, %, 个月, 位).
    A promise of completeness (全面取消) has no value. `baseline` is what the text compares with, as printed
    (“十三五”初期; 第29位). `growth` is true where the figure says by how much something changes and not
    what it reaches. `indicator` names the thing counted, in the words of the text.
    """

    quote: str
    indicator: str
    passage: Passage
    comparator: Comparator | None = None
    value: Decimal | None = None
    unit: str | None = None
    period: str | None = None
    baseline: str | None = None
    hedge: str | None = None
    growth: bool = False
    kind: QuantityKind | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Target(Figure):
    """What a plan promises in figures, or as a promise of completeness."""


@dataclass(frozen=True, slots=True)
class Outcome(Figure):
    """What a report says was reached; `repeats` are the captions that print the same figure again.

    `task` is the number of the task of the same plan whose row or text tells it, None where it is of the plan.
    """

    repeats: tuple[Passage, ...] = ()
    task: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One action: one sentence, or one numbered item of an inter-ministerial plan.

    `position` counts from 1 within the task. `number` is the printed number where items are numbered
    through the whole plan, else None. `text` is as printed with broken words rejoined; `normalized` is a
    repaired wording beside it, or None. `actor` is the addressee as printed.
    """

    position: int
    text: str
    passage: Passage
    number: str | None = None
    normalized: str | None = None
    actor: str | None = None
    actor_passage: Passage | None = None
    responsibilities: tuple[Responsibility, ...] = ()
    duties: tuple[Duty, ...] = ()
    deadline: Deadline | None = None
    targets: tuple[Target, ...] = ()
    citations: tuple[Citation, ...] = ()
    regions: tuple[Region, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A titled unit of work. `section` is the number of its section; `number` is its IRI segment."""

    number: str
    title: str
    passage: Passage
    measures: tuple[Measure, ...]
    printed_number: str | None = None
    section: str | None = None
    responsibilities: tuple[Responsibility, ...] = ()
    duties: tuple[Duty, ...] = ()
    deadline: Deadline | None = None
    targets: tuple[Target, ...] = ()
    citations: tuple[Citation, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a plan: 一, 二 …; its tasks name it by `number`."""

    number: str
    title: str
    passage: Passage
    printed_number: str | None = None
    targets: tuple[Target, ...] = ()
    citations: tuple[Citation, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Text that states no task, measure, target or outcome: guiding thought, significance, thanks."""

    text: str
    passage: Passage
    section: str | None = None


class FurnitureKind(Enum):
    """What surrounds the text of a plan and states nothing of it."""

    PAGE_HEADER = "page header"
    PAGE_NUMBER = "page number"
    LETTERHEAD = "letterhead"
    SOURCE_NOTE = "source note"
    MARKUP = "markup"
    CAPTION = "caption"
    NUMBERING = "numbering"
    SITE = "site"
    CONTENTS = "table of contents"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Characters that belong to the page and not to the plan."""

    kind: FurnitureKind
    passage: Passage


@dataclass(frozen=True, slots=True)
class Header:
    """What a document says of itself, each with its place; None where it does not say."""

    title: Stated | None = None
    year: int | None = None
    issuer: Stated | None = None
    document_number: Stated | None = None
    issued: date | None = None
    issued_text: Stated | None = None
    addressees: tuple[Stated, ...] = ()
    notice_title: Stated | None = None


class Severity(Enum):
    """How much a note weighs."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader wants a person to know: a skipped number, a repaired word, a cell without a paragraph."""

    severity: Severity
    message: str
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The account of every non-blank character of a source."""

    characters: int
    assigned: int
    furniture: int
    unassigned: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """One document as it was understood.

    `identifier` comes from the manifest or the file's name. `family` names the kind of document that it was
    read as. `targets`, `citations` and `regions` are those that hang on no section, task or measure. Sections, tasks
    and measures stand in the order of the document. `corrections` are those of the plan itself, as of its title.
    """

    identifier: str
    source: Source
    family: str
    header: Header
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    citations: tuple[Citation, ...] = ()
    regions: tuple[Region, ...] = ()
    remarks: tuple[Remark, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[Note, ...] = ()
    coverage: Coverage | None = None
    corrections: tuple[Correction, ...] = ()

    def holders(self) -> Iterator[PlanDocument | Section | Task | Measure]:
        """Yield what targets and citations may hang on: the plan, its sections, then each task with its measures."""
        yield self
        yield from self.sections
        for task in self.tasks:
            yield task
            yield from task.measures

    def list_corrections(self) -> Iterator[Correction]:
        """Yield what people corrected, those of one element together and in the order in which they were made."""
        for holder in self.holders():
            yield from holder.corrections
            for target in holder.targets:
                yield from target.corrections
        for outcome in self.outcomes:
            yield from outcome.corrections

"""Plans that Hypothesis draws for the tests of the graph, their words put down on one page with true passages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st

from kg.model import (
    Citation,
    Comparator,
    Deadline,
    Duty,
    Header,
    Measure,
    Obligation,
    Outcome,
    Passage,
    PlanDocument,
    QuantityKind,
    Region,
    Remark,
    Responsibility,
    Role,
    Section,
    Source,
    Stated,
    Target,
    Task,
)
from tests.kg.documents import Page, with_text

T = TypeVar("T")
_WORDS = st.text(alphabet='林水校农田建设“”、2a "\\\t', min_size=1, max_size=12).map(lambda words: f"保{words}护")
_NAMES = st.sampled_from(("教育部", "建设科", "监督科", "水利部", "甲市财政局"))
_CATEGORIES = st.sampled_from(("山区各县", "平原各县"))
_KINDS: dict[str, QuantityKind | None] = {
    "节水灌溉面积": QuantityKind.STOCK,
    "新打机井数": QuantityKind.FLOW,
    "水质达标率": None,
}
_DAYS = st.dates(date(2000, 1, 1), date(2049, 12, 31))
_VALUES = st.integers(-9_999_999, 9_999_999).map(lambda number: Decimal(number).scaleb(-2))


@dataclass
class Writer:
    """Draws the elements of a plan one after the other; no two have the same words."""

    draw: st.DrawFn
    page: Page = field(default_factory=Page)
    count: int = 0

    def words(self) -> str:
        """Draw words that no other element has."""
        self.count += 1
        return f"{self.draw(_WORDS)}{self.count}号"

    def place(self, words: str) -> Passage:
        """Put words down, sometimes over a page break."""
        return self.page.put_broken(words) if self.draw(st.booleans()) else self.page.put(words)

    def stated(self) -> Stated:
        """Draw a statement of the header."""
        words = "".join(self.words().split())
        return Stated(words, self.place(words))

    def issuer(self) -> Stated:
        """Draw one body that signs; 、 would part two, which a mark alone is none of."""
        name = "".join(self.words().split()).replace("、", "")
        return Stated(name, self.place(name))

    def some(self, make: Callable[[], T]) -> tuple[T, ...]:
        """Draw up to two of what `make` makes."""
        return tuple(make() for _ in range(self.draw(st.integers(0, 2))))

    def perhaps(self, make: Callable[[], T]) -> T | None:
        """Draw one of what `make` makes, or none."""
        return make() if self.draw(st.booleans()) else None

    def citation(self) -> Citation:
        """Draw a cited document with its place."""
        title = "".join(self.words().split())
        return Citation(title, self.place(f"《{title}》"))

    def region(self) -> Region:
        """Draw a region; its code is its number."""
        name = "".join(f"甲{self.words()}县".split())
        return Region(name, self.place(name), f"{self.count:06}")

    def duty(self) -> Duty:
        """Draw what a category of provinces must or may do."""
        words = self.words()
        obligation = self.draw(st.sampled_from((None, *Obligation)))
        return Duty(self.draw(_CATEGORIES), obligation, words, self.place(words))

    def deadline(self) -> Deadline:
        """Draw a deadline, with or without a date."""
        words = self.words()
        return Deadline(words, self.place(words), self.perhaps(lambda: self.draw(_DAYS)))

    def responsibilities(self) -> tuple[Responsibility, ...]:
        """Draw a phrase that names departments."""
        phrase = self.words()
        passage = self.place(phrase)
        names = self.draw(st.lists(_NAMES, max_size=3, unique=True))
        return tuple(
            Responsibility(name, name[-3:], self.draw(st.sampled_from(Role)), rank, phrase, passage, "负责")
            for rank, name in enumerate(names, start=1)
        )

    def target(self) -> Target:
        """Draw a target, in figures or as a promise of completeness."""
        quote, indicator = self.words(), self.draw(st.sampled_from(sorted(_KINDS)))
        return Target(
            quote,
            indicator,
            self.place(quote),
            comparator=self.draw(st.sampled_from((None, *Comparator))),
            value=self.perhaps(lambda: self.draw(_VALUES)),
            unit=self.draw(st.sampled_from((None, "%", "万亩"))),
            period=self.draw(st.sampled_from((None, "2022", "2021-2025"))),
            hedge=self.draw(st.sampled_from((None, "力争"))),
            growth=self.draw(st.booleans()),
            kind=_KINDS[indicator],
        )

    def outcome(self, tasks: tuple[Task, ...]) -> Outcome:
        """Draw an outcome, of the plan or one of its tasks, sometimes repeated by captions."""
        target = self.target()
        repeats = self.some(lambda: self.place(self.words()))
        return Outcome(
            target.quote,
            target.indicator,
            target.passage,
            comparator=target.comparator,
            value=target.value,
            unit=target.unit,
            period=target.period,
            baseline=self.perhaps(self.words),
            growth=target.growth,
            kind=target.kind,
            repeats=repeats,
            task=self.draw(st.sampled_from((None, *(task.number for task in tasks)))),
        )

    def measure(self, position: int, number: str | None) -> Measure:
        """Draw a measure."""
        words = self.words()
        actor = self.perhaps(self.words)
        return Measure(
            position,
            words,
            self.place(words),
            number=number,
            normalized=self.perhaps(self.words),
            actor=actor,
            actor_passage=self.place(actor) if actor else None,
            responsibilities=self.responsibilities(),
            duties=self.some(self.duty),
            deadline=self.perhaps(self.deadline),
            targets=self.some(self.target),
            citations=self.some(self.citation),
            regions=self.some(self.region),
        )

    def task(self, number: int, section: str | None, *, numbered: bool) -> Task:
        """Draw a task; the measures of all tasks are numbered through the plan, or counted within their task."""
        title = self.words()
        measures = tuple(
            self.measure(n, f"{number}0{n}" if numbered else None) for n in range(1, self.draw(st.integers(1, 3)) + 1)
        )
        return Task(
            f"{number}-{number}",
            title,
            self.place(title),
            measures,
            printed_number=self.perhaps(self.words),
            section=section,
            responsibilities=self.responsibilities(),
            duties=self.some(self.duty),
            deadline=self.perhaps(self.deadline),
            targets=self.some(self.target),
            citations=self.some(self.citation),
        )

    def section(self, number: str) -> Section:
        """Draw a section."""
        title = self.words()
        return Section(
            number, title, self.place(title), f"{number}、", self.some(self.target), self.some(self.citation)
        )

    def remark(self) -> Remark:
        """Draw text that states nothing."""
        words = self.words()
        return Remark(words, self.place(words), self.draw(st.sampled_from((None, "一"))))

    def header(self) -> Header:
        """Draw what a document says of itself."""
        issued = self.perhaps(lambda: self.draw(_DAYS))
        return Header(
            title=self.perhaps(self.stated),
            year=self.draw(st.sampled_from((None, 2022))),
            issuer=self.perhaps(self.issuer),
            document_number=self.perhaps(self.stated),
            issued=issued,
            issued_text=self.stated() if issued else None,
            addressees=self.some(self.stated),
            notice_title=self.perhaps(self.stated),
        )


@st.composite
def plan_documents(draw: st.DrawFn) -> PlanDocument:
    """Draw a plan with a section or without, of any elements, in the order in which they stand on the page."""
    writer = Writer(draw)
    header = writer.header()
    sections = writer.some(lambda: writer.section("一"))[:1]
    section = sections[0].number if sections else None
    numbered = draw(st.booleans())
    tasks = tuple(writer.task(n, section, numbered=numbered) for n in range(1, draw(st.integers(0, 2)) + 1))
    document = PlanDocument(
        identifier="drawn2022",
        source=Source("drawn2022.txt", "text/plain", "", ""),
        family="outline",
        header=header,
        sections=sections,
        tasks=tasks,
        targets=writer.some(writer.target),
        outcomes=writer.some(lambda: writer.outcome(tasks)),
        citations=writer.some(writer.citation),
        regions=writer.some(writer.region),
        remarks=writer.some(writer.remark),
    )
    return with_text(document, writer.page.text)

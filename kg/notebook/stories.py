"""A trace and a biography that a notebook shows: a small drawing, then the words with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from kg.biography import Biography, Occurrence
from kg.columns import code_name
from kg.notebook.answers import Answer
from kg.notebook.drawing import draw_trace
from kg.notebook.html import choose, marked, soft, table_html
from kg.notebook.listings import name_certainty, name_change, show_places
from kg.notebook.values import Iri, Value
from kg.trace import Counterpart, Trace, TracedMeasure, TracedTask

if TYPE_CHECKING:
    from kg.notebook.frames import Frame

MOST_DRAWN = 24
"""Of how many tasks a picture can still be read; more are told in words only."""

_TRACE = (
    "year", "plan", "task_number", "task", "departments", "deadline", "position", "measure", "standing", "earlier",
    "later", "passage", "measure_iri",
)  # fmt: skip
_BIOGRAPHY = ("year", "plan", "kind", "text", "task_number", "task", "departments", "figures", "passage", "element")


@dataclass(frozen=True)
class ShownTrace(Trace):
    """A trace that a notebook draws; `table` has a row for each measure."""

    language: str = field(default="zh", kw_only=True)

    @property
    def table(self) -> Answer:
        """Return the measures in rows, each with its task, links and place."""
        rows = tuple(_measure_row(task, measure) for task in self.tasks for measure in task.measures)
        return Answer(_TRACE, rows, self.language)

    def frame(self) -> Frame:
        """Return the table as a pandas frame. Raises `KgError` naming the extra if pandas is missing."""
        return self.table.frame()

    def __str__(self) -> str:
        return str(self.table)

    def _repr_html_(self) -> str:
        if not self.tasks:
            return _nothing(self.asked, self.language)
        picture = draw_trace(self, self.language) if len(self.tasks) <= MOST_DRAWN else ""
        legend = choose(
            "粗线：逐年承接；细线：内容相近；虚线：机器判断",
            "thick: carried on from year to year; thin: says alike; dashed: by machine",
            self.language,
        )
        tasks = "".join(_task_html(task, self.language) for task in self.tasks)
        return f"{picture}<p>{soft(legend)}</p>{tasks}" if picture and self.links else picture + tasks


@dataclass(frozen=True)
class ShownBiography(Biography):
    """A biography that a notebook shows; `table` has a row for each place of the phrase."""

    language: str = field(default="zh", kw_only=True)

    @property
    def table(self) -> Answer:
        """Return the places of the phrase in rows, by year, plan and place."""
        return Answer(_BIOGRAPHY, tuple(map(_occurrence_row, self.occurrences)), self.language)

    def frame(self) -> Frame:
        """Return the table as a pandas frame. Raises `KgError` naming the extra if pandas is missing."""
        return self.table.frame()

    def __str__(self) -> str:
        return str(self.table)

    def _repr_html_(self) -> str:
        if not self.occurrences:
            return _nothing(self.phrase, self.language)
        texts = iter([marked(one.text, one.marks) for one in self.occurrences])
        cells = {"text": lambda _: next(texts)}
        return table_html(_BIOGRAPHY, self.table.rows, language=self.language, cells=cells)


def _nothing(asked: str, language: str) -> str:
    return f"<p>{escape(choose(f'没有任务或举措含有 {asked}', f'{asked} stands nowhere', language))}</p>"


def _task_html(task: TracedTask, language: str) -> str:
    number = choose(f"任务 {task.number}", f"task {task.number}", language)
    bearers = "、".join(bearer.name for bearer in task.departments)
    said = " · ".join(part for part in (bearers, task.deadline, show_places(task.passage)) if part)
    measures = "".join(_measure_html(measure, language) for measure in task.measures)
    return (
        f"<details><summary>{task.year} {escape(task.plan)} {escape(number)} "
        f"<strong>{marked(task.title, task.marks)}</strong> {soft(said)}</summary>"
        f"<ol>{measures}</ol></details>"
    )


def _measure_html(measure: TracedMeasure, language: str) -> str:
    standing = code_name("standing", measure.standing, language)
    tag = "" if measure.standing == "first" else f"[{escape(standing)}] "
    links = "".join(f"<br>{soft(line)}" for line in _links(measure, language))
    place = soft(show_places(measure.passage))
    return f'<li value="{measure.position}">{tag}{marked(measure.text, measure.marks)} {place}{links}</li>'


def _links(measure: TracedMeasure, language: str) -> Iterator[str]:
    """What the measure carries on and what carries it on, a line each."""
    before, after = choose("← 承接", "← continues", language), choose("→ 延续为", "→ continued by", language)
    for sign, others in ((before, measure.earlier), (after, measure.later)):
        for other in others:
            if other.relation == "continues":
                certainty = name_certainty(other.status, other.confidence, language)
                how = f"{name_change(other.change, language)} · {certainty}"
                yield f"{sign} {other.year} {Iri(other.iri).short.removeprefix('plan/')} ({how}) {other.text}"


def _measure_row(task: TracedTask, measure: TracedMeasure) -> tuple[Value, ...]:
    return (
        task.year,
        task.plan,
        task.number,
        task.title,
        "、".join(bearer.name for bearer in task.departments) or None,
        task.deadline,
        measure.position,
        measure.text,
        measure.standing,
        _iris(measure.earlier),
        _iris(measure.later),
        show_places(measure.passage) or None,
        Iri(measure.iri),
    )


def _iris(others: Iterable[Counterpart]) -> str | None:
    return " ".join(Iri(other.iri).short for other in others if other.relation == "continues") or None


def _occurrence_row(one: Occurrence) -> tuple[Value, ...]:
    task = one.task
    return (
        one.year,
        one.plan,
        one.kind,
        one.text,
        task.number if task else None,
        task.title if task else None,
        "、".join(bearer.name for bearer in task.departments) or None if task else None,
        "；".join(figure.quote for figure in one.figures) or None,
        show_places(one.passage) or None,
        Iri(one.iri),
    )

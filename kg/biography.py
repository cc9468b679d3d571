"""Tells the lines of tasks through the years, and the biography of a phrase: where it stands, with whom.

The lines are those that the build has stated (`kg:Thread`, see `kg.threads`); nothing is decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg.errors import QueryError
from kg.library import ask, expand_iri, is_element
from kg.phrase import find_phrase, phrase_core
from kg.search import Mark, find_scattered
from kg.store import Store
from kg.trace import Place, Trace, TracedTask, trace

_Row = Mapping[str, str]
_TOLD_BY_TRACE = ("task", "measure")


@dataclass(frozen=True, slots=True)
class LinedMeasure:
    """A measure of a line's task.

    `origin` is `kept` from the line's task of the year before, `moved in` from another task, or `new`; `fate` is
    `kept`, `moved out` or `gone`. Either is None where no plan was compared on that side. `passage` is empty unless
    one line was asked for.
    """

    iri: str
    position: int
    text: str
    origin: str | None
    fate: str | None
    passage: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A line in one year: its task there.

    `change`, `status` (local names of terms) and `confidence` are those of the link from the task before, None of the
    first. `departments` are named as printed; `gained` and `lost` since the year before. `restated_by` are tasks of
    other plans that say the same, by IRI; they are no part of the line.
    """

    iri: str
    plan: str
    year: int
    number: str
    title: str
    change: str | None
    confidence: float | None
    status: str | None
    departments: tuple[str, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    measures: tuple[LinedMeasure, ...]
    restated_by: tuple[str, ...]
    passage: tuple[Place, ...]

    def count_origins(self, origin: str) -> int:
        """Return how many measures have that origin."""
        return sum(measure.origin == origin for measure in self.measures)

    def count_fates(self, fate: str) -> int:
        """Return how many measures have that fate."""
        return sum(measure.fate == fate for measure in self.measures)


@dataclass(frozen=True, slots=True)
class Tie:
    """A place where two lines meet or part: the `earlier` task joins the line of the `later`, or gives it a part.

    `relation` is `joins` or `branches into`; `origin` and `into` are the two lines, the rest as of a link.
    """

    relation: str
    earlier: str
    earlier_year: int
    earlier_title: str
    later: str
    later_year: int
    later_title: str
    change: str
    confidence: float
    status: str
    origin: str
    into: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A line of tasks with its years in order; `arriving` ties lead into it, `leaving` ones out of it."""

    iri: str
    name: str
    stands: tuple[Stand, ...]
    arriving: tuple[Tie, ...]
    leaving: tuple[Tie, ...]

    @property
    def is_new(self) -> bool:
        """Whether an earlier plan was looked through, and nothing in it leads to this line."""
        return not self.arriving and any(measure.origin for measure in self.stands[0].measures)

    @property
    def is_dropped(self) -> bool:
        """Whether a later plan was looked through, and nothing in it comes from this line."""
        return not self.leaving and any(measure.fate for measure in self.stands[-1].measures)

    @property
    def steps(self) -> tuple[tuple[Stand, Stand], ...]:
        """Each stand with the next."""
        return tuple(zip(self.stands, self.stands[1:], strict=False))


@dataclass(frozen=True, slots=True)
class TaskFigure:
    """What a task, or one `measure` of it, promises in figures: the indicator, and the words as printed."""

    indicator: str
    quote: str
    target: str
    measure: str | None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One text that holds the phrase, at `marks`; `kind` is as in `kg.search.KINDS`.

    `task` is the task whose title or measure it is and `line` the IRI of the line that it is in, None elsewhere;
    `figures` are those of the measure, or of the task where its title holds the phrase.
    """

    iri: str
    kind: str
    plan: str
    year: int
    text: str
    marks: tuple[Mark, ...]
    task: TracedTask | None
    line: str | None
    figures: tuple[TaskFigure, ...]
    passage: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Biography:
    """A phrase through the years: all its occurrences by year, plan and place, and the lines of the tasks it names."""

    phrase: str
    occurrences: tuple[Occurrence, ...]
    lines: tuple[TaskLine, ...]


def task_lines(store: Store, task: str | None = None) -> tuple[TaskLine, ...]:
    """Return all lines in the order of their first tasks, or the one that `task` is in.

    `task` is an IRI in full or in a short form (`list2020/task/2`). Raises `QueryError` if it is in no line.
    """
    if task is None:
        return _read_lines(store, (), with_places=False)
    iri = expand_iri(task)
    own = {row["thread"] for row in ask(store, "thread-of-task", task_iri=iri) if row["relation"] == "in the line"}
    if not own:
        raise QueryError(
            f"{iri} is in no line of tasks: it is no task, or its plan was compared with no other year of a series",
            hint="kg trace follows any task, and kg threads lists the lines",
        )
    return _read_lines(store, own, with_places=True)


def phrase_biography(store: Store, index: Path, phrase: str) -> Biography:
    """Return where a phrase stands in all plans, and the lines of the tasks whose titles hold it.

    The phrase is found as `kg.phrase` says. `index` is the search index built with the store. Raises `QueryError` for
    an empty phrase, `StoreError` if there is no index.
    """
    plain = phrase.strip()
    if not plain:
        raise QueryError("no phrase to look for", hint="kg threads --phrase 大保护格局")
    found = trace(store, index, plain) if not is_element(plain) else Trace(plain, None, (), ())
    figures = _read_figures(store, [task.iri for task in found.tasks])
    lines = {row["task_iri"]: row["thread"] for row in ask(store, "threads")} if found.tasks else {}
    told = [one for task in found.tasks for one in _in_task(task, lines.get(task.iri), figures.get(task.iri, ()))]
    occurrences = sorted((*told, *_elsewhere(store, index, plain, told)), key=_by_place)
    named = {lines[task.iri] for task in found.tasks if task.marks and task.iri in lines}
    return Biography(plain, tuple(occurrences), _read_lines(store, named, with_places=False) if named else ())


def _in_task(task: TracedTask, line: str | None, figures: tuple[TaskFigure, ...]) -> Iterator[Occurrence]:
    own = (task.iri, "task", task.title, task.marks, task.passage)
    texts = (own, *((m.iri, "measure", m.text, m.marks, m.passage) for m in task.measures))
    for iri, kind, text, marks, passage in texts:
        if marks:
            hanging = tuple(figure for figure in figures if kind == "task" or figure.measure == iri)
            yield Occurrence(iri, kind, task.plan, task.year, text, marks, task, line, hanging, passage)


def _elsewhere(store: Store, index: Path, phrase: str, told: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """The occurrences outside of tasks and measures; a figure quoted out of a text that is told is left out."""
    found = {
        text.iri: (text, marks)
        for text in find_scattered(index, phrase_core(phrase))
        if text.kind not in _TOLD_BY_TRACE and (marks := find_phrase(phrase, text.folded, text.ends))
    }
    places = _read_places(store, found)
    covering = [occurrence.passage for occurrence in told]
    covering += [places.get(iri, ()) for iri, (text, _) in found.items() if text.kind not in ("target", "outcome")]
    for iri, (text, marks) in found.items():
        passage = places.get(iri, ())
        if text.kind not in ("target", "outcome") or not any(_covers(whole, passage) for whole in covering):
            yield Occurrence(iri, text.kind, text.plan, text.year, text.text, marks, None, None, (), passage)


def _covers(whole: tuple[Place, ...], part: tuple[Place, ...]) -> bool:
    return bool(part) and all(
        any(w.source == p.source and w.start <= p.start and p.end <= w.end for w in whole) for p in part
    )


def _by_place(occurrence: Occurrence) -> tuple[int, str, int, str]:
    start = occurrence.passage[0].start if occurrence.passage else -1
    return occurrence.year, occurrence.plan, start, occurrence.iri


def _read_figures(store: Store, tasks: Collection[str]) -> dict[str, tuple[TaskFigure, ...]]:
    figures: dict[str, list[TaskFigure]] = defaultdict(list)
    for row in ask(store, "task-targets", task_iri=tasks) if tasks else ():
        quote = " ".join(row["quote"].split())
        figures[row["task_iri"]].append(TaskFigure(row["indicator"], quote, row["target"], row["measure_iri"] or None))
    return {task: tuple(several) for task, several in figures.items()}


def _read_lines(store: Store, threads: Collection[str], *, with_places: bool) -> tuple[TaskLine, ...]:
    """The lines of the `threads`, of all if there are none."""
    rows = ask(store, "threads", thread=threads)
    tasks = {row["task_iri"] for row in rows}
    if not tasks:
        return ()
    measures = ask(store, "thread-measures", thread={row["thread"] for row in rows})
    links = ask(store, "links-of", element=tasks)
    facts = _Facts(
        departments=_read_departments(store, tasks),
        links={(row["earlier"], row["later"]): row for row in links},
        restated=_restatements(links, tasks),
        measures=_by(measures, "task_iri"),
        places=_read_places(store, {*tasks, *(row["measure_iri"] for row in measures)}) if with_places else {},
    )
    ties = ask(store, "thread-branches", thread=threads)
    into, out_of = _by(ties, "into"), _by(ties, "from")
    several = (list(of_line) for _, of_line in groupby(rows, key=lambda row: row["thread"]))
    return tuple(_line(one, into.get(one[0]["thread"], ()), out_of.get(one[0]["thread"], ()), facts) for one in several)


def _by(rows: Iterable[_Row], column: str) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the store says, by task: departments (names by IRI), links by both ends, others alike, measures, places."""

    departments: Mapping[str, Mapping[str, str]]
    links: Mapping[tuple[str, str], _Row]
    restated: Mapping[str, Collection[str]]
    measures: Mapping[str, Iterable[_Row]]
    places: Mapping[str, tuple[Place, ...]]


def _line(rows: Sequence[_Row], into: Iterable[_Row], out_of: Iterable[_Row], facts: _Facts) -> TaskLine:
    before: list[_Row | None] = [None, *rows[:-1]]
    return TaskLine(
        iri=rows[0]["thread"],
        name=rows[0]["name"],
        stands=tuple(_stand(row, earlier, facts) for row, earlier in zip(rows, before, strict=True)),
        arriving=tuple(_tie(row, facts) for row in into),
        leaving=tuple(_tie(row, facts) for row in out_of),
    )


def _stand(row: _Row, before: _Row | None, facts: _Facts) -> Stand:
    iri = row["task_iri"]
    here = facts.departments.get(iri, {})
    there = facts.departments.get(before["task_iri"], {}) if before else here
    link = facts.links[before["task_iri"], iri] if before else None
    return Stand(
        iri=iri,
        plan=row["plan"],
        year=int(row["year"]),
        number=row["task_number"],
        title=row["task"],
        change=_local(link["change"]) if link else None,
        confidence=float(link["confidence"]) if link else None,
        status=_local(link["status"]) if link else None,
        departments=tuple(here.values()),
        gained=tuple(name for body, name in here.items() if body not in there),
        lost=tuple(name for body, name in there.items() if body not in here),
        measures=tuple(_measure(measure, facts) for measure in facts.measures.get(iri, ())),
        restated_by=tuple(sorted(facts.restated.get(iri, ()))),
        passage=facts.places.get(iri, ()),
    )


def _measure(row: _Row, facts: _Facts) -> LinedMeasure:
    return LinedMeasure(
        iri=row["measure_iri"],
        position=int(row["position"]),
        text=row["measure"],
        origin=row["origin"] or None,
        fate=row["fate"] or None,
        passage=facts.places.get(row["measure_iri"], ()),
    )


def _tie(row: _Row, facts: _Facts) -> Tie:
    link = facts.links[row["earlier"], row["later"]]
    return Tie(
        relation=row["relation"],
        earlier=row["earlier"],
        earlier_year=int(row["earlier_year"]),
        earlier_title=row["earlier_task"],
        later=row["later"],
        later_year=int(row["year"]),
        later_title=row["later_task"],
        change=_local(link["change"]),
        confidence=float(link["confidence"]),
        status=_local(link["status"]),
        origin=row["from"],
        into=row["into"],
    )


def _restatements(links: Iterable[_Row], tasks: Collection[str]) -> dict[str, set[str]]:
    """The tasks and measures of other plans that say what a task says, by that task."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in links:
        for own, other in (("earlier", "later"), ("later", "earlier")):
            if row["relation"] == "restates" and row["accepted"] == "true" and row[own] in tasks:
                found[row[own]].add(row[other])
    return found


def _read_departments(store: Store, tasks: Collection[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in ask(store, "task-cards", task_iri=tasks):
        if row["body"]:
            found[row["task_iri"]].setdefault(row["body"], row["department"])
    return found


def _read_places(store: Store, elements: Collection[str]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for row in ask(store, "element-passage", element=elements) if elements else ():
        found[row["element"]].append(Place(row["source"], int(row["start"]), int(row["end"]), row["quote"]))
    return {element: tuple(places) for element, places in found.items()}


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]

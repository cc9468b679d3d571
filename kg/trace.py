"""Follows a phrase, a task or a measure through the years: where it stands, who bears it, what goes on and what is new.

A phrase is looked for in the titles of tasks and the texts of measures (see `kg.phrase`); an IRI is followed along
its links. What is found is told by year, plan and task, with the links of each element and its passage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from kg.errors import QueryError
from kg.library import ask, expand_iri, is_element
from kg.phrase import find_phrase, phrase_core
from kg.search import Mark, find_scattered
from kg.store import Store

Standing = Literal["carried on", "new", "first"]
FoundBy = Literal["asked", "title", "measure", "link"]

_Row = Mapping[str, str]
_TRACED = ("task", "measure")


@dataclass(frozen=True, slots=True)
class Place:
    """One piece of a passage: the source's file name, offsets in code points (half-open), the exact quote."""

    source: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The other end of an accepted link, seen from one end: `relation` is `continues` or `restates`.

    `change` and `status` are local names of terms (`Reworded`, `Confirmed`).
    """

    iri: str
    plan: str
    year: int
    text: str
    relation: str
    change: str
    confidence: float
    status: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """A department of a task, named as printed, with its roles there and in measures: `Lead`, `Participant` …"""

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TracedMeasure:
    """A measure of a traced task; `marks` are the places of the phrase in its text.

    `standing` says whether it carries on a measure of an earlier year, is new, or stands in the first year of all.
    In a plan with an earlier one in its series only what continues that one is carried on; in another plan what
    restates a measure of an earlier year, or one of its own year that continues such a measure.
    `earlier`, `beside` and `later` are its counterparts by year.
    """

    iri: str
    position: int
    number: str | None
    actor: str | None
    text: str
    marks: tuple[Mark, ...]
    standing: Standing
    earlier: tuple[Counterpart, ...]
    beside: tuple[Counterpart, ...]
    later: tuple[Counterpart, ...]
    passage: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class TracedTask:
    """A task of the trace: the one `asked` for, or found by its `title`, by a `measure`, or along a `link`.

    `measures` are all measures of the task, or only the traced ones where a measure is followed.
    """

    iri: str
    plan: str
    year: int
    number: str
    title: str
    section: str | None
    deadline: str | None
    found_by: FoundBy
    marks: tuple[Mark, ...]
    departments: tuple[Bearer, ...]
    earlier: tuple[Counterpart, ...]
    beside: tuple[Counterpart, ...]
    later: tuple[Counterpart, ...]
    measures: tuple[TracedMeasure, ...]
    passage: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class TracedPlan:
    """A plan with its traced tasks in the order of the document."""

    plan: str
    tasks: tuple[TracedTask, ...]


@dataclass(frozen=True, slots=True)
class TracedYear:
    """A year with its plans, by identifier."""

    year: int
    plans: tuple[TracedPlan, ...]


@dataclass(frozen=True, slots=True)
class TracedLink:
    """An accepted link between two tasks of the trace: the later one carries on, or restates, the earlier one."""

    earlier: str
    later: str
    relation: str
    change: str
    confidence: float
    status: str


@dataclass(frozen=True, slots=True)
class Trace:
    """The line of a phrase or of an element, `iri`, through the years; empty where a phrase stands nowhere."""

    asked: str
    iri: str | None
    years: tuple[TracedYear, ...]
    links: tuple[TracedLink, ...]

    @property
    def tasks(self) -> tuple[TracedTask, ...]:
        """All traced tasks in the order of the years and plans."""
        return tuple(task for year in self.years for plan in year.plans for task in plan.tasks)


@dataclass(frozen=True, slots=True)
class _Finds:
    """What to show: marks of the elements found by text, why a task is there, which are whole, else which measures."""

    marks: Mapping[str, tuple[Mark, ...]]
    tasks: Mapping[str, FoundBy]
    whole: frozenset[str]
    measures: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the store says of the elements to show, by IRI."""

    links: Mapping[str, tuple[_Row, ...]]
    places: Mapping[str, tuple[Place, ...]]
    first_year: int
    continuing: frozenset[str]


def trace(store: Store, index: Path, phrase_or_iri: str) -> Trace:
    """Return the line of a phrase, or of a task or measure, through the years.

    An IRI is given in full or in a short form (`plan/list2020/task/2`, `list2020/task/2`). `index` is the search
    index built with the store. Years ascend, plans stand by identifier, tasks and measures in the order of the
    document. Raises `QueryError` for an IRI that names no task or measure, or an empty phrase; `StoreError` if there is
    no index.
    """
    asked = phrase_or_iri.strip()
    if not asked:
        raise QueryError("no phrase to trace", hint="kg trace 大保护格局, or kg trace plan/list2020/task/2")
    iri = expand_iri(asked) if is_element(asked) else None
    finds = _follow(store, iri) if iri else _find(store, index, asked)
    if not finds.tasks:
        return Trace(asked, iri, (), ())
    measures = _read_measures(store, finds)
    facts = _read_facts(store, (*finds.tasks, *(row["measure_iri"] for rows in measures.values() for row in rows)))
    cards = groupby(ask(store, "task-cards", task_iri=finds.tasks), key=lambda row: row["task_iri"])
    tasks = [_trace_task(list(rows), measures.get(iri, []), finds, facts) for iri, rows in cards]
    return Trace(asked, iri, tuple(_by_year(tasks)), tuple(_links_between(facts, finds.tasks)))


def _find(store: Store, index: Path, phrase: str) -> _Finds:
    """The tasks whose title holds the phrase, and those with a measure that does."""
    marks = {
        text.iri: found
        for text in find_scattered(index, phrase_core(phrase))
        if text.kind in _TRACED and (found := find_phrase(phrase, text.folded, text.ends))
    }
    owners = ask(store, "task-measures", task_iri=(), measure_iri=marks) if marks else []
    tasks: dict[str, FoundBy] = {row["task_iri"]: "measure" for row in owners}
    measures = {row["measure_iri"] for row in owners}
    tasks.update({iri: "title" for iri in marks if iri not in measures})
    return _Finds(marks, tasks, frozenset(tasks), frozenset())


def _follow(store: Store, iri: str) -> _Finds:
    """The task or measure itself and all that its links lead to."""
    rows = ask(store, "task-by-iri", element=(iri,))
    if not rows:
        raise QueryError(f"{iri} names no task or measure of the store", hint="look it up with: kg search WORDS")
    tasks: dict[str, FoundBy] = {}
    for row in rows:
        asked = row["relation"] == "itself"
        task = row["task_iri"] or row["related"]
        if asked or task not in tasks:
            tasks[task] = "asked" if asked else "link"
    # An item of another plan may restate a task as a whole: of its own task only that item is told.
    own = any(row["relation"] == "itself" and not row["task_iri"] for row in rows)
    whole = frozenset(row["related"] for row in rows if own and not row["task_iri"])
    measures = frozenset(row["related"] for row in rows if row["task_iri"] and row["task_iri"] not in whole)
    return _Finds({}, tasks, whole, measures)


def _read_measures(store: Store, finds: _Finds) -> dict[str, list[_Row]]:
    whole = ask(store, "task-measures", task_iri=finds.whole) if finds.whole else []
    single = ask(store, "task-measures", task_iri=(), measure_iri=finds.measures) if finds.measures else []
    measures: dict[str, list[_Row]] = defaultdict(list)
    for row in (*whole, *single):
        measures[row["task_iri"]].append(row)
    return measures


def _read_facts(store: Store, elements: tuple[str, ...]) -> _Facts:
    """The links and passages of the elements; links also of those that they restate within their year."""
    links = _read_links(store, elements)
    known = set(elements)
    beside = {
        row[end]
        for row in links
        for end in ("earlier", "later")
        if row["earlier_year"] == row["later_year"] and row[end] not in known
    }
    by_element: dict[str, dict[str, _Row]] = defaultdict(dict)
    for row in (*links, *(_read_links(store, beside) if beside else ())):
        by_element[row["earlier"]][row["link"]] = row
        by_element[row["later"]][row["link"]] = row
    places: dict[str, list[Place]] = defaultdict(list)
    for row in ask(store, "element-passage", element=elements):
        places[row["element"]].append(Place(row["source"], int(row["start"]), int(row["end"]), row["quote"]))
    plans = sorted((row for row in ask(store, "plans-by-year") if row["year"]), key=lambda row: row["year"])
    return _Facts(
        links={iri: tuple(rows.values()) for iri, rows in by_element.items()},
        places={iri: tuple(pieces) for iri, pieces in places.items()},
        first_year=int(plans[0]["year"]) if plans else 0,
        continuing=frozenset(
            plan["plan"]
            for plan in plans
            if any(plan["series"] and plan["series"] == p["series"] and p["year"] < plan["year"] for p in plans)
        ),
    )


def _read_links(store: Store, elements: Iterable[str]) -> list[_Row]:
    return [row for row in ask(store, "links-of", element=elements) if row["accepted"] == "true"]


def _trace_task(card: list[_Row], measures: list[_Row], finds: _Finds, facts: _Facts) -> TracedTask:
    row = card[0]
    iri, year = row["task_iri"], int(row["year"])
    linked = _counterparts(iri, year, facts)
    return TracedTask(
        iri=iri,
        plan=row["plan"],
        year=year,
        number=row["task_number"],
        title=row["task"],
        section=row["section"] or None,
        deadline=row["deadline"] or None,
        found_by=finds.tasks[iri],
        marks=finds.marks.get(iri, ()),
        departments=tuple(_bearers(card)),
        earlier=linked[-1],
        beside=linked[0],
        later=linked[1],
        measures=tuple(_trace_measure(measure, year, finds, facts) for measure in measures),
        passage=facts.places.get(iri, ()),
    )


def _trace_measure(row: _Row, year: int, finds: _Finds, facts: _Facts) -> TracedMeasure:
    iri = row["measure_iri"]
    linked = _counterparts(iri, year, facts)
    return TracedMeasure(
        iri=iri,
        position=int(row["position"]),
        number=row["number"] or None,
        actor=row["actor"] or None,
        text=row["measure"],
        marks=finds.marks.get(iri, ()),
        standing=_standing(iri, year, facts),
        earlier=linked[-1],
        beside=linked[0],
        later=linked[1],
        passage=facts.places.get(iri, ()),
    )


def _standing(iri: str, year: int, facts: _Facts) -> Standing:
    if year <= facts.first_year:
        return "first"
    linked = _counterparts(iri, year, facts)
    if _plan_of(iri) in facts.continuing:
        return "carried on" if _continues(linked[-1]) else "new"
    restated = (_counterparts(other.iri, year, facts)[-1] for other in linked[0])
    return "carried on" if linked[-1] or any(_continues(earlier) for earlier in restated) else "new"


def _continues(earlier: tuple[Counterpart, ...]) -> bool:
    return any(other.relation == "continues" for other in earlier)


def _counterparts(iri: str, year: int, facts: _Facts) -> dict[int, tuple[Counterpart, ...]]:
    """The other ends of the links of an element: of earlier years by -1, of its own by 0, of later ones by 1."""
    found: dict[int, list[Counterpart]] = {-1: [], 0: [], 1: []}
    for row in facts.links.get(iri, ()):
        end = "later" if row["earlier"] == iri else "earlier"
        other = _counterpart(row, end)
        found[(other.year > year) - (other.year < year)].append(other)
    return {side: tuple(sorted(others, key=_by_place)) for side, others in found.items()}


def _counterpart(row: _Row, end: str) -> Counterpart:
    return Counterpart(
        iri=row[end],
        plan=_plan_of(row[end]),
        year=int(row[f"{end}_year"]),
        text=row[f"{end}_text"],
        relation=row["relation"],
        change=_local(row["change"]),
        confidence=float(row["confidence"]),
        status=_local(row["status"]),
    )


def _by_place(other: Counterpart) -> tuple[int, str, float, str]:
    return other.year, other.plan, -other.confidence, other.iri


def _bearers(card: list[_Row]) -> Iterator[Bearer]:
    for body, of_body in groupby(card, key=lambda row: row["body"]):
        rows = list(of_body)
        roles = {_local(row["role"]) for row in rows if row["role"]}
        if body:
            yield Bearer(rows[0]["department"], tuple(sorted(roles)))


def _by_year(tasks: list[TracedTask]) -> Iterator[TracedYear]:
    for year, of_year in groupby(tasks, key=lambda task: task.year):
        plans = groupby(of_year, key=lambda task: task.plan)
        yield TracedYear(year, tuple(TracedPlan(plan, tuple(of_plan)) for plan, of_plan in plans))


def _links_between(facts: _Facts, tasks: Mapping[str, FoundBy]) -> Iterator[TracedLink]:
    rows = {row["link"]: row for iri in tasks for row in facts.links.get(iri, ())}
    for row in sorted(rows.values(), key=lambda row: (row["earlier_year"], row["later_year"], row["link"])):
        if row["earlier"] in tasks and row["later"] in tasks:
            yield TracedLink(
                earlier=row["earlier"],
                later=row["later"],
                relation=row["relation"],
                change=_local(row["change"]),
                confidence=float(row["confidence"]),
                status=_local(row["status"]),
            )


def _plan_of(iri: str) -> str:
    return iri.partition("/plan/")[2].partition("/")[0]


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]

"""Reads from a store what a comparison of years starts from, and refuses in one line what cannot be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from kg.diff.elements import PlanFacts
from kg.diff.inputs import ComparedPlan, YearInputs
from kg.errors import QueryError
from kg.identify import BASE, KG, PROV, RDFS, SKOS, VOCABULARY, graph_iri, plan_iri
from kg.library import ask
from kg.links import Alignment, Change, ElementRef, Link, Status, read_element
from kg.rdf.read import read_document
from kg.store import Store
from kg.store.protocol import Statement
from kg.targets import target_lines

_PLAN = f"{BASE}plan/"
_Row = Mapping[str, str]


def read_years(store: Store, earlier: str, later: str, *, language: str = "zh") -> YearInputs:
    """Return what is compared between two plans of one series, or between two years.

    Two years stand for all their plans and those of the years between. Raises `QueryError` if a plan or year is not
    there, if both are the same, in the wrong order, of different kinds or series, or if nothing links them.
    """
    rows = ask(store, "plans-by-year")
    plans = {row["plan"]: row for row in rows}
    by_year = _is_year(earlier, plans) and _is_year(later, plans)
    chosen = _plans_of_years(earlier, later, rows) if by_year else _plans_of_series(earlier, later, plans)
    pairs = _pairs([plans[name] for name in chosen])
    alignments = tuple(_read_alignment(store, *pair) for pair in pairs)
    _check_linked(earlier, later, alignments)
    facts = _read_facts(store, rows)
    compared = {name for pair in pairs for name in pair}
    shared = tuple(store.statements(graph_iri(VOCABULARY)))
    documents = {name: _read_plan(store, name, shared, facts[name]) for name in chosen if name in compared}
    return YearInputs(
        first=earlier,
        last=later,
        plans=documents,
        pairs=alignments,
        alone=tuple(facts[name] for name in chosen if name not in compared),
        lines=target_lines(store, language=language),
        held=_read_holders(store, documents.values()),
        titles={name: of_plan.title for name, of_plan in facts.items()},
    )


def _check_linked(earlier: str, later: str, alignments: Sequence[Alignment]) -> None:
    if not alignments:
        raise QueryError(
            f"nothing links {earlier} with {later}: no series has a plan in both that goes on from one to the other",
            hint="give the plans of one series the same series in corpus/manifest.toml, then: kg build",
        )
    links = [link for alignment in alignments for link in alignment.links]
    if any(link.accepted for link in links):
        return
    raise QueryError(
        f"no task of {earlier} is known to go on in {later}; links that wait for a person: {len(links)}",
        hint="decide on them with: kg review" if links else "see in corpus/manifest.toml whether they are one series",
    )


def _is_year(given: str, plans: Mapping[str, _Row]) -> bool:
    return given not in plans and len(given) == 4 and given.isdecimal()


def _plans_of_years(earlier: str, later: str, rows: Sequence[_Row]) -> list[str]:
    known = sorted({row["year"] for row in rows} - {""})
    for year in (earlier, later):
        if year not in known:
            raise QueryError(f"no plan is of the year {year}", hint=f"known: {', '.join(known)}")
    _check_order(earlier, later, earlier, later)
    return [row["plan"] for row in rows if earlier <= row["year"] <= later]


def _years_or_series(earlier: str, later: str) -> str:
    if earlier == later:
        return "compare two plans of one series; kg stats lists the plans"
    return f"compare the years: kg diff {min(earlier, later)} {max(earlier, later)}"


def _plans_of_series(earlier: str, later: str, plans: Mapping[str, _Row]) -> list[str]:
    for name in (earlier, later):
        if name not in plans:
            raise _unknown(name, plans)
    first, last = plans[earlier], plans[later]
    if earlier != later and (first["series"] != last["series"] or not first["series"]):
        raise QueryError(
            f"{earlier} and {later} are of different series, so their tasks do not go on from one to the other",
            hint=_years_or_series(first["year"], last["year"]),
        )
    _check_order(earlier, later, first["year"], last["year"])
    between = [row for row in plans.values() if row["series"] == first["series"]]
    inner = [row["plan"] for row in between if first["year"] < row["year"] < last["year"]]
    return [earlier, *inner, later]


def _check_order(earlier: str, later: str, first: str, last: str) -> None:
    if earlier == later:
        raise QueryError(f"{earlier} is compared with itself", hint="name two plans or two years: kg diff 2020 2021")
    if first > last:
        raise QueryError(
            f"{earlier} comes after {later}", hint=f"did you mean it the other way: kg diff {later} {earlier}"
        )
    if first == last:
        raise QueryError(f"{earlier} and {later} are of the same year", hint="name plans of two years")


def _unknown(name: str, plans: Mapping[str, _Row]) -> QueryError:
    near = get_close_matches(name, plans, n=3, cutoff=0.5) or sorted(plans)[:8]
    years = sorted({row["year"] for row in plans.values()} - {""})
    return QueryError(f"no plan or year is called {name!r}", hint=f"known: {', '.join((*near, *years))}")


def _pairs(rows: Sequence[_Row]) -> list[tuple[str, str]]:
    """The plans of one series that follow each other, in the order of the later one."""
    found = []
    for later in rows:
        before = [
            row
            for row in rows
            if row["series"] and row["series"] == later["series"] and "" < row["year"] < later["year"]
        ]
        last = max((row["year"] for row in before), default=None)
        found += [(row["plan"], later["plan"]) for row in before if row["year"] == last]
    return found


def _read_alignment(store: Store, earlier: str, later: str) -> Alignment:
    rows = ask(store, "links-between", earlier_plan=plan_iri(earlier), later_plan=plan_iri(later))
    rows = [row for row in rows if row["relation"] == "continues"]
    made = next((row for row in rows if row["method"]), None)
    return Alignment(
        earlier=earlier,
        later=later,
        relation="continues",
        links=tuple(_link(row) for row in rows),
        unmatched=(),
        method=made["method"] if made else "",
        version=made["version"] if made else "",
    )


def _link(row: _Row) -> Link:
    return Link(
        earlier=_element(row["earlier"]),
        later=_element(row["later"]),
        relation="continues",
        change=Change(row["change"].removeprefix(KG)),
        confidence=float(row["confidence"]),
        status=Status(row["status"].removeprefix(KG)),
        accepted=row["accepted"] == "true",
    )


def _element(iri: str) -> ElementRef:
    element = read_element(iri.removeprefix(_PLAN))
    if element is None:
        raise QueryError(f"{iri} names no task or measure", hint="build the store again: kg build")
    return element


def _read_plan(store: Store, name: str, shared: tuple[Statement, ...], facts: PlanFacts) -> ComparedPlan:
    own = tuple(store.statements(graph_iri(name)))
    document = read_document((*own, *shared), plan_iri(name))
    return ComparedPlan(document, facts, _read_names(own, shared))


def _read_names(own: Iterable[Statement], shared: Iterable[Statement]) -> dict[str, str]:
    """The name that a department goes by everywhere, for each name that the plan gives it."""
    agents = {subject: value.value for subject, predicate, value in own if predicate == f"{PROV}agent"}
    labels = {
        subject: value.value
        for subject, predicate, value in (*shared, *own)
        if predicate == f"{SKOS}prefLabel" and value.language in (None, "zh")
    }
    return {
        value.value: labels[agents[subject]]
        for subject, predicate, value in own
        if predicate == f"{RDFS}label" and agents.get(subject) in labels
    }


def _read_facts(store: Store, rows: Sequence[_Row]) -> dict[str, PlanFacts]:
    counts = {row["plan"]: row for row in ask(store, "plan-counts")}
    sources = {row["plan"]: row for row in ask(store, "plan-coverage")}
    supplied: dict[str, list[str]] = {}
    for row in ask(store, "supplied-by-manifest"):
        supplied.setdefault(row["plan"], []).append(re.split("[/#]", row["property"])[-1])
    return {
        row["plan"]: replace(
            _facts(row, counts.get(row["plan"], {}), sources.get(row["plan"], {})),
            supplied=tuple(sorted(supplied.get(row["plan"], ()))),
        )
        for row in rows
    }


def _facts(row: _Row, counts: _Row, source: _Row) -> PlanFacts:
    return PlanFacts(
        identifier=row["plan"],
        year=int(row["year"]),
        title=row["title"],
        series=row["series"] or None,
        issuer=row["issuer"] or None,
        document_number=row["document_number"] or None,
        issued=row["issued"] or None,
        source=source.get("file", ""),
        sections=int(counts.get("sections") or 0),
        tasks=int(counts.get("tasks") or 0),
        measures=int(counts.get("measures") or 0),
        targets=int(counts.get("targets") or 0),
        citations=int(counts.get("citations") or 0),
        left_out=int(source.get("unassigned") or 0),
    )


def _read_holders(store: Store, plans: Iterable[ComparedPlan]) -> dict[str, str]:
    """The task that each target hangs on, itself or by a measure."""
    held: dict[str, str] = {}
    for plan in plans:
        tasks = [f"{plan_iri(plan.document.identifier)}/task/{task.number}" for task in plan.document.tasks]
        rows = ask(store, "task-targets", task_iri=tasks) if tasks else []
        held |= {row["target"]: row["task_iri"].removeprefix(_PLAN) for row in rows}
    return held

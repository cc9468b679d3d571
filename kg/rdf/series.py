"""States which series a plan belongs to and which plan of it came before; that takes more than one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rdflib import URIRef

from kg.identify import plan_iri, series_iri
from kg.rdf import terms as t
from kg.rdf.draft import Triple
from kg.rdf.text import chinese
from kg.workspace import PlanEntry


def series_triples(entry: PlanEntry, title: str, former: str | None) -> Iterator[Triple]:
    """Yield what the manifest knows of the series of one plan: its title, and the plan before this one if any."""
    if entry.series is None:
        return
    iri = URIRef(series_iri(entry.series))
    yield iri, t.TYPE, t.SERIES
    yield iri, t.TITLE, chinese(title)
    if former is not None:
        yield URIRef(plan_iri(entry.identifier)), t.PREV, URIRef(plan_iri(former))


def former_plans(plans: Iterable[PlanEntry], years: Mapping[str, int]) -> dict[str, str]:
    """Return of each plan that has one the plan of its series of the last year before; `years` are those of all."""
    series: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for plan in plans:
        if plan.series is not None and plan.identifier in years:
            series[plan.series].append((years[plan.identifier], plan.identifier))
    found: dict[str, str] = {}
    for members in series.values():
        members.sort()
        last: tuple[int, str] | None = None
        for position, (year, name) in enumerate(members):
            if position and members[position - 1][0] < year:
                last = members[position - 1]
            if last is not None:
                found[name] = last[1]
    return found

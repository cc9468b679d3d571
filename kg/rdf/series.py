"""States which series a plan belongs to and which plan of it came before; that takes more than one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import URIRef

from kg.identify import plan_iri, series_iri
from kg.rdf import terms as t
from kg.rdf.draft import Triple
from kg.rdf.text import chinese
from kg.workspace import Manifest, PlanEntry


def series_triples(entry: PlanEntry, manifest: Manifest, years: Mapping[str, int]) -> Iterator[Triple]:
    """Yield what the manifest knows of the series of one plan; `years` are those of all plans by identifier."""
    if entry.series is None:
        return
    iri = URIRef(series_iri(entry.series))
    yield iri, t.TYPE, t.SERIES
    yield iri, t.TITLE, chinese(dict(manifest.series)[entry.series])
    former = _former(entry, manifest.plans, years)
    if former is not None:
        yield URIRef(plan_iri(entry.identifier)), t.PREV, URIRef(plan_iri(former.identifier))


def _former(entry: PlanEntry, plans: Iterable[PlanEntry], years: Mapping[str, int]) -> PlanEntry | None:
    """The plan of the series of the last year before this one's."""
    year = years.get(entry.identifier)
    if year is None:
        return None
    earlier = [p for p in plans if p.series == entry.series and years.get(p.identifier, year) < year]
    return max(earlier, key=lambda plan: (years[plan.identifier], plan.identifier), default=None)

"""States that a plan has replaced a former version of itself; what that one states is kept apart."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from kg.identify import plan_iri
from kg.model import PlanDocument
from kg.rdf import terms as t
from kg.rdf.draft import Triple, begin_draft
from kg.rdf.plan import source_triples
from kg.rdf.text import chinese, year
from kg.workspace import PlanEntry


def former_triples(document: PlanDocument, entry: PlanEntry) -> Iterator[Triple]:
    """Yield what the graph of plans says of a former version: which one replaced it, and what it was read from.

    The statements of the version itself are not among them, so that no question about plans counts it twice.
    """
    version, later = URIRef(plan_iri(entry.identifier)), URIRef(plan_iri(entry.superseded_by or ""))
    yield later, t.PREVIOUS_VERSION, version
    yield version, t.REPLACED_BY, later
    yield version, t.TYPE, t.FORMER_VERSION
    yield version, t.TYPE, t.RESOURCE
    draft = begin_draft(document, entry)
    yield version, t.DERIVED_FROM, draft.source
    yield from source_triples(draft)
    title = document.header.title.text if document.header.title else entry.title
    if title is not None:
        yield version, t.TITLE, chinese(title)
    stated = document.header.year or entry.year
    if stated is not None:
        yield version, t.YEAR, year(stated)

"""States which documents a text cites and which regions it names."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef

from kg.model import Citation, Region
from kg.rdf import terms as t
from kg.rdf.draft import Draft, Triple
from kg.rdf.text import chinese


def citation_triples(draft: Draft, holder: URIRef, citations: tuple[Citation, ...]) -> Iterator[Triple]:
    """Yield the citations of an element: each place, and the direct edge from the element and from the plan."""
    for citation in citations:
        iri, document = draft.citations[citation], draft.cited(citation.title)
        yield holder, t.HAS_CITATION, iri
        yield holder, t.REFERENCES, document
        yield draft.plan, t.REFERENCES, document
        yield iri, t.TYPE, t.CITATION
        yield iri, t.IN_PLAN, draft.plan
        yield iri, t.CITED, document
        yield iri, t.PASSAGE, draft.passage(citation.passage)


def region_triples(draft: Draft, holder: URIRef, regions: tuple[Region, ...]) -> Iterator[Triple]:
    """Yield the regions that an element names."""
    for region in regions:
        yield holder, t.SPATIAL, draft.region(region.name, region.code)


def cited_document_triples(draft: Draft) -> Iterator[Triple]:
    """Yield the documents that the draft has mentioned."""
    for iri, title in draft.documents.items():
        yield iri, t.TYPE, t.CITED_DOCUMENT
        yield iri, t.TITLE, chinese(title)


def location_triples(draft: Draft) -> Iterator[Triple]:
    """Yield the regions that the draft has mentioned, with their GB/T 2260 codes."""
    for iri, (name, code) in draft.regions.items():
        yield iri, t.TYPE, t.LOCATION
        yield iri, t.PREF_LABEL, chinese(name)
        if code is not None:
            yield iri, t.IDENTIFIER, Literal(code)

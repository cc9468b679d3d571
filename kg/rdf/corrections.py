"""States what people corrected: of which element, what was read and what it is, who says so and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef

from kg.model import Correction
from kg.rdf import terms as t
from kg.rdf.draft import Draft, Triple
from kg.rdf.text import chinese, day


def corrected_triples(draft: Draft, iri: URIRef, corrections: Iterable[Correction]) -> Iterator[Triple]:
    """Yield that an element was corrected."""
    for correction in corrections:
        yield iri, t.CORRECTED_BY, draft.corrections[correction]


def correction_triples(draft: Draft) -> Iterator[Triple]:
    """Yield the statements on every correction of the document."""
    for correction, iri in draft.corrections.items():
        yield iri, t.TYPE, t.CORRECTION
        yield iri, t.IN_PLAN, draft.plan
        yield iri, t.FIELD, Literal(correction.field)
        yield iri, t.REVIEWER, Literal(correction.by)
        yield iri, t.REASON, chinese(correction.why)
        yield iri, t.PASSAGE, draft.passage(correction.passage)
        if correction.was is not None:
            yield iri, t.READ_AS, Literal(correction.was)
        if correction.now is not None:
            yield iri, t.CORRECTED_TO, Literal(correction.now)
        if correction.day is not None:
            yield iri, t.DATE_OF, day(correction.day)

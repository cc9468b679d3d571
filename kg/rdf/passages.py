"""States where each passage stands: one selector per piece, by offsets and by the exact words there."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef

from kg.identify import part_iri
from kg.model import Piece
from kg.rdf import terms as t
from kg.rdf.draft import Draft, Triple


def passage_triples(draft: Draft) -> Iterator[Triple]:
    """Yield the statements on every passage that the draft has mentioned."""
    for passage, iri in draft.passages.items():
        yield iri, t.TYPE, t.SPECIFIC_RESOURCE
        yield iri, t.HAS_SOURCE, draft.source
        for ordinal, piece in enumerate(passage.pieces, start=1):
            yield from _piece_triples(draft, iri, ordinal, piece)


def _piece_triples(draft: Draft, passage: URIRef, ordinal: int, piece: Piece) -> Iterator[Triple]:
    selector = URIRef(part_iri(passage, "piece", ordinal))
    quote = URIRef(part_iri(passage, "quote", ordinal))
    yield passage, t.HAS_SELECTOR, selector
    yield selector, t.TYPE, t.POSITION_SELECTOR
    yield selector, t.START, Literal(piece.start)
    yield selector, t.END, Literal(piece.end)
    yield selector, t.REFINED_BY, quote
    yield quote, t.TYPE, t.QUOTE_SELECTOR
    yield quote, t.EXACT, Literal(draft.document.source.quote(piece))

"""States what an inference rests on: the method that made it, with its version, and its evidence by field."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from rdflib import Literal, URIRef

from kg.identify import evidence_iri, method_iri
from kg.rdf import terms as t
from kg.rdf.draft import Triple
from kg.rdf.text import decimal


def method_node(name: str, version: str) -> URIRef:
    """Return the IRI of a method of a version."""
    return URIRef(method_iri(name, version))


def method_triples(name: str, version: str) -> Iterator[Triple]:
    """Yield what is said of a method."""
    node = method_node(name, version)
    yield node, t.TYPE, t.ACTIVITY
    yield node, t.LABEL, Literal(name)
    yield node, t.HAS_VERSION, Literal(version)


def evidence_node(inferred: URIRef, name: str) -> URIRef:
    """Return the IRI of a piece of evidence for what was inferred."""
    return URIRef(evidence_iri(inferred, name))


def evidence_triples(inferred: URIRef, node: URIRef, field: str, score: float) -> Iterator[Triple]:
    """Yield a piece of evidence, `node`: the field that it is of, and its score from 0 to 1."""
    yield inferred, t.HAS_EVIDENCE, node
    yield node, t.TYPE, t.EVIDENCE
    yield node, t.FIELD, _name(field)
    yield node, t.SCORE, number(score)


@lru_cache(maxsize=1 << 14)  # there are so many numbers of four decimals from 0 to 1, and some
def number(value: float) -> Literal:
    """Return a score or a confidence as xsd:decimal."""
    return decimal(Decimal(str(value)))


@lru_cache(maxsize=1 << 10)
def _name(field: str) -> Literal:
    return Literal(field)

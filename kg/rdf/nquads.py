"""Writes rdflib graphs as N-Quads, fast, each line in one canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from kg.identify import VOCABULARY, XSD, graph_iri, is_shared
from kg.rdf import terms as t
from kg.rdf.text import canonical_decimal

Triple = tuple[Node, Node, Node]
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')


def graph_lines(triples: Iterable[Triple], name: str) -> Iterator[str]:
    """Yield the triples as N-Quads lines in the graph with the IRI `name`, in their order.

    Raises `TypeError` for a blank node: the graphs of the project have none.
    """
    for triple in triples:
        yield _line(triple, name)


def plan_lines(triples: Iterable[Triple], plan: str) -> Iterator[str]:
    """Yield the triples of a plan as N-Quads lines, what it shares with other plans in the graph of the vocabulary.

    So no statement stands in two graphs. Where a store does not fold the equal statements of its graphs, as
    Oxigraph does not, a count over their union would come out too high.
    """
    own, shared = graph_iri(plan), graph_iri(VOCABULARY)
    for triple in triples:
        yield _line(triple, shared if is_shared(str(triple[0])) else own)


def _line(triple: Triple, graph: str) -> str:
    subject, predicate, value = triple
    if not isinstance(subject, URIRef):
        raise TypeError(f"{subject!r} is no IRI; a graph of the project has no blank nodes")
    return f"<{subject}> <{predicate}> {_term(value)} <{graph}> .\n"


def _term(term: Node) -> str:
    if isinstance(term, URIRef):
        return f"<{term}>"
    if not isinstance(term, Literal):
        raise TypeError(f"{term!r} is neither an IRI nor a literal; a graph of the project has no blank nodes")
    form = canonical_decimal(str(term)) if term.datatype == t.DECIMAL else str(term)
    text = f'"{_ESCAPED.sub(_escape, form)}"'
    if term.language:
        return f"{text}@{term.language}"
    plain = term.datatype is None or str(term.datatype) == f"{XSD}string"
    return text if plain else f"{text}^^<{term.datatype}>"


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _NAMED.get(char) or f"\\u{ord(char):04X}"

"""Writes rdflib graphs as N-Quads, fast, each line in one canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from kg.identify import VOCABULARY, XSD, graph_iri, is_shared
from kg.rdf import terms as t
from kg.rdf.text import canonical_decimal

Triple = tuple[Node, Node, Node]
_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
    | {chr(code): f"\\u{code:04X}" for code in (*range(0x08), 0x0B, *range(0x0E, 0x20), 0x7F)}
)


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
    text = f'"{form.translate(_ESCAPES)}"'
    if term.language:
        return f"{text}@{term.language}"
    plain = term.datatype is None or str(term.datatype) == f"{XSD}string"
    return text if plain else f"{text}^^<{term.datatype}>"

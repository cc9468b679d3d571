"""Validates graphs with the shapes that the project ships; every finding says what an editor should mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.resources import data_folder
from kg.shapes import Finding, Shape, Triple, check_graph, read_shapes

__all__ = ["Finding", "is_valid", "ontology_graph", "read_nquads", "read_turtle", "validate", "validate_ontology"]

_OF_THE_ONTOLOGY = "vocabulary.ttl"
_STRING = pyoxigraph.NamedNode(str(XSD.string))


def validate(
    graph: Iterable[Triple], known: Mapping[Node, frozenset[Node]] = MappingProxyType({})
) -> tuple[Finding, ...]:
    """Return what in a graph of plans or links does not satisfy the shipped shapes, sorted by element.

    A graph without findings satisfies them all; `is_valid` tells warnings from violations. `known` are instances of
    classes that other graphs describe, where a graph is one part of a whole.
    """
    return check_graph(graph, _plan_shapes(), known)


def validate_ontology() -> tuple[Finding, ...]:
    """Return what in the shipped ontology and schemes is not defined, labelled or explained in both languages."""
    return check_graph(ontology_graph(), (*_plan_shapes(), *_ontology_shapes()))


def is_valid(findings: Iterable[Finding]) -> bool:
    """Return whether none of the findings is a violation; warnings do not keep a graph from being stored."""
    return all(finding.severity != "Violation" for finding in findings)


def ontology_graph() -> Graph:
    """Return the ontology, its schemes and its alignments as one graph."""
    folder = data_folder("ontology")
    return read_turtle(folder / "plan.ttl", *_files(folder / "schemes"), *_files(folder / "alignments"))


def read_turtle(*files: Path) -> Graph:
    """Return the Turtle files as one graph; blank nodes of different files stay apart.

    Raises `SyntaxError` with line and column for a file that is no Turtle.
    """
    graph = Graph()
    for file in files:
        for quad in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TURTLE, rename_blank_nodes=True):
            graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def read_nquads(content: bytes) -> Iterator[Triple]:
    """Yield the statements of N-Quads without their graphs. Raises `SyntaxError` where they are none."""
    for quad in pyoxigraph.parse(input=content, format=pyoxigraph.RdfFormat.N_QUADS):
        yield _term(quad.subject), _term(quad.predicate), _term(quad.object)


@cache
def _plan_shapes() -> tuple[Shape, ...]:
    shapes = _files(data_folder("ontology") / "shapes")
    return read_shapes(read_turtle(*(file for file in shapes if file.name != _OF_THE_ONTOLOGY)))


@cache
def _ontology_shapes() -> tuple[Shape, ...]:
    return read_shapes(read_turtle(data_folder("ontology") / "shapes" / _OF_THE_ONTOLOGY))


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.ttl")))


def _term(term: object) -> Node:
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    if not isinstance(term, pyoxigraph.Literal):
        raise TypeError(f"not a term of RDF 1.1: {term}")
    if term.language:
        return Literal(term.value, lang=term.language)
    if term.datatype == _STRING:  # rdflib keeps a plain literal apart from one typed as a string
        return Literal(term.value)
    return Literal(term.value, datatype=URIRef(term.datatype.value))

"""Reads from ontology/ what its reference tells of each term: names, definitions, where it is used, how often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS
from rdflib.term import Node

from kg.iris import shorten_iri
from kg.resources import data_folder

KG = Namespace("https://w3id.org/policy-kg/ontology#")
_SCHEMA = Namespace("https://schema.org/")
_TIES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.relatedMatch, SKOS.broadMatch, SKOS.narrowMatch)
_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty)


@dataclass(frozen=True, slots=True)
class Use:
    """A property of a class: how it is called, what it leads to, and how often it stands (`1`, `0..1`, `1..*`)."""

    name: str
    labels: tuple[str, str]
    leads_to: tuple[str, ...]
    often: str


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or concept: its short IRI, its names and definitions in Chinese and English, its place."""

    name: str
    labels: tuple[str, str]
    definitions: tuple[str, str]
    kind_of: tuple[str, ...] = ()
    used_on: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    inverse: str = ""


@cache
def _ontology() -> Graph:
    return _parsed("plan.ttl")


def _parsed(pattern: str) -> Graph:
    graph = Graph()
    for file in sorted(data_folder("ontology").glob(pattern)):
        graph.parse(file, format="turtle")
    return graph


def classes() -> tuple[Term, ...]:
    """Return the classes by name."""
    return tuple(_term(_ontology(), one) for one in _own(_ontology().subjects(RDF.type, OWL.Class)))


def properties() -> tuple[Term, ...]:
    """Return the properties by name."""
    found = chain.from_iterable(_ontology().subjects(RDF.type, kind) for kind in _KINDS)
    return tuple(_term(_ontology(), one) for one in _own(found))


@cache
def uses() -> dict[str, tuple[Use, ...]]:
    """Return the properties of each class by its name, those of the shapes too, which tell how often they stand."""
    shapes = _parsed("shapes/*.ttl")
    found: dict[str, dict[str, Use]] = {}
    for one in properties():
        for name in one.used_on:
            found.setdefault(name, {})[one.name] = Use(one.name, one.labels, one.leads_to, "")
    for shape, target in shapes.subject_objects(SH.targetClass):
        own = found.setdefault(_short(target), {})
        for path in _paths(shapes, shape):
            if path != RDF.type:
                own[_short(path)] = _shaped(shapes, shape, path, own.get(_short(path)))
    return {name: tuple(sorted(own.values(), key=lambda use: use.name)) for name, own in found.items()}


def _paths(shapes: Graph, shape: Node) -> list[URIRef]:
    """The properties that a shape speaks of; not those that are followed backwards."""
    rules = shapes.objects(shape, SH.property)
    return sorted({path for rule in rules for path in shapes.objects(rule, SH.path) if isinstance(path, URIRef)})


def schemes() -> tuple[tuple[Term, tuple[Term, ...]], ...]:
    """Return the schemes of concepts with their concepts, by name."""
    graph = _parsed("schemes/*.ttl")
    found = []
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        concepts = tuple(_term(graph, one) for one in sorted(set(graph.subjects(SKOS.inScheme, scheme)), key=str))
        found.append((_term(graph, scheme), concepts))
    return tuple(found)


def ties() -> tuple[tuple[str, str, str], ...]:
    """Return the ties to other vocabularies: our term, how near it is, the other term."""
    graph = _parsed("alignments/*.ttl")
    rows = ((_short(ours), tie, _short(other)) for tie in _TIES for ours, other in graph.subject_objects(tie))
    return tuple(sorted((ours, str(tie).rpartition("#")[2], other) for ours, tie, other in rows))


def _own(found: Iterable[Node]) -> list[Node]:
    return sorted({one for one in found if str(one).startswith(KG)}, key=str)


def _term(graph: Graph, one: Node) -> Term:
    domains = chain(graph.objects(one, RDFS.domain), graph.objects(one, _SCHEMA.domainIncludes))
    ranges = chain(graph.objects(one, RDFS.range), graph.objects(one, _SCHEMA.rangeIncludes))
    kinds = chain(graph.objects(one, RDFS.subClassOf), graph.objects(one, RDFS.subPropertyOf))
    names = RDFS.label, SKOS.prefLabel, DCTERMS.title
    return Term(
        name=_short(one),
        labels=next((pair for name in names if any(pair := _both(graph, one, name))), ("", "")),
        definitions=_both(graph, one, SKOS.definition),
        kind_of=_names(kinds),
        used_on=_names(domains),
        leads_to=_names(ranges),
        inverse=next(iter(_names(graph.objects(one, OWL.inverseOf))), ""),
    )


def _both(graph: Graph, one: Node, predicate: URIRef) -> tuple[str, str]:
    said = {
        getattr(text, "language", None): str(text)
        for text in sorted(graph.objects(one, predicate), key=str, reverse=True)
    }
    return said.get("zh", ""), said.get("en", "")


def _shaped(shapes: Graph, shape: Node, path: URIRef, known: Use | None) -> Use:
    rules = [one for one in shapes.objects(shape, SH.property) if (one, SH.path, path) in shapes]
    least = max((int(str(n)) for rule in rules for n in shapes.objects(rule, SH.minCount)), default=0)
    most = min((int(str(n)) for rule in rules for n in shapes.objects(rule, SH.maxCount)), default=None)
    often = str(least) if least == most else f"{least}..{'*' if most is None else most}"
    told = _names(node for rule in rules for p in (SH["class"], SH.datatype) for node in shapes.objects(rule, p))
    labels = known.labels if known else _both(_ontology(), path, RDFS.label)
    return Use(_short(path), labels, known.leads_to if known and known.leads_to else told, often)


def _names(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted({_short(node) for node in nodes if isinstance(node, URIRef)}))


def _short(node: Node) -> str:
    return shorten_iri(str(node))


def named(terms: Iterable[Term]) -> Iterator[tuple[str, Term]]:
    """Yield the terms with their short IRIs."""
    return ((term.name, term) for term in terms)

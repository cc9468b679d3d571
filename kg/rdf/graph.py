"""Makes a graph of triples, with the prefixes that the project uses."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Graph

from kg.identify import PREFIXES
from kg.rdf.draft import Triple


def make_graph(triples: Iterable[Triple]) -> Graph:
    """Return the graph of the triples, in the smallest of rdflib's stores."""
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    return graph

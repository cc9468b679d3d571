"""Plans as graphs: `document_graph` states a plan as RDF, `read_document` understands such a graph as a plan."""

from kg.rdf.facts import graph_statements
from kg.rdf.read import read_document
from kg.rdf.write import document_graph

__all__ = ["document_graph", "graph_statements", "read_document"]

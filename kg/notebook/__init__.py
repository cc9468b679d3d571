"""The graph in Python: questions by name, SPARQL, phrases and figures, as frames and as what a notebook shows."""

from kg.notebook.answers import Answer
from kg.notebook.graph import KnowledgeGraph, open_graph
from kg.notebook.values import Iri, Value

__all__ = ["Answer", "Iri", "KnowledgeGraph", "Value", "open_graph"]

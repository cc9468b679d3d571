"""What a full SHACL engine, pySHACL, finds: the measure that the project's own checker is held against."""

from __future__ import annotations

import pyshacl
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.term import Node

Result = tuple[str, str, str, str | None, str]
"""Focus, path, shape, value and severity, as in `kg.shapes.Finding`."""


def reference_results(graph: Graph, shapes: Graph) -> frozenset[Result]:
    """Return the results of pySHACL for `graph`, messages left out."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    return frozenset(_result(report, node) for node in report.subjects(RDF.type, SH.ValidationResult))


def _result(report: Graph, node: Node) -> Result:
    value = report.value(node, SH.value)
    return (
        str(report.value(node, SH.focusNode)),
        _path(report, report.value(node, SH.resultPath)),
        str(report.value(node, SH.sourceShape)),
        None if value is None else str(value),
        str(report.value(node, SH.resultSeverity)).removeprefix(str(SH)),
    )


def _path(report: Graph, path: Node | None) -> str:
    if isinstance(path, BNode):
        return f"^{report.value(path, SH.inversePath)}"
    return str(path) if isinstance(path, URIRef) else ""

"""Writes the network as GraphML, which yEd, Cytoscape, Gephi, igraph and networkx read."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kg.export.facts import read_facts, xml_text
from kg.export.network import Attribute, Attributes, Network, read_network
from kg.store import Store

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES: dict[type, str] = {str: "string", int: "int", float: "double", bool: "boolean"}


def write_graphml(store: Store) -> bytes:
    """Return the network of a store as GraphML."""
    network = read_network(read_facts(store))
    root = Element("graphml", xmlns=_NAMESPACE)
    nodes = [(("label", node.label), ("kind", node.kind), *node.attributes) for node in network.nodes]
    edges = [(("relation", edge.relation), *edge.attributes) for edge in network.edges]
    _declare(root, "node", nodes)
    _declare(root, "edge", edges)
    _write_graph(SubElement(root, "graph", id="policy-kg", edgedefault="directed"), network, nodes, edges)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _write_graph(graph: Element, network: Network, nodes: Iterable[Attributes], edges: Iterable[Attributes]) -> None:
    for node, attributes in zip(network.nodes, nodes, strict=True):
        _write_data(SubElement(graph, "node", id=xml_text(node.iri)), "node", attributes)
    for number, (edge, attributes) in enumerate(zip(network.edges, edges, strict=True)):
        ends = {"id": f"e{number}", "source": xml_text(edge.source), "target": xml_text(edge.target)}
        _write_data(SubElement(graph, "edge", ends), "edge", attributes)


def _declare(root: Element, of: str, rows: Iterable[Attributes]) -> None:
    """State the name and type of each attribute before it is used, in the order of the alphabet."""
    types = {name: _TYPES[type(value)] for attributes in rows for name, value in attributes}
    for name, kind in sorted(types.items()):
        SubElement(root, "key", {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": kind})


def _write_data(parent: Element, of: str, attributes: Attributes) -> None:
    for name, value in attributes:
        SubElement(parent, "data", key=f"{of}-{name}").text = attribute_text(value)


def attribute_text(value: Attribute) -> str:
    """Return an attribute as XML has it."""
    return str(value).lower() if isinstance(value, bool) else xml_text(str(value))

"""Writes the network as GEXF for Gephi, each kind of node and of change in its colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kg.design import CHANGES, INK_SOFT, KINDS
from kg.export.facts import read_facts, xml_text
from kg.export.graphml import attribute_text
from kg.export.network import Attributes, Network, read_network
from kg.store import Store

_NAMESPACE = "http://www.gexf.net/1.2draft"
_VIZ = "http://www.gexf.net/1.2draft/viz"
_TYPES: dict[type, str] = {str: "string", int: "integer", float: "double", bool: "boolean"}


def write_gexf(store: Store) -> bytes:
    """Return the network of a store as GEXF 1.2, without the day on which it was written."""
    network = read_network(read_facts(store))
    root = Element("gexf", {"xmlns": _NAMESPACE, "xmlns:viz": _VIZ, "version": "1.2"})
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "policy-kg"
    graph = SubElement(root, "graph", defaultedgetype="directed", mode="static")
    nodes = [(("kind", node.kind), *node.attributes) for node in network.nodes]
    edges = [(("relation", edge.relation), *edge.attributes) for edge in network.edges]
    _write_nodes(graph, network, nodes)
    _write_edges(graph, network, edges)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _write_nodes(graph: Element, network: Network, rows: Sequence[Attributes]) -> None:
    numbers = _declare(graph, "node", rows)
    parent = SubElement(graph, "nodes")
    for node, attributes in zip(network.nodes, rows, strict=True):
        written = SubElement(parent, "node", id=xml_text(node.iri), label=xml_text(node.label))
        _write_values(written, attributes, numbers)
        _write_colour(written, KINDS[node.kind].colour)


def _write_edges(graph: Element, network: Network, rows: Sequence[Attributes]) -> None:
    numbers = _declare(graph, "edge", rows)
    parent = SubElement(graph, "edges")
    for number, (edge, attributes) in enumerate(zip(network.edges, rows, strict=True)):
        said = dict(attributes)
        weight = {"weight": attribute_text(said["confidence"])} if "confidence" in said else {}
        ends = {"id": str(number), "source": xml_text(edge.source), "target": xml_text(edge.target)}
        written = SubElement(parent, "edge", {**ends, "label": edge.relation, **weight})
        _write_values(written, attributes, numbers)
        change = CHANGES.get(str(said.get("change")))
        _write_colour(written, change.colour if change else INK_SOFT)


def _declare(graph: Element, of: str, rows: Iterable[Attributes]) -> Mapping[str, str]:
    types = {name: _TYPES[type(value)] for attributes in rows for name, value in attributes}
    parent = SubElement(graph, "attributes", {"class": of, "mode": "static"})
    numbers = {name: str(number) for number, name in enumerate(sorted(types))}
    for name, number in numbers.items():
        SubElement(parent, "attribute", id=number, title=name, type=types[name])
    return numbers


def _write_values(parent: Element, attributes: Attributes, numbers: Mapping[str, str]) -> None:
    values = SubElement(parent, "attvalues")
    for name, value in attributes:
        SubElement(values, "attvalue", {"for": numbers[name], "value": attribute_text(value)})


def _write_colour(parent: Element, colour: str) -> None:
    red, green, blue = (str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    SubElement(parent, "viz:color", r=red, g=green, b=blue, a="1")

"""The graph as networks have it: nodes with attributes, and edges between them, for tools such as Gephi and networkx.

Passages, scores and other nodes that only serve a statement are left out: their statement is an edge with attributes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.export.facts import Facts, by_number, local
from kg.identify import DCAT, DCTERMS, KG, ODRL, PROV, SSSOM

Attribute = str | int | float | bool
Attributes = tuple[tuple[str, Attribute], ...]

NODE_KINDS = (
    "Plan", "Section", "Task", "Measure", "Target", "Outcome", "Indicator", "Department", "ProvinceCategory",
    "CitedDocument",
)  # fmt: skip
"""The classes whose members are nodes, by their local names."""

_TEXTS = (
    ("number", f"{KG}number"),
    ("deadline", f"{KG}deadline"),
    ("actor", f"{KG}actor"),
    ("operator", f"{ODRL}operator"),
    ("unit", f"{KG}unit"),
    ("quote", f"{KG}quote"),
)
_PARTS = (
    ("has section", f"{KG}hasSection"),
    ("has task", f"{KG}hasTask"),
    ("has measure", f"{KG}hasMeasure"),
    ("has target", f"{KG}hasTarget"),
    ("has outcome", f"{KG}hasOutcome"),
    ("counts", f"{KG}indicator"),
    ("cites", f"{DCTERMS}references"),
    ("follows", f"{DCAT}prev"),
    ("published by", f"{DCTERMS}publisher"),
)


@dataclass(frozen=True, slots=True)
class Node:
    """An element, by its IRI; `label` is its title, text or name."""

    iri: str
    kind: str
    label: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement from one node to another; `relation` says in words what it is."""

    source: str
    target: str
    relation: str
    attributes: Attributes = ()


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes in the order of `NODE_KINDS`, and edges in the order of their nodes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def read_network(facts: Facts) -> Network:
    """Return the network of what a store says."""
    nodes = tuple(_node(facts, kind, iri) for kind in NODE_KINDS for iri in facts.of_kind(kind))
    known = {node.iri for node in nodes}
    edges = (
        *_parts(facts, nodes),
        *_results(facts, nodes),
        *_responsibilities(facts, nodes),
        *_duties(facts, nodes),
        *_links(facts),
    )
    ends = (edge for edge in edges if {edge.source, edge.target} <= known)
    return Network(nodes, tuple(sorted(ends, key=_by_ends)))


def _node(facts: Facts, kind: str, iri: str) -> Node:
    attributes: list[tuple[str, Attribute]] = []
    plan = iri if kind == "Plan" else facts.text(iri, f"{KG}inPlan")
    if plan:
        attributes.append(("plan", local(plan).removeprefix("plan/")))
    if plan and (year := facts.text(plan, f"{KG}year")):
        attributes.append(("year", int(year)))
    attributes += [(name, local(said).removeprefix(ODRL)) for name, of in _TEXTS if (said := facts.text(iri, of))]
    if value := facts.text(iri, f"{KG}value"):
        attributes.append(("value", float(value)))
    if period := facts.text(iri, f"{KG}period"):
        attributes.append(("period", int(period)))
    return Node(iri, kind, facts.label(iri), tuple(attributes))


def _parts(facts: Facts, nodes: Iterable[Node]) -> Iterator[Edge]:
    """What a node has and names; a task that stands in a section hangs on that and not on its plan as well."""
    for node in nodes:
        for relation, of in _PARTS:
            for term in facts.terms(node.iri, of):
                if not (node.kind == "Plan" and relation == "has task" and facts.terms(term.value, f"{KG}inSection")):
                    yield Edge(node.iri, term.value, relation)


def _results(facts: Facts, nodes: Iterable[Node]) -> Iterator[Edge]:
    """What was reached of a task hangs on it, beside the plan that tells it."""
    for node in nodes:
        for task in facts.texts(node.iri, f"{KG}inTask") if node.kind == "Outcome" else ():
            yield Edge(task, node.iri, "has outcome")


def _responsibilities(facts: Facts, nodes: Iterable[Node]) -> Iterator[Edge]:
    for node in nodes:
        for part in facts.terms(node.iri, f"{PROV}qualifiedAssociation"):
            said = part.value
            role, printed = facts.text(said, f"{PROV}hadRole"), facts.text(said, f"{KG}printedName")
            attributes = [("role", local(role or "")), ("printed", printed or "")]
            for agent in facts.texts(said, f"{PROV}agent"):
                yield Edge(node.iri, agent, "is borne by", tuple((name, text) for name, text in attributes if text))


def _duties(facts: Facts, nodes: Iterable[Node]) -> Iterator[Edge]:
    for node in nodes:
        for duty in facts.terms(node.iri, f"{KG}hasDuty"):
            obligation = facts.text(duty.value, f"{KG}obligation")
            for category in facts.texts(duty.value, f"{KG}provinceCategory"):
                attributes: Attributes = (("obligation", local(obligation)),) if obligation else ()
                yield Edge(node.iri, category, "binds", attributes)


def _links(facts: Facts) -> Iterator[Edge]:
    """The accepted links: those that the graph states as an edge from the later element to the earlier one."""
    for link in facts.of_kind("Link"):
        earlier, later = (facts.text(link, f"{KG}{end}") or "" for end in ("earlier", "later"))
        relation = local(facts.text(link, f"{SSSOM}predicate_id") or "")
        if any(term.value == earlier for term in facts.terms(later, f"{KG}{relation}")):
            yield Edge(
                later,
                earlier,
                relation,
                (
                    ("change", local(facts.text(link, f"{KG}change") or "")),
                    ("confidence", float(facts.text(link, f"{SSSOM}confidence") or 0)),
                    ("status", local(facts.text(link, f"{KG}status") or "")),
                ),
            )


def _by_ends(edge: Edge) -> tuple[object, ...]:
    return by_number(edge.source), edge.relation, by_number(edge.target), tuple(map(str, edge.attributes))

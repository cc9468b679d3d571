"""Checks a graph against shapes in the core of SHACL, fast enough to stand in every build.

Each shape is compiled once to small tests over an index of the graph. Only predicate and inverse paths and the
constraint components in `_COMPONENTS` are understood; a shape that uses another one is refused when it is read, so
that nothing is passed over in silence. The results are those of a full SHACL engine (W3C Recommendation
https://www.w3.org/TR/shacl/), which the tests compare them with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import ge, le, lt
from types import MappingProxyType
from typing import Any

from rdflib import RDF, RDFS, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.errors import ValidationError

Triple = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place where a graph does not satisfy a shape.

    `severity` is `Violation`, `Warning` or `Info`. `focus` is the IRI of the element, `path` the property (with a
    leading `^` where it is followed backwards; empty where the shape is about the element itself), `value` the
    offending value or None where it is their number, `shape` the IRI of the shape. The messages say what to mend.
    """

    focus: str
    path: str
    shape: str
    value: str | None
    severity: str
    message_zh: str
    message_en: str


@dataclass(frozen=True, slots=True)
class Path:
    """A property, followed forwards or backwards."""

    predicate: URIRef
    inverse: bool = False

    def __str__(self) -> str:
        return f"^{self.predicate}" if self.inverse else str(self.predicate)


class Index:
    """The triples of a graph by property and subject, and by property and value where a shape asks, for look-ups."""

    def __init__(self, graph: Iterable[Triple], known: Mapping[Node, frozenset[Node]] = MappingProxyType({})) -> None:
        """Index `graph`, which gives no triple twice; later changes of it are not seen.

        `known` are instances of classes that other graphs describe: they may be pointed to, and are not checked here.
        """
        self._known = known
        self._forward: dict[Node, dict[Node, list[Node]]] = defaultdict(dict)
        self._backward: dict[Node, dict[Node, list[Node]]] = {}
        self._members: dict[Node, frozenset[Node]] = {}
        for subject, predicate, value in graph:
            self._forward[predicate].setdefault(subject, []).append(value)

    def values(self, focus: Node, path: Path) -> Sequence[Node]:
        """Return the nodes that `path` leads to from `focus`, in no order."""
        table = self._backwards(path.predicate) if path.inverse else self._forward.get(path.predicate, {})
        return table.get(focus, ())

    def is_member(self, node: Node, class_: Node) -> bool:
        """Return whether a node is an instance of a class, here or as another graph says."""
        return node in self.members(class_) or node in self._known.get(class_, ())

    def members(self, class_: Node) -> frozenset[Node]:
        """Return the instances of a class and of the subclasses that the graph states."""
        if class_ not in self._members:
            typed = self._backwards(RDF.type)
            self._members[class_] = frozenset(node for name in self._closure(class_) for node in typed.get(name, ()))
        return self._members[class_]

    def _closure(self, class_: Node) -> Iterator[Node]:
        waiting, seen = [class_], {class_}
        while waiting:
            name = waiting.pop()
            yield name
            below = [node for node in self._backwards(RDFS.subClassOf).get(name, ()) if node not in seen]
            waiting.extend(below)
            seen.update(below)

    def _backwards(self, predicate: URIRef) -> Mapping[Node, list[Node]]:
        if predicate not in self._backward:
            table: dict[Node, list[Node]] = {}
            for subject, values in self._forward.get(predicate, {}).items():
                for value in values:
                    table.setdefault(value, []).append(subject)
            self._backward[predicate] = table
        return self._backward[predicate]


Test = Callable[[Index, Node, Sequence[Node]], Iterable[Node | None]]
"""Of an index, a focus node and its values: the values that fail, None where it is their number that fails."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A shape ready to be tested; a node shape has no path, a nested shape no targets."""

    name: str
    targets: tuple[Node, ...]
    path: Path | None
    tests: tuple[Test, ...]
    properties: tuple[Shape, ...]
    severity: str
    message_zh: str
    message_en: str


def check_graph(
    graph: Iterable[Triple],
    shapes: Iterable[Shape],
    known: Mapping[Node, frozenset[Node]] = MappingProxyType({}),
) -> tuple[Finding, ...]:
    """Return what in `graph` does not satisfy `shapes`, sorted, each finding once.

    `known` are instances of classes that other graphs describe and check.
    """
    index = Index(graph, known)
    return sort_findings(
        finding
        for shape in shapes
        for class_ in shape.targets
        for focus in index.members(class_)
        for finding in _find(shape, index, focus)
    )


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings sorted by element, each once."""
    return tuple(sorted(set(findings), key=_order))


def _order(finding: Finding) -> tuple[str, str, str, str]:
    return finding.focus, finding.path, finding.shape, finding.value or ""


def _find(shape: Shape, index: Index, focus: Node) -> Iterator[Finding]:
    values = (focus,) if shape.path is None else index.values(focus, shape.path)
    for test in shape.tests:
        for value in test(index, focus, values):
            yield _finding(shape, focus, value)
    for part in shape.properties:
        for value in values:
            yield from _find(part, index, value)


def _finding(shape: Shape, focus: Node, value: Node | None) -> Finding:
    return Finding(
        focus=str(focus),
        path=str(shape.path or ""),
        shape=shape.name,
        value=None if value is None else str(value),
        severity=shape.severity,
        message_zh=shape.message_zh,
        message_en=shape.message_en,
    )


def _conforms(shape: Shape, index: Index, node: Node) -> bool:
    return next(_find(shape, index, node), None) is None


def read_shapes(graph: Graph) -> tuple[Shape, ...]:
    """Return the shapes of `graph` that have targets, by name, with those they use.

    Raises `ValidationError` for a constraint component or a path that is not understood.
    """
    names = sorted(set(graph.subjects(SH.targetClass, None)), key=str)
    return tuple(_read_shape(graph, name) for name in names)


def _read_shape(graph: Graph, node: Node) -> Shape:
    known = sorted((p for p in set(graph.predicates(node)) if p not in _DESCRIPTIVE), key=str)
    severity = graph.value(node, SH.severity, default=SH.Violation)
    return Shape(
        name=str(node),
        targets=tuple(sorted(graph.objects(node, SH.targetClass), key=str)),
        path=_read_path(graph, node),
        tests=tuple(_compile(graph, node, name, value) for name in known for value in graph.objects(node, name)),
        properties=tuple(_read_shape(graph, part) for part in sorted(graph.objects(node, SH.property), key=str)),
        severity=str(severity).removeprefix(str(SH)),
        message_zh=_message(graph, node, "zh"),
        message_en=_message(graph, node, "en"),
    )


def _read_path(graph: Graph, node: Node) -> Path | None:
    path = graph.value(node, SH.path)
    if path is None or isinstance(path, URIRef):
        return None if path is None else Path(path)
    predicate = graph.value(path, SH.inversePath)
    if isinstance(predicate, URIRef):
        return Path(predicate, inverse=True)
    raise ValidationError(
        f"shape {node}: sh:path must be a property or the inverse of one",
        hint="split the shape, so that each part follows one property",
    )


def _message(graph: Graph, node: Node, language: str) -> str:
    messages = (m for m in graph.objects(node, SH.resultMessage | SH.message) if isinstance(m, Literal))
    return next((str(m) for m in messages if m.language == language), "")


def _compile(graph: Graph, node: Node, component: Node, value: Node) -> Test:
    factory = _COMPONENTS.get(component)
    if factory is None:
        raise ValidationError(
            f"shape {node}: {component} is not understood",
            hint=f"use one of: {', '.join(sorted(str(name).removeprefix(str(SH)) for name in _COMPONENTS))}",
        )
    return factory(graph, node, value)


def _each(passes: Callable[[Node], bool]) -> Test:
    return lambda _index, _focus, values: [value for value in values if not passes(value)]


def _min_count(_graph: Graph, _node: Node, value: Node) -> Test:
    least = _integer(value)
    return lambda _index, _focus, values: () if len(values) >= least else (None,)


def _max_count(_graph: Graph, _node: Node, value: Node) -> Test:
    most = _integer(value)
    return lambda _index, _focus, values: () if len(values) <= most else (None,)


def _class(_graph: Graph, _node: Node, value: Node) -> Test:
    return lambda index, _focus, values: [node for node in values if not index.is_member(node, value)]


def _datatype(_graph: Graph, _node: Node, value: Node) -> Test:
    return _each(lambda node: isinstance(node, Literal) and _datatype_of(node) == value and not node.ill_typed)


def _datatype_of(literal: Literal) -> URIRef:
    if literal.language is not None:
        return RDF.langString
    return literal.datatype or XSD.string


def _node_kind(_graph: Graph, _node: Node, value: Node) -> Test:
    kinds: dict[Node, type[Node]] = {SH.IRI: URIRef, SH.Literal: Literal, SH.BlankNode: BNode}
    kind = kinds[value]
    return _each(lambda node: isinstance(node, kind))


def _in(graph: Graph, _node: Node, value: Node) -> Test:
    allowed = frozenset(Collection(graph, value))
    return _each(lambda node: node in allowed)


def _has_value(_graph: Graph, _node: Node, value: Node) -> Test:
    return lambda _index, _focus, values: () if value in values else (None,)


def _pattern(_graph: Graph, _node: Node, value: Node) -> Test:
    search = re.compile(str(value)).search
    return _each(lambda node: not isinstance(node, BNode) and search(str(node)) is not None)


def _min_length(_graph: Graph, _node: Node, value: Node) -> Test:
    least = _integer(value)
    return _each(lambda node: not isinstance(node, BNode) and len(str(node)) >= least)


def _min_inclusive(_graph: Graph, _node: Node, value: Node) -> Test:
    return _each(lambda node: _compares(node, value, ge))


def _max_inclusive(_graph: Graph, _node: Node, value: Node) -> Test:
    return _each(lambda node: _compares(node, value, le))


def _less_than(_graph: Graph, _node: Node, value: Node) -> Test:
    return _pairwise(value, lambda left, right: _compares(left, right, lt))


def _less_than_or_equals(_graph: Graph, _node: Node, value: Node) -> Test:
    return _pairwise(value, lambda left, right: _compares(left, right, le))


def _disjoint(_graph: Graph, _node: Node, value: Node) -> Test:
    return _pairwise(value, lambda left, right: left != right)


def _pairwise(predicate: Node, passes: Callable[[Node, Node], bool]) -> Test:
    other = Path(URIRef(str(predicate)))
    return lambda index, focus, values: [
        value for value in values if not all(passes(value, right) for right in index.values(focus, other))
    ]


def _compares(left: Node, right: Node, order: Callable[[Any, Any], bool]) -> bool:
    if not isinstance(left, Literal) or not isinstance(right, Literal):
        return False
    try:
        return order(left.value, right.value)
    except TypeError:  # a date and a number have no order, which is a finding and no failure
        return False


def _unique_lang(_graph: Graph, _node: Node, _value: Node) -> Test:
    def repeated(_index: Index, _focus: Node, values: Sequence[Node]) -> Iterable[Node | None]:
        languages = [value.language for value in values if isinstance(value, Literal) and value.language]
        return () if len(languages) == len(set(languages)) else (None,)

    return repeated


def _language_in(graph: Graph, _node: Node, value: Node) -> Test:
    ranges = tuple(str(item).lower() for item in Collection(graph, value))
    return _each(lambda node: any(_speaks(node, item) for item in ranges))


def _speaks(node: Node, language: str) -> bool:
    tag = (node.language or "").lower() if isinstance(node, Literal) else ""
    return tag == language or tag.startswith(f"{language}-")


def _not(graph: Graph, _node: Node, value: Node) -> Test:
    shape = _read_shape(graph, value)
    return lambda index, _focus, values: [node for node in values if _conforms(shape, index, node)]


def _or(graph: Graph, _node: Node, value: Node) -> Test:
    shapes = tuple(_read_shape(graph, item) for item in Collection(graph, value))
    return lambda index, _focus, values: [
        node for node in values if not any(_conforms(shape, index, node) for shape in shapes)
    ]


def _qualified(graph: Graph, node: Node, value: Node) -> Test:
    shape = _read_shape(graph, value)
    least = _integer(graph.value(node, SH.qualifiedMinCount))
    return lambda index, _focus, values: (
        () if sum(_conforms(shape, index, item) for item in values) >= least else (None,)
    )


def _integer(node: Node | None) -> int:
    return int(str(node))


_DESCRIPTIVE: frozenset[Node] = frozenset(
    {RDF.type, SH.targetClass, SH.path, SH.property, SH.name, SH.message, SH.severity, SH.qualifiedMinCount}
)

_COMPONENTS: dict[Node, Callable[[Graph, Node, Node], Test]] = {
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH.disjoint: _disjoint,
    SH.hasValue: _has_value,
    SH["in"]: _in,
    SH.languageIn: _language_in,
    SH.lessThan: _less_than,
    SH.lessThanOrEquals: _less_than_or_equals,
    SH.maxCount: _max_count,
    SH.maxInclusive: _max_inclusive,
    SH.minCount: _min_count,
    SH.minInclusive: _min_inclusive,
    SH.minLength: _min_length,
    SH.nodeKind: _node_kind,
    SH["not"]: _not,
    SH["or"]: _or,
    SH.pattern: _pattern,
    SH.qualifiedValueShape: _qualified,
    SH.uniqueLang: _unique_lang,
}

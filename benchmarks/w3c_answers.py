"""Compares answers to the cases of the W3C with what is expected: rows, truth values and graphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from rdflib import BNode, Graph, Literal, Namespace
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, XSD
from rdflib.query import Result
from rdflib.term import Node

_RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
_EXACT = frozenset({XSD.integer, XSD.decimal})
_ROUGH = frozenset({XSD.double, XSD.float})
_ROWS = {".srx": "xml", ".srj": "json", ".csv": "csv", ".tsv": "tsv"}

Row = Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Answer:
    """A truth value, or rows, or a graph; `ordered` if the rows are numbered."""

    truth: bool | None = None
    rows: tuple[Row, ...] | None = None
    graph: Graph | None = None
    ordered: bool = False


def read_expected(file: Path, base: str) -> Answer:
    """Return what a case expects."""
    if file.suffix in _ROWS:
        return of_result(Result.parse(BytesIO(file.read_bytes()), format=_ROWS[file.suffix]))
    graph = Graph().parse(file, format="xml" if file.suffix == ".rdf" else "turtle", publicID=base)
    if (None, RDF.type, _RS.ResultSet) not in graph:
        return Answer(graph=graph)
    truth = next(graph.objects(None, _RS.boolean), None)
    if isinstance(truth, Literal):
        return Answer(truth=bool(truth.value))
    return _rows_in(graph)


def of_result(result: Result) -> Answer:
    """Return an answer as rdflib has it."""
    if result.type == "ASK":
        return Answer(truth=bool(result.askAnswer))
    if result.type == "SELECT":
        rows = ({str(name): node for name, node in row.items() if node is not None} for row in result.bindings)
        return Answer(rows=tuple(rows))
    return Answer(graph=result.graph)


def is_same(expected: Answer, given: Answer, *, lax: bool) -> bool:
    """Return whether an answer is what is expected; blank nodes may have other names, numbers other zeros."""
    if expected.graph is not None:
        return given.graph is not None and isomorphic(_plain_graph(expected.graph), _plain_graph(given.graph))
    if expected.rows is None:
        return expected.truth == given.truth and given.rows is None
    if given.rows is None:
        return False
    wanted, found = ([_plain_row(row) for row in rows] for rows in (expected.rows, given.rows))
    if expected.ordered:
        return wanted == found
    if lax:
        return set(wanted) == set(found)
    return Counter(wanted) == Counter(found) and isomorphic(_as_graph(expected.rows), _as_graph(given.rows))


def _rows_in(graph: Graph) -> Answer:
    """The rows of a graph in the vocabulary of results, in their order if they have numbers."""
    numbered: list[tuple[int, Row]] = []
    for solution in graph.objects(None, _RS.solution):
        index = graph.value(solution, _RS["index"])
        row: dict[str, Node] = {}
        for binding in graph.objects(solution, _RS.binding):
            value = graph.value(binding, _RS.value)
            if value is not None:
                row[str(graph.value(binding, _RS.variable))] = value
        numbered.append((int(str(index)) if index is not None else -1, row))
    numbered.sort(key=lambda pair: pair[0])
    ordered = bool(numbered) and all(number >= 0 for number, _ in numbered)
    return Answer(rows=tuple(row for _, row in numbered), ordered=ordered)


def _plain_row(row: Row) -> frozenset[tuple[str, str]]:
    return frozenset((name, "_" if isinstance(node, BNode) else _plain(node).n3()) for name, node in row.items())


def _plain(node: Node) -> Literal | Node:
    """A number without needless zeros, a language in small letters."""
    if not isinstance(node, Literal):
        return node
    if node.language:
        return Literal(str(node), lang=node.language.lower())
    with suppress(ArithmeticError, ValueError):
        if node.datatype in _EXACT:
            return Literal(f"{Decimal(str(node)).normalize():f}", datatype=node.datatype, normalize=False)
        if node.datatype in _ROUGH:
            return Literal(repr(float(node)), datatype=node.datatype, normalize=False)
    return Literal(str(node), datatype=None if node.datatype == XSD.string else node.datatype, normalize=False)


def _plain_graph(graph: Graph) -> Graph:
    plain = Graph()
    for subject, predicate, value in graph:
        plain.add((subject, predicate, _plain(value)))
    return plain


def _as_graph(rows: Sequence[Row]) -> Graph:
    """The rows that have blank nodes, a node each, to see whether the same ones stand in the same places."""
    graph = Graph()
    for row in rows:
        if any(isinstance(node, BNode) for node in row.values()):
            _add(graph, row.items())
    return graph


def _add(graph: Graph, row: Iterable[tuple[str, Node]]) -> None:
    place = BNode()
    for name, node in row:
        graph.add((place, _RS[name], _plain(node)))

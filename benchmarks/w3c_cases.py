"""Reads the evaluation and syntax cases of the W3C for SPARQL 1.0 and 1.1 out of a source package that holds them."""

from __future__ import annotations

import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyoxigraph as ox
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

PACKAGE = "rdflib-6.1.1"
"""A source package of PyPI under the BSD licence, which holds the cases under the licence of the W3C."""
BASE = "http://www.w3.org/2001/sw/DataAccess/tests/"
ELSEWHERE = f"{BASE}elsewhere"
"""A graph that no case is about, for those that ask of nothing."""
_QUERIES = (
    *("aggregates", "bind", "bindings", "construct", "csv-tsv-res", "exists", "functions", "grouping", "json-res"),
    *("negation", "project-expression", "property-path", "subquery", "syntax-query"),
)
_MF = Namespace(f"{BASE}test-manifest#")
_QT = Namespace(f"{BASE}test-query#")
_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".n3": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
}

Kind = Literal["evaluation", "right", "wrong"]


@dataclass(frozen=True, slots=True)
class Case:
    """A query, the files of its default graph and its named graphs by their IRIs, and the file of what is expected.

    `kind` is `evaluation`, or for a case of syntax whether the query is `right` or `wrong`. `lax` answers may have a
    row more than once.
    """

    name: str
    suite: str
    kind: Kind
    query: str
    data: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    expected: Path | None = None
    lax: bool = False


def unpack(package: Path, folder: Path) -> Path:
    """Unpack the cases of the source package to `folder`, and return the folder that holds them."""
    with tarfile.open(package) as archive:
        archive.extractall(folder, [one for one in archive.getmembers() if "/test/DAWG/" in one.name], filter="data")
    return folder / PACKAGE / "test" / "DAWG"


def read_cases(root: Path) -> Iterator[Case]:
    """Yield all cases about queries, but those of entailment and of SERVICE, which the endpoint does not know."""
    for manifest in sorted(root.glob("data-r2/*/manifest.ttl")):
        yield from _read(root, manifest, "1.0")
    for group in _QUERIES:
        yield from _read(root, root / "data-sparql11" / group / "manifest.ttl", "1.1")


def load_data(root: Path, cases: Iterable[Case]) -> ox.Store:
    """Return a store with each file that a case asks of in a graph of its name, and a graph of no case."""
    store = ox.Store()
    store.add(ox.Quad(*(ox.NamedNode(ELSEWHERE),) * 4))
    files = {iri for case in cases for iri in (*case.data, *case.named)}
    files |= {_iri(root, file) for file in root.glob("data-r2/dataset/data-*.ttl")}  # named by FROM
    for iri in sorted(files):
        file = root / iri.removeprefix(BASE)
        store.load(path=str(file), format=_FORMATS[file.suffix], base_iri=iri, to_graph=ox.NamedNode(iri))
    return store


def _iri(root: Path, file: Path) -> str:
    return BASE + file.relative_to(root).as_posix()


def _read(root: Path, manifest: Path, suite: str) -> Iterator[Case]:
    graph = Graph().parse(manifest, format="turtle", publicID=_iri(root, manifest))
    for entries in graph.objects(None, _MF.entries):
        for entry in graph.items(entries):
            kind = _kind(graph, entry)
            if kind is not None:
                yield _case(root, graph, entry, suite, kind)


def _kind(graph: Graph, entry: Node) -> Kind | None:
    types = {str(kind).rpartition("#")[2] for kind in graph.objects(entry, RDF.type)}
    if types & {"QueryEvaluationTest", "CSVResultFormatTest"}:
        return "evaluation"
    if types & {"PositiveSyntaxTest", "PositiveSyntaxTest11"}:
        return "right"
    return "wrong" if types & {"NegativeSyntaxTest", "NegativeSyntaxTest11"} else None


def _case(root: Path, graph: Graph, entry: Node, suite: str, kind: Kind) -> Case:
    action = graph.value(entry, _MF.action)
    place = graph.value(action, _QT.query) if kind == "evaluation" else action
    result = graph.value(entry, _MF.result)
    text = (root / str(place).removeprefix(BASE)).read_text(encoding="utf-8")
    group = str(place).removeprefix(BASE).split("/")[1]
    return Case(
        name=f"{group}/{graph.value(entry, _MF.name)}",
        suite=f"SPARQL {suite}, {'evaluation' if kind == 'evaluation' else 'syntax'}",
        kind=kind,
        query=f"BASE <{place}>\n{text}",
        data=tuple(sorted(map(str, graph.objects(action, _QT.data)))),
        named=tuple(sorted(str(one) for one in graph.objects(action, _QT.graphData) if isinstance(one, URIRef))),
        expected=root / str(result).removeprefix(BASE) if result is not None and kind == "evaluation" else None,
        lax=(entry, _MF.resultCardinality, _MF.LaxCardinality) in graph,
    )

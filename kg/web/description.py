"""Describes the service and its dataset in RDF: SPARQL 1.1 Service Description, and VoID with its partitions."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import IO, cast

import pyoxigraph as ox
from fastapi import Request
from fastapi.responses import Response

from kg.answers.answering import RDF_FORMATS
from kg.answers.formats import GRAPHS, choose_format
from kg.answers.holdings import Snapshot
from kg.answers.matching import MATCHES
from kg.answers.prefixes import SortedPrefixes
from kg.identify import BASE, DCTERMS, PREFIXES, RDF, SD, VOID
from kg.library import ask
from kg.web.page import snapshot
from kg.web.problem import HttpProblem

_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "N-Quads", "TriG", "JSON-LD", "RDF_XML"),
)
_TITLES = (("政策计划知识图谱", "zh"), ("Policy plans as a knowledge graph", "en"))

Sizes = tuple[tuple[str, int], ...]


class _Statements:
    """Statements of a description; a text that is no IRI goes in as a literal."""

    def __init__(self) -> None:
        self.triples: list[ox.Triple] = []

    def say(self, subject: str, predicate: str, *values: str | int) -> None:
        for value in values:
            term = ox.Literal(value) if isinstance(value, int) else ox.NamedNode(value)
            self.triples.append(ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), term))

    def title(self, subject: str) -> None:
        for text, language in _TITLES:
            title = ox.Literal(text, language=language)
            self.triples.append(ox.Triple(ox.NamedNode(subject), ox.NamedNode(f"{DCTERMS}title"), title))


def describe_service(request: Request) -> Response:
    """Return the description of the endpoint, with its graphs (SPARQL 1.1 Service Description)."""
    held = snapshot(request)
    base = str(request.base_url)
    endpoint = f"{base}sparql"
    said = _Statements()
    said.say(f"{endpoint}#service", f"{RDF}type", f"{SD}Service")
    said.title(f"{endpoint}#service")
    said.say(f"{endpoint}#service", f"{SD}endpoint", endpoint)
    said.say(f"{endpoint}#service", f"{SD}supportedLanguage", f"{SD}SPARQL11Query")
    said.say(f"{endpoint}#service", f"{SD}feature", f"{SD}UnionDefaultGraph")
    said.say(f"{endpoint}#service", f"{SD}resultFormat", *(_FORMATS + name for name in _RESULT_FORMATS))
    said.say(f"{endpoint}#service", f"{SD}extensionFunction", MATCHES)
    said.say(MATCHES, f"{RDF}type", f"{SD}Function")
    said.say(f"{endpoint}#service", f"{SD}defaultDataset", f"{endpoint}#dataset")
    said.say(f"{endpoint}#dataset", f"{RDF}type", f"{SD}Dataset")
    said.say(f"{endpoint}#dataset", f"{SD}defaultGraph", f"{endpoint}#default")
    said.say(f"{endpoint}#default", f"{RDF}type", f"{SD}Graph", f"{VOID}Dataset")
    said.say(f"{endpoint}#default", f"{VOID}triples", held.info.quads)
    for graph, size in held.info.graphs:
        _say_graph(said, f"{endpoint}#", graph, size)
    return _respond(request, said)


def _say_graph(said: _Statements, base: str, graph: str, size: int) -> None:
    name = graph.rpartition("/")[2]
    said.say(f"{base}dataset", f"{SD}namedGraph", f"{base}named-{name}")
    said.say(f"{base}named-{name}", f"{RDF}type", f"{SD}NamedGraph")
    said.say(f"{base}named-{name}", f"{SD}name", graph)
    said.say(f"{base}named-{name}", f"{SD}graph", f"{base}graph-{name}")
    said.say(f"{base}graph-{name}", f"{RDF}type", f"{SD}Graph", f"{VOID}Dataset")
    said.say(f"{base}graph-{name}", f"{VOID}triples", size)


def describe_dataset(request: Request) -> Response:
    """Return the description of the dataset: how much it holds of each class and property (VoID)."""
    held = snapshot(request)
    base = str(request.base_url)
    dataset = f"{base}.well-known/void#dataset"
    classes, properties = _sizes(held)
    said = _Statements()
    said.say(dataset, f"{RDF}type", f"{VOID}Dataset")
    said.title(dataset)
    said.say(dataset, f"{VOID}sparqlEndpoint", f"{base}sparql")
    said.say(dataset, f"{VOID}dataDump", f"{base}graphs")
    said.say(dataset, f"{VOID}exampleResource", *(iri for iri in _plans(held)))
    said.say(dataset, f"{VOID}vocabulary", *sorted({_namespace(term) for term, _ in (*classes, *properties)}))
    said.triples.append(_uri_space(dataset))
    said.say(dataset, f"{VOID}triples", held.info.quads)
    said.say(dataset, f"{VOID}classes", len(classes))
    said.say(dataset, f"{VOID}properties", len(properties))
    _say_partitions(said, dataset, "class", f"{VOID}entities", classes)
    _say_partitions(said, dataset, "property", f"{VOID}triples", properties)
    return _respond(request, said)


def _say_partitions(said: _Statements, dataset: str, kind: str, counted: str, sizes: Sizes) -> None:
    for number, (term, size) in enumerate(sizes, start=1):
        part = f"{dataset.removesuffix('dataset')}{kind}-{number}"
        said.say(dataset, f"{VOID}{kind}Partition", part)
        said.say(part, f"{VOID}{kind}", term)
        said.say(part, counted, size)


def _uri_space(dataset: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(dataset), ox.NamedNode(f"{VOID}uriSpace"), ox.Literal(BASE))


def _namespace(term: str) -> str:
    cut = max(term.rfind("#"), term.rfind("/"))
    return term[: cut + 1]


def _plans(held: Snapshot) -> Iterator[str]:
    return (row["plan_iri"] for row in ask(held.store, "plans-by-year"))


@lru_cache(maxsize=1)
def _sizes(held: Snapshot) -> tuple[Sizes, Sizes]:
    """How many elements each class has, and how many statements each property; counted once a build."""
    elements: set[tuple[str, str]] = set()
    properties: Counter[str] = Counter()
    for subject, predicate, value in held.store.statements():
        properties[predicate] += 1
        if predicate == f"{RDF}type":
            elements.add((value.value, subject))
    return _by_size(Counter(kind for kind, _ in elements)), _by_size(properties)


def _by_size(counts: Counter[str]) -> Sizes:
    return tuple(sorted(counts.items(), key=lambda count: (-count[1], count[0])))


def _respond(request: Request, said: _Statements) -> Response:
    form = choose_format(GRAPHS, request.headers.get("accept", ""), request.query_params.get("format"))
    if form is None:
        raise HttpProblem(
            406,
            "format",
            "the answer is not written in any of the formats that are accepted",
            f"this answer can be asked for as format={', '.join(one.name for one in GRAPHS)}",
        )
    output = io.BytesIO()
    head = SortedPrefixes(output)
    used = {name: iri for name, iri in PREFIXES.items() if name in ("dcterms", "rdf", "sd", "void", "xsd")}
    ox.serialize(said.triples, cast(IO[bytes], head), RDF_FORMATS[form.name], prefixes=used)
    head.close()
    headers = {"Vary": "Accept", "Content-Type": form.content_type, "Cache-Control": "no-cache"}
    return Response(output.getvalue(), headers=headers)

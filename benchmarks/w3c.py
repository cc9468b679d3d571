"""Puts the W3C's cases for SPARQL 1.0 and 1.1 through the endpoint, Oxigraph's own server and rdflib, in one run.

Run it in the project: python -m benchmarks.w3c. It renews its part of RESULTS.md, and fetches nothing: the cases are
in a source package of PyPI, and without it the run says in one line how to have it.
"""

from __future__ import annotations

import logging
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

import httpx
import pyoxigraph as ox
import rdflib
import rdflib.plugins.sparql
from rdflib import Dataset, Graph, URIRef
from rdflib.query import Result

from benchmarks.endpoint import serve_kg, serve_oxigraph
from benchmarks.results import write_part
from benchmarks.w3c_answers import Answer, is_same, of_result, read_expected
from benchmarks.w3c_cases import BASE, ELSEWHERE, PACKAGE, Case, load_data, read_cases, unpack
from tests.web.evaluation import write_store

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "build" / "w3c" / f"{PACKAGE}.tar.gz"
_FETCH = f"pip download --no-deps --no-binary :all: {PACKAGE.replace('-', '==')} -d {SOURCE.parent.relative_to(ROOT)}"
_GRAPH = "application/n-triples"
_RESULTS = "application/sparql-results+json"

Ask = Callable[[Case], Answer]


class _WrongSyntaxError(Exception):
    """The query was refused as no SPARQL."""


def main() -> int:
    """Ask, print, and renew the part of RESULTS.md."""
    if not SOURCE.exists():
        sys.stderr.write(f"the cases of the W3C are not here; they come with: {_FETCH}\n")
        return 0
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as name:
        text = "\n".join((*_report(Path(name)), ""))
    write_part(text)
    sys.stdout.write(text)
    return 0


def _report(folder: Path) -> Iterator[str]:
    root = unpack(SOURCE, folder)
    cases = tuple(read_cases(root))
    data = load_data(root, cases)
    (folder / "data.trig").write_bytes(data.dump(format=ox.RdfFormat.TRIG) or b"")
    store = write_store(folder / "store", folder / "data.trig")
    held = {graph.value for graph in data.named_graphs()}
    right: dict[str, list[Case]] = {}
    for server, start in (("kg serve", serve_kg), ("oxigraph server", serve_oxigraph)):
        with start(store) as (address, _), httpx.Client(timeout=60) as client:
            right[server] = _right(cases, partial(_ask_server, client, address, held))
    right["rdflib"] = _right(cases, partial(_ask_rdflib, _in_rdflib(root, held)))
    yield from _table(cases, right)


def _table(cases: Sequence[Case], right: Mapping[str, Sequence[Case]]) -> Iterator[str]:
    yield "# SPARQL cases of the W3C\n"
    yield (
        f"{len(cases)} cases for queries in SPARQL 1.0 and 1.1 (those of entailment and of SERVICE, which is refused, "
        "left out), each put through HTTP with its data as the default graph of the protocol.\n"
    )
    suites = Counter(case.suite for case in cases)
    yield f"| right answers | {' | '.join(right)} | of |"
    yield "|---|" + "---:|" * (len(right) + 1)
    for suite, count in suites.items():
        found = (str(sum(case.suite == suite for case in given)) for given in right.values())
        yield f"| {suite} | {' | '.join(found)} | {count} |"
    yield ""
    yield (
        "No engine has all: some cases expect what RDF 1.1 has changed, some compare numbers by their digits, which "
        "Oxigraph keeps by value. The endpoint refuses FROM a graph that it does not hold, which five cases of syntax "
        "have, and whatever looks like SERVICE.\n"
    )
    for server, given in right.items():
        wrong = [case.name for case in cases if case not in given]
        shown = ", ".join(wrong[:40]) + (f" and {len(wrong) - 40} more" if len(wrong) > 40 else "")
        yield f"Not as expected by {server}: {shown or 'none'}.\n"


def _right(cases: Sequence[Case], ask: Ask) -> list[Case]:
    return [case for case in cases if _is_right(case, ask)]


def _is_right(case: Case, ask: Ask) -> bool:
    try:
        given = ask(case)
    except _WrongSyntaxError:
        return case.kind == "wrong"
    except Exception:  # noqa: BLE001 - whatever an engine raises is no right answer
        return False
    if case.expected is None:
        return case.kind == "right"
    base = case.query.partition("<")[2].partition(">")[0]
    return is_same(read_expected(case.expected, base), given, lax=case.lax)


def _ask_server(client: httpx.Client, address: str, held: set[str], case: Case) -> Answer:
    given: dict[str, str | list[str]] = {"query": case.query}
    data, named = ([iri for iri in graphs if iri in held] for graphs in (case.data, case.named))
    if case.data or case.named or "FROM" not in case.query.upper():  # what has no data is asked of nothing
        given |= {"default-graph-uri": data, "named-graph-uri": named or ([] if data else [ELSEWHERE])}
    rows = "text/csv" if case.expected is not None and case.expected.suffix == ".csv" else _RESULTS
    answer = client.post(address, data=given, headers={"Accept": f"{rows}, {_GRAPH};q=0.9"})
    if answer.status_code == httpx.codes.BAD_REQUEST:
        raise _WrongSyntaxError
    answer.raise_for_status()
    media = answer.headers["content-type"].partition(";")[0]
    if media == _GRAPH:
        return Answer(graph=Graph().parse(data=answer.content, format="nt"))
    return of_result(Result.parse(BytesIO(answer.content), format="csv" if media == "text/csv" else "json"))


def _in_rdflib(root: Path, iris: set[str]) -> Dataset:
    """The same files, read by rdflib; nothing is fetched and no number is written otherwise."""
    rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
    rdflib.NORMALIZE_LITERALS = False
    dataset = Dataset()
    for iri in sorted(iris - {ELSEWHERE}):
        file = root / iri.removeprefix(BASE)
        form = {".rdf": "xml", ".nt": "nt"}.get(file.suffix, "turtle")
        dataset.graph(URIRef(iri)).parse(file, format=form, publicID=iri)
    return dataset


def _ask_rdflib(data: Dataset, case: Case) -> Answer:
    dataset = Dataset()
    for iri in case.data:
        for triple in data.graph(URIRef(iri)):
            dataset.default_graph.add(triple)
    named = case.named if case.data or case.named else [str(g.identifier) for g in data.graphs()]
    for iri in (one for one in named if one.startswith(BASE)):
        for triple in data.graph(URIRef(iri)):
            dataset.graph(URIRef(iri)).add(triple)
    try:
        rdflib.plugins.sparql.prepareQuery(case.query)
    except Exception as error:
        raise _WrongSyntaxError from error
    result = of_result(dataset.query(case.query))
    return Answer(result.truth, result.rows and tuple(result.rows), result.graph)


if __name__ == "__main__":
    raise SystemExit(main())

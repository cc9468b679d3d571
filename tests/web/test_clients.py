"""Real clients: SPARQLWrapper, rdflib's SPARQLStore, curl, and rdflib as reader of every format of results."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from typing import Any

import httpx
import pytest
from rdflib import URIRef
from rdflib.namespace import RDF
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg.identify import BASE, KG

TITLES = (
    "SELECT ?plan ?title WHERE { ?plan a <https://w3id.org/policy-kg/ontology#Plan> ; "
    "<http://purl.org/dc/terms/title> ?title } ORDER BY ?plan"
)
TITLE = "2020年推动知识产权高质量发展任务清单"
PLANS = ("guide2021", "list2020", "list2021", "push2020", "report2021")


def wrapper(served: str, query: str, form: Any) -> SPARQLWrapper:
    """Return SPARQLWrapper with a query."""
    client = SPARQLWrapper(f"{served}/sparql")
    client.setQuery(query)
    client.setReturnFormat(form)
    return client


def converted(client: SPARQLWrapper) -> Any:
    """Return what SPARQLWrapper makes of the answer."""
    return client.queryAndConvert()


def test_sparqlwrapper_reads_json(served: str) -> None:
    rows = converted(wrapper(served, TITLES, JSON))["results"]["bindings"]
    assert [row["plan"]["value"] for row in rows] == [f"{BASE}plan/{plan}" for plan in PLANS]
    assert rows[1]["title"]["value"] == TITLE


@pytest.mark.parametrize("method", [POST, "direct"])
def test_sparqlwrapper_posts_in_both_ways(served: str, method: str) -> None:
    client = wrapper(served, TITLES, JSON)
    client.setMethod(POST)
    if method == "direct":
        client.setRequestMethod(POSTDIRECTLY)
    assert len(converted(client)["results"]["bindings"]) == 5


def test_sparqlwrapper_reads_xml_csv_and_tsv(served: str) -> None:
    assert TITLE in converted(wrapper(served, TITLES, XML)).toxml()
    assert TITLE in converted(wrapper(served, TITLES, CSV)).decode()
    assert TITLE in converted(wrapper(served, TITLES, TSV)).decode()


def test_sparqlwrapper_reads_graphs(served: str) -> None:
    query = f"DESCRIBE <{BASE}plan/list2020>"
    graph = converted(wrapper(served, query, RDFXML))
    assert (URIRef(f"{BASE}plan/list2020"), RDF.type, URIRef(f"{KG}Plan")) in graph
    assert b"kg:Plan" in converted(wrapper(served, query, TURTLE))


def test_sparqlwrapper_knows_a_query_that_is_no_sparql(served: str) -> None:
    with pytest.raises(QueryBadFormed, match="line 1, column 12"):
        converted(wrapper(served, "SELECT * { ?s ?p }", JSON))


def test_rdflib_asks_the_endpoint_as_a_store(served: str) -> None:
    store = SPARQLStore(f"{served}/sparql")
    rows: list[Any] = list(store.query(TITLES))
    assert [str(row[0]) for row in rows] == [f"{BASE}plan/{plan}" for plan in PLANS]
    plan = (URIRef(f"{BASE}plan/list2020"), RDF.type, None)
    assert URIRef(f"{KG}Plan") in {triple[2] for triple, _ in store.triples(plan)}
    assert not list(store.triples((URIRef(f"{BASE}plan/none"), None, None)))


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rdflib_reads_each_format_of_results(browser: httpx.Client, form: str) -> None:
    answer = browser.get("/sparql", params={"query": TITLES, "format": form})
    rows: list[Any] = list(Result.parse(io.BytesIO(answer.content), format=form))
    found = [(str(row[0]), str(row[1])) for row in rows]
    assert [plan for plan, _ in found] == [f"{BASE}plan/{plan}" for plan in PLANS]
    assert found[1][1] == TITLE


@pytest.mark.parametrize("form", ["json", "xml"])
def test_rdflib_reads_each_format_of_a_truth_value(browser: httpx.Client, form: str) -> None:
    answer = browser.get("/sparql", params={"query": "ASK { ?s ?p ?o }", "format": form})
    assert Result.parse(io.BytesIO(answer.content), format=form).askAnswer is True


HARD = 'SELECT ("a,\\"b\\"\\n\\t保护" AS ?x) ("<&>"@en AS ?y) (1.5 AS ?z) (<http://e/%20保> AS ?i) ?none {}'


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_quotes_breaks_and_signs_survive_each_format(browser: httpx.Client, form: str) -> None:
    answer = browser.get("/sparql", params={"query": HARD, "format": form})
    row = next(iter(Result.parse(io.BytesIO(answer.content), format=form).bindings))
    named = {str(name): str(term) for name, term in row.items()}
    assert named["x"] == 'a,"b"\n\t保护'
    assert named["y"] == "<&>"
    assert named["z"] == "1.5"
    assert named["i"] == "http://e/%20保"
    assert not named.get("none")


def test_csv_is_that_of_rfc_4180(browser: httpx.Client) -> None:
    text = browser.get("/sparql", params={"query": HARD, "format": "csv"}).text
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == ['a,"b"\n\t保护', "<&>", "1.5", "http://e/%20保", ""]
    assert text.startswith("x,y,z,i,none\r\n")


def test_curl_asks_as_the_documentation_has_it(served: str) -> None:
    command = [
        "curl",
        "-sG",
        f"{served}/sparql",
        "--data-urlencode",
        f"query={TITLES}",
        "-H",
        "Accept: application/json",
    ]
    answer = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)
    assert answer["results"]["bindings"][1]["title"]["value"] == TITLE

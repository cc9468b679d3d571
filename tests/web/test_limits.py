"""Tests that a query ends at its limits, that a cut answer says so, and that others are answered meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree.ElementTree import fromstring

import httpx
import pytest
from rdflib import Graph

from kg.web.settings import Settings
from tests.web.conftest import serving_here

ALL = "SELECT * { ?s ?p ?o }"
TRIPLES = "CONSTRUCT WHERE { ?s ?p ?o }"
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a ?f"
LIGHT = "ASK { ?s ?p ?o }"


@pytest.fixture(scope="module", name="narrow")
def _narrow(sample: Path) -> Iterator[str]:
    limits = Settings(seconds=1, rows=50, memory=200, workers=2, waiting=2, patience=20, request_bytes=10_000)
    with serving_here(sample / ".kg", limits) as address:
        yield f"{address}/sparql"


def ask(endpoint: str, query: str, accept: str = "*/*") -> httpx.Response:
    """Return the answer to a query."""
    return httpx.get(endpoint, params={"query": query}, headers={"Accept": accept}, timeout=60)


def test_a_query_that_takes_too_long_is_ended_and_told(narrow: str) -> None:
    answer = ask(narrow, HEAVY)
    assert (answer.status_code, answer.json()["code"]) == (504, "time")
    assert answer.json()["detail"] == "the query did not end within 1 seconds"
    assert answer.json()["detail_zh"] == "查询在 1 秒内没有完成"


def test_a_heavy_query_does_not_stop_the_light_ones(narrow: str) -> None:
    with ThreadPoolExecutor(1) as others:
        heavy = others.submit(ask, narrow, HEAVY)
        assert [ask(narrow, LIGHT).json()["boolean"] for _ in range(5)] == [True] * 5
        assert heavy.result().status_code == 504


def test_a_query_that_takes_too_much_memory_is_ended_and_told(narrow: str) -> None:
    answer = ask(narrow, LARGE)
    assert answer.status_code in (504, 507)
    assert ask(narrow, LIGHT).json()["boolean"]


def test_more_queries_than_can_wait_are_asked_to_come_back(narrow: str) -> None:
    with ThreadPoolExecutor(8) as others:
        answers = list(others.map(lambda _: ask(narrow, HEAVY), range(8)))
    busy = [answer for answer in answers if answer.status_code == 503]
    assert len(busy) >= 4
    assert {answer.headers["retry-after"] for answer in busy} == {"2"}
    assert {answer.json()["code"] for answer in busy} == {"busy"}
    assert {answer.status_code for answer in answers} <= {503, 504}


@pytest.mark.parametrize("media", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_rows_beyond_the_limit_are_told_in_head_and_body(narrow: str, media: str) -> None:
    answer = ask(narrow, ALL, media)
    assert answer.headers["answer-cut"] == "rows; limit=50"
    assert "cut after 50 rows, the limit of this server · 到 50 行的上限为止" in answer.text
    if media.endswith("json"):
        assert len(answer.json()["results"]["bindings"]) == 50
    else:
        assert len(fromstring(answer.text).findall(".//{*}result")) == 50  # noqa: S314 - our own answer


@pytest.mark.parametrize(("media", "head"), [("text/csv", 1), ("text/tab-separated-values", 1)])
def test_rows_beyond_the_limit_are_told_in_the_head_where_the_body_has_no_place(
    narrow: str, media: str, head: int
) -> None:
    answer = ask(narrow, "SELECT ?s { ?s ?p ?o }", media)
    assert answer.headers["answer-cut"] == "rows; limit=50"
    assert len(answer.text.splitlines()) == head + 50


@pytest.mark.parametrize(
    ("media", "form"),
    [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/rdf+xml", "xml")],
)
def test_triples_beyond_the_limit_are_told_in_a_comment(narrow: str, media: str, form: str) -> None:
    answer = ask(narrow, TRIPLES, media)
    assert answer.headers["answer-cut"] == "rows; limit=50"
    assert "cut after 50 rows" in answer.text.splitlines()[-1]
    assert len(Graph().parse(data=answer.text, format=form)) == 50


def test_json_ld_beyond_the_limit_is_told_in_the_head(narrow: str) -> None:
    answer = ask(narrow, TRIPLES, "application/ld+json")
    assert answer.headers["answer-cut"] == "rows; limit=50"
    assert len(Graph().parse(data=answer.text, format="json-ld")) == 50


def test_an_answer_of_just_as_many_rows_is_whole(narrow: str) -> None:
    answer = ask(narrow, f"{ALL} LIMIT 50")
    assert "answer-cut" not in answer.headers
    assert "cut" not in answer.json()


def test_a_cut_answer_is_not_kept(narrow: str) -> None:
    assert "etag" not in ask(narrow, ALL).headers


def test_a_graph_is_given_whole_whatever_the_limit_of_rows(narrow: str) -> None:
    answer = httpx.get(narrow.replace("/sparql", "/graphs/list2020"), headers={"Accept": "application/n-triples"})
    assert len(answer.text.splitlines()) > 4000
    assert "answer-cut" not in answer.headers


def test_a_request_that_is_too_long_is_refused(narrow: str) -> None:
    query = f"{LIGHT} # {'x' * 20_000}"
    assert httpx.post(narrow, data={"query": query}).status_code == 413
    assert httpx.post(narrow, content=query, headers={"Content-Type": "application/sparql-query"}).status_code == 413


def test_a_long_answer_comes_as_it_is_found(served: str) -> None:
    with httpx.stream("GET", f"{served}/sparql", params={"query": ALL}, timeout=60) as answer:
        assert answer.headers["transfer-encoding"] == "chunked"
        parts = list(answer.iter_bytes())
    assert len(parts) > 10
    assert sum(map(len, parts)) > 10_000_000


def test_a_site_is_let_in_where_it_was_asked_for(sample: Path) -> None:
    with serving_here(sample / ".kg", Settings(workers=1, origins=("https://example.org",))) as address:
        good = httpx.get(f"{address}/search?q=ab", headers={"Origin": "https://example.org"})
        bad = httpx.get(f"{address}/search?q=ab", headers={"Origin": "https://example.com"})
    assert good.headers["access-control-allow-origin"] == "https://example.org"
    assert "access-control-allow-origin" not in bad.headers

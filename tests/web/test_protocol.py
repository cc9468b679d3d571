"""SPARQL 1.1 Protocol, case by case through HTTP; each test names the clause of the specification that it is of.

Written anew from the text of the W3C Recommendation of 21 March 2013; the W3C's own test suite is not included.
"""

from __future__ import annotations

from urllib.parse import quote

import httpx
import pytest

from kg.identify import graph_iri

QUERY = "SELECT ?s WHERE { ?s a <https://w3id.org/policy-kg/ontology#Plan> } ORDER BY ?s"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
NAMED = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
LIST2020, LIST2021 = graph_iri("list2020"), graph_iri("list2021")


def post(browser: httpx.Client, body: str | bytes, media: str | None, **parameters: str | list[str]) -> httpx.Response:
    """Post a body of a media type, with parameters in the address."""
    headers = {"Content-Type": media} if media else {}
    content = body.encode() if isinstance(body, str) else body
    return browser.post("/sparql", params=parameters, content=content, headers=headers)


def values(answer: httpx.Response, name: str) -> list[str]:
    """Return what a variable is bound to, row by row."""
    assert answer.status_code == 200, answer.text
    return [row[name]["value"] for row in answer.json()["results"]["bindings"]]


@pytest.fixture(scope="module", name="plans")
def _plans(browser: httpx.Client) -> list[str]:
    found = values(browser.get("/sparql", params={"query": QUERY}), "s")
    assert len(found) == 5
    return found


def test_2_1_1_query_via_get(browser: httpx.Client, plans: list[str]) -> None:
    assert values(browser.get(f"/sparql?query={quote(QUERY, safe='')}"), "s") == plans


def test_2_1_1_query_via_get_takes_a_plus_as_a_space(browser: httpx.Client, plans: list[str]) -> None:
    asked = quote(QUERY, safe="").replace("%20", "+")
    assert values(browser.get(f"/sparql?query={asked}"), "s") == plans


def test_2_1_2_query_via_url_encoded_post(browser: httpx.Client, plans: list[str]) -> None:
    assert values(post(browser, f"query={quote(QUERY, safe='')}", FORM), "s") == plans


def test_2_1_2_query_via_url_encoded_post_with_a_character_set(browser: httpx.Client, plans: list[str]) -> None:
    assert values(post(browser, f"query={quote(QUERY, safe='')}", f"{FORM}; charset=UTF-8"), "s") == plans


def test_2_1_3_query_via_post_directly(browser: httpx.Client, plans: list[str]) -> None:
    assert values(post(browser, QUERY, DIRECT), "s") == plans


def test_2_1_3_query_via_post_directly_is_unicode(browser: httpx.Client) -> None:
    answer = post(browser, 'SELECT ("保护" AS ?said) {}', f"{DIRECT}; charset=utf-8")
    assert values(answer, "said") == ["保护"]


def test_2_1_3_graphs_of_a_direct_query_stand_in_the_address(browser: httpx.Client) -> None:
    one = values(post(browser, COUNT, DIRECT, **{"default-graph-uri": LIST2020}), "n")
    assert 0 < int(one[0]) < int(values(post(browser, COUNT, DIRECT), "n")[0])


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_2_1_4_several_default_graphs_are_merged(browser: httpx.Client, way: str) -> None:
    def count(*graphs: str) -> int:
        chosen = {"default-graph-uri": list(graphs)}
        if way == "get":
            answer = browser.get("/sparql", params={"query": COUNT, **chosen})
        elif way == "form":
            answer = browser.post("/sparql", data={"query": COUNT, **chosen})
        else:
            answer = post(browser, COUNT, DIRECT, **chosen)
        return int(values(answer, "n")[0])

    assert count(LIST2020, LIST2021) == count(LIST2020) + count(LIST2021)


def test_2_1_4_named_graphs_are_those_that_graph_finds(browser: httpx.Client) -> None:
    chosen = {"query": NAMED, "named-graph-uri": [LIST2021, LIST2020]}
    assert values(browser.get("/sparql", params=chosen), "g") == [LIST2020, LIST2021]


def test_2_1_4_with_named_graphs_alone_the_default_graph_is_empty(browser: httpx.Client) -> None:
    assert values(browser.get("/sparql", params={"query": COUNT, "named-graph-uri": LIST2020}), "n") == ["0"]


def test_2_1_4_with_default_graphs_alone_there_are_no_named_ones(browser: httpx.Client) -> None:
    assert values(browser.get("/sparql", params={"query": NAMED, "default-graph-uri": LIST2020}), "g") == []


def test_2_1_4_the_graphs_of_the_protocol_go_before_those_of_the_query(browser: httpx.Client) -> None:
    from_2021 = COUNT.replace("WHERE", f"FROM <{LIST2021}> WHERE")
    of_2020 = values(browser.get("/sparql", params={"query": COUNT, "default-graph-uri": LIST2020}), "n")
    of_2021 = values(browser.get("/sparql", params={"query": from_2021}), "n")
    both = values(browser.get("/sparql", params={"query": from_2021, "default-graph-uri": LIST2020}), "n")
    assert both == of_2020 != of_2021


def test_2_1_4_without_graphs_the_default_graph_is_the_union(browser: httpx.Client) -> None:
    everything = int(values(browser.get("/sparql", params={"query": COUNT}), "n")[0])
    chosen = {"query": COUNT, "default-graph-uri": values(browser.get("/sparql", params={"query": NAMED}), "g")}
    assert int(values(browser.get("/sparql", params=chosen), "n")[0]) == everything


def test_2_1_4_a_graph_that_is_not_there_is_refused_and_not_fetched(browser: httpx.Client) -> None:
    for name in ("default-graph-uri", "named-graph-uri"):
        answer = browser.get("/sparql", params={"query": COUNT, name: "http://127.0.0.1:9/data.ttl"})
        assert answer.status_code == 400
        assert "the store holds no such graph, and none is fetched" in answer.json()["detail"]


ACCEPTED = [
    ("SELECT", "application/sparql-results+json", "application/sparql-results+json"),
    ("SELECT", "application/sparql-results+xml", "application/sparql-results+xml"),
    ("SELECT", "text/csv", "text/csv; charset=utf-8"),
    ("SELECT", "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    ("SELECT", "application/json", "application/sparql-results+json"),
    ("SELECT", "", "application/sparql-results+json"),
    ("SELECT", "*/*", "application/sparql-results+json"),
    ("SELECT", "text/*", "text/csv; charset=utf-8"),
    ("SELECT", "text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
    ("SELECT", "application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
    ("SELECT", "image/png, text/csv;q=0.1", "text/csv; charset=utf-8"),
    ("ASK", "application/sparql-results+xml", "application/sparql-results+xml"),
    ("ASK", "*/*", "application/sparql-results+json"),
    ("CONSTRUCT", "text/turtle", "text/turtle; charset=utf-8"),
    ("CONSTRUCT", "application/n-triples", "application/n-triples"),
    ("CONSTRUCT", "application/n-quads", "application/n-quads"),
    ("CONSTRUCT", "application/trig", "application/trig"),
    ("CONSTRUCT", "application/ld+json", "application/ld+json"),
    ("CONSTRUCT", "application/rdf+xml", "application/rdf+xml"),
    ("CONSTRUCT", "application/rdf+xml;q=0.3, application/ld+json;q=0.8", "application/ld+json"),
    ("DESCRIBE", "*/*", "text/turtle; charset=utf-8"),
    ("DESCRIBE", "", "text/turtle; charset=utf-8"),
]
_FORMS = {
    "SELECT": "SELECT * { ?s ?p ?o } LIMIT 1",
    "ASK": "ASK { ?s ?p ?o }",
    "CONSTRUCT": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1",
    "DESCRIBE": "DESCRIBE <https://w3id.org/policy-kg/id/plan/list2020>",
}


@pytest.mark.parametrize(("form", "accept", "media"), ACCEPTED)
def test_2_1_5_the_client_says_which_format_it_likes(browser: httpx.Client, form: str, accept: str, media: str) -> None:
    answer = browser.get("/sparql", params={"query": _FORMS[form]}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("form", "accept"),
    [("SELECT", "text/turtle"), ("CONSTRUCT", "text/csv"), ("ASK", "image/png"), ("SELECT", "a/b;q=1")],
)
def test_2_1_5_a_format_that_there_is_not_is_not_acceptable(browser: httpx.Client, form: str, accept: str) -> None:
    assert browser.get("/sparql", params={"query": _FORMS[form]}, headers={"Accept": accept}).status_code == 406


def test_2_1_6_a_query_is_answered_with_200(browser: httpx.Client) -> None:
    assert {browser.get("/sparql", params={"query": text}).status_code for text in _FORMS.values()} == {200}


@pytest.mark.parametrize("query", ["ASK {", "SELECT ?x", "FETCH * { ?s ?p ?o }", "", "SELECT * { ?s ?p ?o } LIMIT ?x"])
def test_2_1_6_a_query_that_is_no_sparql_is_a_bad_request(browser: httpx.Client, query: str) -> None:
    assert browser.get("/sparql", params={"query": query}).status_code == 400
    assert post(browser, query, DIRECT).status_code == 400


def test_2_2_an_update_by_form_is_refused(browser: httpx.Client) -> None:
    assert browser.post("/sparql", data={"update": "DROP ALL"}).status_code == 403


def test_2_2_an_update_by_post_directly_is_refused(browser: httpx.Client) -> None:
    assert post(browser, "INSERT DATA { <a:a> <a:b> <a:c> }", UPDATE).status_code == 403


def test_2_2_an_update_by_get_is_refused(browser: httpx.Client) -> None:
    assert browser.get("/sparql", params={"update": "CLEAR ALL"}).status_code == 403


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:9/x>",
        "CLEAR ALL",
        "DROP SILENT ALL",
        "CREATE GRAPH <a:g>",
        "COPY DEFAULT TO <a:g>",
        "MOVE DEFAULT TO <a:g>",
        "ADD DEFAULT TO <a:g>",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_2_2_an_update_in_the_place_of_a_query_is_refused(browser: httpx.Client, update: str) -> None:
    assert post(browser, update, DIRECT).status_code == 403


@pytest.mark.parametrize("how", ["two in the address", "address and body", "two in the form"])
def test_2_1_more_than_one_query_is_a_bad_request(browser: httpx.Client, how: str) -> None:
    if how == "two in the address":
        answer = browser.get("/sparql", params={"query": [QUERY, QUERY]})
    elif how == "address and body":
        answer = post(browser, QUERY, DIRECT, query=QUERY)
    else:
        answer = browser.post("/sparql", data={"query": [QUERY, QUERY]})
    assert answer.status_code == 400
    assert "exactly one query is expected" in answer.json()["detail"]


def test_2_1_a_query_of_another_media_type_is_not_understood(browser: httpx.Client) -> None:
    assert post(browser, QUERY, "text/plain").status_code == 415
    assert post(browser, QUERY, None).status_code == 415


def test_2_1_a_query_in_another_character_set_is_refused(browser: httpx.Client) -> None:
    assert post(browser, "SELECT ('é' AS ?x) {}".encode("latin-1"), DIRECT).status_code == 400
    assert post(browser, QUERY.encode("utf-16"), f"{DIRECT}; charset=utf-16").status_code == 415
    assert browser.get("/sparql?query=%FF%FE").status_code == 400


def test_2_1_a_form_without_a_query_is_a_bad_request(browser: httpx.Client) -> None:
    assert post(browser, "q=x", FORM).status_code == 400
    assert browser.get("/sparql", params={"default-graph-uri": LIST2020}).status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_2_other_methods_are_not_allowed(browser: httpx.Client, method: str) -> None:
    answer = browser.request(method, "/sparql", content=QUERY)
    assert answer.status_code == 405
    assert {"GET", "POST", "HEAD"} >= set(answer.headers["allow"].split(", ")) >= {"GET"}


def test_2_head_is_answered_as_get_without_a_body(browser: httpx.Client) -> None:
    answer = browser.head("/sparql", params={"query": QUERY})
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


def test_4_a_request_without_a_query_describes_the_service(browser: httpx.Client) -> None:
    answer = browser.get("/sparql")
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "sd:Service" in answer.text


def test_4_a_site_is_let_in_only_where_it_was_asked_for(browser: httpx.Client) -> None:
    answer = browser.get("/sparql", params={"query": QUERY}, headers={"Origin": "https://example.org"})
    assert "access-control-allow-origin" not in answer.headers


def test_rfc_9110_an_answer_that_the_client_has_is_not_sent_again(browser: httpx.Client) -> None:
    first = browser.get("/sparql", params={"query": QUERY})
    again = browser.get("/sparql", params={"query": QUERY}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = browser.get(
        "/sparql", params={"query": QUERY}, headers={"If-None-Match": first.headers["etag"], "Accept": "text/csv"}
    )
    assert other.status_code == 200


@pytest.mark.parametrize("call", ["NOW()", "RAND()", "UUID()", "STRUUID()"])
def test_rfc_9110_an_answer_that_is_never_the_same_has_no_tag(browser: httpx.Client, call: str) -> None:
    assert "etag" not in browser.get("/sparql", params={"query": f"SELECT ({call} AS ?x) {{}}"}).headers


def test_rfc_9110_a_long_answer_is_packed(browser: httpx.Client) -> None:
    asked = {"query": "SELECT * { ?s ?p ?o } LIMIT 2000"}
    assert (
        browser.get("/sparql", params=asked, headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    )
    plain = browser.get("/sparql", params=asked, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers

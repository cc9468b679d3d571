"""Reading named graphs and data IRIs: SPARQL 1.1 Graph Store HTTP Protocol, service description, VoID, redirects."""

from __future__ import annotations

from urllib.parse import quote

import httpx
import pytest
from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import RDF, VOID

from kg.identify import BASE, KG, SD, graph_iri

pytestmark = pytest.mark.unmeasured

LIST2020 = graph_iri("list2020")
SECTION = f"{BASE}plan/list2020/section/一"


def parsed(answer: httpx.Response, form: str = "turtle") -> Graph:
    """Return the graph of an answer."""
    assert answer.status_code == 200, answer.text
    return Graph().parse(data=answer.content, format=form)


def test_4_1_a_graph_is_identified_directly_by_its_address(browser: httpx.Client) -> None:
    graph = parsed(browser.get("/graphs/list2020", headers={"Accept": "application/n-triples"}), "nt")
    assert (URIRef(f"{BASE}plan/list2020"), RDF.type, URIRef(f"{KG}Plan")) in graph
    assert len(graph) > 4000


def test_4_2_a_graph_is_identified_indirectly_by_its_name(browser: httpx.Client) -> None:
    direct = browser.get("/graphs/list2020", headers={"Accept": "application/n-triples"})
    indirect = browser.get("/graphs", params={"graph": LIST2020}, headers={"Accept": "application/n-triples"})
    assert sorted(indirect.text.splitlines()) == sorted(direct.text.splitlines())


def test_4_2_the_default_graph_is_the_union_of_all(browser: httpx.Client) -> None:
    answer = browser.get("/graphs?default", headers={"Accept": "application/n-triples"})
    lines = set(answer.text.splitlines())
    one = browser.get("/graphs/list2020", headers={"Accept": "application/n-triples"})
    assert set(one.text.splitlines()) < lines


def test_4_without_a_graph_all_are_given_with_their_names(browser: httpx.Client) -> None:
    answer = browser.get("/graphs", headers={"Accept": "application/n-quads"})
    names = {line.rsplit(" ", 2)[1] for line in answer.text.splitlines()}
    assert f"<{LIST2020}>" in names
    assert len(names) == 8


def test_5_2_a_graph_that_is_not_there_is_not_found(browser: httpx.Client) -> None:
    assert browser.get("/graphs", params={"graph": "http://127.0.0.1:9/x"}).status_code == 404
    assert browser.get("/graphs/none").status_code == 404


def test_5_2_a_graph_that_is_asked_for_twice_is_a_bad_request(browser: httpx.Client) -> None:
    assert browser.get("/graphs", params={"graph": [LIST2020, LIST2020]}).status_code == 400


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_5_3_to_5_7_a_graph_cannot_be_changed(browser: httpx.Client, method: str) -> None:
    answer = browser.request(method, "/graphs", params={"graph": LIST2020}, content=b"<a:a> <a:b> <a:c> .")
    assert (answer.status_code, set(answer.headers["allow"].split(", "))) == (405, {"HEAD", "GET"})


def test_5_6_head_tells_of_a_graph_without_sending_it(browser: httpx.Client) -> None:
    answer = browser.head("/graphs/list2020")
    assert (answer.status_code, answer.content) == (200, b"")


def test_the_service_description_names_endpoint_formats_graphs_and_the_function(browser: httpx.Client) -> None:
    graph = parsed(browser.get("/sparql"))
    service = next(graph.subjects(RDF.type, URIRef(f"{SD}Service")))
    assert str(next(graph.objects(service, URIRef(f"{SD}endpoint")))) == f"{browser.base_url}/sparql".replace(
        "//sparql", "/sparql"
    )
    names = {str(name) for name in graph.objects(None, URIRef(f"{SD}name"))}
    assert LIST2020 in names
    assert len(list(graph.objects(service, URIRef(f"{SD}resultFormat")))) == 10
    assert URIRef(f"{KG}matches") in set(graph.objects(service, URIRef(f"{SD}extensionFunction")))


def test_the_dataset_is_described_with_partitions_that_add_up(browser: httpx.Client) -> None:
    graph = parsed(browser.get("/.well-known/void"))
    dataset = next(graph.subjects(RDF.type, VOID.Dataset))
    total = int(str(graph.value(dataset, VOID.triples)))
    parts = list(graph.objects(dataset, VOID.propertyPartition))
    assert sum(int(str(graph.value(part, VOID.triples))) for part in parts) == total
    sizes = {
        str(graph.value(part, VOID["class"])): int(str(graph.value(part, VOID.entities)))
        for part in graph.objects(dataset, VOID.classPartition)
    }
    assert sizes[f"{KG}Plan"] == 5
    assert not [node for node in graph.all_nodes() if not isinstance(node, URIRef) and node.n3().startswith("_:")]


def test_a_data_iri_leads_people_to_a_page_and_machines_to_statements(browser: httpx.Client) -> None:
    path = "/id/plan/list2020/section/" + quote("一")
    page = browser.get(path, headers={"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    data = browser.get(path, headers={"Accept": "text/turtle"})
    assert (page.status_code, page.headers["location"]) == (303, "/page/plan/list2020/section/" + quote("一"))
    assert (data.status_code, data.headers["location"]) == (303, "/data/plan/list2020/section/" + quote("一"))


def test_the_statements_of_an_element_are_about_its_iri(browser: httpx.Client) -> None:
    graph = parsed(browser.get("/data/plan/list2020/section/" + quote("一")))
    assert set(graph.subjects()) == {URIRef(SECTION)}


def test_the_page_of_an_element_shows_its_statements(browser: httpx.Client) -> None:
    page = browser.get("/page/plan/list2020/section/" + quote("一"))
    assert page.status_code == 200
    assert "plan/list2020/section/一" in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/id/plan/none",
        "/data/plan/none",
        "/page/plan/none",
        "/id/",
        "/id/%FF",
        "/data/%00",
        "/id/..%2f..%2fetc%2fgroup",
    ],
)
def test_what_the_graph_does_not_know_is_not_found(browser: httpx.Client, path: str) -> None:
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize("form", ["turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml"])
def test_each_format_of_a_graph_is_read_back_by_rdflib(browser: httpx.Client, form: str) -> None:
    names = {"ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
    expected = parsed(browser.get("/graphs/list2020?format=ntriples"), "nt")
    answer = browser.get(f"/graphs/list2020?format={form}")
    dataset = Dataset().parse(data=answer.content, format=names.get(form, form))
    assert {(s, p, o) for s, p, o, _ in dataset.quads()} == set(expected)

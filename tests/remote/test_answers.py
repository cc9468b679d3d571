"""A store on a server gives to every question the very rows that the store in a folder gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import open_graph
from kg.errors import QueryError
from kg.identify import graph_iri
from kg.library import find_query, list_queries
from kg.remote import index_of
from kg.search import search
from kg.store import read_info
from kg.store.address import Address
from kg.store.folder import SEARCH
from kg.store.remote import RemoteStore
from tests.queries.store import corpus_folder
from tests.remote.expected import expected_rows, resident_corpus

NAMES = tuple(query.name for query in list_queries())
GRAPH = graph_iri("list2020")


@pytest.mark.parametrize("name", NAMES)
def test_every_question_of_the_library_has_the_same_rows(corpus: Address, name: str) -> None:
    question = find_query(name).text
    with RemoteStore.open(corpus, {}) as store:
        assert store.select(question) == expected_rows(question)


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STR(?g) = '{GRAPH}') }} GROUP BY ?g",
        f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}",
        "BASE <https://w3id.org/policy-kg/id/> SELECT (COUNT(*) AS ?n) WHERE { GRAPH <graph/list2020> { ?s ?p ?o } }",
        "PREFIX g: <https://w3id.org/policy-kg/id/graph/> SELECT ?s FROM g:list2020 WHERE { ?s ?p ?o } ORDER BY ?s",
        f"SELECT (COUNT(*) AS ?n)\nFROM NAMED <{GRAPH}>\nWHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"SELECT (COUNT(*) AS ?n)\nFROM NAMED <{GRAPH}>\nWHERE {{ ?s ?p ?o }}",
        "SELECT DISTINCT (CONCAT('图 ', STR(?g)) AS ?said) WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?said",
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o } # GRAPH",
    ],
)
def test_the_names_of_graphs_are_those_that_everybody_knows(corpus: Address, query: str) -> None:
    with RemoteStore.open(corpus, {}) as store:
        expected = expected_rows(query)
        assert expected.rows
        assert store.select(query) == expected


def test_a_construct_query_gives_the_same_triples(corpus: Address) -> None:
    query = "CONSTRUCT { ?g ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?o), '大保护')) }"
    with RemoteStore.open(corpus, {}) as store:
        assert store.construct(query) == resident_corpus().construct(query)
        assert b"graph/list2020> <" in store.construct(query)
        assert store.ask("ASK { ?s ?p '没有这样的文字' }") is False


def test_all_statements_come_back_as_they_were_sent(corpus: Address) -> None:
    with RemoteStore.open(corpus, {}) as store:
        assert store.nquads() == resident_corpus().nquads()
        assert store.graphs() == resident_corpus().graphs()
        assert store.info == read_info(corpus_folder())
        assert sorted(store.statements(GRAPH)) == sorted(resident_corpus().statements(GRAPH))


def test_what_a_folder_refuses_a_server_refuses_in_the_same_words(corpus: Address) -> None:
    for query in (
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:9/> WHERE { ?s ?p ?o }",
        "SELECT *\nWHERE { ?国 ?p ?o . ; ?x }",
        "DELETE WHERE { ?s ?p ?o }",
    ):
        with pytest.raises(QueryError) as expected:
            resident_corpus().select(query)
        with RemoteStore.open(corpus, {}) as store, pytest.raises(QueryError) as found:
            store.select(query)
        assert str(found.value) == str(expected.value)
        assert found.value.hint == expected.value.hint


@pytest.mark.parametrize("function", ["kg:matches", "<https://w3id.org/policy-kg/ontology#matches>"])
def test_a_function_that_only_an_index_answers_is_refused_and_finds_not_nothing(corpus: Address, function: str) -> None:
    query = (
        "PREFIX kg: <https://w3id.org/policy-kg/ontology#> "
        f"SELECT ?m {{ ?m kg:text ?t FILTER({function}(?t, '海外')) }} # kg:matches"
    )
    with RemoteStore.open(corpus, {}) as store, pytest.raises(QueryError, match="which a server does not have"):
        store.select(query)


def test_the_index_of_texts_is_made_once_and_finds_the_same(corpus: Address, tmp_path: Path) -> None:
    with RemoteStore.open(corpus, {}) as store:
        index = index_of(corpus, store)
        written = index.stat().st_mtime_ns
        assert index_of(corpus, store).stat().st_mtime_ns == written
    assert index.is_relative_to(tmp_path / "cache")
    assert search(index, "大保护 格局") == search(corpus_folder() / SEARCH, "大保护 格局")
    assert search(index, "大保护 格局")


def test_a_notebook_opens_a_server_as_it_opens_a_folder(corpus: Address) -> None:
    with open_graph(str(corpus)) as there, open_graph(corpus_folder()) as here:
        assert list(there.search("海外 维权")) == list(here.search("海外 维权"))
        assert list(there.targets("质押")) == list(here.targets("质押"))
        assert str(there.show("plan/list2020/task/2")) == str(here.show("plan/list2020/task/2"))
        assert len(there.table("plan-counts")) == 5

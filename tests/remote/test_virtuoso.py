"""Virtuoso, an engine of another make, gives to every question the rows that Oxigraph gives."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.identify import BASE, KG
from kg.library import fill_query, find_query, list_queries
from kg.remote.publish import publish
from kg.store import OxigraphStore, StoreInfo
from kg.store.address import Address, read_address
from kg.store.content import content_digest, sum_lines
from kg.store.folder import FORMAT
from kg.store.remote import RemoteStore, reach
from tests.queries.test_answers import ARGUMENTS
from tests.remote.expected import light_corpus
from tests.remote.servers import Silence
from tests.remote.virtuoso import PASSWORD, USER, start_virtuoso, virtuoso_server

NAMES = tuple(query.name for query in list_queries())
KNOWN = {"KG_STORE_USER": USER, "KG_STORE_PASSWORD": PASSWORD}
NARROWED: dict[str, dict[str, str | tuple[str, ...]]] = {
    "tasks-new": {"year": "2021"},
    "measures-dropped": {"year": "2020"},
    "department-measures": {"department": "战略规划司", "year": "2021"},
    "province-duties": {"category": "其他省份"},
    "documents-cited": {"phrase": "条例"},
    "outcomes": {"phrase": "专利", "year": "2020"},
    "targets": {"year": "2021"},
    "links-unconfirmed": {"below": "60", "limit": ()},
    "restated-items": {"year": "2021", "plan_iri": "plan/guide2021"},
    "departments-changed": {"year": "2021"},
    "department-tasks": {"department": "保护司", "year": "2020"},
    "department-parts": {"department": "department/国家知识产权局-保护司", "year": "2020"},
    "measures-moved": {"year": "2021"},
    "thread-measures": {"thread": ("thread/list2020-task-2", "thread/list2020-task-3")},
    "thread-branches": {"thread": "thread/list2020-task-2"},
}


@pytest.fixture(scope="module", name="virtuoso")
def _virtuoso() -> Address:
    """A Virtuoso server that holds the light corpus."""
    address = virtuoso_server()
    publish(*light_corpus(), reach(address, KNOWN), Silence())
    return address


@pytest.fixture(scope="module", name="store")
def _store(virtuoso: Address) -> Iterator[RemoteStore]:
    """What that server holds, opened."""
    with RemoteStore.open(virtuoso, KNOWN) as store:
        yield store


@pytest.mark.parametrize("name", NAMES)
def test_every_question_of_the_library_has_the_same_rows(store: RemoteStore, name: str) -> None:
    for values in ({}, ARGUMENTS.get(name), NARROWED.get(name)):
        if values is not None:
            question = fill_query(find_query(name), values)
            assert store.select(question) == light_corpus()[0].select(question)


def test_all_statements_come_back_as_they_were_sent(store: RemoteStore) -> None:
    light, info = light_corpus()
    assert store.nquads() == light.nquads()
    assert store.info == info


def test_a_build_of_more_graphs_than_python_takes_headers_is_written_and_asked() -> None:
    graphs = tuple(f"{BASE}graph/p{number:03}" for number in range(150))
    lines = [f'<{BASE}plan/{graph[-4:]}> <{KG}year> "2021" <{graph}> .\n' for graph in graphs]
    store = OxigraphStore(ox.Store())
    store.put("".join(lines).encode())
    info = StoreInfo(FORMAT, "0.1.0", 150, tuple((graph, 1) for graph in graphs), content_digest([sum_lines(lines)]))
    address = start_virtuoso(2_000)
    publish(store, info, reach(address, KNOWN), Silence())
    with RemoteStore.open(address, KNOWN) as remote:
        assert remote.select(find_query("graph-sizes").text) == store.select(find_query("graph-sizes").text)
        assert len(remote.select(find_query("graph-sizes").text)) == 150


def test_readers_need_no_name_at_the_public_address(virtuoso: Address) -> None:
    public = read_address(f"http://127.0.0.1:{virtuoso.port}/sparql", {})
    question = find_query("plan-counts").text
    with RemoteStore.open(public, {}) as store:
        assert store.select(question) == light_corpus()[0].select(question)
        assert len(store.graphs()) == 8


def test_wrong_credentials_are_told_and_not_repeated(virtuoso: Address) -> None:
    with pytest.raises(StoreError, match="refuses the name, password or token") as caught:
        RemoteStore.open(virtuoso, {"KG_STORE_USER": USER, "KG_STORE_PASSWORD": "geheim"})
    assert "geheim" not in str(caught.value) + caught.value.hint


def test_a_name_and_a_password_are_asked_for(virtuoso: Address) -> None:
    with pytest.raises(StoreError, match="asks for a name and a password"):
        RemoteStore.open(virtuoso, {})


def test_what_the_engine_cannot_answer_is_told_in_its_words(store: RemoteStore) -> None:
    query = "PREFIX kg: <https://w3id.org/policy-kg/ontology#> SELECT ?a ?b WHERE { ?a kg:continues+ ?b }"
    with pytest.raises(StoreError, match="transitive"):
        store.select(query)

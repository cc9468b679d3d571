"""Every query gives the rows that a person has read, and the same rows from rdflib and from Oxigraph."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
import pytest

from kg.library import fill_query, find_query, list_queries
from kg.store import OxigraphStore, Store
from kg.store.memory import MemoryStore
from tests.queries.answers import EXPECTED, answer_csv, expected_answer
from tests.queries.store import corpus_store

NAMES = tuple(query.name for query in list_queries())
ARGUMENTS: dict[str, dict[str, tuple[str, ...]]] = {
    "all-texts": {"kind": ("section", "target")},  # all of them would be the five documents over again
    "graph-sizes": {"graph": ("graph/attainment", "graph/list2020")},
    "links-unconfirmed": {"below": ("40",)},
    "terms-in-use": {"graph": ("graph/list2020", "graph/report2021")},
}


@cache
def engines() -> tuple[Store, Store]:
    """Return the graph of the corpus in two engines, without the evidence of links between measures."""
    lines = corpus_store().nquads().splitlines(keepends=True)
    nquads = b"".join(line for line in lines if b"/evidence/" not in line or b"/measure/" not in line)
    oxigraph, rdflib = OxigraphStore(ox.Store()), MemoryStore()
    oxigraph.put(nquads)
    rdflib.put(nquads)
    return oxigraph, rdflib


@pytest.mark.parametrize("name", NAMES)
def test_a_query_gives_the_rows_that_were_read(name: str) -> None:
    answer = answer_csv(corpus_store().select(fill_query(find_query(name), ARGUMENTS.get(name, {}))))
    expected = expected_answer(name, answer)
    assert expected is not None, f"expected/{name}.csv was written; read it against the documents before you keep it"
    assert answer == expected


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", NAMES)
def test_both_engines_give_the_same_answer(name: str) -> None:
    oxigraph, rdflib = engines()
    question = find_query(name).text
    assert answer_csv(rdflib.select(question)) == answer_csv(oxigraph.select(question))


def test_no_expected_rows_are_left_of_a_query_that_is_gone() -> None:
    assert {path.stem for path in EXPECTED.glob("*.csv")} == set(NAMES)

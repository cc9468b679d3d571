"""Tests of evaluation: each case is put through the endpoint, and through rdflib as a second opinion."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import httpx
import pytest
from rdflib import Dataset

from tests.web.conftest import serving_store
from tests.web.evaluation import DATA, Case, cases, is_right, rows_of, write_store

pytestmark = pytest.mark.unmeasured

NOT_OF_RDFLIB = {
    "graphs that a query names apart",  # rdflib loads FROM NAMED from the network
    "the graph that a query names",  # and FROM too
    "a sum over what is no number is unbound",  # rdflib gives up the whole query
}


@pytest.fixture(scope="module", name="endpoint")
def _endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving_store(write_store(tmp_path_factory.mktemp("evaluation") / "store")) as address:
        yield f"{address}/sparql"


@cache
def _dataset() -> Dataset:
    return Dataset(default_union=True).parse(data=DATA.read_bytes(), format="trig")


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.clause} {case.name}")
def test_a_case_is_answered_as_expected(endpoint: str, case: Case) -> None:
    answer = httpx.get(endpoint, params={"query": case.query}, timeout=60)
    assert answer.status_code == 200, answer.text
    assert is_right(case, answer.json()), rows_of(answer.json())


@pytest.mark.parametrize(
    "case",
    [case for case in cases() if case.name not in NOT_OF_RDFLIB],
    ids=lambda case: f"{case.clause} {case.name}",
)
def test_rdflib_expects_the_same(case: Case) -> None:
    written = _dataset().query(case.query).serialize(format="json")
    assert written is not None
    answer = json.loads(written)
    assert is_right(case, answer), rows_of(answer)


def test_there_are_enough_cases_and_none_twice() -> None:
    found = cases()
    assert len(found) >= 60
    assert len({case.name for case in found}) == len(found)
    assert Path(DATA).exists()

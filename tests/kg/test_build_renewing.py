"""A store that differs little is made out of the one before, and holds what a store loaded from nothing holds."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import Means, build_store, cache_folder, renewing
from kg.store import open_store
from tests.kg.office import Office
from tests.kg.simple import VERSION, read_simple

SIMPLE = Means(read_simple, VERSION)


@pytest.fixture(name="office")
def _office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with a store; in so small a corpus one plan is much, so any share may change."""
    monkeypatch.setattr(renewing, "SHARE", 1.0)
    office = Office(tmp_path / "office", 7)
    for year in (2022, 2023):
        office.add_plan("farm", year)
        office.add_plan("water", year)
    build(office)
    return office


def build(office: Office) -> Path:
    """Build a workspace with the cache beside its store; return the store."""
    here = office.workspace()
    build_store(here, replace(SIMPLE, cache=cache_folder(here.store)), here.store)
    return here.store


def renewals(store: Path) -> int:
    """Return how often a store was made out of the one before since it was loaded as a whole."""
    return int(json.loads((store / renewing.HELD).read_text(encoding="utf-8"))["renewals"])


def holds_the_same_as_from_nothing(office: Office, store: Path, fresh: Path) -> bool:
    """Build from nothing elsewhere and compare all statements."""
    build_store(office.workspace(), SIMPLE, fresh)
    with open_store(store) as one, open_store(fresh) as other:
        return one.nquads() == other.nquads()


@pytest.mark.unmeasured
def test_a_store_is_renewed_again_and_again_and_holds_what_it_should(office: Office, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        office.change_text()
        office.do_something()
        store = build(office)
        assert renewals(store) == number
        assert holds_the_same_as_from_nothing(office, store, tmp_path / "fresh")


def test_a_store_is_loaded_anew_after_many_renewals(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewing, "RENEWALS", 1)
    for number in (1, 0, 1):
        office.change_text()
        assert renewals(build(office)) == number


def test_a_store_that_differs_much_is_loaded_anew(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewing, "SHARE", 0.001)
    office.change_text()
    assert renewals(build(office)) == 0


def test_nothing_is_taken_from_a_store_that_is_damaged(office: Office, tmp_path: Path) -> None:
    store = office.workspace().store
    harmed = max(store.glob("*.sst"), key=lambda path: path.stat().st_size)
    harmed.write_bytes(harmed.read_bytes()[:-100])
    office.change_text()
    assert renewals(build(office)) == 0
    assert holds_the_same_as_from_nothing(office, store, tmp_path / "fresh")


def test_nothing_is_taken_from_a_store_whose_pieces_are_not_in_the_cache_any_more(office: Office) -> None:
    store = office.workspace().store
    for entry in (cache_folder(store) / "lines").rglob("*"):
        if entry.is_file():
            entry.unlink()
    office.change_text()
    assert renewals(build(office)) == 0

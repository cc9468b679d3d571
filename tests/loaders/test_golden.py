"""Whole documents as they are read: specimens of each family, and the corpus, against what a person has read."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.families import FAMILIES
from loaders.genre.squeezing import squeeze
from tests.loaders.golden import cases, plan_record, read_case, written
from tests.loaders.passages import all_passages, claims

each_case = pytest.mark.parametrize("folder", cases(), ids=lambda folder: f"{folder.parent.name}/{folder.name}")


@each_case
def test_a_document_is_read_as_a_person_has_read_it(folder: Path) -> None:
    expected = folder / "expected.json"
    found = written(plan_record(read_case(folder)))
    if not expected.exists():
        expected.write_text(found, encoding="utf-8")
        pytest.fail(f"{expected} is new: read it line by line beside the source, then run the test again")
    assert found == expected.read_text(encoding="utf-8")


@each_case
def test_a_document_is_read_as_the_family_of_its_folder(folder: Path) -> None:
    assert read_case(folder).family == folder.parent.name


@each_case
def test_every_statement_of_a_specimen_stands_at_its_passage(folder: Path) -> None:
    document = read_case(folder)
    assert [claim for claim in claims(document) if not claim.holds_in(document)] == []
    assert all(passage.end <= len(document.source.text) for passage in all_passages(document))


@each_case
def test_nothing_of_a_specimen_is_left_unassigned(folder: Path) -> None:
    document = read_case(folder)
    assert document.coverage
    assert [document.source.quote(piece) for piece in document.coverage.unassigned] == []
    assert document.coverage.characters == len(squeeze(document.source.text))


def test_every_family_has_a_specimen() -> None:
    assert {folder.parent.name for folder in cases()} == set(FAMILIES)


@pytest.mark.unmeasured
def test_reading_twice_gives_the_same_document() -> None:
    for folder in cases():
        assert read_case.__wrapped__(folder) == read_case(folder)

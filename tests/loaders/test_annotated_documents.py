"""The documents that were annotated by hand, in other fields than the corpus, are read as they were annotated."""

from __future__ import annotations

import json

import pytest

from benchmarks.genre.measure import HERE, items_of, read

FOLDERS = sorted(gold.parent for gold in HERE.glob("*/gold.json"))
# the five with an aim for unseen documents, and all that decides where these hang
KINDS = ("tasks by title", "measures", "departments", "deadlines", "targets", "outcomes")


@pytest.mark.parametrize("name", [folder.name for folder in FOLDERS])
def test_an_annotated_document_is_read_as_it_was_annotated(name: str) -> None:
    gold = items_of(json.loads((HERE / name / "gold.json").read_text(encoding="utf-8")))
    found = items_of(read(HERE / name))
    assert {kind: found[kind] for kind in KINDS} == {kind: gold[kind] for kind in KINDS}

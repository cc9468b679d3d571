"""What is answered from edges and summaries made at build time is what the plain form of the question finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpora import write_corpus
from kg.build import build_store
from kg.cli.reading import corpus_means
from kg.library import find_query, parse_query
from kg.store import OxigraphStore, open_store
from kg.workspace import find_workspace
from tests.queries.answers import answer_csv
from tests.queries.store import corpus_store

PLAIN = Path(__file__).with_name("plain")
NAMES = tuple(sorted(path.stem for path in PLAIN.glob("*.rq")))


@pytest.fixture(scope="module", name="generated")
def _generated(tmp_path_factory: pytest.TempPathFactory) -> OxigraphStore:
    """The store of three generated years of an office, whose tasks are split, merged and handed around."""
    root = tmp_path_factory.mktemp("generated") / "office"
    write_corpus(root, 3)
    here = find_workspace(root)
    build_store(here, corpus_means(), here.store)
    return open_store(here.store)


def plain_rows(store: OxigraphStore, name: str) -> str:
    """Return the rows of the plain form of a question, with its defaults."""
    return answer_csv(store.select(parse_query((PLAIN / f"{name}.rq").read_text(encoding="utf-8")).text))


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_of_the_corpus_are_those_of_the_plain_form(name: str) -> None:
    assert answer_csv(corpus_store().select(find_query(name).text)) == plain_rows(corpus_store(), name)


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_of_generated_plans_are_those_of_the_plain_form(name: str, generated: OxigraphStore) -> None:
    assert answer_csv(generated.select(find_query(name).text)) == plain_rows(generated, name)

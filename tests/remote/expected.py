"""What the store in a folder answers, kept in memory so that each question is asked of it once."""

from __future__ import annotations

from functools import cache

from kg.store import OxigraphStore, open_store
from kg.table import Table
from tests.queries.store import corpus_folder


@cache
def resident_corpus() -> OxigraphStore:
    """Return the store of the corpus in memory, which answers several times faster."""
    return open_store(corpus_folder(), resident=True)


@cache
def expected_rows(question: str) -> Table:
    """Return the answer of the store in a folder to a SELECT query."""
    return resident_corpus().select(question)

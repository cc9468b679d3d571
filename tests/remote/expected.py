"""What the store in a folder answers, kept in memory so that each question is asked of it once."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg.store import OxigraphStore, StoreInfo, open_store
from kg.store.content import content_digest, sum_lines
from kg.store.folder import FORMAT
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


@cache
def light_corpus() -> tuple[OxigraphStore, StoreInfo]:
    """Return the corpus without the evidence of links between measures, half of it, and what it says of itself."""
    lines = resident_corpus().nquads().splitlines(keepends=True)
    nquads = b"".join(line for line in lines if b"/evidence/" not in line or b"/measure/" not in line)
    store = OxigraphStore(ox.Store())
    store.put(nquads)
    sizes = tuple((graph, len(tuple(store.statements(graph)))) for graph in store.graphs())
    digest = content_digest([sum_lines(nquads.decode().splitlines(keepends=True))])
    return store, StoreInfo(FORMAT, "0.1.0", sum(size for _, size in sizes), sizes, digest)

"""Writes all statements of a store as N-Quads, TriG, Turtle or JSON-LD; the same store gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.identify import PREFIXES
from kg.store import Store

_PREFIX = b"@prefix"


def write_nquads(store: Store) -> bytes:
    """Return all statements with their graphs, sorted."""
    return store.nquads()


def write_trig(store: Store) -> bytes:
    """Return all statements, graph by graph."""
    return _sort_prefixes(_serialize(_by_graph(store), ox.RdfFormat.TRIG))


def write_jsonld(store: Store) -> bytes:
    """Return all statements as flat JSON-LD, graph by graph."""
    return _serialize(_by_graph(store), ox.RdfFormat.JSON_LD) + b"\n"


def write_turtle(store: Store) -> bytes:
    """Return the union of all graphs, which Turtle has no names for."""
    triples = dict.fromkeys(quad.triple for quad in _quads(store))
    ordered = sorted(triples, key=str)
    return _sort_prefixes(_serialize(ordered, ox.RdfFormat.TURTLE))


def _quads(store: Store) -> Iterator[ox.Quad]:
    return ox.parse(input=store.nquads(), format=ox.RdfFormat.N_QUADS)


def _by_graph(store: Store) -> list[ox.Quad]:
    """The quads with those of one graph together, each graph sorted."""
    return sorted(_quads(store), key=lambda quad: str(quad.graph_name))


def _serialize(statements: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat) -> bytes:
    return ox.serialize(statements, format=form, prefixes=dict(PREFIXES)) or b""


def _sort_prefixes(text: bytes) -> bytes:
    """Sort the prefix lines at the head, which come in another order each time."""
    lines = text.splitlines(keepends=True)
    count = next((n for n, line in enumerate(lines) if not line.startswith(_PREFIX)), len(lines))
    return b"".join((*sorted(lines[:count]), *lines[count:]))

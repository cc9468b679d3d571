"""Puts a store together from its pieces: the statements, the index of texts, and what it says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.build.cache import Cache
from kg.build.pieces import Piece, load_lines
from kg.build.renewing import Held, keep_common, renew_store, write_held
from kg.build.stating import read_texts
from kg.rdf.vocabulary import ontology_version
from kg.search import write_index
from kg.store.content import content_digest, sum_lines
from kg.store.folder import FORMAT, SEARCH, StoreInfo, write_info
from kg.store.oxigraph import OxigraphStore

_LINES = 4096  # of common statements handed over at a time


@dataclass(frozen=True, slots=True)
class Parts:
    """The pieces of a store by their keys, and the statements that several have or none, sorted, each once."""

    pieces: tuple[tuple[str, Piece], ...]
    common: tuple[str, ...]


def gather_parts(pieces: Iterable[tuple[str, Piece]], vocabulary: Iterable[str]) -> Parts:
    """Return pieces with what they have in common, and the vocabulary among it."""
    every = tuple(pieces)
    common = set(vocabulary).union(*(piece.common for _, piece in every))
    return Parts(every, tuple(sorted(common)))


def write_store(folder: Path, parts: Parts, cache: Cache, former: Path | None = None) -> StoreInfo:
    """Write the statements of all parts into a new store in `folder`, and what it says of itself; return that.

    Where the store in `former` differs little, it is made out of that one. Raises `StoreError` if it cannot be written.
    """
    common = keep_common(parts.common, cache)
    renewals = 0 if former is None else renew_store(former, folder, parts.pieces, common, cache)
    if not renewals:
        with OxigraphStore.create(folder) as new:
            new.load(_statements(parts, cache))
    write_held(folder, Held(frozenset(key for key, _ in parts.pieces), common, renewals))
    info = describe_parts(parts)
    write_info(folder, info)
    return info


def describe_parts(parts: Parts) -> StoreInfo:
    """Return what a store of these parts says of itself."""
    sizes = _sizes(parts)
    content = content_digest((sum_lines(parts.common), *(int(piece.total, 16) for _, piece in parts.pieces)))
    return StoreInfo(FORMAT, ontology_version(), sum(sizes.values()), tuple(sorted(sizes.items())), content)


def write_texts(folder: Path, keys: Sequence[str], cache: Cache) -> None:
    """Write the index of the texts of plans, by the keys of their statements in the order of the plans."""
    write_index(folder / SEARCH, (row for key in keys for row in read_texts(key, cache)))


def _statements(parts: Parts, cache: Cache) -> Iterator[bytes]:
    for start in range(0, len(parts.common), _LINES):
        yield "".join(parts.common[start : start + _LINES]).encode("utf-8")
    for key, _ in parts.pieces:
        yield load_lines(key, cache)


def _sizes(parts: Parts) -> Counter[str]:
    """How many statements each named graph holds; the graph's name closes each line."""
    counts = Counter(line[line.rindex("<") + 1 : -4] for line in parts.common)
    for _, piece in parts.pieces:
        counts[piece.graph] += piece.quads
    return +counts

"""The pieces that a store is put together from: statements that no other piece has, and what is known of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.build.cache import Cache
from kg.errors import StoreError
from kg.shapes import Finding
from kg.store.content import sum_lines


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of the statements of a piece: their graph, what the shapes find, and which others may have too."""

    graph: str
    findings: tuple[Finding, ...]
    is_common: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Piece:
    """What is known of a piece: its graph, how many statements it has, their digest, and what the shapes find in it.

    `common` are statements that other pieces may have too, as lines of N-Quads; they are stored once.
    """

    graph: str
    quads: int
    total: str
    common: tuple[str, ...]
    findings: tuple[Finding, ...]

    def __post_init__(self) -> None:
        """Hold each of the common statements once, however many pieces have it."""
        object.__setattr__(self, "common", tuple(map(sys.intern, self.common)))


def save_piece(key: str, lines: Iterable[str], cache: Cache, said: Said) -> Piece:
    """Keep the statements of a piece under a key, and return what is known of it.

    Raises `StoreError` if a line is no N-Quads, so that whatever is kept can be loaded.
    """
    every = sorted(set(lines))
    own = [line for line in every if not said.is_common(line)]
    content = "".join(own).encode("utf-8")
    _check(content)
    cache.save("lines", key, content)
    common = tuple(line for line in every if said.is_common(line))
    return Piece(said.graph, len(own), f"{sum_lines(own):x}", common, said.findings)


def load_lines(key: str, cache: Cache) -> bytes:
    """Return the statements of a piece. Raises `StoreError` if they were there a moment ago and are not any more."""
    found = cache.load("lines", key)
    if found is None:
        raise StoreError(f"{cache.folder} changed during the build", hint="build it again with: kg build")
    return found


def _check(content: bytes) -> None:
    try:
        for _ in ox.parse(input=content, format=ox.RdfFormat.N_QUADS):
            pass
    except SyntaxError as error:
        raise StoreError(
            f"a statement cannot be stored: {error}", hint="report the document that it comes from"
        ) from error

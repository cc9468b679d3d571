"""The functions of ours that a query may call: `kg:matches(?text, "words")`, answered from the index of texts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.identify import KG
from kg.search import fold, known_texts, search
from kg.store.oxigraph import Functions

MATCHES = f"{KG}matches"
"""Whether a text holds all words, compared as full-text search does: white space, case and width aside."""


class Matcher:
    """Finds words in texts: the index at `index` knows at once about its texts, any other text is read."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._texts: frozenset[str] | None = None
        self._found = lru_cache(maxsize=64)(self._find)

    def functions(self) -> Functions:
        """Return the functions by their IRIs, as Oxigraph takes them."""
        return {ox.NamedNode(MATCHES): self.matches}

    def matches(self, text: object, words: object = None) -> ox.Literal | None:
        """Return whether `text` holds all of `words`, both of them literals; None, which is an error, otherwise."""
        if not isinstance(text, ox.Literal) or not isinstance(words, ox.Literal) or not words.value.strip():
            return None
        return ox.Literal(self._holds(text.value, words.value))

    def _holds(self, text: str, words: str) -> bool:
        if self._texts is None:
            self._texts = known_texts(self._index)
        if text in self._texts:
            return text in self._found(words)
        folded = fold(text).text
        return all(fold(word).text in folded for word in words.split())

    def _find(self, words: str) -> frozenset[str]:
        try:
            return frozenset(hit.text for hit in search(self._index, words))
        except QueryError:  # nothing but signs that fold to nothing: held by every text
            return frozenset(self._texts or ())

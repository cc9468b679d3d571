"""Knows the words of the genre: those that a plan of any field uses, and that tell nothing of what it is about."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_WORDS = Path(__file__).with_name("genre.txt")


@cache
def genre_words() -> frozenset[str]:
    """Return the words in `genre.txt`, which says how they were chosen."""
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())

"""Compares two texts word by word, so that a person sees what changed; a number is one word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from kg.segment import Words, cut_words

# 3017.3, 20%, 85.5％, 1,000, 29490-2013, GB/T29490: to change a digit is to change the number.
_WHOLE = re.compile(r"[A-Za-z0-9]+(?:[.,/-][A-Za-z0-9]+)*[%％‰]?")
# A word or two that agree between two changes are chance: whole stretches read better than shreds.
_LEAST_AGREEMENT = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and whether the other text has it too."""

    text: str
    shared: bool


def compare_words(earlier: str, later: str, words: Words) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts as pieces that are shared or not, in their order; together they are the texts.

    `words` are those of `kg.segment.read_words` for both texts. White space is no difference.
    """
    left, right = tuple(_tokens(earlier, words)), tuple(_tokens(later, words))
    blocks = SequenceMatcher(a=_keys(left), b=_keys(right), autojunk=False).get_matching_blocks()
    kept = [block for block in blocks if _agreement(left[block.a : block.a + block.size])]
    return (
        _pieces(left, [(block.a, block.a + block.size) for block in kept]),
        _pieces(right, [(block.b, block.b + block.size) for block in kept]),
    )


def _agreement(tokens: Sequence[str]) -> bool:
    return len("".join("".join(tokens).split())) >= _LEAST_AGREEMENT


def _tokens(text: str, words: Words) -> Iterator[str]:
    """The words of a text as they stand in it, numbers and Latin words whole, with the white space between."""
    edges = [0, *(edge for match in _WHOLE.finditer(text) for edge in match.span()), len(text)]
    for start, end in pairwise(edges):
        stretch = text[start:end]
        if _WHOLE.fullmatch(stretch):
            yield stretch
        elif stretch:
            yield from _cut(stretch, words)


def _cut(stretch: str, words: Words) -> Iterator[str]:
    for part in re.findall(r"\s+|\S+", stretch):
        yield from [part] if part.isspace() else cut_words(part, words)


def _keys(tokens: Sequence[str]) -> list[str]:
    return [" " if token.isspace() else token for token in tokens]


def _pieces(tokens: Sequence[str], shared: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    edges = [0, *(edge for stretch in shared for edge in stretch), len(tokens)]
    spans = set(shared)
    found = ((start, end) for start, end in pairwise(edges) if start < end)
    return tuple(Piece("".join(tokens[start:end]), (start, end) in spans) for start, end in found)

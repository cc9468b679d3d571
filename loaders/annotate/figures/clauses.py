"""Sentences and clauses of a plain text, as stretches of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_SENTENCE_END = re.compile(r"[。！？!?]")
_LONGEST = 1000  # characters; a longer sentence is read in parts, for a figure reaches back to all before it
_CLAUSE_END = re.compile(
    # a ceiling of its own: 给予不超过总投入30%、最高3000万元的经费支持
    r"、(?=(?:单个[一-鿿]{2,4}|每[一-鿿]{1,3})?最[高多](?:不超过)?\d)|[，；：;]|(?<!\d),|,(?!\d)|——|:(?!\d)"
)

# what parts two figures of one clause: 新建30家甲中心和5家乙中心
_JOINT = "(?:以及|并且|(?!和[美谐睦平])(?!并[购列联入网轨排行])(?!及[时其格])[、和与及并])"
SEPARATOR = re.compile(_JOINT)
SEPARATORS = re.compile(f"{_JOINT}*")


def find_sentences(masked: str) -> Iterator[Span]:
    """Yield the sentences of a masked text, without what closes them."""
    for start, end in _between(masked, _SENTENCE_END, 0, len(masked)):
        yield from _parts(masked, start, end)


def find_clauses(masked: str, sentence: Span) -> Iterator[Span]:
    """Yield the clauses of a sentence, without the marks between them."""
    yield from _between(masked, _CLAUSE_END, *sentence)


def _parts(masked: str, start: int, end: int) -> Iterator[Span]:
    """Yield a sentence, or where it is very long the parts of it, cut behind a clause if one ends there."""
    while end - start > _LONGEST:
        ends = [match.end() for match in _CLAUSE_END.finditer(masked, start, start + _LONGEST)]
        cut = ends[-1] if ends else start + _LONGEST
        yield start, cut
        start = cut
    if end > start:
        yield start, end


def _between(masked: str, closing: re.Pattern[str], start: int, end: int) -> Iterator[Span]:
    last = start
    for match in closing.finditer(masked, start, end):
        if match.start() > last:
            yield last, match.start()
        last = match.end()
    if end > last:
        yield last, end

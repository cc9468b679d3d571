"""Sentences and clauses of a plain text, as stretches of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_SENTENCE_END = re.compile(r"[。！？!?]")
_CLAUSE_END = re.compile(r"[，；：;]|(?<!\d),|,(?!\d)|——|:(?!\d)")


def find_sentences(masked: str) -> Iterator[Span]:
    """Yield the sentences of a masked text, without what closes them."""
    yield from _between(masked, _SENTENCE_END, 0, len(masked))


def find_clauses(masked: str, sentence: Span) -> Iterator[Span]:
    """Yield the clauses of a sentence, without the marks between them."""
    yield from _between(masked, _CLAUSE_END, *sentence)


def _between(masked: str, closing: re.Pattern[str], start: int, end: int) -> Iterator[Span]:
    last = start
    for match in closing.finditer(masked, start, end):
        if match.start() > last:
            yield last, match.start()
        last = match.end()
    if end > last:
        yield last, end

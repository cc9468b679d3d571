"""Splits a paragraph into sentences: 。！？ end one, unless inside 《》, （） or quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.reading.strand import Strand

_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "‘": "’", "【": "】", "〔": "〕", "「": "」"}
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}
_WORD = re.compile(r"\w")
_END = re.compile(r"[。！？!?][”’）)》」]*")


def split_sentences(strand: Strand) -> tuple[Strand, ...]:
    """Return the sentences in order, each with its closing mark, stripped; a rest without a mark is the last one.

    Marks without a word (the second of 。。) are no sentence.
    """
    inside = enclosed(strand.text)
    cuts = [match.end() for match in _END.finditer(strand.text) if not inside[match.start()]]
    return tuple(part.strip() for part in strand.split_at(cuts) if _WORD.search(part.text))


def enclosed(text: str) -> list[bool]:
    """Return for each character whether it stands inside a matched pair of brackets or quotation marks."""
    inside = [False] * len(text)
    for start, end in bracket_pairs(text):
        for position in range(start + 1, end):
            inside[position] = True
    return inside


def bracket_pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each matched pair of brackets or quotation marks, inner ones first.

    A pair may mix full and half width, as in (一）; one that never closes is no pair.
    """
    open_at: list[tuple[str, int]] = []
    for position, char in enumerate(text):
        if char in _PAIRS:
            open_at.append((_wide(char), position))
        elif char in _CLOSERS:
            opener = _wide(_CLOSERS[char])
            while open_at and any(sign == opener for sign, _ in open_at):
                sign, start = open_at.pop()
                if sign == opener:
                    yield start, position
                    break


def _wide(sign: str) -> str:
    return "（" if sign == "(" else sign

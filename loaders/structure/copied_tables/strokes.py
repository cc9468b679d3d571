"""The strokes between cells that a copy of a table printed as text: | 1 | 建档 | 县档案馆 |."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Passage
from loaders.reading.blocks import Block
from loaders.reading.strand import Strand

STROKE = "|"


def between_strokes(strand: Strand) -> list[Strand]:
    """Return what stands before, between and behind the strokes of a line in order, without blanks around each."""
    parts, start = [], 0
    for text in strand.text.split(STROKE):
        parts.append(strand[start : start + len(text)].strip())
        start += len(text) + 1
    return parts


def stroke_passages(blocks: Sequence[Block], text: str) -> Iterator[Passage]:
    """Yield where in the source `text` each stroke of some blocks stands."""
    for block in blocks:
        for place, sign in enumerate(block.text):
            if sign == STROKE:
                yield block.strand[place : place + 1].passage(text)

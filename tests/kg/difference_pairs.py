"""Reads the pairs of sentences with the marks of a reader, and writes the marks of a difference in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.difference import Kind, Piece

PAIRS = Path(__file__).with_name("difference_pairs.txt")
NAMES = (
    "专利局审业部",
    "专利局审查部",
    "保护司",
    "运用促进司",
    "战略规划司",
    "市场监管总局",
    "国家版权局",
    "工业和信息化部",
)
_MARKS = {
    Kind.KEPT: "{}",
    Kind.CHANGED: "⟦{}⟧",
    Kind.TAKEN: "⟪{}⟫",
    Kind.PLACED: "⟪{}⟫",
    Kind.PUNCTUATION: "‹{}›",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences with a reader's marks, and what kind of difference they show."""

    kind: str
    earlier: str
    later: str

    @property
    def plain(self) -> tuple[str, str]:
        """Both sentences without marks."""
        return strip_marks(self.earlier), strip_marks(self.later)


def read_pairs() -> tuple[Pair, ...]:
    """Return all pairs in the order of the file."""
    text = "\n".join(line for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    blocks = (block.strip().splitlines() for block in text.split("\n\n") if block.strip())
    return tuple(Pair(kind, earlier, later) for kind, earlier, later in blocks)


def strip_marks(text: str) -> str:
    """Return a sentence without the marks."""
    return re.sub("[⟦⟧⟪⟫‹›]", "", text)


def write_marks(pieces: Iterable[Piece]) -> str:
    """Return the pieces as one sentence with marks."""
    return "".join(_MARKS[piece.kind].format(piece.text) for piece in pieces)

"""Marks a sentence against all sentences that it is linked with: what none of them has, what another of them has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.difference import Difference, Kind, Piece

# From this share on a reader sees the one text in the other; below it the sentence was written anew.
_LEAST_SHARE = 0.3
# A short text may stand whole in a long one.
_LEAST_OF_SHORTER = 0.45
_ORDER = (Kind.KEPT, Kind.PUNCTUATION, Kind.TAKEN, Kind.PLACED, Kind.ELSEWHERE, Kind.CHANGED)


def is_rewritten(difference: Difference) -> bool:
    """Whether the two texts have so little in common that marks would tear them to shreds."""
    if difference.kept_share >= _LEAST_SHARE:
        return False
    kept = sum(len(piece.text) for piece in difference.later if piece.kind is not Kind.CHANGED)
    sizes = [sum(len(piece.text) for piece in pieces) for pieces in (difference.earlier, difference.later)]
    return kept < _LEAST_OF_SHORTER * min(sizes)


def mark_later(differences: Sequence[Difference]) -> tuple[Piece, ...]:
    """Return the later sentence of all these differences: what none of the earlier sentences has is changed."""
    return _mark([difference.later for difference in differences])


def mark_earlier(own: Difference, others: Sequence[Difference]) -> tuple[Piece, ...]:
    """Return the earlier sentence of `own`; what only another later sentence still has stands elsewhere."""
    elsewhere = [tuple(_as_elsewhere(difference.earlier)) for difference in others]
    return _mark([own.earlier, *elsewhere])


def _as_elsewhere(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece if piece.kind is Kind.CHANGED else Piece(piece.text, Kind.ELSEWHERE)


def _mark(readings: Sequence[Sequence[Piece]]) -> tuple[Piece, ...]:
    """One text as several comparisons see it, each character by the best that any says of it."""
    kinds = [[piece.kind for piece in pieces for _ in piece.text] for pieces in readings]
    text = "".join(piece.text for piece in readings[0]) if readings else ""
    best = [min(said, key=_ORDER.index) for said in zip(*kinds, strict=True)]
    spans = groupby(range(len(text)), key=lambda index: best[index])
    return tuple(Piece("".join(text[index] for index in indices), kind) for kind, indices in spans)

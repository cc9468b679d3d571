"""Finds the clauses of a sentence that are new, or gone, as a whole: such a clause may name an action of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.difference import Kind, Piece

_CLAUSE = re.compile(r"[^，。；：！？,;:!?]+")
_WORD = re.compile(r"\w")
# An action with its object takes as many characters (推广先进经验); what is shorter is a turn of phrase (形成合力).
_LEAST = 6
# A word that both sentences have by chance (工作, 建设) makes a clause of other words no part of the old one.
_SHARE = 0.8


def changed_clauses(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return the clauses of a marked sentence that the other year has nowhere, in their order, as printed."""
    text = "".join(piece.text for piece in pieces)
    changed = [piece.kind is Kind.CHANGED for piece in pieces for _ in piece.text]
    return tuple(_found(text, changed))


def _found(text: str, changed: Sequence[bool]) -> Iterator[str]:
    for clause in _CLAUSE.finditer(text):
        places = [place for place in range(*clause.span()) if _WORD.match(text[place])]
        if len(places) >= _LEAST and sum(changed[place] for place in places) >= _SHARE * len(places):
            yield "".join(clause.group().split())

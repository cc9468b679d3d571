"""Finds the clauses of a sentence that are new, or gone, as a whole: such a clause may name an action of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.diff.bare import bare_text
from kg.difference import Difference, Kind, Piece

_CLAUSE = re.compile(r"[^，。；：！？,;:!?]+")
_WORD = re.compile(r"\w")
# An action with its object takes as many characters (推广先进经验); what is shorter is a turn of phrase (形成合力).
_LEAST = 6
# A word that both sentences have by chance (工作, 建设) makes a clause of other words no part of the old one.
_SHARE = 0.8
# From this share on a clause is what a sentence says that was written anew.
_SAID = 0.5
# What a clause is about stands at its end: 积极推动地方分中心建设 goes on in 加快指导中心分中心建设.
_OBJECT = 5
# 在国家知识产权局指导下 says how, and no action.
_MANNER = re.compile(r"在.*(?:下|上|中|前|后|时)$")


@dataclass(frozen=True, slots=True)
class Heirs:
    """What else of the later year carries an earlier sentence on than the one at hand: the differences from it.

    `nearest` says that none of them is nearer: of those for the same addressee, the one that has most of its words.
    """

    others: tuple[Difference, ...]
    nearest: bool


def changed_clauses(
    pieces: Sequence[Piece], *, opening: str = "", linked: Sequence[str] = (), anew: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the clauses of a marked sentence that the other year has nowhere, as printed; neighbours are one stretch.

    `opening` are the words for whom the sentence asks to act (各地区), which are no part of a clause. `linked` are the
    sentences of the other year that it is linked with; those of `anew` say what it says in words of their own, so that
    a clause of which they have half is neither new nor gone.
    """
    text = "".join(piece.text for piece in pieces)
    changed = [piece.kind is Kind.CHANGED for piece in pieces for _ in piece.text]
    known, reworded = [bare_text(one) for one in linked], [bare_text(one) for one in anew]
    found = [
        (start, clause)
        for start, clause in _whole(text, changed, re.compile(re.escape(opening) + "(?:要|应)?" if opening else ""))
        if not _is_said(bare_text(clause), known, reworded)
    ]
    return tuple(_stretches(found))


def _whole(text: str, changed: Sequence[bool], opening: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Every clause of which hardly a word is unchanged, with its place."""
    addressed = opening.match(text)
    for clause in _CLAUSE.finditer(text, addressed.end() if addressed else 0):
        places = [place for place in range(*clause.span()) if _WORD.match(text[place])]
        if len(places) >= _LEAST and sum(changed[place] for place in places) > _SHARE * len(places):
            yield clause.start(), clause.group()


def _is_said(clause: str, linked: Sequence[str], anew: Sequence[str]) -> bool:
    """Whether a clause is a mere manner, or the sentences of the other year say it in other words."""
    if _MANNER.search(clause) or any(clause[-_OBJECT:] in sentence for sentence in linked):
        return True
    words = [any(pair in sentence for sentence in anew) for pair in map("".join, pairwise(clause))]
    said = sum(before or after for before, after in zip((False, *words), (*words, False), strict=True))
    return said >= _SAID * len(clause)


def _stretches(found: Sequence[tuple[int, str]]) -> Iterator[str]:
    stretch, end = "", None
    for start, clause in found:
        plain = "".join(clause.split())
        if stretch and start != end:
            yield stretch
        stretch = f"{stretch}，{plain}" if stretch and start == end else plain
        end = start + len(clause) + 1
    if stretch:
        yield stretch

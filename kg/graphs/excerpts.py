"""Cuts a passage out of its source with what stands before and after it, from the quotes that a store holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from kg.graphs.picture import Excerpt
from kg.model import Passage, Piece

AROUND = 70
"""How many characters are shown on either side."""

GAP = "…"
_SPACE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


def cut_excerpts(source: str, pieces: Mapping[int, str], passage: Passage) -> tuple[Excerpt, ...]:
    """Return each piece of a passage in its surroundings; what the plan does not quote (page headers) is a gap.

    `pieces` are the quoted stretches of the source by where they begin, in that order. White space that a line break
    left between Chinese characters is taken out.
    """
    starts = list(pieces)
    return tuple(
        Excerpt(
            source=source,
            before=_plain(_read(pieces, starts, Piece(max(0, one.start - AROUND), one.start))),
            quote=_plain(_read(pieces, starts, one)),
            after=_plain(_read(pieces, starts, Piece(one.end, one.end + AROUND))),
        )
        for one in passage.pieces
    )


def _read(pieces: Mapping[int, str], starts: list[int], wanted: Piece) -> str:
    """The characters from a place to another, a gap for those that no piece holds."""
    longest = max(map(len, pieces.values()), default=0)
    first, last = bisect_left(starts, wanted.start - longest), bisect_right(starts, wanted.end)
    text: list[str] = []
    at = wanted.start
    for start in starts[first:last]:
        piece = pieces[start]
        end = start + len(piece)
        if end <= at or start >= wanted.end:
            continue
        if start > at:
            text.append(GAP)
            at = start
        text.append(piece[at - start : wanted.end - start])
        at = min(end, wanted.end)
    return "".join(text)


def _plain(text: str) -> str:
    return " ".join(_SPACE.sub("", text).split())

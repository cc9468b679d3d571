"""Text put together from pieces of a source, each character knowing its place there.

A reader joins lines that a page cut, takes cells out of running text, and drops markup; whatever is found
in the result by a regular expression must still be shown in the source. A `Strand` is a string with the
offsets of its characters, kept as runs, so that slicing and joining are cheap.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from kg.model import Passage, Piece

_BLANK = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Strand:
    """A string and the source pieces that its characters come from, in order, of the same total length."""

    text: str
    pieces: tuple[Piece, ...]
    # Where each piece ends in the text; reckoned when the strand is first sliced, for one may have thousands.
    _ends: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __getitem__(self, index: slice) -> Strand:
        start, stop, step = index.indices(len(self.text))
        if step != 1:
            raise ValueError("a strand is sliced with step 1")
        return Strand(self.text[start:stop], self._cut(start, stop) if start < stop else ())

    def __add__(self, other: Strand) -> Strand:
        return join((self, other))

    def strip(self, chars: str | None = None) -> Strand:
        """Return the strand without leading and trailing white space, or without `chars`."""
        left = len(self.text) - len(self.text.lstrip(chars))
        if not left and self.text[-1:].strip(chars):
            return self
        return self[left : max(left, len(self.text.rstrip(chars)))]

    def group(self, match: re.Match[str], group: int | str = 0) -> Strand:
        """Return the part of the strand that a match of its text (or a group of it) covers."""
        start, end = match.span(group)
        return self[start:end]

    def split_at(self, cuts: Iterable[int]) -> Iterator[Strand]:
        """Yield the stretches between the cut positions (ascending, within the text), none empty."""
        last = 0
        for cut in (*cuts, len(self.text)):
            if cut > last:
                yield self[last:cut]
                last = cut

    def passage(self, source_text: str) -> Passage:
        """Return the place of the strand: its pieces, joined where only white space lies between them.

        Leading and trailing white space is left out. Raises `ValueError` for a blank strand.
        """
        body = self.strip()
        if not body.pieces:
            raise ValueError("a blank strand has no passage")
        merged: list[Piece] = [body.pieces[0]]
        for piece in body.pieces[1:]:
            last = merged[-1]
            gap = _BLANK.match(source_text, last.end)
            if last.end <= piece.start and gap is not None and gap.end() >= piece.start:
                merged[-1] = Piece(last.start, piece.end)
            else:
                merged.append(piece)
        return Passage(tuple(merged))

    def _cut(self, start: int, stop: int) -> tuple[Piece, ...]:
        """The pieces that a stretch of the text comes from, which is not empty; the outer ones are cut short."""
        if not self._ends:
            self._ends.extend(accumulate(piece.end - piece.start for piece in self.pieces))
        first, last = bisect_right(self._ends, start), bisect_left(self._ends, stop)
        left = self.pieces[first].end - (self._ends[first] - start)
        right = self.pieces[last].end - (self._ends[last] - stop)
        if first == last:
            return (Piece(left, right),)
        opening, closing = Piece(left, self.pieces[first].end), Piece(self.pieces[last].start, right)
        return (opening, *self.pieces[first + 1 : last], closing)


def whole(text: str, start: int = 0) -> Strand:
    """Return a strand over a contiguous text that begins at source offset `start`."""
    return Strand(text, (Piece(start, start + len(text)),) if text else ())


def join(strands: Iterable[Strand]) -> Strand:
    """Return the strands one after the other, adjoining pieces made one."""
    parts = tuple(strands)
    pieces: list[Piece] = []
    for part in parts:
        for piece in part.pieces:
            if pieces and pieces[-1].end == piece.start:
                pieces[-1] = Piece(pieces[-1].start, piece.end)
            else:
                pieces.append(piece)
    return Strand("".join(part.text for part in parts), tuple(pieces))

"""What a sentence says with a figure, as the judgements of this room look at it."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.reading import Reading
from loaders.annotate.figures.refusals.number import Number
from loaders.annotate.figures.wording import Movement

_LONGEST = 1000  # characters of a sentence; a longer one is read in parts


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that was understood, in its text; `year` is that of the plan or the report."""

    plain: Plain
    reading: Reading
    year: int | None

    @property
    def number(self) -> Number:
        """The number of the figure in its text."""
        return Number(self.plain.masked, self.reading.mention)

    @property
    def lead(self) -> str:
        """What says the figure, from its beginning up to the number."""
        return self.plain.masked[self.reading.start : self.reading.mention.start]

    @property
    def opening(self) -> str:
        """What stands between the beginning of the sentence and the number."""
        return self.plain.masked[self.sentence_start : self.reading.mention.start]

    @property
    def sentence_start(self) -> int:
        """Where the sentence begins."""
        place = self.reading.mention.start
        first = max(0, place - _LONGEST)
        return max((self.plain.masked.rfind(mark, first, place) + 1 for mark in "。！？；"), default=0) or first

    @property
    def is_hedged(self) -> bool:
        """Whether a word says that it is aimed at: 力争."""
        return self.reading.hedge is not None

    @property
    def is_reached(self) -> bool:
        """Whether a verb says how it is reached: 提高到."""
        return self.reading.movement is not Movement.NONE

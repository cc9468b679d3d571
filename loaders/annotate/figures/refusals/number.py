"""A number in its text, as the judgements of this room look at it: what stands right before it and right behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Comparator
from loaders.annotate.figures.indicator import ends_in_verb, has_quantity, trim_subject
from loaders.annotate.figures.mentions import Mention
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.wording import Movement, find_verb

NEAR = 16  # characters before a number: the words that it leans on
FAR = 80  # the clause that it stands in
FARTHEST = 160  # a long list before it


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a masked text. Patterns for what it follows end with `$`."""

    masked: str
    mention: Mention

    def before(self, reach: int = NEAR) -> str:
        """Return up to `reach` characters before the number."""
        return self.masked[max(0, self.mention.start - reach) : self.mention.start]

    def follows(self, pattern: re.Pattern[str], reach: int = NEAR) -> bool:
        """Tell whether what stands up to `reach` characters before the number is as `pattern` says."""
        return pattern.search(self.before(reach)) is not None

    def precedes(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether what begins right behind the number is as `pattern` says."""
        return pattern.match(self.masked, self.mention.end) is not None

    def is_before(self, *words: str) -> bool:
        """Tell whether one of some words stands right behind the number."""
        return self.masked.startswith(words, self.mention.end)

    @property
    def printed(self) -> str:
        """The number as it is printed, with its bound and unit."""
        return self.masked[self.mention.start : self.mention.end]

    @property
    def is_count(self) -> bool:
        """Whether it counts things: 5家."""
        return self.mention.measured is Measured.COUNT

    @property
    def is_share(self) -> bool:
        """Whether it is a share: 20%."""
        return self.mention.measured is Measured.SHARE

    @property
    def is_span(self) -> bool:
        """Whether it is a span of time: 3年."""
        return self.mention.measured is Measured.TIME

    @property
    def is_amount(self) -> bool:
        """Whether it is how much there is of something: 30万吨, 5亿元."""
        return self.mention.measured in (Measured.MONEY, Measured.AMOUNT)

    @property
    def has_bound(self) -> bool:
        """Whether it says from or up to where: 200万元以上."""
        return self.mention.bound is not None

    @property
    def is_size(self) -> bool:
        """Whether it says how large something is, and not how many there are: 200万元, 20台以上, but not 200家."""
        is_bounded = self.mention.bound not in (None, Comparator.EQUAL)
        return is_bounded or self.mention.high is not None or not self.is_count

    @property
    def is_reached(self) -> bool:
        """Whether a verb before it says how it is reached: 达到, 增长."""
        return find_verb(self.before(), rank=False).movement is not Movement.NONE

    @property
    def is_stated(self) -> bool:
        """Whether a verb before it says that it is reached, made or done: 达到, 新建."""
        return self.is_reached or ends_in_verb(self.before())

    @property
    def is_of_a_quantity(self) -> bool:
        """Whether a word for a quantity leads up to it: 漏损率高于10%."""
        before = self.before()
        return has_quantity(trim_subject(before[: find_verb(before, rank=False).start]))

"""A figure as it was understood: what it counts, how it is reached, from where and for when."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.annotate.figures.mentions import Mention
from loaders.annotate.figures.wording import Movement


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as it was understood; `start` and `end` are the stretch of the plain text that says it.

    `name` is the thing counted as the text names it, `indicator` the same as a quantity (…数量); `each` is what opens
    the name where the figure is one for each (县道每年每公里).
    """

    start: int
    end: int
    name: str
    indicator: str
    mention: Mention
    movement: Movement
    growth: bool = False
    baseline: str | None = None
    period: str | None = None
    hedge: str | None = None
    yearly: bool = False
    each: str = ""

"""From where each figure of a list started, where all are told first: 由18%、72%提高到30%、85%."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from loaders.annotate.figures.mentions import Mention
from loaders.annotate.figures.wording import Movement, find_verb

_OPENED = re.compile("[由从]$")
_BESIDE = re.compile("[、和及]|以及")
_HOW = re.compile("(?:大幅|进一步|逐步|快速|稳步|左右|的|分别)*")
_LIST = 2  # figures at least; a single one is told where figures are put in their slots


def parallel_origins(masked: str, mentions: tuple[Mention, ...]) -> dict[Mention, Mention]:
    """Return of each figure that a list reaches the one of an equal list that it started from, told before all.

    农产品处理率分别由18%、72%提高到30%、85%: 30% from 18%, 85% from 72%. `mentions` are those of a clause, in order.
    """
    found: dict[Mention, Mention] = {}
    for place, first in enumerate(mentions):
        if not _OPENED.search(masked, 0, first.start):
            continue
        origins = _run(masked, mentions[place:])
        reached = _run(masked, mentions[place + len(origins) :])
        if len(reached) == len(origins) >= _LIST and _reaches(masked[origins[-1].end : reached[0].start]):
            found |= dict(zip(reached, origins, strict=True))
    return found


def _run(masked: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the figures that stand side by side from the first on: 18%、72%."""
    beside = takewhile(lambda pair: _BESIDE.fullmatch(masked, pair[0].end, pair[1].start), pairwise(mentions))
    return (*mentions[:1], *(second for _, second in beside))


def _reaches(gap: str) -> bool:
    """Tell words that lead from a figure to the one that is reached: 提高到, 分别降至."""
    verb = find_verb(gap, rank=False)
    return verb.movement in (Movement.UP, Movement.DOWN) and _HOW.fullmatch(gap[: verb.start]) is not None

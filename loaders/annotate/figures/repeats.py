"""Figures that a document prints again, in picture captions and boxes, joined to the outcomes that they repeat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.model import Outcome, Passage
from loaders.annotate.figures.outcomes import read_outcomes
from loaders.annotate.figures.plain import make_plain
from loaders.reading.strand import Strand

_ALIKE = 0.5
_WORDS = re.compile(r"[\w%]")


def join_repeats(
    outcomes: Sequence[Outcome],
    captions: Sequence[Strand],
    source_text: str,
    *,
    year: int | None = None,
    period: str | None = None,
) -> tuple[tuple[Outcome, ...], tuple[Outcome, ...]]:
    """Return the outcomes with the captions that repeat them, and the outcomes that only captions state.

    Each caption is one strand (知识产权保护社会满意度 / 72分提高到**80分**), marks of emphasis and line breaks
    included; its whole passage is the repeat. The first tuple has the outcomes in the order given, the second the
    further ones in the order of the captions, read with `year` and `period` as in `read_outcomes`. A caption repeats
    an outcome with the same value and unit whose indicator it shares; a caption whose figure is cut off
    (PCT国际专利申请量**全球第**) the one that it names. One without a figure that names no outcome is passed over.
    """
    repeats: dict[int, list[Passage]] = {}
    further: list[Outcome] = []
    for caption in captions:
        if not caption.strip():
            continue
        stated = read_outcomes(caption, source_text, year=year, period=period)
        found = [_find_repeated(outcome, caption, outcomes) for outcome in stated] or [_find_named(caption, outcomes)]
        passage = caption.passage(source_text)
        for i in sorted({i for i in found if i is not None}):
            repeats.setdefault(i, []).append(passage)
        further.extend(o for o, i in zip(stated, found, strict=False) if i is None)
    joined = (replace(o, repeats=(*o.repeats, *repeats.get(i, ()))) for i, o in enumerate(outcomes))
    return tuple(joined), tuple(further)


def without_repeats(outcomes: Sequence[Outcome], tabled: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Return the outcomes of the text and those of a table, each that the text says too as a further passage of it.

    It is of the task that either is of.
    """
    said: dict[int, list[Outcome]] = {}
    further: list[Outcome] = []
    for each in tabled:
        place = next((i for i, outcome in enumerate(outcomes) if _is_one(outcome, each)), None)
        if place is None:
            further.append(each)
        else:
            said.setdefault(place, []).append(each)
    return (*(_with_repeats(outcome, said.get(i, ())) for i, outcome in enumerate(outcomes)), *further)


def _with_repeats(outcome: Outcome, tabled: Sequence[Outcome]) -> Outcome:
    task = outcome.task or next((each.task for each in tabled if each.task), None)
    return replace(outcome, repeats=(*outcome.repeats, *(each.passage for each in tabled)), task=task)


def _is_one(outcome: Outcome, tabled: Outcome) -> bool:
    """Tell the same figure of the same thing: 全县森林覆盖率达到36% and a row 森林覆盖率 | % | 36."""
    is_alike = _same_figure(outcome, tabled) and outcome.period in (None, tabled.period)
    return is_alike and outcome.indicator.endswith(tabled.indicator)


def _find_repeated(stated: Outcome, caption: Strand, outcomes: Sequence[Outcome]) -> int | None:
    """Return which outcome has the value of a caption's figure and is named most like it, or None."""
    words = make_plain(caption).text
    alike = [
        (_share(outcome.indicator, words), -i)
        for i, outcome in enumerate(outcomes)
        if _same_figure(outcome, stated) and _share(outcome.indicator, words) >= _ALIKE
    ]
    return -max(alike)[1] if alike else None


def _find_named(caption: Strand, outcomes: Sequence[Outcome]) -> int | None:
    """Return the outcome whose whole indicator a caption without a figure prints, or None."""
    words = make_plain(caption).text
    named = [(len(outcome.indicator), -i) for i, outcome in enumerate(outcomes) if outcome.indicator in words]
    return -max(named)[1] if named else None


def _same_figure(outcome: Outcome, stated: Outcome) -> bool:
    return _normal(outcome) == _normal(stated) and outcome.growth == stated.growth


def _normal(outcome: Outcome) -> tuple[Decimal | None, str | None]:
    return outcome.value.normalize() if outcome.value is not None else None, outcome.unit


def _share(indicator: str, words: str) -> float:
    """Return how much of an indicator's characters a caption has, from 0 to 1; …数量 is not expected in it."""
    wanted = Counter(_WORDS.findall(indicator.removesuffix("数量")))
    shared = wanted & Counter(_WORDS.findall(words))
    return sum(shared.values()) / max(1, sum(wanted.values()))

"""Says of each number of a sentence why it promises nothing, for those who mend the judgements in `refusals`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from loaders.annotate.figures.mentions import find_mentions
from loaders.annotate.figures.plain import make_plain
from loaders.annotate.figures.readings import read_figures
from loaders.annotate.figures.refusals.claim import Claim
from loaders.annotate.figures.refusals.neighbours import Neighbours
from loaders.annotate.figures.refusals.number import Number
from loaders.annotate.figures.refusals.reasons import (
    NO_FIGURE,
    NO_PROMISE,
    NO_RESULT,
    OF_THE_FIRST,
    OF_THE_SECOND,
    name_reasons,
)
from loaders.reading.strand import Strand


def explain_numbers(sentence: Strand, *, year: int | None = None, in_report: bool = False) -> Iterator[tuple[str, str]]:
    """Yield each number of a sentence as printed, with the names of the reasons for which it is refused.

    A number that is no figure at all has the reasons for that; of one that is, those for which a plan promises
    nothing with it, or, `in_report`, for which it says nothing was reached. `year` is that of the document. A number
    without any reason is a target or outcome, unless it counts nothing that the sentence names.
    """
    plain = make_plain(sentence)
    mentions = find_mentions(plain.masked)
    reasons = {mention: name_reasons(NO_FIGURE, Number(plain.masked, mention)) for mention in mentions}
    readings = {reading.mention.number: reading for reading in read_figures(plain, year=year)}
    for first, second in pairwise(mention for mention in mentions if not reasons[mention]):
        pair = Neighbours(plain.masked, first, second)
        reasons[first] += () if first.number in readings else name_reasons(OF_THE_SECOND, pair)
        reasons[second] += () if second.number in readings else name_reasons(OF_THE_FIRST, pair)
    for mention in mentions:
        if (reading := readings.get(mention.number)) is not None:
            judgements = NO_RESULT if in_report else NO_PROMISE
            reasons[mention] += name_reasons(judgements, Claim(plain, reading, year))
        yield plain.text[mention.start : mention.end], ", ".join(reasons[mention])

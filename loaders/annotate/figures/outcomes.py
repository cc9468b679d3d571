"""What a report says was reached, in figures."""

from __future__ import annotations

import re

from kg.model import Outcome
from loaders.annotate.figures.indicator import kind_of
from loaders.annotate.figures.judging import reported_comparator, stated_value
from loaders.annotate.figures.periods import opening_period
from loaders.annotate.figures.plain import Plain, make_plain
from loaders.annotate.figures.readings import Reading, read_figures
from loaders.annotate.figures.wording import Movement
from loaders.reading.strand import Strand

_ASKED_FOR = re.compile(
    r"^(?!.*(?:完成|超|实现|占|达))[^，；]*(?:(?:总|目标|年度)任务|任务目标|目标值)(?:数|量|为|是)?$"
)


def read_outcomes(
    strand: Strand, source_text: str, *, year: int | None, period: str | None = None
) -> tuple[Outcome, ...]:
    """Return the outcomes of a sentence or paragraph, in the order of the text.

    `source_text` is the decoded source that the strand's offsets count in; `year` the year of the report, which
    去年 and 今年 are counted from; `period` what the heading above says (2016-2020, 2020). A time in the figure's own
    sentence wins over it, and so does one that opens the paragraph (五年来); without any an outcome has none.
    """
    plain = make_plain(strand)
    period = opening_period(plain, year=year) or period
    readings = (r for r in read_figures(plain, year=year) if not _is_planned(plain, r))
    return tuple(_make_outcome(plain, r, source_text, period) for r in readings)


def _is_planned(plain: Plain, reading: Reading) -> bool:
    """Tell what was only asked for, beside what was done: 年度投资总任务5亿元，完成5.2亿元."""
    return _ASKED_FOR.search(plain.masked[reading.start : reading.mention.start]) is not None


def _make_outcome(plain: Plain, reading: Reading, source_text: str, period: str | None) -> Outcome:
    quote = plain.cut(reading.start, reading.end).strip()
    comparator = reported_comparator(reading)
    mention = reading.mention
    reached = reading.movement in (Movement.UP, Movement.DOWN, Movement.STAY)
    return Outcome(
        quote=quote.text,
        indicator=reading.indicator,
        passage=quote.passage(source_text),
        comparator=comparator,
        value=stated_value(reading, comparator),
        unit=plain.unit_at(mention.unit, mention.number, mention.end) or None,
        period=reading.period or period,
        baseline=reading.baseline,
        hedge=reading.hedge,
        growth=reading.growth,
        kind=kind_of(reading.indicator, mention.unit, rank=mention.rank, growth=reading.growth, stock=reached),
    )

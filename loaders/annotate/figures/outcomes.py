"""What a report says was reached, in figures."""

from __future__ import annotations

from decimal import Decimal

from kg.model import Comparator, Outcome
from loaders.annotate.figures.indicator import fit_name, kind_of
from loaders.annotate.figures.judging import both_ends, reported_comparator, stated_value
from loaders.annotate.figures.periods import opening_period
from loaders.annotate.figures.plain import Plain, make_plain
from loaders.annotate.figures.reading import Reading
from loaders.annotate.figures.readings import read_figures
from loaders.annotate.figures.refusals.claim import Claim
from loaders.annotate.figures.refusals.reasons import NO_RESULT, is_refused
from loaders.annotate.figures.runs import Run, find_runs
from loaders.annotate.figures.unnamed import Promised
from loaders.annotate.figures.wording import Movement
from loaders.reading.strand import Strand


def read_outcomes(
    strand: Strand,
    source_text: str,
    *,
    year: int | None,
    period: str | None = None,
    promised: Promised | None = None,
) -> tuple[Outcome, ...]:
    """Return the outcomes of a sentence or paragraph, in the order of the text.

    `source_text` is the decoded source that the strand's offsets count in; `year` the year of the report, which
    去年 and 今年 are counted from; `period` what the heading above says (2016-2020, 2020). A time in the figure's own
    sentence wins over it, and so does one that opens the paragraph (五年来); without any an outcome has none.
    `promised` is what the text goes on with where a figure names nothing: 新建冷库5座 | 已建成2座.
    """
    plain = make_plain(strand)
    period = opening_period(plain, year=year) or period
    read = read_figures(plain, year=year, promised=promised)
    readings = [r for r in read if not is_refused(NO_RESULT, Claim(plain, r, year))]
    found = [
        (end.mention.start, _make_outcome(plain, end, source_text, period))
        for r in readings
        for end in both_ends(plain, r)
    ]
    found.extend((run.place, _make_run(plain, run, source_text, period)) for run in find_runs(plain))
    return tuple(outcome for _, outcome in sorted(found, key=lambda pair: pair[0]))


def _make_run(plain: Plain, run: Run, source_text: str, period: str | None) -> Outcome:
    quote = plain.cut(run.start, run.end).strip()
    return Outcome(
        quote=quote.text,
        indicator=fit_name(run.indicator, quote.text),
        passage=quote.passage(source_text),
        comparator=Comparator.EQUAL,
        value=Decimal(run.years),
        unit="年",
        period=period,
        kind=kind_of(run.indicator, "年", rank=False, growth=False, stock=True),
    )


def _make_outcome(plain: Plain, reading: Reading, source_text: str, period: str | None) -> Outcome:
    quote = plain.cut(reading.start, reading.end).strip()
    comparator = reported_comparator(reading)
    mention = reading.mention
    reached = reading.movement in (Movement.UP, Movement.DOWN, Movement.STAY)
    return Outcome(
        quote=quote.text,
        indicator=fit_name(reading.indicator, quote.text),
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

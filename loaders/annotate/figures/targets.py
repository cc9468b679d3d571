"""What a plan promises in figures."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from kg.model import Target
from loaders.annotate.figures.completeness import Promise, find_promises
from loaders.annotate.figures.indicator import fit_name, kind_of
from loaders.annotate.figures.judging import both_ends, promised_comparator, stated_value
from loaders.annotate.figures.periods import find_opening, find_period, follows_last_year
from loaders.annotate.figures.plain import Plain, make_plain
from loaders.annotate.figures.reading import Reading
from loaders.annotate.figures.readings import read_figures
from loaders.annotate.figures.refusals.claim import Claim
from loaders.annotate.figures.refusals.reasons import NO_PROMISE, is_refused
from loaders.reading.strand import Strand

_BEHIND = 1000  # characters before a promise of completeness in which its time is looked for


def read_targets(strand: Strand, source_text: str, *, year: int | None, until: int | None = None) -> tuple[Target, ...]:
    """Return the targets of a sentence or paragraph, in the order of the text.

    `source_text` is the decoded source that the strand's offsets count in; `year` the year of the plan and `until` the
    last one of a plan for several, which a target is for where its sentence gives no other. A promise of completeness
    (全面取消) has no value. Numbers that are no quantities (第13次, 一批, “三合一”, years, document numbers) give none.
    """
    plain = make_plain(strand)
    readings = read_figures(plain, year=year)
    promised = [r for r in readings if not is_refused(NO_PROMISE, Claim(plain, r, year))]
    dated = [_with_last_year(plain, r, year) for r in promised]
    found = [
        (r.mention.start, _make_target(plain, end, source_text, until or year))
        for r in dated
        for end in both_ends(plain, r)
    ]
    places = sorted(r.mention.start for r in readings)
    for promise in find_promises(plain):
        if bisect_left(places, promise.start) == bisect_left(places, promise.end):  # no figure in it
            found.append((promise.start, _make_promise(plain, promise, source_text, year, until)))
    return tuple(target for _, target in sorted(found, key=lambda pair: pair[0]))


def is_over(target: Target, year: int | None) -> bool:
    """Tell a figure for a time that is over in `year`, that of the plan: 2021年投资5亿元 in one of 2022."""
    last = (target.period or "").rpartition("-")[2]
    return bool(last) and year is not None and int(last) < year


def _with_last_year(plain: Plain, reading: Reading, year: int | None) -> Reading:
    """Return a figure that goes on with what was reached last year as one of that year."""
    is_past = year is not None and not reading.period and follows_last_year(plain.text, reading.mention.start)
    return replace(reading, period=_year(year - 1)) if is_past and year is not None else reading


def _make_target(plain: Plain, reading: Reading, source_text: str, year: int | None) -> Target:
    quote = plain.cut(reading.start, reading.end).strip()
    comparator = promised_comparator(plain, reading)
    mention = reading.mention
    return Target(
        quote=quote.text,
        indicator=fit_name(reading.indicator, quote.text),
        passage=quote.passage(source_text),
        comparator=comparator,
        value=stated_value(reading, comparator),
        unit=plain.unit_at(mention.unit, mention.number, mention.end) or None,
        period=reading.period or find_opening(plain.text, reading.start) or _year(year),
        baseline=reading.baseline,
        hedge=reading.hedge,
        growth=reading.growth,
        kind=kind_of(reading.indicator, mention.unit, rank=mention.rank, growth=reading.growth, stock=False),
    )


def _make_promise(plain: Plain, promise: Promise, source_text: str, year: int | None, until: int | None) -> Target:
    quote = plain.cut(promise.start, promise.end).strip()
    period = find_period(plain, (max(0, promise.end - _BEHIND), len(plain.text)), promise.end, year=year)
    return Target(
        quote=quote.text,
        indicator=fit_name(promise.indicator, quote.text),
        passage=quote.passage(source_text),
        period=period or _year(until or year),
        hedge=promise.hedge,
    )


def _year(year: int | None) -> str | None:
    return str(year) if year is not None else None

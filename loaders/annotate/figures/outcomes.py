"""What a report says was reached, in figures."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.model import Comparator, Outcome
from loaders.annotate.figures.indicator import fit_name, kind_of
from loaders.annotate.figures.judging import both_ends, reported_comparator, stated_value
from loaders.annotate.figures.periods import opening_period
from loaders.annotate.figures.plain import Plain, make_plain
from loaders.annotate.figures.readings import Reading, read_figures
from loaders.annotate.figures.runs import Run, find_runs
from loaders.annotate.figures.wording import Movement
from loaders.reading.strand import Strand

_ASKED_FOR = re.compile(
    r"^(?!.*(?:完成|超|实现|占|达))[^，；]*(?:(?:总|目标|年度)任务|任务目标|目标值)(?:数|量|为|是)?$"
)
_FAR = 40  # characters before a figure
# 超额完成年度8000套目标任务; 超额完成产量2万吨、面积6万亩的年度目标
_SURPASSED = re.compile(
    r"(?:超额|提前|超前)完成[^，；。]{0,16}(?:[，、][^，；。]{0,6})?$"
    # what is surpassed: 远超市定标准80%的要求
    r"|(?:超|超过|超出|高于|优于)(?:国家|[省市区县])?[^，；。\d]{0,6}(?:标准|要求|目标|任务|指标)的?$"
)
_AIM = re.compile(
    r"(?:[、，][^，；。\d]{0,6}\d[\d.]*[万亿]?[一-鿿%]{1,3})?[的等]?(?:年度|全年|全部|预期|既定|计划|[省市区县]定|工作|建设)*(?:目标|任务|指标|要求|标准)"
)
# 策划项目30个，计划投资15亿元; 拟建学校2所, but not 按计划实施, 计划生育率
_INTENDED = re.compile(
    r"^(?:共|目前)?(?:拟(?!人|定)|计划(?=总?投资|新?建|实施|引进|培育|改造|用地|用海|安排|申[请报]))"
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
    found = [
        (end.mention.start, _make_outcome(plain, end, source_text, period))
        for r in readings
        for end in both_ends(plain, r)
    ]
    found.extend((run.place, _make_run(plain, run, source_text, period)) for run in find_runs(plain))
    return tuple(outcome for _, outcome in sorted(found, key=lambda pair: pair[0]))


def _is_planned(plain: Plain, reading: Reading) -> bool:
    """Tell what was only asked for or meant, beside what was done: 年度投资总任务5亿元，完成5.2亿元."""
    said = plain.masked[reading.start : reading.mention.start]
    before = plain.masked[max(0, reading.mention.start - _FAR) : reading.mention.start]
    is_surpassed = _SURPASSED.search(before) and _AIM.match(plain.masked, reading.mention.end)
    return bool(_ASKED_FOR.search(said) or _INTENDED.match(said) or is_surpassed)


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

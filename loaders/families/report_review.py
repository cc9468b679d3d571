"""The half of a report that looks back: what was reached, in sentences and in the captions of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Outcome, Remark, Target
from loaders.annotate.context import Context
from loaders.annotate.figures import join_repeats, read_outcomes, read_targets
from loaders.genre.numbering import MarkKind, read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand
from loaders.structure.directions import looks_back, titles_a_half
from loaders.structure.no_tasks.lines import sums_up
from loaders.structure.paragraphs import Paragraph, join_lines
from loaders.structure.prose import Prose, join_prose, remarks_around
from loaders.structure.review_years import with_periods, year_meant
from loaders.structure.sentences import split_sentences

_TITLE_LENGTH = 40
# 在肯定成绩的同时，也要看到存在的问题：…
_ADMITS = re.compile(
    r"[^。；]{0,60}(?:清醒|清楚|深刻|也要|还要|也应)[^。；，]{0,8}(?:看到|认识到|意识到)[^。；]{0,60}(?:问题|不足|困难|短板|差距)"
    # 全年工作虽有进展，但仍存在一些问题，如…
    r"|(?!针对|聚焦|围绕)[^。；]{0,60}(?:但|仍|还)[^。；，]{0,6}(?:存在|面临)[^。；，]{0,14}(?:问题|不足|困难|短板|差距)(?=[，：:。；])"
)
# 二、存在的问题; 有力应对多重困难 and 问题整改到位 tell what was done
_WRONG = re.compile("^(?!.*(?:应对|克服|破解|化解|解决|战胜|攻克|整改|排查|补齐)).*(?:问题|不足|困难|短板|差距|挑战)")
_SO_FAR = re.compile(r"截[至止]|目前|累计|已|今年以来|上半年|前[一二三]季度|年(?:[1-9]|1[0-2])月")


def read_review(review: Sequence[Paragraph], context: Context, *, is_over: bool, of: str | None) -> Prose:
    """Return the outcomes of the review, captions joined to the prose that they repeat, and the rest as remarks.

    A figure for years that are not over when the report is given (“十四五”时期…) is promised and not reached; `is_over`
    tells that its own year is, `of` which year is reviewed.
    """
    told = list(with_periods(_achieved(review), of))
    figures = join_prose(
        _figures(paragraph, period, context, is_over=is_over)
        for paragraph, period in told
        if not _is_caption(paragraph)
    )
    captions = _captions((paragraph.strand for paragraph, _ in told if _is_caption(paragraph)), context.text)
    joined, new = join_repeats(figures.outcomes, captions, context.text)
    strands = tuple(paragraph.strand for paragraph in review)
    remarks = _remarks(strands, (*joined, *new), figures.targets, context)
    return Prose(strands, figures.targets, (*joined, *new), tuple(remarks))


def read_reached(strands: Iterable[Strand], context: Context, *, of: str | None) -> Prose:
    """Return the outcomes of what an item of a report tells first, and the rest as remarks; `of` is their year."""
    parts: list[Prose] = []
    for paragraph, period in with_periods(map(Paragraph, strands), of):
        found = _figures(paragraph, period, context, is_over=True)
        taken = [figure.passage for figure in (*found.outcomes, *found.targets)]
        remarks = tuple(remarks_around(paragraph.strand, taken, context))
        parts.append(replace(found, strands=(paragraph.strand,), remarks=remarks))
    return join_prose(parts)


def heads_a_part(text: str) -> bool:
    """Tell a numbered heading of a part, or the title of a half: 一、工作回顾, 2017年主要工作进展."""
    mark = read_mark(text)
    is_part = mark is not None and mark.kind <= MarkKind.CHINESE and "。" not in text
    return is_part or titles_a_half(text)


def _achieved(review: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a review without those on what is wrong, and without one that sums it up.

    二、存在的问题, 在肯定成绩的同时，也要看到存在的问题：…, 摘要：…
    """
    is_wrong = False
    for paragraph in review:
        if heads_a_part(paragraph.text):
            heading = squeeze(paragraph.text)
            is_wrong = bool(_WRONG.search(heading)) and not looks_back(heading)
        if not (is_wrong or _ADMITS.match(paragraph.text) or sums_up(paragraph.text)):
            yield paragraph


def _figures(paragraph: Paragraph, period: str | None, context: Context, *, is_over: bool) -> Prose:
    """Return what a paragraph says was reached in its period, and what it promises for years to come."""
    now = year_meant(paragraph.text, period, context.year)
    found = read_outcomes(paragraph.strand, context.text, year=now, period=period)
    to_come = [e for e in found if _is_to_come(e, context, is_over=is_over or _counts_up_to(e, paragraph))]
    reached = tuple(each for each in found if each not in to_come)
    return Prose(targets=tuple(_promised(paragraph.strand, to_come, context)), outcomes=reached)


def _counts_up_to(outcome: Outcome, paragraph: Paragraph) -> bool:
    """Tell a figure of the report's own year that its sentence counts up to a day: 截至2022年7月，已建成基站20座。"""
    start = outcome.passage.pieces[0].start
    said = (s for s in split_sentences(paragraph.strand) if s.pieces[0].start <= start < s.pieces[-1].end)
    return any(_SO_FAR.search(sentence.text) for sentence in said)


def _is_to_come(outcome: Outcome, context: Context, *, is_over: bool) -> bool:
    last = (outcome.period or "").rpartition("-")[2]
    return bool(last and context.year and int(last) >= context.year + int(is_over))


def _promised(strand: Strand, figures: Sequence[Outcome], context: Context) -> Iterator[Target]:
    """Yield the targets of a paragraph that stand where its figures for years to come do."""
    periods = {(each.passage, each.value): each.period for each in figures}
    for target in read_targets(strand, context.text, year=context.year) if figures else ():
        if (target.passage, target.value) in periods:
            yield replace(target, period=periods[target.passage, target.value])


def _captions(lines: Iterable[Strand], text: str) -> list[Strand]:
    """Return the captions that short lines make, of which those right below each other are one."""
    captions: list[list[Strand]] = []
    for line in lines:
        if captions and _stands_below(captions[-1][-1], line, text):
            captions[-1].append(line)
        else:
            captions.append([line])
    return [join_lines(caption) for caption in captions]


def _stands_below(upper: Strand, lower: Strand, text: str) -> bool:
    """Lines of one caption follow each other without a blank line: 知识产权保护社会满意度 / 72分提高到80分."""
    gap = text[upper.pieces[-1].end : lower.pieces[0].start]
    return gap.count("\n") == 1


def _remarks(
    strands: Sequence[Strand], outcomes: Sequence[Outcome], targets: Sequence[Target], context: Context
) -> Iterator[Remark]:
    taken = [passage for outcome in outcomes for passage in (outcome.passage, *outcome.repeats)]
    taken.extend(target.passage for target in targets)
    for strand in strands:
        yield from remarks_around(strand, taken, context)


def _is_caption(paragraph: Paragraph) -> bool:
    """A caption is a short line without a sentence end, below a picture; a heading is none."""
    return paragraph.heading is None and "。" not in paragraph.text and len(paragraph.text) <= _TITLE_LENGTH

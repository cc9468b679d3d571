"""Prose that holds no measures: what it promises in figures, what it cites, and the rest as remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Citation, Outcome, Passage, Region, Remark, Target
from loaders.annotate.citations import read_citations
from loaders.annotate.context import Context
from loaders.annotate.figures import Promised, is_over, read_outcomes, read_targets
from loaders.annotate.figures.periods import find_opening
from loaders.annotate.regions import read_regions
from loaders.genre.documents import HANDS_ON
from loaders.genre.lexicon import either
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand
from loaders.structure.no_tasks.lines import is_aside, sums_up
from loaders.structure.sentences import split_sentences

_ITEM = re.compile(r"[-—●•◆■▪·]|[（(]?\d{1,2}[）)、.．](?!\d)|[①-⑳]|[一二三四五六七八九]是")  # what a line above lists
_MARKS = re.compile(r"[\s，。、；：！？,.;:!?（）()“”‘’—…·*_\[\]]*")
# what a letter says of the plan that it carries promises nothing: 等5个方案已经省政府同意，现印发给你们
_GIVES_OUT = re.compile(
    rf"{either(HANDS_ON)}给?你们|现将.{{2,160}}?(?:印[发送]|下发|分解|通知)|已经.{{2,30}}(?:同意|审议|通过)，现"
)

# what heads a page and says no sentence: 年底新建学校20所！某市印发方案, and what its pictures count
_HEADLINE = re.compile(r"[^。；]*(?:[！!][^。；]*[一-鿿]|!?\[[^\[\]]*\]\()[^。；]*")


# what says that it is done: 累计投入资金46.8亿元; and what speaks of later: 下一步，市政府将…
_DONE = re.compile(r"截至|累计|已(?:全部|经|基本|完成|建成|开工)|完成了|共完成|(?:全部|顺利|如期|超额)完成|实现了")
_LATER = re.compile(r"下一步|接下来|力争|确保|将(?!.{0,20}(?:公布|公示|公告|通报))|计划在?(?:20\d\d|明|年)")
# “十三五”以来，累计改造危桥68座: what was reached up to now, in the letter of a plan too
_SINCE = re.compile(
    r"(?:十[一二三四五]五[”\"]?|(?:19|20)\d{2}年|近年|近[一两二三四五几]年|去年)以?来[^。；]{0,30}?(?:累计|已|共|先后|取得)(?!连续|发生|出现|造成|存在)"
)
# what is still to be done with it: …已建成的12家机构全部改造, …累计建成30个，到2025年再建20个, 尚有5家
_STILL = re.compile(
    r"(?:到|至)(?:19|20)\d{2}|(?:19|20)\d{2}年(?!以来)|预计|[年月]?[底末]前|要(?![求素点])|再|尚|仍|还有|缺口"
    r"|的\d|的(?:[一-鿿]{1,8})?(?:项目|企业|机构)"
)


@dataclass(frozen=True, slots=True)
class Prose:
    """What paragraphs of prose state; `strands` are the paragraphs."""

    strands: tuple[Strand, ...] = ()
    targets: tuple[Target, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    remarks: tuple[Remark, ...] = ()


def join_prose(parts: Iterable[Prose]) -> Prose:
    """Return what several stretches of prose state, in their order, as one."""
    told = tuple(parts)
    return Prose(
        tuple(strand for part in told for strand in part.strands),
        tuple(target for part in told for target in part.targets),
        tuple(outcome for part in told for outcome in part.outcomes),
        tuple(remark for part in told for remark in part.remarks),
    )


def read_prose(
    strands: Sequence[Strand],
    context: Context,
    section: str | None = None,
    *,
    looks_back: bool = False,
    promises: bool = True,
) -> Prose:
    """Return what goals and remarks say: targets and outcomes in figures, and everything else as remarks.

    A figure of a year that is over when the plan is made (2021年，… in one of 2022) is reached and not promised;
    `looks_back` tells that the part speaks of what was there before, where one without a year is too, `promises` that
    its figures are goals and no conditions.
    """
    targets: list[Target] = []
    outcomes: list[Outcome] = []
    remarks: list[Remark] = []
    known: set[tuple[str, str | None]] = set()
    for strand, above in zip(strands, _times_above(strands), strict=True):
        until = None if looks_back else above or context.until
        is_said = promises and not (
            is_aside(strand.text) or sums_up(strand.text) or _HEADLINE.fullmatch(strand.text.strip())
        )
        sentences = split_sentences(strand) if is_said else ()
        past = [part[: _past_end(part.text)] for part in sentences]
        said = _without(strand, past) if is_said else ()
        found = [each for part in said for each in read_targets(part, context.text, year=context.year, until=until)]
        told = [(_up_to(strand, each), each.period) for each in found]
        found = [each for each, key in zip(found, told, strict=True) if key not in known]
        known.update(told)
        over = [each for each in found if _is_over(each, context.year, looks_back=looks_back)]
        targets.extend(each for each in found if each not in over)
        reached = [each for part in filter(None, past) for each in read_outcomes(part, context.text, year=context.year)]
        ahead = [each for each in found if each not in over]
        outcomes.extend(_told_of_then(strand, ahead, context) if looks_back and is_said else reached)
        outcomes.extend(_reached(strand, over, context) if not looks_back else ())
        remarks.extend(remarks_around(strand, [each.passage for each in (*found, *reached)], context, section))
    return Prose(tuple(strands), tuple(targets), tuple(outcomes), tuple(remarks))


def _up_to(strand: Strand, target: Target) -> str:
    """Return what a paragraph says up to a figure; where a letter says it and the plan again, that is the same."""
    quote = squeeze(target.quote)
    return squeeze(strand.text).partition(quote)[0] + quote


def _past_end(sentence: str) -> int:
    """Return up to where a sentence says what was reached since some time: 近年来，累计建成30个|，今年再建5个."""
    since = _SINCE.search(sentence)
    if since is None:
        return 0
    ahead = [match.start() for form in (_LATER, _STILL) if (match := form.search(sentence, since.end()))]
    return min(ahead, default=len(sentence))


def _without(strand: Strand, past: Sequence[Strand]) -> Sequence[Strand]:
    """Return a paragraph, or what its sentences say behind the `past`, but those of a letter (现印发给你们)."""
    if not any(past) and not _GIVES_OUT.search(strand.text):
        return (strand,)
    sentences = (part for part in split_sentences(strand) if not _GIVES_OUT.search(part.text))
    rests = (part[_past_end(part.text) :] for part in sentences)
    return [rest for rest in rests if rest.text.strip("，。； ")]


def _times_above(strands: Sequence[Strand]) -> Iterator[int | None]:
    """Yield for each paragraph the year for which a line above lists what it says: 到2027年，实现以下目标：…."""
    opened, leads = None, False
    for strand in strands:
        text = squeeze(strand.text)
        own, is_item = find_opening(text, len(text)), _ITEM.match(text) is not None
        yield int(opened[-4:]) if opened and not own and (leads or is_item) else None
        if not is_item and (own or not leads):
            opened, leads = own, text.endswith(("：", ":"))


def _is_over(target: Target, year: int | None, *, looks_back: bool) -> bool:
    if not target.period or year is None:
        return looks_back
    return is_over(target, year + int(looks_back))


def _reached(strand: Strand, over: Sequence[Target], context: Context) -> Iterator[Outcome]:
    """Yield the outcomes of a paragraph that stand where its figures for years that are over do.

    One without a year is of the year before it in the paragraph, and never of the plan's own.
    """
    periods = {(each.passage, each.value): each.period for each in over}
    period: str | None = None
    for outcome in read_outcomes(strand, context.text, year=context.year) if over else ():
        if (outcome.passage, outcome.value) in periods:
            own = periods[outcome.passage, outcome.value]
            period = period if own == str(context.year) else own or period
            yield replace(outcome, period=period)


def _told_of_then(strand: Strand, ahead: Sequence[Target], context: Context) -> Iterator[Outcome]:
    """Yield the outcomes of a paragraph on what was there before, but those figures that it sets for a time to come.

    How things were is told of too, which promises nothing in a plan: 截至2020年底，全县林场6个、职工320人。
    """
    promised = {(each.passage, each.value) for each in ahead}
    period: str | None = None
    for outcome in read_outcomes(strand, context.text, year=context.year):
        if (outcome.passage, outcome.value) not in promised:
            period = period if outcome.period == str(context.year) else outcome.period or period
            yield replace(outcome, period=period)


def read_account(strands: Sequence[Strand], context: Context, *, is_titled: bool) -> Prose:
    """Return what the prose of a document says that tells how far its tasks have come.

    Figures are reached where the title says that all is an account (`is_titled`: 民生实事完成情况) and they do not
    speak of later, or where their sentence says that it is done (累计投入46.8亿元); else they are promised.
    """
    told = [
        (part, _is_done(part, is_titled=is_titled))
        for strand in strands
        for part in _parts(strand, is_titled=is_titled)
    ]
    reached = read_progress([part for part, is_done in told if is_done], context)
    said = read_prose([part for part, is_done in told if not is_done], context)
    return replace(join_prose((said, reached)), strands=tuple(strands))


def _parts(strand: Strand, *, is_titled: bool) -> Sequence[Strand]:
    """The sentences of a paragraph if some say that it is done and some do not, else the paragraph."""
    sentences = split_sentences(strand)
    return sentences if len({_is_done(each, is_titled=is_titled) for each in sentences}) > 1 else (strand,)


def _is_done(strand: Strand, *, is_titled: bool) -> bool:
    return bool(_DONE.search(strand.text) or (is_titled and not _LATER.search(strand.text)))


def read_progress(cells: Sequence[Strand], context: Context, promised: Promised | None = None) -> Prose:
    """Return what cells say that tell how far the tasks beside them have come: what was reached in the plan's year.

    `promised` is what a bare figure of theirs is of: 新建冷库5座 | 已建成2座.
    """
    outcomes: list[Outcome] = []
    remarks: list[Remark] = []
    period = str(context.year) if context.year else None
    for cell in cells:
        found = read_outcomes(cell, context.text, year=context.year, period=period, promised=promised)
        outcomes.extend(found)
        remarks.extend(remarks_around(cell, [each.passage for each in found], context))
    return Prose(tuple(cells), (), tuple(outcomes), tuple(remarks))


def read_remark(strand: Strand, context: Context, section: str | None = None) -> Remark:
    """Return a stretch of prose as a remark."""
    body = strand.strip()
    return Remark(body.text, body.passage(context.text), section)


def remarks_around(
    strand: Strand, taken: Iterable[Passage], context: Context, section: str | None = None
) -> Iterator[Remark]:
    """Yield what is left of a paragraph when the passages of its figures are taken out; bare marks are no remark."""
    claimed = {position for passage in taken for piece in passage.pieces for position in range(piece.start, piece.end)}
    for stretch in _unclaimed(strand, claimed):
        if not _MARKS.fullmatch(stretch.text):
            yield read_remark(_trimmed(stretch), context, section)


def cited_in(strands: Iterable[Strand], context: Context) -> tuple[Citation, ...]:
    """Return the documents that prose names, in order."""
    return tuple(citation for strand in strands for citation in read_citations(strand, context.text))


def regions_in(strands: Iterable[Strand], context: Context) -> tuple[Region, ...]:
    """Return the regions that prose names, in order."""
    return tuple(region for strand in strands for region in read_regions(strand, context.text))


def _unclaimed(strand: Strand, claimed: set[int]) -> Iterator[Strand]:
    offsets = [offset for piece in strand.pieces for offset in range(piece.start, piece.end)]
    start: int | None = None
    for position, offset in enumerate(offsets):
        if offset in claimed:
            if start is not None:
                yield strand[start:position]
            start = None
        elif start is None:
            start = position
    if start is not None:
        yield strand[start:]


def _trimmed(stretch: Strand) -> Strand:
    left = len(stretch.text) - len(stretch.text.lstrip("，、；：。 \n\t\u3000"))
    return stretch[left:].strip("，、；： \n\t\u3000")

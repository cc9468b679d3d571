"""Where the annexes behind the text of a plan begin and end, and which of them are forms.

An annex opens with its mark (附件2, 附件2 验收标准), or with its name alone where it is a form that a list of the
annexes names (附件：1.防汛方案 / 2.防汛考核评分表).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise, takewhile

from loaders.annotate.closing import is_closing_line
from loaders.genre.numbering import MarkKind, read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.annex_marks import marks_annex, read_annex_mark
from loaders.reading.strand import Strand
from loaders.structure.annexes.forms import titles_a_form
from loaders.structure.annexes.lists import named_annexes
from loaders.structure.paragraphs import Paragraph, is_closed_paragraph

_TITLE_LINES = 2


@dataclass(frozen=True, slots=True)
class Annex:
    """Where what an annex holds begins and the next annex does, in characters, and whether it holds a form.

    A line with its mark is not of what it holds, a name alone is.
    """

    start: int
    end: int
    is_form: bool


@dataclass(frozen=True, slots=True)
class _Opening:
    """The title on the line that opens an annex, "" where it stands below, and whether the line has a mark."""

    title: str
    is_marked: bool


def read_annexes(paragraphs: Sequence[Paragraph], text_start: int) -> Iterator[Annex]:
    """Yield the annexes behind the place where the first number of a plan stands.

    A title beside a mark that is of no form opens none: 附件：任务分解表 may only name what is handed out.
    """
    openings = _openings(paragraphs, text_start)
    for place, following in pairwise((*openings, len(paragraphs))):
        opening = openings[place]
        below = (paragraph.text for paragraph in paragraphs[place + 1 : following][:_TITLE_LINES])
        titles = [opening.title] if opening.title else list(takewhile(lambda line: read_mark(line) is None, below))
        is_form = any(map(titles_a_form, titles))
        if is_form or not opening.title:
            end = _start(paragraphs[following]) if following < len(paragraphs) else _start(paragraphs[-1]) + 1
            yield Annex(_start(paragraphs[place]) + opening.is_marked, end, is_form)


def annex_at(strand: Strand, annexes: Sequence[Annex]) -> Annex | None:
    """Return which of the annexes of a text, in their order, holds a strand."""
    start = strand.pieces[0].start if strand.pieces else -1
    place = bisect_right(annexes, start, key=lambda annex: annex.start) - 1
    return annexes[place] if place >= 0 and start < annexes[place].end else None


def _openings(paragraphs: Sequence[Paragraph], text_start: int) -> dict[int, _Opening]:
    """Return the lines that open annexes, without headings of the plan that are called as one of them is."""
    lines = [paragraph.text for paragraph in paragraphs]
    forms = frozenset(filter(titles_a_form, named_annexes(lines)))
    told: dict[int, _Opening] = {}
    for place in (n for n, paragraph in enumerate(paragraphs) if _start(paragraph) > text_start):
        names = frozenset[str]() if marks_annex(lines[place - 1]) else forms  # 附件2 / 验收标准 is one annex
        opening = _opening(lines[place], names)
        told.update({place: opening} if opening else {})
    ends = dict(pairwise((*told, len(lines))))
    return {n: each for n, each in told.items() if each.is_marked or not _is_of_plan(lines, n, ends[n])}


def _opening(line: str, forms: Set[str]) -> _Opening | None:
    if squeeze(line) in forms:
        return _Opening(line, is_marked=False)
    mark = read_annex_mark(line)
    return _Opening(mark.title, is_marked=True) if mark and mark.opens_behind_text else None


def _is_of_plan(lines: Sequence[str], place: int, end: int) -> bool:
    """Tell a heading in a plan that is called as one of its annexes is: 考核办法 / 1.修订办法。（责任单位：县人社局）.

    The lines below it name who is responsible, or the parts of the plan go on behind it.
    """
    below = lines[place + 1 : end]
    if any(is_closed_paragraph(line) or is_closing_line(line) for line in below):
        return True
    return 0 < _first_part(reversed(lines[:place])) == _first_part(below) - 1


def _first_part(lines: Iterable[str]) -> int:
    """Return the number of the first of some lines that titles a part, 二、…; 0 where none does."""
    marks = (read_mark(line) for line in lines)
    return next((mark.number for mark in marks if mark and mark.kind is MarkKind.CHINESE and mark.number), 0)


def _start(paragraph: Paragraph) -> int:
    return paragraph.strand.pieces[0].start

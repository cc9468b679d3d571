"""The bodies that open a title in a row, with blanks between them: on lines of their own, or before its 关于.

沙河市教育局 沙河市财政局 / 沙河市水利局 / 关于加强…的意见 names three, and its title is what stands from 关于 on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile

from loaders.annotate.bodies import is_body
from loaders.reading.strand import Strand, join
from loaders.structure.paragraphs import Paragraph

_WORD = re.compile(r"\S+")
_SUBJECT = re.compile(r"关于|(?:印[发送]|转发)(?=.{0,40}《)")
_PLACE = re.compile("[一-鿿]{2,6}(?:省|自治[区州县]|[市县区旗])")
_SHORTEST = 3  # letters of a name
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class TitleRow:
    """The lines of a letter without those that only name who gives it out, these, and each name as printed there."""

    lines: tuple[Paragraph, ...]
    set_apart: tuple[Strand, ...] = ()
    names: tuple[Strand, ...] = ()


def issuers_apart(paragraphs: Sequence[Paragraph]) -> TitleRow:
    """Return the lines of a letter with the row of bodies apart that stands above its title.

    Where the row goes on before 关于 (教育部 财政部 / 审计署关于印发…的通知), this is parted too; on one line with its
    title it stays there.
    """
    for place, paragraph in enumerate(paragraphs):
        subject = _SUBJECT.search(paragraph.text)
        if subject is None:
            continue
        near = reversed(paragraphs[max(place - _MOST_LINES, 0) : place])
        above = tuple(takewhile(lambda each: _name_bodies((each.strand,)), near))[::-1]
        own = _lines(paragraph.strand[: subject.start()])
        row = (*(line.strand for line in above), *own)
        names = _names_of(row)
        if not _name_bodies(row) or len(names) <= len(row):
            continue
        if not above and len(_lines(paragraph.strand[: subject.end()])) == 1:
            return TitleRow(tuple(paragraphs), names=names)
        title = replace(paragraph, strand=paragraph.strand[subject.start() :])
        return TitleRow((*paragraphs[: place - len(above)], title, *paragraphs[place + 1 :]), row, names)
    return TitleRow(tuple(paragraphs))


def _names_of(row: Sequence[Strand]) -> tuple[Strand, ...]:
    """Return the names of a row, one that a line break parts from its place whole: 沙河省 / 生态环境厅."""
    names: list[Strand] = []
    for line in row:
        for place, word in enumerate(_WORD.finditer(line.text)):
            is_cut = place == 0 and bool(names) and _PLACE.fullmatch(names[-1].text)
            names[-1:] = [join((*names[-1:], line.group(word)))] if is_cut else [*names[-1:], line.group(word)]
    return tuple(names)


def _lines(strand: Strand) -> tuple[Strand, ...]:
    """Return the printed lines of a paragraph that a reader has put together of several."""
    ends = accumulate(piece.end - piece.start for piece in strand.pieces)
    return tuple(line.strip() for line in strand.split_at(ends) if line.text.strip())


def _name_bodies(lines: Sequence[Strand]) -> bool:
    words = [word for line in lines for word in line.text.split()]
    return bool(words) and all(len(word) >= _SHORTEST and is_body(word) for word in words)

"""The bodies that open a title in a row, with blanks between them: on lines of their own, or before its 关于.

沙河市教育局 沙河市财政局 / 沙河市水利局 / 关于加强…的意见 names three, and its title is what stands from 关于 on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from loaders.annotate.bodies import is_body
from loaders.reading.strand import Strand
from loaders.structure.paragraphs import Paragraph

_WORD = re.compile(r"\S+")
_SUBJECT = re.compile(r"关于|(?:印[发送]|转发)(?=.{0,40}《)")
_SHORTEST = 3  # letters of a name
_FEWEST = 2  # names of a row
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
        opening = paragraph.strand[: subject.start()].strip() if subject else None
        if not subject or opening is None or not (opening.text == "" or _names_bodies(opening.text)):
            continue
        near = reversed(paragraphs[max(place - _MOST_LINES, 0) : place])
        above = tuple(takewhile(lambda each: _names_bodies(each.text), near))[::-1]
        row = (*(line.strand for line in above), *([opening] if opening else []))
        names = tuple(line.group(word) for line in row for word in _WORD.finditer(line.text))
        if len(names) < max(_FEWEST, len(row) + 1):
            continue
        if not above:
            return TitleRow(tuple(paragraphs), names=names)
        title = replace(paragraph, strand=paragraph.strand[subject.start() :])
        return TitleRow((*paragraphs[: place - len(above)], title, *paragraphs[place + 1 :]), row, names)
    return TitleRow(tuple(paragraphs))


def _names_bodies(line: str) -> bool:
    words = line.split()
    return bool(words) and all(len(word) >= _SHORTEST and is_body(word) for word in words)

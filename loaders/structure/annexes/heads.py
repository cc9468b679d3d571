"""The title of a list in an annex, below 附件 and above numbers that begin anew: a part of its own.

附件 / 示范场景 / 1.简化审批。… behind the last task is no text of that task, nor is 附件 / 部门分工 / 市公安局：….
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Piece
from loaders.genre.numbering import Mark, MarkKind, read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.annex_marks import marks_annex
from loaders.structure.divisions import heads_division
from loaders.structure.paragraphs import Paragraph

_NO_TITLE = re.compile("[。；|]|[：，]$|(?:表|名单|样式|模板|说明|须知|目录)$")  # a sentence, a form, a list of names
_LONGEST = 40
_BELOW = 60  # lines below a title that tell whether duties are divided there
_PARTS = (MarkKind.CHINESE, MarkKind.PAREN_CHINESE)


def list_heads(paragraphs: Sequence[Paragraph]) -> dict[tuple[Piece, ...], Mark]:
    """Return where the titles of lists in annexes stand, each with the mark of the part that it opens.

    The parts are counted on from those of the text.
    """
    found: dict[tuple[Piece, ...], Mark] = {}
    marks = [read_mark(paragraph.text) for paragraph in paragraphs]
    for place in range(1, len(paragraphs) - 1):
        text = squeeze(paragraphs[place].text)
        if marks[place] or not marks_annex(paragraphs[place - 1].text) or not _may_title(text):
            continue
        below = [paragraph.strand for paragraph in paragraphs[place + 1 : place + 1 + _BELOW]]
        kind, last = _last_part(marks[:place])
        if last and (_begins_anew(marks, place) or heads_division(text, below)):
            found[paragraphs[place].strand.pieces] = Mark(kind, last + len(found) + 1, "", 0)
    return found


def _may_title(text: str) -> bool:
    return 1 < len(text) <= _LONGEST and not _NO_TITLE.search(text)


def _begins_anew(marks: Sequence[Mark | None], place: int) -> bool:
    """Tell a place right above the first of numbers that were used before it."""
    first = marks[place + 1]
    is_first = first is not None and first.number == 1 and MarkKind.PAREN_CHINESE <= first.kind <= MarkKind.ARABIC
    return is_first and any(mark and first and mark.kind is first.kind for mark in marks[:place])


def _last_part(marks: Sequence[Mark | None]) -> tuple[MarkKind, int]:
    """Return the kind of number of the parts of a text, and the last one; 0 if no such numbers stand in it."""
    for kind in _PARTS:
        numbers = [mark.number for mark in marks if mark and mark.kind is kind]
        if numbers:
            return kind, numbers[-1]
    return MarkKind.CHINESE, 0

"""Bullets that stand for numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.genre.numbering import MarkKind
from loaders.genre.squeezing import squeeze
from loaders.structure.paragraphs import Paragraph
from loaders.structure.unnumbered.counting import Marks
from loaders.structure.unnumbered.lines import may_head

_TITLED = re.compile(r"[^。；]{3,40}。.*\S")
_FEW = 2


def bullets(paragraphs: Sequence[Paragraph], marks: Marks) -> set[int]:
    """Return the places of all bullets that no number follows."""
    return {n for n, paragraph in enumerate(paragraphs) if paragraph.bullet and marks[n] is None}


def titled_bullets(paragraphs: Sequence[Paragraph], marks: Marks) -> set[int]:
    """Return the bullets below printed numbers, where most open with a title sentence.

    Others only list what the paragraph above says.
    """
    signs = bullets(paragraphs, marks)
    titled = [n for n in signs if _TITLED.match(squeeze(paragraphs[n].text))]
    return signs if len(titled) > max(1, len(signs) // 2) else set()


def headed_bullets(paragraphs: Sequence[Paragraph], marks: Marks) -> dict[int, MarkKind]:
    """Return the level of each bullet where ★ heads above ◆ items, in a document that prints no numbers at all."""
    signs = sorted(bullets(paragraphs, marks))
    heads = [n for n in signs if may_head(paragraphs[n])]
    if not heads or heads[0] != signs[0] or len(signs) - len(heads) < _FEW:
        return {}
    return {n: MarkKind.CHINESE if n in heads else MarkKind.ARABIC for n in signs}

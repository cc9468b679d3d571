"""Tells the notes below a text, which only explain its words: [3] “一网统管”——…, where 一网统管[3] stands above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.structure.paragraphs import Paragraph

_MARK = re.compile(r"[\[［〔](\d{1,3})[\]］〕]")


def footnotes(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that open with a number in square brackets which stands behind a word further up."""
    referred: set[str] = set()
    notes: list[Paragraph] = []
    for paragraph in paragraphs:
        opening = _MARK.match(paragraph.text)
        if opening and opening[1] in referred:
            notes.append(paragraph)
        referred.update(mark[1] for mark in _MARK.finditer(paragraph.text, 1))
    return tuple(notes)

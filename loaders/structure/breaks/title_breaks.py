"""Puts titles back before the text that a copy parted them from: 推广绿电。 on a line above 县发改局应公布…。

Where a page prints the title of each paragraph in bold, its copy breaks the line behind it, and the first title below a
heading stands behind that: （一）支持用电。推广绿电。 / 县发改局应公布… / 改造线路。 / 供电企业应….
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.genre.numbering import read_mark
from loaders.reading.strand import join
from loaders.structure.paragraphs import Paragraph
from loaders.structure.report_titles import is_phrase
from loaders.structure.sentences import split_sentences

_LONGEST = 24  # characters of a title
_TEXT = 30  # characters that a text has at least
_FEW = 3


def with_titles_rejoined(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs, titles on lines of their own before the texts below them, if headings hold titles too."""
    heads = {n for n in range(len(paragraphs) - 1) if _cut_of(paragraphs[n]) and _is_text(paragraphs[n + 1])}
    titles = {n for n in range(len(paragraphs) - 1) if _is_title(paragraphs[n]) and _is_text(paragraphs[n + 1])}
    if len(heads) < _FEW or len(titles) < _FEW:
        return tuple(paragraphs)
    return tuple(_rejoined(paragraphs, heads, titles))


def _rejoined(paragraphs: Sequence[Paragraph], heads: set[int], titles: set[int]) -> Iterator[Paragraph]:
    for place, paragraph in enumerate(paragraphs):
        above = paragraphs[place - 1] if place else paragraph
        if place in heads:
            yield replace(paragraph, strand=paragraph.strand[: _cut_of(paragraph)])
        elif place - 1 in heads:
            yield replace(paragraph, strand=join((above.strand[_cut_of(above) :], paragraph.strand)))
        elif place - 1 in titles:
            yield replace(paragraph, strand=join((above.strand.strip(), paragraph.strand)))
        elif place not in titles:
            yield paragraph


def _cut_of(paragraph: Paragraph) -> int:
    """Return where a second title begins in a numbered heading (（一）支持用电。推广绿电。), or 0."""
    mark = read_mark(paragraph.text)
    sentences = split_sentences(paragraph.strand[mark.length :]) if mark else ()
    if len(sentences) != 2 or not all(each.text.endswith("。") and _is_short(each.text) for each in sentences):
        return 0
    return paragraph.text.index("。") + 1 if all(map(is_phrase, sentences)) else 0


def _is_title(paragraph: Paragraph) -> bool:
    """Tell a line without a number that is one phrase with its full stop."""
    text = paragraph.text.strip()
    is_line = text.endswith("。") and text.count("。") == 1 and _is_short(text)
    return is_line and read_mark(text) is None and is_phrase(paragraph.strand)


def _is_short(text: str) -> bool:
    return 3 < len(text) <= _LONGEST


def _is_text(paragraph: Paragraph) -> bool:
    """Tell a text without a number of its own."""
    text = paragraph.text.strip()
    return len(text) >= _TEXT and "。" in text and read_mark(text) is None

"""Titles that a full stop closes, within text whose paragraphs ran together: 推动标准互认。探索…。加快通关改革。改革…。

They are what the text below a heading opens with, and as short wherever one comes again; longer ones stand between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.genre.numbering import MarkKind, read_mark
from loaders.reading.strand import Strand
from loaders.structure.sentences import split_sentences

_SHORTEST, _LONGEST = 4, 16
_LONGER = 2  # characters by which the others may be longer than the first
_TEXT = 16  # characters of a sentence that says what is done
_FEW = 2
_PHRASE = re.compile(r"(?![一二三四五六七八九十]是)[一-鿿“”]+。")


def with_phrases_apart(strands: Sequence[Strand]) -> list[Strand]:
    """Return the paragraphs of a text, those below headings parted where such titles open what comes behind them."""
    marks = [read_mark(strand.text) for strand in strands]
    below = [
        at
        for at in range(1, len(strands))
        if (above := marks[at - 1])
        and marks[at] is None
        and above.kind > MarkKind.CHINESE
        and "。" not in strands[at - 1].text
    ]
    cuts = {at: _cuts(strands[at]) for at in below}
    several = sum(len(found) + 1 >= _FEW for found in cuts.values() if found)
    if several < _FEW or 2 * several < len(below):
        return list(strands)
    return [part.strip() for at, strand in enumerate(strands) for part in strand.split_at(cuts.get(at, ()))]


def _cuts(strand: Strand) -> list[int]:
    """Return where a paragraph that opens with a title has further ones."""
    sentences = split_sentences(strand)
    if len(sentences) <= _FEW or not _is_phrase(sentences[0], _LONGEST) or _is_short(sentences[1]):
        return []
    longest = min(_LONGEST, len(sentences[0]) + _LONGER)
    found: list[int] = []
    place = 0
    for before, each, behind in zip(sentences, sentences[1:], sentences[2:], strict=False):
        place = strand.text.index(each.text, place + 1)
        if _is_phrase(each, longest) and not _is_short(before) and not _is_short(behind):
            found.append(place)
    return found


def _is_phrase(sentence: Strand, longest: int) -> bool:
    return _SHORTEST < len(sentence) <= longest and bool(_PHRASE.fullmatch(sentence.text))


def _is_short(sentence: Strand) -> bool:
    return len(sentence) <= _TEXT

"""Gives running text its paragraphs back where line breaks were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from loaders.genre.numbering import MarkKind, read_mark
from loaders.reading.blocks import Reading
from loaders.reading.strand import Strand
from loaders.structure.breaks.blank_breaks import parted_at_blanks
from loaders.structure.breaks.number_lines import with_numbers_joined
from loaders.structure.breaks.run_in_annexes import annex_cuts
from loaders.structure.breaks.run_in_duties import duty_cuts
from loaders.structure.breaks.run_in_events import with_events_apart
from loaders.structure.breaks.run_in_labels import label_cuts, recurring_labels
from loaders.structure.breaks.run_in_letters import letter_cuts
from loaders.structure.breaks.run_in_numbers import note, number_cuts, opens_run
from loaders.structure.breaks.run_in_pages import page_cuts
from loaders.structure.breaks.run_in_phrases import with_phrases_apart
from loaders.structure.breaks.run_in_sentences import ordinal_cuts, parted_at_ordinals
from loaders.structure.breaks.run_in_slogans import slogan_cuts
from loaders.structure.breaks.run_in_stages import stage_cuts
from loaders.structure.breaks.run_in_titles import title_length
from loaders.structure.breaks.title_breaks import with_titles_rejoined
from loaders.structure.breaks.title_rows import with_titles_apart
from loaders.structure.paragraphs import Paragraph, read_paragraphs

_LONG = 120
# 具体措施：抓好…。 below a heading that has one measure only, which then has no number
_SOLE_MEASURE = re.compile(
    r"(?<=[。）)])(?=具体(?:措施|举措)\s*[：:]\s*[一-鿿《“0-9])(?!具体..\s*[：:]\s*[0-9]{1,2}\s*[.．、])"
)
_WHOLE = 400
_SEVERAL = 5


@lru_cache(maxsize=4)  # each kind of document asks for them, to tell whether it is one, and to read it
def whole_paragraphs(reading: Reading) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a reading as they were before line breaks were lost."""
    return restore_breaks(with_titles_rejoined(with_numbers_joined(read_paragraphs(reading.blocks))))


def restore_breaks(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs, those that hold several numbered ones parted; others are left as they are."""
    last: dict[MarkKind, int] = {}
    restored: list[Paragraph] = []
    length = sum(len(paragraph.strand) for paragraph in paragraphs)
    for paragraph in parted_at_ordinals(paragraphs):
        is_whole = len(paragraph.strand) >= max(_WHOLE, length / 2)  # a text on one line, and none of many paragraphs
        pages = paragraph.strand.split_at(page_cuts(paragraph.text)) if is_whole else (paragraph.strand,)
        parts = (part for page in pages for part in parted_at_blanks(page, is_whole=is_whole))
        strands = [strand for part in parts for strand in _at_numbers(part, last, is_part=is_whole)]
        # a part with all its items on one line lost its breaks as well
        strands = _with_titles(strands) if is_whole or len(strands) >= _SEVERAL else strands
        restored.extend(replace(paragraph, strand=strand) for strand in strands)
    return tuple(restored)


def _with_titles(strands: Sequence[Strand]) -> list[Strand]:
    """Return the paragraphs of a text, parted from their titles and at those within them."""
    titled = with_phrases_apart(with_titles_apart(with_events_apart(strands)))
    labels = recurring_labels([strand.text for strand in titled])
    return [
        part.strip()
        for strand in titled
        for part in strand.split_at(ordinal_cuts(strand.text) or label_cuts(strand.text, labels) or duty_cuts(strand))
        if part.text.strip()
    ]


def _at_numbers(strand: Strand, last: dict[MarkKind, int], *, is_part: bool) -> Iterator[Strand]:
    note(read_mark(strand.text), last)
    cuts = set(letter_cuts(strand.text) if not last else ())  # a letter stands before the first number only
    if len(strand) >= _LONG or is_part or opens_run(strand.text):
        cuts.update(number_cuts(strand.text, last, is_whole=is_part))
        cuts.update((*stage_cuts(strand.text), *slogan_cuts(strand.text)) if is_part else ())
        cuts.update(annex_cuts(strand.text))
        cuts.update(match.start() for match in _SOLE_MEASURE.finditer(strand.text))
    elif not cuts:
        yield strand
        return
    for part in strand.split_at(sorted(cuts)):
        length = title_length(part.text.strip(), is_part=is_part)
        pieces = part.strip().split_at([length]) if length else (part,)
        yield from (piece.strip() for piece in pieces if piece.text.strip())

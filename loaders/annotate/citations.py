"""Which documents a text names: titles in 《》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Citation
from loaders.reading.strand import Strand

_LONGEST = 200
_TITLE = re.compile(r"《([^《》]{2,200}(?:《[^《》]*》[^《》]*)?)》")


def read_citations(strand: Strand, source_text: str) -> tuple[Citation, ...]:
    """Return the documents named in 《》 in order, a document named twice twice; titles without white space.

    Marks without a word (《……》) name none, nor does a passage of hundreds of characters.
    """
    return tuple(_citations(strand, source_text))


def _citations(strand: Strand, source_text: str) -> Iterator[Citation]:
    for match in _TITLE.finditer(strand.text):
        title = re.sub(r"\s+", "", match[1])
        if len(title) <= _LONGEST and any(char.isalnum() for char in title):
            yield Citation(title, strand.group(match).passage(source_text))

"""Which documents a text names: titles in 《》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Citation
from loaders.reading.strand import Strand

_TITLE = re.compile(r"《([^《》]{2,200}(?:《[^《》]*》[^《》]*)?)》")


def read_citations(strand: Strand, source_text: str) -> tuple[Citation, ...]:
    """Return the documents named in 《》 in order, a document named twice twice; titles without white space."""
    return tuple(_citations(strand, source_text))


def _citations(strand: Strand, source_text: str) -> Iterator[Citation]:
    for match in _TITLE.finditer(strand.text):
        title = re.sub(r"\s+", "", match[1])
        yield Citation(title, strand.group(match).passage(source_text))

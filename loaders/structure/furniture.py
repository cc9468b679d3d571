"""What belongs to the page and to the drawing of tables, and states nothing of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Furniture, FurnitureKind
from loaders.reading.blocks import Reading
from loaders.reading.strand import Strand
from loaders.structure.breaks.lost_breaks import whole_paragraphs
from loaders.structure.paragraphs import is_source_note, read_paragraphs

_NOTE = 60  # characters of a note on the source


def table_furniture(headers: Iterable[Strand], page_numbers: Iterable[Strand], text: str) -> Iterator[Furniture]:
    """Yield the headers of tables, each once, and the numbers of pages that stand between their rows."""
    yield from (Furniture(FurnitureKind.PAGE_HEADER, strand.passage(text)) for strand in dict.fromkeys(headers))
    yield from (Furniture(FurnitureKind.PAGE_NUMBER, strand.passage(text)) for strand in page_numbers)


def page_furniture(reading: Reading) -> Iterator[Furniture]:
    """Yield the furniture of the page, the markup that was set aside, and the notes on where the copy comes from."""
    yield from reading.furniture
    yield from (Furniture(FurnitureKind.MARKUP, passage) for passage in reading.markup)
    yield from (Furniture(FurnitureKind.SOURCE_NOTE, note.passage(reading.source.text)) for note in _notes(reading))


def _notes(reading: Reading) -> Iterator[Strand]:
    """Yield the notes on the source; one may have run together with the text above it."""
    paragraphs = read_paragraphs(reading.blocks)
    if any("来源" in paragraph.text[-_NOTE:] for paragraph in paragraphs):
        paragraphs = whole_paragraphs(reading)
    return (paragraph.strand for paragraph in paragraphs if is_source_note(paragraph.text))

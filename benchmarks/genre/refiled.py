"""Measures how much is still read of the annotated documents where their text is saved as a file of another kind.

`python -m benchmarks.genre.refiled [FORM…]` writes the paragraphs of each document of running text as a Word file, as
PDF of an office suite (the page of official documents, two columns, numbers that stand left of their text) and as PDF
of a browser, and compares what is read with the annotation, as `benchmarks.genre.reprinted` does. It needs LibreOffice
and Chromium.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.genre.forms import Found, account_of, annotated, items_or_none, pooled, print_table
from benchmarks.genre.measure import HERE, Tally
from benchmarks.genre.reprinted import KINDS, running_texts
from kg.model import Source
from loaders.reading.blocks import Block, Reading
from loaders.reading.strand import whole
from tests.loaders.reading.rendering import convert, print_page, write_docx, write_html, write_official

Texts = Mapping[str, Sequence[str]]
Form = Callable[[Texts, Path], dict[str, Path]]


def reading_of(name: str, paragraphs: Sequence[str]) -> Reading:
    """Return a reading of paragraphs, the first of which titles them."""
    text = "\n".join(paragraphs)
    blocks = (Block(whole(paragraph), heading=None if n else 1) for n, paragraph in enumerate(paragraphs))
    return Reading(Source(name, "text/plain", "0" * 64, text), tuple(blocks))


def _word(texts: Texts, folder: Path) -> dict[str, Path]:
    return {name: write_docx(reading_of(name, text), folder / f"{name}.docx") for name, text in texts.items()}


def _office(*, columns: int = 1, hung: bool = False) -> Form:
    """Return the form that an office suite prints of Word files set as official documents are."""

    def printed(texts: Texts, folder: Path) -> dict[str, Path]:
        words = [
            write_official(reading_of(name, text), folder / f"{name}.docx", columns=columns, hung=hung)
            for name, text in texts.items()
        ]
        return dict(zip(texts, convert(words, "pdf", folder), strict=True))

    return printed


def _browser(texts: Texts, folder: Path) -> dict[str, Path]:
    pages = {name: write_html(reading_of(name, text), folder / f"{name}.html") for name, text in texts.items()}
    return {name: print_page(page, folder / f"{name}.pdf") for name, page in pages.items()}


FORMS: dict[str, Form] = {
    "Word": _word,
    "PDF, official page": _office(),
    "PDF, two columns": _office(columns=2),
    "PDF, numbers beside their text": _office(hung=True),
    "PDF of a browser": _browser,
}


def read_files(texts: Texts, form: str) -> dict[str, Found]:
    """Return what is read of each document that is saved in a form; nothing where it is not read as a plan."""
    with tempfile.TemporaryDirectory() as folder:
        files = FORMS[form](texts, Path(folder))
        return {name: items_or_none(account_of(file), KINDS) for name, file in files.items()}


def measure_form(texts: Texts, form: str, home: Path = HERE) -> dict[str, Tally]:
    """Return the tallies of all documents, pooled, where each is saved in a form."""
    return pooled(((annotated(name, home), found) for name, found in read_files(texts, form).items()), KINDS)


def main() -> None:
    """Print F1 per form and kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("forms", nargs="*", help="forms by name; all where none is named")
    chosen = parser.parse_args().forms or list(FORMS)
    texts = running_texts()
    heading = f"{len(texts)} documents of running text"
    print_table(heading, KINDS, chosen, lambda form: measure_form(texts, form))


if __name__ == "__main__":
    main()

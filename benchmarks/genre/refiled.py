"""Measures how much is still read of the annotated documents where their text is saved as a file of another kind.

`python -m benchmarks.genre.refiled [FORM…]` writes the paragraphs of each document of running text as a Word file, as
PDF of an office suite (the page of official documents, two columns, numbers that stand left of their text) and as PDF
of a browser, and compares what is read with the annotation, as `benchmarks.genre.reprinted` does. It needs LibreOffice
and Chromium.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.genre.measure import HERE, Items, Tally, items_of, tally
from benchmarks.genre.reprinted import KINDS, paragraphs_of
from kg.cli.account import document_account
from kg.errors import KgError
from kg.model import Source
from loaders import load_document
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


def read_files(texts: Texts, form: str) -> dict[str, dict[str, Items]]:
    """Return what is read of each document that is saved in a form; nothing where it is not read as a plan."""
    found: dict[str, dict[str, Items]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, file in FORMS[form](texts, Path(folder)).items():
            try:
                found[name] = items_of(document_account(load_document(file)))
            except KgError:
                found[name] = {kind: Counter() for kind in KINDS}
    return found


def measure_form(texts: Texts, form: str, home: Path = HERE) -> dict[str, Tally]:
    """Return the tallies of all documents, pooled, where each is saved in a form."""
    pooled = dict.fromkeys(KINDS, Tally())
    for name, found in read_files(texts, form).items():
        gold = items_of(json.loads((home / name / "gold.json").read_text(encoding="utf-8")))
        for kind in KINDS:
            pooled[kind] += tally(gold[kind], found[kind])
    return pooled


def main() -> None:
    """Print F1 per form and kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("forms", nargs="*", help="forms by name; all where none is named")
    chosen = parser.parse_args().forms or list(FORMS)
    folders = sorted(gold.parent for gold in HERE.glob("*/gold.json"))
    texts = {folder.name: text for folder in folders if (text := paragraphs_of(folder))}
    print(f"{len(texts)} documents of running text, F1\n\n| form | {' | '.join(KINDS)} |")
    print(f"|---|{'---:|' * len(KINDS)}")
    for form in chosen:
        scores = measure_form(texts, form)
        print(f"| {form} | {' | '.join(f'{scores[kind].scores[2]:.3f}' for kind in KINDS)} |", flush=True)


if __name__ == "__main__":
    main()

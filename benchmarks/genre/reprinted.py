"""Measures how much is still read of the annotated documents where their text is printed in another way.

`python -m benchmarks.genre.reprinted [FORM…]` takes the paragraphs of each document of running text, prints them in
each form (lines wrapped at a width, line breaks lost, blanks beside digits, another bracket, Markdown, a web page)
and compares what is read with the annotation, as `benchmarks.genre.measure` does. The first row is the paragraphs as
they are; what another form has less is what is lost by printing alone.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.genre.forms import account_of, annotated, items_or_none, pooled, print_table
from benchmarks.genre.measure import HERE, Tally
from loaders.reading.blocks import read_blocks
from loaders.reading.decode import read_source
from loaders.reading.folding import folded
from loaders.structure.breaks.lost_breaks import whole_paragraphs
from loaders.structure.copied_tables.cell_lines import with_rows
from loaders.structure.copied_tables.flattened import has_flattened_table
from loaders.structure.paragraphs import display_width

KINDS = ("tasks", "measures", "departments", "deadlines", "targets", "outcomes", "plan")
Form = Callable[[Sequence[str]], str]
_CLOSING = re.compile(r"（((?:[^（）]|（[^（）]*）)*(?:负责|牵头|配合|参加|单位：)(?:[^（）]|（[^（）]*）)*)）(?=\n|$)")
_HEADING = re.compile(r"(?m)^((?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。\n]{2,40})$")
_NO_FIRST = "，。；：、）》”%"  # marks that no line begins with


def _wrapped(width: int, indent: str = "", between: str = "\n") -> Form:
    """Return the form whose lines are as wide as `width` columns, with an indent before each paragraph."""
    return lambda paragraphs: between.join("\n".join(_lines(indent + text, width)) for text in paragraphs)


def _lines(text: str, width: int) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and display_width(text[start : end + 1]) <= width:
            end += 1
        end += end < len(text) and text[end] in _NO_FIRST
        yield text[start:end]
        start = end


def _changed(change: Callable[[str], str], between: str = "\n") -> Form:
    return lambda paragraphs: change(between.join(paragraphs))


def _page(paragraphs: Sequence[str]) -> str:
    body = "".join(f"<p><span>&emsp;&emsp;{text}</span></p>\n" for text in paragraphs)
    return (
        '<html><head><meta charset="utf-8"></head><body><div><a href="/">首页</a> &gt; <a href="/z">政务公开</a></div>'
        f"<div>{body}</div><div><p>主办单位：某市人民政府办公室</p><p>网站地图 | 联系我们</p></div></body></html>"
    )


FORMS: dict[str, Form] = {
    "as it is": "\n".join,
    "wrapped at 60 columns": _wrapped(60),
    "wrapped at 76 columns": _wrapped(76),
    "wrapped, indented": _wrapped(56, "　　"),
    "wrapped, blank lines between": _wrapped(64, between="\n\n"),
    "breaks lost to two wide blanks": "　　".join,
    "breaks lost to one blank": " ".join,
    "breaks lost": "".join,
    "blanks beside digits": _changed(lambda text: re.sub(r"(?<=[一-鿿])(?=\d)|(?<=\d)(?=[一-鿿])", " ", text)),
    "full-width digits": _changed(lambda text: text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"})),
    "half-width marks": _changed(lambda text: text.translate(str.maketrans("（），；：", "(),;:"))),
    "closing phrase in 〔〕": _changed(lambda text: _CLOSING.sub(r"〔\1〕", text)),
    "closing phrase on its own line": _changed(lambda text: _CLOSING.sub(r"\n（\1）", text)),
    "signs of no width": _changed(lambda text: "\ufeff" + text.replace("。", "。\u200b").replace("\n", " \r\n")),
    "Markdown": _changed(lambda text: _HEADING.sub(r"**\1**", text).replace("\n", "\n\n")),
    "a web page": _page,
}
SUFFIXES = {"Markdown": ".md", "a web page": ".html"}


def paragraphs_of(folder: Path) -> tuple[str, ...]:
    """Return the paragraphs of the document in a folder; none if it holds a table."""
    reading = with_rows(folded(read_blocks(read_source(next(folder.glob("document.*"))))))
    if any(block.cell for block in reading.blocks) or has_flattened_table(reading.blocks):
        return ()
    found = whole_paragraphs(reading)
    return tuple(re.sub(r"\s*\n\s*", "", paragraph.text).strip() for paragraph in found)


def running_texts(home: Path = HERE) -> dict[str, tuple[str, ...]]:
    """Return the paragraphs of each annotated document of running text, by its name."""
    folders = sorted(gold.parent for gold in home.glob("*/gold.json"))
    return {folder.name: text for folder in folders if (text := paragraphs_of(folder))}


def read_again(paragraphs: Sequence[str], form: str) -> dict[str, Any] | None:
    """Return the account of paragraphs that are printed in a form; None if they are not read as a plan."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"document{SUFFIXES.get(form, '.txt')}"
        file.write_text(FORMS[form](paragraphs), encoding="utf-8", newline="")
        return account_of(file)


def measure_form(documents: dict[str, tuple[str, ...]], form: str, home: Path = HERE) -> dict[str, Tally]:
    """Return the tallies of all documents, pooled, where each is printed in a form."""
    pairs = (
        (annotated(name, home), items_or_none(read_again(paragraphs, form), KINDS))
        for name, paragraphs in documents.items()
    )
    return pooled(pairs, KINDS)


def main() -> None:
    """Print F1 per form and kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("forms", nargs="*", help="forms by name; all where none is named")
    chosen = parser.parse_args().forms or list(FORMS)
    documents = running_texts()
    print_table(
        f"{len(documents)} documents of running text", KINDS, chosen, lambda form: measure_form(documents, form)
    )


if __name__ == "__main__":
    main()

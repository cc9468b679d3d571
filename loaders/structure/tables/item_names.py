"""Who is named for single items of a cell alone: 县民政局〔第（1）项〕、县教育局〔第（2）（3）项〕."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Responsibility
from loaders.annotate.context import Context
from loaders.genre.headers.columns import Column
from loaders.reading.strand import Strand
from loaders.structure.tables.row_names import row_responsibilities
from loaders.structure.tables.task_table import Row

_NUMBER = r"(?:[（(]\d{1,2}[)）]|[①-⑳]|\d{1,2})"
_OF_ITEMS = re.compile(
    rf"(?:^|[、，；;])?(?P<who>[^、，；;〔（(\[【]+)"
    rf"(?P<items>[〔（(\[【]第?{_NUMBER}(?:[、，,和及]?第?{_NUMBER})*项[〕）)\]】])"
)
_DIGITS = re.compile(r"\d{1,2}|[①-⑳]")
_CIRCLED = ord("①") - 1


def without_item_names(row: Row) -> Row:
    """Return a row whose cells name nobody who is named for single items alone."""
    cells = tuple((column, rest) for column, cell in row.departments if (rest := _rest(cell)).strip("、，；; "))
    return replace(row, departments=cells)


def item_responsibilities(row: Row, context: Context) -> dict[int, tuple[Responsibility, ...]]:
    """Return who is named for each item alone, by its number."""
    named: dict[int, list[Responsibility]] = {}
    for column, who, whole, items in _named(row):
        passage = whole.passage(context.text)
        told = row_responsibilities(replace(row, departments=((column, who),)), context)
        for item in items:
            named.setdefault(item, []).extend(replace(each, passage=passage) for each in told)
    return {item: tuple(replace(each, rank=n) for n, each in enumerate(who, start=1)) for item, who in named.items()}


def _named(row: Row) -> Iterator[tuple[Column, Strand, Strand, list[int]]]:
    """Yield who is named for items alone, with the bracket behind, and these items."""
    for column, cell in row.departments:
        for match in _OF_ITEMS.finditer(cell.text):
            whole = cell[match.start("who") : match.end("items")]
            yield column, cell.group(match, "who"), whole, [_value(sign) for sign in _DIGITS.findall(match["items"])]


def _rest(cell: Strand) -> Strand:
    """Return a cell without those it names for single items."""
    kept, last = cell[:0], 0
    for match in _OF_ITEMS.finditer(cell.text):
        kept, last = kept + cell[last : match.start()], match.end()
    return kept + cell[last:] if last else cell


def _value(sign: str) -> int:
    return int(sign) if sign.isdigit() and sign.isascii() else ord(sign) - _CIRCLED

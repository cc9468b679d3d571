"""Numbered measures inside one cell: 1.…（县林业局负责）2.…, each with its number and who it names for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Responsibility
from loaders.annotate.context import Context
from loaders.annotate.responsibility import find_parentheses, read_responsibilities
from loaders.genre.numbering import Mark, MarkKind, read_mark
from loaders.reading.strand import Strand
from loaders.structure.elements import Spoken, read_spoken

_KINDS = (MarkKind.PAREN_CHINESE, MarkKind.ARABIC, MarkKind.PAREN_ARABIC, MarkKind.CIRCLED)
_BEFORE_MONTH = re.compile(r"([1-9]\d?)[.．](?=\d{1,2}月)")  # 1.4月底前完工。2.8月底前交付。
_BEHIND = re.compile(r"[。；;）)〕]\s*")


@dataclass(frozen=True, slots=True)
class Item:
    """One measure of a cell: its printed number, its words, and who its closing bracket names."""

    number: Strand | None
    words: Strand
    responsibilities: tuple[Responsibility, ...] = ()


def split_items(paragraph: Strand) -> Iterator[Strand]:
    """Yield the numbered items that run on in a paragraph; the whole paragraph if it does not open with the first."""
    first = _mark(paragraph.text)
    if first is None or first.number != 1:
        yield paragraph
        return
    cuts, number = [], 1
    for match in _BEHIND.finditer(paragraph.text):
        mark = _mark(paragraph.text[match.end() : match.end() + 12])
        if mark and mark.kind is first.kind and mark.number == number + 1:
            cuts.append(match.end())
            number += 1
    yield from paragraph.split_at(cuts)


def number_length(text: str) -> int:
    """Return how long the number is that an item opens with, 0 if it opens with none."""
    mark = _mark(text)
    return mark.length if mark else 0


def number_of(text: str) -> int:
    """Return the number that an item opens with, 0 if it opens with none."""
    mark = _mark(text.strip())
    return mark.number if mark else 0


def read_item(paragraph: Strand, context: Context) -> Item:
    """Part an item into its number, its words, and who a bracket at its end holds responsible for it alone."""
    paragraph = paragraph.strip()
    mark = _mark(paragraph.text)
    number = paragraph[: mark.length].strip() if mark else None
    words = paragraph[mark.length :].strip() if mark else paragraph
    if not words:
        return Item(None, paragraph)
    closing = next((match for match in find_parentheses(words) if not words.text[match.end() :].strip("。；; ")), None)
    if closing is None or not words.text[: closing.start()].strip():
        return Item(number, words)
    told = read_responsibilities(words.group(closing), context.text, rule=context.leads)
    return Item(number, words[: closing.start()].strip(), told) if told else Item(number, words)


def read_item_words(item: Item) -> tuple[Spoken, ...]:
    """Return the sentences of an item; a numbered one is a single measure, however many sentences it has."""
    spoken = read_spoken(item.words)
    return (Spoken(item.words, spoken[0].actor),) if item.number and len(spoken) > 1 else spoken


def _mark(text: str) -> Mark | None:
    by_month = _BEFORE_MONTH.match(text)
    if by_month:
        return Mark(MarkKind.ARABIC, int(by_month[1]), by_month[0], by_month.end())
    mark = read_mark(text)
    return mark if mark and mark.kind in _KINDS else None

"""Tables that are the card of one task, its headers at the left of its cells: 任务名称 | 推进技改, 牵头单位 | 市工信局.

Such a card is a table of one row whose headers stand above it; the next card prints them again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from loaders.genre.headers.columns import is_header_word
from loaders.genre.headers.rows import heads_table
from loaders.reading.blocks import Block, Reading

_FEWEST_LABELS = 3

_Cell = list[Block]
_Pair = tuple[_Cell, _Cell]


def with_card_rows(reading: Reading) -> Reading:
    """Return a reading whose cards are rows below their headers; the same one if it has none."""
    made: list[Block] = []
    for table, found in groupby(reading.blocks, key=lambda block: block.cell.table if block.cell else None):
        blocks = list(found)
        cards = _cards(_pairs(blocks)) if table is not None else []
        made.extend(_rows(cards) if cards and all(map(_is_card, cards)) else blocks)
    return replace(reading, blocks=tuple(made))


def _pairs(blocks: Sequence[Block]) -> list[_Pair]:
    """Return what stands in the first and second, third and fourth columns of each row, blank pairs left out."""
    cells: dict[tuple[int, int], _Cell] = {}
    for block in blocks:
        if block.cell and block.strand:
            cells.setdefault((block.cell.row, block.cell.column), []).append(block)
    heads = [place for place in cells if place[1] % 2 == 0]
    return [(cells[row, column], cells.get((row, column + 1), [])) for row, column in sorted(heads)]


def _cards(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Part the cards of one table where the first header comes again."""
    cards: list[list[_Pair]] = []
    for pair in pairs:
        if not cards or _text(pair[0]) == _text(cards[0][0][0]):
            cards.append([])
        cards[-1].append(pair)
    return cards


def _is_card(pairs: Sequence[_Pair]) -> bool:
    """Tell cells of which every other one is a header, all of them such as a table of tasks has."""
    labels = [_text(label) for label, _ in pairs]
    is_told = len(labels) >= _FEWEST_LABELS and all(map(is_header_word, labels)) and heads_table(labels)
    return is_told and not any(value and is_header_word(_text(value)) for _, value in pairs)


def _rows(cards: Sequence[Sequence[_Pair]]) -> Iterator[Block]:
    lines = (tuple(pair[side] for pair in card) for card in cards for side in (0, 1))
    for row, cells in enumerate(lines):
        for column, cell in enumerate(cells):
            yield from (replace(b, cell=replace(b.cell, row=row, column=column)) for b in cell if b.cell)


def _text(cell: _Cell) -> str:
    return "".join(block.text for block in cell)

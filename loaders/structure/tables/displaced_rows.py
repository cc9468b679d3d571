"""Rows of a table that stand elsewhere than their columns say, for a copy lost which cells go over several rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.annotate.bodies import is_body
from loaders.genre.headers.columns import WHO, Column
from loaders.genre.numbering import read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block

_SENTENCE = 16  # characters of what may be a measure of its own
_WORDS = 8  # characters that are no number
_PROMISES = re.compile(r"\d(?![\d年月日])|[。；]")
_COUNTED = re.compile(r"[（(](?:共|合计)?\s*\d+\s*[项个件条类]?[)）]$")  # the title of a part: 城市更新类项目（12项）
_NOTE = re.compile(r"\s*(?:[注*※]|备注|说明|填表|[（(]?注)")


def moved_back(filled: list[Block], columns: Sequence[Column | None]) -> list[Block]:
    """Return the cells of a row in their columns where a copy lost that its number and task are those of the row above.

    Then the first measure stands where a number is expected, and as many columns at the end are blank.
    """
    first = next((n for n, column in enumerate(columns) if column is Column.MEASURES), 0)
    places = [block.cell.column for block in filled if block.cell]
    is_moved = len(set(places)) > 1 and places[0] == 0 and max(places) < len(columns) - first
    leads = columns[:first] in ((Column.NUMBER, Column.TASK), (Column.NUMBER, Column.GROUP, Column.TASK))
    if not (is_moved and leads and filled[0].cell and len(squeeze(filled[0].text)) >= _WORDS):
        return filled
    return [replace(b, cell=replace(b.cell, column=b.cell.column + first)) for b in filled if b.cell]


def with_who_back(filled: list[Block], columns: Sequence[Column | None]) -> list[Block]:
    """Return the cells of a row, who is responsible in its column where a copy set it into one without a header.

    That stands to the right of its own column, which is blank in the row.
    """
    place = filled[-1].cell.column if filled and filled[-1].cell else 0
    is_unknown = place >= len(columns) or columns[place] is None
    own = columns[place - 1] if 0 < place <= len(columns) else None
    taken = {block.cell.column for block in filled if block.cell}
    if not is_unknown or own not in WHO or place - 1 in taken or not is_body(squeeze(filled[-1].text)):
        return filled
    return [
        replace(b, cell=replace(b.cell, column=place - 1)) if b.cell and b.cell.column == place else b for b in filled
    ]


def goes_on_below(filled: Sequence[Block], columns: Sequence[Column | None]) -> bool:
    """Tell a row of one long cell, where numbers are expected: it goes on with what the row above is to do."""
    place = filled[0].cell.column if len(filled) == 1 and filled[0].cell else len(columns)
    if place >= len(columns) or columns[place] is not Column.NUMBER:
        return False
    text = filled[0].text
    is_other = is_note(text) or read_mark(text) or _COUNTED.search(text.strip())
    return len(text) >= _SENTENCE and bool(_PROMISES.search(text)) and not is_other


def is_note(text: str) -> bool:
    """Tell a note to a table, in a row of its own or below it: 注：…, 填表说明."""
    return bool(_NOTE.match(text))

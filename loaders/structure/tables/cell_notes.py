"""Notes that close a cell of a task table (注：以批复为准。), which are none of what is to be done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.genre.headers.columns import Column
from loaders.reading.blocks import Block
from loaders.structure.tables.cell_columns import meaning

_NOTE = re.compile(r"\s*[（(]?注(?:\d{1,2}\s*)?[：:]")


def without_notes(filled: list[Block], columns: Sequence[Column | None]) -> tuple[list[Block], list[Block]]:
    """Part the cells of a row from the notes below what is to be done; a note in a cell of its own stays."""
    notes = [
        below
        for above, below in pairwise(filled)
        if above.cell == below.cell and meaning(below, columns) is Column.MEASURES and _NOTE.match(below.text)
    ]
    return [block for block in filled if block not in notes], notes

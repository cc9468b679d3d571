"""Columns that one header goes over: what is done, parted in some rows into a label and its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.genre.headers.columns import HEADER_LENGTH, Column
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block
from loaders.structure.tables.cell_columns import meaning

_Columns = tuple[Column | None, ...]
_SENTENCE = re.compile(r"[。；，]")


def below_wide(columns: _Columns, words: Sequence[str]) -> _Columns:
    """Return the columns of a header with those that one on what is done goes over: 建设内容 above two columns."""
    told = list(columns)
    for place in range(1, min(len(told), len(words))):
        if not words[place] and told[place - 1] is Column.MEASURES:
            told[place] = Column.MEASURES
    return tuple(told)


def without_labels(columns: _Columns, cells: Sequence[Block], wide: frozenset[int]) -> _Columns:
    """Return the columns of a row without those of labels below a header that goes over several.

    Of （1）主体 | 建成校舍2栋，修缮礼堂。 the first is one. `wide` are the columns that have no header of their own.
    A label says no sentence, and what stands beside it does.
    """
    filled = [block for block in cells if block.strand and meaning(block, columns) is Column.MEASURES and block.cell]
    labels = {
        left.cell.column
        for left, right in pairwise(filled)
        if left.cell and right.cell and right.cell.column in wide and _labels(left.text, right.text)
    }
    return tuple(None if place in labels else column for place, column in enumerate(columns))


def _labels(left: str, right: str) -> bool:
    is_short = len(squeeze(left)) <= HEADER_LENGTH and not _SENTENCE.search(left)
    return is_short and bool(_SENTENCE.search(right))

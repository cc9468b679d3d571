"""Finds the sentences that both years print in the same words: they carry on each other and no third one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.align.elements import MeasureRow

_MARKS = re.compile(r"[\W_]")


def find_kept(old: Sequence[MeasureRow], new: Sequence[MeasureRow]) -> dict[int, int]:
    """Return the later measure (by its row) that has the words of each earlier one.

    A text that stands several times, as often in both plans, goes on in order; one that stands more often in one of
    them is left out, for then nobody can tell which is which.
    """
    before, after = _rows_by_text(old), _rows_by_text(new)
    shared = [(rows, after[text]) for text, rows in before.items() if len(rows) == len(after.get(text, ()))]
    return {row: column for rows, columns in shared for row, column in zip(rows, columns, strict=True)}


def crossing(kept: Mapping[int, int], pairs: Sequence[tuple[int, int]]) -> Iterator[bool]:
    """Yield of each pair whether both of its sentences go on word for word elsewhere."""
    carrying = set(kept.values())
    return (row in kept and column in carrying and kept[row] != column for row, column in pairs)


def _rows_by_text(rows: Sequence[MeasureRow]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if text := _MARKS.sub("", row.printed):
            found[text].append(index)
    return dict(found)

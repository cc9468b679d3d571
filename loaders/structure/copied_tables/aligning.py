"""The cells of one row set to the columns of its table, where a cell over several rows is missing from it.

A page that is copied as text prints such a cell once, in its first row; in the others the cells move to the left, and
blank ones at the right fill the row up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import combinations

from loaders.genre.headers.columns import SAID, WHO, Column
from loaders.genre.squeezing import squeeze
from loaders.structure.tables.cell_kinds import CellKind, is_nothing, kind_of

_ASKED = {**dict.fromkeys((*WHO, Column.BYSTANDER), CellKind.WHO), Column.DEADLINE: CellKind.DEADLINE}
_MOST_MISSING = 3
_MOST_COLUMNS = 12
_NAME_LENGTH = 3
_SENTENCE = re.compile(r"[。；，\d]")  # what groups tasks is a word, and promises no figure


def aligned(cells: Sequence[str], columns: Sequence[Column | None], above: Collection[int]) -> tuple[int, ...]:
    """Return the column of each cell up to the last filled one, in order.

    Cells keep their places unless others fit clearly better; those then missing are by choice such as the row
    `above` has, from the left.
    """
    filled = max((n + 1 for n, cell in enumerate(cells) if squeeze(cell)), default=0)
    kept = tuple(range(min(filled, len(columns))))
    missing = min(len(columns) - filled, _MOST_MISSING)
    if missing <= 0 or len(columns) > _MOST_COLUMNS:
        return kept
    best, score = kept, _score(cells, kept, columns)
    for count in range(1, missing + 1):
        for places in sorted(_places(filled, count), key=lambda each: _strangeness(each, above)):
            value = _score(cells, places, columns)
            if value > score:
                best, score = places, value
    return best


def _places(filled: int, count: int) -> list[tuple[int, ...]]:
    width = filled + count
    return [tuple(n for n in range(width) if n not in left) for left in combinations(range(width - 1), count)]


def _strangeness(places: tuple[int, ...], above: Collection[int]) -> tuple[int, int, tuple[int, ...]]:
    """Order choices: as the row above is set first; then what it has is missing, from the left; else from the right."""
    skipped = tuple(n for n in range(places[-1]) if n not in places)
    unlike = [n for n in places if n not in above] if above else []
    unknown = [n for n in skipped if n not in above]
    return len(unlike), len(unknown), tuple(-n for n in skipped) if unknown else skipped


def _score(cells: Sequence[str], places: Sequence[int], columns: Sequence[Column | None]) -> int:
    skipped = (columns[n] for n in range(max(places, default=0)) if n not in places)
    lost = sum(column in SAID for column in skipped)
    return sum(_fit(cells[n], columns[place]) for n, place in enumerate(places) if squeeze(cells[n])) - lost


def _fit(cell: str, column: Column | None) -> int:
    """Return how well a cell fits a column: numbers, names and times where they are asked.

    The name of a person fits where no rule knows the column (分管领导), and a stroke for nothing fits anywhere.
    """
    kind = kind_of(cell)
    if column is Column.NUMBER:
        return 3 if kind is CellKind.NUMBER else -5
    if is_nothing(cell):
        return 0
    is_name = kind is CellKind.TEXT and len(squeeze(cell)) <= _NAME_LENGTH
    if column is None:
        return int(is_name)
    if column in _ASKED:
        return 2 if kind is _ASKED[column] else -1
    is_words = kind in (CellKind.TEXT, CellKind.PART) and not (column is Column.GROUP and _SENTENCE.search(cell))
    return int(not is_name) if is_words else -1

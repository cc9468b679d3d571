"""Headers of a table that stand on two rows: 责任单位 above 牵头 and 配合, 完成时间 above 可研批复 and 施工许可."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from loaders.genre.headers.columns import HEADER_LENGTH, Column, column_of
from loaders.genre.headers.columns_of_row import read_columns

_NO_WORD = re.compile(r"[。；，]|^\d+[.、．]?$")


def parts_header(words: Sequence[str], above: Sequence[str]) -> bool:
    """Tell a row that parts the header right above it, each word without white space.

    All of its words may be headers; else each stands below one that goes over several columns, or is printed again.
    """
    filled = [(place, word) for place, word in enumerate(words) if word]
    if not (filled and any(above)) or list(words) == list(above):
        return False
    if all(column_of(word) for _, word in filled):
        return any(_at(above, place) != word for place, word in filled)
    is_below = any(not _at(above, place) and _over(above, place) for place, _ in filled)
    return is_below and all(_may_part(word, place, above, len(words)) for place, word in filled)


def _may_part(word: str, place: int, above: Sequence[str], width: int) -> bool:
    is_wide = not _at(above, place) or (place + 1 < width and not _at(above, place + 1))
    is_word = len(word) <= HEADER_LENGTH and not _NO_WORD.search(word)
    return word == _at(above, place) or (is_wide and is_word)


def columns_below(words: Sequence[str], above: Sequence[str]) -> tuple[Column | None, ...]:
    """Return what the columns hold whose header is parted; a word that says nothing of it is what stands over it.

    Of several times the last is the one by which all is done.
    """
    read = read_columns([own or over for own, over in zip_longest(words, above, fillvalue="")])
    over = read_columns([_over(above, place) for place in range(len(read))])
    columns = [own or (over[place] if _at(words, place) else None) for place, own in enumerate(read)]
    times = [n for n, column in enumerate(columns) if column is Column.DEADLINE]
    spanned = [n for n in times if times and _over(above, n) == _over(above, times[-1])]
    return tuple(None if n in spanned[:-1] else column for n, column in enumerate(columns))


def _over(above: Sequence[str], place: int) -> str:
    """Return the header that goes over a column: its own, or the next to the left."""
    return next((word for word in reversed(above[: place + 1]) if word), "")


def _at(words: Sequence[str], place: int) -> str:
    return words[place] if place < len(words) else ""

"""The cells below the header of a table that lost its rows, each with what the whole table tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import pairwise

from loaders.genre.headers.columns import Column, column_of
from loaders.genre.squeezing import squeeze
from loaders.structure.copied_tables.cell_words import CellWords, words_of
from loaders.structure.copied_tables.usual_columns import Usual
from loaders.structure.tables.cell_kinds import CellKind, kind_of, number_in


class Titles(Enum):
    """What titles the tasks of a table: nothing apart from what is done, a few words, sentences too, or a number."""

    NONE = "none"
    NUMBERED = "numbered"
    WORDS = "words"
    SENTENCES = "sentences"


@dataclass(frozen=True, slots=True)
class Token:
    """A cell, or a header that is printed again as one: where it begins, how many cells it has, and its words.

    `is_number` tells that it counts on with the numbers of rows above. `is_group` tells, where the kinds of numbers
    part groups from the tasks in them, which of both it titles; `counts_tasks` that its number goes on with those of
    the titles above.
    """

    start: int
    count: int
    words: CellWords
    is_number: bool
    is_group: bool | None = None
    counts_tasks: bool = False

    @property
    def is_header(self) -> bool:
        """Whether it is all cells of a header."""
        return self.count > 1


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells below the header of a table, what its columns mean, what titles its tasks, and where names stand."""

    columns: tuple[Column | None, ...]
    tokens: tuple[Token, ...]
    titles: Titles
    usual: Usual = field(default_factory=dict)


def cells_below(header: Sequence[str], cells: Sequence[str], columns: Sequence[Column | None]) -> Cells:
    """Return the cells below a header, which may be printed again among them, with what the table tells of each."""
    tokens = _with_groups(list(_tokens(cells, columns, [squeeze(word) for word in header])), columns)
    return Cells(tuple(columns), tuple(tokens), _titles([token.words for token in tokens], columns))


def _tokens(cells: Sequence[str], columns: Sequence[Column | None], header: Sequence[str]) -> Iterator[Token]:
    words = [squeeze(cell) for cell in cells]
    numbers = _numbers(cells) if Column.NUMBER in columns else frozenset[int]()
    place = 0
    while place < len(cells):
        count = len(header) if header and words[place : place + len(header)] == list(header) else 1
        if words[place]:
            yield Token(place, count, _words(cells[place], columns), is_number=place in numbers)
        place += count


def _words(cell: str, columns: Sequence[Column | None]) -> CellWords:
    """Return the words of a cell; where no column asks by when, what says so in words is done: 持续推进。."""
    words = words_of(cell)
    is_done = Column.DEADLINE not in columns and words.kind is CellKind.DEADLINE and not re.search(r"\d", words.text)
    return replace(words, kind=CellKind.TEXT) if is_done else words


def _numbers(cells: Sequence[str]) -> frozenset[int]:
    """Return the places of the numbers of rows: they count on, leave some out, or begin anew in a part."""
    places = [place for place, cell in enumerate(cells) if kind_of(cell) is CellKind.NUMBER]
    values = [number_in(cells[place]) for place in places]
    found: list[int] = []
    last = 0
    for n, (place, value) in enumerate(zip(places, values, strict=True)):
        counts_on = value == last + 1 or (value > last and last + 1 not in values[n:])
        if counts_on or not found or (value == 1 and _heads(cells[place - 1])):
            found.append(place)
            last = value
    return frozenset(found)


def _heads(cell: str) -> bool:
    """Tell a cell below which numbers may begin anew: the title of a part, or the last word of a header."""
    return kind_of(cell) in (CellKind.PART, CellKind.TEXT) or column_of(cell) is not None


def _with_groups(tokens: list[Token], columns: Sequence[Column | None]) -> list[Token]:
    """Return the cells with what those title whose numbers are of the kinds that open the table: （一） above （1）."""
    groups = columns[: columns.index(Column.TASK)].count(Column.GROUP) if Column.TASK in columns else 0
    marks = [token.words.mark for token in tokens]
    kinds = [mark.kind for mark in marks[: groups + 1] if mark]
    if not groups or len(kinds) <= groups or kinds != sorted(set(kinds)):
        return tokens
    told = [
        replace(token, is_group=mark.kind is not kinds[-1]) if mark and mark.kind in kinds else token
        for token, mark in zip(tokens, marks, strict=True)
    ]
    return [replace(token, counts_tasks=token.is_group is False) for token in told] if _count_on(told) else told


def _count_on(tokens: Sequence[Token]) -> bool:
    """Tell whether the numbers of tasks go on from one to the next, or begin anew right below a group.

    Else some of them count what is done: （1）… below （2）….
    """
    last = 0
    for above, token in pairwise(tokens):
        if token.is_group is not False or token.words.mark is None:
            continue
        number = token.words.mark.number
        if number != last + 1 and not (number == 1 and above.is_group):
            return False
        last = number
    return last > 1


def _titles(cells: Sequence[CellWords], columns: Sequence[Column | None]) -> Titles:
    """Return what titles the tasks of a table, told by its first title: that of the first row is printed above all."""
    if Column.TASK not in columns or Column.MEASURES not in columns:
        return Titles.NONE
    texts = [cell for cell in cells if cell.kind is CellKind.TEXT and not cell.heads_part]
    if texts and texts[0].mark and Column.NUMBER not in columns:
        return Titles.NUMBERED
    return Titles.WORDS if texts and any(cell.may_title for cell in texts[:2]) else Titles.SENTENCES

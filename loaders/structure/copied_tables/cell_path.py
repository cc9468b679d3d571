"""The best way to set cells that lost their table to its columns: found by dynamic programming, a step from each cell.

Each way costs what the columns cost that stay empty in it, and is worth how well the cells fit those they stand in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from loaders.genre.headers.columns import SAID, WHO, Column
from loaders.structure.copied_tables.cell_fits import NEVER, TEXT, fit
from loaders.structure.copied_tables.table_cells import Cells, Token

PART = -1  # the place of a part title, which stands in no column
HEADER = -2  # and of a header that is printed again
_LEFT_OUT = {
    Column.NUMBER: 20,
    Column.TASK: 5,
    Column.MEASURES: 12,
    Column.DUTY: 12,
    Column.GROUP: 0,
    Column.PARTICIPANT: 6,
    Column.DEADLINE: 6,
    Column.LEAD: 8,
    Column.DEPARTMENT: 8,
}
_MOST_LEFT_OUT = 8  # of the columns that say who and by when: one cell over several rows leaves out all
_TITLE_LEFT_OUT = 20  # in a first row, where no cell above goes over it
_NO_TEXT = 40  # a row says what is done
_PRINTED_AGAIN = 30
_OTHER_TITLE = 10  # a part title right below another
_CUT_OFF = 10
_NEW_ROW = 1  # of two ways alike, that with fewer rows
_ABOVE_NUMBER = 4
_COUNTED_ON = 14
_LISTED_ON = 4  # a list that goes on in the next column: 修订办法；
_NOTE = 1
_OVER = 60  # points that no table regains


class State(NamedTuple):
    """Where a cell stands: its column, and whether its row has said what is done."""

    column: int
    has_text: bool = False


class Step(NamedTuple):
    """The best way to a state: its points, the state before, and whether a row begins with it."""

    points: int
    before: State | None
    is_new: bool


def best_path(cells: Cells) -> tuple[list[tuple[Token, State, bool]], int]:
    """Return the cells up to the end of the table, each with its state and whether it begins a row; and the points.

    The table ends with the cell up to which the points are the most; what stands below is none of it.
    """
    layers: list[dict[State, Step]] = []
    best, end, last = 0, 0, State(PART)
    for place in range(len(cells.tokens)):
        layers.append(_layer(place, layers[-1] if layers else {}, cells))
        for state, step in layers[-1].items():
            points = step.points - _left_at_end(state, cells.columns)
            if points > best and state.column >= 0:
                best, end, last = points, place + 1, state
        if max((step.points for step in layers[-1].values()), default=NEVER) < best - _OVER:
            break
    return list(reversed(list(_way_back(end, last, layers, cells)))), best


def _way_back(
    end: int, last: State, layers: Sequence[dict[State, Step]], cells: Cells
) -> Iterator[tuple[Token, State, bool]]:
    state: State | None = last
    for place in range(end - 1, -1, -1):
        if state is None:
            return
        step = layers[place][state]
        yield cells.tokens[place], state, step.is_new
        state = step.before


def _layer(place: int, above: dict[State, Step], cells: Cells) -> dict[State, Step]:
    """Return the best step to each state of a cell from the states of the cell before."""
    layer: dict[State, Step] = {}
    fits = [_fit(place, column, cells) for column in range(len(cells.columns))]
    starts: list[tuple[State | None, int]] = [(state, step.points) for state, step in above.items()]
    for before, so_far in starts or [(None, 0)]:
        for state, points, is_new in _steps(before, place, fits, cells):
            total = points + so_far
            if points > NEVER // 2 and (state not in layer or total > layer[state].points):
                layer[state] = Step(total, before, is_new)
    return layer


def _fit(place: int, column: int, cells: Cells) -> int:
    """Return how well a cell fits a column; a group stands right above the number of its first row."""
    meaning = cells.columns[column]
    is_group = meaning is Column.GROUP and _is_above_number(place, cells)
    usual, points = cells.usual.get(cells.tokens[place].start, (-1, 0))
    more = (_ABOVE_NUMBER if is_group else 0) + (points if usual == column else 0)
    return fit(cells.tokens[place], meaning, cells.titles) + more


def _steps(before: State | None, place: int, fits: Sequence[int], cells: Cells) -> Iterator[tuple[State, int, bool]]:
    """Yield the states that a cell may have behind another, with the points of each and whether it begins a row."""
    words = cells.tokens[place].words
    closed = _left_at_end(before, cells.columns) + _cut_off(before, place, cells)
    if cells.tokens[place].is_header:
        yield State(HEADER), _PRINTED_AGAIN - closed, True
        return
    is_second = before == State(PART) and not words.heads_part
    yield State(PART), _fit_part(place, cells) - closed - (_OTHER_TITLE if is_second else 0), True
    is_first = before is None or before.column == PART
    for column, own in enumerate(fits):
        cost = closed + _left_out(cells.columns[:column], is_first=is_first) + _NEW_ROW
        yield State(column, cells.columns[column] in TEXT), own - cost, True
        if before is not None and 0 <= before.column <= column:
            state = State(column, before.has_text or cells.columns[column] in TEXT)
            further = column == before.column
            if further and words.closes_note and _may_hold_note(column, cells):
                yield state, -_NOTE, False
                continue
            yield state, own - (_again if further else _moved)(before.column, column, place, cells), False


def _may_hold_note(column: int, cells: Cells) -> bool:
    """Tell a column of text in which a cell may close with a note; below the last column it is one of the table."""
    return cells.columns[column] in TEXT and column < len(cells.columns) - 1


@lru_cache(maxsize=1024)  # asked for each step between the same columns
def _left_out(columns: tuple[Column | None, ...], *, is_first: bool) -> int:
    """Return what the columns cost that stay empty between two cells, or before or behind the cells of a row."""
    said = sum(_LEFT_OUT[column] for column in columns if column and column in SAID)
    other = sum(_LEFT_OUT.get(column, 1) if column else 1 for column in columns if column not in SAID)
    is_untitled = is_first and Column.TASK in columns
    return min(said, _MOST_LEFT_OUT) + other + (_TITLE_LEFT_OUT - _LEFT_OUT[Column.TASK] if is_untitled else 0)


def _left_at_end(state: State | None, columns: tuple[Column | None, ...]) -> int:
    """Return what the columns cost that are empty at the end of a row."""
    if state is None or state.column < 0:
        return 0
    return _left_out(columns[state.column + 1 :], is_first=False) + (0 if state.has_text else _NO_TEXT)


def _cut_off(before: State | None, place: int, cells: Cells) -> int:
    """Return what it costs to leave a cell whose words go on (县林业局、)."""
    return _CUT_OFF if before is not None and before.column >= 0 and cells.tokens[place - 1].words.is_open else 0


def _moved(left: int, column: int, place: int, cells: Cells) -> int:
    """Return what it costs that a cell stands in another column than the one before, which it may go on with."""
    above, own = cells.tokens[place - 1].words.mark, cells.tokens[place].words.mark
    both = cells.columns[left] in TEXT and cells.columns[column] in TEXT
    counts_on = above is not None and own is not None and above.kind is own.kind and own.number == above.number + 1
    between = _left_out(cells.columns[left + 1 : column], is_first=False)
    lists_on = both and cells.tokens[place - 1].words.text.endswith(("；", ";"))
    broken = (_COUNTED_ON if both and counts_on else 0) + (_LISTED_ON if lists_on else 0)
    return between + broken + _cut_off(State(left), place, cells)


def _again(_: int, column: int, place: int, cells: Cells) -> int:
    """Return what it costs that a cell is a further line of the one before: little where it counts on with it.

    Of names below each other, the last column that says who has the more; 1. behind 3. opens the next cell.
    """
    before, cell, meaning = cells.tokens[place - 1].words, cells.tokens[place].words, cells.columns[column]
    if before.is_open:
        return 0
    if meaning in WHO:
        return 6 if any(other in WHO for other in cells.columns[column + 1 :]) else 4
    if meaning in (Column.TASK, Column.GROUP, Column.DEADLINE):
        return 8
    if cell.mark and before.mark and cell.mark.kind is before.mark.kind:
        return 1 if cell.mark.number > 1 else 25
    if cell.mark and cell.mark.number > 1:
        return 2
    return 2 if before.text.endswith(("；", "：", ";", ":")) else 5


def _fit_part(place: int, cells: Cells) -> int:
    """Return how well a cell titles a part: by a number of parts, or as few words right above the number of a row."""
    words = cells.tokens[place].words
    if words.heads_part:
        return 25 if Column.NUMBER in cells.columns or Column.TASK not in cells.columns else 10
    if place + 1 < len(cells.tokens) and cells.tokens[place + 1].is_header and words.may_title:
        return 8  # the title of the next table, which has the same columns
    if not _is_above_number(place, cells) or not words.may_title or words.mark is not None:
        return NEVER
    is_repeated = sum(token.words.text == words.text for token in cells.tokens) > 1
    is_remark = cells.columns[-1] is None and not words.says_deed
    return NEVER if is_repeated or cells.columns[0] is not Column.NUMBER else -3 if is_remark else 8


def _is_above_number(place: int, cells: Cells) -> bool:
    return place + 1 < len(cells.tokens) and cells.tokens[place + 1].is_number

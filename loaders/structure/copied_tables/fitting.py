"""Cells in a row of their own order, fitted to the columns of a table: by their count, else by their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.genre.headers.columns import SAID, WHO, Column
from loaders.genre.numbering import read_mark
from loaders.genre.squeezing import squeeze
from loaders.structure.copied_tables.aligning import aligned
from loaders.structure.copied_tables.even_rows import even_rows
from loaders.structure.copied_tables.placing import Row, placed
from loaders.structure.tables.cell_kinds import CellKind, kind_of, number_in

_TEXT = frozenset({Column.TASK, Column.MEASURES, Column.SCOPE, Column.GROUP})
_WHOLE = 0.8
_NAME_LENGTH = 8
_TIME_LENGTH = 14
_SENTENCE_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Fitted:
    """Rows of a table: for each column the places of its cells; `used` counts the cells up to the end of the table.

    `points` tell how well the cells fit, where all were set to columns at once.
    """

    rows: tuple[Row, ...]
    used: int
    points: int | None = None


def fit_rows(
    cells: Sequence[str], columns: Sequence[Column | None], *, goes_on: bool, header: Sequence[str] = ()
) -> Fitted | None:
    """Return the rows that the cells make up, or None if most of them would not be whole.

    `goes_on` tells that a cell may be printed as several (one a line): names below names are then one cell. `header`
    are the words above the columns, which may be printed again.
    """
    counted = _by_count(cells, columns)
    if counted and (not goes_on or _is_even(cells, counted, columns)):
        return counted if _is_table(cells, counted, columns) else None
    at_once = _placed(cells, columns, header) if goes_on else None
    if at_once and _is_table(cells, at_once, columns):
        return at_once
    other = counted or _by_words(cells, columns, goes_on=goes_on)
    return other if _is_table(cells, other, columns) else None


def _placed(cells: Sequence[str], columns: Sequence[Column | None], header: Sequence[str]) -> Fitted | None:
    found = placed(cells, columns, header)
    members = [member for row in found.rows for column in row.values() for member in column]
    return Fitted(found.rows, max(members) + 1, found.points) if members else None


def _is_table(cells: Sequence[str], fitted: Fitted, columns: Sequence[Column | None]) -> bool:
    if _is_cut(cells, fitted, columns):
        return False
    tasks = [row for row in fitted.rows if len(row) > 1]
    whole = [row for row in tasks if _is_whole(row, columns)]
    return len(whole) >= 2 and len(whole) >= _WHOLE * len(tasks)


def _is_cut(cells: Sequence[str], fitted: Fitted, columns: Sequence[Column | None]) -> bool:
    """Tell whether the numbers of the rows go on behind what was understood of them."""
    printed = [cells[row[at][0]] for row in fitted.rows for at in [_number_column(columns)] if at in row]
    numbers = [number_in(cell) for cell in printed if kind_of(cell) is CellKind.NUMBER]  # and not 序号, printed again
    last = numbers[-1] if numbers else 0
    behind = (number_in(cell) for cell in cells[fitted.used :] if kind_of(cell) is CellKind.NUMBER)
    return any(value == last + 1 for value in behind)


def _is_even(cells: Sequence[str], fitted: Fitted, columns: Sequence[Column | None]) -> bool:
    """Tell whether each row has a cell for each column, none of them the number of the next, or an item of another."""
    at = _number_column(columns)
    rows = [[(column, cells[member]) for column in sorted(row) for member in row[column]] for row in fitted.rows]
    for row in rows:
        own = next((number_in(cell) for column, cell in row if column == at), None)
        others = [cell for column, cell in row if column != at]
        if own is not None and any(kind_of(cell) is CellKind.NUMBER and number_in(cell) == own + 1 for cell in others):
            return False
        if any(_counts_up(*pair) for pair in pairwise(others)):
            return False
    return fitted.used % len(columns) == 0


def _counts_up(above: str, below: str) -> bool:
    """Tell items of one cell that stand below each other: （1） and （2）."""
    first, second = read_mark(squeeze(above)), read_mark(squeeze(below))
    return bool(first and second and first.kind is second.kind and second.number == first.number + 1)


def _number_column(columns: Sequence[Column | None]) -> int:
    """Return the column of numbers; where no header is above it, the one behind all others."""
    return columns.index(Column.NUMBER) if Column.NUMBER in columns else len(columns)


def _is_whole(row: Row, columns: Sequence[Column | None]) -> bool:
    found = {columns[place] for place in row if place < len(columns)}
    return bool(found & {Column.TASK, Column.MEASURES, Column.DUTY}) and not SAID.isdisjoint(found)


def _by_count(cells: Sequence[str], columns: Sequence[Column | None]) -> Fitted | None:
    """Return rows of one cell for each column, if each begins with its number or is a part's title alone.

    Without numbers, names and times in the columns of such tell the rows.
    """
    if Column.NUMBER not in columns:
        even = even_rows(cells, columns)
        return Fitted(tuple({n: [at] for n, at in enumerate(row)} for row in even), even[-1].stop) if even else None
    rows: list[Row] = []
    place, width, at = 0, len(columns), columns.index(Column.NUMBER)
    while place + at < len(cells):
        row = range(place, min(place + width, len(cells)))
        is_alone = bool(squeeze(cells[place])) and not any(squeeze(cells[n]) for n in row[1:])
        is_part = is_alone and len(row) == width
        if not is_part and kind_of(cells[place + at]) is not CellKind.NUMBER:
            break
        above = rows[-1] if rows else {}
        texts = cells[place : place + width]
        columns_of = tuple(range(width)) if is_part else aligned(texts, columns, above.keys())
        own = {column: [place + n] for n, column in enumerate(columns_of) if squeeze(texts[n])}
        skipped = [n for n in range(max(columns_of, default=0)) if n not in columns_of and n in above]
        rows.append({**({} if is_part else {n: above[n] for n in skipped}), **own})
        place = row.stop
    is_over = not any(kind_of(cell) is CellKind.NUMBER for cell in cells[place:])
    return Fitted(tuple(rows), place) if len(rows) > 1 and is_over else None


@dataclass(slots=True)
class _State:
    cells: Sequence[str]
    columns: Sequence[Column | None]
    goes_on: bool
    rows: list[Row] = field(default_factory=list)
    row: Row = field(default_factory=dict)
    at: int = -1
    number: int | None = None
    is_numbered: bool = False
    used: int = 0


def _by_words(cells: Sequence[str], columns: Sequence[Column | None], *, goes_on: bool) -> Fitted:
    state = _State(cells, columns, goes_on)
    for place, cell in enumerate(cells):
        if squeeze(cell) and not _take(place, kind_of(cell), state):
            break
    _close(len(cells), state)
    return Fitted(tuple(state.rows), state.used)


def _take(place: int, kind: CellKind, state: _State) -> bool:
    """Put a cell where it belongs; False where the table ends."""
    if kind is CellKind.NUMBER and _counts_on(place, state):
        _take_number(place, state)
        return True
    if kind is CellKind.PART and (not state.row or _has_who(state)):
        _close(place, state)
        state.rows.append({0: [place]})
        state.used = place + 1
        return True
    column = _column(place, kind, state)
    if column is None:
        if kind is not CellKind.TEXT or not _may_open(state):
            return False
        _close(place, state)
        column = _next(-1, _TEXT, state)
        if column is None:
            return False
    state.row.setdefault(column, []).append(place)
    state.at = column
    return True


def _counts_on(place: int, state: _State) -> bool:
    """Tell whether a number goes on with those above; an extract of a long table leaves some out between its rows."""
    value = number_in(state.cells[place])
    if state.number is None or value == state.number + 1:
        return True
    return Column.NUMBER in state.columns and value > state.number and (not state.row or _has_who(state))


def _take_number(place: int, state: _State) -> None:
    """A number opens a row; where no header is above it, it may also stand between the title and what is done."""
    state.number = number_in(state.cells[place])
    has_column = Column.NUMBER in state.columns
    if has_column or _has_who(state):
        _close(place, state)
    own = _number_column(state.columns)
    state.row[own] = [place]
    state.is_numbered = True
    state.at = own if has_column else max(_next(-1, frozenset({Column.TASK}), state) or 0, state.at)


def _column(place: int, kind: CellKind, state: _State) -> int | None:
    text = _next(state.at, _TEXT, state)
    has_text = any(state.columns[n] in _TEXT for n in state.row if n < len(state.columns))
    if not has_text and not (state.is_numbered and Column.NUMBER not in state.columns):
        measures = _next(state.at, frozenset({Column.MEASURES}), state)
        return measures if measures is not None and _is_below_task(place, state) else text
    deadline = _next(state.at, frozenset({Column.DEADLINE}), state)
    if deadline is not None and (kind is CellKind.DEADLINE or _is_last_of_row(place, state)):
        return deadline
    if kind is CellKind.WHO:
        who = _next(state.at, WHO, state)
        return who if who is not None else _same(WHO, state)
    if _is_person(place, state):
        return state.at + 1
    if _has_who(state):
        return None
    return text if text is not None else _same(_TEXT, state)


def _is_below_task(place: int, state: _State) -> bool:
    """Tell the sentences of a row whose task is that of the row above, one cell over both: names stand behind them."""
    has_above = any(state.columns[n] is Column.TASK for row in state.rows for n in row if n < len(state.columns))
    following = next((cell for cell in state.cells[place + 1 :] if squeeze(cell)), "")
    is_told = state.is_numbered and kind_of(following) is CellKind.WHO
    text = squeeze(state.cells[place])
    return has_above and is_told and (text.endswith("。") or ("，" in text and len(text) >= _SENTENCE_LENGTH))


def _next(after: int, meant: frozenset[Column], state: _State) -> int | None:
    return next((n for n in range(after + 1, len(state.columns)) if state.columns[n] in meant), None)


def _same(meant: frozenset[Column], state: _State) -> int | None:
    is_column = 0 <= state.at < len(state.columns)
    return state.at if state.goes_on and is_column and state.columns[state.at] in meant else None


def _is_person(place: int, state: _State) -> bool:
    """A column that no rule knows (责任领导) takes a short word where it is the next one."""
    beyond = state.at + 1
    is_unknown = beyond < len(state.columns) and state.columns[beyond] is None
    return is_unknown and len(squeeze(state.cells[place])) <= _NAME_LENGTH


def _is_last_of_row(place: int, state: _State) -> bool:
    """A short word behind the names and before the next number is a time of other words: 按时完成."""
    follows = state.cells[place + 1] if place + 1 < len(state.cells) else ""
    is_next = kind_of(follows) is CellKind.NUMBER and _counts_on(place + 1, state)
    is_other = kind_of(state.cells[place]) is CellKind.TEXT and len(squeeze(state.cells[place])) <= _TIME_LENGTH
    return _has_who(state) and is_next and is_other


def _has_who(state: _State) -> bool:
    return any(n < len(state.columns) and state.columns[n] in SAID for n in state.row)


def _may_open(state: _State) -> bool:
    return not state.row or _has_who(state)


def _close(place: int, state: _State) -> None:
    """End a row before `place`; one without number goes on below cells of the row above, a lone title is a part."""
    row, above = state.row, next((row for row in reversed(state.rows) if len(row) > 1), {})
    is_numbered, state.row, state.is_numbered, state.at = state.is_numbered, {}, False, -1
    is_told = any(n < len(state.columns) and state.columns[n] in SAID for n in row)
    if not row or not (is_told or is_numbered):
        is_part = len(row) == 1 and place < len(state.cells) and kind_of(state.cells[place]) is CellKind.NUMBER
        if is_part and len(squeeze(state.cells[next(iter(row.values()))[0]])) <= 2 * _TIME_LENGTH:
            state.rows.append({0: next(iter(row.values()))})
            state.used = place
        return
    has_column = Column.NUMBER in state.columns
    spanned = (
        [n for n, column in enumerate(state.columns) if column is Column.NUMBER or column in WHO]
        if has_column and not is_numbered
        else [n for n, column in enumerate(state.columns) if column is Column.TASK]
    )
    for column in spanned:
        if column in above and column not in row:
            row[column] = above[column]
    state.rows.append(row)
    state.used = max(max(members) for members in row.values()) + 1

"""Cells printed one below the other set to the rows and columns of their table, all of them at once.

A copy prints a cell over several rows once, in the first of them, leaves blank ones out, and prints a cell of several
paragraphs as several lines. No count of cells then tells the rows: of all ways to set the cells to columns, in their
order, the one is taken in which the words of the cells fit their columns best and the fewest columns stay empty (the
best path through the cells, found by dynamic programming).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.structure.cell_fits import NEVER, TEXT, WHO, CellWords, Titles, fit, titles_of, words_of
from loaders.structure.cell_kinds import CellKind, kind_of, number_in
from loaders.structure.columns import Column
from loaders.structure.context import squeeze

Row = dict[int, list[int]]

_PART = -1  # the place of a part title, which stands in no column
_HEADER = -2  # and of a header that is printed again
_SAID = frozenset({*WHO, Column.DEADLINE})
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
_NO_TEXT = 40
_OVER = 60  # points that no table regains
_LAST_LINES = 3


@dataclass(frozen=True, slots=True)
class _Token:
    """A cell, or a header that is printed again as one: where it begins, and how many cells it has."""

    start: int
    count: int
    words: CellWords

    @property
    def is_header(self) -> bool:
        return self.count > 1


@dataclass(frozen=True, slots=True)
class _State:
    """Where the last cell stands: its column, whether its row says what is done, and whether it is a first row."""

    column: int
    has_text: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """The best way to a state: its points, the state before, and whether a row begins with it."""

    points: int
    before: _State | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Table:
    columns: tuple[Column | None, ...]
    tokens: tuple[_Token, ...]
    titles: Titles


def placed(cells: Sequence[str], columns: Sequence[Column | None], header: Sequence[str]) -> list[Row]:
    """Return the rows that explain the cells best, with the cells of rows above that go over them; none if none do.

    A row of its first column alone is a part title; one of all words of `header` is a header that is printed again.
    """
    tokens = tuple(_tokens(cells, columns, [squeeze(word) for word in header]))
    if Column.NUMBER not in columns and _counts(cells):
        return []
    table = _Table(tuple(columns), tokens, titles_of([token.words for token in tokens], columns))
    rows = list(_rows(_best_path(table), table))
    rows = rows if Column.NUMBER in columns else _without_last(rows, columns, len(cells))
    return list(_with_spanned(rows, columns)) if _has_titles(rows, columns) else []


def _tokens(cells: Sequence[str], columns: Sequence[Column | None], header: Sequence[str]) -> Iterator[_Token]:
    words = [squeeze(cell) for cell in cells]
    numbers = _numbers(cells) if Column.NUMBER in columns else frozenset()
    place = 0
    while place < len(cells):
        count = len(header) if header and words[place : place + len(header)] == list(header) else 1
        if words[place]:
            yield _Token(place, count, words_of(cells[place], is_number=place in numbers))
        place += count


def _numbers(cells: Sequence[str]) -> frozenset[int]:
    """Return the places of the numbers of rows: they count on, leave some out in an extract, or begin anew in a part."""
    places = [place for place, cell in enumerate(cells) if kind_of(cell) is CellKind.NUMBER]
    values = [number_in(cells[place]) for place in places]
    found: list[int] = []
    last = 0
    for n, (place, value) in enumerate(zip(places, values, strict=True)):
        counts_on = value == last + 1 or (value > last and last + 1 not in values[n:])
        begins_anew = value == 1 and place > 0 and kind_of(cells[place - 1]) in (CellKind.PART, CellKind.TEXT)
        if counts_on or begins_anew or not found:
            found.append(place)
            last = value
    return frozenset(found)


def _counts(cells: Sequence[str]) -> bool:
    """Tell cells that number rows where no header is above numbers."""
    values = [number_in(cell) for cell in cells if kind_of(cell) is CellKind.NUMBER]
    return any(below == above + 1 for above, below in zip(values, values[1:], strict=False))


def _best_path(table: _Table) -> list[tuple[_Token, _State, bool]]:
    """Return the cells up to the end of the table, each with its state and whether it begins a row."""
    layers: list[dict[_State, _Step]] = []
    best, end, last = 0, 0, _State(_PART)
    for place in range(len(table.tokens)):
        layer = _layer(place, layers[-1] if layers else {}, table)
        layers.append(layer)
        for state, step in layer.items():
            points = step.points - _left_at_end(state, table.columns)
            if points > best and state.column >= 0:
                best, end, last = points, place + 1, state
        if max((step.points for step in layer.values()), default=NEVER) < best - _OVER:
            break
    path: list[tuple[_Token, _State, bool]] = []
    state: _State | None = last
    for place in range(end - 1, -1, -1):
        if state is None:
            break
        step = layers[place][state]
        path.append((table.tokens[place], state, step.is_new))
        state = step.before
    return path[::-1]


def _layer(place: int, above: dict[_State, _Step], table: _Table) -> dict[_State, _Step]:
    """Return the best step to each state of a cell from the states of the cell before."""
    layer: dict[_State, _Step] = {}
    fits = [fit(table.tokens[place].words, column, table.titles) for column in table.columns]
    for before, step in above.items() or ((None, None),):
        for state, points, is_new in _steps(before, place, fits, table):
            total = points + (step.points if step else 0)
            if points > NEVER // 2 and (state not in layer or total > layer[state].points):
                layer[state] = _Step(total, before, is_new)
    return layer


def _steps(
    before: _State | None, place: int, fits: Sequence[int], table: _Table
) -> Iterator[tuple[_State, int, bool]]:
    """Yield the states that a cell may have behind another, with the points of each and whether it begins a row."""
    token, columns = table.tokens[place], table.columns
    closed = _left_at_end(before, columns) + _cut_off(before, place, table)
    if token.is_header:
        yield _State(_HEADER), 30 - closed, True
        return
    part = _fit_part(place, table) - (10 if before == _State(_PART) and not token.words.heads_part else 0)
    yield _State(_PART), part - closed, True
    is_first = before is None or before.column == _PART
    for column, own in enumerate(fits):
        has_text = columns[column] in TEXT
        yield _State(column, has_text), own - closed - _left_out(columns[:column], is_first=is_first), True
        if before is None or before.column < 0 or column < before.column:
            continue
        state = _State(column, has_text or before.has_text)
        if column == before.column:
            yield state, own - _again(place, column, table), False
        else:
            between = columns[before.column + 1 : column]
            cost = _left_out(between, is_first=False) + _moved(before, place, column, table)
            yield state, own - cost, False


def _left_out(columns: Sequence[Column | None], *, is_first: bool) -> int:
    said = sum(_LEFT_OUT[column] for column in columns if column in _SAID)
    other = sum(_LEFT_OUT.get(column, 1) if column else 1 for column in columns if column not in _SAID)
    is_untitled = is_first and Column.TASK in columns
    return min(said, _MOST_LEFT_OUT) + other + (_TITLE_LEFT_OUT - _LEFT_OUT[Column.TASK] if is_untitled else 0)


def _left_at_end(state: _State | None, columns: Sequence[Column | None]) -> int:
    """Return what the columns cost that are empty at the end of a row; a row says what is done."""
    if state is None or state.column < 0:
        return 0
    return _left_out(columns[state.column + 1 :], is_first=False) + (0 if state.has_text else _NO_TEXT)


def _cut_off(before: _State | None, place: int, table: _Table) -> int:
    """Return what it costs to leave a cell whose words go on (县林业局、)."""
    return 10 if before is not None and before.column >= 0 and table.tokens[place - 1].words.is_open else 0


def _moved(before: _State, place: int, column: int, table: _Table) -> int:
    """Return what it costs that a cell stands in another column than the one before, which it may go on with."""
    above, own = table.tokens[place - 1].words.mark, table.tokens[place].words.mark
    both = table.columns[before.column] in TEXT and table.columns[column] in TEXT
    counts_on = above is not None and own is not None and above.kind is own.kind and own.number == above.number + 1
    return (6 if both and counts_on else 0) + _cut_off(before, place, table)


def _again(place: int, column: int, table: _Table) -> int:
    """Return what it costs that a cell is a further line of the one before: little where it counts on with it.

    Of names below each other, the last column that says who has the more.
    """
    before, cell, meaning = table.tokens[place - 1].words, table.tokens[place].words, table.columns[column]
    if before.is_open:
        return 0
    if meaning in WHO:
        return 6 if any(other in WHO for other in table.columns[column + 1 :]) else 4
    if meaning in (Column.TASK, Column.GROUP, Column.DEADLINE):
        return 8
    if cell.mark and before.mark and cell.mark.kind is before.mark.kind:
        return 1 if cell.mark.number > 1 else 25
    if cell.mark and cell.mark.number > 1:
        return 2
    return 2 if before.text.endswith(("；", "：", ";", ":")) else 5


def _fit_part(place: int, table: _Table) -> int:
    """Return how well a cell titles a part: by a number of parts, or as few words right above the number of a row."""
    words = table.tokens[place].words
    is_numbered = Column.NUMBER in table.columns
    if words.heads_part:
        return 25 if is_numbered or Column.TASK not in table.columns else 10
    following = table.tokens[place + 1].words if place + 1 < len(table.tokens) else None
    is_above = following is not None and following.is_number and table.columns[0] is Column.NUMBER
    return 8 if is_above and words.may_title else NEVER


def _rows(path: Sequence[tuple[_Token, _State, bool]], table: _Table) -> Iterator[Row]:
    row: Row = {}
    for token, state, is_new in path:
        if is_new and row:
            yield row
            row = {}
        if state.column == _HEADER:
            row = {column: [token.start + column] for column in range(token.count)}
        else:
            row.setdefault(max(state.column, 0), []).append(token.start)
    if row:
        yield row


def _without_last(rows: list[Row], columns: Sequence[Column | None], count: int) -> list[Row]:
    """Return the rows of a table without numbers up to the last that says who; few lines at the end of a text follow."""
    told = [n for n, row in enumerate(rows) if any(columns[column] in _SAID for column in row)]
    behind = rows[told[-1] + 1 :] if told else rows
    lines = sum(len(members) for row in behind for members in row.values())
    ends = max((member for row in behind for members in row.values() for member in members), default=-1) + 1
    is_text = not any(_is_part(row, columns) for row in behind) and Column.DUTY not in columns
    return rows if lines <= _LAST_LINES and ends in (0, count) and is_text else rows[: len(rows) - len(behind)]


def _has_titles(rows: Sequence[Row], columns: Sequence[Column | None]) -> bool:
    """Tell whether more than the first row titles a task, in a table that has a column of titles and one of measures."""
    at = [n for n, column in enumerate(columns) if column is Column.TASK]
    if not at or Column.MEASURES not in columns:
        return bool(rows)
    whole = [row for row in rows if len(row) > 1]
    return len(whole) < 3 or sum(at[0] in row for row in whole) > 1


def _with_spanned(rows: Sequence[Row], columns: Sequence[Column | None]) -> Iterator[Row]:
    """Yield the rows with the cells of the row above that go over them; none goes over the title of a part."""
    above: Row = {}
    for row in rows:
        if _is_part(row, columns):
            above = {}
            yield row
            continue
        spanned = _spanned(row, above, columns)
        whole = {**{n: above[n] for n in spanned}, **row}
        above = whole
        yield whole


def _is_part(row: Row, columns: Sequence[Column | None]) -> bool:
    return set(row) == {0} and columns[0] not in (Column.TASK, Column.MEASURES)


def _spanned(row: Row, above: Row, columns: Sequence[Column | None]) -> list[int]:
    """Return the columns of the row above whose cells go over a row: who, by when, its number and the task's title."""
    has_who = any(columns[n] in WHO for n in row)
    has_measure = any(columns[n] is Column.MEASURES for n in row)
    meant = {Column.NUMBER, Column.DEADLINE}
    meant |= set() if has_who else WHO
    meant |= {Column.TASK} if has_measure else set()
    return [n for n in above if columns[n] in meant and n not in row]

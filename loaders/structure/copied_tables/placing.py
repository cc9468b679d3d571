"""Cells printed one below the other set to the rows and columns of their table, all of them at once.

A copy prints a cell over several rows once, in the first of them, leaves blank ones out, and prints a cell of several
paragraphs as several lines. No count of cells then tells the rows: of all ways to set the cells to columns, in their
order, the one is taken in which the words of the cells fit their columns best and the fewest columns stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.genre.headers.columns import SAID, WHO, Column
from loaders.genre.squeezing import squeeze
from loaders.structure.copied_tables.cell_path import HEADER, State, best_path
from loaders.structure.copied_tables.table_cells import Cells, Token, cells_below
from loaders.structure.copied_tables.usual_columns import usual_columns
from loaders.structure.tables.cell_kinds import CellKind, kind_of, number_in

Row = dict[int, list[int]]

_FEW_ROWS = 3
_LAST_LINES = 3
_BOTH = 2  # those who lead, and those who help
_ROUNDS = 2
_Path = Sequence[tuple[Token, State, bool]]


@dataclass(frozen=True, slots=True)
class Placed:
    """The rows of a table, and the points of the way to set its cells so."""

    rows: tuple[Row, ...] = ()
    points: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with its own cells alone; `opens` is the place of its first cell, which may be that of a part title."""

    row: Row
    opens: int


def placed(cells: Sequence[str], columns: Sequence[Column | None], header: Sequence[str]) -> Placed:
    """Return the rows that explain the cells best, with the cells of rows above that go over them; none if none do.

    A row of its first column alone is a part title; one of all words of `header` is a header that is printed again.
    """
    if Column.NUMBER not in columns and _counts(cells):
        return Placed()
    table = cells_below(header, cells, columns)
    path, points = best_path(table)
    lines = list(_lines(_with_usual(path, table)))
    lines = lines if Column.NUMBER in columns else _without_last(lines, columns, len(cells))
    return Placed(tuple(_with_spanned(lines, columns, cells)), points) if _has_titles(lines, columns) else Placed()


def _with_usual(path: _Path, table: Cells) -> _Path:
    """Return the way to set the cells in which names stand where they do in the other rows of the table.

    What one such way puts right may tell where a name stands in a further row.
    """
    for _ in range(_ROUNDS if sum(column in WHO for column in table.columns) >= _BOTH else 0):
        usual = usual_columns(
            ((token.start, token.words.text, state.column) for token, state, _ in path), table.columns
        )
        if all(state.column == usual.get(token.start, (state.column, 0))[0] for token, state, _ in path):
            break
        path, _ = best_path(replace(table, usual=usual))
    return path


def _counts(cells: Sequence[str]) -> bool:
    """Tell cells that number rows where no header is above numbers."""
    values = [number_in(cell) for cell in cells if kind_of(cell) is CellKind.NUMBER]
    return any(below == above + 1 for above, below in pairwise(values))


def _lines(path: _Path) -> Iterator[_Line]:
    line: _Line | None = None
    for token, state, is_new in path:
        if is_new and line:
            yield line
        if is_new or line is None:
            line = _Line({}, state.column)
        if state.column == HEADER:
            line.row.update({column: [token.start + column] for column in range(token.count)})
        else:
            line.row.setdefault(max(state.column, 0), []).append(token.start)
    if line:
        yield line


def _without_last(lines: list[_Line], columns: Sequence[Column | None], count: int) -> list[_Line]:
    """Return the rows of a table without numbers to the last that says who, and few lines that end the text below it.

    No number tells there that a line below the table is none of it.
    """
    told = [n for n, line in enumerate(lines) if any(columns[column] in SAID for column in line.row)]
    behind = lines[told[-1] + 1 :] if told else lines
    places = [place for line in behind for members in line.row.values() for place in members]
    is_text = all(line.opens >= 0 for line in behind) and Column.DUTY not in columns
    is_last = max(places, default=count - 1) == count - 1
    return lines if is_text and is_last and len(places) <= _LAST_LINES else lines[: len(lines) - len(behind)]


def _has_titles(lines: Sequence[_Line], columns: Sequence[Column | None]) -> bool:
    """Tell whether rows below the first have titles too, where titles and measures have a column each.

    Else one of the two columns is blank in every row, and it is not told which.
    """
    if not {Column.TASK, Column.MEASURES} <= set(columns):
        return bool(lines)
    whole = [line.row for line in lines if line.opens >= 0 and len(line.row) > 1]
    return len(whole) < _FEW_ROWS or sum(columns.index(Column.TASK) in row for row in whole) > 1


def _with_spanned(lines: Sequence[_Line], columns: Sequence[Column | None], cells: Sequence[str]) -> Iterator[Row]:
    """Yield the rows with the cells of the row above that go over them; none goes over the title of a part."""
    above: Row = {}
    for line in lines:
        if line.opens < 0:
            above = above if line.opens == HEADER else {}
            yield line.row
            continue
        row = _with_names_left(_led_from_above(line.row, above, columns, cells), above, columns)
        above = {**{n: above[n] for n in _spanned(row, above, columns)}, **row}
        yield above


def _led_from_above(row: Row, above: Row, columns: Sequence[Column | None], cells: Sequence[str]) -> Row:
    """Return a row that goes on with the task above, whose one cell of names is of the column behind those who lead.

    The cell of those goes over all rows of its task, and whom it names for its measure helps; a leader that is printed
    again leads again.
    """
    names = [n for n, column in enumerate(columns) if column in WHO and n in above]
    own = [n for n in names if n in row]
    is_further = bool(row) and not any(columns[n] in (Column.TASK, Column.NUMBER) for n in row)
    if not is_further or len(names) < _BOTH or own != names[:1] or columns[names[0]] is not Column.LEAD:
        return row
    lead, helps = names[0], names[-1]
    if [squeeze(cells[n]) for n in row[lead]] == [squeeze(cells[n]) for n in above[lead]]:
        return row
    return {**{n: cells for n, cells in row.items() if n != lead}, lead: above[lead], helps: row[lead]}


def _with_names_left(row: Row, above: Row, columns: Sequence[Column | None]) -> Row:
    """Return a row whose first name stands right of who leads with those left of it, whose cells go over it."""
    own = [n for n in row if columns[n] in WHO]
    left = [n for n, column in enumerate(columns) if column in WHO and n < min(own, default=0)]
    if not left or columns[left[0]] is not Column.LEAD or any(n not in above for n in left):
        return row
    return {**{n: above[n] for n in left}, **row}


def _spanned(row: Row, above: Row, columns: Sequence[Column | None]) -> list[int]:
    """Return the columns of the row above whose cells go over a row: who, by when, its number and the task's title."""
    has_who = any(columns[n] in WHO for n in row)
    has_measure = any(columns[n] is Column.MEASURES for n in row)
    meant = {Column.NUMBER, Column.DEADLINE}
    meant |= set() if has_who else WHO
    meant |= {Column.TASK} if has_measure else set()
    return [n for n in above if columns[n] in meant and n not in row]

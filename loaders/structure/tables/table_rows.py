"""The rows of the tables of a document, each with what its columns mean: told by the headers above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from loaders.genre.headers.columns import UNIT, WHO, Column
from loaders.genre.headers.columns_of_row import read_columns
from loaders.genre.headers.rows import is_header_row, may_be_header_row
from loaders.genre.headers.two_rows import columns_below, parts_header
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block
from loaders.structure.tables.indicator_tables import names_who_answers, without_indicators
from loaders.structure.tables.place_tables import without_places
from loaders.structure.tables.wide_headers import below_wide, without_labels

HEAD = -1  # the row of the heading right above a table; those above it have lower ones

_OF_INDICATORS = frozenset({*WHO, Column.NUMBER, Column.GROUP, Column.TASK, Column.DEADLINE})

UnderstoodRow = tuple[list[Block], tuple[Column | None, ...], bool]


def understood(blocks: Sequence[Block]) -> Iterator[UnderstoodRow]:
    """Yield each row with the meaning of its columns, and whether it is a header that says so.

    A header opens its table, below a title perhaps; one may stand on two rows (责任分工 above 牵头单位, 配合单位), and
    is printed again on new pages. A table without one goes on with the last if it has as many columns. Tables of
    indicators have no rows of tasks, unless they are the plan and say who is responsible.
    """
    table, has_rows = -1, False
    columns: tuple[Column | None, ...] = ()
    wide: frozenset[int] = frozenset()
    header: list[str] = []
    above: list[str] = []  # the header, in the row right below it
    answers = names_who_answers(blocks)
    for cells in _rows(blocks if answers else without_places(without_indicators(blocks))):
        place = cells[0].cell
        if place and place.row <= HEAD:
            yield cells, (), False
            continue
        texts = texts_of(cells)
        if place and place.table != table:
            table, has_rows, above = place.table, False, []
            columns = columns if len(texts) == len(columns) else ()
        words = [squeeze(text) for text in texts]
        if parts_header(words, above):
            columns, header, above = columns_below(words, above), words, []
            columns = _without_values(columns, words) if answers else columns
            yield cells, columns, True
        elif is_header_row(texts) or words == header or (not has_rows and may_be_header_row(texts)):
            own, header, above = read_columns(texts), words, words
            columns = _without_values(below_wide(own, words), words) if answers else below_wide(own, words)
            wide = frozenset(n for n, (told, by) in enumerate(zip(columns, own, strict=True)) if told is not by)
            yield cells, columns, True
        else:
            above = []
            has_rows = has_rows or len([word for word in words if word]) > 1
            yield cells, without_labels(columns, cells, wide), False


def _without_values(columns: tuple[Column | None, ...], words: Sequence[str]) -> tuple[Column | None, ...]:
    """Return the columns of a table of indicators but those of values and units, which are read by themselves."""
    told = zip_longest(columns, words, fillvalue=None)
    return tuple(c if c in _OF_INDICATORS and not UNIT.fullmatch(word or "") else None for c, word in told)


def _rows(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    row: list[Block] = []
    for block in blocks:
        if block.cell is None:
            continue
        if row and row[0].cell and (row[0].cell.table, row[0].cell.row) != (block.cell.table, block.cell.row):
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def texts_of(cells: Sequence[Block]) -> list[str]:
    """Return the joined text of each column of a row, blank where it has no cell."""
    joined: dict[int, str] = {}
    for block in cells:
        column = block.cell.column if block.cell else 0
        joined[column] = joined.get(column, "") + block.text
    return [joined.get(column, "") for column in range(max(joined) + 1)]

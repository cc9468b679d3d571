"""Task tables whose cells survived: rows of tab-separated text, by the meaning of their headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.reading.blocks import Block
from loaders.reading.strand import Strand
from loaders.structure.columns import Column, is_header_row, read_columns
from loaders.structure.numbering import MarkKind, read_mark
from loaders.structure.paragraphs import join_lines


@dataclass(frozen=True, slots=True)
class Row:
    """One task of a table: its title cell with its number, and the paragraphs of each other cell.

    `number` is the cell of a column of its own, None where the title opens with its number. `departments` are the
    cells that say who, with the column they stand in; `duties` the province cells in order.
    """

    title: Strand
    paragraphs: tuple[Strand, ...]
    departments: tuple[tuple[Column, Strand], ...] = ()
    duties: tuple[Strand, ...] = ()
    deadline: Strand | None = None
    scope: Strand | None = None
    number: Strand | None = None


@dataclass(frozen=True, slots=True)
class TableSection:
    """A row that titles a part, and the rows below it; `title` is None for rows before the first part."""

    title: Strand | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A task table; `headers` are its header cells, repeated ones too, `loose` what stands in no known column."""

    sections: tuple[TableSection, ...]
    headers: tuple[Strand, ...] = ()
    loose: tuple[Strand, ...] = ()
    page_numbers: tuple[Strand, ...] = ()


@dataclass(slots=True)
class _Draft:
    sections: list[tuple[Strand | None, list[Row]]] = field(default_factory=lambda: [(None, [])])
    headers: list[Strand] = field(default_factory=list)
    loose: list[Strand] = field(default_factory=list)


def has_task_table(blocks: Sequence[Block]) -> bool:
    """Tell whether the blocks hold a row of headers of a task table."""
    return any(is_header_row([text for _, text in _texts(cells)]) for cells in _rows(blocks))


def read_task_table(blocks: Sequence[Block]) -> TaskTable:
    """Return the task table that the cells of a document make up, page by page."""
    draft = _Draft()
    columns: tuple[Column | None, ...] = ()
    for cells in _rows(blocks):
        texts = [text for _, text in _texts(cells)]
        if is_header_row(texts):
            columns = read_columns(texts)
            draft.headers.extend(block.strand for block in cells if block.strand)
        elif columns:
            _read_row(cells, columns, draft)
        else:
            draft.loose.extend(block.strand for block in cells if block.strand)
    sections = tuple(TableSection(title, tuple(rows)) for title, rows in draft.sections if title or rows)
    return TaskTable(sections, tuple(draft.headers), tuple(draft.loose))


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


def _texts(cells: Sequence[Block]) -> list[tuple[int, str]]:
    """Return the column number and joined text of each cell of a row."""
    joined: dict[int, str] = {}
    for block in cells:
        column = block.cell.column if block.cell else 0
        joined[column] = joined.get(column, "") + block.text
    return sorted(joined.items())


def _read_row(cells: Sequence[Block], columns: tuple[Column | None, ...], draft: _Draft) -> None:
    filled = [block for block in cells if block.strand]
    if _is_section(filled):
        draft.sections.append((filled[0].strand, []))
        return
    by_column: dict[Column, list[Strand]] = {}
    for block in filled:
        number = block.cell.column if block.cell else 0
        column = columns[number] if number < len(columns) else None
        if column is None:
            draft.loose.append(block.strand)
        else:
            by_column.setdefault(column, []).append(block.strand)
    row = _row(by_column)
    if row is None:
        draft.loose.extend(block.strand for block in filled if block.strand not in draft.loose)
    else:
        draft.sections[-1][1].append(row)


def _is_section(filled: Sequence[Block]) -> bool:
    if len(filled) != 1:
        return False
    mark = read_mark(filled[0].text)
    return mark is not None and mark.kind in (MarkKind.CHAPTER, MarkKind.CHINESE, MarkKind.PAREN_CHINESE)


def _row(by_column: dict[Column, list[Strand]]) -> Row | None:
    titles = by_column.get(Column.TASK)
    if not titles:
        return None
    who = (Column.LEAD, Column.DEPARTMENT, Column.PARTICIPANT)
    numbers = by_column.get(Column.NUMBER, [])
    deadlines = by_column.get(Column.DEADLINE, [])
    scopes = by_column.get(Column.SCOPE, [])
    return Row(
        title=join_lines(titles),
        paragraphs=tuple(by_column.get(Column.MEASURES, ())),
        departments=tuple((column, cell) for column in who for cell in by_column.get(column, ())),
        deadline=join_lines(deadlines) if deadlines else None,
        scope=join_lines(scopes) if scopes else None,
        number=join_lines(numbers) if numbers else None,
    )

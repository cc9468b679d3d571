"""Task tables that a PDF's text layer flattened: cells between the lines of running text, in column order.

Each page repeats the header line; below it come, row by row, the lines of the title, of the measures, of the
departments and province cells, of the deadline. Title, department and deadline columns are narrow, the column of
measures is wide; a page break may fall into any of them, and the row goes on below the next header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from loaders.annotate import clauses, deadlines, duties
from loaders.annotate.actors import read_addressee
from loaders.genre.headers.columns import Column
from loaders.genre.headers.rows import is_header_line
from loaders.genre.numbering import MarkKind, read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block
from loaders.reading.strand import Strand
from loaders.structure.paragraphs import display_width, join_lines
from loaders.structure.tables.task_table import Row, TableSection, TaskTable

_PAGE_NUMBER = re.compile(r"[—\-–－·]*\s*\d{1,4}\s*[—\-–－·]*$")
_SENTENCE_END = re.compile(r"[。！？][”’）)》]*$")
_WIDE = 0.6
# A narrow line behind a finished paragraph that opens with a name: 市农业农村局、市, 省教育厅
_NAMES = re.compile(
    r"^[^，。；：]{2,16}(?:部|委|局|署|院|厅|办|室|司|处|科|中心|会|公司|政府|银行|部门|单位)(?:、|，|牵头|负责|$)|^[^，。；：]*、"
)


class _Column(Enum):
    SECTION = 0
    TITLE = 1
    BODY = 2
    DEPARTMENT = 3
    DUTY = 4
    DEADLINE = 5


@dataclass(slots=True)
class _RowDraft:
    title: list[Strand]
    paragraphs: list[list[Strand]] = field(default_factory=list)
    departments: list[list[Strand]] = field(default_factory=list)
    duties: list[list[Strand]] = field(default_factory=list)
    deadline: list[Strand] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    width: float
    sections: list[tuple[list[Strand] | None, list[_RowDraft]]] = field(default_factory=lambda: [(None, [])])
    headers: list[Strand] = field(default_factory=list)
    page_numbers: list[Strand] = field(default_factory=list)
    loose: list[Strand] = field(default_factory=list)
    column: _Column | None = None
    row: _RowDraft | None = None


def has_flattened_table(blocks: Sequence[Block]) -> bool:
    """Tell whether a header line of a task table stands in running text."""
    return any(block.cell is None and is_header_line(block.text) for block in blocks)


def read_flattened_table(blocks: Sequence[Block]) -> tuple[TaskTable, tuple[Block, ...]]:
    """Return the table put together again, and the blocks before its first header."""
    first = next(n for n, block in enumerate(blocks) if is_header_line(block.text))
    state = _State(_body_width(blocks[first:]))
    for block in blocks[first:]:
        _read_line(block.strand, state)
    sections = tuple(
        TableSection(join_lines(title) if title else None, tuple(_row(draft) for draft in rows))
        for title, rows in state.sections
        if title or rows
    )
    table = TaskTable(sections, tuple(state.headers), tuple(state.loose), tuple(state.page_numbers))
    return table, tuple(blocks[:first])


def _body_width(blocks: Sequence[Block]) -> float:
    widths = sorted(display_width(block.text) for block in blocks)
    return float(widths[int(len(widths) * 0.9)])


def _read_line(line: Strand, state: _State) -> None:
    text = squeeze(line.text)
    if is_header_line(line.text):
        state.headers.append(line)
        state.column = _Column.BODY if state.row and _is_unfinished(state.row) else None
    elif _PAGE_NUMBER.fullmatch(text):
        state.page_numbers.append(line)
    elif not _opens_section(line, state) and not _opens_row(line, state):
        _continue_row(line, text, state)


def _opens_section(line: Strand, state: _State) -> bool:
    mark = read_mark(line.text)
    if mark is None or mark.kind is not MarkKind.CHINESE or _is_inside_paragraph(state):
        return False
    state.sections.append(([line], []))
    state.row, state.column = None, _Column.SECTION
    return True


def _opens_row(line: Strand, state: _State) -> bool:
    mark = read_mark(line.text)
    if mark is None or mark.kind is not MarkKind.ARABIC or _is_inside_paragraph(state):
        return False
    state.row, state.column = _RowDraft([line]), _Column.TITLE
    state.sections[-1][1].append(state.row)
    return True


def _continue_row(line: Strand, text: str, state: _State) -> None:
    if state.row is None:
        title = state.sections[-1][0]
        target = title if title and state.column is _Column.SECTION else state.loose
        target.append(line)
        return
    state.column = _column(line, text, state)
    {
        _Column.TITLE: _add_title,
        _Column.BODY: _add_body,
        _Column.DEPARTMENT: _add_department,
        _Column.DUTY: _add_duty,
        _Column.DEADLINE: _add_deadline,
    }[state.column](state.row, line)


def _column(line: Strand, text: str, state: _State) -> _Column:
    """Tell the column of a line by its label, its addressee, its width, and the column of the line before."""
    if duties.LABEL.match(text):
        return _Column.DUTY
    if clauses.LABEL.match(text):
        return _Column.DEPARTMENT
    is_wide = display_width(line.text) >= _WIDE * state.width
    if state.column in (_Column.BODY, None) or is_wide or read_addressee(line):
        return _after_body(text, state, is_wide=is_wide)
    if state.column in (_Column.DEPARTMENT, _Column.DUTY) and deadlines.START.match(text):
        return _Column.DEADLINE
    return state.column


def _after_body(text: str, state: _State, *, is_wide: bool) -> _Column:
    """A row whose department cell is empty goes from a finished paragraph straight to its deadline."""
    finished = state.row is not None and not _is_unfinished(state.row)
    if not finished or is_wide or _SENTENCE_END.search(text):
        return _Column.BODY
    if deadlines.START.match(text):
        return _Column.DEADLINE
    return _Column.DEPARTMENT if state.row and state.row.paragraphs and _NAMES.search(text) else _Column.BODY


def _is_inside_paragraph(state: _State) -> bool:
    return state.row is not None and state.column is _Column.BODY and _is_unfinished(state.row)


def _is_unfinished(row: _RowDraft) -> bool:
    return bool(row.paragraphs) and not _SENTENCE_END.search(row.paragraphs[-1][-1].text)


def _add_title(row: _RowDraft, line: Strand) -> None:
    row.title.append(line)


def _add_body(row: _RowDraft, line: Strand) -> None:
    """A paragraph opens with an addressee after a finished one: 各地区要…, 有条件的地区要…"""
    if row.paragraphs and (_is_unfinished(row) or not read_addressee(line)):
        row.paragraphs[-1].append(line)
    else:
        row.paragraphs.append([line])


def _add_department(row: _RowDraft, line: Strand) -> None:
    _add_cell(row.departments, line, clauses.LABEL)


def _add_duty(row: _RowDraft, line: Strand) -> None:
    _add_cell(row.duties, line, duties.LABEL)


def _add_deadline(row: _RowDraft, line: Strand) -> None:
    row.deadline.append(line)


def _add_cell(cells: list[list[Strand]], line: Strand, label: re.Pattern[str]) -> None:
    if cells and not label.match(squeeze(line.text)):
        cells[-1].append(line)
    else:
        cells.append([line])


def _row(draft: _RowDraft) -> Row:
    return Row(
        title=join_lines(draft.title),
        paragraphs=tuple(join_lines(lines) for lines in draft.paragraphs),
        departments=tuple((Column.DEPARTMENT, join_lines(lines)) for lines in draft.departments),
        duties=tuple(join_lines(lines) for lines in draft.duties),
        deadline=join_lines(draft.deadline) if draft.deadline else None,
    )

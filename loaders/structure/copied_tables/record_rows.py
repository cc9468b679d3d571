"""Tasks printed as records, a label and what it holds on each line: 序号：1 / 重点任务：加固水库 / 牵头单位：市水利局.

Such a record is a row of a table below its labels, as a card is; the next record prints the labels again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.genre.headers.columns import SAID, Column, column_of, is_header_word, names_tasks
from loaders.genre.headers.columns_of_row import read_columns
from loaders.genre.headers.rows import heads_table
from loaders.genre.numbering import read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block, Cell, Reading
from loaders.reading.strand import Strand
from loaders.structure.copied_tables.written_tables import last_table

_LINE = re.compile(r"(?P<label>[一-鿿][一-鿿（）()/ ]{1,11})[：:]\s*(?P<value>.*)", re.DOTALL)
_SENTENCE = re.compile(r"[。；]$")
_FEWEST_LABELS = 3
_FEWEST_RECORDS = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    label: Strand
    values: tuple[Strand, ...]

    @property
    def name(self) -> str:
        return squeeze(self.label.text)


@dataclass(frozen=True, slots=True)
class _Record:
    start: int
    end: int
    entries: tuple[_Entry, ...]


def with_record_rows(reading: Reading) -> Reading:
    """Return a reading whose records are rows below their labels; the same one if it has none, or but one."""
    records = list(_records(reading.blocks))
    told = {column for record in records for column in read_columns([entry.name for entry in record.entries])}
    if len(records) < _FEWEST_RECORDS or told.isdisjoint(SAID) or len({r.entries[0].name for r in records}) > 1:
        return reading
    if sum(_is_below_heading(reading.blocks, record) for record in records) * 2 > len(records):
        return reading
    made: list[Block] = []
    table = last_table(reading)
    end, row = 0, 0
    for record in records:
        between = reading.blocks[end : record.start]
        table, row = (table + 1, 0) if between or not end else (table, row)
        made.extend((*between, *_rows(record, table, row)))
        end, row = record.end, row + 2
    return replace(reading, blocks=(*made, *reading.blocks[end:]))


def _is_below_heading(blocks: Sequence[Block], record: _Record) -> bool:
    """Tell lines of labels that part the task of a numbered heading right above them: （一）加强巡护 / 主要任务：….

    A label that opens no record may stand between: （一）加强巡护 / 进展情况：… / 存在问题：….
    """
    first = record.start
    while first and blocks[first - 1].cell is None and _entry(blocks[first - 1].strand):
        first -= 1
    above = blocks[first - 1] if first else None
    is_numbered = above is not None and above.cell is None and read_mark(above.text) is not None
    titles = record.entries[0].values
    return is_numbered and all(_SENTENCE.search(value.text.strip()) for value in titles)


def _records(blocks: Sequence[Block]) -> Iterator[_Record]:
    place = 0
    while place < len(blocks):
        entries, end = _entries(blocks, place)
        names = [entry.name for entry in entries]
        if len(names) >= _FEWEST_LABELS and Column.TASK in read_columns(names) and heads_table(names):
            yield _Record(place, end, tuple(entries))
        place = max(end, place + 1)


def _entries(blocks: Sequence[Block], start: int) -> tuple[list[_Entry], int]:
    """Return the entries of the record that begins at a line, and where it ends: before its first label comes again."""
    entries: list[_Entry] = []
    place = start
    while place < len(blocks) and blocks[place].cell is None:
        entry = _entry(blocks[place].strand)
        if entry is None and not (entries and _goes_on(blocks[place], entries[-1])):
            break
        if entry is None:
            entries[-1] = replace(entries[-1], values=(*entries[-1].values, blocks[place].strand))
        elif any(entry.name == other.name for other in entries) or (not entries and not _may_open(entry)):
            break
        else:
            entries.append(entry)
        place += 1
    return entries, place


def _entry(line: Strand) -> _Entry | None:
    match = _LINE.fullmatch(line.text.strip())
    if match is None or not is_header_word(match["label"]):
        return None
    line = line.strip()
    value = line.group(match, "value")
    return _Entry(line.group(match, "label"), (value,) if value else ())


def _may_open(entry: _Entry) -> bool:
    """Tell the label that a record begins with: its number, or its task, and not what a heading is to reach."""
    return column_of(entry.name) is Column.NUMBER or (names_tasks(entry.name) and "目标" not in entry.name)


def _goes_on(block: Block, entry: _Entry) -> bool:
    """Tell a line that goes on with what a label holds: a further sentence of the measures, or all of it."""
    is_told = column_of(entry.name) in SAID
    return block.heading is None and (not entry.values or (not is_told and bool(_SENTENCE.search(block.text))))


def _rows(record: _Record, table: int, row: int) -> Iterator[Block]:
    for column, entry in enumerate(record.entries):
        yield Block(entry.label, cell=Cell(table, row, column))
    for column, entry in enumerate(record.entries):
        yield from (Block(value, cell=Cell(table, row + 1, column)) for value in entry.values)

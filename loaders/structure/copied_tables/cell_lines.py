"""Tables of web pages saved as text with one cell a line, with or without a stroke behind it: made rows again.

A page that is copied as text loses the sides of its table: 序号 / 重点工作 / 责任单位 / 1 / … stand one below the
other, and a cell over several rows is printed once. The header tells the columns, numbers tell where rows begin, and
where a row has not one cell for each column, the words of a cell tell which it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from loaders.annotate.bodies import says_deed
from loaders.genre.headers.columns import SAID, WHO, Column, column_of, is_header_word
from loaders.genre.headers.columns_of_row import read_columns
from loaders.genre.headers.parents import in_one_row
from loaders.genre.headers.rows import may_be_header_row
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block, Cell, Reading
from loaders.reading.strand import Strand
from loaders.structure.contents import without_contents
from loaders.structure.copied_tables.card_tables import with_card_rows
from loaders.structure.copied_tables.cell_words import words_of
from loaders.structure.copied_tables.converted_tables import with_plain_tables
from loaders.structure.copied_tables.drawn_rows import with_drawn_rows
from loaders.structure.copied_tables.fitting import Fitted, fit_rows
from loaders.structure.copied_tables.flattened import has_flattened_table
from loaders.structure.copied_tables.framed_rows import with_framed_rows
from loaders.structure.copied_tables.glued_rows import with_glued_rows
from loaders.structure.copied_tables.indicator_lines import with_indicator_lines
from loaders.structure.copied_tables.place_lines import end_of_lines, with_place_lines
from loaders.structure.copied_tables.record_rows import with_record_rows
from loaders.structure.copied_tables.ruled_rows import with_ruled_rows
from loaders.structure.copied_tables.spaced_rows import with_spaced_rows
from loaders.structure.copied_tables.stroked_rows import with_stroked_rows
from loaders.structure.copied_tables.strokes import STROKE, between_strokes, stroke_passages
from loaders.structure.copied_tables.written_tables import last_table
from loaders.structure.tables.cell_kinds import CellKind, kind_of
from loaders.structure.tables.tables import has_task_table

_SIDE = f"{STROKE} "
_MOST_COLUMNS = 12
_FEWEST_COLUMNS = 3
_LONGEST_HEADER = 14
# the two lines of a header in a narrow cell: 配合 / 部门
_BROKEN_HEADER = re.compile(
    r"(?:牵头|配合|责任|实施|参与|协助|协同|主办|协办|承办|落实|执行)\|(?:部门|单位|主体|处室|科室)"
    r"|(?:完成|办结|实施|整改)\|(?:时间|时限|期限)|(?:具体|主要|重点)\|(?:任务|工作|措施|举措|内容|事项|方向)"
    r"|(?:任务|工作|项目)\|(?:分类|类别|名称)"
)
_BROKEN_PART = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、]\|[^。；|]{2,30}")  # （一） above its title
_NO_PART = re.compile(
    r"(?:类型|类别|性质|属性|备注|说明|依据|来源|文件|出处|领导|[责负]任?人|联系人|电话)$"
)  # what a header says, and no title of a part
_MOST_TABLES = 20  # headers tried in one document, so that reading stays in proportion to its length


@dataclass(frozen=True, slots=True)
class _Line:
    """One cell: its paragraphs, and how many blocks have been read at its end."""

    paragraphs: tuple[Strand, ...]
    end: int

    @property
    def text(self) -> str:
        return "".join(strand.text for strand in self.paragraphs)


@dataclass(frozen=True, slots=True)
class _Header:
    """The lines that head the columns, in their order, and those that stand over several of them."""

    lines: Sequence[_Line]
    over: Sequence[_Line] = ()


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that was found: the block that it begins with, its header, the cells below and their rows."""

    start: int
    header: _Header
    cells: Sequence[_Line]
    fitted: Fitted


def with_rows(reading: Reading) -> Reading:
    """Return a reading whose lines of cells are the cells of tables; the same one if it has none."""
    return with_place_lines(_with_task_rows(reading))


def _with_task_rows(reading: Reading) -> Reading:
    reading = with_record_rows(with_card_rows(_with_drawn_tables(without_contents(with_glued_rows(reading)))))
    reading = with_indicator_lines(with_spaced_rows(with_plain_tables(reading)))
    blocks = reading.blocks
    if has_task_table(blocks) or has_flattened_table(blocks):
        return reading
    after = 0
    while (table := _next_table(reading.blocks, after)) is not None:
        reading, after = _put_together(reading, table)
    return reading


def _with_drawn_tables(reading: Reading) -> Reading:
    """Return a reading with the cells of tables that lines, strokes or dashes draw."""
    return with_ruled_rows(with_stroked_rows(with_framed_rows(with_drawn_rows(reading))))


def _next_table(blocks: Sequence[Block], after: int) -> _Table | None:
    places = (n for n in range(after, len(blocks)) if blocks[n].cell is None and is_header_word(_bare(blocks[n])))
    headers = ((start, found) for start in places if (found := _headers(list(_first_lines(blocks, start)))))
    for start, found in islice(headers, _MOST_TABLES):
        tables = [table for header in found if (table := _fitted(blocks, start, header))]
        if tables:
            return max(tables, key=_worth)
    return None


def _worth(table: _Table) -> float:
    """Return how well a table fits; of a header on two rows that its rows fill, one cell for each column, the best."""
    is_even = bool(table.header.over) and table.fitted.points is None
    return math.inf if is_even else table.fitted.points or 0


def _fitted(blocks: Sequence[Block], start: int, header: _Header) -> _Table | None:
    """Return the table of the cells below a header; None if they make up no rows."""
    columns = read_columns([line.text for line in header.lines])
    printed = sorted((*header.lines, *header.over), key=lambda line: line.end)
    words = [line.text for line in printed]
    below = (line for line in _lines(blocks, start) if line.end > printed[-1].end)
    cells = list(below if Column.NUMBER in columns else _joined(below, _BROKEN_PART))
    goes_on = not _is_stroked(blocks, start)
    fitted = fit_rows([line.text for line in cells], columns, goes_on=goes_on, header=words)
    return _Table(start, header, cells, fitted) if fitted else None


def _lines(blocks: Sequence[Block], start: int) -> Iterator[_Line]:
    return _stroked(blocks, start) if _is_stroked(blocks, start) else _plain(blocks, start)


def _first_lines(blocks: Sequence[Block], start: int) -> Iterator[_Line]:
    return islice(_joined(_lines(blocks, start), _BROKEN_HEADER), _MOST_COLUMNS + 1)


def _joined(lines: Iterator[_Line], broken: re.Pattern[str]) -> Iterator[_Line]:
    """Yield the lines; two that match `broken` with a stroke between them are the lines of one cell."""
    held: _Line | None = None
    for line in lines:
        if held and broken.fullmatch(f"{squeeze(held.text)}|{squeeze(line.text)}"):
            yield _Line((*held.paragraphs, *line.paragraphs), line.end)
            held = None
            continue
        yield from [held] if held else []
        held = line
    yield from [held] if held else []


def _is_stroked(blocks: Sequence[Block], start: int) -> bool:
    behind = blocks[start + 1].text if start + 1 < len(blocks) else ""
    return STROKE in blocks[start].text or behind.startswith(STROKE)


def _plain(blocks: Sequence[Block], start: int) -> Iterator[_Line]:
    """Yield the cells of one line each, or of the lines that no blank one parts where blank lines part the headers."""
    is_parted = all(block.after_blank for block in blocks[start + 1 : start + _FEWEST_COLUMNS])
    paragraphs: list[Strand] = []
    end = end_of_lines(blocks, start)
    for place in range(start, end):
        if paragraphs and not (is_parted and blocks[place].after_blank is False):
            yield _Line(tuple(paragraphs), place)
            paragraphs = []
        paragraphs.append(blocks[place].strand)
    if paragraphs:
        yield _Line(tuple(paragraphs), end)


def _stroked(blocks: Sequence[Block], start: int) -> Iterator[_Line]:
    """Yield the cells that strokes part, blank ones too; a cell may have several lines."""
    paragraphs: list[Strand] = []
    for place in range(start, len(blocks)):
        strand = blocks[place].strand
        if blocks[place].cell is not None:
            return
        if _opens_row(blocks, place):
            continue
        side = len(strand) - len(strand.text.lstrip(_SIDE)) if place == start else 0
        *closed, rest = between_strokes(strand[side:])
        for part in closed:
            yield _Line((*paragraphs, part) if part else tuple(paragraphs), place + 1)
            paragraphs = []
        paragraphs.extend([rest] if rest else [])


def _opens_row(blocks: Sequence[Block], place: int) -> bool:
    """Tell the stroke at the side of a row from a blank cell: it stands alone before a number, between two sides.

    Strokes may stand behind the cells (… | / | / 2 |), before them (| … / | / | 2) or on lines of their own.
    """
    below = blocks[place + 1].text if place + 1 < len(blocks) else ""
    if squeeze(blocks[place].text) != STROKE or kind_of(below.replace(STROKE, "")) is not CellKind.NUMBER:
        return False
    return below.startswith(STROKE) or _closes_text(blocks, place - 1)


def _closes_text(blocks: Sequence[Block], place: int) -> bool:
    """Tell the stroke behind the words of a cell, on their line or on its own."""
    text = blocks[place].text.rstrip() if place >= 0 else ""
    is_alone = text == STROKE
    return text.endswith(STROKE) and (not is_alone or (place > 0 and STROKE not in blocks[place - 1].text))


def _headers(lines: Sequence[_Line]) -> list[_Header]:
    """Return the lines that may head the columns, first as those of two rows where some stand below others.

    The last may as well title the part above the first number.
    """
    header = _header(lines)
    if folded := in_one_row([line.text for line in header]):
        heads, over = ([header[place] for place in places] for places in folded)
        return [_Header(heads, over), _Header(header)]
    last = header[-1].text if header else ""
    is_said = last != "" and not SAID.isdisjoint(read_columns([last]))  # 计划完成时间
    is_known = len(header) <= _FEWEST_COLUMNS or column_of(last) is not None or is_said
    is_known = is_known or bool(_NO_PART.search(squeeze(last)))
    may_title = bool(header) and not is_known and column_of(header[0].text) is Column.NUMBER
    return [_Header(header), _Header(header[:-1])] if may_title else [_Header(header)] if header else []


def _header(lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines that head the columns: words of headers, to the first number or the first other line."""
    is_numbered = bool(lines) and column_of(lines[0].text) is Column.NUMBER
    words: list[_Line] = []
    for line in lines[: _MOST_COLUMNS + 1]:
        if not (_may_head(line.text) if is_numbered else is_header_word(line.text) and not _is_title(line.text, words)):
            break
        words.append(line)
    behind = words_of(lines[len(words)].text).kind if len(words) < len(lines) else None
    texts = [line.text for line in words]
    columns = read_columns(texts)
    divides = Column.DUTY in columns
    opens_with_who = divides or (bool(columns) and columns[0] in WHO)  # 责任部门 | 序号 | 工作任务
    firsts = {
        CellKind.NUMBER,
        CellKind.PART,
        None if is_numbered else CellKind.WHO if opens_with_who else CellKind.TEXT,
    }
    is_closed = behind is not None and behind in firsts
    known = divides or any(column_of(text) for text in texts)
    fewest = _FEWEST_COLUMNS - 1 if divides else _FEWEST_COLUMNS
    is_header = fewest <= len(words) <= _MOST_COLUMNS and known and may_be_header_row(texts)
    return words if is_header and is_closed else []


def _may_head(text: str) -> bool:
    """Tell whether a cell between 序号 and the first number may head a column, of progress or of funds too."""
    is_short = 0 < len(squeeze(text)) <= _LONGEST_HEADER and "。" not in text
    return is_short and kind_of(text) not in (CellKind.NUMBER, CellKind.PART)


def _is_title(text: str, above: Sequence[_Line]) -> bool:
    """Tell the title of the first task (做好湿地公开工作) from a header: it comes after who does it, or by when."""
    if column_of(text) is not None:
        return False
    *former, own = read_columns([*(line.text for line in above), text])
    is_done = own in (Column.TASK, Column.MEASURES) or says_deed(text)  # 加强组织领导 heads no column of persons
    return is_done and not SAID.isdisjoint(former)


def _put_together(reading: Reading, found: _Table) -> tuple[Reading, int]:
    """Return the reading with the cells of a table in place of its lines, and how many blocks there are to its end."""
    start, header, cells, fitted = found.start, found.header, found.cells, found.fitted
    table = last_table(reading) + 1
    end = cells[fitted.used - 1].end
    made = [
        Block(strand, cell=Cell(table, 0, column))
        for column, line in enumerate((*header.lines, *header.over))
        for strand in line.paragraphs
    ]
    for number, row in enumerate(fitted.rows, start=1):
        for column, members in sorted(row.items()):
            strands = [strand for member in members for strand in cells[member].paragraphs]
            made.extend(Block(strand, cell=Cell(table, number, column)) for strand in strands)
    blocks = (*reading.blocks[:start], *made, *reading.blocks[end:])
    strokes = tuple(stroke_passages(reading.blocks[start:end], reading.source.text))
    return replace(reading, blocks=blocks, markup=(*reading.markup, *strokes)), start + len(made)


def _bare(block: Block) -> str:
    return block.text.strip(_SIDE)

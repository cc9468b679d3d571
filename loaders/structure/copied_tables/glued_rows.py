"""Tables whose cells a copy printed one behind the other without any sign between them: all on one line.

…任务分解表工作任务牵头单位责任单位一、加强监测1.建设站点。县林业局县财政局2.…: words of headers tell where the table
begins, numbers where a row does, the last sentence where the text ends, and names and times are what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.annotate.deadlines import is_time
from loaders.annotate.names import run_together
from loaders.genre.headers.columns import SAID, WHO, Column, column_of, is_header_word
from loaders.genre.headers.columns_of_row import read_columns
from loaders.genre.headers.rows import may_be_header_row
from loaders.genre.numbering import read_mark
from loaders.reading.blocks import Reading
from loaders.reading.strand import Strand
from loaders.structure.copied_tables.written_tables import WrittenTable, cells, with_written_tables
from loaders.structure.tables.cell_kinds import CellKind, is_nothing, kind_of

_LINE = 200  # characters of a line that may hold a table
_FEWEST_HEADERS = 3
_FEWEST_ROWS = 3
_TOLD = 0.7  # of the rows, that end with names or a time
_LONGEST_HEADER = 10
_WORD = re.compile("[一-鿿/／]+")
_BY_HEAD = 2  # lengths of words of two and three characters
_LONGEST_TIME = 24
_TITLE = 40
# columns that no rule knows, or two in one: 责任领导, 配合/责任单位
_OTHER_HEADER = re.compile(
    r"(?:分管|责任|牵头|包保|挂联)(?:[市县区]|副[市县区]长)?(?:领导|人)|备注|[一-鿿]{2}[/／][一-鿿]{2}(?:单位|部门)"
)
_ITEM = re.compile(r"(?<!\d)(\d{1,3})[.．、]\s*(?=[一-鿿“《（])")
# and no figure of a sentence: ，9月底前, 新建3座
_NUMBER = re.compile(
    r"(?<![\d.．/，、：-])(\d{1,3})(?![年月日个家项万亿条户名座所公亩吨米人次场处批类件款只台套辆])(?=[一-鿿“《（])"
)
_PERSON = re.compile(r"(?![省市县区各国])[一-鿿]{2,4}?(?:[、\s][一-鿿]{2,4}?)*(?=[省市县区各])")
_RULE = re.compile(r"[（(][^（()）]{2,30}[）)]")  # behind a header: （排第一的为牵头单位）
_PART = re.compile(r"(?<![第、一二三四五六七八九十])[一二三四五六七八九十]{1,3}、(?=[一-鿿“])")
# what a page prints below its text
_FOOT = re.compile(r"[\s　](?:来源|附件|备注|注[：:]|责任编辑|扫一扫|分享|打印|关闭|上一[篇条]|下一[篇条]|主办|版权)")
_BETWEEN = re.compile(r"[、，；;\s　]+")
_BLANK = re.compile(r"[\s\u00a0　]+")


@dataclass(frozen=True, slots=True)
class _Table:
    """Where a table begins and ends in its line, the places of its headers, and the cells of its rows."""

    start: int
    end: int
    headers: tuple[Strand, ...]
    rows: tuple[dict[int, Strand], ...]


def with_glued_rows(reading: Reading) -> Reading:
    """Return a reading whose lines of cells without signs between them are rows; the same one if it has none."""
    return with_written_tables(reading, _table_at)


def _table_at(reading: Reading, place: int, _: int) -> WrittenTable | None:
    block = reading.blocks[place]
    table = _table(block.strand) if block.cell is None and len(block.strand) >= _LINE else None
    if table is None:
        return None
    before, behind = block.strand[: table.start].strip(), block.strand[table.end :].strip()
    rows = [{n: (row[n],) for n in sorted(row)} for row in (dict(enumerate(table.headers)), *table.rows)]
    parts = (
        *([replace(block, strand=before)] if before else []),
        *cells(rows, [block] * len(rows)),
        *([replace(block, strand=behind)] if behind else []),
    )
    return WrittenTable(place, place + 1, parts)


def _table(line: Strand) -> _Table | None:
    """Return the first table of a line; None if no words of headers stand in it, or no rows below them."""
    for match in re.finditer(r"序号|工作|任务|重点|主要|项目|事项|责任|牵头", line.text):
        found = list(_headers(line, match.start()))
        headers = _without_title(found)
        columns = read_columns([header.text for header in headers])
        is_told = len(headers) >= _FEWEST_HEADERS and not SAID.isdisjoint(columns)
        if not is_told or not may_be_header_row([header.text for header in headers]):
            continue
        end = match.start() + sum(map(len, found))
        body = line[end:]
        body = body[: _end(body.text, columns)]
        rows = tuple(_rows(body, columns))
        start = end - sum(map(len, headers))
        return _Table(start, end + len(body), tuple(headers), rows) if _are_rows(rows, columns) else None
    return None


def _without_title(headers: list[Strand]) -> list[Strand]:
    """Return the headers without the end of the table's title (重点任务清单), which stands before 序号.

    Only names and groups have a column left of the numbers.
    """
    columns = read_columns([header.text for header in headers])
    place = columns.index(Column.NUMBER) if Column.NUMBER in columns else 0
    is_led = place > 0 and columns[place - 1] in (*WHO, Column.GROUP)
    return headers[place - 1 if is_led else place :]


def _end(body: str, columns: Sequence[Column | None]) -> int:
    """Return where what a page prints below its text begins, behind the number of the last row."""
    starts = _starts(body, _NUMBER if Column.NUMBER in columns else _ITEM)
    foot = _FOOT.search(body, starts[-1]) if starts else None
    return foot.start() if foot else len(body)


def _headers(line: Strand, start: int) -> Iterator[Strand]:
    """Yield the words of headers that follow one another, each with the bracket behind it: 责任单位（排第一的牵头）."""
    place = start
    while True:
        word = _header(line.text[place : place + _LONGEST_HEADER])
        if not word or (place > start and word == line.text[start : start + len(word)]):
            return
        bracket = _RULE.match(line.text, place + len(word))
        end = bracket.end() if bracket else place + len(word)
        yield line[place:end]
        place = end


def _header(text: str) -> str | None:
    """Return the word of a header that opens a text, the longest; a short one may be known by its head alone: 名称."""
    words = [text[:length] for length in range(len(text), 1, -1) if _WORD.fullmatch(text[:length])]
    known = (word for word in words if column_of(word) or _OTHER_HEADER.fullmatch(word))
    return next(known, None) or next((word for word in reversed(words[-_BY_HEAD:]) if is_header_word(word)), None)


def _are_rows(rows: Sequence[dict[int, Strand]], columns: Sequence[Column | None]) -> bool:
    told = [row for row in rows if any(columns[n] in WHO or columns[n] is Column.DEADLINE for n in row)]
    whole = [row for row in rows if len(row) > 1]
    return len(told) >= _FEWEST_ROWS and len(told) >= _TOLD * len(whole)


def _rows(body: Strand, columns: Sequence[Column | None]) -> Iterator[dict[int, Strand]]:
    """Yield the rows that numbers open; a part (一、) is a row, or titles its rows where measures have a column.

    Where names stand left of the numbers, those behind a row are of the rows below it.
    """
    texts = [n for n, column in enumerate(columns) if column in (Column.TASK, Column.MEASURES)]
    is_led = columns[0] in WHO
    starts = _starts(body.text, _NUMBER if Column.NUMBER in columns else _ITEM)
    left = _names(body[: starts[0]], [0]) if is_led and starts else {}
    title: Strand | None = None
    for piece, is_part in _pieces(body, columns):
        if is_part and len(texts) > 1:
            title = piece
        elif is_part:
            yield {0: piece}
        else:
            over = {texts[0]: title} if title is not None else {}
            cells = _cells(piece, columns, texts[1] if over else texts[0])
            yield {**over, **cells, **left}
            left = {0: cells[0]} if is_led and 0 in cells else left


def _pieces(body: Strand, columns: Sequence[Column | None]) -> Iterator[tuple[Strand, bool]]:
    """Yield the stretches of a table that numbers open, each with whether it titles a part."""
    rows = _starts(body.text, _NUMBER if Column.NUMBER in columns else _ITEM)
    parts = set(_part_starts(body.text))
    cuts = sorted({*rows, *parts})
    for start, end in pairwise((*cuts, len(body))):
        piece = body[start:end].strip()
        is_part = start in parts and len(piece) <= _TITLE and "。" not in piece.text
        if piece and (is_part or start in rows):
            yield piece, is_part


def _starts(text: str, number: re.Pattern[str]) -> list[int]:
    """Return where the numbers of rows stand, which count on from 1."""
    found: list[int] = []
    for match in number.finditer(text):
        if int(match[1]) == len(found) + 1:
            found.append(match.start())
    return found


def _part_starts(text: str) -> Iterator[int]:
    """Yield where the titles of parts stand, which count on, or are printed again on the next page."""
    last = 0
    for match in _PART.finditer(text):
        mark = read_mark(text[match.start() :])
        if mark and mark.number in (last, last + 1):
            last = mark.number
            yield match.start()


def _cells(row: Strand, columns: Sequence[Column | None], text: int) -> dict[int, Strand]:
    """Return the cells of a row: its number, its text to the end of the last sentence, and who and by when."""
    cells: dict[int, Strand] = {}
    if Column.NUMBER in columns and (match := _NUMBER.match(row.text)):
        cells[columns.index(Column.NUMBER)] = row[: match.end()]
        row = row[match.end() :]
    end = row.text.rfind("。") + 1
    said = row[end:]
    if Column.DEADLINE in columns:
        said, time = _without_time(said)
        cells.update({columns.index(Column.DEADLINE): time} if time else {})
    who = [n for n, column in enumerate(columns) if column in WHO]
    unknown = [n for n, column in enumerate(columns[: who[0]] if who else ()) if column is None]
    if unknown and (person := _PERSON.match(said.text)):
        cells[unknown[-1]] = said[: person.end()]
        said = said[person.end() :]
    return {**cells, **({text: row[:end].strip()} if end else {}), **_names(said, who)}


def _without_time(said: Strand) -> tuple[Strand, Strand | None]:
    """Part what follows the text of a row from the time at its end or its beginning."""
    text = said.text
    for length in range(min(_LONGEST_TIME, len(text)), 1, -1):
        if is_time(text[-length:].strip()):
            return said[:-length], said[len(said) - length :].strip()
        if is_time(text[:length].strip()):
            return said[length:], said[:length].strip()
    return said, None


def _names(said: Strand, who: Sequence[int]) -> dict[int, Strand]:
    """Return the cells of those named; the last of names that follow one another without a sign is the last cell.

    A blank before them all stands for the blank cell of the first column.
    """
    names = said.strip()
    told = [kind_of(name) for name in _BETWEEN.split(names.text) if name]
    if not who or CellKind.WHO not in told or is_nothing(names.text):
        return {}
    blanks = list(_BLANK.finditer(names.text))
    cuts = [blank.start() for blank in blanks] or run_together(names.text)
    if len(who) == 1 or not cuts:
        is_last = len(who) > 1 and said.text[:1].isspace()
        return {who[-1] if is_last else who[0]: names}
    first, last = names[: cuts[-1]], names[cuts[-1] :].strip()
    return {who[0]: first, who[-1]: last}

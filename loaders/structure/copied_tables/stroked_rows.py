"""Tables written with strokes between the cells of a line, as in Markdown or in a page copied as text: | 1 | … |."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Passage
from loaders.genre.headers.columns import SAID, WHO, Column
from loaders.genre.headers.columns_of_row import read_columns
from loaders.genre.headers.rows import heads_table
from loaders.genre.headers.times import heads_years, year_alone
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block, Reading
from loaders.reading.strand import Strand, join
from loaders.structure.copied_tables.aligning import aligned
from loaders.structure.copied_tables.converted_tables import titles_table
from loaders.structure.copied_tables.parted_headers import with_parted_headers
from loaders.structure.copied_tables.strokes import STROKE, between_strokes
from loaders.structure.copied_tables.written_tables import WrittenTable, cells, last_table, with_written_tables
from loaders.structure.tables.cell_kinds import CellKind, kind_of

_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")
_BLANK = re.compile(r"[\s|]*")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FEWEST_STROKES = 2
_SPANNED = frozenset(
    {Column.TASK, Column.GROUP, Column.LEAD, Column.DEPARTMENT, Column.PARTICIPANT, Column.DEADLINE, Column.NUMBER}
)
_TWO = 2
_HEADER = 20  # characters
# the register of a page, which is of the letter: 索引号 | 1137/2022-04772 | 发布日期 | …
_REGISTER = re.compile(r"索引号|标题|名称|文号|发[文布]|成文|主题|信息|公开|有效性|生成|来源")
_MOST_TITLES = 5  # lines that may title a table, with its rule and its headers

_Row = dict[int, tuple[Strand, ...]]


def with_stroked_rows(reading: Reading) -> Reading:
    """Return a reading whose stroked lines below a header are the cells of tables; the same one if it has none."""
    return _without_breaks(with_written_tables(reading, _table_at), last_table(reading))


def _without_breaks(reading: Reading, last: int) -> Reading:
    """Return a reading without the signs of line breaks, <br>, outside the tables behind the `last` one."""
    blocks, markup = list[Block](), list[Passage]()
    for block in reading.blocks:
        found = list(_BREAK.finditer(block.text)) if block.cell is None or block.cell.table <= last else []
        blocks.append(replace(block, strand=join(_paragraphs(block.strand))) if found else block)
        markup.extend(block.strand.group(match).passage(reading.source.text) for match in found)
    return replace(reading, blocks=tuple(blocks), markup=(*reading.markup, *markup)) if markup else reading


def _table_at(reading: Reading, start: int, _: int) -> WrittenTable | None:
    blocks = reading.blocks
    head = _head(blocks, start)
    if head is None:
        return None
    header = _parts(blocks[head].strand)
    words = _words(header)
    read = read_columns(words)
    columns = _widened(read, blocks[head + 1 : head + 2])
    is_closed = blocks[head].text.rstrip().endswith(STROKE)
    named = [n for n, column in enumerate(columns) if columns == read or column in read]
    heads = header if columns == read else [part for part in header if part]
    titles = [_parts(block.strand) for block in blocks[start:head] if not _RULE.fullmatch(block.text)]
    above: list[_Row] = [{n: (part,) for n, part in enumerate(parts) if part} for parts in titles]
    rows: list[_Row] = [{n: (part,) for n, part in zip(named, heads, strict=False) if part}]
    end = head + 1
    while end < len(blocks) and _goes_on(blocks, end, is_closed=is_closed):
        _add(blocks[end], columns, rows, goes_on=is_closed and not _is_closed(blocks[end - 1]))
        end += 1
    rows = _with_years(rows, len(header)) if heads_years(words[0]) else rows
    rows = list(_with_part_rows(rows)) if columns != read and columns[0] is Column.GROUP else rows
    if len(rows) < _TWO:
        return None
    ordered = (dict(sorted(row.items())) for row in (*above, *with_parted_headers(rows)))
    return WrittenTable(start, end, tuple(cells(ordered)), tuple(_signs(blocks[start:end])))


def _head(blocks: Sequence[Block], start: int) -> int | None:
    """Return the line of the headers of a table that begins at `start`, below lines that title it perhaps."""
    for place in range(start, min(start + _MOST_TITLES, len(blocks))):
        if not _is_stroked(blocks[place]):
            return None
        words = _words(_parts(blocks[place].strand))
        if heads_table(words) or (place == start and _is_ruled(words, blocks[place + 1 : place + 3])):
            return place
        if _heads_years(words, blocks[place + 1 : place + 3]):
            return place
        if not (titles_table(words) or (place > start and _RULE.fullmatch(blocks[place].text))):
            return None
    return None


def _is_ruled(words: Sequence[str], below: Sequence[Block]) -> bool:
    """Tell the headers of any other table by the rule below them and the row below that: | 市 | 新建（万亩） |."""
    filled = [squeeze(word) for word in words if squeeze(word)]
    are_words = all(len(word) <= _HEADER and "。" not in word and not _REGISTER.match(word) for word in filled)
    is_ruled = len(below) > 1 and bool(_RULE.fullmatch(below[0].text)) and _is_stroked(below[1])
    return len(filled) > _TWO and are_words and is_ruled and not heads_table(_words(_parts(below[1].strand)))


def _heads_years(words: Sequence[str], below: Sequence[Block]) -> bool:
    """Tell headers of which the first is of years by a year below it: | 年度 | 类型 | 规模 |, | 2025 | 甲 | 30 |."""
    rows = [_words(_parts(block.strand)) for block in below if _is_stroked(block) and not _RULE.fullmatch(block.text)]
    return len(words) > _TWO and heads_years(words[0]) and bool(rows) and year_alone(rows[0][0]) is not None


def _with_years(rows: Sequence[_Row], width: int) -> list[_Row]:
    """Return rows with the year above in those of one cell less, which a cell over several rows left them."""
    found = list(rows[:1])
    for row in rows[1:]:
        parts = [row[n] for n in sorted(row)]
        is_left = len(parts) == width - 1 and not year_alone(parts[0][0].text) and 0 in found[-1] and len(found) > 1
        found.append(dict(enumerate((found[-1][0], *parts))) if is_left else row)
    return found


def _words(header: Sequence[Strand]) -> list[str]:
    return [_BREAK.sub("", part.text) for part in header]


def _with_part_rows(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Yield the rows with a row of its own for each part, whose cell stands over the rows of its tasks."""
    part: tuple[Strand, ...] | None = None
    yield rows[0]
    for row in rows[1:]:
        if row.get(0) and row[0] != part:
            part = row[0]
            yield {0: row[0]}
        rest = {column: cell for column, cell in row.items() if column}
        if rest:
            yield rest


def _widened(columns: tuple[Column | None, ...], below: Sequence[Block]) -> tuple[Column | None, ...]:
    """Return the columns of a header that spans more of them: 工作任务 over part and task, 具体要求 over their number.

    The row below tells it: it has more cells, one of them a bare number that no header names.
    """
    named = tuple(column for column in columns if column)
    texts = [part.text for part in _parts(below[0].strand)] if below and _is_stroked(below[0]) else []
    kinds = [kind_of(text) for text in texts]
    is_wider = len(texts) > len(named) and len(named) == len([c for c in columns[: len(named)] if c])
    if not is_wider or Column.NUMBER in named or kinds.count(CellKind.NUMBER) != 1 or Column.MEASURES not in named:
        return columns
    place, behind = kinds.index(CellKind.NUMBER), named[named.index(Column.MEASURES) :]
    left: tuple[Column | None, ...] = (Column.TASK,) if place < 2 else (Column.GROUP, Column.TASK)
    is_whole = place in (1, 2) and place + 1 + len(behind) == len(texts)
    return (*left, Column.NUMBER, *behind) if is_whole else columns


def _goes_on(blocks: Sequence[Block], place: int, *, is_closed: bool) -> bool:
    block = blocks[place]
    if block.cell is not None:
        return False
    return STROKE in block.text or (is_closed and not _is_closed(blocks[place - 1]))


def _is_stroked(block: Block) -> bool:
    return block.cell is None and block.text.count(STROKE) >= _FEWEST_STROKES


def _is_closed(block: Block) -> bool:
    return block.text.rstrip().endswith(STROKE)


def _add(block: Block, columns: Sequence[Column | None], rows: list[_Row], *, goes_on: bool) -> None:
    if _BLANK.fullmatch(block.text) or _RULE.fullmatch(block.text):
        return
    parts = _parts(block.strand)
    texts = [part.text for part in parts]
    above = rows[-1] if len(rows) > 1 else {}
    if goes_on and above:
        last = max(above)
        rows[-1] = {**above, **{last + n: (*above.get(last + n, ()), part) for n, part in enumerate(parts) if part}}
        return
    # Markdown writes blank cells too; a converter that does not leaves out those that lie over the rows above as well
    is_framed = block.text.startswith(STROKE)
    is_whole = is_framed and (len(parts) == 1 or len(parts) >= len(columns))
    is_part = kind_of(texts[0]) is CellKind.PART and not any(squeeze(text) for text in texts[1:])
    fitted = tuple(range(len(parts))) if is_whole or is_part else aligned(texts, columns, above.keys())
    places = _to_the_last(fitted, columns) if is_framed and not is_whole else fitted
    row = {place: _paragraphs(part) for place, part in zip(places, parts, strict=False) if part}
    known = dict(enumerate(columns))  # a row may have more cells than there are headers: | 1 | 公路 | 开工 | 已报 |
    is_told = any(known.get(n) in SAID for n in places)
    end = len(columns) if is_framed and not (is_whole or is_told) else max(places, default=0)
    skipped = () if is_part else (n for n in range(end) if n not in (*places, *fitted))
    spanned = {n: above[n] for n in skipped if n in above and known.get(n) in _SPANNED}
    if row:
        rows.append({**spanned, **row})


def _to_the_last(places: tuple[int, ...], columns: Sequence[Column | None]) -> tuple[int, ...]:
    """Return the columns of the cells of a row with the last name in the last column of names.

    Where 牵头单位 | 责任单位 | 配合单位 have two cells, the first lies over two columns.
    """
    named = [n for n, column in enumerate(columns) if column in WHO]
    own = [n for n in places if n in named]
    if (
        len(own) < _TWO
        or len(named) <= len(own)
        or own[-1] == named[-1]
        or columns[named[-1]] is not Column.PARTICIPANT
    ):
        return places
    return tuple(named[-1] if n == own[-1] else n for n in places if n <= own[-1])


def _parts(strand: Strand) -> list[Strand]:
    """Return the cells of a line, without those that only its outer strokes make."""
    parts = between_strokes(strand)
    inner = parts[1:] if strand.text.startswith(STROKE) else parts
    return inner[:-1] if strand.text.rstrip().endswith(STROKE) else inner


def _paragraphs(cell: Strand) -> tuple[Strand, ...]:
    cuts = [place for match in _BREAK.finditer(cell.text) for place in match.span()]
    return tuple(part.strip() for part in cell.split_at(cuts) if not _BREAK.fullmatch(part.text) and part.text.strip())


def _signs(blocks: Sequence[Block]) -> Iterator[Strand]:
    for block in blocks:
        if _RULE.fullmatch(block.text):
            yield block.strand
            continue
        for match in re.finditer(rf"\||{_BREAK.pattern}", block.text, re.IGNORECASE):
            yield block.strand.group(match)

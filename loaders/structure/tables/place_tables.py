"""Tables of what each place is to reach: rows are towns or counties, columns what is counted, cells their amounts.

乡镇 | 新建防火道（公里） | 巡护队（支） promises each of its numbers for the place of its row; a total is that of all.
Behind a column of years the rows may be of any kind (年度 | 资源类型 | 接入容量), and each number is for its year.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import dropwhile, groupby

from kg.model import Comparator, Target
from loaders.annotate.context import Context
from loaders.annotate.figures.indicator import fit_name, kind_of
from loaders.genre.headers.columns import WHO, Column, column_of
from loaders.genre.headers.indicators import heads_indicators, unit_in_bracket, without_bracket
from loaders.genre.headers.places import heads_places
from loaders.genre.headers.times import heads_years, year_alone
from loaders.genre.squeezing import squeeze
from loaders.reading.annex_marks import marks_annex
from loaders.reading.blocks import Block
from loaders.reading.strand import Strand, join
from loaders.structure.tables.cell_kinds import is_nothing
from loaders.structure.tables.indicator_columns import cells_of
from loaders.structure.tables.indicator_tables import IndicatorTables, read_indicators

# a range of amounts (0.3-0.4) promises its lower end at least; one of years is no amount
_VALUE = re.compile(
    r"(?!(?:19|20)\d\d[-—–~～至])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:[-—–~～至](?P<high>\d+(?:\.\d+)?))?(?P<unit>%|[^\d.,%]{0,4})(?:全覆盖|以上)?"
)
_NUMBER = re.compile("序号|编号")
_TOTAL = re.compile(r"(?:总|合|小|共)计|全[市县区省州镇乡](?:合计|总计)?|总数")
# what a table promises, by its title or its headers; and what it only tells
_PROMISES = re.compile(r"任务|目标|计划|指标|分解|分配|安排|新[建增]|改造|建设|创建|完成")
_TELLS = re.compile(r"统计|情况|现状|进展|排名|名[单册]|登记|基本信息|台账|完成[数率]")
_NO_PROMISE = re.compile(r"已|现有|原有|现状|存量|上年|完成[数率值]|总?人口|户数|基数|排名|得分|电话")
_VAGUE = re.compile(
    r"(?:任务|目标|计划|指标)?(?:数量?|个数|总[数量]|面积|小计|合计|任务|目标|计划|指标|金额)(?:数|值)?"
)
_UNIT_ABOVE = re.compile(r"[（(]?(?:计量)?单位[：:](?P<unit>[^（()）\s、，]{1,8})[)）]?")
_ALL_OF_IT = re.compile("100[%％]|全部|全面")  # 11月底前完成100% says the amount of the year again
_OTHER = frozenset({*WHO, Column.TASK, Column.MEASURES})
_ABOVE = 4  # lines above a table that may title it
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Table:
    """The cells of a table, how many rows head it, where its places stand, and the unit that is said above it.

    `titles` are the cells that stand alone in the rows above its headers, `years` the column of the year of each row.
    """

    rows: tuple[dict[int, Strand], ...]
    head: int
    place: int
    amounts: tuple[int, ...]
    unit: str | None
    titles: tuple[Strand, ...] = ()
    years: int | None = None


@dataclass(frozen=True, slots=True)
class _RowHead:
    """The cell that says whose the amounts of a row are, whether they are totals of all places, and for which year."""

    name: Strand
    of_all: bool
    period: str | None


@dataclass(frozen=True, slots=True)
class _ColumnHead:
    """The lowest header of a column as printed, what is counted in it, and in which unit."""

    printed: str
    what: str
    unit: str | None


def without_places(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks but for the cells of tables of amounts by place."""
    ours = {number for number, _ in _tables(blocks)}
    return tuple(block for block in blocks if block.cell is None or block.cell.table not in ours)


def read_places(blocks: Sequence[Block], context: Context) -> IndicatorTables:
    """Return what the tables of amounts by place promise, in the order of the document."""
    targets: list[Target] = []
    headers: list[Strand] = []
    loose: list[Strand] = []
    for _, table in _tables(blocks):
        heads = (*table.titles, *(strand for row in table.rows[: table.head] for strand in row.values()))
        years = (row[table.years] for row in table.rows[table.head :] if table.years in row)
        headers.extend(dict.fromkeys((*heads, *years)))
        for row in table.rows[table.head :]:
            told = [n for n in table.amounts if n in row and _number(row[n])]
            targets.extend(_targets(row, told, table, context))
            loose.extend(strand for column, strand in row.items() if column not in (*told, table.place, table.years))
    return IndicatorTables(tuple(targets), (), tuple(headers), tuple(loose))


def read_counted(blocks: Sequence[Block], context: Context) -> IndicatorTables:
    """Return what the tables of indicators and those of amounts by place say."""
    told, by_place = read_indicators(blocks, context), read_places(blocks, context)
    return IndicatorTables(
        (*told.targets, *by_place.targets),
        told.outcomes,
        (*told.headers, *by_place.headers),
        (*told.loose, *by_place.loose),
    )


def _tables(blocks: Sequence[Block]) -> Iterator[tuple[int, _Table]]:
    above: list[str] = []
    for number, found in groupby(blocks, key=lambda block: block.cell.table if block.cell else None):
        cells = list(found)
        if number is None:
            above = [squeeze(block.text) for block in cells[-_ABOVE:]]
            marked = [n for n, block in enumerate(cells[-_ABOVE:]) if marks_annex(block.text)]
            above = above[marked[-1] :] if marked else above
        elif table := _table(cells, above):
            yield number, table


def _table(cells: Sequence[Block], above: Sequence[str]) -> _Table | None:
    """Return a table whose first row heads places and amounts alone, and which promises these; None for any other.

    A row of one cell above its headers titles it.
    """
    all_rows = [cells_of(list(row)) for _, row in groupby(cells, key=lambda block: block.cell.row if block.cell else 0)]
    rows = list(dropwhile(lambda row: len(row) < _FEW, all_rows))
    if not rows:
        return None
    titles = tuple(strand for row in all_rows[: len(all_rows) - len(rows)] for strand in row.values())
    first = {column: squeeze(strand.text) for column, strand in rows[0].items()}
    years, place = _place(first, rows)
    if place is None or any(not _NUMBER.fullmatch(word) for n, word in first.items() if n < place and n != years):
        return None
    head = next((n for n, row in enumerate(rows) if n and _counts(row, place)), len(rows))
    titled = [*above, *(squeeze(title.text) for title in titles)]
    amounts = _amounts(rows, head, place, titled)
    units = (match["unit"] for text in titled if (match := _UNIT_ABOVE.search(text)))
    return _Table(tuple(rows), head, place, amounts, next(units, None), titles, years) if amounts else None


def _place(first: dict[int, str], rows: Sequence[dict[int, Strand]]) -> tuple[int | None, int | None]:
    """Return the column of years, if there is one, and that of the places, or of whatever stands behind the years."""
    years = next((n for n, word in first.items() if heads_years(word)), None)
    place = next((n for n, word in first.items() if heads_places(word)), None)
    if years is None or (place is not None and place < years):
        return None, place
    behind = min((n for n in first if n > years), default=None)
    told = [row for row in rows[1:] if len(row) > _FEW]
    is_told = bool(told) and all(years in row and year_alone(row[years].text) for row in told)
    names = [row[behind] for row in told if behind in row] if behind is not None else []
    if not is_told or not names or any(map(_number, names)):
        return None, place
    return years, behind


def _amounts(rows: Sequence[dict[int, Strand]], head: int, place: int, titled: Sequence[str]) -> tuple[int, ...]:
    """Return the columns of what is promised; none in a table of anything else."""
    below, first = rows[head:], [squeeze(strand.text) for strand in rows[0].values()]
    columns = sorted({column for row in below for column in row if column > place})
    amounts = tuple(n for n in columns if _holds_amounts([row[n] for row in below if n in row]))
    words = {n: _words(rows[:head], n) for n in columns}
    others = [word for n in columns if n not in amounts for word in words[n]]
    is_other = any(column_of(word) in _OTHER for word in others) or heads_indicators(first)
    titles = "".join(titled)
    if len(below) < _FEW or is_other or not _PROMISES.search(titles + "".join(first)) or _TELLS.search(titles):
        return ()
    kept = tuple(n for n in amounts if not any(map(_NO_PROMISE.search, words[n])))
    return tuple(n for n in kept if not (_ALL_OF_IT.search("".join(words[n][-1:])) and _is_repeated(n, kept, below)))


def _counts(row: dict[int, Strand], place: int) -> bool:
    """Tell a row that has a place, or is the total of all, and an amount behind it."""
    return any(_number(strand) for column, strand in row.items() if column > place) and any(n <= place for n in row)


def _holds_amounts(cells: Sequence[Strand]) -> bool:
    filled = [cell for cell in cells if not is_nothing(cell.text)]
    return bool(filled) and all(map(_number, filled))


def _is_repeated(column: int, amounts: Sequence[int], rows: Sequence[dict[int, Strand]]) -> bool:
    """Tell a column whose amounts are in every row those of one before it."""
    said = {n: [squeeze(row[n].text) if n in row else "" for row in rows] for n in amounts if n <= column}
    return any(said[n] == said[column] for n in said if n < column)


def _number(cell: Strand) -> re.Match[str] | None:
    return _VALUE.fullmatch(unicodedata.normalize("NFKC", squeeze(cell.text)))


def _amount(cell: Strand) -> tuple[Decimal, Comparator, str]:
    """Return the number of a cell, how it is compared, and the unit that the cell says itself.

    Raises `ValueError` for one without a number.
    """
    match = _number(cell)
    if match is None:
        raise ValueError(f"no number: {cell.text}")
    comparator = Comparator.AT_LEAST if match["high"] else Comparator.EQUAL
    return Decimal(match["number"].replace(",", "")), comparator, match["unit"]


def _words(head: Sequence[dict[int, Strand]], column: int) -> list[str]:
    """Return the headers of a column from the uppermost, of which one may stand over several columns.

    None reaches to the left of the one above it.
    """
    found: list[str] = []
    start = 0
    for row in head:
        over = max((n for n in row if start <= n <= column), default=None)
        start = start if over is None else over
        text = squeeze(row[over].text) if over is not None else ""
        found.extend([text] if text and text not in found else [])
    return found


def _targets(row: dict[int, Strand], amounts: Sequence[int], table: _Table, context: Context) -> Iterator[Target]:
    """Yield what a row promises."""
    head = _row_head(row, table, context)
    if head is None:
        return
    for column in amounts:
        words = _words(table.rows[: table.head], column)
        if words:
            yield _target(row[column], head, _column_head(words, table.unit), context)


def _row_head(row: dict[int, Strand], table: _Table, context: Context) -> _RowHead | None:
    """Return what heads a row; None if nothing does, or if its year is over.

    A total may stand in the column of numbers, or over it and that of the places.
    """
    places = [strand for column, strand in sorted(row.items()) if column <= table.place]
    year = year_alone(row[table.years].text) if table.years in row else None
    if not places or (year and context.year and int(year) < context.year):
        return None
    of_all = any(_TOTAL.fullmatch(squeeze(strand.text)) for strand in places)
    until = context.until or context.year
    return _RowHead(places[-1], of_all, year or (str(until) if until else None))


def _column_head(words: Sequence[str], unit: str | None) -> _ColumnHead:
    """Return what headers say is counted; the lowest may tell little without the one above: 泵站 over 数量（座）."""
    inner = without_bracket(words[-1])
    what = without_bracket(words[-2]) + inner if _VAGUE.fullmatch(inner) and len(words) > 1 else inner
    told = (said for word in reversed(words) if (said := unit_in_bracket(word)))
    return _ColumnHead(words[-1], what, next(told, unit))


def _target(cell: Strand, row: _RowHead, column: _ColumnHead, context: Context) -> Target:
    value, comparator, own = _amount(cell)
    unit = own or column.unit
    indicator = column.what if row.of_all else f"{squeeze(row.name.text)}{column.what}"
    return Target(
        quote=f"{row.name.text} {column.printed} {cell.text}",
        indicator=fit_name(indicator, cell.text),
        passage=join(sorted((row.name, cell), key=lambda part: part.pieces[0].start)).passage(context.text),
        comparator=comparator,
        value=value,
        unit=unit,
        period=row.period,
        kind=kind_of(indicator, unit or "", rank=False, growth=False, stock=True),
    )

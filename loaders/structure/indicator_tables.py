"""Tables of indicators: what is counted, in which unit, and its value for each year or the goal of the plan.

指标 | 单位 | 2024年完成 | 2025年目标 promises the values of its goals and states those of years gone by. No row of such
a table is a task, and 单位 in it is the unit and no department.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from kg.model import Comparator, Outcome, Passage, Target
from loaders.annotate.figures.indicator import kind_of, name_object
from loaders.reading.blocks import Block
from loaders.reading.strand import Strand, join
from loaders.structure.context import Context, squeeze

_INDICATOR = re.compile(r"(?:主要|核心|具体|发展|评价|监测|约束性|预期性)?指标(?:名称|内容)?")
_UNIT = re.compile(r"(?:计量|计算)?单位")
_TASK = re.compile(r"任务|措施|举措|内容|事项")
_DATED = re.compile(
    r"(?P<year>20\d{2})年?(?:末|底|度)?(?P<of>目标|计划|预期|规划|任务|完成|实际|实绩|现状|预计)?(?:完成)?(?:指标)?(?:值|数|情况)?"
)
_GOAL = re.compile(r"(?:年度|全年|规划|预期|发展|期末|指标)?(?:目标|计划|任务)(?:值|数)?|指标值")
_STATE = re.compile(r"(?:现状|当前|上年)(?:完成)?(?:值|数|年)?|完成(?:值|数)")
_BASE = re.compile(r"(?:20\d{2}年?(?:末|底|度)?)?(?:基期|基准|基数)(?:年)?(?:值|数)?")  # what a goal sets out from
_PROMISED = ("目标", "计划", "预期", "规划", "任务")
_BRACKET = re.compile(r"[（(](?P<unit>[^（()）]*)[）)]$")
_VALUE = re.compile(
    r"(?P<before>[≥≤><=]|不低于|不少于|不超过|不高于|超过|达到|力争|约)?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\d+\.\d+)"
    r"(?P<unit>[^\d以左]{0,8}?)(?P<after>以上|以内|以下|左右|\(累计\)|累计)?"
)
_BOUNDS = {
    "≥": Comparator.AT_LEAST,
    "不低于": Comparator.AT_LEAST,
    "不少于": Comparator.AT_LEAST,
    "达到": Comparator.AT_LEAST,
    "以上": Comparator.AT_LEAST,
    "≤": Comparator.AT_MOST,
    "不超过": Comparator.AT_MOST,
    "不高于": Comparator.AT_MOST,
    "以内": Comparator.AT_MOST,
    "以下": Comparator.AT_MOST,
    ">": Comparator.MORE_THAN,
    "超过": Comparator.MORE_THAN,
    "<": Comparator.LESS_THAN,
}


@dataclass(frozen=True, slots=True)
class IndicatorTables:
    """What the tables promise and state; `headers` are their header cells, `loose` what is neither name nor value."""

    targets: tuple[Target, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    headers: tuple[Strand, ...] = ()
    loose: tuple[Strand, ...] = ()


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table has its names, its unit, its base and its values: column, year and whether these are promised."""

    name: int
    unit: int | None
    values: tuple[tuple[int, str | None, bool], ...]
    base: int | None = None


def heads_indicators(headers: Sequence[str]) -> bool:
    """Tell whether the words of a row head names and values of indicators: 指标 | 单位 | 2024年目标值."""
    return _columns({place: squeeze(header) for place, header in enumerate(headers)}) is not None


def without_indicators(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks but for the cells of tables of indicators."""
    ours = {block for _, cells in _tables(blocks) for block in cells}
    return tuple(block for block in blocks if block not in ours) if ours else tuple(blocks)


def read_indicators(blocks: Sequence[Block], context: Context) -> IndicatorTables:
    """Return what the tables of indicators of a document say, in its order."""
    targets: list[Target] = []
    outcomes: list[Outcome] = []
    headers: list[Strand] = []
    loose: list[Strand] = []
    for columns, cells in _tables(blocks):
        head = _header_rows(cells)
        headers.extend(dict.fromkeys(block.strand for block in cells if _row(block) in head and block.strand))
        rows = groupby((block for block in cells if _row(block) not in head), key=_row)
        for _, row in rows:
            figures, rest = _read_row(list(row), columns, context)
            targets.extend(figure for figure in figures if isinstance(figure, Target))
            outcomes.extend(figure for figure in figures if isinstance(figure, Outcome))
            loose.extend(strand for strand in rest if strand not in loose)
    return IndicatorTables(tuple(targets), tuple(outcomes), tuple(headers), tuple(loose))


def read_goal(name: Strand, unit: Strand | None, value: Strand, context: Context) -> Target | None:
    """Return the target that a row of tasks states in cells of its own; None for a value that is no number."""
    figure = _figure(name, unit, value, year=None, promises=True, context=context)
    return replace(figure, indicator=name_object(figure.indicator)) if isinstance(figure, Target) else None


def _tables(blocks: Sequence[Block]) -> Iterator[tuple[_Columns, list[Block]]]:
    """Yield the tables whose first row heads names and values of indicators, with their columns."""
    cells = [block for block in blocks if block.cell]
    for _, table in groupby(cells, key=lambda block: block.cell.table if block.cell else -1):
        found = list(table)
        columns = _columns(_header(found))
        if columns:
            yield columns, found


def _row(block: Block) -> int:
    return block.cell.row if block.cell else -1


def _header_rows(cells: Sequence[Block]) -> frozenset[int]:
    """The first row, and the one below it where headers of the first go on in it: 目标值 above 2024年 and 2025年."""
    first = [block for block in cells if _row(block) == _row(cells[0])]
    below = [block for block in cells if _row(block) == _row(cells[0]) + 1]
    goes_on = {block.cell.column for block in first if block in _over_rows(first, below) and block.cell}
    parted = [block for block in below if block.cell and block.cell.column not in goes_on]
    years = bool(goes_on and parted) and all(_DATED.fullmatch(squeeze(block.text)) for block in parted)
    return frozenset((_row(cells[0]), *((_row(cells[0]) + 1,) if years else ())))


def _over_rows(first: Sequence[Block], below: Sequence[Block]) -> list[Block]:
    """The cells of a row that span the next one too."""
    places = {(block.cell.column, block.strand) for block in below if block.cell}
    return [block for block in first if block.cell and (block.cell.column, block.strand) in places]


def _header(cells: Sequence[Block]) -> dict[int, str]:
    """Return what heads each column; a year below 目标值 is that of a goal."""
    first, *more = sorted(_header_rows(cells))
    top = {block.cell.column: squeeze(block.text) for block in cells if block.cell and block.cell.row == first}
    header = dict(top)
    for block in cells:
        if block.cell and block.cell.row in more and top.get(block.cell.column) != squeeze(block.text):
            group = max((column for column in top if column <= block.cell.column), default=block.cell.column)
            header[block.cell.column] = squeeze(block.text) + top.get(group, "")
    return header


def _columns(header: dict[int, str]) -> _Columns | None:
    names = [column for column, text in header.items() if _INDICATOR.fullmatch(_bare(text))]
    values = [(column, *told) for column, text in header.items() if (told := _value_column(_bare(text)))]
    if (
        not names
        or not values
        or any(_TASK.search(text) and not _value_column(_bare(text)) for text in header.values())
    ):
        return None
    units = [column for column, text in header.items() if _UNIT.fullmatch(_bare(text))]
    bases = [column for column, text in header.items() if _BASE.fullmatch(_bare(text))]
    return _Columns(names[-1], units[0] if units else None, tuple(values), bases[0] if bases else None)


def _bare(header: str) -> str:
    return _BRACKET.sub("", header) or header


def _value_column(header: str) -> tuple[str | None, bool] | None:
    """Return year and whether a column promises; None for a column of no values."""
    dated = _DATED.fullmatch(header)
    if dated:
        return dated["year"], dated["of"] in _PROMISED or dated["of"] is None
    if _GOAL.fullmatch(header):
        return None, True
    return (None, False) if _STATE.fullmatch(header) else None


def _read_row(row: Sequence[Block], columns: _Columns, context: Context) -> tuple[list[Target | Outcome], list[Strand]]:
    """Return the figures of a row, and the cells that are none of name, unit and value."""
    cells = {block.cell.column: block.strand for block in row if block.cell and block.strand}
    name = cells.get(columns.name)
    unit = cells.get(columns.unit) if columns.unit is not None else None
    figures: list[Target | Outcome] = []
    for column, year, promises in columns.values:
        value = cells.get(column)
        if name and value and (figure := _figure(name, unit, value, year=year, promises=promises, context=context)):
            figures.append(figure)
            del cells[column]
    base = cells.get(columns.base) if columns.base is not None else None
    if base and figures:
        figures = [_with_base(figure, base, context) for figure in figures]
    used = {columns.name, columns.unit, *([columns.base] if base else [])} if figures else set()
    return figures, [strand for column, strand in cells.items() if column not in used]


def _with_base(figure: Target | Outcome, base: Strand, context: Context) -> Target | Outcome:
    """Return a target with the value that it sets out from: 2021年基期值."""
    if isinstance(figure, Outcome):
        return figure
    pieces = sorted((*figure.passage.pieces, *base.passage(context.text).pieces), key=lambda piece: piece.start)
    return replace(figure, baseline=squeeze(base.text), passage=Passage(tuple(pieces)))


def _figure(  # noqa: PLR0913  # the cells of one figure and what its column says
    name: Strand, unit: Strand | None, value: Strand, *, year: str | None, promises: bool, context: Context
) -> Target | Outcome | None:
    match = _VALUE.fullmatch(unicodedata.normalize("NFKC", squeeze(value.text)))
    if match is None:
        return None
    inside = _BRACKET.search(squeeze(name.text))
    counted = (squeeze(unit.text) if unit else "") or match["unit"] or (inside["unit"] if inside else "")
    indicator = _bare(squeeze(name.text))
    year = year or (str(context.year) if promises and context.year else None)
    is_past = year is not None and context.year is not None and int(year) < context.year
    make = Target if promises and not is_past else Outcome
    parts = [part for part in (name, unit, value) if part]
    return make(
        quote=" ".join(part.text for part in parts),
        indicator=indicator,
        passage=join(sorted(parts, key=lambda part: part.pieces[0].start)).passage(context.text),
        comparator=next((_BOUNDS[w] for w in (match["before"], match["after"]) if w in _BOUNDS), Comparator.EQUAL),
        value=Decimal(match["number"].replace(",", "")),
        unit=counted or None,
        period=year,
        kind=kind_of(indicator, counted, rank=False, growth=False, stock=True),
    )

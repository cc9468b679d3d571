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

from kg.model import Comparator, Figure, Outcome, Passage, Target, Task
from loaders.annotate.context import Context
from loaders.annotate.figures import read_targets
from loaders.annotate.figures.indicator import fit_name, kind_of, name_object
from loaders.annotate.figures.judging import range_ends
from loaders.genre.headers.columns import WHO, column_of
from loaders.genre.headers.indicators import (
    IndicatorColumns,
    ValueColumn,
    columns_under,
    loose_columns,
    unit_in_bracket,
    without_bracket,
)
from loaders.genre.numbering import read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block
from loaders.reading.strand import Strand, join
from loaders.structure.tables.indicator_columns import cells_of, header_of, header_rows

_VALUE = re.compile(
    r"(?P<change>下降|降低|减少|压减|缩短|增长|提高|提升|增加|上升)?(?P<before>[≥≤><=]|不低于|不少于|不超过|不高于|超过|达到|力争|约)?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\d+\.\d+)"
    r"(?:%?[-—–~～至](?P<high>\d+(?:\.\d+)?))?"
    r"(?P<unit>[^\d以左]{0,8}?)(?P<after>以上|以内|以下|左右|\(累计\)|累计)?"
)
_SUMMED = re.compile(r"[〔\[](?P<value>[^〔〕\[\]]+)[〕\]]")  # 〔536〕: what the years bring together
_SLASH = re.compile(r"\s*[/／]\s*(?=[≥≤><]?\d)")
_NO_UNIT = re.compile(r"[/／—–－-]+|无|累计")
_REMARK = re.compile(r"\([^()]*\)")  # 90%(含)以上(以报告为准)
_NUMBER = re.compile(r"^(?:[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d(?!G)))")  # of an indicator in its table
_SAID = re.compile(r"^(?:第?[一二三四五六七八九十]+[、章条]|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、])|[。；]$")
_FROM = Comparator.AT_LEAST  # of a range: its lower end
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


def without_indicators(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks but for the cells of tables of indicators."""
    ours = {block for _, cells in _tables(blocks) for block in cells}
    return tuple(block for block in blocks if block not in ours) if ours else tuple(blocks)


def names_who_answers(blocks: Sequence[Block]) -> bool:
    """Tell tables of indicators that are the plan themselves, beside no numbered text, and say who is responsible.

    序号 | 指标名称 | 2023年完成 | 2024年计划 | 牵头单位
    """
    tables = [cells for _, cells in _tables(blocks)]
    ours = {block for cells in tables for block in cells}
    if not tables or any(block.cell is not None and block.cell.row >= 0 and block not in ours for block in blocks):
        return False
    is_told = any(column_of(header) in WHO for cells in tables for header in header_of(cells).values())
    return is_told and not any(block.cell is None and read_mark(squeeze(block.text)) for block in blocks)


def read_indicators(blocks: Sequence[Block], context: Context) -> IndicatorTables:
    """Return what the tables of indicators of a document say, in its order."""
    targets: list[Target] = []
    outcomes: list[Outcome] = []
    headers: list[Strand] = []
    loose: list[Strand] = []
    for columns, cells in _tables(blocks):
        head = header_rows(cells)
        headers.extend(dict.fromkeys(block.strand for block in cells if _row(block) in head and block.strand))
        rows = groupby((block for block in cells if _row(block) not in head), key=_row)
        for _, row in rows:
            figures, rest = _read_row(list(row), columns, context)
            targets.extend(figure for figure in figures if isinstance(figure, Target))
            outcomes.extend(figure for figure in figures if isinstance(figure, Outcome))
            loose.extend(strand for strand in rest if strand not in loose)
    return IndicatorTables(tuple(targets), tuple(outcomes), tuple(headers), tuple(loose))


def with_own_targets(tasks: Sequence[Task], targets: Sequence[Target]) -> tuple[tuple[Task, ...], tuple[Target, ...]]:
    """Return the tasks with the targets whose indicators title them, and the targets of no task."""
    own: dict[int, list[Target]] = {}
    rest: list[Target] = []
    for target in targets:
        home = _home(target, tasks)
        (rest if home is None else own.setdefault(home, [])).append(target)
    told = tuple(replace(task, targets=(*task.targets, *own.get(n, ()))) for n, task in enumerate(tasks))
    return told, tuple(rest)


def told_of_tasks(outcomes: Sequence[Outcome], tasks: Sequence[Task]) -> tuple[Outcome, ...]:
    """Return the outcomes, each told of the task that its indicator titles, if any: 防治率 | 2023年完成 | 96%."""
    homes = (_home(outcome, tasks) for outcome in outcomes)
    told = zip(outcomes, homes, strict=True)
    return tuple(outcome if home is None else replace(outcome, task=tasks[home].number) for outcome, home in told)


def _home(figure: Figure, tasks: Sequence[Task]) -> int | None:
    """Return the place of the task that the indicator of a figure titles, if there is one."""
    start = figure.passage.pieces[0].start
    titles = (task.passage.pieces[-1] for task in tasks)
    return next((n for n, title in enumerate(titles) if title.start <= start < title.end), None)


def read_goal(name: Strand, unit: Strand | None, value: Strand, context: Context) -> Target | None:
    """Return the target that a row of tasks states in cells of its own; None for a value that is no number."""
    figure = _figure(name, unit, value, ValueColumn(0, None, promises=True), context)
    return replace(figure, indicator=name_object(figure.indicator)) if isinstance(figure, Target) else None


def _tables(blocks: Sequence[Block]) -> Iterator[tuple[IndicatorColumns, list[Block]]]:
    """Yield the tables whose first row heads names and values of indicators, with their columns.

    One that does not call them so (项目 | 2024年 | 2025年) is told by its numbers, beside the text or table of a plan:
    by itself it may be the plan.
    """
    cells = [block for block in blocks if block.cell and block.cell.row >= 0]  # and no heading above a table
    tables = [list(found) for _, found in groupby(cells, key=lambda block: block.cell.table if block.cell else -1)]
    named = [columns_under(header_of(table)) for table in tables]
    loose = [None if columns else _loose(table) for columns, table in zip(named, tables, strict=True)]
    is_beside = any(not (a or b) for a, b in zip(named, loose, strict=True)) or any(_speaks(block) for block in blocks)
    for table, columns, by_numbers in zip(tables, named, loose, strict=True):
        found = columns or (by_numbers if is_beside else None)
        if found is not None:
            yield found, table


def _loose(table: Sequence[Block]) -> IndicatorColumns | None:
    columns = loose_columns(header_of(table))
    return columns if columns and _holds_numbers(table, columns) else None


def _speaks(block: Block) -> bool:
    """Tell a numbered line, a heading or a sentence outside the tables."""
    return block.cell is None and (block.heading is not None or _SAID.search(squeeze(block.text)) is not None)


def _holds_numbers(cells: Sequence[Block], columns: IndicatorColumns) -> bool:
    """Tell whether all that stands below the years of a table is numbers, and each row says in which unit."""
    head = header_rows(cells)
    rows = [cells_of(list(row)) for _, row in groupby((c for c in cells if _row(c) not in head), key=_row)]
    return bool(rows) and all(_is_numeric(row, columns) for row in rows)


def _is_numeric(row: dict[int, Strand], columns: IndicatorColumns) -> bool:
    name, unit = row.get(columns.name), row.get(columns.unit) if columns.unit is not None else None
    values = [squeeze(row[value.place].text) for value in columns.values if value.place in row]
    figures = [match for text in values if (match := _VALUE.fullmatch(unicodedata.normalize("NFKC", text)))]
    is_counted = unit or (name and unit_in_bracket(squeeze(name.text))) or all(match["unit"] for match in figures)
    return bool(name and figures and is_counted) and all(
        _VALUE.fullmatch(unicodedata.normalize("NFKC", text)) or _NO_UNIT.fullmatch(text) for text in values
    )


def _row(block: Block) -> int:
    return block.cell.row if block.cell else -1


def _read_row(
    row: Sequence[Block], columns: IndicatorColumns, context: Context
) -> tuple[list[Target | Outcome], list[Strand]]:
    """Return the figures of a row, and the cells that are none of name, unit and value."""
    cells = cells_of(row)
    name = cells.get(columns.name)
    unit = cells.get(columns.unit) if columns.unit is not None else None
    last = max((column.year for column in columns.values if column.promises and column.year), default=None)
    figures: list[Target | Outcome] = []
    said: list[Target] = []
    for column in columns.values:
        value = cells.get(column.place)
        by = replace(column, year=last) if column.growth and not column.year else column
        if name and value and (found := _figures(name, unit, value, by, context)):
            figures.extend(found)
            del cells[column.place]
        elif value and column.promises:  # a sentence: 接到报告后20分钟内到达
            said.extend(read_targets(value, context.text, year=context.year, until=context.until))
    base = cells.get(columns.base) if columns.base is not None else None
    if base and figures:
        figures = [_with_base(figure, base, context) for figure in figures]
    used = {columns.name, columns.unit, *([columns.base] if base else [])} if figures else set()
    return [*figures, *said], [strand for column, strand in cells.items() if column not in used]


def _figures(
    name: Strand, unit: Strand | None, value: Strand, column: ValueColumn, context: Context
) -> list[Target | Outcome]:
    """Return what a cell promises or states: one figure, both ends of a range, or each of >40万千瓦/80万千瓦时."""
    cuts = [place for match in _SLASH.finditer(value.text) for place in match.span()]
    parts = [part.strip() for part in value.split_at(cuts)][::2]
    matches = [_number_in(part) for part in parts]
    each = parts if all(match and match["unit"] for match in matches) else [value]
    found = [(part, _figure(name, unit, part, column, context)) for part in each]
    told = [end for part, figure in found if figure for end in _ends(figure, part)]
    if len(each) == 1:
        return told
    quote, passage = _printed(name, unit, value, context)
    bounds = (figure.comparator for figure in told)  # printed once, before the first
    bound = next((bound for bound in bounds if bound is not Comparator.EQUAL), Comparator.EQUAL)
    return [replace(figure, quote=quote, passage=passage, comparator=bound) for figure in told]


def _ends(figure: Target | Outcome, value: Strand) -> tuple[Target | Outcome, ...]:
    """Return both ends of a range of shares that is promised (13%—15%), as in a sentence; else the figure alone."""
    match = _number_in(value)
    if isinstance(figure, Outcome) or match is None or match["high"] is None or _bound(match) is not _FROM:
        return (figure,)
    ends = range_ends(Decimal(match["number"].replace(",", "")), Decimal(match["high"]), figure.unit or "")
    return tuple(replace(figure, value=end, comparator=sign) for end, sign in ends) or (figure,)


def _number_in(value: Strand) -> re.Match[str] | None:
    bare = _SUMMED.sub(r"\g<value>", unicodedata.normalize("NFKC", squeeze(value.text)))
    return _VALUE.fullmatch(bare) or _VALUE.fullmatch(_REMARK.sub("", bare))


def _with_base(figure: Target | Outcome, base: Strand, context: Context) -> Target | Outcome:
    """Return a target with the value that it sets out from: 2021年基期值."""
    if isinstance(figure, Outcome):
        return figure
    pieces = sorted((*figure.passage.pieces, *base.passage(context.text).pieces), key=lambda piece: piece.start)
    return replace(figure, baseline=squeeze(base.text), passage=Passage(tuple(pieces)))


def _figure(
    name: Strand, unit: Strand | None, value: Strand, column: ValueColumn, context: Context
) -> Target | Outcome | None:
    """Return what a cell promises or states; None where it holds no number."""
    printed = unicodedata.normalize("NFKC", squeeze(value.text))
    match = _number_in(value)
    if match is None:
        return None
    summed = column.growth and _SUMMED.fullmatch(printed)
    growth = "累计" if summed else column.growth or ""
    counted = match["unit"] or (column.unit if growth and not summed else None) or _unit_of(name, unit, growth, summed)
    indicator = without_bracket(_NUMBER.sub("", squeeze(name.text))) + growth
    until = context.until or context.year
    year = column.year or (str(until) if column.promises and until else None)
    is_past = year is not None and context.year is not None and int(year) < context.year and not column.is_said
    make = Target if column.promises and not is_past else Outcome
    quote, passage = _printed(name, unit, value, context)
    return make(
        quote=quote,
        indicator=fit_name(indicator, value.text),
        passage=passage,
        comparator=_bound(match),
        value=Decimal(match["number"].replace(",", "")),
        unit=counted or None,
        period=year,
        kind=kind_of(indicator, counted or "", rank=False, growth=bool(growth or match["change"]), stock=True),
    )


def _printed(name: Strand, unit: Strand | None, value: Strand, context: Context) -> tuple[str, Passage]:
    """Return the words that state a figure, and where they stand."""
    parts = [part for part in (name, unit, value) if part]
    passage = join(sorted(parts, key=lambda part: part.pieces[0].start)).passage(context.text)
    return " ".join(part.text for part in parts), passage


def _bound(match: re.Match[str]) -> Comparator:
    """Return how a value is compared: as bounded, a range as its lower end at least."""
    default = _FROM if match["high"] else Comparator.EQUAL
    return next((_BOUNDS[word] for word in (match["before"], match["after"]) if word in _BOUNDS), default)


def _unit_of(name: Strand, unit: Strand | None, growth: str, summed: object) -> str:
    """Return the unit of a cell that prints none: of its own cell, of the name's bracket, % for a growth."""
    if growth and not summed:
        return "%"
    told = (squeeze(unit.text) if unit else "", unit_in_bracket(squeeze(name.text)) or "")
    return next((word for word in told if word and not _NO_UNIT.fullmatch(word)), "")

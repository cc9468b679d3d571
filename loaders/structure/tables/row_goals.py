"""What the rows of a task table promise beside their measures: in cells of values, of goals, and of amounts by year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Measure, Target
from loaders.annotate.context import Context
from loaders.annotate.deadlines import lists_steps
from loaders.annotate.figures.units import UNIT
from loaders.reading.strand import Strand
from loaders.structure.elements import promised
from loaders.structure.tables.indicator_tables import read_goal
from loaders.structure.tables.task_table import Row

# a cell that says only how much of what its title names: 地区生产总值 | 增长5.5%（市下达指标）, 雨水泵站 | 新建4座
_HOW_MUCH = re.compile(
    r"(?:同比|年均|力争|确保|累计|全年|年内)?(?:增长|下降|降低|减少|提高|提升|达到?|完成|实现|控制在|保持在?|不低于|不少于|不高于|不超过|突破|增加|新增"
    r"|建成|新建|改建|改造|建设|整治|治理|修复|创建|培育|打造|配备|安装|更新)?"
    rf"(?:到|至)?\s*\d[\d.,]*[余多万亿千百]{{0,3}}{UNIT}(?:以上|以内|以下|左右)?(?:[（(][^（()）]*[）)])?[。；]?"
)

_BARE = re.compile(r"\d[\d.,]*(?P<unit>[^\d。；]{1,4})[。；]?")  # 200辆
_BARE_AT_END = re.compile(rf"{_BARE.pattern}$")
_VERB = 2  # characters
_FIGURE = re.compile(r"\d(?![A-Za-z\d])")  # but 建设5G基站


def goals_of(rows: Sequence[Row], titles: Sequence[Strand], context: Context) -> Iterator[Target]:
    """Yield what rows with these titles promise: 完成人工造林 | 1.2 | 万亩, 整改目标, and 30万亩 below 2024年目标."""
    for aim in dict.fromkeys(aim for row in rows for aim in row.aims):
        yield from promised(aim, context)
    for row, title in zip(rows, titles, strict=True):
        for what, amount, year in _amounts(row, title):
            yield from promised(_how_much_of(what, amount), in_its_year(context, year))
        name = row.paragraphs[0] if row.paragraphs else row.title
        target = read_goal(name, row.unit, row.goal, context) if row.goal else None
        if target:
            yield target


def without_yearly_amounts(row: Row) -> Row:
    """Return a row without the amounts of years that its title is to reach, which are no measures.

    Where other measures stand beside them they are measures too: 完善体系 | 2024年 建成3座 | 2025年 建成8座.
    """
    amounts = [cell for cell, _ in _yearly_amounts(row)]
    is_all = len(amounts) == len(row.paragraphs) and not re.search(r"\d", row.title.text)
    return replace(row, paragraphs=()) if is_all else row


def without_goals(measure: Measure, goals: Sequence[Target]) -> Measure:
    """Return a measure that is an amount alone without the figure that is promised in the name of its task.

    How far it is to come in each part of the year (一季度：完成20%；二季度：完成50%) is only on the way there.
    """
    if lists_steps(measure.text):
        return replace(measure, targets=())
    said = {(goal.value, goal.unit) for goal in goals}
    if not measure.targets or not _HOW_MUCH.fullmatch(measure.text):
        return measure
    own = tuple(target for target in measure.targets if (target.value, target.unit) not in said)
    return replace(measure, targets=own)


def in_its_year(context: Context, column: Strand | None) -> Context:
    """Return the context of what stands in the column of a year (2025年目标), which is to be reached in it."""
    year = re.match(r"20\d{2}", column.text.strip()) if column else None
    return replace(context, year=int(year[0]), until=None) if year else context


def _amounts(row: Row, title: Strand) -> list[tuple[Strand, Strand, Strand | None]]:
    """Return what its title names and how much of it a row promises: for each of several years, or once.

    What stands below parts of a year is on the way to it, and of several amounts elsewhere each is for a part. A title
    that says how much in all (改造站台60个) names it for its years too (20个).
    """
    yearly = _yearly_amounts(row)
    if re.search(r"\d", title.text):
        return [(what, amount, year) for amount, year in yearly if (what := _counted_in(title, amount))]
    if yearly:
        return [(title, amount, year) for amount, year in yearly]
    staged = [cell for cell, _ in row.years]
    alone: list[tuple[Strand, Strand, Strand | None]] = [
        (title, cell, None) for cell in row.paragraphs if _is_amount(cell) and cell not in staged
    ]
    return alone if len(alone) == 1 else []


def _how_much_of(what: Strand, amount: Strand) -> Strand:
    """Return what a title names with how much of it; a verb that both have (退化林修复 | 修复1000亩) stands once."""
    verb = amount.text[:_VERB]
    return (what[: len(what) - _VERB] if what.text.endswith(verb) else what) + amount


def _counted_in(title: Strand, amount: Strand) -> Strand | None:
    """Return what a title names that ends with how much of it in all, in the unit of a bare amount; else None.

    Of a title that counts several things (新建站点60个，改造20个) the amounts of years do not say which they are of,
    and one that names its years (2024—2026年更新车辆30辆) would give them to each.
    """
    own, whole = _BARE.fullmatch(amount.text.strip()), _BARE_AT_END.search(title.text.strip())
    if own is None or whole is None or own["unit"] != whole["unit"]:
        return None
    what = title.strip()[: whole.start()]
    return None if _FIGURE.search(what.text) else what


def _yearly_amounts(row: Row) -> list[tuple[Strand, Strand]]:
    """Return the amounts of a row that stand in columns of years, each with its year."""
    return [(cell, year) for cell, year in row.years if _is_amount(cell) and year.text.startswith("20")]


def _is_amount(cell: Strand) -> bool:
    return bool(_HOW_MUCH.fullmatch(cell.text.strip()))

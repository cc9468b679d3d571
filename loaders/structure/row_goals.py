"""What the rows of a task table promise beside their measures: in cells of values, of goals, and of amounts by year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Target
from loaders.reading.strand import Strand
from loaders.structure.context import Context
from loaders.structure.elements import promised
from loaders.structure.indicator_tables import read_goal
from loaders.structure.task_table import Row

# a cell that says only how much of what its title names: 地区生产总值 | 增长5.5%（市下达指标）
_HOW_MUCH = re.compile(
    r"(?:同比|年均|力争|确保|累计|全年)?(?:增长|下降|降低|减少|提高|提升|达到?|完成|实现|控制在|保持在?|不低于|不少于|不高于|不超过|突破|增加|新增)?"
    r"(?:到|至)?\s*\d[\d.,]*[^，。；\d（(]{1,8}(?:以上|以内|以下|左右)?(?:[（(][^（()）]*[）)])?[。；]?"
)


def goals_of(rows: Sequence[Row], titles: Sequence[Strand], context: Context) -> Iterator[Target]:
    """Yield what rows with these titles promise: 完成人工造林 | 1.2 | 万亩, 整改目标, and 30万亩 below 2024年目标."""
    for aim in dict.fromkeys(aim for row in rows for aim in row.aims):
        yield from promised(aim, context)
    for row, title in zip(rows, titles, strict=True):
        is_bare = not re.search(r"\d", title.text)
        for amount, year in _yearly_amounts(row):
            yield from promised(title + amount, in_its_year(context, year)) if is_bare else ()
        amounts = [] if _yearly_amounts(row) else [cell for cell in row.paragraphs if _is_amount(cell)]
        if len(amounts) == 1 and is_bare:  # of several each is for a part of the year
            yield from promised(title + amounts[0], context)
        name = row.paragraphs[0] if row.paragraphs else row.title
        target = read_goal(name, row.unit, row.goal, context) if row.goal else None
        if target:
            yield target


def without_yearly_amounts(row: Row) -> Row:
    """Return a row without the amounts of years that its title is to reach, which are no measures."""
    amounts = [amount for amount, _ in _yearly_amounts(row)]
    return replace(row, paragraphs=tuple(cell for cell in row.paragraphs if cell not in amounts))


def in_its_year(context: Context, column: Strand | None) -> Context:
    """Return the context of what stands in the column of a year (2025年目标), which is to be reached in it."""
    year = re.match(r"20\d{2}", column.text.strip()) if column else None
    return replace(context, year=int(year[0]), until=None) if year else context


def _yearly_amounts(row: Row) -> list[tuple[Strand, Strand]]:
    """Return the amounts of a row that stand in columns of years, each with its year; none where others say more."""
    told = [(cell, year) for cell, year in row.years if _is_amount(cell)]
    is_all = len(told) == len(row.paragraphs) and not re.search(r"\d", row.title.text)
    return told if is_all else []


def _is_amount(cell: Strand) -> bool:
    return bool(_HOW_MUCH.fullmatch(cell.text.strip()))

"""The time that the header of a column names, of what is to be done in it: 2024年目标, 二季度, 1—3月, 6月底前."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.genre.squeezing import squeeze

FEWEST_TIMES = 2  # of one, a header may tell something else
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]$")
_YEARLY = re.compile(r"20\d{2}年?(?:度)?(?:工作|建设)?(?:目标|任务|计划|安排|内容|项目|举措|措施)?")
_YEAR = re.compile(r"20\d{2}年")
_WORK = r"(?:工作)?(?:目标|任务|计划|安排|内容|进度)"
_MONTHS = r"(?:\d{1,2}月?份?[-—–~～至])?\d{1,2}月"
_PART_OF_YEAR = re.compile(rf"(?:20\d{{2}}年)?(?:第?[一二三四1-4]季度|[上下]半年|{_MONTHS}(?={_WORK}))")
_STAGE = re.compile(rf"{_PART_OF_YEAR.pattern}(?:{_WORK})?")
# 3月底前 alone is as well a cell below 完成时限: months tell the times of columns only side by side
_MONTH = re.compile(rf"(?:20\d{{2}}年)?{_MONTHS}(?:份|底|末|[上中下]旬)?前?")
_YEARS = re.compile(r"(?:规划|计划|实施|建设|目标)?(?:年度|年份)")
_ONE_YEAR = re.compile(r"(?P<year>20\d{2})年?(?:度|末|底)?")


def heads_years(header: str) -> bool:
    """Tell the header of a column that says of which year each row is: 年度, 年份."""
    return _YEARS.fullmatch(bare_header(header)) is not None


def year_alone(cell: str) -> str | None:
    """Return the year that is all a cell says (2025 of 2025年度), or None."""
    year = _ONE_YEAR.fullmatch(squeeze(cell))
    return year["year"] if year else None


@lru_cache(maxsize=4096)
def bare_header(header: str) -> str:
    """Return a header without blanks and without what a bracket adds: 责任科室（单位）."""
    text = squeeze(header)
    return _BRACKETED.sub("", text) or text


def is_yearly(header: str) -> bool:
    """Tell what is to be done in a year, which may be printed without 年: 2024任务."""
    return _YEARLY.fullmatch(bare_header(header)) is not None


def year_in(header: str) -> str:
    """Return the year that heads a column of what is to be done in it (2024年 of 2024年目标), or nothing."""
    year = _YEAR.match(header.strip())
    return year[0] if year and is_yearly(header) else ""


def time_in(header: str) -> str:
    """Return the year, the quarter or the half of one that heads a column of what is to be done in it, or nothing."""
    return part_in(header) or year_in(header)


def part_in(header: str) -> str:
    """Return the part of a year that heads a column of what is to be done in it (二季度 of 二季度目标), or nothing."""
    part = _PART_OF_YEAR.match(header.strip())
    return part[0] if part and _STAGE.fullmatch(bare_header(header)) else ""


def times_in(headers: Sequence[str]) -> list[str]:
    """Return the year, or the part of one, that each header of a row names, or nothing."""
    return [part or year_in(header) for part, header in zip(parts_in(headers), headers, strict=True)]


def parts_in(headers: Sequence[str]) -> list[str]:
    """Return the part of a year that each header of a row names, months too where several do, or nothing."""
    months = [squeeze(header) if _MONTH.fullmatch(squeeze(header)) else "" for header in headers]
    several = sum(map(bool, months)) >= FEWEST_TIMES
    return [part_in(header) or (month if several else "") for header, month in zip(headers, months, strict=True)]

"""Of which years a report tells what was reached, and for which it says what is to be done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.model import Header
from loaders.genre.squeezing import squeeze

_REVIEWED = re.compile(r"((?:19|20)\d{2})年度?[^，。]{0,20}(?:总结|回顾|小结|情况|成效|进展)")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_WITHIN = re.compile(r"半年|季度|\d{1,2}[—–\-－~～至到]\d{1,2}月")  # 上半年工作总结, 1—9月工作推进情况
_SPRING, _AUTUMN = 3, 11  # months before and from which a report is made at the turn of the year


@dataclass(frozen=True, slots=True)
class Years:
    """`over` is the last year that is only told of, `ahead` the first that is only planned for.

    `now` is what 今年 says: True that it is to come, False that it is over, None that it is both. A report made in the
    course of a year (`within`) speaks of that in both ways.
    """

    over: int | None = None
    ahead: int | None = None
    now: bool | None = None
    within: bool = False

    @property
    def planned(self) -> int | None:
        """The year that is planned for, where it is another one than that in whose course the report is made."""
        return None if self.within else self.ahead

    @property
    def reviewed(self) -> str | None:
        """The year that a figure without one was reached in."""
        return str(self.ahead - 1) if self.ahead is not None else None


def years_of_report(header: Header, text: str) -> Years:
    """Return the years of a report by its title and its day; `text` is all that it says.

    某局关于2023年工作总结和2024年工作打算的报告 tells of 2023, 2024年上半年工作总结及下半年计划 of a part of 2024.
    Where 明年 is planned for, 今年 is over.
    """
    title, year = squeeze(header.title.text) if header.title else "", header.year
    if year is None:
        return Years()
    is_next = "明年" in text
    over = _year_over(title, header.issued, is_next=is_next)
    if over is None:
        return Years(year - 1, year + 1, within=True)
    is_over = is_next or (header.issued is not None and header.issued.year <= over)
    return Years(over, over + 1, now=not is_over)


def _year_over(title: str, issued: date | None, *, is_next: bool) -> int | None:
    """Return the year that is over when a report is made, or None where it is made in the course of one."""
    named = sorted({int(each) for each in _YEAR.findall(title)})
    if len(named) > 1:
        return named[0]
    if _WITHIN.search(title):
        return None
    reviewed = int(found[1]) if (found := _REVIEWED.search(title)) else None
    if reviewed is not None and (is_next or (issued is not None and issued.year > reviewed)):
        return reviewed
    if issued is None or _SPRING < issued.month < _AUTUMN:
        return None
    return issued.year - int(issued.month <= _SPRING)

"""Tells how a time moved from one year's plan to the next: with the plan's year, to an earlier day, to a later one."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.diff.elements import MeasureSide, TaskSide

Move = Literal["year", "earlier", "later", "dated", "undated", "begun", "ended", "words"]
"""`year`: only with the year of the plan. `dated`, `undated`: from words without a day to a day, and back."""

# 2012年6月底前登记的车辆 is what is spoken of, and no time for it
_OF_WHAT = r"(?!(?:已)?(?:登记|注册|购买|取得|出生|参保|入学|毕业|建成|竣工|投产|批准|签订)[^，。；]{0,16}的)"
_IN_TEXT = re.compile(
    r"(?:(?:(?:19|20)\d{2}\s*年\s*)?(?:\d{1,2}\s*月\s*(?:\d{1,2}\s*日|[底末份]|[上中下]旬)?"
    r"|(?<![\d一二两三四五六七八九十几多])年[底末中])|(?:19|20)\d{2}\s*年\s*[底末]?)"
    rf"\s*[之以]?前(?![期后提往]){_OF_WHAT}"
)
_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})年)?(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|[底末份]|(?P<third>[上中])旬)?|(?P<part>上半年|下半年)"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?(year)(?:年?[底末]|(?=之?前|以前|$))|年[底末]))"
)
_QUARTERS = "一二三四"
_LAST = 12


@dataclass(frozen=True, slots=True)
class Time:
    """A time as printed in a plan of a year, without white space, and the day that it gives, if it gives one."""

    text: str
    day: date | None
    year: int


def own_time(side: TaskSide) -> Time | None:
    """Return the deadline that is printed for a task as a whole."""
    if side.due is None:
        return None
    text = "".join(side.due.text.split())
    return Time(text, side.due.day or read_day(text, side.spot.year), side.spot.year)


def times_of(side: MeasureSide) -> tuple[Time, ...]:
    """Return the times by which a measure is to be done, each once: the one that was read, and others in its words."""
    year = side.spot.year
    found = {"".join(side.due.text.split()): side.due.day} if side.due else {}
    for text in dict.fromkeys("".join(match.group().split()) for match in _IN_TEXT.finditer(side.spot.text)):
        if not any(text in known or known in text for known in found):
            found[text] = read_day(text, year)
    return tuple(Time(text, day or read_day(text, year), year) for text, day in found.items())


def read_day(text: str, year: int) -> date | None:
    """Return the last day of a time in a plan of `year`, or None where it names none (年内有阶段性成果)."""
    found = [day for match in _DAY.finditer(text) if (day := _last_day(match, year))]
    return found[-1] if found else None


def move_between(old: Time | None, new: Time | None) -> Move | None:
    """Return how one time became another, None where it did not move.

    Within the years of their plans two days are compared by month and day: what 2024 wants by 2024年10月底 and 2025 by
    2025年10月底 moved with the year alone. A day beyond the year of its plan is compared as it is.
    """
    if old is None or new is None:
        return "begun" if new else "ended" if old else None
    if old.text == new.text:
        return None
    if old.day is None or new.day is None:
        return "dated" if new.day else "undated" if old.day else "words"
    if old.day.year == old.year and new.day.year == new.year:
        before, after = _within(old.day), _within(new.day)
        return "year" if before == after else "earlier" if after < before else "later"
    return None if old.day == new.day else "earlier" if new.day < old.day else "later"


def is_same(old: Time, new: Time) -> bool:
    """Whether two plans want something by the same time, each of its year."""
    return move_between(old, new) in (None, "year")


def left_over(times: Sequence[Time], others: Sequence[Time]) -> list[Time]:
    """Return the times that none of the others is."""
    return [time for time in times if not any(is_same(time, other) for other in others)]


def _within(day: date) -> tuple[int, int]:
    """Month and day; the end of February is one day in all years."""
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return day.month, 31 if is_last else day.day


def _last_day(match: re.Match[str], year: int) -> date | None:
    year, month = int(match["year"] or year), _LAST
    if match["month"]:
        month = int(match["month"])
    elif match["part"]:
        month = 6 if match["part"] == "上半年" else _LAST
    elif match["quarter"]:
        month = 3 * (_QUARTERS.find(match["quarter"]) + 1 or int(match["quarter"]))
    if not 1 <= month <= _LAST:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(match["day"]) if match["day"] else {"上": 10, "中": 20}.get(match["third"] or "", last)
    return date(year, month, min(max(day, 1), last))

"""Turns a printed time into the last day that it allows: 2021年6月底前, 上半年, 10月中旬, “十四五”末, 2022.6.30."""

from __future__ import annotations

import calendar
import re
from datetime import date

from loaders.annotate.time_words import YEAR

_MIDDLE = r"中(?=$|[\s，。；、—－~～至到底前完建]|之前|以前)"  # 年中 is June, 年中秋节 and 年中小学 are not
_DATED = re.compile(
    rf"(?:(?P<year>{YEAR})年)?(?:(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日|份|(?P<third>[上中下]旬|初)|(?!\d))(?!起|开始|以后|以来|后)"
    rf"|(?P<half>[上下]半年|第?[一二三四1-4]季度)|(?P<middle>(?(year)年?|年){_MIDDLE})"
    r"|(?P<feast>(?<![每一二三四五六七八九十])[“\"]?(?:五一|七一|八一|十一|国庆)[”\"]?节?前)"
    r"|(?(year)(?:年?[底末内]|全年|(?=度?(?:完成|[之以]?前|期间|$)))|年[底末内])|(?P<next>[明次]年)$)"
)
_LAST_DAYS = {"上": 10, "初": 10, "中": 20}  # 上旬 ends on the 10th
_FEASTS = {"五一": (4, 30), "七一": (6, 30), "八一": (7, 31), "十一": (9, 30), "国庆": (9, 30)}  # the day before
_PERIOD_ENDS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}  # “十四五”末 is the end of 2025
_END_OF_PERIOD = re.compile(r"十([三四五六])五[”\"]?(?:规划)?(?:期|时期|期间)?末")
_PERIOD = re.compile(r"十([三四五六])五[”\"]?(?:期间|时期)")
_OF_A_YEAR = re.compile(rf"{YEAR}年")
_SEVERAL_YEARS = re.compile(r"(?<!\d)(?:\d{1,2}|[半一二两三四五十])年(?:左右)?内")
_AGAIN = re.compile(r"每(?:年|半年|个?季度?|个?月|周|学年|学期)[^，。；;]*")  # 每年12月底前 comes again
_BARE_YEAR = re.compile(rf"(?<![\d.\-/]){YEAR}(?=$|[—－~～至到-]+{YEAR}$)|(?<=[—－~～至到-]){YEAR}$")  # 2024-2026
_QUARTERS = "一二三四"
_IN_FIGURES = re.compile(rf"({YEAR})[.\-/](\d{{1,2}})(?:[.\-/](\d{{1,2}}))?(?!\d)")


def due_date(text: str, year: int | None) -> date | None:
    """Return the last day that a deadline allows, or None where it gives none.

    `year` is the plan's, for a deadline that names none (年底前完成). Of several dates the last one counts
    (6月底前报送初稿，年底前完成). 年内有阶段性成果 asks for something within the year but says of nothing that it is
    then done, 每月底前 comes again, and 5年内 begins on a day that is not said: they give no date.
    """
    bare = _IN_FIGURES.sub(lambda m: f"{m[1]}年{m[2]}月" + (f"{m[3]}日" if m[3] else ""), re.sub(r"\s+", "", text))
    bare = _BARE_YEAR.sub(lambda m: f"{m[0]}年", _AGAIN.sub("", bare))
    if "阶段性" in bare or _SEVERAL_YEARS.search(bare):
        return None
    if period := _END_OF_PERIOD.search(bare):
        return date(_PERIOD_ENDS[period[1]], 12, 31)
    due: date | None = None
    year = year + 1 if year and re.search("[明次翌]年", bare) else year
    for match in _DATED.finditer(bare):
        year = int(match["year"]) if match["year"] else year
        due = _last_day(match, year) or due
    return due


def latest_day(text: str, year: int) -> date | None:
    """Return the last day of a time, to order several by; “十四五”期间 ends with its last year, but gives no date.

    Nor does 2025年汛期前, which is later than any time of the year before.
    """
    due, period, dated = due_date(text, year), _PERIOD.search(text), _OF_A_YEAR.match(text)
    if due or not (period or dated):
        return due
    return date(_PERIOD_ENDS[period[1]], 12, 31) if period else date(int(text[:4]), 1, 1)


def _last_day(match: re.Match[str], year: int | None) -> date | None:
    if year is None:
        return None
    if match["feast"]:
        return date(year, *_FEASTS[match["feast"].lstrip('“"')[:2]])
    month = 6 if match["middle"] else int(match["month"] or _month_of(match["half"]))
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(match["day"] or _LAST_DAYS.get((match["third"] or "")[:1], last))
    return date(year, month, min(day, last))


def _month_of(part: str | None) -> int:
    """Return the last month of a half or quarter of the year, of the whole year if it is none."""
    if part is None or part[0] == "下":
        return 12
    if part == "上半年":
        return 6
    quarter = part.removeprefix("第")[0]
    return 3 * (int(quarter) if quarter.isdigit() else _QUARTERS.index(quarter) + 1)

"""Prints the numbers and days of a workbook as a person sees them: 0.15 as 15%, 45657 as 2024年12月31日, 5 as 5所."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from loaders.reading.office_xml import Element, attribute, descendants

# ECMA-376 part 1, 18.8.30: the formats that have a number only; those from 27 on are of Chinese editions.
_BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "yyyy-m-d", 15: "yyyy-m-d", 16: "m-d", 17: "yyyy-m", 22: "yyyy-m-d", 27: "yyyy-m",
    28: "m-d", 29: "m-d", 30: "yyyy-m-d", 31: "yyyy-m-d", 36: "yyyy-m", 50: "yyyy-m", 51: "m-d", 52: "yyyy-m",
    53: "m-d", 54: "m-d", 57: "yyyy-m", 58: "m-d",
}  # fmt: skip
_SAID = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DAY = re.compile(r"[yd]|e(?![+-])|^[^hs]*m[^hs]*$")  # m beside h or s counts minutes; e is a year in China
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_NOT_PRINTED = re.compile(r"\[[^\]<>=]*\]|_.|\*.")  # a colour, a language; the width of a character, one that fills
_WORDS = r'(?:"[^"]*"|\\.|[≥≤ ])*'
_NUMBER = re.compile(rf"(?P<before>{_WORDS})(?P<number>(?:#,##)?[#0]+(?:\.(?P<behind>[#0]+))?%?)(?P<after>{_WORDS})")
_SIGNS = re.compile(r'["\\\s¥￥$€£()（）]')  # around the words of a format; signs of money are no part of a figure
_FIRST_DAY = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_DIGITS = 10  # behind the point; more are what arithmetic in binary leaves behind
_EXACT = 15  # digits that a number in binary has; a longer one has none behind the point
_LONGEST = 30  # digits; nobody writes out a longer number


@dataclass(frozen=True, slots=True)
class Formats:
    """The format of each style of a workbook by its number, and whether days are counted from 1904."""

    codes: tuple[str, ...] = ()
    from_1904: bool = False

    def of(self, style: str | None) -> str:
        """Return the format of a cell's style, "" for none; a cell that names no style has the first."""
        number = int(style) if style and style.isdecimal() else 0
        return self.codes[number] if number < len(self.codes) else ""


def read_formats(styles: Element | None, *, from_1904: bool) -> Formats:
    """Return the formats that the part `styles` of a workbook defines."""
    if styles is None:
        return Formats(from_1904=from_1904)
    own = {attribute(each, "numFmtId"): attribute(each, "formatCode") or "" for each in descendants(styles, "numFmt")}
    cells = next(descendants(styles, "cellXfs"), None)
    numbers = [attribute(each, "numFmtId") or "0" for each in cells] if cells is not None else []
    codes = (own.get(number) or _BUILT_IN.get(int(number) if number.isdecimal() else 0, "") for number in numbers)
    return Formats(tuple(codes), from_1904)


def printed(value: str, code: str, *, from_1904: bool) -> str:
    """Return a number as a cell of the format `code` prints it: as a percentage, a day, with its unit, or by itself."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return value
    section = code.partition(";")[0]
    shape = _SAID.sub("", section).lower()
    first = _FIRST_DAY[from_1904]
    if _is_day(section, shape) and 0 < number < (date.max - first).days + 1:
        return _day(first + timedelta(days=int(number)), shape)
    form = _NUMBER.fullmatch(_NOT_PRINTED.sub("", section))
    if form:
        return _formed(number, form)
    return f"{_plain(number * 100)}%" if "%" in shape else _plain(number)


def printed_day(value: str, code: str) -> str:
    """Return a day that is written out (2025-06-30T00:00:00) as a cell of the format `code` prints it."""
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return value
    section = code.partition(";")[0]
    shape = _SAID.sub("", section).lower()
    return _day(day, shape if _is_day(section, shape) else "ymd")


def _is_day(section: str, shape: str) -> bool:
    return bool(_DAY.search(shape)) and "general" not in shape and not _ELAPSED.search(section)


def _formed(number: Decimal, form: re.Match[str]) -> str:
    """Return a number rounded and filled up as its format says, between the words that stand around it."""
    share = form["number"].endswith("%")
    scaled = number * 100 if share else number
    least = form["number"].partition(".")[0].count("0")
    whole, point, rest = _plain(scaled, len(form["behind"] or "")).partition(".")
    said = whole.zfill(least) + point + rest + ("%" if share else "")
    return _SIGNS.sub("", form["before"]) + said + _SIGNS.sub("", form["after"])


def _plain(number: Decimal, digits: int = _DIGITS) -> str:
    if number.adjusted() < _EXACT:
        number = number.quantize(Decimal(1).scaleb(-min(digits, _DIGITS)), ROUND_HALF_UP)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(day: date, shape: str) -> str:
    """Return a day in words, with the parts that its format has: 2024年12月, 6月30日."""
    year = f"{day.year}年" if re.search("[ye]", shape) or not re.search("[md]", shape) else ""
    month = f"{day.month}月" if "m" in shape else ""
    return year + month + (f"{day.day}日" if "d" in shape else "")

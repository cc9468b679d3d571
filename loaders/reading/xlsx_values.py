"""Prints the numbers and days of a workbook as a person sees them: 0.15 as 15%, 45657 as 2024年12月31日."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from loaders.reading.office_xml import Element, attribute, descendants

# ECMA-376 part 1, 18.8.30: the formats that have a number only; those from 27 on are of Chinese editions.
_BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "yyyy-m-d", 15: "yyyy-m-d", 16: "m-d", 17: "yyyy-m", 22: "yyyy-m-d", 27: "yyyy-m",
    28: "m-d", 29: "m-d", 30: "yyyy-m-d", 31: "yyyy-m-d", 36: "yyyy-m", 50: "yyyy-m", 51: "m-d", 52: "yyyy-m",
    53: "m-d", 54: "m-d", 57: "yyyy-m", 58: "m-d",
}  # fmt: skip
_SAID = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DAY = re.compile(r"[yd]|^[^hs]*m[^hs]*$")  # m beside h or s counts minutes
_FIRST_DAY = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_LAST_SERIAL = 2_958_465  # 9999-12-31
_DIGITS = 10  # behind the point; more are what arithmetic in binary leaves behind


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
    """Return a number as a cell of the format `code` prints it: as a percentage, a day, or the number itself."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite():
        return value
    shape = _SAID.sub("", code.partition(";")[0]).lower()
    if "%" in shape:
        return f"{_plain(number * 100)}%"
    if _DAY.search(shape) and 0 < number <= _LAST_SERIAL:
        return _day(_FIRST_DAY[from_1904] + timedelta(days=int(number)), shape)
    return _plain(number)


def _plain(number: Decimal) -> str:
    text = f"{round(number, _DIGITS):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(day: date, shape: str) -> str:
    """Return a day in words, with the parts that its format has: 2024年12月, 6月30日."""
    year = f"{day.year}年" if "y" in shape or not re.search("[md]", shape) else ""
    month = f"{day.month}月" if "m" in shape else ""
    return year + month + (f"{day.day}日" if "d" in shape else "")

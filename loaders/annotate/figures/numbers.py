"""Numbers as the genre prints them, Arabic and Chinese, read as decimals."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
CHINESE = r"半(?=个月|年|天|个?工作日|个?小时)|[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+)?"
# 数据集约80TB; 签约60户 is no 约60户
ABOUT = "(?:(?<![签预契集节履违邀合解])|(?<=[据息料]集))约"
MAGNITUDE = "万亿|千万|百万|千亿|百亿|十万|亿|万|千|百"

_MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_PLAIN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "十": 10}


def read_number(printed: str) -> Decimal:
    """Return the decimal that a printed number means: 1,095 → 1095; 二十 → 20; 百 → 100.

    Raises `ValueError` for a text that is no number.
    """
    if printed[:1].isascii():
        return Decimal(printed.replace(",", ""))
    if printed == "半":
        return Decimal("0.5")
    if printed in _MAGNITUDES:
        return Decimal(_MAGNITUDES[printed])
    if printed in _PLAIN_DIGITS:
        return Decimal(_PLAIN_DIGITS[printed])
    return _read_chinese(printed)


def read_fraction(part: str, whole: str) -> Decimal:
    """Return a fraction in per cent, to one decimal where it does not come out even: 三分之一 → 33.3."""
    share = read_number(part) * 100 / read_number(whole)
    rounded = share.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded


def _read_chinese(printed: str) -> Decimal:
    import cn2an  # noqa: PLC0415  # it loads slowly, and few documents need it

    spoken = re.sub(r"^(?=[百千万亿])", "一", printed)
    try:
        return Decimal(str(cn2an.cn2an(spoken, "smart")))
    except KeyError as error:  # its answer to units in a wrong order
        raise ValueError(f"{printed} is no number") from error

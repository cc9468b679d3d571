"""Numbers headings as official documents do: 一、（一）1. in Chinese, 1 1.1 1.1.1 in English."""

from __future__ import annotations

from collections.abc import Iterable

from kg.reports.blocks import Heading

_DIGITS = "零一二三四五六七八九"


def number_headings(headings: Iterable[Heading], language: str) -> dict[str, str]:
    """Return the text of each heading with its number, if it gets one, by its anchor."""
    counts = [0, 0, 0]
    numbered: dict[str, str] = {}
    for heading in headings:
        if not heading.numbered:
            numbered[heading.anchor] = heading.text
            continue
        counts[heading.level - 1] += 1
        counts[heading.level :] = [0] * (len(counts) - heading.level)
        numbered[heading.anchor] = _numbered(heading, counts, language)
    return numbered


def chinese_number(number: int) -> str:
    """Return a number from 1 to 99 as 一, 十一, 二十三; a greater one in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def _numbered(heading: Heading, counts: list[int], language: str) -> str:
    if language != "zh":
        return f"{'.'.join(str(count) for count in counts[: heading.level])}  {heading.text}"
    first, second, third = counts
    signs = (f"{chinese_number(first)}、", f"（{chinese_number(second)}）", f"{third}. ")
    return signs[heading.level - 1] + heading.text

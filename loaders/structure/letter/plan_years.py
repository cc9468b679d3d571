"""The years of a plan: for which it is, and to which it runs, by its titles, its number and its day."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Header
from loaders.structure.letter.signature import folded, in_digits

_NUMBERED_IN = re.compile(r"[〔\[（(【]((?:19|20)\d{2})[〕\])）】]")
_YEAR = re.compile(r"((?:19|20)\d{2})\s*(?:年|[)）]|[—―─–\-－~～至])")
# a plan for several years: …行动计划（2021—2023年）, …“十四五”发展规划
_SPAN = re.compile(
    r"(?:19|20)\d{2}\s*年?\s*[—―─\-－–~～至到]+\s*(?P<last>(?:19|20)\d{2})"
    r"|^(?!.*(?:19|20)\d{2}).*?十(?P<plan>[一二三四五])五[”\"]?(?:时期|期间)?[^。]{0,30}(?:规划|计划|方案)$"
)
_FIVE = 5
# 2022年工作总结和2023年工作计划 is for 2023
_SUMMARY = re.compile(r"(?:19|20)\d{2}年?[^，。]{0,16}(?:总结|回顾|情况)[^，。]{0,10}?((?:19|20)\d{2})年")


def with_year(header: Header, printed_below: int | None = None) -> Header:
    """Return the header with the year of its plan: by its title, its notice, its day, or its number.

    Else it is the year `printed_below` its title with a month, and of a plan for five years the first of these.
    """
    year = plan_year(header.title.text) if header.title else None
    if year is None and header.notice_title:
        year = plan_year(header.notice_title.text)
    if year is None and header.issued:
        year = header.issued.year
    number = _NUMBERED_IN.search(folded(header.document_number.text)) if header.document_number else None
    if year is None and number:
        year = int(number[1])
    if year is None and header.title:
        year = printed_below or _first_of_five(header)
    return header if year is None else replace(header, year=year)


def _first_of_five(header: Header) -> int | None:
    """Return the first year of a plan whose title says for which five years it is: “十四五”规划 is of 2021."""
    last = plan_end(header)
    return last - _FIVE + 1 if last else None


def names_year(header: Header) -> bool:
    """Tell whether the title of a plan, or that of its notice, says for which year it is."""
    return any(plan_year(title.text) for title in (header.title, header.notice_title) if title)


def plan_end(header: Header) -> int | None:
    """Return the last of the years that the title of a plan spans (…行动计划（2021—2023年）, “十四五”规划), or None."""
    for title in (header.title, header.notice_title):
        spans = _SPAN.search(in_digits(title.text)) if title else None
        if spans:
            return int(spans["last"] or 2010 + _FIVE * "一二三四五".index(spans["plan"]))
    return None


def plan_year(title: str) -> int | None:
    """Return the first year that a title names (2020年…, …（2021）), or None; behind a summary, that of the plan."""
    title = in_digits(title)
    match = _SUMMARY.search(title) or _YEAR.search(title)
    return int(match[1]) if match else None

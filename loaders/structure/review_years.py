"""Of which years the paragraphs of a report's review speak: by its title, by how they open, and by 今年 in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.genre.numbering import read_mark
from loaders.genre.squeezing import squeeze
from loaders.structure.paragraphs import Paragraph

_REVIEWED = re.compile(r"((?:19|20)\d{2})年度?[^，。]{0,20}(?:总结|回顾|情况)")
_NOW = re.compile(r"今年|年内|本年(?!度?计划)")
_FIVE_YEARS = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
_PERIOD = re.compile(
    r"^(?:[“\"]?(?P<plan>十[一二三四五])五[”\"]?(?:时期|期间|以来)?|(?:特别是|(?:刚刚|即将)?过去的)?(?P<year>(?:19|20)\d{2})年(?!\d))"
)


def year_reviewed(title: str, year: int | None) -> str | None:
    """Return the year that the title says a review is of, where it is the one before: 2022年工作总结及2023年计划."""
    of = _REVIEWED.search(title)
    return of[1] if of and year is not None and int(of[1]) == year - 1 else None


def names_year_over(title: str, year: int | None) -> bool:
    """Tell a title that says only of its own year how it went: 2023年度某区法治建设情况的报告."""
    of = _REVIEWED.search(title)
    named = set(re.findall(r"(?:19|20)\d{2}(?=年)", title))
    return of is not None and year is not None and named == {str(year)} == {of[1]}


def year_meant(text: str, period: str | None, year: int | None) -> int | None:
    """Return the year that 今年 means: in the review of last year that was written in its course, that year."""
    is_last = period is not None and year is not None and period == str(year - 1)
    return year - 1 if year is not None and is_last and _NOW.search(text) else year


def with_periods(review: Iterable[Paragraph], period: str | None) -> Iterator[tuple[Paragraph, str | None]]:
    """Yield each paragraph with the period that its own opening, or the nearest one before it, names; else `period`."""
    for paragraph in review:
        period = _period(_without_mark(squeeze(paragraph.text))) or period
        yield paragraph, period


def _without_mark(text: str) -> str:
    mark = read_mark(text)
    return text[mark.length :] if mark else text


def _period(text: str) -> str | None:
    match = _PERIOD.match(text)
    if not match:
        return None
    if match["year"]:
        return match["year"]
    if match["plan"]:
        first = _FIVE_YEARS[match["plan"]]
        return f"{first}-{first + 4}"
    return None

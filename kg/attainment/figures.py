"""The figures of a plan in the order of its text, each with the year or years that it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Figure, Outcome, PlanDocument, Target
from kg.workspace import PlanEntry

_YEARS = re.compile(r"(?:(?P<first>\d{4})-)?(?P<last>\d{4})")
_PROVINCES = (
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西"
    "|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|台湾|香港|澳门"
)
_SEAT = r"(?:省|市|(?:壮族|回族|维吾尔)?自治区)"
_REGION = re.compile(
    rf"(?:\d{{4}}年度?)?(?:中共)?(?P<name>(?:{_PROVINCES})(?!合作组织|冬奥){_SEAT}?(?:\w{{1,4}}?[市州县](?!场))?"
    r"|[^\W\d]{2,4}?[市州县](?!场)(?=\d{4}年|人民政府|委|[^\W\d]{0,8}局))"
)
# A plan that names no region may still say that it is for one: 2021年全省工作要点, 全市规模以上工业增加值. Where it
# speaks of several, it is for the smallest: that of a city also tells what the province reached.
_OWN_REGION = re.compile(r"[全我](?P<seat>省|自治区|市(?!场)|州|县)")
_SMALLER = ("省", "自治区", "州", "市", "县")
_SCOPE = re.compile(r"[全我本](?P<seat>省|自治区|区(?!域)|市(?!场)|州|县)(?!级|性|重点|示范|文明|先进|人大|政协)")
_CITIES, _AUTONOMOUS = ("北京", "天津", "上海", "重庆"), ("内蒙古", "广西", "西藏", "宁夏", "新疆")
_PART_OF_YEAR = re.compile(
    r"[上下]半年|[一二三四1-4两]个?季度|(?:\d{1,2}[-—–~至])?(?<!\d)(?:[1-9]|1[01])月(?:份|底|末)?(?![份底末]?前|日|\d)|前\d{1,2}个月"
    r"|(?P<whole>全年|年末|年底|岁末|(?:1|一)[-—–~至]12月)"
)
_EXPECTED = re.compile(r"预计|预期|预测|有望")
_SENTENCE_STOPS = "。；;\n"
_CLAUSE_STOPS = f"{_SENTENCE_STOPS}，,"
_WHOLE_LAND = re.compile(r"全国|我国|国内")


@dataclass(frozen=True, slots=True, order=True)
class Years:
    """The first and the last year that a figure is for."""

    first: int
    last: int

    @property
    def single(self) -> bool:
        """Whether it is for one year only."""
        return self.first == self.last

    def __str__(self) -> str:
        return str(self.last) if self.single else f"{self.first}—{self.last}"


def read_years(period: str | None, default: int | None = None) -> Years | None:
    """Return the years of a period as the model writes it (2019, 2016-2020); of none, those of `default`."""
    match = _YEARS.fullmatch(period or "")
    if match is None:
        return None if default is None or period is not None else Years(default, default)
    last = int(match["last"])
    return Years(int(match["first"] or last), last)


def list_targets(document: PlanDocument) -> tuple[Target, ...]:
    """Return the targets of a plan, its sections, tasks and measures in the order of the text, each once."""
    found = dict.fromkeys(target for holder in document.holders() for target in holder.targets)
    return tuple(sorted(found, key=lambda target: target.passage))


def list_figures(document: PlanDocument) -> tuple[Figure, ...]:
    """Return all targets and outcomes of a plan in the order of the text."""
    figures: Sequence[Figure] = (*list_targets(document), *document.outcomes)
    return tuple(sorted(figures, key=lambda figure: figure.passage))


def list_outcomes(document: PlanDocument, year: int | None) -> tuple[Outcome, ...]:
    """Return the outcomes of a report that can have come about by its `year`; what is for later years is an aim."""
    return tuple(
        outcome
        for outcome in document.outcomes
        if (years := read_years(outcome.period)) is not None and (year is None or years.last <= year)
    )


def find_region(document: PlanDocument, entry: PlanEntry | None = None) -> str:
    """Return the region that a plan is for as its title or issuer opens with it, or nothing for the whole land.

    What the text does not state is looked for in the row of the manifest.
    """
    header = document.header
    stated = [text.text for text in (header.title, header.notice_title, header.issuer) if text is not None]
    if entry is not None:
        stated += [text for text in (entry.title, entry.issuer, entry.organisation) if text is not None]
    for text in stated:
        match = _REGION.match("".join(text.split()))
        if match is not None:
            return match["name"]
    return _own_region(stated) or _own_region(figure.indicator for figure in list_figures(document))


def _own_region(texts: Iterable[str]) -> str:
    found = [match for match in map(_OWN_REGION.search, texts) if match is not None]
    return max(found, key=lambda match: _SMALLER.index(match["seat"]))[0] if found else ""


def figure_region(figure: Figure, region: str) -> str:
    """Return the region that a figure of a plan for `region` is for.

    A plan of a province may state a figure of the land, and that of a city one of its province (全省).
    """
    if _WHOLE_LAND.match(figure.indicator):
        return ""
    scope = _SCOPE.match(figure.indicator)
    return region if scope is None or scope["seat"][-1] == _seat(region) else scope[0]


def _seat(region: str) -> str:
    """What the land of a region is called by its own plans: 省, 市, 区, 州 or 县; nothing of the whole land."""
    if region in _AUTONOMOUS:
        return "区"
    if region in _CITIES:
        return "市"
    return "省" if re.fullmatch(_PROVINCES, region) else region[-1:]


def covers_part(document: PlanDocument, figure: Figure) -> bool:
    """Return whether a figure is that of some months only: its sentence says 上半年 or 前三季度 up to there."""
    found = list(_PART_OF_YEAR.finditer(_since(_SENTENCE_STOPS, document, figure)))
    return bool(found) and found[-1]["whole"] is None


def is_expected(document: PlanDocument, figure: Figure) -> bool:
    """Return whether the clause of a figure calls it an expected one: 预计全年增长6%."""
    return _EXPECTED.search(_since(_CLAUSE_STOPS, document, figure)) is not None


def _since(stops: str, document: PlanDocument, figure: Figure) -> str:
    """The text from the last of some marks before a figure to its end, without white space."""
    text = document.source.text[: figure.passage.end]
    start = max(text.rfind(stop, 0, figure.passage.start) for stop in stops)
    return "".join(text[start + 1 :].split())


def find_year(document: PlanDocument, entry: PlanEntry | None = None) -> int | None:
    """Return the year of a plan as it says, or as the row of the manifest does."""
    return document.header.year or (entry.year if entry else None)

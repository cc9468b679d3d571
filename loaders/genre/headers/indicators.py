"""Which words head a table of indicators: names, units, values of a year that are promised or reached, growths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.genre.headers.columns import UNIT, WHO, column_of
from loaders.genre.squeezing import squeeze

_INDICATOR = re.compile(r"(?:主要|核心|具体|发展|评价|监测|约束性|预期性|[一二三]级)?指标(?:名称|内容)?")
_TASK = re.compile(r"任务|措施|举措|内容|事项")
_DATED = re.compile(
    r"(?P<year>20\d{2})年?(?:末|底|度)?(?P<of>目标|计划|预期|规划|任务|完成|实际|实绩|实现|现状|预计)?(?:目标|完成)?"
    r"(?:指标)?(?:值|数|情况)?"
)
_GOAL = re.compile(
    r"(?:年度|全年|规划|预期|发展|期末|指标)?(?:目标|计划|任务)(?:值|数)?|指标值|(?:预期|期望|约束|规划|控制)(?:值|数)"
)
_STATE = re.compile(r"(?:现状|当前|上年)(?:完成)?(?:值|数|年)?|完成(?:值|数)|(?:实际)?(?:完成|实现|执行)情况")
_BASE = re.compile(r"(?:20\d{2}年?(?:末|底|度)?)?(?:基期|基准|基数)(?:年)?(?:值|数)?")  # what a goal sets out from
_GROWTH = re.compile(
    r"(?P<how>(?:五年)?年均|年度|同比)?(?P<rises>增长率|增长|增速|增幅|下降|降幅|降低|/累计|累计)"
    r"(?:速度|幅度)?(?:[〔\[]?/?累计[〕\]]?)?(?:[（(][^（()）]*[）)]|[%％])?"
)
_AMOUNT = re.compile(r"绝对[值额数量]|总[量额值]|数[值量额]|目标值|规模")  # beside 增速, below 2025年目标
_PARTS = (_DATED, _GROWTH, _AMOUNT)
# “十五五”目标值: what the last year of the plan is to bring
_OF_PLAN = re.compile(r"[“\"]?十(?P<plan>[二三四五六])五[”\"]?(?:期间|时期|末|规划)?(?:目标|规划|预期|计划)(?:值|数)?")
_LAST_YEAR = 2015  # of 十二五
_PROMISED = ("目标", "计划", "预期", "规划", "任务")
# what may stand left of nothing but numbers by year: 项目 | 2025年目标 | 2030年目标
_THING = re.compile(r"(?:建设|主要|具体|工作)?(?:内容|项目|事项|任务|目标)(?:名称)?|名称|领域|类别|类型")
_ORDINAL = re.compile("序号|编号|备注|说明|属性|性质")
_YEAR = re.compile(r"(?P<year>20\d{2})年?(?:末|底)?")
_BRACKET = re.compile(r"[（(](?P<unit>[^（()）]*)[）)]$")


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values: its place, its year, whether it promises and says so itself, and the growth it tells."""

    place: int
    year: str | None
    promises: bool
    is_said: bool = False
    growth: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class IndicatorColumns:
    """Where a table has its names, its unit, its values and what they set out from."""

    name: int
    unit: int | None
    values: tuple[ValueColumn, ...]
    base: int | None = None


def heads_indicators(headers: Sequence[str]) -> bool:
    """Tell whether the words of a row head names and values of indicators: 指标 | 单位 | 2024年目标值."""
    return columns_under({place: squeeze(header) for place, header in enumerate(headers)}) is not None


def columns_under(header: dict[int, str]) -> IndicatorColumns | None:
    """Return what the columns are by the words (without white space) that head them; None if no table of indicators."""
    names = [column for column, text in header.items() if _INDICATOR.fullmatch(without_bracket(text))]
    values = [told for column, text in header.items() if (told := _value_column(column, text))]
    are_tasks = any(column_of(text) in WHO for text in header.values()) and not any(told.year for told in values)
    if (
        not names
        or are_tasks  # 指标名称 | 单位 | 年度目标 | 责任单位: what each is to reach
        or all(told.growth for told in values)
        or any(_TASK.search(text) and not _value_column(column, text) for column, text in header.items())
    ):
        return None
    units = [column for column, text in header.items() if UNIT.fullmatch(without_bracket(text))]
    bases = [column for column, text in header.items() if _BASE.fullmatch(without_bracket(text))]
    dated = tuple(_before_goals(values))
    return IndicatorColumns(names[-1], units[0] if units else None, dated, bases[0] if bases else None)


def _before_goals(values: Sequence[ValueColumn]) -> Iterator[ValueColumn]:
    """Yield the columns of values; a year before those that are called goals tells what was: 2024年 | 2025年目标."""
    first = min((value.year for value in values if value.year and value.promises and value.is_said), default=None)
    for value in values:
        is_before = not value.is_said and value.year is not None and first is not None and value.year < first
        yield replace(value, promises=False) if is_before else value


def loose_columns(header: dict[int, str]) -> IndicatorColumns | None:
    """Return what the columns are where no word names the first, and all the others have values of years."""
    named = [column for column, text in header.items() if _THING.fullmatch(without_bracket(text))]
    values = [told for column, text in header.items() if (told := _value_column(column, text))]
    units = [column for column, text in header.items() if UNIT.fullmatch(without_bracket(text))]
    numbered = [column for column, text in header.items() if _ORDINAL.fullmatch(text)]
    others = set(header) - {*named, *units, *numbered, *(value.place for value in values)}
    if others or not named or len(values) <= 1 or not all(value.year for value in values):
        return None
    return IndicatorColumns(named[-1], units[0] if units else None, tuple(values))


def parts_values(header: str) -> bool:
    """Tell a header that parts the one above it: 2024年 below 目标值, 增速 below 2025年目标."""
    return any(form.fullmatch(header) for form in _PARTS)


def is_amount(header: str) -> bool:
    """Tell a header that adds nothing to the one above it: 总量, beside 增速."""
    return _AMOUNT.fullmatch(header) is not None


def without_bracket(text: str) -> str:
    """Return a text without the bracket that closes it: 宽带用户（万户） → 宽带用户."""
    return _BRACKET.sub("", text) or text


def unit_in_bracket(text: str) -> str | None:
    """Return what the bracket that closes a text holds: 宽带用户（万户） → 万户."""
    inside = _BRACKET.search(text)
    return inside["unit"] if inside else None


def _value_column(place: int, header: str) -> ValueColumn | None:
    """Return what a column of values tells; None for a column of no values."""
    bare = without_bracket(header)
    dated = _DATED.fullmatch(bare)
    if dated:
        return ValueColumn(place, dated["year"], dated["of"] in _PROMISED or dated["of"] is None, bool(dated["of"]))
    planned = _OF_PLAN.fullmatch(bare)
    if planned:
        last = _LAST_YEAR + 5 * "二三四五六".index(planned["plan"])
        return ValueColumn(place, str(last), promises=True, is_said=True)
    if _GOAL.fullmatch(bare) or _STATE.fullmatch(bare):
        year = _YEAR.fullmatch(unit_in_bracket(header) or "")  # 目标值（2026年）
        return ValueColumn(place, year["year"] if year else None, promises=not _STATE.fullmatch(bare), is_said=True)
    return _growth_column(place, header)


def _growth_column(place: int, header: str) -> ValueColumn | None:
    """Return what a column of growths tells: 年均增长（%）, or the same below 实现情况."""
    match = _GROWTH.match(header)
    over = header[match.end() :] if match else ""
    if not match or (over and not (_GOAL.fullmatch(over) or _STATE.fullmatch(over) or _DATED.fullmatch(over))):
        return None
    group = _value_column(place, over) if over else None
    words = without_bracket(match[0])
    return ValueColumn(
        place,
        group.year if group else None,
        promises=group.promises if group else True,
        is_said=bool(group),
        growth=f"{match['how'] or ''}{match['rises']}",
        unit=unit_in_bracket(match[0]) if words != match[0] else None,
    )

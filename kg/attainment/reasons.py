"""The reasons of verdicts, in Chinese and in English."""

from __future__ import annotations

import re

from kg.attainment.figures import Years
from kg.attainment.model import Basis
from kg.attainment.quantities import Direction, direction_of_change, is_about
from kg.model import Comparator, Figure, QuantityKind

Reason = tuple[str, str]

_SIGNS = {
    Comparator.AT_MOST: "≤",
    Comparator.AT_LEAST: "≥",
    Comparator.MORE_THAN: ">",
    Comparator.LESS_THAN: "<",
    Comparator.EQUAL: "",
    None: "",
}
_ENDED = re.compile("(?:全面|全部|全数|一律)取消")
_KIN: dict[Basis, Reason] = {
    Basis.ADDITION: (
        "一为新增，一为总量，二者不可比",
        "one counts what is newly added and the other what there is in all",
    ),
    Basis.SURVEY: ("二者是不同调查或评价的得分，不可比", "these are scores of two different surveys"),
    Basis.PART: ("二者范围不同：一为整体，一为其中一部分", "one is a part of the other: their scope differs"),
    Basis.SCOPE: ("二者所计范围不同，不可比", "they count things of two different scopes"),
    Basis.WORDED: (
        "措辞不同，不能断定二者是同一指标",
        "they are worded differently, and nothing shows that they are one indicator",
    ),
}


def reached(target: Figure, outcome: Figure, years: Years) -> Reason:
    """The outcome is what the target asks for."""
    (asked, asked_en), (got, got_en), (when, when_en) = _both(target), _both(outcome), _write_when(outcome, years)
    return f"要求{asked}，{when}为{got}，已达成", f"asked for {asked_en}; {got_en} {when_en}: reached"


def missed(target: Figure, outcome: Figure, years: Years) -> Reason:
    """The outcome is not what the target asks for."""
    (asked, asked_en), (got, got_en), (when, when_en) = _both(target), _both(outcome), _write_when(outcome, years)
    return f"要求{asked}，{when}为{got}，未达成", f"asked for {asked_en}; {got_en} {when_en}: not reached"


def undecided(target: Figure, outcome: Figure) -> Reason:
    """The outcome is given so roughly that it may or may not be what the target asks for."""
    (asked, asked_en), (got, got_en) = _both(target), _both(outcome)
    return (
        f"成效只说{got}，不足以判断是否达到{asked}",
        f"the outcome says only {got_en}, which does not show whether {asked_en} was reached",
    )


def undirected(target: Figure, outcome: Figure) -> Reason:
    """The outcome is another value, and the target does not say whether more or less would do."""
    (asked, asked_en), (got, got_en) = _both(target), _both(outcome)
    return (
        f"目标为{asked}，成效为{got}；文中没有说高于或低于目标值是否算达到",
        f"the target is {asked_en}, the outcome {got_en}; the text does not say whether more or less would do",
    )


def unmeasured(outcome: Figure) -> Reason:
    """The target asks for completeness, and the outcome is a number."""
    got, got_en = _both(outcome)
    return (
        f"目标要求全部做到，没有数值；成效为{got}，不能判断是否全部做到",
        f"the target asks for completeness without a figure; the outcome is {got_en}",
    )


def growth_and_level(target: Figure) -> Reason:
    """One says by how much something changed, the other what it reached."""
    if target.growth:
        return (
            "目标是增减幅度，成效是达到的数量，二者不可比",
            "the target is a change, the outcome a quantity reached",
        )
    return (
        "目标是达到的数量，成效是增减幅度，二者不可比",
        "the target is a quantity to reach, the outcome a change",
    )


def other_base(target: Figure, outcome: Figure) -> Reason:
    """Two changes are counted from different starting points."""
    bases = [figure.baseline or "上年" for figure in (target, outcome)]
    english = [figure.baseline or "the year before" for figure in (target, outcome)]
    return (
        f"增减的比较基准不同：目标比{bases[0]}，成效比{bases[1]}",
        f"the changes are counted from different bases: {english[0]}, and {english[1]}",
    )


def other_span(target_years: Years, outcome_years: Years) -> Reason:
    """What came about in one year is not what came about in several."""
    return (
        f"目标为{target_years}年的数，成效为{outcome_years}年的数，时间长短不同，不可比",
        f"the target is for {target_years}, the outcome for {outcome_years}: the spans differ",
    )


def other_kind() -> Reason:
    """One is what there is at a time, the other what came about in a span."""
    return ("一为存量，一为一段时间的发生量，二者不可比", "one is a stock and the other what came about in a time")


def other_unit(target: Figure, outcome: Figure) -> Reason:
    """The two are measured in units that cannot be turned into each other."""
    units = target.unit or "—", outcome.unit or "—"
    return (f"单位不同：目标为{units[0]}，成效为{units[1]}", f"the units differ: {units[0]} and {units[1]}")


def opposite() -> Reason:
    """One asks for more and the other states less, or the words do not show which."""
    return ("增减方向不同或文中未说明，不可比", "the directions of change differ, or the text does not show them")


def other_region(target: str, outcome: str) -> Reason:
    """The plans are for two parts of the country."""
    return (
        f"地域范围不同：目标为{target or '全国'}，成效为{outcome or '全国'}",
        f"the regions differ: {target or 'the whole country'}, and {outcome or 'the whole country'}",
    )


def part_of_year() -> Reason:
    """One of both is the figure of some months, the other that of the year."""
    return ("一为全年，一为年内部分月份，二者不可比", "one is for the year and the other for some months of it")


def only_expected() -> Reason:
    """The report calls its figure an expected one."""
    return ("成效只是预计数，不能据以判断", "the outcome is only an expected one")


def disagreeing() -> Reason:
    """Several reports state figures that lead to different verdicts."""
    return ("各报告所述数值不一致，不能判断", "the reports state figures that lead to different verdicts")


def other_indicator(outcome: Figure, basis: Basis) -> Reason:
    """The nearest outcome is that of another indicator."""
    (zh, en), (got, got_en) = _KIN[basis], _both(outcome)
    return (
        f"没有同一指标的成效；最相近的是“{outcome.indicator}”{got}，{zh}",
        f"no outcome of this indicator; the nearest is {outcome.indicator}, {got_en}: {en}",
    )


def unreported(years: Years, last: tuple[Figure, Years] | None) -> Reason:
    """No document reports on the years of the target."""
    zh, en = _write_last(last)
    return (f"没有文件报告{years}年的成效{zh}", f"no document reports on {years}{en}")


def unmentioned(years: Years, last: tuple[Figure, Years] | None) -> Reason:
    """Documents report on the years of the target, and give no figure of what it counts."""
    zh, en = _write_last(last)
    return (f"报告{years}年成效的文件没有给出这一指标的数值{zh}", f"the reports on {years} give no figure of it{en}")


def write_value(figure: Figure, *, english: bool = False) -> str:
    """Return a figure's value as people write it: ≤16个月, 增长≥20%, 约5.5%; a promise without one as completeness."""
    if figure.value is None:
        return _write_whole(figure.quote, english=english)
    about = ("about " if english else "约") if is_about(figure) else ""
    value = f"{about}{_SIGNS[figure.comparator]}{figure.value}{figure.unit or ''}"
    if not figure.growth:
        return value
    falls = direction_of_change(figure) is Direction.DOWN
    if english:
        return f"a {'fall' if falls else 'rise'} of {value}"
    return f"{'下降' if falls else '增长'}{value}"


def _write_whole(quote: str, *, english: bool) -> str:
    """A promise without a figure; what is given up in full is not done in full: 资助 is 全面取消 and not 全部做到."""
    ended = _ENDED.search("".join(quote.split()))
    if ended is None:
        return "completeness" if english else "全部做到"
    return "an end to all of it" if english else ended[0]


def _both(figure: Figure) -> Reason:
    return write_value(figure), write_value(figure, english=True)


def _write_last(last: tuple[Figure, Years] | None) -> Reason:
    if last is None:
        return "", ""
    (zh, en), (when, when_en) = _both(last[0]), _write_when(*last)
    return f"（此前所述：{when}为{zh}）", f" (stated before: {en} {when_en})"


def _write_when(outcome: Figure, years: Years) -> Reason:
    """When an outcome was: a growth and what came about run through its years, anything else is as they ended."""
    if years.single or outcome.growth or outcome.kind is QuantityKind.FLOW:
        return f"{years}年", f"in {years}"
    return f"至{years.last}年", f"by {years.last}"


def undated() -> Reason:
    """Neither the target nor its plan says for which year it is."""
    return "目标和所在文件都没有说明年度", "neither the target nor its plan says for which year it is"

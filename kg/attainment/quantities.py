"""What a figure allows its quantity to be, as a range in a basic unit, and which quantities can be compared at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from kg.model import Comparator, Figure

_INFINITE = Decimal("Infinity")
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_UNIT = re.compile(r"(?P<powers>[十百千万亿]*)(?P<base>.*)", re.DOTALL)
_CLASSIFIERS = (
    frozenset(("家", "个", "所", "户", "座", "处", "间", "名", "")),
    frozenset(("件", "项", "种", "起", "条", "部", "份", "个", "")),
    frozenset(("人", "名", "位", "")),
    frozenset(("次", "场", "届", "场次")),
)
_TIMES = {
    "年": ("月", 12),
    "个月": ("月", 1),
    "月": ("月", 1),
    "天": ("日", 1),
    "日": ("日", 1),
    "个工作日": ("工作日", 1),
}
_RISES = "减亏|增|提高|提升|上升|升|上涨|涨|扩|翻"
_FALLS = "降|减|压|缩|收窄|回落|下调"
_MOVES = re.compile(f"(?P<rise>{_RISES})|(?P<fall>{_FALLS})")
_BEFORE = re.compile(r"(?P<near>将?近|接近)$|(?P<about>大?约|大概|大体)(?:为|在|达)?$")
_AFTER = re.compile(r"^(?:左右|上下)")
_TARGET_LEEWAY, _OUTCOME_LEEWAY = Decimal("0.1"), Decimal("0.05")


class Direction(Enum):
    """Which way a figure goes, or is wanted to go."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Quantity:
    """The values that a figure allows, from `low` to `high`, each end with or without itself; `unit` is basic.

    `about` tells that the figure is printed as an approximate one (左右).
    """

    low: Decimal
    high: Decimal
    unit: str
    low_open: bool = False
    high_open: bool = False
    about: bool = False

    def lies_in(self, other: Quantity) -> bool:
        """Whether every value that this one allows is allowed by the other."""
        low = self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open))
        high = self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open))
        return low and high

    def is_apart_from(self, other: Quantity) -> bool:
        """Whether no value that this one allows is allowed by the other."""
        return _ends_before(self, other) or _ends_before(other, self)


def target_quantity(figure: Figure) -> Quantity | None:
    """Return what a target asks for; 左右 gives a leeway of a tenth. None of a target without a value."""
    return _quantity(figure, _TARGET_LEEWAY)


def outcome_quantity(figure: Figure) -> Quantity | None:
    """Return what an outcome says there is; 约 and 左右 give a leeway of a twentieth, 近 downward only."""
    return _quantity(figure, _OUTCOME_LEEWAY)


def share_unit(one: Figure, other: Figure) -> bool:
    """Whether two printed units measure the same: 万件 and 件, 年 and 个月, 家 and 个; not % and 个百分点."""
    first, second = (_read_unit(figure.unit or "")[1] for figure in (one, other))
    return first == second or any(first in group and second in group for group in _CLASSIFIERS)


def is_about(figure: Figure) -> bool:
    """Whether the text gives a figure as an approximate one: 5.5%左右, 约2.5万亿元."""
    before, after = _around_value(figure)
    return bool(_BEFORE.search(before) or _AFTER.match(after))


def is_counted(figure: Figure) -> bool:
    """Whether a figure counts single things: 家, 件, 人, and not money, weight or shares."""
    base = _read_unit(figure.unit or "")[1]
    return any(base in group for group in _CLASSIFIERS)


def direction_of_change(figure: Figure) -> Direction | None:
    """Return which way a growth goes: by the last word of moving before its number, or by its name."""
    before, _ = _around_value(figure)
    found = list(_MOVES.finditer(before or figure.quote)) or list(_MOVES.finditer(figure.indicator))
    if not found:
        return None
    return Direction.UP if found[-1]["rise"] else Direction.DOWN


def widen(quantity: Quantity, direction: Direction) -> Quantity:
    """Return the quantity with everything beyond it, in the direction wanted, allowed as well."""
    up = direction is Direction.UP
    return Quantity(
        low=quantity.low if up else -_INFINITE,
        high=_INFINITE if up else quantity.high,
        unit=quantity.unit,
        low_open=up and quantity.low_open,
        high_open=not up and quantity.high_open,
        about=quantity.about,
    )


def _quantity(figure: Figure, leeway: Decimal) -> Quantity | None:
    if figure.value is None:
        return None
    factor, unit = _read_unit(figure.unit or "")
    value = figure.value * factor
    before, after = _around_value(figure)
    nearly = _BEFORE.search(before)
    is_near = bool(nearly and nearly["near"])
    about = bool(nearly or _AFTER.match(after))
    spread = abs(value) * leeway if about else Decimal(0)
    match figure.comparator:
        case Comparator.AT_LEAST | Comparator.MORE_THAN:  # 达到45%左右 is a floor with its leeway
            is_open = figure.comparator is Comparator.MORE_THAN
            return Quantity(value - spread, _INFINITE, unit, low_open=is_open, about=about)
        case Comparator.AT_MOST | Comparator.LESS_THAN:
            is_open = figure.comparator is Comparator.LESS_THAN
            return Quantity(-_INFINITE, value + spread, unit, high_open=is_open, about=about)
    return Quantity(value - spread, value if is_near else value + spread, unit, about=about)


def _read_unit(printed: str) -> tuple[Decimal, str]:
    """The factor and the basic unit of a printed one: 万件 is 10,000 件, 年 is 12 月."""
    match = _UNIT.fullmatch(printed)
    powers, base = (match["powers"], match["base"]) if match else ("", printed)
    exponent = sum(_POWERS[power] for power in powers)
    basic, times = _TIMES.get(base, (base, 1))
    return Decimal(10) ** exponent * times, basic


def _around_value(figure: Figure) -> tuple[str, str]:
    """The quote before the number, and after its unit; nothing where the number is not printed in digits."""
    quote = "".join(figure.quote.split())
    printed = f"{figure.value}{figure.unit or ''}"
    start = quote.replace("％", "%").rfind(printed) if figure.value is not None else -1
    return (quote[:start], quote[start + len(printed) :]) if start >= 0 else ("", "")


def _ends_before(one: Quantity, other: Quantity) -> bool:
    return one.high < other.low or (one.high == other.low and (one.high_open or other.low_open))

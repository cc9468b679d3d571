"""Places the figures of an indicator in a chart of years: what was promised and what was reached, in one unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.attainment.reasons import write_value
from kg.model import Figure, Passage
from kg.values import COMPARATORS

WIDTH, HEIGHT = 640, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 40, 36, 36
_Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in the chart: where it stands in pixels, how its value reads, and whether it was promised."""

    x: float
    y: float
    label: str
    promised: bool
    year: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The points by year, the years with their x, the unit, and the ticks of the scale with their y."""

    points: tuple[Point, ...]
    years: tuple[tuple[str, float], ...]
    unit: str
    ticks: tuple[tuple[str, float], ...]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def base(self) -> int:
        """The y of the axis of years."""
        return HEIGHT - _BOTTOM

    @property
    def reached(self) -> str:
        """The line through what was reached, as the points of an SVG polyline."""
        return " ".join(f"{p.x:.0f},{p.y:.0f}" for p in self.points if not p.promised)


def read_figure(row: _Row) -> Figure:
    """Return the figure of a row of the query `indicator-figures`; where it stands is not carried."""
    return Figure(
        quote=row["quote"],
        indicator=row["indicator"],
        passage=Passage(()),
        comparator=COMPARATORS.get(row["operator"]),
        value=Decimal(row["value"]) if row["value"] else None,
        unit=row["unit"] or None,
        growth=row["growth"] == "true",
    )


def make_chart(rows: Iterable[_Row]) -> Chart | None:
    """Return the chart of the rows of `indicator-figures` that share the most frequent unit.

    None where fewer than two figures could be compared by eye.
    """
    usable = [row for row in rows if row["value"] and row["period"] and row["growth"] != "true"]
    if not usable:
        return None
    unit = Counter(row["unit"] for row in usable).most_common(1)[0][0]
    shown = [row for row in usable if row["unit"] == unit]
    if len(shown) < 2:
        return None
    years = sorted({row["period"] for row in shown})
    top = max(Decimal(row["value"]) for row in shown)
    places = {year: _LEFT + (WIDTH - _LEFT - _RIGHT) * (n + 0.5) / len(years) for n, year in enumerate(years)}
    return Chart(
        points=tuple(sorted((_point(row, places, top) for row in shown), key=lambda p: (p.x, p.promised, p.y))),
        years=tuple(places.items()),
        unit=unit,
        ticks=((_plain(top), _height(top, top)), ("0", _height(Decimal(0), top))),
    )


def _point(row: _Row, places: Mapping[str, float], top: Decimal) -> Point:
    promised = row["kind"] == "Target"
    x = places[row["period"]] + (-14 if promised else 14)
    return Point(x, _height(Decimal(row["value"]), top), write_value(read_figure(row)), promised, row["period"])


def _height(value: Decimal, top: Decimal) -> float:
    share = float(value / top) if top else 0.0
    return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"

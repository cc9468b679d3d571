"""Orders the boxes of columns so that few lines cross, and counts the crossings that are left.

The method is that of layered drawings (Sugiyama, Tagawa and Toda 1981): sweeps from left to right and back, each
column ordered by the mean place of its neighbours in the columns beside it, then neighbours swapped where that saves
a crossing. It ends when nothing is saved any more, and gives the same order for the same input.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

Pair = tuple[str, str]

_SWEEPS = 24
_SWAPPED_UP_TO = 120


def order_columns(
    columns: Sequence[Sequence[str]],
    edges: Iterable[Pair],
    *,
    first: Collection[str] = (),
    fixed: Collection[int] = (),
) -> tuple[tuple[str, ...], ...]:
    """Return the columns, each with its members in an order with few crossings; edges run between columns.

    The whole is turned upside down where that brings the `first` nearer to the top. Members with the same
    neighbours, or with none, stand in the order given, and so do all members of the `fixed` columns.
    """
    beside = _beside(columns, edges)
    current = [list(column) for column in columns]
    best, fewest = [list(column) for column in current], _crossings(current, beside)
    for sweep in range(_SWEEPS):
        leftward = bool(sweep % 2)
        for place in reversed(range(len(current))) if leftward else range(len(current)):
            if place not in fixed:
                current[place] = _by_mean(current[place], current, beside)
        _swap(current, beside, fixed)
        crossings = _crossings(current, beside)
        if crossings < fewest:
            best, fewest = [list(column) for column in current], crossings
        if not fewest:
            break
    turned = [column[::-1] for column in best]
    best = turned if not fixed and _depth(turned, first) < _depth(best, first) else best
    return tuple(tuple(_in_order(column, given, beside)) for column, given in zip(best, columns, strict=True))


def _depth(columns: Sequence[Sequence[str]], first: Collection[str]) -> float:
    return sum(row / len(column) for column in columns for row, member in enumerate(column) if member in first)


def _in_order(column: Sequence[str], given: Sequence[str], beside: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The members, those that could change places without any difference in the order given."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for member in given:
        alike.setdefault(tuple(sorted(beside[member])), []).append(member)
    for member in column:
        yield alike[tuple(sorted(beside[member]))].pop(0)


def count_crossings(columns: Sequence[Sequence[str]], edges: Iterable[Pair]) -> int:
    """Return how many pairs of edges between neighbouring columns cross."""
    return _crossings(columns, _beside(columns, edges))


def _beside(columns: Sequence[Sequence[str]], edges: Iterable[Pair]) -> dict[str, tuple[str, ...]]:
    """The neighbours of each member in other columns."""
    column = {member: place for place, members in enumerate(columns) for member in members}
    found: dict[str, list[str]] = {member: [] for member in column}
    for source, target in edges:
        if source in column and target in column and column[source] != column[target]:
            found[source].append(target)
            found[target].append(source)
    return {member: tuple(others) for member, others in found.items()}


def _by_mean(members: list[str], columns: Sequence[Sequence[str]], beside: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The members by the mean relative place of all their neighbours; who has none keeps its place."""
    place = {member: (row + 0.5) / len(column) for column in columns for row, member in enumerate(column)}

    def mean(member: str) -> float:
        others = beside[member]
        return sum(place[other] for other in others) / len(others) if others else place[member]

    return sorted(members, key=lambda member: (mean(member), place[member]))


def _swap(columns: list[list[str]], beside: Mapping[str, tuple[str, ...]], fixed: Collection[int]) -> None:
    """Swap neighbours wherever that saves a crossing, until it saves none."""
    for number, column in enumerate(columns):
        if len(column) > _SWAPPED_UP_TO or number in fixed:
            continue
        place = {member: row for other in columns for row, member in enumerate(other)}
        saved = True
        while saved:
            saved = False
            for row in range(len(column) - 1):
                upper, lower = column[row], column[row + 1]
                if _pairs(lower, upper, place, beside) < _pairs(upper, lower, place, beside):
                    column[row], column[row + 1] = lower, upper
                    saved = True


def _pairs(upper: str, lower: str, place: Mapping[str, int], beside: Mapping[str, tuple[str, ...]]) -> int:
    """How many edges of two neighbours cross when the one stands above the other."""
    below = sorted(place[other] for other in beside[lower])
    return sum(_less(below, place[other]) for other in beside[upper])


def _less(values: list[int], than: int) -> int:
    return bisect_right(values, than - 1)


def _crossings(columns: Sequence[Sequence[str]], beside: Mapping[str, tuple[str, ...]]) -> int:
    total = 0
    for left, right in pairwise(columns):
        place = {member: row for row, member in enumerate(right)}
        seen: list[int] = []
        for member in left:
            rows = sorted(place[other] for other in beside[member] if other in place)
            total += sum(len(seen) - bisect_right(seen, row) for row in rows)
            for row in rows:
                insort(seen, row)
    return total

"""Lays out boxes without columns: each group in an area of its own, near what it is tied to, none over another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, permutations
from math import cos, dist, pi, sin

import networkx as nx

from kg.graphs.lettering import text_width
from kg.graphs.picture import Area, Node, Wording

APART, MARGIN, TITLE, BESIDE = 26.0, 34.0, 44.0, 40.0
_ROUNDS = 400
_TITLE_SIZE = 14
_OVAL = 0.135  # of the length of a ring one and a half times as wide as high, the half of its width
_SCREEN = 1400.0, 700.0
_TRIED_UP_TO = 6


def lay_groups(
    groups: Sequence[Sequence[Node]], titles: Sequence[Wording], graph: nx.Graph
) -> tuple[tuple[Node, ...], tuple[Area, ...]]:
    """Return the nodes of all groups with their places, and the area around each group.

    Within a group the others stand in a ring around the strongest, pushed apart until no two boxes touch. Areas stand
    side by side and in rows. The same input gives the same places.
    """
    laid = [_lay(group, graph.subgraph([node.identifier for node in group])) for group in groups]
    sizes = [_size(group, title) for group, title in zip(laid, titles, strict=True)]
    corners = _pack(sizes, _across(groups, graph))
    placed, areas = [], []
    for group, size, (x, y), title in zip(laid, sizes, corners, titles, strict=True):
        areas.append(Area(title, x, y, *size))
        placed += [replace(node, x=round(node.x + x + MARGIN, 1), y=round(node.y + y + TITLE, 1)) for node in group]
    return tuple(placed), tuple(areas)


def _lay(group: Sequence[Node], ties: nx.Graph) -> list[Node]:
    """The members on rings around the strongest of them, each near those on its ring that it is tied to most."""
    if not ties.number_of_edges():
        return _in_rows(group)
    strength = dict(ties.degree(weight="weight"))
    by_name = {node.identifier: node for node in group}
    centre = max(sorted(by_name), key=lambda name: strength[name])
    around = _seriated(ties.subgraph([name for name in by_name if name != centre]))
    boxes = {centre: [0.0, 0.0]}
    wide = max(310.0, sum(by_name[name].width + APART for name in around) * _OVAL)
    for place, name in enumerate(around):
        turn = 2 * pi * place / len(around) - pi / 2
        boxes[name] = [wide * cos(turn), wide * 0.52 * sin(turn)]
    members = [by_name[name] for name in boxes]
    places = list(boxes.values())
    _push_apart(places, members)
    left = min(x - node.width / 2 for (x, _), node in zip(places, members, strict=True))
    top = min(y - node.height / 2 for (_, y), node in zip(places, members, strict=True))
    return [
        replace(node, x=x - node.width / 2 - left, y=y - node.height / 2 - top)
        for (x, y), node in zip(places, members, strict=True)
    ]


def _seriated(ties: nx.Graph) -> list[str]:
    """The members in a row in which those with strong ties are neighbours: each time the one tied most to the last."""
    left = sorted(ties, key=lambda name: (-ties.degree(name, weight="weight"), name))
    row: list[str] = []
    while left:
        near = {name: ties[row[-1]].get(name, {}).get("weight", 0) for name in left} if row else {}
        following = max(left, key=lambda name: near.get(name, 0))
        left.remove(following)
        row.append(following)
    return row


def _push_apart(boxes: list[list[float]], group: Sequence[Node]) -> None:
    """Move every two boxes that come too near half of the way each, along the shorter side, until none do."""
    for _ in range(_ROUNDS):
        moved = False
        for i, one in enumerate(group):
            for j in range(i + 1, len(group)):
                wide = (one.width + group[j].width) / 2 + APART - abs(boxes[i][0] - boxes[j][0])
                high = (one.height + group[j].height) / 2 + APART * 0.7 - abs(boxes[i][1] - boxes[j][1])
                if wide > 0.01 and high > 0.01:
                    axis, push = (0, wide) if wide < high * 1.6 else (1, high)
                    ahead = 1 if boxes[i][axis] <= boxes[j][axis] else -1
                    boxes[i][axis] -= ahead * push / 2
                    boxes[j][axis] += ahead * push / 2
                    moved = True
        if not moved:
            return


def _in_rows(group: Sequence[Node], *, wide: float = 560.0) -> list[Node]:
    placed: list[Node] = []
    x = y = 0.0
    for node in group:
        if x and x + node.width > wide:
            x, y = 0.0, y + node.height + APART
        placed.append(replace(node, x=x, y=y))
        x += node.width + APART
    return placed


def _size(group: Sequence[Node], title: Wording) -> tuple[float, float]:
    titled = max(map(text_width, title)) * _TITLE_SIZE
    wide = max(titled, *(node.x + node.width for node in group)) + 2 * MARGIN
    return round(wide, 1), round(max(node.y + node.height for node in group) + TITLE + MARGIN, 1)


def _across(groups: Sequence[Sequence[Node]], graph: nx.Graph) -> dict[tuple[int, int], float]:
    """How strongly any two groups are tied, by their places in the row."""
    group = {node.identifier: place for place, members in enumerate(groups) for node in members}
    found: dict[tuple[int, int], float] = {}
    for one, other, weight in graph.edges(data="weight"):
        pair = min(group[one], group[other]), max(group[one], group[other])
        if pair[0] != pair[1]:
            found[pair] = found.get(pair, 0) + weight
    return found


def _pack(sizes: Sequence[tuple[float, float]], ties: Mapping[tuple[int, int], float]) -> list[tuple[float, float]]:
    """The corners of the areas, in the rows that show them largest on a screen; of such, with strong ties short."""
    orders = permutations(range(len(sizes))) if len(sizes) <= _TRIED_UP_TO else [tuple(range(len(sizes)))]
    best: tuple[float, float] | None = None
    chosen: list[tuple[float, float]] = []
    for order in orders:
        for wide in dict.fromkeys(accumulate(sizes[place][0] + BESIDE for place in order)):
            corners = _in_order(order, sizes, wide)
            value = -round(_scale(corners, sizes), 2), _length(corners, sizes, ties)
            if best is None or value < best:
                best, chosen = value, corners
    return chosen


def _in_order(order: Sequence[int], sizes: Sequence[tuple[float, float]], wide: float) -> list[tuple[float, float]]:
    """The corner of each area when they stand in this order in rows of at most this width."""
    corners = dict.fromkeys(order, (0.0, 0.0))
    x = y = high = 0.0
    for place in order:
        if x and x + sizes[place][0] > wide:
            x, y, high = 0.0, y + high + BESIDE, 0.0
        corners[place] = (x, y)
        x += sizes[place][0] + BESIDE
        high = max(high, sizes[place][1])
    return [corners[place] for place in range(len(sizes))]


def _scale(corners: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]]) -> float:
    ends = [(x + w, y + h) for (x, y), (w, h) in zip(corners, sizes, strict=True)]
    return min(_SCREEN[0] / max(x for x, _ in ends), _SCREEN[1] / max(y for _, y in ends))


def _length(
    corners: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    ties: Mapping[tuple[int, int], float],
) -> float:
    middles = [(x + w / 2, y + h / 2) for (x, y), (w, h) in zip(corners, sizes, strict=True)]
    return round(sum(weight * dist(middles[one], middles[other]) for (one, other), weight in ties.items()), 3)

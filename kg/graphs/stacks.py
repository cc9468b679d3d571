"""Gives every box of a picture with columns its place: stacked in column and band, level with what it is tied to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from kg.graphs.order import order_columns
from kg.graphs.picture import Band, Column, Edge, Node, Wording

GAP = 14
"""The least distance between two boxes of a column, where a picture does not say otherwise."""

TOP, BAND_HEAD, BAND_FOOT = 84, 44, 26
_ROUNDS = 12
_FOCUS_WEIGHT = 25.0


def make_columns(
    titles: Sequence[tuple[Wording, Wording]], width: float | Sequence[float], between: float, *, left: float = 100
) -> tuple[Column, ...]:
    """Return columns side by side, `between` apart, by their titles and subtitles; of one width or each of its own."""
    widths = [width] * len(titles) if isinstance(width, int | float) else list(width)
    edges = [left + sum(widths[:place]) + place * between for place in range(len(titles))]
    return tuple(
        Column(title, subtitle, x, wide) for (title, subtitle), x, wide in zip(titles, edges, widths, strict=True)
    )


def stack(  # noqa: PLR0913 - what is placed, where, and how
    nodes: Iterable[Node],
    edges: Sequence[Edge],
    columns: Sequence[Column],
    bands: Sequence[Band],
    *,
    reorder: bool = True,
    fixed: Collection[int] = (),
    level: bool = True,
    gap: float = GAP,
) -> tuple[tuple[Node, ...], tuple[Band, ...]]:
    """Return the nodes with their places, and the bands with theirs.

    Within a column and band the nodes stand `gap` apart in the order given, or if `reorder` in one with few crossings;
    an edge of a box inside another counts for the outer one. Those of the `fixed` columns stay in the order given.
    Unless `level`, each column begins at the top. Those with a parent come after it, in the order given, at the place
    they would take if it alone were opened.
    """
    given = tuple(nodes)
    shown = [node for node in given if node.parent is None]
    pairs = _outer_pairs(given, edges)
    placed: dict[str, Node] = {}
    laid: list[Band] = []
    y: float = TOP
    for number, band in enumerate(bands):
        members = [node for node in shown if node.band == number]
        head = BAND_HEAD if band.title[0] else BAND_FOOT / 2
        rows = [[node.identifier for node in members if node.column == column] for column in range(len(columns))]
        known = {node.identifier for node in members}
        joined = [(one, other) for one, other in pairs if level and one in known and other in known]
        focus = frozenset(node.identifier for node in members if node.tone == "focus")
        ordered = order_columns(rows, joined, first=focus, fixed=fixed) if reorder else tuple(map(tuple, rows))
        within, height = _lay_band(members, ordered, joined, columns, gap)
        placed |= {node.identifier: replace(node, y=node.y + y + head) for node in within}
        laid.append(replace(band, y=y, height=head + height + BAND_FOOT))
        y += head + height + BAND_FOOT
    return tuple(_with_children(given, placed, columns)), tuple(laid)


def _outer_pairs(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[tuple[str, str], ...]:
    """The pairs of boxes without a parent that edges join, or that hold what edges join, each once and in order."""
    parents = {node.identifier: node.parent for node in nodes}

    def outermost(name: str) -> str:
        while parent := parents.get(name):
            name = parent
        return name

    pairs = dict.fromkeys((outermost(edge.source), outermost(edge.target)) for edge in edges)
    return tuple((one, other) for one, other in pairs if one != other)


def find_overlaps(nodes: Iterable[Node]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of boxes that lie over each other, among those shown before anything is opened."""
    shown = sorted((node for node in nodes if node.parent is None), key=lambda node: (node.y, node.identifier))
    found = []
    for place, upper in enumerate(shown):
        for lower in shown[place + 1 :]:
            if lower.y >= upper.y + upper.height:
                break
            if lower.x < upper.x + upper.width and upper.x < lower.x + lower.width:
                found.append((upper.identifier, lower.identifier))
    return tuple(found)


def _lay_band(
    members: Sequence[Node],
    ordered: Sequence[Sequence[str]],
    joined: Sequence[tuple[str, str]],
    columns: Sequence[Column],
    gap: float,
) -> tuple[list[Node], float]:
    """The nodes of a band, in their order by columns, with their places in it, and its height."""
    known = {node.identifier: node for node in members}
    y = _level([[known[name] for name in row] for row in ordered], joined, gap)
    laid = [replace(known[name], x=columns[place].x, y=y[name]) for place, row in enumerate(ordered) for name in row]
    return laid, max((node.y + node.height for node in laid), default=0)


def _level(rows: Sequence[Sequence[Node]], pairs: Iterable[tuple[str, str]], gap: float) -> dict[str, float]:
    """The upper edge of each node, level with its neighbours as far as the order and the gaps allow; the least is 0."""
    column = {node.identifier: place for place, row in enumerate(rows) for node in row}
    height = {node.identifier: node.height for row in rows for node in row}
    focus = frozenset(node.identifier for row in rows for node in row if node.tone == "focus")
    beside: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        if column[one] != column[other]:
            beside[one].append(other)
            beside[other].append(one)
    y: dict[str, float] = {}
    for row in rows:
        tops = accumulate((node.height + gap for node in row), initial=0.0)
        y |= {node.identifier: top for node, top in zip(row, tops, strict=False)}
    for turn in range(_ROUNDS):
        for row in rows if turn % 2 else reversed(rows):
            y |= _spread([(node, _wanted(node, beside, y, height, focus), _weight(node, beside)) for node in row], gap)
    least = min(y.values(), default=0)
    return {name: round(value - least, 1) for name, value in y.items()}


def _weight(node: Node, beside: Mapping[str, list[str]]) -> float:
    return _FOCUS_WEIGHT if node.tone == "focus" else 1.0 if beside.get(node.identifier) else 0.05


def _wanted(
    node: Node,
    beside: Mapping[str, list[str]],
    y: Mapping[str, float],
    height: Mapping[str, float],
    focus: Collection[str],
) -> float:
    """Where a node would stand if it stood level with the mean of its neighbours.

    One that few others pull at counts for more: a task stands beside its own targets, and a department that bears many
    tasks does not draw them all to itself.
    """
    others = beside.get(node.identifier)
    if not others:
        return y[node.identifier]
    if node.tone == "focus":  # what the picture is about runs straight through it
        others = [other for other in others if other in focus] or others
    pull = {other: 1 / len(beside[other]) for other in others}
    middle = sum((y[other] + height[other] / 2) * weight for other, weight in pull.items()) / sum(pull.values())
    return middle - node.height / 2


def _spread(wanted: Sequence[tuple[Node, float, float]], gap: float) -> dict[str, float]:
    """The places nearest to those wanted, by weight, that keep order and gaps (pooled as in isotonic fitting)."""
    blocks: list[tuple[float, float, int]] = []
    offsets: list[float] = []
    offset = 0.0
    for node, place, weight in wanted:
        offsets.append(offset)
        block = (place - offset, weight, 1)
        offset += node.height + gap
        while blocks and blocks[-1][0] > block[0]:
            mean, heavy, many = blocks.pop()
            total = heavy + block[1]
            block = ((mean * heavy + block[0] * block[1]) / total, total, many + block[2])
        blocks.append(block)
    places = [mean for mean, _, many in blocks for _ in range(many)]
    return {node.identifier: places[row] + offsets[row] for row, (node, _, _) in enumerate(wanted)}


def _with_children(given: tuple[Node, ...], placed: Mapping[str, Node], columns: Sequence[Column]) -> Iterable[Node]:
    """The placed nodes from left to right and downward, each followed by those inside it."""
    inside = {
        parent: list(members)
        for parent, members in groupby(
            sorted((node for node in given if node.parent), key=lambda node: node.parent or ""),
            key=lambda node: node.parent or "",
        )
    }

    def unfold(node: Node) -> Iterable[Node]:
        yield node
        y = (
            node.y
            if any(child.column != node.column for child in inside.get(node.identifier, ()))
            else (node.y + node.height + GAP / 2)
        )
        for child in inside.get(node.identifier, ()):
            x = columns[child.column].x + columns[child.column].width - child.width
            yield from unfold(replace(child, x=x, y=round(y, 1)))
            y += child.height + GAP / 2

    for node in sorted(placed.values(), key=lambda node: (node.band, node.column, node.y)):
        yield from unfold(node)

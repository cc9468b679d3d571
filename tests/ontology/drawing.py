"""Draws the classes of the ontology and the properties that tie them, as SVG that needs nothing else to be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from unicodedata import east_asian_width

from kg.design import INK, INK_SOFT, KINDS, PAPER, RULE, SANS
from tests.ontology.terms import Term, named

_WIDTH, _HEIGHT, _GAP = 190, 44, 16
_COLUMN = 500
_NAMES = 200
_MARGIN = 20


@dataclass(frozen=True, slots=True)
class Edge:
    """A property from one class to another."""

    start: str
    name: str
    labels: tuple[str, str]
    end: str


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    name: str


def edges_of(properties: Sequence[Term], classes: Sequence[Term]) -> tuple[Edge, ...]:
    """Return the properties between classes of the ontology, in the order of their names."""
    ours = {term.name for term in classes}
    return tuple(
        Edge(start, one.name, one.labels, end)
        for one in properties
        for start in one.used_on
        for end in one.leads_to
        if start in ours and end in ours
    )


def draw_class(name: str, classes: Sequence[Term], edges: Sequence[Edge]) -> str | None:
    """Return a picture of a class between those that lead to it and those it leads to; None if it stands alone."""
    before = sorted({edge.start for edge in edges if edge.end == name and edge.start != name})
    after = sorted({edge.end for edge in edges if edge.start == name and edge.end != name})
    if not before and not after:
        return None
    pairs = (
        {start: [edge for edge in edges if (edge.start, edge.end) == (start, name)] for start in before},
        {end: [edge for edge in edges if (edge.start, edge.end) == (name, end)] for end in after},
    )
    heights = [[_tall(ties) for ties in side.values()] for side in pairs]
    height = max(sum(tall) + _GAP * (len(tall) + 1) for tall in heights) + 2 * _MARGIN
    own = _Box(_MARGIN + (_COLUMN if before else 0), height / 2 - _HEIGHT / 2, name)
    parts: list[str] = []
    for side, tall, is_before in zip(pairs, heights, (True, False), strict=True):
        y = (height - sum(tall) - _GAP * (len(tall) - 1)) / 2
        for (other, ties), room in zip(side.items(), tall, strict=True):
            x = own.x - _COLUMN if is_before else own.x + _COLUMN
            box = _Box(x, y + room / 2 - _HEIGHT / 2, other)
            parts += _tie(own, box, ties, is_before=is_before)
            parts += _box(box, dict(named(classes))[other])
            y += room + _GAP
    parts += _box(own, dict(named(classes))[name], is_own=True)
    return _picture(own.x + _WIDTH + (_COLUMN if after else 0) + _MARGIN, height, parts)


def draw_whole(classes: Sequence[Term], edges: Sequence[Edge], first: str, *, hidden: frozenset[str]) -> str:
    """Return a picture of all classes that are tied to `first`, in columns by how many steps they lie from it.

    Properties that are `hidden` have their place in the columns and no line: they only say the way back.
    """
    columns = _columns(edges, first)
    terms = dict(named(classes))
    height = max(map(len, columns)) * (_HEIGHT + _GAP) + 2 * _MARGIN
    places: dict[str, _Box] = {}
    step = _WIDTH + 150
    for n, column in enumerate(columns):
        top = (height - len(column) * (_HEIGHT + _GAP) + _GAP) / 2
        places |= {name: _Box(_MARGIN + n * step, top + k * (_HEIGHT + _GAP), name) for k, name in enumerate(column)}
    drawn = {(edge.start, edge.end) for edge in edges if _is_drawn(edge, places, hidden)}
    parts = [_curve(places[start], places[end]) for start, end in sorted(drawn)]
    for name, box in places.items():
        parts += _box(box, terms[name], is_own=name == first)
    return _picture(_MARGIN * 2 + (len(columns) - 1) * step + _WIDTH, height, parts)


def _is_drawn(edge: Edge, places: Mapping[str, _Box], hidden: frozenset[str]) -> bool:
    return edge.start in places and edge.start != edge.end and edge.name not in hidden


def _columns(edges: Sequence[Edge], first: str) -> list[list[str]]:
    """The classes by their steps from the first, against the direction of a property too."""
    columns, seen = [[first]], {first}
    while columns[-1]:
        found = [e.end for e in edges if e.start in columns[-1]] + [e.start for e in edges if e.end in columns[-1]]
        columns.append(_sorted_near(set(found) - seen, columns[-1], edges))
        seen |= set(found)
    return columns[:-1]


def _sorted_near(names: set[str], before: Sequence[str], edges: Sequence[Edge]) -> list[str]:
    """The names of a column, each near those of the column before that it is tied to."""

    def height(name: str) -> tuple[float, str]:
        tied = [before.index(e.end) for e in edges if e.start == name and e.end in before]
        tied += [before.index(e.start) for e in edges if e.end == name and e.start in before]
        return sum(tied) / max(1, len(tied)), name

    return sorted(names, key=height)


def _tall(ties: Sequence[Edge]) -> float:
    return max(_HEIGHT, 16 * len(ties) + 8)


def _tie(own: _Box, other: _Box, ties: Sequence[Edge], *, is_before: bool) -> Iterator[str]:
    """A line with the names of its properties, level beside the other class, where they have room."""
    y = other.y + _HEIGHT / 2
    corner = other.x + _WIDTH + _NAMES if is_before else other.x - _NAMES
    if is_before:
        path = f"M{other.x + _WIDTH:.0f},{y:.0f} H{corner:.0f}" + _bent(corner, y, own.x - 3, own.y + _HEIGHT / 2)
    else:
        path = f"M{own.x + _WIDTH:.0f},{own.y + _HEIGHT / 2:.0f}"
        path += _bent(own.x + _WIDTH, own.y + _HEIGHT / 2, corner, y) + f" H{other.x - 3:.0f}"
    yield _line(path)
    x = (corner + (other.x + _WIDTH if is_before else other.x)) / 2
    top = y - 8 * (len(ties) - 1) + (4 if len(ties) > 1 else -5)
    for n, tie in enumerate(ties):
        said = f"{tie.name.removeprefix('kg:')} {tie.labels[0]}"
        yield (
            f'<text x="{x:.0f}" y="{top + 16 * n:.0f}" text-anchor="middle" font-size="12" fill="{INK_SOFT}" '
            f'stroke="{PAPER}" stroke-width="4" paint-order="stroke">{escape(said)}</text>'
        )


def _curve(start: _Box, end: _Box) -> str:
    """A line between two classes of a column each, or of one column, whichever stands first."""
    y1, y2 = start.y + _HEIGHT / 2, end.y + _HEIGHT / 2
    if start.x == end.x:
        x = start.x + _WIDTH
        bulge = 14 + abs(y1 - y2) / 10
        return _line(f"M{x:.0f},{y1:.0f} C{x + bulge:.0f},{y1:.0f} {x + bulge:.0f},{y2:.0f} {x + 3:.0f},{y2:.0f}")
    x1, x2 = (start.x + _WIDTH, end.x - 3) if start.x < end.x else (start.x, end.x + _WIDTH + 3)
    return _line(f"M{x1:.0f},{y1:.0f}" + _bent(x1, y1, x2, y2))


def _bent(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (x1 + x2) / 2
    return f" C{middle:.0f},{y1:.0f} {middle:.0f},{y2:.0f} {x2:.0f},{y2:.0f}"


def _line(path: str) -> str:
    return f'<path d="{path}" fill="none" stroke="{INK_SOFT}" stroke-opacity="0.55" marker-end="url(#tip)"/>'


def _box(box: _Box, term: Term, *, is_own: bool = False) -> Iterator[str]:
    mark = KINDS.get(term.name.removeprefix("kg:"))
    fill, colour = (mark.fill, mark.colour) if mark else (PAPER, INK_SOFT)
    middle = box.x + _WIDTH / 2
    yield (
        f'<rect x="{box.x:.0f}" y="{box.y:.0f}" width="{_WIDTH}" height="{_HEIGHT}" rx="5" fill="{fill}" '
        f'stroke="{colour}" stroke-width="{2.5 if is_own else 1.2}"/>'
    )
    label = escape(term.labels[0])
    yield f'<text x="{middle:.0f}" y="{box.y + 19:.0f}" text-anchor="middle" font-size="14">{label}</text>'
    size = 12 if _length(term.name) < 26 else 10
    yield (
        f'<text x="{middle:.0f}" y="{box.y + 35:.0f}" text-anchor="middle" font-size="{size}" '
        f'fill="{INK_SOFT}">{escape(term.name)}</text>'
    )


def _length(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _picture(width: float, height: float, parts: Sequence[str]) -> str:
    fonts = escape(SANS, quote=True)
    head = (
        "<!-- Classes of the ontology, drawn by python -m tests.ontology.page. -->\n"
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" font-family="{fonts}" fill="{INK}">\n'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        f'<path d="M0,0 L8,4 L0,8 z" fill="{INK_SOFT}"/></marker></defs>\n'
        f'<rect width="100%" height="100%" fill="{PAPER}" stroke="{RULE}"/>\n'
    )
    return head + "\n".join(parts) + "\n</svg>\n"

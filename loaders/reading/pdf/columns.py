"""Parts pages that are printed in two columns, as a gazette is, into pages of one column in the order of reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from loaders.reading.pdf.lines import rows_of
from loaders.reading.pdf.page import Box, Char, Page

_MIDDLE = (0.3, 0.7)  # of the width of a page, where the gutter stands
_GUTTER = 0.9  # in ems: the narrowest
_MARGIN = 0.12  # of the height of a page, where headers and numbers of pages stand
_CROSSED = 0.25  # of the other lines may go over both columns
_FEWEST = 6  # lines of the left column
_FEWEST_BESIDE = 3  # of the right one, which the last page may not fill
_FULL = 0.25  # of the lines of a column fill it, where many paragraphs have one line only
_DENSE = 0.85  # of the width of lines is ink, where no columns of a table stand in them
_ALIKE = 0.75  # the width of the narrower column, of the wider
_NARROWEST = 10.0  # in ems
_SAME, _MOST_GUTTERS = 6.0, 4  # points; left and right pages differ, and few pages else
_EDGE = 1.5  # in ems
_WIDEST = 14_400  # points, the longest side of a page that readers of PDFs have to show

Row = Sequence[Char]


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The white between two columns, and where their text begins and ends."""

    left: float
    x0: float
    x1: float
    right: float

    @property
    def middle(self) -> float:
        """The line that no column crosses."""
        return (self.x0 + self.x1) / 2


def parted_pages(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages, each in two columns as one page a column; what goes over both stands between them.

    A page with too few lines to tell is parted as the others of its size are. Of what goes over both columns `room`
    tells where it would begin and end.
    """
    rows = [rows_of(_outside_tables(page)) for page in pages]
    found = [_gutter_of(page, own) for page, own in zip(pages, rows, strict=True)]
    others: dict[float, dict[int, _Gutter]] = {}
    for page, gutter in zip(pages, found, strict=True):
        if gutter and len(others.setdefault(page.width, {})) < _MOST_GUTTERS:
            others[page.width].setdefault(round(gutter.middle / _SAME), gutter)
    parted: list[Page] = []
    for page, own, gutter in zip(pages, rows, found, strict=True):
        known = others.get(page.width, {}).values()
        fitting = gutter or min(known, key=lambda each: _crossing(own, each), default=None)
        if fitting is None or _crossing(own, fitting) * 2 > len(own):
            parted.append(page)
        else:
            parted.extend(_parted(page, own, fitting))
    return tuple(parted)


def _outside_tables(page: Page) -> list[Char]:
    boxes = [Box.around(table) for table in page.tables]
    return [char for char in page.chars if char.upright and not any(box.holds(*char.box.centre) for box in boxes)]


def _gutter_of(page: Page, rows: Sequence[Row]) -> _Gutter | None:
    """Return the gutter of a page whose lines fill two columns beside each other; none of a page of no size."""
    if page.height <= 0 or not 0 < page.width <= _WIDEST:
        return None
    rows = [row for row in rows if _MARGIN <= row[0].box.centre[1] / page.height <= 1 - _MARGIN]
    if len(rows) < _FEWEST:
        return None
    free = _white_band(page, rows)
    if free is None:
        return None
    middle = sum(free) / 2
    sides = [[c for c in row if not c.text.isspace()] for row in rows if not _crosses(row, middle)]
    left = [side for row in sides if (side := [char for char in row if char.box.x1 <= middle])]
    right = [side for row in sides if (side := [char for char in row if char.box.x0 >= middle])]
    if len(left) < _FEWEST or len(right) < _FEWEST_BESIDE:
        return None
    gutter = _Gutter(
        min(row[0].box.x0 for row in left),
        max(row[-1].box.x1 for row in left),
        min(row[0].box.x0 for row in right),
        max(row[-1].box.x1 for row in right),
    )
    widths = sorted((gutter.x0 - gutter.left, gutter.right - gutter.x1))
    is_even = widths[0] >= max(_ALIKE * widths[1], _NARROWEST * left[0][0].size)
    return gutter if is_even and _fill(left, gutter.x0) and _fill(right, gutter.right) else None


def _white_band(page: Page, rows: Sequence[Row]) -> tuple[float, float] | None:
    """Return the widest band in the middle of a page that hardly a line has ink in."""
    start, end = (round(share * page.width) for share in _MIDDLE)
    inked = [0] * (end - start + 1)
    for row in rows:
        for place in {x for char in row if char.text.strip() for x in _places(char.box, start, end)}:
            inked[place - start] += 1
    fewest = min(inked)  # the lines that go over both columns
    if fewest > _CROSSED * len(rows):
        return None
    best, opened = (0, 0), start
    for place in range(start, end + 2):
        if place > end or inked[place - start] > fewest + 1:
            best = max(best, (opened, place), key=lambda band: band[1] - band[0])
            opened = place + 1
    size = median(char.size for row in rows for char in row)
    return best if best[1] - best[0] >= _GUTTER * size else None


def _places(box: Box, start: int, end: int) -> range:
    """Return the points between two that a character stands on, whose box may be of any width."""
    return range(max(int(box.x0), start), min(int(box.x1), end) + 1)


def _fill(rows: Sequence[Row], edge: float) -> bool:
    """Tell the lines of running text: many end at the edge of their column, and have no columns of their own."""
    full = [row for row in rows if edge - row[-1].box.x1 <= _EDGE * row[-1].size]
    ink = sum(char.box.x1 - char.box.x0 for row in rows for char in row)
    width = sum(row[-1].box.x1 - row[0].box.x0 for row in rows)
    return len(full) >= _FULL * len(rows) and ink >= _DENSE * width


def _crosses(row: Row, middle: float) -> bool:
    """Tell a line that goes over both columns: no gap as wide as the gutter stands in it there."""
    inked = [char for char in row if char.text.strip()]
    left = max((char.box.x1 for char in inked if char.box.centre[0] <= middle), default=None)
    right = min((char.box.x0 for char in inked if char.box.centre[0] > middle), default=None)
    if left is None or right is None:
        return left is not None and left > middle
    return right - left < _GUTTER * inked[0].size


def _crossing(rows: Sequence[Row], gutter: _Gutter) -> int:
    return sum(_crosses(row, gutter.middle) for row in rows)


def _parted(page: Page, rows: Sequence[Row], gutter: _Gutter) -> Iterator[Page]:
    """Yield the stretches of a page from top to bottom: what goes over both columns, or the left and the right one."""
    over = [_height(row) for row in rows if _crosses(row, gutter.middle)]
    ruled = [Box.around(table) for table in page.tables]
    over += [(box.top, box.bottom) for box in ruled if box.x0 < gutter.middle < box.x1]
    bands = _bands(sorted(over))
    tops = [top for top, _, _ in bands]
    chars: list[list[Char]] = [[] for _ in bands]
    for char in page.chars:
        chars[max(bisect_right(tops, char.box.centre[1]) - 1, 0)].append(char)
    tables: list[list[tuple[Box, ...]]] = [[] for _ in bands]
    for table, box in zip(page.tables, ruled, strict=True):
        tables[max(bisect_right(tops, box.centre[1]) - 1, 0)].append(table)
    for (_, _, is_over), own, within in zip(bands, chars, tables, strict=True):
        whole = replace(page, chars=tuple(own), tables=tuple(within), images=0)
        parts = (replace(whole, room=(gutter.left, gutter.right)),) if is_over else _columns(whole, gutter)
        yield from (part for part in parts if part.chars)


def _bands(over: Sequence[tuple[float, float]]) -> list[tuple[float, float, bool]]:
    """Return the stretches from top to bottom, each with its top and bottom and whether it goes over both columns."""
    bands: list[tuple[float, float, bool]] = []
    end = float("-inf")
    for top, bottom in over:
        if bands and top <= end:
            bands[-1] = (bands[-1][0], max(bottom, end), True)
        else:
            bands += [(end, top, False), (top, bottom, True)]
        end = bands[-1][1]
    return [*bands, (end, float("inf"), False)]


def _columns(page: Page, gutter: _Gutter) -> Iterator[Page]:
    """Yield the left and the right column of a page, each as a page that begins where its text does."""
    for start, is_right in ((gutter.left, False), (gutter.x1, True)):
        chars = (char for char in page.chars if (char.box.centre[0] > gutter.middle) is is_right)
        tables = (table for table in page.tables if (table[0].centre[0] > gutter.middle) is is_right)
        yield replace(
            page,
            width=page.width / 2,
            chars=tuple(replace(char, box=_moved(char.box, -start)) for char in chars),
            tables=tuple(tuple(_moved(box, -start) for box in table) for table in tables),
        )


def _moved(box: Box, shift: float) -> Box:
    return Box(box.x0 + shift, box.top, box.x1 + shift, box.bottom)


def _height(row: Row) -> tuple[float, float]:
    return min(char.box.top for char in row), max(char.box.bottom for char in row)

"""Parts the lines of a table without rules into rows: by what numbers or titles them, and by the white between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from loaders.genre.headers.columns import Column
from loaders.genre.headers.columns_of_row import read_columns
from loaders.reading.layout import GridCell
from loaders.reading.pdf.cell_text import SENTENCE, paragraphs_of
from loaders.reading.pdf.cell_text import Column as Room
from loaders.reading.pdf.cells import PageTable
from loaders.reading.pdf.lines import PrintedLine, lines_of, pitch_of
from loaders.reading.pdf.page import Box, Char
from loaders.reading.pdf.unruled import Part, Row, Unruled, column_at

_NUMBER = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.．、]?")
_SAME_STEP = 0.6
_SAME_WHITE = 1.0
_WIDER = 0.8  # points by which the white between rows exceeds that between the lines of a cell
_LEVEL = 0.5  # in ems
_TITLES = frozenset({Column.NUMBER, Column.TASK, Column.GROUP})
_MOSTLY = 0.8

_Lines = tuple[tuple[PrintedLine, ...], ...]  # of each column, from top to bottom


@dataclass(frozen=True, slots=True)
class _Span:
    """From where to where something reaches down a page, in points."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class _Form:
    """What holds for a whole table: meanings of columns, room for text in each, how far lines stand apart, alignment.

    `key` is the column that numbers the rows, or else titles them; with `at_top`, cells begin on one level.
    """

    meanings: tuple[Column | None, ...]
    rooms: tuple[Room, ...]
    pitch: float
    key: int
    numbered: bool
    at_top: bool


def page_tables(table: Unruled, numbers: Sequence[int]) -> list[PageTable]:
    """Return the rows and cells of each part of a table; `numbers` are those of the pages by their place."""
    groups = [(part, list(_groups(part))) for part in table.parts]
    columns = [[_by_column(rows, table.borders) for rows, kind in own if kind is None] for _, own in groups]
    form = _form_of(table, [lines for own in columns for lines in own])
    made: list[PageTable] = []
    for part, own in groups:
        rows = list(_rows(part, own, table, form))
        cells = [cell for row in _placed(rows, numbers[part.page]) for cell in row]
        made.append(
            PageTable(
                Box.around([char.box for row in part.rows for char in row]), (0.0, *table.borders), (), tuple(cells)
            )
        )
    return made


def _groups(part: Part) -> Iterator[tuple[tuple[Row, ...], str | None]]:
    """Yield the lines in groups: those of rows, and between them the spans and the heads, told by the second value."""
    kinds = ["head" if n in part.heads else "span" if n in part.spans else None for n in range(len(part.body))]
    start = 0
    for end in range(1, len(kinds) + 1):
        if end == len(kinds) or kinds[end] != kinds[start] or kinds[start] == "span":
            yield part.body[start:end], kinds[start]
            start = end


def _by_column(rows: Sequence[Row], borders: Sequence[float], page: int = 1) -> _Lines:
    chars: list[list[Char]] = [[] for _ in range(len(borders) + 1)]
    for row in rows:
        for char in row:
            chars[column_at(char, borders)].append(char)
    return tuple(tuple(lines_of(each, page)) for each in chars)


def _form_of(table: Unruled, groups: Sequence[_Lines]) -> _Form:
    meanings = read_columns(table.words)
    lines = [[line for lines in groups for line in lines[n]] for n in range(len(meanings))]
    pitch = _pitch([column for group in groups for column in group])
    rooms = tuple(
        Room(min((line.x0 for line in each), default=0.0), max((line.x1 for line in each), default=0.0), pitch)
        for each in lines
    )
    key = meanings.index(Column.NUMBER) if Column.NUMBER in meanings else 0
    is_numbered = Column.NUMBER in meanings and any(_NUMBER.fullmatch(line.text) for line in lines[key])
    form = _Form(meanings, rooms, pitch, key, is_numbered, at_top=True)
    return replace(form, at_top=_begin_at_top(groups, form))


def _pitch(columns: Sequence[Sequence[PrintedLine]]) -> float:
    """Return how far the lines of a cell stand apart, to a fraction of a point: the white between rows is little."""
    common = pitch_of([line for column in columns for line in column])
    steps = [below.top - above.top for column in columns for above, below in pairwise(column)]
    return median([step for step in steps if abs(step - common) <= _SAME_STEP] or [common])


def _begin_at_top(groups: Sequence[_Lines], form: _Form) -> bool:
    """Tell whether the cells of a row begin on one level: the white above each key is that between two rows."""
    first = [line.top for column in groups[0] for line in column]
    keys = _keys(groups[0], form)
    if keys and first and keys[0].top - min(first) > _LEVEL * groups[0][form.key][0].size:
        return False
    found = [is_top for group in groups for is_top in _white_above(group, form)]
    return sum(found) >= _MOSTLY * len(found)


def _white_above(lines: _Lines, form: _Form) -> Iterator[bool]:
    """Tell of each key but the first whether the white above it is as wide as any up to the key before."""
    gaps = _gaps([line for column in lines for line in column])
    for upper, lower in pairwise(_keys(lines, form)):
        between = [gap for gap in gaps if upper.middle < gap.middle < lower.middle]
        yield bool(between) and _height(between[-1]) >= max(map(_height, between)) - _SAME_WHITE


def _keys(lines: _Lines, form: _Form) -> list[_Span]:
    """Return where what numbers or titles each row stands."""
    own = lines[form.key]
    if form.numbered:
        return [_Span(line.top, line.bottom) for line in own if _NUMBER.fullmatch(line.text)]
    keys: list[_Span] = []
    for line in own:
        if keys and line.top - keys[-1].bottom <= form.pitch - line.size + _WIDER and not _restarts(lines, line, form):
            keys[-1] = _Span(keys[-1].top, line.bottom)
        else:
            keys.append(_Span(line.top, line.bottom))
    return keys


def _restarts(lines: _Lines, line: PrintedLine, form: _Form) -> bool:
    """Tell whether another column begins anew on the level of a line: what was blank is filled again."""
    if not form.at_top:
        return False
    for column in (*lines[: form.key], *lines[form.key + 1 :]):
        here = any(abs(other.top - line.top) <= _LEVEL * line.size for other in column)
        before = any(abs(other.top - (line.top - form.pitch)) <= _LEVEL * line.size for other in column)
        if here and not before:
            return True
    return False


def _gaps(lines: Sequence[PrintedLine]) -> list[_Span]:
    """Return the white bands that go through all columns, from top to bottom."""
    gaps: list[_Span] = []
    bottom: float | None = None
    for line in sorted(lines, key=lambda each: each.top):
        if bottom is not None and line.top > bottom:
            gaps.append(_Span(bottom, line.top))
        bottom = line.bottom if bottom is None else max(bottom, line.bottom)
    return gaps


def _is_wide(gap: _Span, form: _Form, lines: Sequence[PrintedLine]) -> bool:
    size = max(lines[0].size, 1.0)
    return _height(gap) > form.pitch - size + _WIDER


def _height(gap: _Span) -> float:
    return gap.bottom - gap.top


def _cuts(lines: _Lines, form: _Form) -> list[float]:
    """Return the heights at which a row ends and the next one begins."""
    every = [line for column in lines for line in column]
    gaps, keys = _gaps(every), _keys(lines, form)
    if not gaps or not keys:
        return []
    wide = [gap for gap in gaps if _is_wide(gap, form, every)]
    if form.at_top:
        above = ([gap for gap in gaps if gap.middle < key.top + 1] for key in keys)
        return sorted({found[-1].middle for found in above if found})
    return _cuts_around(keys, wide or gaps, min(line.top for line in every), max(line.bottom for line in every))


def _cuts_around(keys: Sequence[_Span], gaps: Sequence[_Span], top: float, bottom: float) -> list[float]:
    """Return the cuts of rows in whose middle their keys stand: each row ends as far below its key as it began above.

    The first row may begin with the rest of one that the page before cut.
    """
    cuts: list[float] = []
    before = [gap for gap in gaps if gap.bottom <= keys[0].middle]
    for number, key in enumerate(keys):
        limit = keys[number + 1].middle if number + 1 < len(keys) else bottom
        within = [gap for gap in gaps if key.middle < gap.middle < limit]
        ends = [(gap.top, gap) for gap in within] + ([(bottom, None)] if number + 1 == len(keys) else [])
        starts: list[tuple[float, _Span | None]] = [(top, None)]
        if number == 0:
            starts += [(gap.bottom, gap) for gap in before]
        if not ends:
            continue
        start, end = min(
            ((one, other) for one in starts for other in ends),
            key=lambda pair: (round(abs(pair[0][0] + pair[1][0] - 2 * key.middle)), pair[0][0]),
        )
        cuts += [gap.middle for _, gap in (start, end) if gap is not None]
        top = end[1].bottom if end[1] else top
    return cuts


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A row: the paragraphs of each column for each of the rows within it; what spans all of them stands once."""

    cells: tuple[tuple[tuple[str, ...], ...], ...]
    height: int = 1
    width: int = 1


def _rows(
    part: Part, groups: Sequence[tuple[Sequence[Row], str | None]], table: Unruled, form: _Form
) -> Iterator[_Drawn]:
    if part.header:
        yield _Drawn(tuple(((word,),) for word in table.words))
    for rows, kind in groups:
        if kind == "head":
            yield _Drawn(tuple(((word,),) for word in table.words))
            continue
        if kind == "span":
            title = "".join(line.text for row in rows for line in lines_of(row))
            yield _Drawn((((title,),),), width=len(table.words))
            continue
        lines = _by_column(rows, table.borders)
        cuts = [*_cuts(lines, form), float("inf")]
        top = float("-inf")
        for cut in cuts:
            own = _between(lines, top, cut)
            if any(own):
                yield _drawn(own, form)
            top = cut


def _between(lines: _Lines, top: float, bottom: float) -> _Lines:
    return tuple(tuple(line for line in column if top < (line.top + line.bottom) / 2 <= bottom) for column in lines)


def _drawn(lines: _Lines, form: _Form) -> _Drawn:
    """Return a row; where each measure has its own department or date, these are rows within that of their task."""
    inner = [
        line for column, meaning in zip(lines, form.meanings, strict=True) if meaning not in _TITLES for line in column
    ]
    cuts = [gap.middle for gap in _gaps(inner) if _is_wide(gap, form, inner)] if inner else []
    cuts = cuts or (list(_new_levels(lines, form)) if form.at_top else [])
    edges = [float("-inf"), *cuts, float("inf")]
    bands = [_between(lines, top, bottom) for top, bottom in pairwise(edges)]
    parted = [n for n, meaning in enumerate(form.meanings) if meaning not in _TITLES and all(band[n] for band in bands)]
    if len(bands) == 1 or len(parted) < 2 or Column.MEASURES not in [form.meanings[n] for n in parted]:
        return _Drawn(tuple((paragraphs_of(column, room),) for column, room in zip(lines, form.rooms, strict=True)))
    return _Drawn(
        tuple(
            tuple(paragraphs_of(band[n], room) for band in bands) if n in parted else (paragraphs_of(lines[n], room),)
            for n, room in enumerate(form.rooms)
        ),
        len(bands),
    )


def _new_levels(lines: _Lines, form: _Form) -> Iterator[float]:
    """Yield the heights above which a measure ends, and below which another column begins anew on one level with it."""
    place = form.meanings.index(Column.MEASURES) if Column.MEASURES in form.meanings else 0
    others = [
        column
        for n, (column, meaning) in enumerate(zip(lines, form.meanings, strict=True))
        if n != place and meaning not in _TITLES
    ]
    for above, below in pairwise(lines[place]):
        level = _LEVEL * below.size
        is_new = any(
            any(abs(line.top - below.top) <= level for line in column)
            and not any(-1.5 * form.pitch < line.top - below.top < -level for line in column)
            for column in others
        )
        if is_new and SENTENCE.search(above.text):
            yield (above.bottom + below.top) / 2


def _placed(rows: Sequence[_Drawn], page: int) -> Iterator[list[GridCell]]:
    place = 0
    for row in rows:
        cells = []
        for column, paragraphs in enumerate(row.cells):
            height = row.height if len(paragraphs) == 1 else 1
            cells += [GridCell(text, place + n, column, height, row.width, page) for n, text in enumerate(paragraphs)]
        yield cells
        place += row.height

"""Finds tables without rules in a PDF: below a line of known headers, columns that white space alone parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.genre.headers.columns import HEADER_LENGTH, column_of, is_header_word
from loaders.genre.headers.rows import may_be_header_row
from loaders.genre.numbering import read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.pdf.page import Box, Char

Row = tuple[Char, ...]
_Free = tuple[tuple[float, float], ...]  # the intervals in which the border of two columns may stand

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_HEADER_LINES = 5
_ROW_LINES = 12  # of a row, above the middle of which only its longest cell has text
_HEADER_HEIGHT = 4.5  # of the size of its type
_LONGEST_PART = 40
_WORD_GAP = 0.4  # in ems: headers stand wider apart
_INK_GAP = 0.15
_MOST_RUNS = 60  # characters of headers that blanks part
_MOST_LINES = 400  # on a page
_NARROWEST = 1.5  # points between two columns


@dataclass(frozen=True, slots=True)
class FreePage:
    """A page: the lines outside ruled tables that are no furniture, and how high each of its ruled tables begins."""

    rows: tuple[Row, ...]
    ruled: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of a table on one page, by the place of the page: those of the header, and those below it.

    `spans` are the lines of the body that go over all columns, `heads` those that print the header again.
    """

    page: int
    header: tuple[Row, ...]
    body: tuple[Row, ...]
    spans: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of its lines."""
        return (*self.header, *self.body)


@dataclass(frozen=True, slots=True)
class Unruled:
    """A table without rules: the words of its headers, the borders between its columns, and its parts by page."""

    words: tuple[str, ...]
    borders: tuple[float, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    x0: float
    x1: float
    text: str


@dataclass(frozen=True, slots=True)
class _Header:
    """The lines from `start` to `end` that head columns, and these from left to right."""

    start: int
    end: int
    columns: tuple[_Run, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(column.text for column in self.columns)


def unruled_tables(pages: Sequence[FreePage]) -> list[Unruled]:
    """Return the tables without rules that the lines of the pages make, in order."""
    tables: list[Unruled] = []
    page, row = 0, 0
    while page < len(pages):
        header = next((h for n in range(row, len(pages[page].rows)) if (h := _header_at(pages[page].rows, n))), None)
        if header is None:
            page, row = page + 1, 0
            continue
        table = _followed(pages, page, header)
        if table is None:
            row = header.end
            continue
        tables.append(table)
        last = table.parts[-1]
        row = (header.end if last.page == page else 0) + len(last.rows)
        page = last.page
    return tables


def header_lines(rows: Sequence[Row]) -> frozenset[int]:
    """Return which lines belong to the header of a table, by their places."""
    headers = (header for place in range(len(rows)) if (header := _header_at(rows, place)))
    return frozenset(place for header in headers for place in range(header.start, header.end))


def _header_at(rows: Sequence[Row], at: int) -> _Header | None:
    """Return the header that the line at `at` opens; its cells may have several lines, in the middle of their row."""
    best: tuple[int, _Header] | None = None
    for end in range(at + 1, min(at + _HEADER_LINES, len(rows)) + 1):
        if _middle(rows[end - 1]) - _middle(rows[at]) > _HEADER_HEIGHT * rows[at][0].size:
            break
        columns = _columns(rows[at:end])
        if columns is None:
            break
        words = [column.text for column in columns]
        if len(columns) < _FEWEST_COLUMNS or any(len(word) > HEADER_LENGTH for word in words):
            continue
        known = sum(is_header_word(word) for word in words)
        is_header = may_be_header_row(words) and known * 3 >= 2 * len(words) and any(map(column_of, words))
        if is_header and (best is None or known > best[0]):
            best = known, _Header(at, end, tuple(columns))
    return best[1] if best else None


def _columns(rows: Sequence[Row]) -> list[_Run] | None:
    """Return what stands in each column of a few lines, or None where a run of one stands over two of another."""
    columns: list[_Run] = []
    for row in rows:
        runs = _runs(row, _WORD_GAP)
        if len(runs) > _MOST_RUNS:
            return None
        for run in _whole_words(runs):
            over = [n for n, column in enumerate(columns) if run.x0 < column.x1 and column.x0 < run.x1]
            if len(over) > 1:
                return None
            if over:
                above = columns[over[0]]
                columns[over[0]] = _Run(min(above.x0, run.x0), max(above.x1, run.x1), above.text + run.text)
            else:
                columns.append(run)
    return sorted(columns, key=lambda column: column.x0)


def _whole_words(runs: Sequence[_Run]) -> list[_Run]:
    """Return the runs, with the characters of a header that blanks part put together: 责 任 单 位."""
    words: list[_Run] = []
    for run in runs:
        for back in range(len(words)):
            parts = [*words[back:], run]
            text = "".join(part.text for part in parts)
            if all(len(part.text) <= 2 for part in parts) and column_of(text):
                words[back:] = [_Run(parts[0].x0, run.x1, text)]
                break
        else:
            words.append(run)
    return words


def _followed(pages: Sequence[FreePage], page: int, header: _Header) -> Unruled | None:
    """Return the table below a header, to the line that is none of its own, on the pages that go on with it."""
    free: tuple[_Free, ...] = tuple(
        ((left.x1, right.x0),) for left, right in zip(header.columns, header.columns[1:], strict=False)
    )
    parts: list[Part] = []
    for place in range(page, len(pages)):
        rows = pages[place].rows
        first = header if place == page else _header_at(rows, 0)
        if first and (first.start, first.words) not in ((header.start, header.words), (0, header.words)):
            first = None
        own = rows[first.start : first.end] if first else ()
        start = first.end if first else 0
        body, spans, heads, free = _body(pages[place], start, free, header)
        if not _is_table(body, free) and not (parts and first and body):
            break
        parts.append(Part(place, tuple(own), tuple(body), spans, heads))
        if start + len(body) < len(rows) or _ruled_below(pages[place], rows[start + len(body) - 1]):
            break
    borders = tuple(_border(each) for each in free)
    return Unruled(header.words, borders, tuple(parts)) if parts and parts[0].page == page else None


def _body(
    page: FreePage, start: int, free: tuple[_Free, ...], header: _Header
) -> tuple[list[Row], frozenset[int], frozenset[int], tuple[_Free, ...]]:
    """Return the lines below a header that keep to its columns, which of them span all, which print it again.

    The last value is what stays free between the columns.
    """
    body: list[Row] = []
    spans: set[int] = set()
    heads: set[int] = set()
    for place in range(start, min(len(page.rows), start + _MOST_LINES)):
        row = page.rows[place]
        again = _header_at(page.rows, place) if len(body) not in heads else None
        if again and again.words == header.words:
            heads.update(range(len(body), len(body) + again.end - again.start))
        if place and any(_middle(page.rows[place - 1]) < top < _middle(row) for top in page.ruled):
            break
        narrower = _narrowed(free, row)
        if narrower is not None:
            free = narrower
        elif _is_part(row, page.rows[place + 1 : place + 1 + _ROW_LINES], free):
            spans.add(len(body))
        else:
            break
        body.append(row)
    while body and _is_apart(body, free, spans):
        spans.discard(len(body) - 1)
        body.pop()
    return body, frozenset(spans), frozenset(heads), free


def _narrowed(free: Sequence[_Free], row: Row) -> tuple[_Free, ...] | None:
    """Return what a line leaves free for each border, or None if it leaves nothing for one."""
    narrowed = []
    for each in free:
        left = each
        for run in _runs(row, _INK_GAP):
            left = tuple(part for interval in left for part in _without(interval, run))
        if not left:
            return None
        narrowed.append(left)
    return tuple(narrowed)


def _without(interval: tuple[float, float], run: _Run) -> Iterator[tuple[float, float]]:
    for start, end in ((interval[0], min(interval[1], run.x0)), (max(interval[0], run.x1), interval[1])):
        if end - start >= _NARROWEST:
            yield start, end


def _is_part(row: Row, below: Sequence[Row], free: Sequence[_Free]) -> bool:
    """Tell a line over all columns that titles the rows below it: a short one, above lines that fill several columns.

    Where the cells of a row stand in its middle, its first line may have some of them alone.
    """
    runs = _runs(row, _WORD_GAP)
    text = "".join(run.text for run in runs)
    if len(text) > _LONGEST_PART or "。" in text or not (len(runs) == 1 or read_mark(text)):
        return False
    seen: set[int] = set()
    for line in below:
        narrower = _narrowed(free, line)
        if narrower is None:
            return False
        seen |= filled(line, [_border(each) for each in narrower])
        if len(seen) >= _FEWEST_COLUMNS:
            return True
    return False


def _is_table(body: Sequence[Row], free: Sequence[_Free]) -> bool:
    borders = [_border(each) for each in free]
    return sum(len(filled(row, borders)) > 1 for row in body) >= _FEWEST_ROWS


def _is_apart(body: Sequence[Row], free: Sequence[_Free], spans: set[int]) -> bool:
    """Tell a last line that only happens to keep to the columns: alone in its row, and well below the table."""
    last = body[-1]
    if len(body) - 1 in spans:
        return True
    if len(filled(last, [_border(each) for each in free])) > 1 or len(body) < _FEWEST_ROWS:
        return False
    return min(char.box.top for char in last) - max(char.box.bottom for char in body[-2]) > 2 * last[0].size


def _ruled_below(page: FreePage, row: Row) -> bool:
    return any(top > _middle(row) for top in page.ruled)


def filled(row: Row, borders: Sequence[float]) -> frozenset[int]:
    """Return the columns in which a line has characters."""
    return frozenset(column_at(char, borders) for char in row if not char.text.isspace())


def column_at(char: Char, borders: Sequence[float]) -> int:
    """Return the column that a character stands in, from 0."""
    return sum(char.box.centre[0] > border for border in borders)


def _border(free: _Free) -> float:
    widest = max(free, key=lambda interval: interval[1] - interval[0])
    return (widest[0] + widest[1]) / 2


def _runs(row: Row, gap: float) -> list[_Run]:
    """Return the runs of characters of a line that stand no further apart than `gap`, in ems."""
    runs: list[_Run] = []
    for char in row:
        if char.text.isspace():
            continue
        if runs and char.box.x0 - runs[-1].x1 <= gap * char.size:
            runs[-1] = replace(runs[-1], x1=max(runs[-1].x1, char.box.x1), text=runs[-1].text + squeeze(char.text))
        else:
            runs.append(_Run(char.box.x0, char.box.x1, char.text))
    return runs


def _middle(row: Row) -> float:
    return _box(row).centre[1]


def _box(row: Row) -> Box:
    return Box(row[0].box.x0, row[0].box.top, row[-1].box.x1, row[0].box.bottom)

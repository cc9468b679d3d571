"""Reads a PDF with a text layer: lines in reading order, tables over several pages, page furniture told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import SourceError
from kg.model import FurnitureKind, Note, Severity
from loaders.reading.glyphs import UNKNOWN
from loaders.reading.layout import Grid, Layout, Line, lay_out
from loaders.reading.pdf.banded import without_bands
from loaders.reading.pdf.cells import PageTable, read_table
from loaders.reading.pdf.columns import parted_pages
from loaders.reading.pdf.furniture import furniture_of
from loaders.reading.pdf.lines import PrintedLine, line_of, lines_of, rows_of
from loaders.reading.pdf.page import Char, Page, parse_pages
from loaders.reading.pdf.paragraphs import Measure, is_heading, measure_of, opens_paragraph
from loaders.reading.pdf.tables import continues_table, stitch
from loaders.reading.pdf.unruled import FreePage, Part, Unruled, header_lines, unruled_tables
from loaders.reading.pdf.unruled_rows import page_tables

_HEADING_LENGTH = 80
_FEW = 15  # characters; a page with fewer and a picture is a scan
_UNREADABLE = 0.2
_OWN_LINES = 12  # of a page, which tell its column
_TITLE_LINES = 4  # of a title, or more than one has


@dataclass(frozen=True, slots=True)
class _Contents:
    """What stands on a page: its characters and lines outside tables, turned ones apart, and its tables."""

    page: Page
    free: tuple[Char, ...]
    lines: tuple[PrintedLine, ...]
    turned: tuple[PrintedLine, ...]
    tables: tuple[PageTable, ...]


def read_layout(data: bytes, path: Path) -> Layout:
    """Return the text of a PDF with its blocks.

    Raises `SourceError` if the file is damaged, encrypted, scanned without a text layer, or set in fonts that do
    not say which characters they print.
    """
    return lay_out_pages(parse_pages(data, path), path)


def lay_out_pages(pages: Sequence[Page], path: Path) -> Layout:
    """Return the text that pages print, with its blocks; raises `SourceError` as `read_layout` does."""
    _check_text(pages, path)
    contents, furniture = _with_unruled([_contents(page) for page in parted_pages(pages)])
    return lay_out(_without_run_in(list(_items(contents, furniture))), tuple(_page_notes(pages)))


def _contents(page: Page) -> _Contents:
    return _sorted_out(page, tuple(table for table in (read_table(boxes, page) for boxes in page.tables) if table))


def _sorted_out(page: Page, tables: tuple[PageTable, ...]) -> _Contents:
    boxes = [box for table in tables for box in table.boxes]
    outside = [char for char in page.chars if not any(box.holds(*char.box.centre) for box in boxes)]
    upright = tuple(char for char in outside if char.upright)
    turned = lines_of((char for char in outside if not char.upright), page.number)
    return _Contents(page, upright, tuple(lines_of(upright, page.number)), tuple(turned), tables)


def _with_unruled(contents: Sequence[_Contents]) -> tuple[list[_Contents], dict[PrintedLine, FurnitureKind]]:
    """Return the contents with the tables that have no rules among the others, and which lines are furniture.

    Of tables with some rows shaded the rows between are read as lines; they are tried as tables without rules.
    """
    loose = [_without_bands(each) for each in contents]
    tables, furniture = _unruled(loose)
    seen = {part.page for table, _ in tables for part in table.parts}
    if any(n not in seen and each is not contents[n] for n, each in enumerate(loose)):
        loose = [each if n in seen else contents[n] for n, each in enumerate(loose)]
        tables, furniture = _unruled(loose)
    for table, made in tables:
        for part, one in zip(table.parts, made, strict=True):
            loose[part.page] = _with_table(loose[part.page], part, one)
    return loose, furniture


def _without_bands(contents: _Contents) -> _Contents:
    if not contents.tables:
        return contents
    rows = [tuple(row) for row in rows_of(contents.free)]
    kept = without_bands(contents.tables, rows, contents.page.chars)
    return contents if len(kept) == len(contents.tables) else _sorted_out(contents.page, kept)


def _unruled(
    contents: Sequence[_Contents],
) -> tuple[list[tuple[Unruled, list[PageTable]]], dict[PrintedLine, FurnitureKind]]:
    furniture = furniture_of([each.page for each in contents], [each.lines for each in contents])
    numbers = [each.page.number for each in contents]
    found = unruled_tables([_free_page(each, furniture) for each in contents])
    return [(table, page_tables(table, numbers)) for table in found], furniture


def _with_table(contents: _Contents, part: Part, table: PageTable) -> _Contents:
    taken = {id(char) for row in part.rows for char in row}
    rest = tuple(char for char in contents.free if id(char) not in taken)
    lines = tuple(lines_of(rest, contents.page.number))
    return replace(contents, free=rest, lines=lines, tables=(*contents.tables, table))


def _free_page(contents: _Contents, furniture: dict[PrintedLine, FurnitureKind]) -> FreePage:
    """Return the lines that may be of a table; its header stands on every page as furniture does."""
    number = contents.page.number
    rows = [tuple(row) for row in rows_of(contents.free) if line_of(row, number).text]
    headers = header_lines(rows)
    kept = (row for n, row in enumerate(rows) if n in headers or line_of(row, number) not in furniture)
    return FreePage(tuple(kept), tuple(table.box.top for table in contents.tables))


def _items(contents: Sequence[_Contents], furniture: dict[PrintedLine, FurnitureKind]) -> Iterator[Line | Grid]:
    """Yield lines and tables in reading order; a table waits until the page that does not go on with it."""
    body = [[line for line in each.lines if line not in furniture] for each in contents]
    columns = _columns(contents, body)
    waiting: list[PageTable] = []
    above: list[PrintedLine] = []  # of the same paragraph
    for each, column in zip(contents, columns, strict=True):
        parts: list[PrintedLine | PageTable] = [*each.lines, *each.tables]
        for part in sorted(parts, key=_top):
            if isinstance(part, PageTable):
                if waiting and not continues_table(part, waiting[-1]):
                    yield stitch(waiting)
                    waiting = []
                waiting.append(part)
                above = []
            elif part in furniture:
                yield Line(part.text, page=part.page, furniture=furniture[part])
            else:
                if waiting:
                    yield stitch(waiting)
                    waiting = []
                line = _line(part, above, column)
                above = [part] if line.opens else [*above[:1], *above[1:][-_TITLE_LINES:], part]
                yield line
        for turned in each.turned:
            yield Line(turned.text, page=turned.page, furniture=FurnitureKind.PAGE_HEADER)
    if waiting:
        yield stitch(waiting)


def _top(part: PrintedLine | PageTable) -> tuple[float, float]:
    if isinstance(part, PageTable):
        return part.box.top, part.box.x0
    return part.top, part.x0


def _line(line: PrintedLine, above: Sequence[PrintedLine], column: Measure | None) -> Line:
    if column is None:
        return Line(line.text, page=line.page)
    heading = 1 if is_heading(line, column) and len(line.text) <= _HEADING_LENGTH and "。" not in line.text else None
    return Line(line.text, heading=heading, page=line.page, opens=opens_paragraph(line, above, column))


def _without_run_in(items: Sequence[Line | Grid]) -> Iterator[Line | Grid]:
    """Yield the items; a line set as a heading that plain text goes on with is none: its paragraph opens in bold."""
    following: Line | None = None
    kept: list[Line | Grid] = []
    for item in reversed(items):
        line = item
        if isinstance(item, Line) and item.furniture is None:
            is_run_in = item.heading is not None and following is not None and following.opens is False
            if is_run_in and following is not None and following.heading is None:
                line = replace(item, heading=None)
            following = line if isinstance(line, Line) else None
        kept.append(line)
    return reversed(kept)


def _columns(contents: Sequence[_Contents], body: Sequence[Sequence[PrintedLine]]) -> list[Measure | None]:
    """Return the column of text of each page: its own if it has lines enough, else that of pages of its width.

    What stands over two columns has the type of these.
    """
    by_width: dict[float, list[PrintedLine]] = {}
    for each, lines in zip(contents, body, strict=True):
        if each.page.room is None:
            by_width.setdefault(each.page.width, []).extend(lines)
    common = {width: measure_of(lines) for width, lines in by_width.items()}
    most = common[max(by_width, key=lambda width: len(by_width[width]))] if by_width else None
    return [
        _column(each.page, lines, common.get(each.page.width) if each.page.room is None else most)
        for each, lines in zip(contents, body, strict=True)
    ]


def _column(page: Page, lines: Sequence[PrintedLine], shared: Measure | None) -> Measure | None:
    if shared is None:
        return None
    if page.room is not None:
        return replace(shared, left=page.room[0], right=page.room[1])
    own = measure_of(lines) if len(lines) >= _OWN_LINES else None
    return replace(shared, left=own.left, right=own.right) if own else shared


def _check_text(pages: Sequence[Page], path: Path) -> None:
    characters = sum(len(page.chars) for page in pages)
    pictures = [page for page in pages if page.images and len(page.chars) < _FEW]
    if characters < _FEW * max(len(pages), 1) and len(pictures) * 2 >= len(pages):
        raise SourceError(
            f"{path}: a scanned PDF: its {len(pages)} pages are pictures without a text layer",
            hint="recognise its text first (OCR, for instance with ocrmypdf -l chi_sim), and give the result",
        )
    unknown = sum(char.text.count(UNKNOWN) for page in pages for char in page.chars)
    if unknown > _UNREADABLE * max(characters, 1):
        raise SourceError(
            f"{path}: its fonts do not say which characters they print ({unknown} of {characters} unknown)",
            hint="ask for the Word file, or recognise the text (OCR)",
        )


def _page_notes(pages: Sequence[Page]) -> Iterator[Note]:
    for page in pages:
        unknown = sum(char.text.count(UNKNOWN) for char in page.chars)
        if unknown:
            yield Note(Severity.WARNING, f"page {page.number}: {unknown} characters of a font that does not name them")
        if page.images and len(page.chars) < _FEW:
            yield Note(Severity.WARNING, f"page {page.number} is a picture; what it prints was not read")

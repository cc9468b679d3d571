"""Reads a PDF with a text layer: lines in reading order, tables over several pages, page furniture told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import SourceError
from kg.model import FurnitureKind, Note, Severity
from loaders.reading.glyphs import UNKNOWN
from loaders.reading.layout import Grid, Layout, Line, lay_out
from loaders.reading.pdf_cells import PageTable, read_table
from loaders.reading.pdf_furniture import furniture_of
from loaders.reading.pdf_lines import Measure, PrintedLine, is_heading, lines_of, measure_of, opens_paragraph, pitch_of
from loaders.reading.pdf_page import Page, parse_pages
from loaders.reading.pdf_tables import continues_table, stitch

_HEADING_LENGTH = 80
_FEW = 15  # characters; a page with fewer and a picture is a scan
_UNREADABLE = 0.2


@dataclass(frozen=True, slots=True)
class _Contents:
    """What stands on a page: its lines outside tables, turned ones apart, and its tables."""

    page: Page
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
    contents = [_contents(page) for page in pages]
    furniture = furniture_of(pages, [each.lines for each in contents])
    return lay_out(_without_run_in(list(_items(contents, furniture))), tuple(_page_notes(pages)))


def _contents(page: Page) -> _Contents:
    tables = tuple(table for table in (read_table(boxes, page) for boxes in page.tables) if table)
    boxes = [box for table in tables for box in table.boxes]
    outside = [char for char in page.chars if not any(box.holds(*char.box.centre) for box in boxes)]
    upright = lines_of((char for char in outside if char.upright), page.number)
    turned = lines_of((char for char in outside if not char.upright), page.number)
    return _Contents(page, tuple(upright), tuple(turned), tables)


def _items(contents: Sequence[_Contents], furniture: dict[PrintedLine, FurnitureKind]) -> Iterator[Line | Grid]:
    """Yield lines and tables in reading order; a table waits until the page that does not go on with it."""
    body = [[line for line in each.lines if line not in furniture] for each in contents]
    columns = _columns(contents, body)
    pitch = pitch_of([line for lines in body for line in lines])
    waiting: list[PageTable] = []
    last: PrintedLine | None = None
    for each in contents:
        parts: list[PrintedLine | PageTable] = [*each.lines, *each.tables]
        for part in sorted(parts, key=_top):
            if isinstance(part, PageTable):
                if waiting and not continues_table(part, waiting[-1]):
                    yield stitch(waiting)
                    waiting = []
                waiting.append(part)
                last = None
            elif part in furniture:
                yield Line(part.text, page=part.page, furniture=furniture[part])
            else:
                if waiting:
                    yield stitch(waiting)
                    waiting = []
                yield _line(part, last, columns[each.page.number], pitch)
                last = part
        for line in each.turned:
            yield Line(line.text, page=line.page, furniture=FurnitureKind.PAGE_HEADER)
    if waiting:
        yield stitch(waiting)


def _top(part: PrintedLine | PageTable) -> tuple[float, float]:
    if isinstance(part, PageTable):
        return part.box.top, part.box.x0
    return part.top, part.x0


def _line(line: PrintedLine, last: PrintedLine | None, column: Measure | None, pitch: float) -> Line:
    if column is None:
        return Line(line.text, page=line.page)
    heading = 1 if is_heading(line, column) and len(line.text) <= _HEADING_LENGTH and "。" not in line.text else None
    return Line(line.text, heading=heading, page=line.page, opens=opens_paragraph(line, last, column, pitch))


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


def _columns(contents: Sequence[_Contents], body: Sequence[Sequence[PrintedLine]]) -> dict[int, Measure | None]:
    """Return the column of text of each page: its own if it has lines enough, else that of pages of its width."""
    by_width: dict[float, list[PrintedLine]] = {}
    for each, lines in zip(contents, body, strict=True):
        by_width.setdefault(each.page.width, []).extend(lines)
    common = {width: measure_of(lines) for width, lines in by_width.items()}
    columns: dict[int, Measure | None] = {}
    for each, lines in zip(contents, body, strict=True):
        shared = common[each.page.width]
        own = measure_of(lines) if len(lines) >= 12 else None
        columns[each.page.number] = (
            Measure(own.left, own.right, shared.indented, shared.size) if own and shared else shared
        )
    return columns


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

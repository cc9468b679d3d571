"""Prints paragraphs and tables as files that people send: Word, a workbook, a web page, PDF of an office or a browser.

A table keeps its cells over several rows and columns. The ways of setting differ in what makes such tables hard to
read again: landscape or portrait, the header on each page or on the first alone, rows that a page may cut, no rules
between columns, a title inside the table, the table parted by 续表.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product, takewhile
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook

from loaders.reading.blocks import Block
from loaders.reading.layout import Grid, GridCell
from loaders.structure.tables.table_rows import understood

FONT = "Noto Serif CJK SC"
_MARGIN = 2.6  # cm
_SHORT, _LONG = 21.0, 29.7
_NARROWEST = 2.6  # em
_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4 {orient}; margin: 20mm 18mm; }}
body {{ font-family: "Noto Serif CJK SC"; font-size: 12pt; line-height: 1.6; }}
table {{ border-collapse: collapse; width: 100%; font-size: {size}pt; line-height: 1.4; }}
td, th {{ border: {border}; padding: 2pt 4pt; font-weight: normal; vertical-align: middle; }}
td p, th p {{ margin: 0; }} th {{ text-align: center; }}
.keep tr {{ break-inside: avoid; }}
.lines {{ border-top: 1.5pt solid #000; border-bottom: 1.5pt solid #000; }}
.lines th {{ border-bottom: 0.75pt solid #000; }}
</style></head><body>
{body}
</body></html>
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """How tables are set: the page, the size of their type, and what is done to them."""

    landscape: bool = False
    size: float = 10.5
    repeats: bool = True  # the header, on each page
    cuts: bool = True  # rows, where a page ends
    rules: bool = True  # between columns
    inside: str = ""  # a title in the first row
    centred: bool = False  # cells, from top to bottom


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with the number of rows that head it."""

    grid: Grid
    heads: int = 1

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(cell.column + cell.columns for cell in self.grid.cells)

    @property
    def height(self) -> int:
        """How many rows it has."""
        return max(cell.row + cell.rows for cell in self.grid.cells)


Part = str | Sheet


def sheet_of(blocks: Sequence[Block]) -> Sheet:
    """Return the table that the blocks of cells make; a row with its first cell alone lies over all columns."""
    rows: dict[int, dict[int, list[Block]]] = {}
    for block in blocks:
        if block.cell:
            rows.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(block)
    width = max(column for row in rows.values() for column in row) + 1
    texts: list[list[tuple[Block, ...]]] = [
        [tuple(block for block in row.get(column, ()) if block.strand) for column in range(width)]
        for _, row in sorted(rows.items())
    ]
    heads = _heads(blocks, sorted(rows))
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for row, column in product(range(len(texts)), range(width)):
        if (row, column) in taken:
            continue
        height, across = _reach(texts, row, column, heads)
        taken.update(product(range(row, row + height), range(column, column + across)))
        own = tuple(block.text.replace("\n", "") for block in texts[row][column])
        cells.append(GridCell(own, row, column, height, across))
    return Sheet(Grid(tuple(cells)), heads)


def _heads(blocks: Sequence[Block], places: Sequence[int]) -> int:
    """Return how many rows head a table, titles above the headers among them."""
    found = {cells[0].cell.row for cells, _, is_header in understood(blocks) if is_header and cells[0].cell}
    heads = places.index(min(found)) + 1 if found else 1
    while heads < len(places) and places[heads] in found:
        heads += 1
    return heads


def _reach(texts: Sequence[Sequence[tuple[Block, ...]]], row: int, column: int, heads: int) -> tuple[int, int]:
    """Return over how many rows and columns a cell lies: the same words below it, or blanks beside a header."""
    own = texts[row][column]
    if not own:
        return 1, 1
    strands = [block.strand for block in own]
    below = ([block.strand for block in line[column]] == strands for line in texts[row + 1 :])
    height = 1 + sum(1 for _ in takewhile(bool, below))
    if column == 0 and height == 1 and len(texts[row]) > 2 and not any(texts[row][1:]):
        return 1, len(texts[row])
    if row + 1 < heads and not any(line[column] for line in texts[row + 1 : heads]):
        return heads - row, 1
    beside = zip(texts[row][column + 1 :], texts[row + 1][column + 1 :] if row + 1 < heads else (), strict=False)
    return height, 1 + sum(1 for _ in takewhile(lambda pair: not pair[0] and pair[1], beside))


def with_title(sheet: Sheet, title: str) -> Sheet:
    """Return a table with a row over all its columns above the header."""
    cells = [replace(cell, row=cell.row + 1) for cell in sheet.grid.cells]
    return Sheet(Grid((GridCell((title,), 0, 0, 1, sheet.width), *cells)), sheet.heads + 1)


def _weights(sheet: Sheet) -> list[float]:
    """Return how wide each column is set, as a share: long texts get more, but less than they would ask for."""
    ems: list[float] = []
    for column in range(sheet.width):
        own = [cell for cell in sheet.grid.cells if cell.column == column and cell.columns == 1]
        texts = [sum(map(len, cell.paragraphs)) for cell in own if cell.row >= sheet.heads and cell.paragraphs]
        longest = max(texts, default=2)
        mean = sum(texts) / len(texts) if texts else 2
        ems.append(max(_NARROWEST, min(longest + 1, 4 + 1.4 * mean**0.6)))
    return [em / sum(ems) for em in ems]


def write_word(parts: Sequence[Part], path: Path, setting: Setting) -> Path:
    """Write a Word document: text in 16 points with indents and a page number below, tables with merged cells."""
    document = docx.Document()
    style: Any = document.styles["Normal"]
    style.font.size, style.font.name = Pt(16), FONT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section: Any = document.sections[0]
    width, height = (_LONG, _SHORT) if setting.landscape else (_SHORT, _LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if setting.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    _number_pages(section.footer.paragraphs[0])
    for place, part in enumerate(parts):
        if isinstance(part, Sheet):
            _add_table(document, part, setting, (width - 2 * _MARGIN) * 28.35)
            continue
        paragraph = document.add_paragraph(part)
        paragraph.paragraph_format.space_after = Pt(0)
        if place == 0:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            paragraph.paragraph_format.first_line_indent = Pt(32)
    document.save(str(path))
    return path


def _number_pages(paragraph: Any) -> None:
    paragraph.add_run("— ")
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = "PAGE"
        run._r.append(element)
    paragraph.add_run(" —")


def _add_table(document: Any, sheet: Sheet, setting: Setting, room: float) -> None:
    table = document.add_table(rows=sheet.height, cols=sheet.width)
    table.style = "Table Grid" if setting.rules else None
    table.autofit = False
    for place, share in enumerate(_weights(sheet)):  # an office suite goes by the grid, Word by the cells
        table.columns[place].width = Pt(share * room)
        for row in range(sheet.height):
            table.cell(row, place).width = Pt(share * room)
    for cell in sheet.grid.cells:
        _fill_cell(table, cell, setting, is_head=cell.row < sheet.heads)
    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        if setting.repeats and place < sheet.heads:
            properties.append(OxmlElement("w:tblHeader"))
        if not setting.cuts:
            properties.append(OxmlElement("w:cantSplit"))
        for cell in () if setting.rules else row.cells:
            _rule(cell, top=place == 0, bottom=place in (sheet.heads - 1, sheet.height - 1))


def _fill_cell(table: Any, cell: GridCell, setting: Setting, *, is_head: bool) -> None:
    own = table.cell(cell.row, cell.column)
    if (cell.rows, cell.columns) != (1, 1):
        own = own.merge(table.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1))
    own.vertical_alignment = 1 if setting.centred or is_head else 0
    for place, text in enumerate(cell.paragraphs or ("",)):
        paragraph = own.paragraphs[0] if place == 0 else own.add_paragraph()
        paragraph.add_run(text).font.size = Pt(setting.size)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_head else None


def _rule(cell: Any, *, top: bool, bottom: bool) -> None:
    borders = OxmlElement("w:tcBorders")
    for side, is_drawn in (("top", top), ("bottom", bottom)):
        if is_drawn:
            edge = OxmlElement(f"w:{side}")
            edge.set(qn("w:val"), "single")
            edge.set(qn("w:sz"), "8")
            borders.append(edge)
    cell._tc.get_or_add_tcPr().append(borders)


def write_book(parts: Sequence[Part], path: Path) -> Path:
    """Write a workbook: a sheet for each table with the text above it, cells merged, numbers as numbers."""
    book = Workbook()
    sheet: Any = book.active
    row = 1
    for part in parts:
        if isinstance(part, str):
            sheet.cell(row, 1, part)
            row += 1
            continue
        for cell in part.grid.cells:
            text = "\n".join(cell.paragraphs)
            value = int(text) if re.fullmatch(r"[1-9]\d{0,5}", text) else text or None
            top, left = row + cell.row, 1 + cell.column
            sheet.cell(top, left, value)
            if (cell.rows, cell.columns) != (1, 1):
                sheet.merge_cells(None, top, left, top + cell.rows - 1, left + cell.columns - 1)
        for above in range(1, row):
            sheet.merge_cells(None, above, 1, above, part.width)
        sheet, row = book.create_sheet(), 1
    book.save(path)
    return path


def write_page(parts: Sequence[Part], path: Path, setting: Setting) -> Path:
    """Write a web page: tables with cells over several rows and columns."""
    body = "\n".join(
        _page_table(part, setting)
        if isinstance(part, Sheet)
        else f'<p style="text-indent: 2em; margin: 0">{html.escape(part)}</p>'
        for part in parts
    )
    page = _PAGE.format(
        title=html.escape(path.stem),
        orient="landscape" if setting.landscape else "portrait",
        size=setting.size,
        border="0.75pt solid #000" if setting.rules else "none",
        body=body,
    )
    path.write_text(page, encoding="utf-8")
    return path


def _page_table(sheet: Sheet, setting: Setting) -> str:
    rows: list[list[str]] = [[] for _ in range(sheet.height)]
    for cell in sorted(sheet.grid.cells, key=lambda each: (each.row, each.column)):
        tag = "th" if cell.row < sheet.heads else "td"
        spans = "".join(f' {name}="{n}"' for name, n in (("rowspan", cell.rows), ("colspan", cell.columns)) if n > 1)
        rows[cell.row].append(f"<{tag}{spans}>{''.join(f'<p>{html.escape(t)}</p>' for t in cell.paragraphs)}</{tag}>")
    lines = [f"<tr>{''.join(row)}</tr>" for row in rows]
    head = "".join(lines[: sheet.heads])
    head = f"<thead>{head}</thead>" if setting.repeats else head
    names = " ".join(name for name, holds in (("keep", not setting.cuts), ("lines", not setting.rules)) if holds)
    columns = "".join(f'<col style="width: {100 * share:.1f}%">' for share in _weights(sheet))
    body = "".join(lines[sheet.heads :])
    return f'<table class="{names}"><colgroup>{columns}</colgroup>{head}<tbody>{body}</tbody></table>'

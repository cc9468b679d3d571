"""Turns a document that was read into DOCX, XLSX, HTML and PDF, as a person would save it from an office suite."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from openpyxl import Workbook

from loaders.reading.blocks import Block, Reading
from tests.browsers import CHROMIUM

APT = "apt-get install --no-install-recommends libreoffice-writer-nogui fonts-noto-cjk"
Row = list[list[Block]]
_FONT = "Noto Serif CJK SC"
_NUMBER = re.compile(r"(?:\d{1,3}[.．、]|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、)(?!\d)")
_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title>
<style>body {{ font-family: "Noto Serif CJK SC"; font-size: 12pt; }}</style>
<script>document.title = "脚本。";</script></head><body>
{body}
</body></html>
"""


def write_docx(reading: Reading, path: Path) -> Path:
    """Write the blocks as a Word document: headings by their level, table cells as a table."""
    document = docx.Document()
    for item in _items(reading.blocks):
        if isinstance(item, Block):
            document.add_paragraph(item.text, style=f"Heading {item.heading}" if item.heading else None)
        else:
            _add_table(document, item)
    document.save(str(path))
    return path


def write_official(reading: Reading, path: Path, *, columns: int = 1, hung: bool = False) -> Path:
    """Write the blocks as a Word document that is set as official ones are (GB/T 9704), or in columns as a gazette is.

    An A4 page, type of 16 points, headings of the first level in the middle, an indent of two characters, and below
    each page its number between dashes. Where `hung`, the text of numbered paragraphs stands right of the number.
    """
    size = 16.0 if columns == 1 else 10.5
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    _set_page(document.sections[0])
    is_parted = False
    for item in _items(reading.blocks):
        if not isinstance(item, Block):
            _add_table(document, item)
        elif item.heading == 1:
            _set_title(document.add_paragraph(), item.text)
        else:
            if columns > 1 and not is_parted:
                _set_columns(document.add_section(WD_SECTION.CONTINUOUS), columns)
                is_parted = True
            _set_text(document.add_paragraph(), item.text, size, hung=hung)
    document.save(str(path))
    return path


def write_xlsx(reading: Reading, path: Path) -> Path:
    """Write the blocks as a workbook: a paragraph a row, table cells in the cells below them."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    for item in _items(reading.blocks):
        if isinstance(item, Block):
            sheet.append([item.text])
        else:
            for row in item:
                sheet.append(["\n".join(block.text for block in cell) or None for cell in row])
    book.save(path)
    return path


def write_html(reading: Reading, path: Path, *, frame: str = "{}") -> Path:
    """Write the blocks as a web page; `frame` is the site around the document."""
    parts: list[str] = []
    for item in _items(reading.blocks):
        if isinstance(item, Block):
            tag = f"h{item.heading}" if item.heading else "p"
            parts.append(f"<{tag}>{html.escape(item.text)}</{tag}>")
        else:
            rows = ("".join(f"<td>{_html_cell(cell)}</td>" for cell in row) for row in item)
            parts.append('<table border="1">' + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    body = frame.replace("{}", "\n".join(parts))
    path.write_text(_PAGE.format(title=reading.source.name, body=body), encoding="utf-8")
    return path


def convert(paths: Sequence[Path], form: str, folder: Path) -> list[Path]:
    """Convert documents with LibreOffice; fails with the line that installs it where it is missing."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise AssertionError(f"LibreOffice is missing; install it with: {APT}")
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", form]
    command += ["--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": str(folder)})
    ending = form.partition(":")[0]
    return [folder / f"{path.stem}.{ending}" for path in paths]


def print_page(page: Path, path: Path) -> Path:
    """Print a web page to PDF as a browser does: paragraphs stand apart, and none is indented."""
    if CHROMIUM is None:
        raise AssertionError("Chromium is missing; install it with: apt-get install chromium-headless-shell")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={path}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path


def _items(blocks: Sequence[Block]) -> Iterator[Block | list[Row]]:
    """Yield the blocks outside tables, and each table as rows of cells of blocks."""
    for table, group in groupby(blocks, key=lambda block: block.cell.table if block.cell else None):
        if table is None:
            yield from group
            continue
        rows: dict[int, dict[int, list[Block]]] = {}
        for block in group:
            if block.cell:
                rows.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(block)
        yield [list(cells.values()) for cells in rows.values()]


def _set_page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("— ")
    for kind in ("begin", None, "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        foot.add_run()._r.append(part)
    foot.add_run(" —")


def _set_columns(section: Section, number: int) -> None:
    (columns,) = section._sectPr.xpath("w:cols")
    columns.set(qn("w:num"), str(number))
    columns.set(qn("w:space"), "480")


def _set_title(paragraph: Paragraph, text: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(22), True


def _set_text(paragraph: Paragraph, text: str, size: float, *, hung: bool) -> None:
    number = _NUMBER.match(text) if hung else None
    form = paragraph.paragraph_format
    form.space_after, form.line_spacing = Pt(0), Pt(1.75 * size)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if number:
        form.left_indent, form.first_line_indent = Pt(3 * size), Pt(-3 * size)
        form.tab_stops.add_tab_stop(Pt(3 * size))
        text = f"{number.group()}\t{text[number.end() :]}"
    else:
        form.first_line_indent = Pt(2 * size)
    paragraph.add_run(text)


def _add_table(document: Document, rows: list[Row]) -> None:
    table = document.add_table(rows=len(rows), cols=max(len(row) for row in rows), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, blocks in zip(row.cells, cells, strict=False):
            cell.paragraphs[0].text = blocks[0].text
            for block in blocks[1:]:
                cell.add_paragraph(block.text)


def _html_cell(blocks: list[Block]) -> str:
    return "".join(f"<p>{html.escape(block.text)}</p>" for block in blocks)

"""Turns a document that was read into DOCX, XLSX, HTML and PDF, as a person would save it from an office suite."""

from __future__ import annotations

import html
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document
from openpyxl import Workbook

from loaders.reading.blocks import Block, Reading
from tests.browsers import CHROMIUM

APT = "apt-get install --no-install-recommends libreoffice-writer-nogui fonts-noto-cjk"
Row = list[list[Block]]
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


def _add_table(document: Document, rows: list[Row]) -> None:
    table = document.add_table(rows=len(rows), cols=max(len(row) for row in rows), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, blocks in zip(row.cells, cells, strict=False):
            cell.paragraphs[0].text = blocks[0].text
            for block in blocks[1:]:
                cell.add_paragraph(block.text)


def _html_cell(blocks: list[Block]) -> str:
    return "".join(f"<p>{html.escape(block.text)}</p>" for block in blocks)

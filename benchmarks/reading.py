"""Measures reading: characters a second from file to plan and graph per format, beside the plain cost of the reader
underneath on the same file, and how it grows from 10 to 1,000 documents.

`python -m benchmarks.reading` prints the tables and puts them into RESULTS.md.
"""

from __future__ import annotations

import io
import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from html import escape
from itertools import cycle, islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import docx
import lxml.html
import openpyxl
import pdfplumber

from benchmarks.results import write_part
from kg.rdf import document_graph
from kg.workspace import PlanEntry
from loaders import load_document
from tests.browsers import CHROMIUM

ROOT = Path(__file__).resolve().parent.parent
SECTION = "# Reading"
_SAMPLE = ROOT / "corpus" / "push2020.md"
_GROWTH = (10, 100, 1000)
_RUNS = 3


def main() -> None:
    """Measure, print the tables, and put them behind the others in RESULTS.md."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every font that Chromium embeds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = "\n".join([*_format_table(folder), *_growth_table(folder), ""])
    write_part(report)
    print(report)


def _format_table(folder: Path) -> list[str]:
    lines = [line.strip("# ") for line in _SAMPLE.read_text(encoding="utf-8").splitlines() if line.strip()]
    head = [
        SECTION,
        "",
        f"One document of {sum(map(len, lines)):,} characters (the inter-ministerial plan) in each format, best of",
        f"{_RUNS} in one process that is warm.",
        "",
        "| format | reader underneath | that alone, ms | file to plan, ms | characters/s | plan to graph, ms "
        "| file to graph, characters/s |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    return head + [_format_row(path, name, plain) for path, name, plain in _files(folder, lines)]


def _files(folder: Path, lines: list[str]) -> Iterator[tuple[Path, str, Callable[[Path], object]]]:
    text, page, word, book, print_ = (folder / f"plan.{kind}" for kind in ("txt", "html", "docx", "xlsx", "pdf"))
    text.write_text("\n".join(lines), encoding="utf-8")
    yield text, "decoding UTF-8", lambda path: path.read_bytes().decode("utf-8")
    page.write_text(_page(lines), encoding="utf-8")
    yield page, "lxml parse", lambda path: lxml.html.document_fromstring(path.read_bytes()).text_content()
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(word))
    yield word, "python-docx open", lambda path: [p.text for p in docx.Document(str(path)).paragraphs]
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for line in lines:
        sheet.append([line])
    workbook.save(book)
    yield book, "openpyxl open", lambda path: list(openpyxl.load_workbook(path).worksheets[0].values)
    if _print(page, print_):
        yield print_, "pdfplumber extract", _extract


def _page(lines: list[str]) -> str:
    return "<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in lines) + "</body></html>"


def _print(page: Path, target: Path) -> bool:
    """Print a page as PDF with Chromium; tell whether there is one."""
    if CHROMIUM is None:
        print("no chromium on the path: PDF is left out", file=sys.stderr)
        return False
    command = (
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--no-pdf-header-footer",
        f"--print-to-pdf={target}",
        page.as_uri(),
    )
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target.exists()


def _extract(path: Path) -> str:
    with pdfplumber.open(io.BytesIO(path.read_bytes())) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


def _format_row(path: Path, name: str, plain: Callable[[Path], object]) -> str:
    document = load_document(path)
    count = len(document.source.text)
    alone = _best(lambda: plain(path))
    reading = _best(lambda: load_document(path))
    stating = _best(lambda: document_graph(document, PlanEntry("plan", path)))
    return (
        f"| {path.suffix[1:]} | {name} | {alone * 1000:.1f} | {reading * 1000:.0f} | {count / reading:,.0f} "
        f"| {stating * 1000:.0f} | {count / (reading + stating):,.0f} |"
    )


def _best(measured: Callable[[], object]) -> float:
    spent = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        measured()
        spent.append(time.perf_counter() - began)
    return min(spent)


def _growth_table(folder: Path) -> list[str]:
    texts = [path.read_bytes() for path in sorted((ROOT / "benchmarks" / "genre").glob("*/document.txt"))]
    head = [
        "",
        f"Growth, from file to graph, over {len(texts)} short documents of other fields in turn:",
        "",
        "| documents | characters | s | characters/s | ms a document | peak memory, MB |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    return head + [_growth_row(folder, texts, count) for count in _GROWTH]


def _growth_row(folder: Path, texts: list[bytes], count: int) -> str:
    path, characters = folder / "growth.txt", 0
    began = time.perf_counter()
    for text in islice(cycle(texts), count):
        path.write_bytes(text)
        document = load_document(path)
        document_graph(document, PlanEntry("growth", path))
        characters += len(document.source.text)
    spent = time.perf_counter() - began
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    each = spent / count * 1000
    return f"| {count:,} | {characters:,} | {spent:.1f} | {characters / spent:,.0f} | {each:.0f} | {peak:.0f} |"


if __name__ == "__main__":
    main()

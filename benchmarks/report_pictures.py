"""Makes the report of the corpus in docs/reports and its pictures in docs/images, as people would open them.

Run it in the project after kg build: python -m benchmarks.report_pictures. It needs Chromium, LibreOffice and
pdftoppm, as the tests do.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import ROOT
from tests.browsers import CHROMIUM

IMAGES, REPORTS = ROOT / "docs" / "images", ROOT / "docs" / "reports"
_YEARS = ("2020", "2021")
_CHROMIUM = (str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")


def main() -> None:
    """Write the reports and the pictures, and print their names."""
    REPORTS.mkdir(exist_ok=True)
    for language, name in (("zh", "2020-2021.md"), ("en", "2020-2021.en.md")):
        _report(REPORTS / name, language)
    with tempfile.TemporaryDirectory() as folder:
        made = [*_page(Path(folder)), *_word(Path(folder)), *_workbook(Path(folder))]
    print("\n".join(str(path.relative_to(ROOT)) for path in made))


def _page(folder: Path) -> list[Path]:
    """The page on a screen, and the pages that it prints on."""
    page, paper = folder / "report.html", folder / "paper.pdf"
    _report(page, "zh")
    screen = IMAGES / "report-screen.png"
    _run(*_CHROMIUM, "--window-size=1280,1500", f"--screenshot={screen}", page.as_uri())
    _run(*_CHROMIUM, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri())
    return [screen, _picture(paper, 1, "report-paper-1"), _picture(paper, 9, "report-paper-9")]


def _word(folder: Path) -> list[Path]:
    document = folder / "word.docx"
    _report(document, "zh")
    _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document))
    return [_picture(folder / "word.pdf", 1, "report-word-1"), _picture(folder / "word.pdf", 17, "report-word-17")]


def _workbook(folder: Path) -> list[Path]:
    book = folder / "book.xlsx"
    _report(book, "zh")
    _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(book))
    return [_picture(folder / "book.pdf", 3, "report-workbook")]


def _report(output: Path, language: str) -> None:
    _run(sys.executable, "-m", "kg", "diff", *_YEARS, "--output", str(output), "--lang", language)


def _picture(document: Path, page: int, name: str) -> Path:
    """One page of a PDF as a picture."""
    target = IMAGES / name
    single = ("-f", str(page), "-l", str(page), "-singlefile", "-r", "80", "-png")
    _run("pdftoppm", *single, str(document), str(target))
    return target.with_suffix(".png")


def _run(*command: str) -> None:
    if shutil.which(command[0]) is None:
        raise SystemExit(f"{command[0]} is missing: see the system packages of the Makefile")
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)


if __name__ == "__main__":
    main()

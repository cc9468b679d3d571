"""Tests of the reports as people open them: the page in a browser and on paper, the Word file and the workbook."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Page, sync_playwright

from kg.reports import REPORTS
from tests.browsers import CHROMIUM
from tests.kg.compared import year_diff
from tests.kg.plans import ROOT

pytestmark = pytest.mark.unmeasured

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_A4 = (595, 842)  # in points
_HEADING = re.compile(r"[一二三四五六七八九十]+、\S|（[一二三四五六七八九十]+）\S")


@pytest.fixture(name="page", scope="module")
def _page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Return the page of the report, opened from disk; what it asks of the network or complains of is an error."""
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_bytes(REPORTS[".html"](year_diff(), "zh", None))
    wrong: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: wrong.append(request.url) if request.url.startswith("http") else None)
        page.goto(file.as_uri())
        yield page
        assert wrong == []
        browser.close()


@pytest.fixture(name="paper", scope="module")
def _paper(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sequence[Any]]:
    target = tmp_path_factory.mktemp("paper") / "report.pdf"
    page.pdf(path=target, prefer_css_page_size=True, print_background=True)
    with pdfplumber.open(target) as document:
        yield document.pages


@pytest.fixture(name="word", scope="module")
def _word(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sequence[Any]]:
    with pdfplumber.open(_convert(".docx", tmp_path_factory.mktemp("word"))) as document:
        yield document.pages


def _convert(ending: str, folder: Path) -> Path:
    """Write a report and let an office suite make a PDF of it."""
    file = folder / f"report{ending}"
    file.write_bytes(REPORTS[ending](year_diff(), "zh", None))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, file], check=True, capture_output=True, timeout=240)
    return file.with_suffix(".pdf")


def _beyond(pages: Sequence[Any]) -> list[tuple[int, str]]:
    """The characters that stand nearer than a millimetre to the edge of their page, or beyond it."""
    return [
        (page.page_number, char["text"])
        for page in pages
        for char in page.chars
        if char["text"].strip() and not (char["x0"] >= 3 and char["x1"] <= page.width - 3)
    ]


def _lone_headings(pages: Sequence[Any]) -> list[tuple[int, str]]:
    """The headings that stand last on a page, above its number."""
    lone = []
    for page in pages[:-1]:
        lines = [line for line in page.extract_text_lines() if not re.fullmatch(r"[-–—\s\d/]+", line["text"])]
        if lines and _HEADING.match(lines[-1]["text"]) and _is_strong(lines[-1]):
            lone.append((page.page_number, lines[-1]["text"]))
    return lone


def _is_strong(line: Any) -> bool:
    return all(re.search("Bold|Black|Hei", char["fontname"]) for char in line["chars"][:4])


def test_nothing_of_the_page_shuts_a_reader_out(page: Page) -> None:
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run()")["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_is_as_wide_as_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 900})


def test_the_filter_leaves_the_rows_of_a_kind(page: Page) -> None:
    filter_ = page.locator("select[data-group]").first
    rows = page.locator(f'table[data-group="{filter_.get_attribute("data-group")}"] tbody tr:visible')
    before = rows.count()
    filter_.select_option(index=1)
    kept = rows.evaluate_all("rows => rows.map(row => row.dataset.kinds.split(' '))")
    assert 0 < len(kept) < before
    assert all(filter_.input_value() in kinds for kinds in kept)
    assert page.locator(".filter output").first.inner_text() == str(len(kept))
    filter_.select_option(index=0)
    assert rows.count() == before


def test_on_paper_nothing_is_cut_and_no_heading_is_left_behind(paper: Sequence[Any]) -> None:
    assert {(round(page.width), round(page.height)) for page in paper} == {_A4}
    assert _beyond(paper) == []
    assert _lone_headings(paper) == []


def test_the_word_file_is_set_whole_on_a4_with_chinese_type(word: Sequence[Any]) -> None:
    assert {(round(page.width), round(page.height)) for page in word} == {_A4}
    assert _beyond(word) == []
    assert _lone_headings(word) == []
    text = "".join(page.extract_text() for page in word)
    assert "大保护" in text
    assert "\ufffd" not in text
    fonts = {char["fontname"] for page in word for char in page.chars if "一" <= char["text"] <= "龥"}
    assert fonts
    assert all("CJK" in font or "Song" in font or "Hei" in font or "Kai" in font for font in fonts), fonts


def test_the_word_file_cuts_no_number_at_the_end_of_a_line(word: Sequence[Any]) -> None:
    cells = [cell for page in word for table in page.extract_tables() for row in table for cell in row if cell]
    assert any("、" in cell and "\n" in cell for cell in cells)
    assert [cell for cell in cells if re.search(r"\d\n[\d、,)]", cell)] == []


def test_the_workbook_shows_every_sheet(tmp_path: Path) -> None:
    with pdfplumber.open(_convert(".xlsx", tmp_path)) as document:
        text = "".join(page.extract_text() or "" for page in document.pages)
    assert {"任务", "举措", "部门"} <= set(re.findall("任务|举措|部门", text))
    assert "###" not in text  # a number that its column is too narrow for

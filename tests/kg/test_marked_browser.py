"""Tests of the marked text in a browser: pointer, keyboard, legend, paper, and two hundred pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.marked import marked_page
from kg.model import Coverage, Passage, Piece, PlanDocument
from tests.browsers import CHROMIUM
from tests.kg.plans import ROOT, corpus

pytestmark = pytest.mark.unmeasured

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(name="page", scope="module")
def _page() -> Iterator[Page]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1300, "height": 900})
        browser.close()


def _open(page: Page, document: PlanDocument, folder: Path) -> list[str]:
    """Open the page of a document; return what goes wrong from here on, and what is asked of the network."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if request.url.startswith("http") else None)
    file = folder / "page.html"
    file.write_text(marked_page(document), encoding="utf-8")
    page.goto(file.as_uri())
    return wrong


def _card(page: Page) -> list[str]:
    return page.locator(".card h3").all_inner_texts()


def test_a_mark_says_what_was_understood_under_the_pointer_and_under_the_keyboard(page: Page, tmp_path: Path) -> None:
    wrong = _open(page, corpus()["push2020"], tmp_path)
    page.locator(".text .o-Department").first.hover()
    assert _card(page) == ["◆ 部门", "◈ 责任", "□ 举措 1", "■ 任务 1-1"]
    assert "知识产权局" in page.locator(".card").inner_text()
    page.locator('.text .b[tabindex="0"]').focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    third = page.locator(".text .b").nth(3)
    assert third.evaluate("node => node === document.activeElement")
    assert _card(page)[0].startswith("▤ 文件信息")
    page.keyboard.press("End")
    assert page.locator(".text .b").last.evaluate("node => node === document.activeElement")
    assert wrong == []


def test_a_click_keeps_what_is_said_and_escape_lets_go(page: Page, tmp_path: Path) -> None:
    _open(page, corpus()["push2020"], tmp_path)
    page.locator(".text .o-Target").first.click()
    kept = _card(page)
    page.locator(".text .o-Department").first.hover()
    assert _card(page) == kept
    page.keyboard.press("Escape")
    page.locator(".text .b-Department").first.focus()
    assert _card(page) != kept


def test_the_legend_hides_a_kind_without_hiding_its_words(page: Page, tmp_path: Path) -> None:
    _open(page, corpus()["push2020"], tmp_path)
    mark = page.locator(".text .o-Target").first
    shown = mark.evaluate("node => getComputedStyle(node).backgroundImage")
    page.locator("#show-Target").uncheck()
    assert mark.evaluate("node => getComputedStyle(node).backgroundImage") != shown
    assert mark.is_visible()
    page.locator("#show-Furniture").uncheck()
    assert not page.locator(".text .o-Furniture").first.is_visible()


def test_nothing_of_the_page_shuts_a_reader_out(page: Page, tmp_path: Path) -> None:
    _open(page, corpus()["push2020"], tmp_path)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run()")["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_on_paper_there_is_the_whole_text_and_no_column_beside_it(page: Page, tmp_path: Path) -> None:
    _open(page, corpus()["guide2021"], tmp_path)
    page.emulate_media(media="print")
    assert not page.locator(".said").is_visible()
    assert not page.locator(".contents").is_visible()
    assert page.locator(".chunk").last.evaluate("node => getComputedStyle(node).contentVisibility") == "visible"
    page.emulate_media(media="screen")


def test_a_plan_of_two_hundred_pages_is_shown(page: Page, tmp_path: Path) -> None:
    wrong = _open(page, _long(corpus()["push2020"], 20), tmp_path)
    assert page.locator(".text .b-Measure").count() == 2000
    page.locator(".text .b-Measure").last.focus()
    assert _card(page)[0] == "□ 举措 100"
    assert wrong == []


def _long(document: PlanDocument, times: int) -> PlanDocument:
    """The tasks of a document many times over, each time further down; some 170,000 characters are 200 pages."""
    step = len(document.source.text)
    tasks = []
    for n in range(times):
        for task in document.tasks:
            measures = tuple(replace(m, passage=_moved(m.passage, n * step), targets=()) for m in task.measures)
            kept = tuple(replace(m, responsibilities=(), citations=(), regions=()) for m in measures)
            tasks.append(
                replace(task, passage=_moved(task.passage, n * step), measures=kept, number=f"{n}-{task.number}")
            )
    source = replace(document.source, text=document.source.text * times)
    return replace(document, source=source, tasks=tuple(tasks), coverage=Coverage(1, 1, 0))


def _moved(passage: Passage, by: int) -> Passage:
    return Passage(tuple(Piece(piece.start + by, piece.end + by) for piece in passage.pieces))

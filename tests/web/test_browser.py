"""Tests of the workbench in a real browser: by keyboard, nothing asked from outside, nothing for axe to find."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.house.places import ROOT
from tests.web.conftest import serving
from tests.web.pictures import NARROW, PAGES, open_browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_MOST_TABS = 400
_LONG = 180_000


@pytest.fixture(scope="module")
def workspace(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sample workspace, to be changed."""
    return shutil.copytree(sample, tmp_path_factory.mktemp("browser") / "workspace")


@pytest.fixture(scope="module")
def address(workspace: Path) -> Iterator[str]:
    """Return the address of a server over that workspace."""
    with serving(workspace) as served:
        yield served


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """Return a page; in the end it has asked nothing from outside, and its console has nothing to say."""
    with open_browser(address) as (opened, outside, complaints):
        yield opened
        assert outside == []
        assert complaints == []


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on an element that matches."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab leads to no {selector}")


def _serious(page: Page) -> list[str]:
    """What axe finds serious or critical on a page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def test_axe_finds_nothing_serious_on_any_page_and_none_asks_from_outside(address: str) -> None:
    found: dict[str, list[str]] = {}
    for size in ((1280, 860), NARROW):
        with open_browser(address, size) as (page, outside, complaints):
            for name, path in PAGES.items():
                page.goto(address + path)
                page.wait_for_load_state("networkidle")
                serious = _serious(page)
                wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                if serious or wide > 1:
                    found[f"{name} {size[0]}"] = [*serious, *([f"{wide} pixels too wide"] if wide > 1 else [])]
            assert outside == []
            assert complaints == []
    assert found == {}


def test_a_question_of_the_first_page_answers_itself(address: str, page: Page) -> None:
    page.goto(address)
    _tab_to(page, "details.ask > summary")
    page.keyboard.press("Enter")
    expect(page.locator("details.ask[open] .answer table")).to_contain_text("加快推进相关法律制度制修订工作")


def test_a_changed_query_leads_to_a_task_its_line_its_passage_and_back(address: str, page: Page) -> None:
    page.goto(f"{address}/query?name=department-tasks")
    _tab_to(page, "select[name=department]")
    page.keyboard.type("国家知识产权局知识产权保护司")
    page.select_option("select[name=department]", "国家知识产权局知识产权保护司")
    _tab_to(page, "form.asking button")
    page.keyboard.press("Enter")
    task = page.locator("#answer a", has_text="加快构建知识产权大保护格局")
    expect(task).to_be_visible()
    task.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("加快构建知识产权大保护格局")
    expect(page.locator(".line .stand")).to_have_count(2)
    _tab_to(page, "h1 a.source")
    page.keyboard.press("Enter")
    expect(page.locator("mark#here")).to_contain_text("加快构建知识产权大保护")
    page.go_back()
    page.go_back()
    expect(page.locator("h1")).to_contain_text("SPARQL")


def test_two_years_are_compared_down_to_the_word_by_keyboard(address: str, page: Page) -> None:
    page.goto(f"{address}/compare/list2020/list2021")
    _tab_to(page, "#list2021-5 > summary")
    page.keyboard.press("Enter")
    opened = page.locator("#list2021-5")
    expect(opened.locator(".pair del").first).to_be_visible()
    expect(opened.locator(".pair ins").first).to_be_visible()


def test_the_picture_of_a_line_is_drawn(address: str, page: Page) -> None:
    page.goto(f"{address}/line/list2021/10")
    expect(page.locator("canvas").first).to_be_visible()
    expect(page.locator("#table")).to_contain_text("加快构建知识产权大保护格局")


def test_a_confirmed_link_is_obeyed_and_a_dropped_document_has_its_tasks(
    address: str, page: Page, workspace: Path, tmp_path: Path
) -> None:
    page.goto(f"{address}/review")
    link = page.locator("input[name=link]").get_attribute("value")
    later = page.locator(".sides section").nth(1).locator("a").get_attribute("href")
    page.locator("input[name=reviewer]").fill("李四")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("y")
    expect(page.locator(".said")).to_contain_text("已确认")
    assert "李四" in (workspace / "curation" / "links.sssom.tsv").read_text(encoding="utf-8")

    page.goto(f"{address}/add")
    page.set_input_files("#file", _plan_of_next_year(workspace, tmp_path))
    page.wait_for_url(re.compile(r"/add/.+"), timeout=_LONG)
    expect(page.frame_locator("iframe.marked").locator("body")).to_contain_text("知识产权")
    page.locator("#identifier").fill("push2022")
    _tab_to(page, "form.asking button")
    page.keyboard.press("Enter")
    expect(page.locator("#job h2")).to_have_text("已收录", timeout=_LONG)
    page.locator("#job a", has_text="打开这份计划").click()
    expect(page.locator("h1")).to_contain_text("2022年")
    assert page.locator("table.outline tbody tr").count() > 3
    assert later is not None
    assert "李四" not in page.content()
    waiting = httpx.get(f"{address}/review", params={"link": link or ""}).text
    assert f'name="link" value="{link}"' not in waiting
    page.goto(address + later)
    expect(page.locator("main")).to_contain_text("经人确认")


def _plan_of_next_year(workspace: Path, folder: Path) -> Path:
    """Return a Word file that says what the inter-ministerial plan of 2020 says, of 2022."""
    document = Document()
    text = (workspace / "corpus" / "push2020.md").read_text(encoding="utf-8").replace("2020", "2022")
    for line in text.splitlines():
        document.add_paragraph(line)
    path = folder / "push2022.docx"
    document.save(str(path))
    return path

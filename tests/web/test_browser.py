"""Tests of the workbench in a real browser: by keyboard, nothing asked from outside, nothing for axe to find."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.house.places import ROOT
from tests.web.conftest import serving
from tests.web.pictures import FOLDER, PAGES, SIZES, ZOOMED, open_page, start_browser, visit_pages

pytestmark = pytest.mark.unmeasured

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


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Return the browser of this module."""
    with start_browser() as started:
        yield started


@pytest.fixture
def page(address: str, chromium: Browser) -> Iterator[Page]:
    """Return a page; in the end it has asked nothing from outside, and its console has nothing to say."""
    with open_page(chromium, address) as (opened, outside, complaints):
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


def _go(page: Page, selector: str) -> None:
    """Follow a link, or press a button, by Tab and Enter."""
    _tab_to(page, selector)
    page.keyboard.press("Enter")


def _too_wide(page: Page) -> list[str]:
    """How far a page reaches beyond the right of its window."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{wide} pixels too wide"] if wide > 1 else []


# What can be pressed, is seen, and lies under something else when it is scrolled into the middle.
_COVERED = """() => [...document.querySelectorAll(':is(main, header) :is(a, button, input, select, summary)')]
  .filter((one) => one.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) && one.getClientRects().length)
  .filter((one) => {
    one.scrollIntoView({ block: 'center', inline: 'center' });
    const box = one.getClientRects()[0], x = box.x + Math.min(box.width, 40) / 2, y = box.y + box.height / 2;
    const top = document.elementFromPoint(x, y);
    return box.width > 0 && !(top && (one.contains(top) || top.contains(one) || top.closest('label')?.control === one));
  })
  .map((one) => `covered: ${one.outerHTML.slice(0, 120)}`)"""


def _serious(page: Page) -> list[str]:
    """What axe finds serious or critical on a page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def test_every_page_has_its_picture_and_axe_finds_nothing_serious_on_it(
    address: str, chromium: Browser, tmp_path: Path
) -> None:
    found: dict[str, list[str]] = {}
    for width, size in SIZES.items():
        with open_page(chromium, address, size) as (page, outside, complaints):
            for name in visit_pages(page, address, width, tmp_path):
                found[f"{name} {width}"] = [*_serious(page), *_too_wide(page)]
            assert outside == []
            assert complaints == []
    assert {name: said for name, said in found.items() if said} == {}
    assert {path.name for path in tmp_path.glob("*.jpg")} <= {path.name for path in FOLDER.glob("*.jpg")}


def test_at_200_percent_nothing_is_too_wide_and_no_control_is_covered(
    address: str, chromium: Browser, tmp_path: Path
) -> None:
    found: dict[str, list[str]] = {}
    with open_page(chromium, address, ZOOMED) as (page, _, _):
        for name in visit_pages(page, address, "zoomed", tmp_path):
            found[name] = [*_too_wide(page), *page.evaluate(_COVERED)]
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("name", ["plan", "task", "source", "compare", "department"])
def test_a_page_is_printed_without_its_frame_and_within_the_paper(address: str, page: Page, name: str) -> None:
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 less its margins, at 96 pixels an inch
    page.goto(address + PAGES[name])
    page.emulate_media(media="print")
    expect(page.locator("header.site")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    assert _too_wide(page) == []
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_question_of_the_first_page_answers_itself(address: str, page: Page) -> None:
    page.goto(address)
    _go(page, "details.ask > summary")
    expect(page.locator("details.ask[open] .answer table")).to_contain_text("加快推进相关法律制度制修订工作")


def test_a_changed_query_leads_to_a_task_its_line_its_passage_and_back(address: str, page: Page) -> None:
    page.goto(address)
    _go(page, "nav a[href='/query']")
    expect(page.locator(".yasqe")).to_be_visible()
    page.evaluate("document.querySelector('aside').querySelectorAll('details').forEach((one) => { one.open = true; })")
    _go(page, "aside a[href='/query?name=department-tasks']")
    expect(page.locator("select[name=department]")).to_be_visible()
    _choose(page, "select[name=department]", "国家知识产权局知识产权保护司")
    _go(page, "form.asking button")
    page.wait_for_url(re.compile("department="))
    task = page.locator("#answer a", has_text="加快构建知识产权大保护格局")
    expect(task).to_be_visible()
    _go(page, f"#answer a[href='{task.get_attribute('href')}']")
    expect(page.locator("h1")).to_contain_text("加快构建知识产权大保护格局")
    expect(page.locator(".line .stand")).to_have_count(2)
    _go(page, "h1 a.source")
    expect(page.locator("mark#here")).to_contain_text("加快构建知识产权大保护")
    page.go_back()
    page.go_back()
    expect(page.locator("h1")).to_contain_text("SPARQL")


def _choose(page: Page, selector: str, value: str) -> None:
    """Choose from a list by Tab and the arrow keys."""
    _tab_to(page, selector)
    page.keyboard.press("Home")
    for _ in range(_MOST_TABS):
        if page.locator(selector).input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{selector} offers no {value}")


def test_statements_are_drawn_as_a_graph_and_a_name_becomes_an_iri(address: str, page: Page) -> None:
    page.goto(address + PAGES["graph"])
    expect(page.locator(".drawing[data-drawn] canvas")).to_be_visible()
    _go(page, "button[data-view=table]")
    expect(page.locator("#answer")).to_contain_text("加快构建知识产权大保护格局")
    _tab_to(page, ".yasqe textarea")
    page.keyboard.press("Control+End")
    page.keyboard.press("Escape")
    _tab_to(page, "#naming")
    page.keyboard.type("国家知识产权局知识产权保护司")
    page.keyboard.press("Enter")
    expect(page.locator(".CodeMirror-code")).to_contain_text("department/国家知识产权局-保护司>")


def test_the_editor_completes_a_term_by_a_part_of_its_chinese_name(address: str, page: Page) -> None:
    page.goto(address + "/query?lang=zh")
    expect(page.locator("#tabs")).to_be_hidden()
    _tab_to(page, ".yasqe textarea")
    page.keyboard.press("Control+a")
    page.keyboard.type("PREFIX kg: <https://w3id.org/policy-kg/ontology#> SELECT * { ?m kg:")
    page.keyboard.insert_text("牵头")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hint")).to_have_text(["kg:leadDepartment  牵头部门"])
    page.keyboard.press("Enter")
    expect(page.locator(".CodeMirror-code")).to_contain_text("?m kg:leadDepartment")


def test_two_years_are_compared_down_to_the_word(address: str, page: Page) -> None:
    page.goto(address)
    _go(page, "nav a[href='/compare']")
    expect(page.locator("main a[href='/compare/list2020/list2021']")).to_be_attached()
    _go(page, "main a[href='/compare/list2020/list2021']")
    expect(page.locator("#list2021-5 > summary")).to_be_attached()
    _go(page, "#list2021-5 > summary")
    opened = page.locator("#list2021-5")
    expect(opened.locator(".pair del").first).to_be_visible()
    expect(opened.locator(".pair ins").first).to_be_visible()


def test_the_picture_of_a_line_is_drawn(address: str, page: Page) -> None:
    page.goto(f"{address}/line/list2021/10")
    expect(page.locator("canvas").first).to_be_visible()
    expect(page.locator("#table")).to_contain_text("加快构建知识产权大保护格局")


def test_a_confirmed_link_is_obeyed_after_the_next_build(address: str, page: Page, workspace: Path) -> None:
    page.goto(address)
    _go(page, "nav a[href='/review']")
    expect(page.locator("input[name=reviewer]")).to_be_attached()
    _tab_to(page, "input[name=reviewer]")
    link = page.locator("input[name=link]").get_attribute("value")
    page.keyboard.type("李四")
    _go(page, "button[value=confirm]")
    expect(page.locator(".said")).to_contain_text("已确认")
    assert "李四" in (workspace / "curation" / "links.sssom.tsv").read_text(encoding="utf-8")
    _go(page, "#build button")
    expect(page.locator("#job h2")).to_have_text("图谱已更新，判断已生效", timeout=_LONG)
    assert page.locator("input[name=link]").get_attribute("value") != link
    _go(page, "#job li a")
    expect(page.locator("main")).to_contain_text("经人确认")


def test_a_dropped_document_has_its_tasks(address: str, page: Page, workspace: Path, tmp_path: Path) -> None:
    page.on("filechooser", lambda _: None)  # from the start, so that the dialog of the system never comes first
    page.goto(address)
    _go(page, "nav a[href='/add']")
    expect(page.locator("#file")).to_be_attached()
    _tab_to(page, "#file")
    with page.expect_file_chooser() as chosen:
        page.keyboard.press("Enter")
    chosen.value.set_files(_plan_of_next_year(workspace, tmp_path))
    page.wait_for_url(re.compile(r"/add/.+"), timeout=_LONG)
    expect(page.frame_locator("iframe.marked").locator("body")).to_contain_text("知识产权")
    expect(page.locator("#identifier")).to_be_visible()
    _tab_to(page, "#identifier")
    page.keyboard.press("Control+A")
    page.keyboard.type("push2022")
    _go(page, "form.asking button")
    expect(page.locator("#job h2")).to_have_text("已收录", timeout=_LONG)
    _go(page, "#job a[href='/plan/push2022']")
    expect(page.locator("h1")).to_contain_text("2022年")
    assert page.locator("table.outline tbody tr").count() > 3


def _plan_of_next_year(workspace: Path, folder: Path) -> Path:
    """Return a Word file that says what the inter-ministerial plan of 2020 says, of 2022."""
    document = Document()
    text = (workspace / "corpus" / "push2020.md").read_text(encoding="utf-8").replace("2020", "2022")
    for line in text.splitlines():
        document.add_paragraph(line)
    path = folder / "push2022.docx"
    document.save(str(path))
    return path

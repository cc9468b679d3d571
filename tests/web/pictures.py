"""Visits every page of the workbench and takes its picture: `python -m tests.web.pictures ADDRESS [FOLDER]`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

from tests.browsers import CHROMIUM
from tests.house.places import ROOT

FOLDER = ROOT / "docs" / "images" / "workbench"
WIDE, NARROW, ZOOMED = (1280, 860), (390, 844), (640, 430)
"""A desk, a telephone, and the desk at 200 %."""
SIZES = {"wide": WIDE, "narrow": NARROW}
_MOMENT, _QUIET = 50, 200  # milliseconds
_GRAPH = "DESCRIBE <https://w3id.org/policy-kg/id/plan/list2021/task/10>"
PAGES = {
    "start": "/",
    "plan": "/plan/list2020",
    "task": "/plan/list2021/task/10",
    "measure": "/plan/list2021/task/10/measure/1",
    "source": "/source/list2020?at=629-684#here",
    "departments": "/department",
    "department": "/department/国家知识产权局-保护司",
    "categories": "/province-category",
    "category": "/province-category/各类省份",
    "indicators": "/indicator",
    "indicator": "/indicator/商标注册平均审查周期",
    "documents": "/document",
    "document": "/document/关于强化知识产权保护的意见",
    "find": "/find?q=大保护",
    "questions": "/questions",
    "question": "/questions/tasks-new?year=2021",
    "comparisons": "/compare",
    "compare": "/compare/list2020/list2021",
    "query": "/query?name=department-load",
    "graph": f"/query?{urlencode({'query': _GRAPH})}",
    "review": "/review",
    "add": "/add",
}
"""Every page of the workbench by the name of its picture."""


@contextmanager
def start_browser() -> Iterator[Browser]:
    """Yield a browser; two that are open in one process shut each other out."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def open_page(
    browser: Browser, address: str, size: tuple[int, int] = WIDE
) -> Iterator[tuple[Page, list[str], list[str]]]:
    """Yield a page by itself, what it asked of other addresses (all refused), and what its console complained of."""
    outside: list[str] = []
    complaints: list[str] = []

    def refuse(route: Route) -> None:
        if route.request.url.startswith((address, "data:", "blob:", "about:")):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    page = context.new_page()
    page.route("**/*", refuse)
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        yield page, outside, complaints
    finally:
        context.close()


def visit_pages(page: Page, address: str, width: str, folder: Path) -> Iterator[str]:
    """Yield the name of every page while it is open, after the picture of its first screen is written to the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = _asked_of(page)
    for name, path in PAGES.items():
        page.goto(address + path)
        _settle(page, asked)
        page.screenshot(path=folder / f"{name}-{width}.jpg", type="jpeg", quality=70)
        yield name


def _asked_of(page: Page) -> set[Request]:
    """Return the requests of a page that are not answered yet, kept up to date as long as it is open."""
    asked: set[Request] = set()

    def begin(request: Request) -> None:
        asked.add(request)

    def end(request: Request) -> None:
        asked.discard(request)

    page.on("request", begin)
    page.on("requestfinished", end)
    page.on("requestfailed", end)
    return asked


def _settle(page: Page, asked: set[Request]) -> None:
    """Wait until a page has waited for nothing for a fifth of a second; the `networkidle` of Playwright is a half."""
    quiet = 0
    while quiet < _QUIET:
        page.wait_for_timeout(_MOMENT)
        quiet = 0 if asked else quiet + _MOMENT


def take_pictures(address: str, folder: Path) -> None:
    """Write the pictures of all pages, wide and narrow, into the folder."""
    with start_browser() as browser:
        for width, size in SIZES.items():
            with open_page(browser, address, size) as (page, _, _):
                for _ in visit_pages(page, address, width, folder):
                    pass


if __name__ == "__main__":
    take_pictures(sys.argv[1].rstrip("/"), Path(sys.argv[2]) if len(sys.argv) > 2 else FOLDER)

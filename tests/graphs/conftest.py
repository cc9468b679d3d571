"""What the tests of pictures share: the corpus read once, its pages written once, and a browser that goes nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from kg.graphs.gallery import gallery_entries, gallery_files
from kg.graphs.index import Entry
from kg.graphs.views import Holdings, open_holdings
from kg.store.folder import SEARCH
from tests.browsers import CHROMIUM
from tests.queries.store import corpus_folder, corpus_store


@cache
def corpus_holdings() -> Holdings:
    """What the views of the corpus are drawn from, without human decisions."""
    return open_holdings(corpus_store(), corpus_folder() / SEARCH)


@cache
def corpus_entries() -> tuple[Entry, ...]:
    """All pages of the corpus."""
    return gallery_entries(corpus_holdings())


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all pages of the corpus."""
    folder = tmp_path_factory.mktemp("gallery")
    for name, text in gallery_files(corpus_holdings()):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@dataclass
class Visit:
    """A page in a browser that is kept from the network, with what it asked for and complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: Path, hash_: str = "") -> Page:
        """Open a file and wait until its picture is drawn."""
        self.page.goto("about:blank")
        self.page.goto(f"{path.as_uri()}{hash_}")
        if self.page.locator("#picture").count():
            self.page.wait_for_selector("#picture[data-drawn], #picture > p")
        return self.page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for one module: two that are open in one process shut each other out."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A visit with a window of 1440 by 900; at the end nothing was asked of the network and nothing complained."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    visit = Visit(context.new_page())

    def judge(route: Route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:", "about:")):
            route.continue_()
        else:
            visit.asked.append(route.request.url)
            route.abort()

    context.route("**/*", judge)
    visit.page.on("console", lambda message: visit.complaints.append(message.text) if message.type == "error" else None)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    yield visit
    context.close()
    assert visit.asked == []
    assert visit.complaints == []

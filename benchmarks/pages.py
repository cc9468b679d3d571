"""Measures in a browser when the first picture of each page of the workbench is there, on the corpus and on 10⁶ quads.

Run it in the project: python -m benchmarks.pages. It prints the table and writes it to RESULTS.md. Each page is
visited once, in a browser that has kept nothing, on a server that has just been started.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

from benchmarks.multiplied import multiply_store
from benchmarks.results import write_part
from benchmarks.speed import ROOT, run_process
from kg.store import read_info
from tests.browsers import CHROMIUM
from tests.web.pictures import PAGES

_MILLION = 1_000_000
_AIMS = (0.5, 1.0)
_PAINTED = """() => new Promise((done) => {
  const seen = () => performance.getEntriesByName("first-contentful-paint")[0];
  const page = () => performance.getEntriesByType("navigation")[0];
  const look = () => (seen() ? done([seen().startTime / 1000, page().responseStart / 1000]) : setTimeout(look, 5));
  look();
})"""


@dataclass(frozen=True, slots=True)
class Seen:
    """Seconds after the request: when something of the page was painted, and when the server began to answer."""

    painted: float
    answered: float


def main() -> None:
    """Measure, print the table, and write it to RESULTS.md."""
    with tempfile.TemporaryDirectory() as name:
        corpus, large = Path(name) / "corpus" / ".kg", Path(name) / "large" / ".kg"
        run_process(sys.executable, "-m", "kg", "build", "--store", str(corpus))
        large.parent.mkdir()
        multiply_store(corpus, large, _MILLION)
        found = [_measure(store) for store in (corpus, large)]
    text = "\n".join(_table(*found))
    write_part(text)
    print(text)


def _measure(store: Path) -> tuple[int, float, Mapping[str, Seen]]:
    """How many quads a store holds, when its server answers after it began, and when each page is seen."""
    began = time.perf_counter()
    with _serving(store) as address, sync_playwright() as playwright:
        httpx.get(f"{address}/add", timeout=600).raise_for_status()
        answers = time.perf_counter() - began
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        seen = {name: _first_picture(browser, address + path) for name, path in PAGES.items()}
        browser.close()
    return read_info(store).quads, answers, seen


def _first_picture(browser: Browser, address: str) -> Seen:
    """When something of a page is painted, in a browser that has kept nothing."""
    with browser.new_context(viewport={"width": 1280, "height": 860}, locale="zh-CN") as context:
        page = context.new_page()
        page.goto(address, wait_until="commit")
        return Seen(*page.evaluate(_PAINTED))


@contextmanager
def _serving(store: Path) -> Iterator[str]:
    command = (sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(store))
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        said = server.stdout.readline() if server.stdout else ""
        found = re.search(r"http://[\d.:]+", said)
        if found is None:
            raise RuntimeError(f"kg serve does not say where: {said}")
        yield found[0]
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)


def _table(*found: tuple[int, float, Mapping[str, Seen]]) -> Iterator[str]:
    yield "# Pages"
    yield ""
    yield (
        "Seconds until the first picture of each page (first contentful paint) in Chromium, each visited once, with "
        "nothing kept by the browser, on a server that was just started; `python -m benchmarks.pages`."
    )
    yield ""
    yield (
        "| page | "
        + " | ".join(
            f"{quads:,} quads: seen (aim {aim:g}) | of it the server"
            for (quads, *_), aim in zip(found, _AIMS, strict=True)
        )
        + " |"
    )
    yield "|---|---:|---:|---:|---:|"
    for name, path in PAGES.items():
        cells = (f"{seen[name].painted:.2f} | {seen[name].answered:.2f}" for *_, seen in found)
        yield f"| {name} `{path}` | {' | '.join(cells)} |"
    slowest = (max(one.painted for one in seen.values()) for *_, seen in found)
    yield f"| **slowest** | {' | '.join(f'**{one:.2f}** |' for one in slowest)} |"
    yield f"| the server answers, after its start | {' | '.join(f'{answers:.1f} |' for _, answers, _ in found)} |"


if __name__ == "__main__":
    main()

"""Measures pages of pictures beside plain pyvis of the same graph: until they stand still, while panning, how tangled.

Run it in the project: python -m benchmarks.pictures [SIZE ...]. It prints the rows and writes the table to PICTURES.md.
"""

from __future__ import annotations

import platform
import re
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import numpy as np
from playwright.sync_api import Browser, Page, Route, sync_playwright
from pyvis.network import Network

from benchmarks.generated import generate_corpus
from kg.graphs import Picture, picture_page
from kg.graphs.whole import map_picture
from tests.browsers import CHROMIUM

RESULTS = Path(__file__).resolve().parent / "PICTURES.md"
SIZES = (300, 1000, 5000, 20000)
PATIENCE = 40
_SAMPLED = 1500
_PAN = """async (move) => {
  const step = eval(move);
  let frames = 0;
  const began = performance.now();
  while (performance.now() - began < 2000) {
    step(frames);
    await new Promise(requestAnimationFrame);
    frames += 1;
  }
  return frames / ((performance.now() - began) / 1000);
}"""
_OURS = """(n) => document.querySelector('#picture').dispatchEvent(new WheelEvent('wheel',
  { deltaX: n % 40 < 20 ? 12 : -12, deltaY: 0, bubbles: true, cancelable: true }))"""
_PLAIN = "(n) => network.moveTo({offset: {x: n % 40 < 20 ? 12 : -12, y: 0}, animation: false})"
_PLAIN_BOXES = """() => Object.fromEntries(network.body.nodeIndices.map((id) => [id, network.getBoundingBox(id)]))"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of a page; `ready` is None where it did not stand still in time."""

    ready: float | None
    frames: float | None
    megabytes: float
    requests: int
    visible: int
    crossings: float | None
    overlaps: int | None


def main() -> None:
    """Measure all sizes, print the rows, and write the table to PICTURES.md."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        rows: list[str] = []
        for size in sizes:
            rows += _measure(browser, Path(folder), size)
            print("\n".join(rows[-2:]), flush=True)
        browser.close()
    RESULTS.write_text("\n".join((*_HEAD, *rows, "", _NOTE, "")), encoding="utf-8")


_HEAD = (
    "# Pictures",
    "",
    "The map of a generated corpus, beside plain pyvis of the same graph with its defaults, measured by",
    f"`python -m benchmarks.pictures` in one run; Chromium, 1440 × 900, {platform.machine()}, 2 processors, "
    f"pyvis {version('pyvis')}.",
    "",
    "| boxes | page | s to draw the page | s until it stands still (aim 1) | frames/s while panning (aim 30) | MB "
    "| asked of the network | boxes shown | crossings | overlapping boxes |",
    "|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|",
)
_NOTE = (
    "Frames are those of a browser without a graphics card. Crossings are of the lines shown, for plain pyvis "
    f"estimated from {_SAMPLED} lines. “–”: it did not stand still within {PATIENCE} s. Every request was "
    "blocked and counted; vis-network is given to plain pyvis from its own wheel."
)


def _measure(browser: Browser, folder: Path, size: int) -> list[str]:
    began = perf_counter()
    picture = map_picture(generate_corpus(size))
    ours = folder / "ours.html"
    ours.write_text(picture_page(picture), encoding="utf-8")
    drawn = perf_counter() - began
    began = perf_counter()
    plain = folder / "plain.html"
    plain.write_text(_plain(picture), encoding="utf-8")
    plainly = perf_counter() - began
    count = f"{len(picture.nodes):,}"
    return [
        _row(count, "`kg view`", drawn, _visit(browser, ours, ours_page=True)),
        _row("", "plain pyvis", plainly, _visit(browser, plain, ours_page=False)),
    ]


def _plain(picture: Picture) -> str:
    """The page that pyvis makes of the same graph by itself, parents tied to what is inside them."""
    network = Network(directed=True, cdn_resources="in_line")
    for node in picture.nodes:
        network.add_node(node.identifier, label=node.title[:20], title=node.title)
    for node in picture.nodes:
        if node.parent:
            network.add_edge(node.parent, node.identifier)
    for edge in picture.edges:
        network.add_edge(edge.source, edge.target)
    return str(network.generate_html(notebook=False))


def _visit(browser: Browser, path: Path, *, ours_page: bool) -> Measured:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route(re.compile("^http"), refuse)
    began = perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    ready = _until_still(page, began, ours_page=ours_page)
    frames = page.evaluate(_PAN, _OURS if ours_page else _PLAIN) if ready else None
    visible, crossings, overlaps = _tangle(page, ours_page=ours_page) if ready else (0, None, None)
    page.close()
    return Measured(ready, frames, path.stat().st_size / 1e6, len(asked), visible, crossings, overlaps)


def _until_still(page: Page, began: float, *, ours_page: bool) -> float | None:
    still = (
        "document.querySelector('#picture')?.dataset.drawn"
        if ours_page
        else "typeof network !== 'undefined' && network.physics.stabilized"
    )
    try:
        page.wait_for_function(still, timeout=max(1, PATIENCE - (perf_counter() - began)) * 1000)
    except Exception:  # noqa: BLE001 - a page that hangs may break off in several ways, all of which mean too slow
        return None
    return perf_counter() - began


def _tangle(page: Page, *, ours_page: bool) -> tuple[int, float, int]:
    """How many boxes are shown, how often lines cross, and how many boxes lie over another."""
    if ours_page:
        seen = page.evaluate("pictureState()")
        lines = [_polyline(path) for path in seen["lines"]]
        boxes = np.array([[b["x"], b["y"], b["x"] + b["w"], b["y"] + b["h"]] for b in seen["boxes"]])
        return len(boxes), _crossings(lines, 1.0), _overlaps(boxes)
    found = page.evaluate(_PLAIN_BOXES)
    boxes = np.array([[b["left"], b["top"], b["right"], b["bottom"]] for b in found.values()])
    ends = page.evaluate("network.body.edgeIndices.map((id) => network.getConnectedNodes(id))")
    places = page.evaluate("network.getPositions()")
    lines = [np.array([[places[a]["x"], places[a]["y"]], [places[b]["x"], places[b]["y"]]]) for a, b in ends]
    sampled = lines[:: max(1, len(lines) // _SAMPLED)]
    return len(boxes), _crossings(sampled, (len(lines) / len(sampled)) ** 2), _overlaps(boxes)


def _polyline(path: list[list[float | str]]) -> np.ndarray:
    """The points along a path of curves and lines."""
    points = [np.array(path[0][1:3], dtype=float)]
    for command, *numbers in path[1:]:
        corners = np.array(numbers, dtype=float).reshape(-1, 2)
        if command == "L":
            points.append(corners[0])
            continue
        start = points[-1]
        for t in np.linspace(0, 1, 9)[1:]:
            r = 1 - t
            points.append(r**3 * start + 3 * r * r * t * corners[0] + 3 * r * t * t * corners[1] + t**3 * corners[2])
    return np.array(points)


def _crossings(lines: list[np.ndarray], scale: float) -> float:
    """How many pairs of lines cross anywhere but at a common end."""
    found = 0
    for at, line in enumerate(lines):
        for other in lines[at + 1 :]:
            apart = min(np.abs(p - q).sum() for p in (line[0], line[-1]) for q in (other[0], other[-1]))
            if apart > 1 and _meet(line, other):
                found += 1
    return found * scale


def _meet(line: np.ndarray, other: np.ndarray) -> bool:
    a, b = line[:-1, None], line[1:, None]
    c, d = other[None, :-1], other[None, 1:]
    return bool(((_side(a, b, c) != _side(a, b, d)) & (_side(c, d, a) != _side(c, d, b))).any())


def _side(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    turned: np.ndarray = np.sign((b - a)[..., 0] * (c - a)[..., 1] - (b - a)[..., 1] * (c - a)[..., 0])
    return turned


def _overlaps(boxes: np.ndarray) -> int:
    """How many boxes lie over another one."""
    left, top, right, bottom = boxes.T
    hit = (left[:, None] < right) & (left < right[:, None]) & (top[:, None] < bottom) & (top < bottom[:, None])
    np.fill_diagonal(hit, val=False)
    return int(hit.any(axis=1).sum())


def _row(count: str, name: str, drawn: float, measured: Measured) -> str:
    ready = f"{measured.ready:.1f}" if measured.ready else f"> {PATIENCE}"
    frames = f"{measured.frames:.0f}" if measured.frames else "–"
    crossings = f"{measured.crossings:,.0f}" if measured.crossings is not None else "–"
    overlaps = f"{measured.overlaps:,}" if measured.overlaps is not None else "–"
    shown = f"{measured.visible:,}" if measured.visible else "–"
    cells = (count, name, f"{drawn:.1f}", ready, frames, f"{measured.megabytes:.1f}", measured.requests, shown)
    return f"| {' | '.join(map(str, cells))} | {crossings} | {overlaps} |"


if __name__ == "__main__":
    main()

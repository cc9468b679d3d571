"""Each kind of view is photographed at 1440 by 900 and on A4, and nothing on it is blank, cut or overlapping.

The images of the documentation are those that these tests make, of the pages that people open:

kg view --all build && PAGES=build IMAGES=docs/images pytest tests/graphs/test_screenshots.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.graphs.conftest import Visit
from tests.graphs.screenshots import (
    A4_AT_100,
    SCREEN,
    SHOTS,
    count_colours,
    find_cut_boxes,
    find_faults,
    photograph,
    print_sheets,
    size_of,
    write_thin,
)

pytestmark = pytest.mark.unmeasured

ON_PAPER = ("view-line", "view-years", "view-plan", "view-departments")
"""Of these the first sheet is shown in the documentation too."""


@pytest.fixture
def pages(request: pytest.FixtureRequest) -> Path:
    """The folder of pages to be photographed: the one that is asked for, or else the one that the tests make."""
    asked = os.environ.get("PAGES")
    found: Path = Path(asked).resolve() if asked else request.getfixturevalue("gallery")
    return found


def keep(image: Path, name: str) -> None:
    """Write an image for the documentation if that was asked for."""
    folder = os.environ.get("IMAGES")
    if folder:
        write_thin(image, Path(folder) / f"{name}.png")


@pytest.mark.parametrize("name", SHOTS)
def test_a_view_is_readable_on_screen_and_on_paper(visit: Visit, pages: Path, tmp_path: Path, name: str) -> None:
    shot, screen = SHOTS[name], tmp_path / "screen.png"
    page = visit.open(pages / shot.file, shot.chosen)
    for key in shot.keys:
        page.locator("#picture").press(key)
    page.mouse.move(0, 0)
    # A selector, since the page's own policy may forbid the evaluation that a function needs.
    page.locator("#rows[data-whole]").wait_for(state="attached")
    photograph(page, screen)
    assert size_of(screen) == SCREEN
    assert count_colours(screen) > 60
    assert find_faults(page) == ()
    assert find_cut_boxes(page) == ()
    sheets = print_sheets(page, tmp_path, "sheet")
    assert all(sorted(size_of(sheet)) == sorted(A4_AT_100) and count_colours(sheet) > 20 for sheet in sheets)
    keep(screen, name)
    if name in ON_PAPER:
        keep(sheets[0], f"{name}-a4")


FAULTY = """globalThis.pictureState = () => ({
  boxes: [{ id: "a", x: 0, y: 0, w: 50, h: 40 }, { id: "b", x: 40, y: 0, w: 50, h: 40 },
    { id: "c", x: 200, y: 0, w: 50, h: 40 }],
  labels: [{ text: "合并", x: 30, y: 30, w: 40, h: 20 }, { text: "拆分", x: 60, y: 30, w: 40, h: 20 }],
  texts: [{ text: "一个比方框长得多的标题", x: 205, y: 20, size: 14 },
    { text: "另一个", x: 210, y: 22, size: 14 }],
  ends: [["a", "c"]], points: [[[0, 20], [60, 20], [200, 20]]], lines: [],
})"""


def test_a_critical_eye_finds_what_is_wrong(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / "map.html")
    page.evaluate(FAULTY)
    faults = " ".join(find_faults(page))
    assert "box a over b" in faults
    assert "sign 合并 over 拆分" in faults
    assert "sign 合并 over box a" in faults
    assert "text 一个比方框长得多的标题 over 另一个" in faults
    assert "text 一个比方框长得多的标题 leaves c" in faults
    assert "line a → c through b" in faults
    assert find_cut_boxes(page) == ()

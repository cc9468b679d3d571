"""The pages do in a browser what a person wants of them: search, open, follow, save, print, with keys alone."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import networkx as nx
import pytest
from playwright.sync_api import Page

from kg.graphs import Edge, Picture, picture_page
from kg.graphs.index import Entry
from kg.graphs.page import INDEX
from kg.graphs.views import draw_view
from tests.graphs.conftest import Visit, corpus_entries, corpus_holdings
from tests.graphs.test_page import HOSTILE, TITLES, picture
from tests.house.places import ROOT

LINE = "line-list2020-2.html"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
KINDS = ("map", "years", "line", "plan", "department", "departments", "promise", "phrase")
COLOURS = """() => {
  const canvas = document.querySelector("#picture canvas");
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = new Set();
  for (let i = 0; i < data.length; i += 4 * 97) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
  return seen.size;
}"""


def complaints(page: Page) -> list[str]:
    """What axe finds that is serious."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({ preload: false }).then((result) => result.violations)")
    grave = (one for one in found if one["impact"] in ("serious", "critical"))
    return [f"{one['id']}: {node['html']}" for one in grave for node in one["nodes"]]


def first_of(kind: str) -> Entry:
    """A page of a kind, for lines the one of the task that this project began with."""
    return next(entry for entry in corpus_entries() if entry.kind == kind and (kind != "line" or entry.file == LINE))


def draw_departments() -> Picture:
    """The picture of those who work together."""
    return draw_view(corpus_holdings(), "departments")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_drawn_and_asks_for_nothing(visit: Visit, gallery: Path, kind: str) -> None:
    page = visit.open(gallery / first_of(kind).file)
    assert page.evaluate(COLOURS) > 20
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_serious(visit: Visit, gallery: Path, kind: str) -> None:
    page = visit.open(gallery / first_of(kind).file)
    assert complaints(page) == []
    page.locator("#picture").press("ArrowDown")
    page.fill("#search", "的")
    assert complaints(page) == []


def test_the_index_leads_to_every_page(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / INDEX)
    hrefs = page.eval_on_selector_all("a", "links => links.map(link => link.href)")
    assert {Path(unquote(href)).name for href in hrefs} == {entry.file for entry in corpus_entries()}
    assert complaints(page) == []


def test_a_person_searches_opens_a_task_and_follows_its_measures_to_the_next_year(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / LINE)
    page.fill("#search", "地理标志")
    assert re.fullmatch(r"找到 \d+ 处", page.inner_text("#count"))
    page.locator("#hits button", has_text="任务 5 · 2020").click()
    side = page.locator("#side")
    assert side.locator("h2").inner_text() == "做好地理标志和官方标志的保护工作"
    page.locator("#picture").press("Enter")
    assert "去向" in side.locator(".ties").inner_text()
    went = side.locator(".ties .go", has_text="严格地理标志保护")
    went.first.click()
    assert "2021" in side.locator(".kind").inner_text()
    passage = side.locator("blockquote")
    assert "严格地理标志保护" in passage.locator("mark").inner_text()
    assert len(passage.inner_text()) > len(passage.locator("mark").inner_text()) + 60
    assert "sel=list2021" in unquote(page.url)


def test_half_a_word_is_found_and_white_space_does_not_matter(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / LINE)
    for words in ("理标", "地理 标志", "地理标志专用"):
        page.fill("#search", words)
        assert page.locator("#hits button").count() > 0
    page.fill("#search", "没有这样的词")
    assert page.inner_text("#count") == "没有找到"


def test_a_link_restores_what_was_seen(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / LINE)
    page.fill("#search", "仲裁")
    page.locator("#hits button").first.click()
    page.click("#language")
    page.wait_for_timeout(400)
    kept = page.url.partition("#")[2]
    title = page.inner_text("#side h2")
    other = visit.open(gallery / LINE, f"#{kept}")
    assert other.inner_text("#side h2") == title
    assert other.inner_text("#clear") == "Clear"
    assert other.input_value("#search") == "仲裁"
    assert other.url.partition("#")[2] == kept


def test_the_link_that_is_copied_is_the_one_that_restores_the_view(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / LINE, "#sel=list2021/task/10")
    page.locator("summary", has_text="保存与分享").click()
    page.click("#link")
    page.locator("#link", has_text="已复制").wait_for()
    kept = page.url
    page.locator("#search").press("Control+v")
    assert page.input_value("#search") == kept


def test_filters_fade_what_does_not_fit(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / "map.html")
    before = page.locator("#picture").screenshot()
    page.select_option("#filter-department", "保护司")
    assert page.locator("#picture").screenshot() != before
    page.click("#clear")
    page.wait_for_timeout(200)
    assert page.locator("#picture").screenshot() == before


SIDES = """() => {
  const { view, boxes } = pictureState(), ends = boxes.flatMap((box) => [box.x, box.x + box.w]);
  return [Math.min(...ends) - view.x, view.x + view.w - Math.max(...ends)].map(Math.round);
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_nobody_moved_is_whole_in_its_width_at_every_size_of_the_window(
    visit: Visit, gallery: Path, kind: str
) -> None:
    page = visit.open(gallery / first_of(kind).file)
    for width, height in ((1400, 813), (1400, 900), (1920, 900), (1920, 1080), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(200)
        assert min(page.evaluate(SIDES)) >= 0


def test_the_link_to_a_picture_that_nobody_moved_is_fitted_where_it_is_opened(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / "map.html")
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.click("#fit")
    kept = page.url.partition("#")[2]
    page.set_viewport_size({"width": 1280, "height": 720})
    other = visit.open(gallery / "map.html", f"#{kept}")
    assert min(other.evaluate(SIDES)) >= 0


def test_a_picture_that_somebody_moved_stays_where_it_was(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / "map.html")
    page.click("#zoom-in")
    page.click("#zoom-in")
    before = page.evaluate("pictureState().view")
    page.set_viewport_size({"width": 1440, "height": 800})
    page.wait_for_timeout(200)
    after = page.evaluate("pictureState().view")
    assert abs(before["x"] + before["w"] / 2 - after["x"] - after["w"] / 2) < 2
    assert min(page.evaluate(SIDES)) < 0
    assert "at=" in page.url


def test_the_wheel_moves_the_picture_and_never_out_of_sight(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / first_of("years").file)
    page.mouse.move(600, 500)
    for turn in (300, 9000, -9000):
        page.mouse.wheel(0, turn)
        page.wait_for_timeout(150)
        assert page.evaluate(COLOURS) > 20


def test_a_path_is_found_between_two_boxes(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / "map.html", "#sel=push2020/task/2-2")
    page.get_by_role("button", name="从这里找路径").click()
    page.fill("#search", "加快构建知识产权大保护格局")
    page.locator("#hits button", has_text="任务 10 · 2021").click()
    page.get_by_role("button", name="找到这里的路径").click()
    steps = page.locator("#side ol li").all_inner_texts()
    assert steps[0] == "加强保护长效机制建设"
    assert steps[-1] == "加快构建知识产权大保护格局"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_walked_through_with_keys_alone(visit: Visit, gallery: Path, kind: str) -> None:
    page = visit.open(gallery / first_of(kind).file)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "picture":
            break
    titles = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "ArrowDown", "Enter", "ArrowLeft", "ArrowUp", "+", "-", "0"):
        page.keyboard.press(key)
        titles.add(page.inner_text("#side h2"))
    assert len(titles) > 1
    assert page.inner_text("#said")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"


def test_a_whole_journey_is_made_with_keys_alone(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / "map.html")
    press = page.keyboard.press
    for _ in range(30):
        press("Tab")
        if page.evaluate("document.activeElement.id") == "picture":
            break
    press("/")
    page.keyboard.type("官方标志的保护")
    press("ArrowDown")
    press("Enter")
    assert page.evaluate("document.activeElement.id") == "picture"
    assert page.inner_text("#side h2") == "做好地理标志和官方标志的保护工作"
    press("Enter")
    press("ArrowDown")
    assert page.inner_text("#side .kind").startswith("□ 举措 1")
    while page.evaluate("document.activeElement.textContent") != "从这里找路径":
        press("Tab")
    press("Enter")
    page.focus("#picture")
    press("/")
    page.keyboard.press("Control+a")
    page.keyboard.type("加快构建知识产权大保护格局")
    press("Enter")
    while page.evaluate("document.activeElement.textContent") != "找到这里的路径":
        press("Tab")
    press("Enter")
    assert page.locator("#side ol li").count() > 1
    press("Shift+Tab")
    page.focus("#picture")
    press("Escape")
    assert page.locator("#panel").is_hidden()


def test_the_count_of_what_is_found_moves_nothing(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / "map.html")
    place = "document.querySelector('#picture').getBoundingClientRect().top"
    before = page.evaluate(place)
    page.fill("#search", "知识产权")
    assert page.inner_text("#count").startswith("找到")
    assert page.evaluate(place) == before
    page.fill("#search", "")
    page.select_option("#filter-year", "2021")
    assert page.inner_text("#count") == "符合条件 307 项"
    page.click("#language")
    assert page.inner_text("#count") == "307 fit"


def test_lines_can_be_limited_to_those_that_are_sure(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / "phrase-关于强化知识产权保护的意见.html")
    drawn = []
    for choice in ("0", "1", "2", "3"):
        page.select_option("#filter-sure", choice)
        drawn.append(page.evaluate("pictureState().lines.length"))
    assert drawn[0] > drawn[1] > drawn[2] > drawn[3]


def test_what_rests_of_too_many_lines_is_told_and_shown_when_it_is_asked_for(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / "departments.html")
    told = page.inner_text("#legend")
    resting = int(re.findall(r"较弱的联系 (\d+) 条", told)[0])
    before = page.evaluate("pictureState().lines.length")
    assert before + resting == sum(edge.kind == "Together" for edge in draw_departments().edges)
    page.goto(f"{page.url.partition('#')[0]}#sel=教育部")
    assert page.evaluate("pictureState().lines.length") > before


def test_no_two_boxes_overlap_when_all_is_open(visit: Visit, gallery: Path) -> None:
    for kind in ("line", "years", "plan", "department", "map"):
        page = visit.open(gallery / first_of(kind).file)
        page.click("#open-all")
        with page.expect_download() as waiting:
            page.locator("summary", has_text="保存与分享").click()
            page.click("[data-save=svg]")
        svg = Path(waiting.value.path()).read_text(encoding="utf-8")
        rects = re.findall(r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="6"', svg)
        boxes = sorted(tuple(map(float, rect)) for rect in rects)
        assert len(boxes) > 20
        over = [
            (a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :]
            if b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
        ]  # fmt: skip
        assert over == []


@pytest.mark.parametrize("ending", ["png", "svg", "gexf", "graphml"])
def test_what_is_seen_can_be_taken_away(visit: Visit, gallery: Path, tmp_path: Path, ending: str) -> None:
    page = visit.open(gallery / LINE)
    page.locator("summary", has_text="保存与分享").click()
    with page.expect_download() as waiting:
        page.click(f"[data-save={ending}]")
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.name == f"加快构建知识产权大保护工作格局.{ending}"
    if ending == "png":
        colours = page.evaluate(
            """async (data) => {
              const image = new Image(); image.src = data; await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext("2d");
              context.drawImage(image, 0, 0);
              const pixels = context.getImageData(0, 0, image.width, image.height).data, seen = new Set();
              for (let i = 0; i < pixels.length; i += 388) seen.add(`${pixels[i]},${pixels[i + 1]},${pixels[i + 2]}`);
              return [image.width, seen.size];
            }""",
            f"data:image/png;base64,{base64.b64encode(path.read_bytes()).decode()}",
        )
        assert colours[0] > 1500
        assert colours[1] > 50
    elif ending == "svg":
        drawn = path.read_text(encoding="utf-8")
        assert "加快构建知识产权大保护格局" in drawn
        assert "href" not in drawn
    else:
        graph = nx.read_gexf(path) if ending == "gexf" else nx.read_graphml(path)
        assert graph.nodes["list2021/task/10"]["label"] == "加快构建知识产权大保护格局"
        assert graph.has_edge("list2020/task/2", "list2021/task/10")


def test_a_page_is_printed_on_a4_with_its_title_and_boxes(visit: Visit, gallery: Path, tmp_path: Path) -> None:
    page = visit.open(gallery / LINE)
    page.pdf(path=tmp_path / "line.pdf", prefer_css_page_size=True)
    text = subprocess.run(
        [str(shutil.which("pdftotext")), "-layout", str(tmp_path / "line.pdf"), "-"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert text.count("\f") == 1
    assert "加快构建知识产权大保护格局" in text
    assert "深入实施国家知识产权战略" in text


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_whatever_a_title_says_the_page_works(visit: Visit, tmp_path: Path, title: str) -> None:
    path = tmp_path / "page.html"
    drawn = picture(title, HOSTILE, "另一项", edges=(Edge("plan/task/0", "plan/task/2", "Continued"),))
    path.write_text(picture_page(drawn), encoding="utf-8")
    page = visit.open(path)
    page.locator("#picture").press("ArrowDown")
    assert page.evaluate("document.querySelectorAll('img').length") == 0
    page.locator("summary", has_text="保存与分享").click()
    with page.expect_download() as waiting:
        page.click("[data-save=graphml]")
    assert nx.read_graphml(waiting.value.path()).number_of_nodes() == 3


@pytest.mark.parametrize("titles", [(), ("只有一项",)], ids=["nothing", "one task"])
def test_a_picture_of_little_is_a_sensible_page(visit: Visit, tmp_path: Path, titles: tuple[str, ...]) -> None:
    path = tmp_path / "page.html"
    path.write_text(picture_page(picture(*titles)), encoding="utf-8")
    page = visit.open(path)
    assert ("这里没有可画的内容" in page.inner_text("#picture")) == (not titles)


def test_of_many_boxes_a_part_of_the_table_is_made_when_it_is_opened(visit: Visit, tmp_path: Path) -> None:
    whole = picture("甲", "乙", *["丙"] * 999)
    path = tmp_path / "page.html"
    path.write_text(picture_page(whole), encoding="utf-8")
    page = visit.open(path)
    page.wait_for_selector("#rows[data-whole]")
    assert page.locator("#rows details").count() == 1001
    assert page.locator("#rows tr").count() == 0
    page.locator("#rows summary").nth(1).click()
    page.locator("#rows tbody a").first.wait_for()  # an opened part says so a moment after the click
    assert page.locator("#rows tbody a").all_inner_texts() == ["乙"]


def test_the_table_holds_what_the_picture_shows(visit: Visit, gallery: Path) -> None:
    page = visit.open(gallery / LINE)
    page.wait_for_selector("#rows[data-whole]")
    rows = page.locator("#table tbody tr")
    assert rows.count() == page.evaluate(
        "JSON.parse(document.getElementById('picture-data').textContent).picture.nodes.length"
    )
    page.locator("#table a", has_text="做好地理标志和官方标志的保护工作").first.click()
    assert page.inner_text("#side h2") == "做好地理标志和官方标志的保护工作"

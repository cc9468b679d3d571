"""A page holds its picture whatever the texts say, asks for nothing outside, and is the same every time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg import graphs
from kg.graphs import Column, Edge, Fact, Node, Picture, picture_page, shared_files
from kg.graphs.cards import fit_node
from kg.graphs.picture import Band
from kg.graphs.stacks import find_overlaps, make_columns, stack
from kg.graphs.views import draw_view
from kg.graphs.wording import PAGE
from tests.graphs.conftest import corpus_holdings

HOSTILE = "</script><img src=x onerror=alert(1)> & \u2028 ' \" <!--kg:rows-->"
TITLES = {
    "a script": HOSTILE,
    "300 characters": "推进知识产权高质量发展" * 27 + "到此为止",
    "right to left": "حماية الملكية الفكرية תוכנית",
    "emoji": "👩‍🔬🇨🇳 知识产权 ☂️ e\u0301",
    "one long word": "x" * 200,
    "nothing": "",
}


def picture(*titles: str, edges: tuple[Edge, ...] = ()) -> Picture:
    """A picture with a box for each title, all in one column."""
    columns: tuple[Column, ...] = make_columns([(("2020", "2020"), ("", ""))], 300, 100)
    boxes = [
        fit_node(Node(f"plan/task/{n}", "Task", t, width=300, facts=(Fact(("全文", "Text"), t),)))
        for n, t in enumerate(titles)
    ]
    nodes, bands = stack(boxes, edges, columns, [Band((t, t)) for t in titles[:1] or ("",)])
    return Picture("line", (titles[0] if titles else "空", "x"), ("", ""), nodes, edges, columns, bands)


class Elements(HTMLParser):
    """Collects the elements of a page and the text of the script with the data."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        self._inside = ("id", "picture-data") in attrs

    def handle_data(self, data: str) -> None:
        """Note the data of the picture."""
        if self._inside:
            self.data += data


def read(page: str) -> Elements:
    """The elements of a page."""
    elements = Elements()
    elements.feed(page)
    return elements


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_whatever_a_title_says_is_text_on_the_page(title: str) -> None:
    elements = read(picture_page(picture(title, "另一项"), beside="look"))
    assert "img" not in elements.tags
    assert elements.tags == read(picture_page(picture("甲", "另一项"), beside="look")).tags
    assert json.loads(elements.data)["picture"]["nodes"][0]["title"] == title


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_boxes_are_as_large_as_their_titles_and_lie_apart(title: str) -> None:
    drawn = picture(title, title, "短")
    assert find_overlaps(drawn.nodes) == ()
    assert all(len(node.lines) <= 4 for node in drawn.nodes)


def test_a_page_asks_for_nothing_outside() -> None:
    whole = picture_page(picture("甲"))
    without_library = whole.replace(shared_files()["vis-network.js"], "")
    assert not re.search(r"(?:src|href)=\"?(?:https?:)?//", whole)
    assert set(re.findall(r"https?://[\w./-]+", without_library)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.gexf.net/1.2draft",
        "http://graphml.graphdrawing.org/xmlns",
    }


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert picture_page(picture("甲", "乙")) == picture_page(picture("甲", "乙"))


def test_a_page_beside_its_files_is_small_and_names_them() -> None:
    page = picture_page(picture("甲"), beside="look")
    assert len(page) < 20_000
    assert all(f'"look/{name}"' in page for name in shared_files())


def test_a_page_of_many_boxes_makes_its_table_when_it_is_asked_for() -> None:
    few, many = (picture_page(picture(*["甲"] * count), beside="look") for count in (1000, 1001))
    assert few.count("<tr>") == 1001
    assert many.count("<tr>") == 0
    assert "下面的表格" in few
    assert "下面的表格" not in many.partition("picture-data")[0]


def test_a_page_opens_in_the_language_asked_for() -> None:
    assert '<html lang="en">' in picture_page(picture("甲"), "en", beside="look")
    assert '<html lang="zh-CN">' in picture_page(picture("甲"), beside="look")


def test_a_picture_of_nothing_is_a_page_that_says_so() -> None:
    assert "这里没有可画的内容" in picture_page(Picture("line", ("空", "none"), ("", "")))


def test_the_table_of_promises_tells_what_each_figure_counts_and_what_came_of_it() -> None:
    made = picture("≥85%")
    judged = replace(
        made, kind="promise", nodes=(replace(made.nodes[0], mark="Met"),), bands=(Band(("准确率", "rate")),)
    )
    page = picture_page(judged)
    assert "<th>指标</th><th>内容</th><th>结果</th>" in page
    assert "<td>准确率</td><td>≥85%</td><td>✓ 达成</td>" in page
    assert "<th>结果</th>" not in picture_page(made)


def test_brackets_are_those_of_the_language_of_the_page() -> None:
    scripts = sorted((Path(graphs.__file__).parent / "assets").glob("**/*.js"))
    assert scripts
    assert [path.name for path in scripts if "（" in path.read_text(encoding="utf-8")] == []
    chinese, english = PAGE["bracketed"]
    assert (chinese, english) == ("（{n}）", " ({n})")
    assert "（" not in draw_view(corpus_holdings(), "departments").summary[1]

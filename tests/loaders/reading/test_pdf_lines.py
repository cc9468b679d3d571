"""Lines of a PDF: titles over several lines, what an office suite keeps together, what a browser prints around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.genre.squeezing import squeeze
from loaders.reading.layout import Layout
from loaders.reading.pdf.page import Page
from loaders.reading.pdf.reader import lay_out_pages
from loaders.reading.titles import continues_title
from tests.loaders.reading.pages import LEFT, RIGHT, SIZE, TOP, page_of, printed

FULL = "为贯彻落实党中央国务院决策部署进一步深化改革优化环境"  # 26 characters fill a line
BODY = ("　　" + FULL[:24], FULL, "推动发展。") * 3


def _opens(layout: Layout) -> dict[str, bool | None]:
    return {block.text: block.opens for block in layout.blocks}


def _below(first: tuple[str, float], second: str) -> Page:
    """Return a page on which a line stands at a place, one in the middle below it, and the text below both."""
    text, x = first
    middle = (LEFT + RIGHT - SIZE * len(second)) / 2
    chars = [*printed(text, x, TOP), *printed(second, middle, TOP + 28)]
    return Page(1, 595, 842, (*chars, *page_of(("", "", *BODY)).chars))


def test_the_first_line_of_a_centred_title_may_fill_the_page() -> None:
    first = "青原县农业农村和水利局关于报送今年工作总结及来年"
    layout = lay_out_pages([_below((first, LEFT + 14), "工作思路的函")], Path("plan.pdf"))
    assert [_opens(layout)[line] for line in (first, "工作思路的函", BODY[0].strip())] == [True, False, True]


def test_a_title_over_three_lines_is_read_whole() -> None:
    lines = ["^青原县水利局关于印发《青原县", "^灌区维修养护和更新改造工作方案", "^（试行）》的通知"]
    opens = list(_opens(lay_out_pages([page_of([*lines, *BODY])], Path("plan.pdf"))).values())
    assert opens[:3] == [True, False, False]


def test_a_centred_line_below_a_finished_paragraph_begins_anew() -> None:
    lines = ["　　" + FULL[:24], FULL[:25] + "。", "^任务分解表", *BODY]
    assert _opens(lay_out_pages([page_of(lines)], Path("plan.pdf")))["任务分解表"] is True


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("关于印发《青原县2025年养老工作方案", "（2025—2027年）》的通知"),
        ("关于印发《青原县2025年数字经济行动计划", "任务分解表》的通知"),
        ("青原县2025年养老服务工作方案", "的通知"),
        ("青原县人民政府关于印发青原县改造旧桥工作方案", "（2025—2027年）的通知"),
    ],
)
def test_what_a_line_of_a_title_leaves_open_the_next_one_closes(title: str, line: str) -> None:
    assert continues_title(title, line)


@pytest.mark.parametrize("line", ["《青原县养老条例》要点", "任务分解表"])
def test_a_title_below_a_whole_one_is_another(line: str) -> None:
    assert not continues_title("青原县2025年养老服务工作方案", line)


def test_a_line_goes_on_where_an_office_suite_kept_words_together() -> None:
    opening, rest = "　　（一）抓好连片建网。着重加强中心城", "区、5G-Advanced、1.8GHz专网等网络的建设。"
    layout = lay_out_pages([page_of([*BODY, opening, rest, *BODY])], Path("plan.pdf"))
    assert _opens(layout)[rest] is False


def test_a_line_goes_on_where_a_quote_opens_behind_its_first_character() -> None:
    lines = [FULL, FULL, "推动发展。", FULL[:23], "市“两中心”建设。", FULL, "推动发展。"]
    assert _opens(lay_out_pages([page_of(lines)], Path("plan.pdf")))["市“两中心”建设。"] is False


def test_a_short_line_at_an_indent_is_left_to_its_words() -> None:
    layout = lay_out_pages([page_of([*BODY, "　　（一）主要目标", "到2027年建成三个中心。", *BODY])], Path("plan.pdf"))
    assert _opens(layout)["到2027年建成三个中心。"] is None


@pytest.mark.parametrize("head", ["2024/5/6 09:30 某县通知", "11/30/24, 6:24 AM 某县通知", "2024-05-06 上午9:30 某县"])
@pytest.mark.parametrize("foot", ["https://www.a.gov.cn/b/1.html 1/1", "file:///D:/a.html 3/12", "about:blank 1/2"])
def test_what_a_browser_prints_around_its_page_is_furniture(head: str, foot: str) -> None:
    layout = lay_out_pages([page_of(BODY, head=head, foot=foot)], Path("plan.pdf"))
    found = [layout.text[each.passage.start : each.passage.end] for each in layout.furniture]
    assert [squeeze(line) for line in found] == [squeeze(head), squeeze(foot)]


@pytest.mark.parametrize("line", ["2024/5/6", "https://www.a.gov.cn/b/1.html"])
def test_a_day_and_an_address_alone_are_text(line: str) -> None:
    assert not lay_out_pages([page_of(BODY, foot=line)], Path("plan.pdf")).furniture


def test_a_heading_at_the_edge_below_a_full_last_line_is_left_to_its_words() -> None:
    paragraph = ["　　" + FULL[:24], FULL[:25] + "。"]
    lines = [*BODY, *paragraph, "二、加强管理"]
    opens = _opens(lay_out_pages([page_of([*lines, *BODY])], Path("plan.pdf")))
    assert opens["二、加强管理"] is None


def test_a_paragraph_that_a_bracket_ends_is_finished() -> None:
    lines = ["新建农村公路26公里。〔市交通局负责〕", "（二）修桥", FULL, "推动发展。", FULL, "优化环境。"]
    assert _opens(lay_out_pages([page_of(lines)], Path("plan.pdf")))["（二）修桥"] is True


def test_how_far_lines_stand_apart_is_told_within_paragraphs() -> None:
    pages = []
    for number in (1, 2):
        chars, top = [], TOP
        for text in [FULL[:25] + "。", FULL[:25] + "。", FULL, FULL[:25] + "。", FULL[:25] + "。", FULL, "推动发展。"]:
            chars += printed(text, LEFT, top)
            top += 28 if text == FULL else 44
        pages.append(Page(number, 595, 842, tuple(chars)))
    opens = [block.opens for block in lay_out_pages(pages, Path("plan.pdf")).blocks]
    assert opens[1:7] == [True, True, False, True, True, False]

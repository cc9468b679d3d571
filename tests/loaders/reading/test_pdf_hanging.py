"""Numbered paragraphs of a PDF whose text hangs right of the number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from loaders.reading.pdf.reader import lay_out_pages
from tests.loaders.reading.pages import page_of

FULL = "各乡镇要按照统一部署抓好水利设施的维修养护和更新改"  # 25 characters
TEXT = FULL[:24]  # beside a number, 26 fill a line
ITEM = ["1.　" + TEXT, "　　" + TEXT, "　　造工作。"]


def _paragraphs(*pages: Sequence[str]) -> list[str]:
    layout = lay_out_pages([page_of(lines, n) for n, lines in enumerate(pages, start=1)], Path("plan.pdf"))
    found: list[str] = []
    for block in layout.blocks:
        if block.opens is False:
            found[-1] += block.text
        else:
            found.append(block.text)
    return [text.replace(" ", "") for text in found]


def test_the_lines_below_a_number_go_on_and_the_next_number_begins_anew() -> None:
    item = "1." + TEXT * 2 + "造工作。"
    assert _paragraphs([*ITEM, *ITEM, *ITEM]) == [item] * 3


def test_an_item_goes_on_over_the_page() -> None:
    assert _paragraphs([*ITEM, *ITEM[:2]], [ITEM[2], *ITEM])[1:] == ["1." + TEXT * 2 + "造工作。"] * 2


def test_a_paragraph_below_an_item_begins_at_the_edge() -> None:
    plain = [FULL + "造", "工作。"]
    assert _paragraphs([*ITEM, *plain, *ITEM, "二、加强管理", *ITEM])[1:3] == [
        "".join(plain),
        "1." + TEXT * 2 + "造工作。",
    ]


def test_an_item_below_a_heading_begins_anew() -> None:
    heading = ["为做好今年工作，制定本方案", "一、主要任务"]
    assert _paragraphs([*heading, *ITEM, *ITEM])[1:3] == [heading[1], "1." + TEXT * 2 + "造工作。"]


def test_where_numbers_do_not_hang_an_indent_opens_a_paragraph() -> None:
    lines = ["一、主要任务", "　　" + TEXT, FULL + "造", "工作。", "二、工作要求", "　　" + TEXT, FULL + "造", "工作。"]
    assert _paragraphs(lines)[1::2] == [TEXT + FULL + "造工作。"] * 2

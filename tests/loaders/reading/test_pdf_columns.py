"""Pages in two columns, as a gazette prints them: read down the left one, then down the right one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.reading.layout import Layout
from loaders.reading.pdf.columns import parted_pages
from loaders.reading.pdf.page import Box, Char, Page
from loaders.reading.pdf.reader import lay_out_pages
from tests.loaders.reading.pages import page_of, printed, row_of, table_page

SIZE, LEFT, RIGHT, TOP, PITCH = 10.0, 60.0, 300.0, 120.0, 16.0
FULL = "各乡镇要按照统一部署抓好水利设施的维修养护"  # 21 characters fill a column


def _column(lines: Sequence[str], x: float, top: float = TOP) -> list[Char]:
    return [c for n, line in enumerate(lines) for c in printed(line, x, top + n * PITCH, size=SIZE)]


def _page(left: Sequence[str], right: Sequence[str], number: int = 1, *, over: Sequence[str] = ()) -> Page:
    """Return a page in two columns, lines over both above them, with a header and the number of the page."""
    middle = (LEFT + RIGHT + SIZE * len(FULL)) / 2
    chars = [c for n, line in enumerate(over) for c in printed(line, middle - 5 * len(line), 104 + n * 16, size=SIZE)]
    top = TOP + PITCH * len(over)
    chars += [*_column(left, LEFT, top), *_column(right, RIGHT, top + 3)]
    chars += [
        *printed("江城市人民政府公报", middle - 45, 40, size=SIZE),
        *printed(f"—{number}—", middle - 12, 800, size=SIZE),
    ]
    return Page(number, 570, 842, tuple(chars))


def _paragraphs(layout: Layout) -> list[str]:
    found: list[str] = []
    for block in layout.blocks:
        if block.opens is False:
            found[-1] += block.text
        else:
            found.append(block.text)
    return found


OPENING, END = "　　" + FULL[:19], "养护工作。"
PARAGRAPH = [OPENING, FULL, FULL, END]


def test_the_left_column_is_read_before_the_right_one_over_pages() -> None:
    first = _page([*PARAGRAPH, *PARAGRAPH[:2]], [FULL, END, *PARAGRAPH])
    second = _page([*PARAGRAPH, *PARAGRAPH[:3]], [END, *PARAGRAPH], 2)
    layout = lay_out_pages([first, second], Path("plan.pdf"))
    assert _paragraphs(layout) == ["".join(PARAGRAPH).strip()] * 6
    assert {block.page for block in layout.blocks} == {1, 2}
    assert sorted({each.kind.value for each in layout.furniture}) == ["page header", "page number"]


def test_a_title_over_both_columns_is_read_before_them() -> None:
    over = ["江城市人民政府办公室关于印发今年水利工程维修养护和", "灌区改造工作方案的通知"]
    layout = lay_out_pages([_page(PARAGRAPH * 2, PARAGRAPH * 2, over=over)], Path("plan.pdf"))
    assert _paragraphs(layout)[1:] == ["".join(over), *["".join(PARAGRAPH).strip()] * 4]


def test_the_last_page_is_parted_as_those_before_it() -> None:
    pages = [_page(PARAGRAPH * 2, PARAGRAPH * 2), _page([*PARAGRAPH, END], [END], 2)]
    assert len([page for page in parted_pages(pages) if page.number == 2 and page.room is None]) > 1
    assert _paragraphs(lay_out_pages(pages, Path("plan.pdf")))[-2:] == [END, END]


def test_a_right_column_of_a_few_lines_is_read_behind_the_left_one() -> None:
    layout = lay_out_pages([_page(PARAGRAPH * 6, PARAGRAPH)], Path("plan.pdf"))
    assert _paragraphs(layout)[1:] == ["".join(PARAGRAPH).strip()] * 7


def test_a_table_beside_text_stays_in_its_column() -> None:
    page = _page(PARAGRAPH * 2, PARAGRAPH)
    cells = [("甲", RIGHT, 200, RIGHT + 100, 220), ("乙", RIGHT + 100, 200, RIGHT + 200, 220)]
    table = table_page(cells).chars
    boxes = tuple(Box(*place) for _, *place in cells)
    parts = parted_pages([Page(1, 570, 842, (*page.chars, *table), (boxes,))])
    assert [len(part.tables) for part in parts if part.room is None and len(part.chars) > 20] == [0, 1]
    assert [box.x0 for part in parts for table in part.tables for box in table] == [0, 100]


def test_pages_of_one_column_and_tables_are_left_alone() -> None:
    one = page_of(["　　" + "为贯彻落实党中央国务院决策部署进一步深化改革", "推动发展。"] * 5)
    table = table_page([*row_of(["序号", "任务", "部门"], 50), *row_of(["1", "加强保护", "甲局"], 80)], 2)
    assert parted_pages([one, table]) == (one, table)


def test_short_names_beside_each_other_are_no_columns_of_text() -> None:
    page = _page(["市水利局", "市财政局", "市林业局"] * 3, ["修复堤防", "安排资金", "造林"] * 3)
    assert parted_pages([page]) == (page,)


@pytest.mark.parametrize(("width", "height"), [(570, 0), (0, 842), (2_000_000_000, 842)])
def test_a_page_of_no_size_or_of_one_that_no_page_has_is_left_alone(width: float, height: float) -> None:
    page = replace(_page(PARAGRAPH * 2, PARAGRAPH * 2), width=width, height=height)
    assert parted_pages([page]) == (page,)


def test_a_character_wider_than_its_page_is_counted_within_it_alone() -> None:
    page = _page(PARAGRAPH * 2, PARAGRAPH * 2)
    wide = Char("养", Box(LEFT, 300, 2_000_000_000, 310), SIZE)
    assert len(parted_pages([replace(page, chars=(*page.chars, wide))])) > 1

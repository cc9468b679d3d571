"""Tables of a PDF that no rules draw: columns and rows told by headers, numbers and white space alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from loaders.reading.layout import Layout
from loaders.reading.pdf.page import Box, Char, Page
from loaders.reading.pdf.reader import lay_out_pages
from tests.loaders.reading.pages import page_of, printed

HEADERS = ("序号", "重点任务", "具体措施", "责任单位", "完成时限")
COLUMNS = (50.0, 90.0, 160.0, 330.0, 430.0)
STEP = 14.0
Lines = Sequence[str]


def _row(cells: Lines, top: float, *, middle: bool = False, step: float = STEP) -> list[Char]:
    """Return the characters of a row; the lines of a cell are parted by /, and stand in its middle if asked."""
    parts = [cell.split("/") if cell else [] for cell in cells]
    height = max(map(len, parts))
    chars: list[Char] = []
    for x, lines in zip(COLUMNS, parts, strict=False):
        drop = (height - len(lines)) * step / 2 if middle else 0
        for place, line in enumerate(lines):
            chars += printed(line, x, top + drop + place * step, size=10)
    return chars


def _page(
    rows: Sequence[Lines], number: int = 1, *, padding: float = 8.0, middle: bool = False, top: float = 80
) -> Page:
    chars: list[Char] = []
    for row in rows:
        chars += _row(row, top, middle=middle)
        top += max(cell.count("/") + 1 for cell in row) * STEP + padding
    return Page(number, 595, 842, tuple(chars))


def _rows(layout: Layout) -> list[list[str]]:
    found: dict[int, dict[int, str]] = {}
    for block in layout.blocks:
        if block.cell:
            row = found.setdefault(block.cell.row, {})
            row[block.cell.column] = row.get(block.cell.column, "") + block.text
    return [list(row.values()) for row in found.values() if any(row.values())]


def _lines(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks if block.cell is None]


TRADE = ("1", "扩大开放", "组织企业参展10场，进出/口总额增长8%。", "市商务局、市/外办", "年底前")
LAND = ("2", "保护/生态", "造林20万亩。", "市林业局", "持续推进")
SCHOOL = ("3", "办好学校", "新建学校12所，新增学/位1.5万个。改造食堂/30处。", "市教育局", "2024年/8月底前")
READ = [
    ["1", "扩大开放", "组织企业参展10场，进出口总额增长8%。", "市商务局、市外办", "年底前"],
    ["2", "保护生态", "造林20万亩。", "市林业局", "持续推进"],
    ["3", "办好学校", "新建学校12所，新增学位1.5万个。改造食堂30处。", "市教育局", "2024年8月底前"],
]


def test_rows_whose_cells_begin_on_one_level_are_read() -> None:
    for padding in (8.0, 0.0):  # with white between the rows, and with none
        layout = lay_out_pages([_page([HEADERS, TRADE, LAND, SCHOOL], padding=padding)], Path("plan.pdf"))
        assert _rows(layout) == [list(HEADERS), *READ]
        assert _lines(layout) == []


def test_rows_whose_cells_stand_in_the_middle_are_read() -> None:
    header = ("序/号", *HEADERS[1:])
    layout = lay_out_pages([_page([header, TRADE, LAND, SCHOOL], middle=True)], Path("plan.pdf"))
    assert _rows(layout) == [list(HEADERS), *READ]


def test_rows_without_numbers_begin_with_what_titles_them() -> None:
    rows = [("", *row[1:]) for row in (HEADERS, TRADE, LAND, SCHOOL)]
    for padding in (8.0, 0.0):
        layout = lay_out_pages([_page(rows, padding=padding)], Path("plan.pdf"))
        assert _rows(layout) == [list(HEADERS[1:]), *(row[1:] for row in READ)]


def test_a_table_goes_on_over_the_page_with_its_header_or_without() -> None:
    cut = ("", "", "建示范点2个。", "", "")
    for header in ([HEADERS], []):
        pages = [_page([HEADERS, TRADE, LAND]), _page([*header, cut, SCHOOL], 2, top=60)]
        layout = lay_out_pages(pages, Path("plan.pdf"))
        assert _rows(layout)[2][2] == "造林20万亩。建示范点2个。"
        assert _rows(layout)[3] == READ[2]
        assert [layout.text[each.passage.start : each.passage.end] for each in layout.furniture] == list(*header)


def test_a_row_of_its_own_on_a_new_page_belongs_to_the_task_above() -> None:
    more = ("", "", "治理水土流失3处。", "市水利局", "2024年6月底前")
    layout = lay_out_pages([_page([HEADERS, TRADE, LAND]), _page([more, SCHOOL], 2)], Path("plan.pdf"))
    assert _rows(layout)[3] == ["2", "保护生态", "治理水土流失3处。", "市水利局", "2024年6月底前"]


def test_measures_with_departments_of_their_own_are_rows_within_their_task() -> None:
    page = _page([HEADERS, TRADE, LAND, ("", "", "治理水土流失3处。", "市水利局", "6月底前"), SCHOOL])
    rows = _rows(lay_out_pages([page], Path("plan.pdf")))
    assert rows[2:4] == [READ[1], ["2", "保护生态", "治理水土流失3处。", "市水利局", "6月底前"]]


def test_a_line_over_all_columns_titles_the_rows_below_it_and_a_paragraph_ends_the_table() -> None:
    parts = [("一、推动高质量发展",), ("二、保障和改善民生",)]
    note = "各责任单位要按照时间节点抓好落实，每季度末报送进展情况，市政府办公室跟踪督办。"
    page = _page([HEADERS, parts[0], TRADE, LAND, parts[1], SCHOOL])
    below = printed(note, 50, 330, size=10)
    layout = lay_out_pages([Page(1, 595, 842, (*page.chars, *below))], Path("plan.pdf"))
    assert _rows(layout) == [list(HEADERS), ["一、推动高质量发展"], *READ[:2], ["二、保障和改善民生"], READ[2]]
    assert _lines(layout) == [note]


def test_the_short_line_below_a_table_is_none_of_its_rows() -> None:
    page = _page([HEADERS, TRADE, LAND, SCHOOL])
    for text, x in (("附件2", 50.0), ("市政府办", 430.0)):
        layout = lay_out_pages([Page(1, 595, 842, (*page.chars, *printed(text, x, 400, size=10)))], Path("plan.pdf"))
        assert _rows(layout) == [list(HEADERS), *READ]
        assert _lines(layout) == [text]


def test_a_table_with_every_second_row_shaded_is_one() -> None:
    page = _page([HEADERS, TRADE, LAND, SCHOOL])
    edges = [*COLUMNS, 500.0]
    bands = [(76.0, 98.0), (98.0, 132.0), (166.0, 212.0)]
    tables = [tuple(Box(x0 - 4, top, x1 - 4, bottom) for x0, x1 in pairwise(edges)) for top, bottom in bands]
    shaded = Page(1, 595, 842, page.chars, ((*tables[0], *tables[1]), tables[2]))
    assert _rows(lay_out_pages([shaded], Path("plan.pdf"))) == [list(HEADERS), *READ]
    between = Box(edges[0] - 4, 132, edges[-1] - 4, 166)
    joined = Page(1, 595, 842, page.chars, ((*tables[0], *tables[1], between, *tables[2]),))
    assert _rows(lay_out_pages([joined], Path("plan.pdf"))) == [list(HEADERS), *READ]


def test_running_text_in_columns_without_headers_is_no_table() -> None:
    lines = ["责任单位 完成时限 如下表所列请认真落实", "1 市商务局 要在年底前完成任务", "2 市林业局 要长期坚持抓好任务"]
    columns = [_page([("甲局", "乙局", "丙局", "丁局", "戊局"), TRADE, LAND])]
    assert _rows(lay_out_pages(columns, Path("plan.pdf"))) == []
    assert _rows(lay_out_pages([page_of(lines)], Path("plan.pdf"))) == []


def test_a_part_is_told_above_a_row_of_which_only_the_longest_cell_has_text_in_its_first_lines() -> None:
    first = ("一、对外开放", "", "", "", "")
    long = ("1", "扩大开放", "组织企业参展，/扩大进口，/稳定出口，/优化通关，/培育主体。", "市商务局", "年底前")
    layout = lay_out_pages([_page([HEADERS, first, long, LAND], middle=True)], Path("plan.pdf"))
    assert [row[0] for row in _rows(layout)] == ["序号", "一、对外开放", "1", "2"]
    assert _lines(layout) == []


def test_headers_that_are_printed_again_in_the_middle_of_a_page_are_a_row() -> None:
    layout = lay_out_pages([_page([HEADERS, TRADE, HEADERS, LAND, SCHOOL])], Path("plan.pdf"))
    assert [row[0] for row in _rows(layout)] == ["序号", "1", "序号", "2", "3"]


def test_measures_with_their_own_body_and_time_are_rows_where_no_white_parts_them() -> None:
    work = ("4", "兴修水利", "新建水闸/3座。/疏浚河道/40公里。", "市水利局/ /市生态环境局", "6月底前/ /9月底前")
    layout = lay_out_pages([_page([HEADERS, TRADE, work, LAND], padding=0.0)], Path("plan.pdf"))
    assert _rows(layout)[2:4] == [
        ["4", "兴修水利", "新建水闸3座。", "市水利局", "6月底前"],
        ["4", "兴修水利", "疏浚河道40公里。", "市生态环境局", "9月底前"],
    ]

"""Tables of a PDF over several pages: rows that a page cuts, merged cells that go on, heads that are printed again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from loaders.reading.layout import Layout
from loaders.reading.pdf.page import Page
from loaders.reading.pdf.reader import lay_out_pages
from tests.loaders.reading.pages import row_of, table_page

HEAD = ["序号", "任务", "措施", "部门", "时限"]
Cell = tuple[str, float, float, float, float]


def _rows(layout: Layout) -> list[list[str]]:
    found: dict[int, dict[int, list[str]]] = {}
    for block in layout.blocks:
        if block.cell:
            found.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(block.text)
    return [["|".join(texts) for texts in row.values()] for row in found.values()]


def _furniture(layout: Layout) -> list[str]:
    return [layout.text[each.passage.start : each.passage.end] for each in layout.furniture]


def _read(*pages: Sequence[Cell]) -> Layout:
    made: list[Page] = [table_page(cells, number) for number, cells in enumerate(pages, start=1)]
    return lay_out_pages(made, Path("plan.pdf"))


def test_a_title_above_the_headers_of_a_table_is_furniture_with_them_where_both_are_printed_again() -> None:
    head = [("附件：分工表", 50, 20, 550, 50), *row_of(HEAD, 50)]
    layout = _read(
        [*head, *row_of(["1", "植树", "造林。", "林业局", "6月"], 80)],
        [*head, *row_of(["2", "修路", "养护。", "交通局", "7月"], 80)],
    )
    assert _rows(layout)[2:] == [["1", "植树", "造林。", "林业局", "6月"], ["2", "修路", "养护。", "交通局", "7月"]]
    assert _furniture(layout) == ["附件：分工表", *HEAD]


def test_headers_alone_are_furniture_where_the_title_above_them_stands_on_the_first_page() -> None:
    layout = _read(
        [("附件：分工表", 50, 20, 550, 50), *row_of(HEAD, 50), *row_of(["1", "植树", "造林。", "林业局", "6月"], 80)],
        [*row_of(HEAD, 50), *row_of(["2", "修路", "养护。", "交通局", "7月"], 80)],
    )
    assert _furniture(layout) == HEAD


def test_a_row_over_three_pages_is_put_together_below_headers_that_are_printed_again() -> None:
    layout = _read(
        [*row_of(HEAD, 50), *row_of(["1", "植树", "在全县宜林荒山和/道路两侧营造生态", "林业局", "6月"], 80, 60)],
        [*row_of(HEAD, 50), *row_of(["", "", "防护林，落实管护/责任，建立村级护", "", ""], 80, 60)],
        [*row_of(HEAD, 50), *row_of(["", "", "林队伍。", "", ""], 80, 30)],
    )
    text = "在全县宜林荒山和道路两侧营造生态防护林，落实管护责任，建立村级护林队伍。"
    assert _rows(layout)[1:] == [["1", "植树", text, "林业局", "6月"]]


def test_names_that_a_page_cuts_in_narrow_cells_are_put_together_though_no_column_numbers_the_rows() -> None:
    """A row of 推进水库加固 | 市水利局 | 2027年5月 that a page parts in the middle of each cell."""
    first = [*row_of(["任务", "部门", "时限"], 50, width=42), *row_of(["水库加", "市水利", "2027年"], 80, width=42)]
    layout = _read(
        first, [*row_of(["固", "局", "5月"], 50, width=42), *row_of(["修路", "市交通局", "6月"], 80, width=42)]
    )
    assert _rows(layout)[1:] == [["水库加固", "市水利局", "2027年5月"], ["修路", "市交通局", "6月"]]


def test_a_row_is_not_put_together_with_one_that_ended_well_before_the_edge() -> None:
    """杨柳镇 and 桃源镇 say what they do without a full stop in one case; the next page has a row of its own."""
    first = [*row_of(["街镇", "任务"], 50), *row_of(["梨花镇", "建成林场。"], 80), *row_of(["杏花镇", "修成路。"], 110)]
    first += row_of(["杨柳镇", "修渠"], 140)
    layout = _read(first, [*row_of(["桃源镇", "种树。"], 50), *row_of(["榆林镇", "种草。"], 80)])
    assert _rows(layout)[3:] == [["杨柳镇", "修渠"], ["桃源镇", "种树。"], ["榆林镇", "种草。"]]


def test_a_number_that_a_page_cuts_is_the_one_that_comes_next() -> None:
    first = [
        *row_of(HEAD, 20),
        *row_of(["8", "一", "造。", "县局", "5月"], 50),
        *row_of(["9", "二", "种。", "县局", "6月"], 80),
    ]
    first += row_of(["1", "植树", "造林", "林业局", "6月"], 110)
    layout = _read(
        first, [*row_of(["0", "造林", "管护。", "", ""], 50), *row_of(["11", "路", "养。", "县局", "7月"], 80)]
    )
    assert [row[0] for row in _rows(layout)[1:]] == ["8", "9", "10", "11"]


def test_a_merged_cell_goes_on_over_headers_that_are_printed_again() -> None:
    first = [*row_of(HEAD, 50), ("1", 50, 80, 150, 110), ("兴林富民", 150, 80, 250, 110)]
    first += [(text, 250 + 100 * n, 80, 350 + 100 * n, 110) for n, text in enumerate(["造林。", "林业局", "6月"])]
    second = [*row_of(HEAD, 50), ("", 150, 80, 250, 140), ("2", 50, 80, 150, 110), ("3", 50, 110, 150, 140)]
    second += [(text, 250 + 100 * n, 80, 350 + 100 * n, 110) for n, text in enumerate(["种果。", "农业局", "7月"])]
    second += [(text, 250 + 100 * n, 110, 350 + 100 * n, 140) for n, text in enumerate(["养菌。", "农业局", "8月"])]
    assert [row[1] for row in _rows(_read(first, second))[1:]] == ["兴林富民", "兴林富民", "兴林富民"]


def test_a_merged_cell_goes_on_where_the_row_at_the_end_of_the_page_is_cut() -> None:
    first = [*row_of(HEAD, 50), ("1", 50, 80, 150, 110), ("兴林富民", 150, 80, 250, 110)]
    first += [(t, 250 + 100 * n, 80, 350 + 100 * n, 110) for n, t in enumerate(["在荒山和道路两侧营", "林业局", "6月"])]
    second = [("", 150, 50, 250, 110), ("", 50, 50, 150, 80), ("2", 50, 80, 150, 110)]
    second += [(text, 250 + 100 * n, 50, 350 + 100 * n, 80) for n, text in enumerate(["造林。", "", ""])]
    second += [(text, 250 + 100 * n, 80, 350 + 100 * n, 110) for n, text in enumerate(["养菌。", "农业局", "8月"])]
    assert [row[1:3] for row in _rows(_read(first, second))[1:]] == [
        ["兴林富民", "在荒山和道路两侧营造林。"],
        ["兴林富民", "养菌。"],
    ]


def test_full_lines_are_not_the_first_half_of_a_row_that_a_number_opens() -> None:
    first = [*row_of(["任务", "部门", "时限"], 20, width=60), *row_of(["1.修路", "交通局", "6月"], 50, width=60)]
    first += row_of(["2.修渠引水", "县水利总站", "年内有进展"], 80, width=60)
    second = [*row_of(["3.植树", "林业局", "7月"], 50, width=60), *row_of(["4.种草", "林业局", "8月"], 80, width=60)]
    assert [row[0] for row in _rows(_read(first, second))] == ["任务", "1.修路", "2.修渠引水", "3.植树", "4.种草"]


def test_headers_below_those_that_are_printed_again_are_no_rest_of_a_row() -> None:
    second = [*row_of(HEAD, 20), *row_of(HEAD, 50), *row_of(["2", "修路", "养护。", "交通局", "7月"], 80)]
    layout = _read([*row_of(HEAD, 50), *row_of(["1", "植树", "造林。", "林业局", "6月"], 80)], second)
    assert [row[0] for row in _rows(layout)] == ["序号", "1", "序号", "2"]


def test_a_cut_row_is_told_beside_names_that_stand_one_below_another() -> None:
    """The name at the end of the first page leaves room, as each of the list does."""
    first = [*row_of(["任务", "措施", "部门"], 20, width=100), *row_of(["1.修路", "养护。", "交通局"], 50, width=100)]
    first += [
        ("2.植树", 50, 80, 150, 110),
        ("在荒山和道路两侧营", 150, 80, 250, 110),
        ("林业局/财政局", 250, 80, 350, 110),
    ]
    second = [("", 50, 50, 150, 110), ("造防护林。", 150, 50, 250, 80), ("水利局", 250, 50, 350, 80)]
    second += [("建成林场。", 150, 80, 250, 110), ("林业局", 250, 80, 350, 110)]
    assert [row[1] for row in _rows(_read(first, second))[2:]] == ["在荒山和道路两侧营造防护林。", "建成林场。"]


def test_a_date_that_a_page_cuts_behind_its_digits_is_put_together() -> None:
    first = [*row_of(["任务", "部门", "时限"], 50, width=42), *row_of(["水库加", "市水利", "2027"], 80, width=42)]
    second = [*row_of(["固", "局", "年5月"], 50, width=42), *row_of(["修路", "市交通局", "6月"], 80, width=42)]
    assert _rows(_read(first, second))[1] == ["水库加固", "市水利局", "2027年5月"]

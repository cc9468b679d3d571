"""What towns and counties have to do or to reach, in tables with a row for each, however they are printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from kg.model import Comparator, PlanDocument
from loaders import load_document
from tests.loaders.specimens import left_over, targets_of

_TEXT = (
    "清源县2024年护林工作方案",
    "一、主要任务",
    "（一）加强巡护。组建巡护队12支。",
    "（二）建设哨所。新建哨所9座。",
    "附件1",
    "2024年各乡镇护林任务分解表",
)
_WORK = (
    ("乡镇、林场", "目标任务"),
    ("石桥镇", "新建防火道15公里，组建巡护队3支。开展演练2次。"),
    ("白沙乡", "新建防火道8公里。"),
)
_AMOUNTS = (
    ("序号", "乡镇", "新建防火道（公里）", "巡护队（支）", "抚育面积（亩）"),
    ("1", "石桥镇", "15.5", "3", "1,200"),
    ("2", "白沙乡", "8", "/", "900"),
    ("合计", "", "23.5", "3", "2100"),
)
_Table = tuple[tuple[str, ...], ...]


def as_page(table: _Table, folder: Path) -> Path:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in table)
    file = folder / "plan.html"
    text = "".join(f"<p>{line}</p>" for line in _TEXT)
    file.write_text(f"<html><body>{text}<table>{rows}</table></body></html>", encoding="utf-8")
    return file


def as_markdown(table: _Table, folder: Path) -> Path:
    rows = ("| " + " | ".join(row) + " |" for row in (table[0], ["---"] * len(table[0]), *table[1:]))
    file = folder / "plan.md"
    file.write_text("# " + "\n\n".join(_TEXT) + "\n\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return file


def as_word(table: _Table, folder: Path) -> Path:
    document = Document()
    for line in _TEXT:
        document.add_paragraph(line)
    made = document.add_table(len(table), len(table[0]))
    for number, row in enumerate(table):
        for column, cell in enumerate(row):
            made.cell(number, column).text = cell
    document.save(str(folder / "plan.docx"))
    return folder / "plan.docx"


def as_lines(table: _Table, folder: Path) -> Path:
    lines = (*_TEXT, *(cell for row in table for cell in row if cell), "附件2", "验收标准")
    (folder / "plan.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return folder / "plan.txt"


_PRINTS = pytest.mark.parametrize("print_table", [as_page, as_markdown, as_word, as_lines])


def promised(document: PlanDocument) -> list[tuple[str, str, str | None]]:
    return [(target.indicator, str(target.value), target.unit) for target in document.targets]


@_PRINTS
def test_places_title_what_each_has_to_do(print_table: Callable[[_Table, Path], Path], tmp_path: Path) -> None:
    document = load_document(print_table(_WORK, tmp_path))
    assert [task.title for task in document.tasks] == ["加强巡护", "建设哨所", "石桥镇", "白沙乡"]
    assert [measure.text for measure in document.tasks[2].measures] == [
        "新建防火道15公里，组建巡护队3支。",
        "开展演练2次。",
    ]
    assert [(str(t.value), t.unit) for t in targets_of(document.tasks[2])] == [("15", "公里"), ("3", "支"), ("2", "次")]
    assert left_over(document) == []


@_PRINTS
def test_amounts_by_place_are_targets_that_name_the_place(
    print_table: Callable[[_Table, Path], Path], tmp_path: Path
) -> None:
    document = load_document(print_table(_AMOUNTS, tmp_path))
    assert [task.title for task in document.tasks] == ["加强巡护", "建设哨所"]
    assert promised(document) == [
        ("石桥镇新建防火道", "15.5", "公里"),
        ("石桥镇巡护队", "3", "支"),
        ("石桥镇抚育面积", "1200", "亩"),
        ("白沙乡新建防火道", "8", "公里"),
        ("白沙乡抚育面积", "900", "亩"),
        ("新建防火道", "23.5", "公里"),
        ("巡护队", "3", "支"),
        ("抚育面积", "2100", "亩"),
    ]
    assert {target.period for target in document.targets} == {"2024"}
    assert left_over(document) == []


def test_headers_on_two_rows_and_a_unit_above_the_table_tell_what_is_counted(tmp_path: Path) -> None:
    text = "".join(f"<p>{line}</p>" for line in (*_TEXT, "单位：亩"))
    (tmp_path / "plan.html").write_text(
        f"<html><body>{text}<table><tr><td rowspan=2>县（市、区）</td><td colspan=2>造林</td>"
        "<td rowspan=2>哨所（座）</td></tr><tr><td>数量</td><td>封山育林</td></tr>"
        "<tr><td>东河县</td><td>300</td><td>120</td><td>2</td></tr>"
        "<tr><td>西山市</td><td>450</td><td>0</td><td>5</td></tr></table></body></html>",
        encoding="utf-8",
    )
    assert promised(load_document(tmp_path / "plan.html")) == [
        ("东河县造林数量", "300", "亩"),
        ("东河县封山育林", "120", "亩"),
        ("东河县哨所", "2", "座"),
        ("西山市造林数量", "450", "亩"),
        ("西山市封山育林", "0", "亩"),
        ("西山市哨所", "5", "座"),
    ]


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("2023年各乡镇护林情况统计表", "防火道（公里）"),  # what was
        ("2024年各乡镇护林任务分解表", "现有防火道（公里）"),
    ],
)
def test_amounts_that_only_tell_what_there_is_promise_nothing(title: str, header: str, tmp_path: Path) -> None:
    text = "".join(f"<p>{line}</p>" for line in (*_TEXT[:-1], title))
    rows = "".join(f"<tr><td>{name}</td><td>{n}</td></tr>" for name, n in (("石桥镇", 12), ("白沙乡", 8)))
    (tmp_path / "plan.html").write_text(
        f"<html><body>{text}<table><tr><td>乡镇</td><td>{header}</td></tr>{rows}</table></body></html>",
        encoding="utf-8",
    )
    assert promised(load_document(tmp_path / "plan.html")) == []


@_PRINTS
def test_a_range_of_amounts_by_place_is_its_lower_end_at_least(
    print_table: Callable[[_Table, Path], Path], tmp_path: Path
) -> None:
    table = (
        ("序号", "区域", "新建防火道（公里）", "新增哨所"),
        ("1", "石桥镇", "0.3-0.4", "1"),
        ("2", "白沙乡", "11-14.5", "3"),
        ("合计", "", "11.3-14.9", "4"),
    )
    document = load_document(print_table(table, tmp_path))
    assert [(t.indicator, str(t.value), t.comparator) for t in document.targets] == [
        ("石桥镇新建防火道", "0.3", Comparator.AT_LEAST),
        ("石桥镇新增哨所", "1", Comparator.EQUAL),
        ("白沙乡新建防火道", "11", Comparator.AT_LEAST),
        ("白沙乡新增哨所", "3", Comparator.EQUAL),
        ("新建防火道", "11.3", Comparator.AT_LEAST),
        ("新增哨所", "4", Comparator.EQUAL),
    ]
    assert left_over(document) == []


def test_times_below_one_header_and_a_cell_over_all_rows_are_told_apart_in_lines_and_all_of_it_is_said_once(
    tmp_path: Path,
) -> None:
    header = (
        "序号",
        "乡镇",
        "2024年",
        "任务量",
        "2024年度任务量约60亩",
        "1月前",
        "6月底前完成40%",
        "11月底前完成100%",
        "其中补植任务量",
    )
    rows = (
        ("1", "石桥镇", "20.5", "完成方案、", "动员等。", "8.2", "20.5", "3"),
        ("2", "白沙乡", "39.5", "15.8", "39.5", "/"),
        ("总计", "60", "24", "60", "3"),
    )
    lines = (*_TEXT, "制表日期：2024.1   单位：亩", *header, *(cell for row in rows for cell in row))
    (tmp_path / "plan.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    document = load_document(tmp_path / "plan.txt")
    assert [task.title for task in document.tasks] == ["加强巡护", "建设哨所"]
    assert promised(document) == [
        ("石桥镇2024年任务量", "20.5", "亩"),
        ("石桥镇6月底前完成40%", "8.2", "亩"),
        ("石桥镇其中补植任务量", "3", "亩"),
        ("白沙乡2024年任务量", "39.5", "亩"),
        ("白沙乡6月底前完成40%", "15.8", "亩"),
        ("2024年任务量", "60", "亩"),
        ("6月底前完成40%", "24", "亩"),
        ("其中补植任务量", "3", "亩"),
    ]
    assert left_over(document) == []


def test_amounts_by_year_and_kind_are_targets_of_their_year_where_the_cells_of_years_are_lost(tmp_path: Path) -> None:
    rows = (
        "|     |     |     |     |\n| --- | --- | --- | --- |",
        "| **清源县林下种植发展目标（2024-2025年）**<br>单位：亩 |",
        "| **年度** | **品种** | **新种面积** | **改良面积** |",
        "| 2024 | 食用菌 | 130 | 55 |\n| 中药材 | 120 | 45 |\n| 合计 | 250 | 100 |",
        "| 2025 | 食用菌 | 150 | 60 |\n| 中药材 | 180 | 70 |\n| 合计 | 330 | 130 |",
    )
    file = tmp_path / "plan.md"
    file.write_text("# " + "\n\n".join(_TEXT[:-1]) + "\n\n" + "\n".join(rows) + "\n", encoding="utf-8")
    document = load_document(file)
    assert [task.title for task in document.tasks] == ["加强巡护", "建设哨所"]
    assert promised(document) == [
        ("食用菌新种面积", "130", "亩"),
        ("食用菌改良面积", "55", "亩"),
        ("中药材新种面积", "120", "亩"),
        ("中药材改良面积", "45", "亩"),
        ("新种面积", "250", "亩"),
        ("改良面积", "100", "亩"),
        ("食用菌新种面积", "150", "亩"),
        ("食用菌改良面积", "60", "亩"),
        ("中药材新种面积", "180", "亩"),
        ("中药材改良面积", "70", "亩"),
        ("新种面积", "330", "亩"),
        ("改良面积", "130", "亩"),
    ]
    assert [target.period for target in document.targets] == ["2024"] * 6 + ["2025"] * 6
    assert left_over(document) == []


@pytest.mark.parametrize(("title", "is_promised"), [("护林设施任务分解表", True), ("护林设施现状表", False)])
def test_amounts_below_a_title_in_the_table_are_promised_by_it(title: str, is_promised: bool, tmp_path: Path) -> None:  # noqa: FBT001
    text = "".join(f"<p>{line}</p>" for line in _TEXT[:-1])
    (tmp_path / "plan.html").write_text(
        f"<html><body>{text}<table><tr><td colspan=4>{title}</td></tr>"
        "<tr><td>年份</td><td>设施类型</td><td>数量（座）</td><td>投资（万元）</td></tr>"
        "<tr><td rowspan=2>2024年</td><td>瞭望塔</td><td>3</td><td>60</td></tr>"
        "<tr><td>检查站</td><td>5</td><td>25</td></tr>"
        "<tr><td>2026年</td><td>瞭望塔</td><td>2</td><td>40.5</td></tr></table></body></html>",
        encoding="utf-8",
    )
    document = load_document(tmp_path / "plan.html")
    assert [(*told, target.period) for told, target in zip(promised(document), document.targets, strict=True)] == (
        [
            ("瞭望塔数量", "3", "座", "2024"),
            ("瞭望塔投资", "60", "万元", "2024"),
            ("检查站数量", "5", "座", "2024"),
            ("检查站投资", "25", "万元", "2024"),
            ("瞭望塔数量", "2", "座", "2026"),
            ("瞭望塔投资", "40.5", "万元", "2026"),
        ]
        if is_promised
        else []
    )

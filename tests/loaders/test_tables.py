"""Task tables by the meaning of their headers: groups, tasks over several rows, two-row headers, annexes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import FurnitureKind, PlanDocument, Responsibility, Role
from loaders import load_document
from loaders.structure.columns import Column, is_header_row, may_be_header_row, read_columns
from tests.loaders.passages import claims

Table = list[list[str]]


def _page(*parts: str) -> str:
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><div>" + "".join(parts) + "</div></body></html>"
    )


def _table(rows: list[str]) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _cells(*texts: str, tag: str = "td") -> str:
    """Return the cells of a row; 2|text spans two rows, text|3 three columns."""
    marked = ""
    for text in texts:
        rows, _, rest = text.rpartition("|") if text[:1].isdigit() and "|" in text else ("", "", text)
        words, _, columns = rest.partition("|")
        spans = (f" rowspan={rows}" if rows else "") + (f" colspan={columns}" if columns else "")
        marked += f"<{tag}{spans}>{words}</{tag}>"
    return marked


def _read(tmp_path: Path, *parts: str) -> PlanDocument:
    path = tmp_path / "plan.html"
    path.write_text(_page(*parts), encoding="utf-8")
    document = load_document(path)
    assert [claim for claim in claims(document) if not claim.holds_in(document)] == []
    assert document.coverage is not None
    assert document.coverage.unassigned == ()
    return document


def _who(responsibilities: tuple[Responsibility, ...]) -> list[tuple[str, Role]]:
    return [(each.name, each.role) for each in responsibilities]


@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        (("序号", "工作任务", "牵头单位", "完成时限"), (Column.NUMBER, Column.TASK, Column.LEAD, Column.DEADLINE)),
        (
            ("领域", "数据集名称", "简要描述", "拟投入运营时间"),
            (Column.GROUP, Column.TASK, Column.MEASURES, Column.DEADLINE),
        ),
        (("改革举措", "主要内容", "指导部门"), (Column.TASK, Column.MEASURES, Column.DEPARTMENT)),
        (("类别", "工作内容", "责任处室", "备注"), (Column.GROUP, Column.TASK, Column.DEPARTMENT, None)),
        (
            ("重点任务", "具体任务", "牵头责任单位", "协同推进部门"),
            (Column.TASK, Column.MEASURES, Column.LEAD, Column.PARTICIPANT),
        ),
    ],
)
def test_columns_are_told_by_the_words_of_their_headers(
    headers: tuple[str, ...], columns: tuple[Column | None, ...]
) -> None:
    assert read_columns(headers) == columns
    assert may_be_header_row(headers)


@pytest.mark.parametrize(
    "row",
    [
        ("3", "推进年度工作", "省教育厅"),
        ("指标名称", "2020年", "2025年"),
        ("单位", "联系人", "电话"),
        ("一、总体要求",),
        (),
    ],
)
def test_a_row_of_data_is_no_header(row: tuple[str, ...]) -> None:
    assert not is_header_row(row)
    assert not may_be_header_row(row)


def test_a_task_over_several_rows_has_the_measures_of_all_with_who_and_when_of_each(tmp_path: Path) -> None:
    document = _read(
        tmp_path,
        "<p>2022年水利工作任务分解表</p>",
        _table(
            [
                _cells("重点任务", "具体措施", "责任单位", "完成时限", tag="th"),
                _cells("2|加强河湖管护", "完成河湖划界。", "河湖处", "6月底前"),
                _cells("开展巡河检查。", "监督处", "年底前"),
                _cells("推进节水", "制定节水标准。", "节水办", "年底前"),
            ]
        ),
    )
    first, second = document.tasks
    assert (first.title, second.title) == ("加强河湖管护", "推进节水")
    assert [measure.text for measure in first.measures] == ["完成河湖划界。", "开展巡河检查。"]
    assert [_who(measure.responsibilities) for measure in first.measures] == [
        [("河湖处", Role.RESPONSIBLE)],
        [("监督处", Role.RESPONSIBLE)],
    ]
    assert [measure.deadline and measure.deadline.text for measure in first.measures] == ["6月底前", "年底前"]
    assert (first.responsibilities, first.deadline) == ((), None)
    assert _who(second.responsibilities) == [("节水办", Role.RESPONSIBLE)]


def test_what_a_cell_says_for_all_rows_of_a_task_holds_for_the_task(tmp_path: Path) -> None:
    document = _read(
        tmp_path,
        _table(
            [
                _cells("序号", "重点任务", "具体措施", "责任单位", tag="th"),
                _cells("2|1", "2|加强河湖管护", "完成河湖划界。", "2|河湖处"),
                _cells("开展巡河检查。"),
            ]
        ),
    )
    (task,) = document.tasks
    assert (task.number, len(task.measures)) == ("1", 2)
    assert _who(task.responsibilities) == [("河湖处", Role.RESPONSIBLE)]
    assert all(measure.responsibilities == () for measure in task.measures)


def test_blank_cells_below_a_task_go_on_with_it(tmp_path: Path) -> None:
    document = _read(
        tmp_path,
        _table(
            [
                _cells("重点任务", "具体措施", "责任单位", tag="th"),
                _cells("加强河湖管护", "完成河湖划界。", "河湖处"),
                _cells("", "开展巡河检查。", "监督处"),
            ]
        ),
    )
    assert [len(task.measures) for task in document.tasks] == [2]


def test_numbers_inside_a_task_are_those_of_its_measures(tmp_path: Path) -> None:
    document = _read(
        tmp_path,
        _table(
            [
                _cells("重点任务", "序号", "具体措施", "责任单位", tag="th"),
                _cells("2|加强河湖管护", "1", "完成河湖划界。", "河湖处"),
                _cells("2", "开展巡河检查。", "监督处"),
                _cells("推进节水", "3", "制定节水标准。", "节水办"),
            ]
        ),
    )
    assert [task.printed_number for task in document.tasks] == [None, "3"]
    assert [len(task.measures) for task in document.tasks] == [2, 1]


def test_a_column_of_groups_makes_parts_and_who_leads_there_leads_every_task(tmp_path: Path) -> None:
    document = _read(
        tmp_path,
        _table(
            [
                _cells("领域", "项目名称", "建设内容", "责任单位", tag="th"),
                _cells("2|医疗健康（牵头单位：省卫生健康委）", "临床诊疗", "归集诊疗数据。", "省卫生信息中心"),
                _cells("眼病专科", "归集眼科影像。", "医科大学"),
                _cells("海洋经济", "海洋环境", "归集海温数据。", "海洋二所"),
            ]
        ),
    )
    assert [section.title for section in document.sections] == ["医疗健康", "海洋经济"]
    assert [task.section for task in document.tasks] == ["1", "1", "2"]
    assert _who(document.tasks[1].responsibilities) == [("省卫生健康委", Role.LEAD), ("医科大学", Role.RESPONSIBLE)]
    assert _who(document.tasks[2].responsibilities) == [("海洋二所", Role.RESPONSIBLE)]


def test_a_header_on_two_rows_is_one(tmp_path: Path) -> None:
    document = _read(
        tmp_path,
        _table(
            [
                _cells("2|序号", "2|工作任务", "责任分工|2", "2|完成时限", tag="th"),
                _cells("牵头单位", "配合单位", tag="th"),
                _cells("1", "推进立法", "司法厅", "教育厅、公安厅", "年底前"),
            ]
        ),
    )
    (task,) = document.tasks
    assert _who(task.responsibilities) == [
        ("司法厅", Role.LEAD), ("教育厅", Role.PARTICIPANT), ("公安厅", Role.PARTICIPANT),
    ]  # fmt: skip
    assert task.deadline is not None


def test_a_row_over_all_columns_titles_a_part(tmp_path: Path) -> None:
    document = _read(
        tmp_path,
        _table(
            [
                _cells("序号", "改革举措", "主要内容", "指导部门", "推广范围", tag="th"),
                _cells("知识产权保护方面|5"),
                _cells("1", "三合一审判", "推动三合一审判。", "最高人民法院", "全国"),
            ]
        ),
    )
    assert [section.title for section in document.sections] == ["知识产权保护方面"]
    assert [duty.category for duty in document.tasks[0].duties] == ["全国"]


def test_a_task_table_beside_a_plan_in_text_is_its_annex(tmp_path: Path) -> None:
    items = "".join(f"<p>（{n}）做好工作{n}。认真落实各项要求。（责任单位：省教育厅）</p>" for n in "一二三四")
    table = _table([_cells("序号", "项目名称", "责任单位", tag="th"), _cells("1", "校舍建设", "省财政厅")])
    document = _read(tmp_path, "<p>2023年教育工作方案</p><p>一、重点任务</p>", items, "<p>附件：项目表</p>", table)
    assert [task.number for task in document.tasks][-2:] == ["4", "附件-1"]
    assert document.tasks[-1].title == "校舍建设"
    assert {each.kind for each in document.furniture} == {FurnitureKind.PAGE_HEADER}


def test_a_table_of_other_things_is_kept_as_remarks(tmp_path: Path) -> None:
    items = "".join(f"<p>（{n}）做好工作{n}。认真落实各项要求。（责任单位：省教育厅）</p>" for n in "一二三四")
    table = _table([_cells("单位", "联系人", "电话"), _cells("省教育厅", "张三", "010-1")])
    document = _read(tmp_path, "<p>2023年教育工作方案</p><p>一、重点任务</p>", items, table)
    assert {"联系人", "张三"} <= {remark.text for remark in document.remarks}

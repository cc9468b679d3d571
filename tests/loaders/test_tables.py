"""Task tables, whole: columns by the words of their headers, rows that are parts, cells that are missing."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Role
from loaders.genre.headers.columns import Column, column_of
from loaders.genre.headers.columns_of_row import read_columns
from loaders.genre.headers.rows import is_header_line, is_header_row
from tests.loaders.conftest import ReadPlan

HEADERS = {
    "任务清单": Column.TASK,
    "重点任务": Column.TASK,
    "任务 名称": Column.TASK,
    "工作事项": Column.TASK,
    "落实举措": Column.MEASURES,
    "具体措施": Column.MEASURES,
    "主要内容": Column.MEASURES,
    "责任部门": Column.DEPARTMENT,
    "执行部门": Column.DEPARTMENT,
    "责任处室": Column.DEPARTMENT,
    "牵头单位": Column.LEAD,
    "配合部门": Column.PARTICIPANT,
    "完成时间": Column.DEADLINE,
    "时限要求": Column.DEADLINE,
    "序号": Column.NUMBER,
    "推广范围": Column.SCOPE,
}


@pytest.mark.parametrize(("header", "column"), HEADERS.items())
def test_a_column_is_told_by_its_header(header: str, column: Column) -> None:
    assert column_of(header) is column


@pytest.mark.parametrize("header", ["", "湿地保护", "加强任务落实工作", "备注说明", "任务一"])
def test_other_words_head_no_known_column(header: str) -> None:
    assert column_of(header) is None


def test_a_header_row_names_tasks_and_what_is_done_or_who_does_it() -> None:
    assert is_header_row(["序号", "重点任务", "责任单位"])
    assert is_header_row(["任务清单", "", "落实举措"])
    assert not is_header_row(["重点任务", "湿地保护", "森林防火"])
    assert not is_header_row(["责任单位", "完成时间"])
    assert not is_header_row([])


def test_a_header_line_is_made_of_headers_only() -> None:
    assert is_header_line(" 重点任务 工作举措 责任处室 完成时限 ")
    assert not is_header_line("重点任务 工作举措")
    assert not is_header_line("加强 重点任务 工作举措 责任处室")


@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        ("目标任务 任务分解 责任单位", [Column.TASK, Column.MEASURES, Column.DEPARTMENT]),
        ("意见建议 整改措施 责任单位", [Column.TASK, Column.MEASURES, Column.DEPARTMENT]),
        ("任务清单 责任清单 时限清单", [Column.TASK, Column.DEPARTMENT, Column.DEADLINE]),
        ("行动计划 重点任务 量化指标 牵头单位", [Column.TASK, Column.MEASURES, Column.MEASURES, Column.LEAD]),
        ("一级任务 二级任务 责任单位", [Column.GROUP, Column.TASK, Column.DEPARTMENT]),
        ("月份 工作内容 责任科室", [Column.DEADLINE, Column.TASK, Column.DEPARTMENT]),
    ],
)
def test_columns_are_told_beside_one_another(headers: str, columns: list[Column]) -> None:
    assert list(read_columns(headers.split())) == columns


def rows(*lines: str) -> str:
    return "2021年防火任务清单\n" + "".join("\t".join(line.split("|")) + "\n" for line in lines)


def test_a_row_without_a_department_or_a_deadline_has_none(read_plan: ReadPlan) -> None:
    text = rows(
        "任务清单|落实举措|责任部门|完成时间", "1.巡护|加强巡护。||", "2.监测|加强监测。|资源司|年底前", "3.演练|||"
    )
    first, second, third = read_plan(text).tasks
    assert (first.responsibilities, first.deadline) == ((), None)
    due = second.deadline and second.deadline.due
    assert ([who.name for who in second.responsibilities], due) == (["资源司"], date(2021, 12, 31))
    assert (third.title, third.measures, third.deadline) == ("演练", (), None)


def test_lead_and_participant_columns_give_the_roles(read_plan: ReadPlan) -> None:
    text = rows("序号|任务名称|具体措施|牵头单位|配合单位", "1|巡护|加强巡护。|林草局|公安部、应急管理部")
    (task,) = read_plan(text).tasks
    assert [(who.name, who.role, who.rank) for who in task.responsibilities] == [
        ("林草局", Role.LEAD, 1),
        ("公安部", Role.PARTICIPANT, 2),
        ("应急管理部", Role.PARTICIPANT, 3),
    ]


def test_numbers_that_begin_anew_in_each_part_name_the_part_too(read_plan: ReadPlan) -> None:
    header = "序号|任务名称|具体措施|责任单位"
    text = rows(header, "一、预防|||", "1|巡护|加强巡护。|林草局", "二、扑救|||", "1|演练|组织演练。|应急管理部")
    document = read_plan(text)
    assert [(task.number, task.printed_number, task.section) for task in document.tasks] == [
        ("1-1", "1", "一"),
        ("2-1", "1", "二"),
    ]


def test_tasks_without_a_number_are_counted(read_plan: ReadPlan) -> None:
    text = rows("任务名称|具体措施|责任单位", "巡护|加强巡护。|林草局", "监测|加强监测。|资源司")
    assert [(task.number, task.printed_number) for task in read_plan(text).tasks] == [("1", None), ("2", None)]


def test_the_area_of_a_measure_is_a_duty_without_obligation(read_plan: ReadPlan) -> None:
    text = rows("序号|改革举措|主要内容|指导部门|推广范围", "1|林权抵押|开展林权抵押贷款。|银保监会、林草局|全国")
    (task,) = read_plan(text).tasks
    assert [(duty.category, duty.obligation) for duty in task.duties] == [("全国", None)]
    assert [measure.text for measure in task.measures] == ["开展林权抵押贷款。"]


def test_a_column_of_no_known_kind_is_left_as_a_remark(read_plan: ReadPlan) -> None:
    text = rows("任务清单|落实举措|责任部门|备注", "1.巡护|加强巡护。|林草局|结合实际推进")
    document = read_plan(text)
    assert [measure.text for measure in document.tasks[0].measures] == ["加强巡护。"]
    assert "结合实际推进" in [remark.text for remark in document.remarks]
    assert document.coverage
    assert document.coverage.unassigned == ()


def test_text_before_the_header_row_is_the_letter(read_plan: ReadPlan) -> None:
    text = "防火任务清单（2022）\n现予公布。\n任务清单\t落实举措\t责任部门\n1.巡护\t加强巡护。\t林草局\n"
    document = read_plan(text)
    assert (document.header.title and document.header.title.text, document.header.year) == (
        "防火任务清单（2022）",
        2022,
    )
    assert [remark.text for remark in document.remarks] == ["现予公布。"]


def test_beside_columns_on_funds_and_progress_three_known_ones_are_enough(read_plan: ReadPlan) -> None:
    text = rows(
        "序号|项目名称|总投资|资金来源|形象进度说明|责任单位|完成年限", "1|水库加固|3亿元|自筹|已开工|水利局|2021年底前"
    )
    (task,) = read_plan(text).tasks
    assert [who.name for who in task.responsibilities] == ["水利局"]


def test_a_row_that_is_all_title_promises_what_its_title_says(read_plan: ReadPlan) -> None:
    text = rows("序号|工作任务|责任单位", "1|新建公园12个|林业局", "2|造林3万亩|林业局")
    found = [(str(target.value), target.unit) for task in read_plan(text).tasks for target in task.targets]
    assert found == [("12", "个"), ("3", "万亩")]


def test_a_cell_that_says_title_and_measures_in_one_is_parted(read_plan: ReadPlan) -> None:
    text = (
        "某局2021年任务分工\n工作任务\t牵头处室\t配合处室\n（一）发展养殖。新建园区2个。12月底前建成。\t养殖处\t各处室\n"
        "（二）9月底前完成渔港改造。\t渔港处\t财务处\n"
    )
    document = read_plan(text, name="plan.txt")
    assert [(task.title, [measure.text for measure in task.measures]) for task in document.tasks] == [
        ("发展养殖", ["新建园区2个。", "12月底前建成。"]),
        ("9月底前完成渔港改造", []),
    ]
    assert [task.deadline and task.deadline.text for task in document.tasks] == [None, "9月底前"]


def test_tasks_that_share_a_printed_number_are_told_apart(read_plan: ReadPlan) -> None:
    text = (
        "某县2021年实事任务表\n序号\t实事\t责任单位\t完成时限\n1\t新建养老楼。\t县民政局\t5月底前\n1\t开办老年大学。\t县民政局\t年底前\n"
        "2\t改造码头。\t县港航局\t年底前\n"
    )
    assert [task.number for task in read_plan(text, name="plan.txt").tasks] == ["1", "1-2", "2"]

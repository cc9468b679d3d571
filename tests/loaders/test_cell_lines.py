"""Tables of web pages that were saved as text with one cell a line, with strokes between the cells or without."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import PlanDocument, Role
from loaders.genre.headers.columns import Column
from loaders.structure.copied_tables.fitting import fit_rows
from loaders.structure.tables.cell_kinds import CellKind, kind_of
from tests.loaders.conftest import ReadPlan

TITLE = "青禾县2023年湿地保护重点任务分解表\n"
PLAIN = """序号
重点任务
责任单位
完成时限
1
新建湿地公园2处。
县林业局
县财政局
10月底前
2
修复芦苇荡。
县水务局
年底前
清理河道。
6月底前
3
建立巡护队伍。
县林业局
年底前
分享到：
"""
STROKED = """序号 |
目标与任务 |
分管县领导 |
牵头责任单位 |
责任单位 |
7 |
新增巡护站点
30个以上。 |
王 禾 |
县林业局 |
县各有关单位 |
8 |
编制湿地名录。 |
李青 |
县水务局 |
县林业局、县财政局 |
"""
SPANNED = """工作任务
|
具体要求
|
责任科室
|
时限要求
|
做好湿地名录公开工作
|
1
|
公布湿地名录。
|
办公室
|
年底前
|
2
|
公开名录的调整情况。
|
保护科
|
持续推进
|
加强湿地宣传工作
|
3
|
开展宣传活动。
|
各科室
|
持续推进
|
"""
PARTS = """序号

重点工作任务

主要责任单位

协同配合单位

一、湿地保护

3

湿地保护率提高到52%。

县林业局

县水务局，各乡镇人民政府、街道办事处。

二、森林防火

18

建成防火通道。

县应急局

县林业局。
"""


def who(plan: PlanDocument, number: int) -> list[tuple[str, Role]]:
    return [(each.name, each.role) for each in plan.tasks[number].responsibilities]


def test_cells_one_a_line_are_rows_and_a_row_without_number_has_the_department_above(read_plan: ReadPlan) -> None:
    plan = read_plan(TITLE + PLAIN)
    assert [task.title for task in plan.tasks] == ["新建湿地公园2处", "修复芦苇荡", "清理河道", "建立巡护队伍"]
    assert [name for name, _ in who(plan, 0)] == ["县林业局", "县财政局"]
    assert [name for name, _ in who(plan, 2)] == ["县水务局"]
    dates = [task.deadline.due if task.deadline else None for task in plan.tasks]
    assert dates == [date(2023, 10, 31), date(2023, 12, 31), date(2023, 6, 30), date(2023, 12, 31)]


def test_strokes_end_cells_of_several_lines_and_leaders_are_no_departments(read_plan: ReadPlan) -> None:
    plan = read_plan(TITLE + STROKED)
    assert [task.title for task in plan.tasks] == ["新增巡护站点30个以上", "编制湿地名录"]
    assert who(plan, 1) == [
        ("县水务局", Role.LEAD),
        ("县林业局", Role.RESPONSIBLE),
        ("县财政局", Role.RESPONSIBLE),
    ]


def test_a_cell_over_several_rows_is_printed_once_and_titles_them_all(read_plan: ReadPlan) -> None:
    plan = read_plan(TITLE + SPANNED)
    assert [task.title for task in plan.tasks] == ["做好湿地名录公开工作", "加强湿地宣传工作"]
    first = plan.tasks[0]
    assert [measure.responsibilities[0].name for measure in first.measures] == ["办公室", "保护科"]


def test_part_titles_stand_between_rows_whose_numbers_leave_some_out(read_plan: ReadPlan) -> None:
    plan = read_plan(TITLE + PARTS)
    assert [section.title for section in plan.sections] == ["湿地保护", "森林防火"]
    assert [task.title for task in plan.tasks] == ["湿地保护率提高到52%", "建成防火通道"]
    assert who(plan, 1)[1] == ("县林业局", Role.PARTICIPANT)


def test_a_cell_is_told_by_its_words() -> None:
    kinds = {
        "12": CellKind.NUMBER,
        "12月底前": CellKind.DEADLINE,
        "持续推进": CellKind.DEADLINE,
        "县水务局，各乡镇人民政府、街道办事处。": CellKind.WHO,
        "各科室": CellKind.WHO,
        "二、森林防火": CellKind.PART,
        "建成防火通道。": CellKind.TEXT,
        "主办单位：青禾县人民政府": CellKind.TEXT,
    }
    assert {text: kind_of(text) for text in kinds} == kinds


def test_cells_that_make_no_whole_rows_are_no_table() -> None:
    columns = (Column.NUMBER, Column.TASK, Column.DEPARTMENT)
    assert fit_rows(["1", "保护湿地。", "2", "修复林地。", "3", "清理河道。"], columns, goes_on=True) is None
    assert fit_rows(["首页", "公开", "服务"], columns, goes_on=True) is None


MARKDOWN = """# 青禾县2023年湿地保护重点任务分解表

| 序号 | 重点任务 | 工作措施 | 牵头单位 | 配合单位 | 完成时限 |
|:---:|---|---|---|---|---|
| 1 | 湿地修复 | 修复芦苇荡300亩。<br>清理河道5公里。 | 县林业局 | 县水务局、县财政局 | 10月底前 |
| 2 | 巡护管理 | 新增巡护站点3个。 | 县林业局 | | 年底前 |
"""
LEFT = """类别 | 事项名称 | 2023年度任务目标 | 责任单位 | 分管领导 | 完成情况 |
一、湿地保护 | 1.修复芦苇荡 | 修复芦苇荡300亩。 | 县林业局 | 王禾 | 已完成200亩。 |
2.清理河道 | 清理河道5公里。 | 县水务局 | 李青 | 已开工。 | |
"""
CLOSED = """序号 | 工作任务 | 细化分工 | 责任处室 | 完成时限 | 备注 |
1 | 做好湿地名录公开 | 公布湿地名录 | 保护处、法规处 | 长期推进 |
|
2 | 公开名录的调整情况 | 办公室 | 2023年2月公布上年度名录，2023年8月公布调整以后的新名录 |
|
3 | 加强湿地宣传 | 开展宣传活动 | 宣传处 | 长期推进 |
|
"""
MERGED = """序号 |
主要任务 |
全年目标任务 |
分管领导 |
牵头单位 |
协同单位 |
1-10月推进情况 |
说明 |
24 |
修复芦苇荡。 |
王禾 |
林业局 |
水务局、各街道 |
已完成30%。 |
||
25 |
清理河道5公里。 |
李青 |
水务局 |
相关街道 |
已开工。 |
雨期较长。 |
|
"""


def test_a_markdown_table_is_read_with_its_blank_cells_and_breaks(read_plan: ReadPlan) -> None:
    plan = read_plan(MARKDOWN, name="plan.md")
    assert [task.title for task in plan.tasks] == ["湿地修复", "巡护管理"]
    assert [measure.text for measure in plan.tasks[0].measures] == ["修复芦苇荡300亩。", "清理河道5公里。"]
    assert who(plan, 1) == [("县林业局", Role.LEAD)]


def test_a_line_that_lacks_its_first_cell_is_below_the_one_above(read_plan: ReadPlan) -> None:
    plan = read_plan(TITLE + LEFT)
    assert [(task.number, task.title) for task in plan.tasks] == [("1", "修复芦苇荡"), ("2", "清理河道")]
    assert who(plan, 1) == [("县水务局", Role.RESPONSIBLE)]
    assert [measure.text for measure in plan.tasks[1].measures] == ["清理河道5公里。"]


def test_a_numbered_line_that_lacks_its_title_is_a_task_with_offices_of_its_own(read_plan: ReadPlan) -> None:
    plan = read_plan(TITLE + CLOSED)
    assert [task.title for task in plan.tasks] == ["做好湿地名录公开", "做好湿地名录公开", "加强湿地宣传"]
    assert [[each.name for each in task.responsibilities] for task in plan.tasks[:2]] == [
        ["保护处", "法规处"],
        ["办公室"],
    ]
    times = [task.deadline.text if task.deadline else "" for task in plan.tasks[:2]]
    assert times == ["长期推进", "2023年2月公布上年度名录，2023年8月公布调整以后的新名录"]


def test_cells_one_a_line_that_lack_a_merged_one_keep_names_out_of_the_measures(read_plan: ReadPlan) -> None:
    plan = read_plan(TITLE + MERGED)
    assert [task.title for task in plan.tasks] == ["修复芦苇荡", "清理河道5公里"]
    assert who(plan, 1) == [("水务局", Role.LEAD), ("相关街道", Role.PARTICIPANT)]
    assert [[measure.text for measure in task.measures] for task in plan.tasks] == [
        ["修复芦苇荡。"],
        ["清理河道5公里。"],
    ]


OVER_ROWS = """序号

任务名称

任务内容

牵头部门

配合部门

时间节点

1

加强组织领导

召开动员大会。建立联络员网络。

区政府办公室

各成员单位

2019年3月

2

将生活垃圾管理纳入考核指标体系。

区委组织部（区公务员局）

区绿化市容局、区委宣传部（区文明办、区网信办）

2019年

3

落实属地政府职责，健全分级负责的责任体系，分解年度指标

区政府办公室

各街镇（园区）

2019年6月

4

推进全面覆盖

配置湿垃圾车80辆。

区绿化市容局

区党政机关、公共机构

2019年

5

推进全面覆盖

完成投放点改造30个。

区绿化市容局

各街镇（园区）

2019年
"""


def test_a_title_that_stands_once_over_several_numbered_rows_is_that_of_all(read_plan: ReadPlan) -> None:
    plan = read_plan("云岭区2019年生活垃圾分类工作任务清单\n\n" + OVER_ROWS)
    assert [(task.number, task.title) for task in plan.tasks] == [
        *((n, "加强组织领导") for n in "123"),
        *((n, "推进全面覆盖") for n in "45"),
    ]
    assert [each.name for each in plan.tasks[0].responsibilities] == ["区政府办公室", "各成员单位"]
    assert [task.deadline.text if task.deadline else None for task in plan.tasks[:3]] == [
        *("2019年3月", "2019年", "2019年6月"),
    ]
    assert [each.name for each in plan.tasks[3].responsibilities] == ["区绿化市容局", "区党政机关", "公共机构"]


@pytest.mark.parametrize(
    ("row", "cell", "end"),
    [
        ("", "| {}\n", "|\n"),  # before each cell, and one at the side of the row
        ("", "{}\n|", "\n"),  # on the next line, before the cell that it parts
        ("|\n", "{}\n|\n", ""),  # on lines of their own
        ("|\n", "{} |\n", ""),
    ],
)
def test_strokes_may_stand_before_the_cells_or_on_lines_of_their_own(
    read_plan: ReadPlan, row: str, cell: str, end: str
) -> None:
    cells = (
        ("序号", "重点任务", "牵头单位", "配合单位", "完成时限"),
        ("1", "修建鱼道4处。", "县水务局", "县林业局", "10月底前"),
        ("2", "放流鱼苗。", "县渔业局", "", "年底前"),
        ("3", "巡查河段。", "县公安局", "县渔业局", "全年"),
    )
    table = "".join(row + "".join(cell.format(text) for text in line) + end for line in cells)
    document = read_plan(TITLE + table)
    assert [task.title for task in document.tasks] == ["修建鱼道4处", "放流鱼苗", "巡查河段"]
    assert [[each.name for each in task.responsibilities] for task in document.tasks] == [
        ["县水务局", "县林业局"],
        ["县渔业局"],
        ["县公安局", "县渔业局"],
    ]
    assert [task.deadline.text for task in document.tasks if task.deadline] == ["10月底前", "年底前", "全年"]


def test_a_cited_document_in_the_last_cell_belongs_to_its_row(read_plan: ReadPlan) -> None:
    lines = (
        *("序号", "任务类型", "重点内容", "责任单位", "参考文件"),
        *("1", "湿地管理", "修订湿地管理办法，明确管护责任。", "县林业局、县水务局", "《青禾县湿地保护规划》"),
        *("2", "湿地修复", "修复退化湿地，恢复水系连通。", "县水务局", "《青禾县水系规划》"),
        *("序号", "任务类型", "重点内容", "责任单位", "参考文件"),  # printed again on the next page
        *("3", "湿地巡护", "划定巡护路线，配备巡护人员。", "县林业局", "《青禾县巡护\n实施方案》"),
    )
    text = (
        "# 青禾县湿地保护方案\n\n一、主要任务\n\n（一）加强保护。开展湿地普查。\n\n（二）加强宣传。举办湿地日活动。\n\n"
        "附件：湿地保护任务分解表\n\n"
    )
    document = read_plan(text + "\n\n".join(lines) + "\n", name="plan.md")
    assert [[m.text for m in task.measures] for task in document.tasks] == [
        ["开展湿地普查。"],
        ["举办湿地日活动。"],
        ["修订湿地管理办法，明确管护责任。"],
        ["修复退化湿地，恢复水系连通。"],
        ["划定巡护路线，配备巡护人员。"],
    ]

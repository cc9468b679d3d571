"""Tables with one cell a line whose rows have no numbers of their own, or whose headers stand on two lines."""

from __future__ import annotations

from pathlib import Path

from kg.model import Role
from tests.loaders.specimens import read, tree

_YEARLY = """白鹭区湿地三年行动计划任务清单（2024-2026年）

任务分类

重点任务

2024年工作项目

2025年计划

2026年计划

牵头

部门

配合

部门

（一）

保护湿地

（1）修复苇荡。

修复甲塘。

修复乙塘2处。

修复丙塘3处。

资源科

区财政局

（2）建设公园。

建成甲园。

建成乙园。

建成丙园。

规划科

区水务局

（二）强化管护

（3）组建队伍。

组建甲队。

组建乙队。

组建丙队。

管护科

各镇街
"""


def test_columns_by_year_without_row_numbers_are_read_below_their_title(tmp_path: Path) -> None:
    document = read(tmp_path, _YEARLY)
    assert document.header.title is not None
    assert document.header.title.text == "白鹭区湿地三年行动计划任务清单（2024-2026年）"
    assert [(section.number, section.title) for section in document.sections] == [
        ("一", "保护湿地"),
        ("二", "强化管护"),
    ]
    assert tree(document) == [
        ("一", "修复苇荡", ["修复甲塘。", "修复乙塘2处。", "修复丙塘3处。"]),
        ("一", "建设公园", ["建成甲园。", "建成乙园。", "建成丙园。"]),
        ("二", "组建队伍", ["组建甲队。", "组建乙队。", "组建丙队。"]),
    ]
    times = [measure.deadline.text if measure.deadline else None for measure in document.tasks[0].measures]
    assert times == ["2024年", "2025年", "2026年"]
    assert [target.period for m in document.tasks[0].measures for target in m.targets] == ["2025", "2026"]
    who = [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks]
    assert who[0] == [("资源科", Role.LEAD), ("区财政局", Role.PARTICIPANT)]
    assert who[2] == [("管护科", Role.LEAD), ("各镇街", Role.PARTICIPANT)]


def test_a_title_without_a_year_above_the_header_heads_no_column(tmp_path: Path) -> None:
    lines = "白鹭区湿地保护任务清单\n序号\n任务\n工作举措\n责任\n单位\n完成\n时间\n"
    rows = "1\n修复苇荡。\n修复甲塘。\n区林业局\n2024年底\n2\n建设公园。\n建成甲园。\n区水务局\n2025年底\n"
    document = read(tmp_path, lines + rows)
    assert document.header.title is not None
    assert document.header.title.text == "白鹭区湿地保护任务清单"
    assert [(t.title, [each.name for each in t.responsibilities]) for t in document.tasks] == [
        ("修复苇荡", ["区林业局"]),
        ("建设公园", ["区水务局"]),
    ]


def test_two_columns_of_groups_open_parts_of_their_own(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "白鹭区2024年湿地保护任务分解表\n\n任务类别\t重点领域\t工作任务\t具体措施\t责任单位\n"
        "一、保护\t1.苇荡\t修复苇荡\t修复甲塘。\t区林业局\n\t2.候鸟\t巡护候鸟\t组建甲队。\t区林业局\n"
        "二、利用\t3.公园\t建设公园\t建成甲园。\t区水务局\n",
    )
    assert [section.title for section in document.sections] == ["保护", "苇荡", "候鸟", "利用", "公园"]
    assert [task.title for task in document.tasks] == ["修复苇荡", "巡护候鸟", "建设公园"]


def test_who_looks_on_and_what_kind_it_is_are_columns_of_cells_a_line(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "白鹭区湿地督察整改清单\n序号\n反馈问题\n整改措施\n责任单位\n督导单位\n整改时限\n整改类型\n"
        "1\n苇荡萎缩。\n（一）修复甲塘。\n（二）修复乙塘。\n区林业局，甲镇政府\n区水务局\n2024年10月底前\n限期整改\n"
        "2\n巡护缺位。\n组建甲队。\n区林业局（牵头），区财政局\n区水务局\n2024年6月底前\n立行立改\n",
    )
    assert tree(document) == [(None, "苇荡萎缩", ["修复甲塘。", "修复乙塘。"]), (None, "巡护缺位", ["组建甲队。"])]
    assert [[each.name for each in task.responsibilities] for task in document.tasks] == [
        ["区林业局", "甲镇政府"],
        ["区林业局", "区财政局"],
    ]
    assert not document.sections


def test_cells_that_say_their_roles_are_of_the_column_of_those_responsible(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "白鹭区2024年湿地保护任务分工表\n序号\n重点任务\n具体举措\n责任分工\n完成时间\n"
        "1\n修复苇荡\n修复甲塘。\n牵头单位：区林业局\n配合单位：区财政局、区水务局\n2024年9月底\n"
        "2\n巡护候鸟\n组建甲队。\n牵头单位：区林业局\n配合单位：各镇政府\n长期推进\n",
    )
    assert tree(document) == [(None, "修复苇荡", ["修复甲塘。"]), (None, "巡护候鸟", ["组建甲队。"])]
    who = [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks]
    assert who[0] == [("区林业局", Role.LEAD), ("区财政局", Role.PARTICIPANT), ("区水务局", Role.PARTICIPANT)]
    assert who[1] == [("区林业局", Role.LEAD), ("各镇政府", Role.PARTICIPANT)]

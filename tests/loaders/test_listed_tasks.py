"""Tasks that one cell lists beside the body that they are of, and the duties that a table divides among bodies."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role
from tests.loaders.specimens import left_over, read, tree


def test_each_numbered_task_of_a_cell_is_of_the_body_before_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "<html><body><h2>白河县2025年护林任务清单</h2><table>"
        "<tr><td>序号</td><td>责任单位</td><td>任务清单</td><td>完成时限</td></tr>"
        "<tr><td>1</td><td>县林业局</td><td><p>1.编制防火规划</p><p>2.新建瞭望塔9座；更新水泵30台</p></td>"
        "<td>5月底前</td></tr>"
        "<tr><td>2</td><td>县气象局</td><td>1.发布火险预警。2.开展人工增雨。</td><td>全年</td></tr>"
        "<tr><td>3</td><td>县公安局</td><td>查处违规用火。</td><td>全年</td></tr></table></body></html>",
        suffix=".html",
    )
    told = [(task.title, [each.name for each in task.responsibilities]) for task in document.tasks]
    assert told == [
        ("编制防火规划", ["县林业局"]),
        ("新建瞭望塔9座；更新水泵30台", ["县林业局"]),
        ("发布火险预警", ["县气象局"]),
        ("开展人工增雨", ["县气象局"]),
        ("查处违规用火", ["县公安局"]),
    ]
    times = [task.deadline.text for task in document.tasks if task.deadline]
    assert times == ["5月底前", "5月底前", "全年", "全年", "全年"]
    assert left_over(document) == []


def test_what_a_task_lists_before_the_body_are_its_measures(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 白河县2025年护林任务清单\n\n| 序号 | 任务 | 责任单位 |\n|---|---|---|\n"
        "| 1 | 防火。1.新建瞭望塔。2.更新水泵。 | 县林业局 |\n| 2 | 预警。1.发布预警。2.人工增雨。 | 县气象局 |\n",
        suffix=".md",
    )
    assert [title for _, title, _ in tree(document)] == ["防火", "预警"]


@pytest.mark.parametrize("header", ["职责分工", "职责任务", "主要职责"])
def test_a_table_of_duties_is_one_task_in_which_bodies_lead_and_help(tmp_path: Path, header: str) -> None:
    document = read(
        tmp_path,
        f"# 白河县2025年护林职责表\n\n| 部门 | {header} |\n|---|---|\n| 县林业局 | 牵头开展巡护。建设瞭望塔9座。 |\n"
        "| 县公安局 | 配合查处野外用火。 |\n| 县气象局 | 发布预警。 |\n",
        suffix=".md",
    )
    assert [task.title for task in document.tasks] == [header]
    said = [[(each.name, each.role) for each in m.responsibilities] for m in document.tasks[0].measures]
    assert said == [
        [("县林业局", Role.LEAD)],
        [("县林业局", Role.RESPONSIBLE)],
        [("县公安局", Role.PARTICIPANT)],
        [("县气象局", Role.RESPONSIBLE)],
    ]


@pytest.mark.parametrize("count", ["", "（2项）", "（共2项）"])
def test_a_body_that_titles_the_rows_of_a_part_is_responsible_for_them(tmp_path: Path, count: str) -> None:
    document = read(
        tmp_path,
        "# 白河县2025年护林任务分解表\n\n| 序号 | 任务 | 配合单位 | 时限 |\n|---|---|---|---|\n"
        f"| 一、县林业局{count} | | | |\n| 1 | 新建瞭望塔9座 | 县财政局 | 5月底前 |\n| 2 | 更新水泵30台 | | 8月底前 |\n"
        f"| 二、县公安局{count} | | | |\n| 3 | 查处违规用火 | | 全年 |\n| 4 | 设立卡口6处 | | 3月底前 |\n",
        suffix=".md",
    )
    told = [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks]
    forest, police = ("县林业局", Role.RESPONSIBLE), ("县公安局", Role.RESPONSIBLE)
    assert told == [[forest, ("县财政局", Role.PARTICIPANT)], [forest], [police], [police]]


def test_kinds_of_work_that_title_parts_are_nobody(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 白河县2025年护林任务分解表\n\n| 序号 | 任务 | 时限 |\n|---|---|---|\n| 一、政务服务中心 | | |\n"
        "| 1 | 新建大厅1座 | 5月底前 |\n| 二、林区道路 | | |\n| 2 | 硬化道路30公里 | 全年 |\n",
        suffix=".md",
    )
    assert [task.responsibilities for task in document.tasks] == [(), ()]


def test_indicators_of_a_level_part_the_tasks_of_a_column_of_their_own(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 白河县2025年营商环境任务分工表\n\n"
        "| 一级指标 | 二级指标 | 改革任务 | 具体举措 | 牵头部门 |\n|---|---|---|---|---|\n"
        "| 获得用水 | 压减时间 | 推行联办 | 报装不超过3天 | 县水务局 |\n"
        "| | 降低成本 | 免收费用 | 免收勘测费 | 县水务局 |\n"
        "| 登记财产 | 优化流程 | 网上过户 | 当日办结 | 县自然资源局 |\n",
        suffix=".md",
    )
    assert [(title, measures) for _, title, measures in tree(document)] == [
        ("推行联办", ["报装不超过3天"]),
        ("免收费用", ["免收勘测费"]),
        ("网上过户", ["当日办结"]),
    ]


def test_a_body_that_titles_a_part_and_stands_in_its_rows_is_named_once(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 白河县2025年护林任务分解表\n\n| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 一、县林业局 | | |\n"
        "| 1 | 新建瞭望塔9座 | 县林业局、县财政局 |\n| 二、县公安局 | | |\n| 2 | 查处违规用火 | 县公安局 |\n",
        suffix=".md",
    )
    assert [[each.name for each in task.responsibilities] for task in document.tasks] == [
        ["县林业局", "县财政局"],
        ["县公安局"],
    ]

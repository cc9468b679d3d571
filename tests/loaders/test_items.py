"""Several numbered measures in one cell, each with its number and the department that its own bracket names."""

from __future__ import annotations

from kg.model import Role
from tests.loaders.conftest import ReadPlan

TABLE = """青禾县2023年湿地保护责任清单
序号\t工作任务\t具体举措\t责任单位
1\t湿地修复\t1.修复芦苇荡300亩。（县林业局负责）2.清理河道5公里。（县水务局牵头，县财政局配合）\t县林业局、县水务局
2\t巡护管理\t①新增巡护站点3个。②每月巡护；每季报告。\t县林业局
3\t湿地宣传\t印发手册1.5万册。2.0版同步上线。\t县林业局
"""


def test_each_measure_of_a_cell_has_the_department_in_its_own_bracket(read_plan: ReadPlan) -> None:
    first = read_plan(TABLE).tasks[0]
    assert [measure.text for measure in first.measures] == ["修复芦苇荡300亩。", "清理河道5公里。"]
    assert [[(who.name, who.role) for who in measure.responsibilities] for measure in first.measures] == [
        [("县林业局", Role.RESPONSIBLE)],
        [("县水务局", Role.LEAD), ("县财政局", Role.PARTICIPANT)],
    ]
    assert [who.name for who in first.responsibilities] == ["县林业局", "县水务局"]


def test_circled_numbers_part_measures_and_figures_do_not(read_plan: ReadPlan) -> None:
    _, second, third = read_plan(TABLE).tasks
    assert [measure.text for measure in second.measures] == ["新增巡护站点3个。", "每月巡护；每季报告。"]
    assert [measure.text for measure in third.measures] == ["印发手册1.5万册。", "2.0版同步上线。"]

"""Tables of indicators that were saved as text with one cell a line, beside the text of a plan."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from kg.model import Comparator
from tests.loaders.conftest import ReadPlan
from tests.loaders.passages import claims
from tests.loaders.specimens import read

PLAN = """青禾县湿地保护实施方案

一、工作目标

到2026年，湿地管护体系基本建成，达到以下目标。

{cells}

二、重点任务

（一）修复芦苇荡。由县林业局负责修复芦苇荡300亩，于2026年6月底前完成。

（二）清理河道。由县水务局负责清理河道5公里。
"""
CELLS = [
    *("指标名称", "预期目标", "指标类型"),
    *("水质抽查合格率", "90%（含）以上（以监测报告为准）", "约束性"),
    *("管护水平", "岸线整洁", "预期性", "巡护到位", "预期性"),
    *("应急处置", "接到报告后20分钟内到达现场。", "预期性"),
]


def test_rows_that_their_kind_closes_are_cells_and_a_name_goes_over_those_below(read_plan: ReadPlan) -> None:
    plan = read_plan(PLAN.format(cells="\n\n".join(CELLS)), name="plan.md")
    told = [(t.indicator, t.comparator, t.value, t.unit) for t in plan.targets]
    assert told[0] == ("水质抽查合格率", Comparator.AT_LEAST, Decimal(90), "%")
    assert told[1][1:] == (Comparator.AT_MOST, Decimal(20), "分钟")
    assert len(told) == 2
    assert {"岸线整洁", "管护水平", "巡护到位"} <= {remark.text for remark in plan.remarks}


def test_the_text_around_the_table_is_read_as_without_it(read_plan: ReadPlan) -> None:
    beside = read_plan(PLAN.format(cells="\n\n".join(CELLS)), name="plan.md")
    alone = read_plan(PLAN.format(cells=""), name="other.md")
    assert [(s.number, s.title) for s in beside.sections] == [(s.number, s.title) for s in alone.sections]
    assert [task.title for task in beside.tasks] == [task.title for task in alone.tasks] == ["修复芦苇荡", "清理河道"]
    assert [claim for claim in claims(beside) if not claim.holds_in(beside)] == []
    assert beside.coverage is not None
    assert not beside.coverage.unassigned


def test_cells_a_line_say_what_tabs_say(read_plan: ReadPlan) -> None:
    rows = [CELLS[:3], CELLS[3:6], CELLS[6:9], ["", *CELLS[9:11]], CELLS[11:]]
    tabs = read_plan(PLAN.format(cells="\n".join("\t".join(row) for row in rows)), name="tabs.md")
    lines = read_plan(PLAN.format(cells="\n".join(CELLS)), name="lines.md")
    assert [(t.indicator, t.value) for t in lines.targets] == [(t.indicator, t.value) for t in tabs.targets]


def test_lines_that_no_kind_closes_are_no_cells(read_plan: ReadPlan) -> None:
    plan = read_plan(PLAN.format(cells="\n\n".join(CELLS[:5])), name="plan.md")
    assert "以监测报告为准" in "".join(remark.text for remark in plan.remarks)


def test_values_may_be_called_expected_and_say_how_much_they_fall(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县“十四五”应急规划\n一、主要目标\n到2025年，体系更加完善。\n专栏1 主要指标\n序号\n指　　标\n预期值\n属性\n"
        "1\n林区火灾起数\n下降15%\n约束性\n2\n受灾人次\n<15000\n预期性\n二、主要任务\n（一）加强巡护。完善制度。\n（二）扩大绿地。种植树木。\n",
    )
    assert [(t.indicator, t.comparator and t.comparator.value, t.value and int(t.value)) for t in document.targets] == [
        ("林区火灾起数", "=", 15), ("受灾人次", "<", 15000),
    ]  # fmt: skip

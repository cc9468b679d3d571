"""Tables with a column for each year, and copies of tables that lost which cells go over several rows or lines."""

from __future__ import annotations

from pathlib import Path

from kg.model import PlanDocument
from loaders import load_document
from tests.loaders.specimens import left_over, targets_of

_HEAD = "| 序号 | 任务内容 | 2024年目标 | 2025年目标 | 牵头单位 |\n|---|---|---|---|---|\n"


def _table(folder: Path, rows: str) -> PlanDocument:
    file = folder / "plan.md"
    file.write_text(f"# 海川县设备更新行动方案责任清单\n\n{_HEAD}{rows}", encoding="utf-8")
    return load_document(file)


def test_what_stands_in_the_column_of_a_year_is_to_be_done_in_it(tmp_path: Path) -> None:
    document = _table(
        tmp_path,
        "| （一）实施设备更新 |  |  |  |  |\n"
        "| 1 | 更新农机装备 | 更新农机27台（套） | 更新农机30台（套）以上 | 县农业农村局 |\n"
        "| 2 | 更新船舶 | 更新船舶2艘（台、套） |  | 县交通局县应急局 |\n"
        "| 3 | 更新电梯 |  | 到2026年更新电梯5台 | 县住建局 |\n",
    )
    timed = [(m.text, m.deadline.text if m.deadline else None) for task in document.tasks for m in task.measures]
    assert timed == [
        ("更新农机27台（套）", "2024年"),
        ("更新农机30台（套）以上", "2025年"),
        ("更新船舶2艘（台、套）", None),  # the first year alone may be a cell over all of them
        ("到2026年更新电梯5台", "到2026年"),
    ]
    assert [(str(t.value), t.unit) for task in document.tasks for t in targets_of(task)] == [
        ("27", "台（套）"),
        ("30", "台（套）"),
        ("2", "艘（台、套）"),
        ("5", "台"),
    ]
    named = [[each.name for each in task.responsibilities] for task in document.tasks]
    assert named == [["县农业农村局"], ["县交通局", "县应急局"], ["县住建局"]]
    assert left_over(document) == []


def test_rows_whose_number_and_task_a_copy_lost_go_on_with_the_task_above(tmp_path: Path) -> None:
    document = _table(
        tmp_path,
        "| 1 | 更新汽车 | 开展以旧换新活动 | 开展以旧换新活动 | 县商务局 |\n"
        "| 更新县级机关公务用车27辆 | 更新县级机关公务用车24辆 | 县机关事务中心 |  |  |\n"
        "| 到2027年更新设施大棚1000亩；新建冷藏设施12座 |  |  |  |  |\n"
        "| 2 | 更新电梯 | 更新电梯50台 | 更新电梯60台 | 县住建局 |\n"
        "| 注：数据截至2024年3月底，由各单位报送。 |  |  |  |  |\n",
    )
    assert [task.title for task in document.tasks] == ["更新汽车", "更新电梯"]
    measures = [(m.text, [each.name for each in m.responsibilities]) for m in document.tasks[0].measures]
    assert measures == [
        ("开展以旧换新活动", ["县商务局"]),
        ("开展以旧换新活动", ["县商务局"]),
        ("更新县级机关公务用车27辆", ["县机关事务中心"]),
        ("更新县级机关公务用车24辆", ["县机关事务中心"]),
        ("到2027年更新设施大棚1000亩；新建冷藏设施12座", []),
    ]
    assert left_over(document) == []

"""Tables with a column for each year, and copies of tables that lost which cells go over several rows or lines."""

from __future__ import annotations

from pathlib import Path

from kg.model import PlanDocument
from loaders import load_document
from tests.loaders.specimens import left_over, read, targets_of

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


def test_lines_of_one_sentence_are_a_measure_of_their_own_column_and_a_note_is_none(tmp_path: Path) -> None:
    document = _table(
        tmp_path,
        "| 1 | 更新渔船 | 摸清渔船底数；<br>制定更新方案； | 更新渔船7艘。<br>注：以批复为准。 | 县渔业局 |\n"
        "| 2 | 更新渔港 | 完成渔港清淤。 | 投用渔港泊位。 | 县渔业局 |\n",
    )
    assert [(m.text, m.deadline.text if m.deadline else None) for m in document.tasks[0].measures] == [
        ("摸清渔船底数；制定更新方案；", "2024年"),
        ("更新渔船7艘。", "2025年"),
    ]
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


def test_months_side_by_side_head_what_is_to_be_done_in_each(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 海川县2025年渔港项目推进表\n\n"
        "| 序号 | 项目 | 1—4月 | 5—8月 | 9—12月 | 责任单位 |\n|---|---|---|---|---|---|\n"
        "| 1 | 扩建渔港 | 完成清淤 | 浇筑防波堤 | 投用泊位18个 | 县渔业局 |\n"
        "| 2 | 更新渔船 | 摸清底数 | — | 更新渔船7艘 | 县渔业局 |\n",
        suffix=".md",
    )
    done = [(m.text, m.deadline.text if m.deadline else None) for task in document.tasks for m in task.measures]
    assert done == [
        ("完成清淤", "1—4月"),
        ("浇筑防波堤", "5—8月"),
        ("投用泊位18个", "9—12月"),
        ("摸清底数", "1—4月"),
        ("更新渔船7艘", "9—12月"),
    ]
    assert left_over(document) == []


def test_the_ends_of_months_head_what_is_to_be_done_by_then(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "海川县2025年冷库建设推进表\n任务\t6月底前\t12月底前\t责任单位\n新建冷库\t完成选址\t投用冷库3座\t县商务局\n"
        "改造市场\t完成设计\t改造市场2家\t县商务局\n",
    )
    times = [m.deadline.text if m.deadline else None for task in document.tasks for m in task.measures]
    assert times == ["6月底前", "12月底前"] * 2


def test_a_sole_year_beside_a_column_of_times_is_none(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 海川县2025年重点任务清单\n\n| 任务 | 2025年目标 | 责任单位 | 完成时间 |\n|---|---|---|---|\n"
        "| 扩建渔港 | 投用泊位18个 | 县渔业局 | 9月底前 |\n| 更新渔船 | 更新渔船7艘 | 县渔业局 | 年底前 |\n",
        suffix=".md",
    )
    assert [task.deadline.text for task in document.tasks if task.deadline] == ["9月底前", "年底前"]
    assert [m.deadline for task in document.tasks for m in task.measures] == [None, None]


def test_a_cell_of_times_that_lists_steps_says_what_is_done_in_each(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "海川县2025年民生实事实施计划\n\n序号 | 项目 | 工作进度安排 | 目前实施情况、存在问题及下一步打算 | 牵头单位 |\n"
        "1 | 新增船位160个。 | 第一季度：完成选址； 第二季度：完成40个； 第四季度（11月）：完成160个。 | 已选址 |"
        " 县渔业局 |\n"
        "2 | 开设渔民夜校3所。 | 上半年：确定教材；下半年：开班。 | 已调研 | 县教育局 |\n",
        suffix=".md",
    )
    assert [(task.title, task.deadline) for task in document.tasks] == [
        ("新增船位160个", None),
        ("开设渔民夜校3所", None),
    ]
    assert [m.deadline.text for task in document.tasks for m in task.measures if m.deadline] == ["第四季度", "下半年"]
    assert [str(t.value) for task in document.tasks for t in targets_of(task)] == ["160", "3"]

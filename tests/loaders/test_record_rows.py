"""Tasks printed as records: a label and what it holds on each line."""

from __future__ import annotations

from pathlib import Path

from tests.loaders.specimens import left_over, read, tree


def _record(number: int, task: str, measure: str, lead: str, time: str) -> str:
    head = f"序号：{number}\n整改事项：{task}\n整改措施：{measure}\n"
    return f"{head}牵头单位：{lead}\n配合单位：市财政局\n整改时限：{time}\n"


_RECORDS = (
    _record(1, "加固水库", "完成12座加固。建立台账。", "市水利局", "2024年12月底"),
    _record(2, "造林", "新造林3000亩。", "市林业局", "2024年10月底"),
    _record(3, "节水", "核定计划。\n开展核查。", "市水利局", "2024年6月底"),
)


def test_records_are_rows_of_a_table(tmp_path: Path) -> None:
    document = read(
        tmp_path, "河湾市2024年整改清单\n一、防洪\n" + _RECORDS[0] + "\n二、生态\n" + "\n".join(_RECORDS[1:])
    )
    assert tree(document) == [
        ("一", "加固水库", ["完成12座加固。", "建立台账。"]),
        ("二", "造林", ["新造林3000亩。"]),
        ("二", "节水", ["核定计划。", "开展核查。"]),
    ]
    assert [(r.name, r.role.value) for r in document.tasks[1].responsibilities] == [
        ("市林业局", "lead"),
        ("市财政局", "participant"),
    ]
    assert [task.deadline.text if task.deadline else None for task in document.tasks] == [
        "2024年12月底",
        "2024年10月底",
        "2024年6月底",
    ]
    assert left_over(document) == []


def test_labels_below_numbered_titles_are_no_records(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "河湾市2024年重点工作\n（一）加固水库\n目标任务：加固12座。\n工作措施：建立台账。\n责任单位：市水利局\n"
        "（二）造林\n目标任务：造林3000亩。\n工作措施：落实管护。\n责任单位：市林业局\n",
    )
    assert [task.title for task in document.tasks] == ["加固水库", "造林"]


def test_a_name_for_single_items_is_responsible_for_these_alone(tmp_path: Path) -> None:
    items = "（1）新建托幼园2所。\n（2）改造食堂30处。\n（3）培训厨师90人次。"
    record = _record(2, "便民设施", items, "市教育局〔第（1）项〕、市商务局〔第（2）（3）项〕", "分期（见措施）")
    document = read(tmp_path, "河湾市2024年整改清单\n" + "\n".join((_RECORDS[0], record, _RECORDS[2])))
    task = document.tasks[1]
    assert [(each.name, each.role.value) for each in task.responsibilities] == [("市财政局", "participant")]
    assert [[each.name for each in measure.responsibilities] for measure in task.measures] == [
        ["市教育局"],
        ["市商务局"],
        ["市商务局"],
    ]
    assert task.deadline is None
    assert left_over(document) == []

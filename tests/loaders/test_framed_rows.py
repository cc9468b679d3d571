"""Tables that a copy prints with a stroke alone before each row and one behind each cell, blank cells at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import PlanDocument, Role
from loaders import load_document
from tests.loaders.specimens import left_over, read

_WIDTH = 9
_HEAD = ("序号", "改革任务", "改革事项", "牵头单位", "联系人及联系方式", "进展情况", "存在问题")
_PARTED = ("完成程度", "成果形式")  # below 进展情况
_ROWS = (
    ("1", "健全河道巡查", "编制巡查办法；\n组建巡查队6支", "县水利局"),
    ("2", "整治排污口", "整治排污口14处", "县生态环境分局、县住建局"),
)


def framed(*rows: tuple[str, ...]) -> str:
    """Print rows as the copy does: all have as many cells, and blank ones stand at the end on one line."""
    return "".join("|\n" + "".join(f"{c} |\n" for c in row) + "|" * (_WIDTH - len(row)) + "\n" for row in rows)


def ledger(folder: Path, *rows: tuple[str, ...]) -> PlanDocument:
    table = framed(("2024年河道改革任务工作台账管理表",), _HEAD, _PARTED, *rows)
    return read(folder, f"青溪县2024年河道改革任务清单\n\n{table}\n\n\n（此件公开发布）\n")


def test_framed_rows_are_rows_of_tasks(tmp_path: Path) -> None:
    document = ledger(tmp_path, *_ROWS)
    assert [(task.number, task.title) for task in document.tasks] == [("1", "健全河道巡查"), ("2", "整治排污口")]
    assert [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks] == [
        [("县水利局", Role.LEAD)],
        [("县生态环境分局", Role.LEAD), ("县住建局", Role.LEAD)],
    ]
    assert left_over(document) == []


def test_a_header_that_a_page_prints_again_and_a_last_row_without_its_blank_cells(tmp_path: Path) -> None:
    last = framed(("3", "清理河面漂浮物", "清理漂浮物。", "各乡镇")).rstrip("|\n") + "|\n"
    table = framed(_HEAD, _PARTED, _ROWS[0], _HEAD, _PARTED, _ROWS[1]) + last
    document = read(tmp_path, f"青溪县2024年河道改革任务清单\n\n{table}\n\n（此件公开发布）\n")
    assert [task.title for task in document.tasks] == ["健全河道巡查", "整治排污口", "清理河面漂浮物"]
    assert [each.name for each in document.tasks[2].responsibilities] == ["各乡镇"]
    assert left_over(document) == []


@pytest.mark.parametrize("number", [("3",), ()])
def test_a_title_over_two_rows_is_missing_from_the_second(number: tuple[str, ...], tmp_path: Path) -> None:
    document = ledger(tmp_path, *_ROWS, (*number, "排查雨水管网，改造管网30公里。", "县住建局"))
    assert [task.title for task in document.tasks] == ["健全河道巡查", "整治排污口"]
    assert [measure.text for measure in document.tasks[1].measures] == [
        "整治排污口14处",
        "排查雨水管网，改造管网30公里。",
    ]


def test_lone_strokes_without_headers_are_left(tmp_path: Path) -> None:
    text = "青溪县2024年河道工作方案\n一、主要任务\n（一）巡查河道。组建巡查队6支。\n（二）整治排污口。整治14处。\n"
    file = tmp_path / "plan.md"
    file.write_text(text + framed(("甲", "乙"), ("丙", "丁"), ("戊", "己")), encoding="utf-8")
    assert [task.title for task in load_document(file).tasks] == ["巡查河道", "整治排污口"]

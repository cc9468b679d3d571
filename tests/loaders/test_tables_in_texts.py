"""Tables beside a text that has tasks too: in the middle of it, below a heading of its own, or as an annex."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import PlanDocument
from loaders import load_document
from tests.loaders.specimens import left_over, tree

_TABLE = (
    "| 序号 | 重点任务 | 具体措施 | 责任单位 |\n|---|---|---|---|\n"
    "| 3 | 清理河道 | 清理河道15公里。 | 区水务局 |\n| 4 | 修复岸线 | 修复岸线8公里。 | 区林业局 |\n"
)
_TEXT = (
    "# 云台区2025年河湖治理工作要点\n\n一、压实责任\n\n1.落实巡河责任。河长每月巡河2次。（区河长办负责）\n\n"
    "2.完善述职制度。出台述职办法。（区河长办负责）\n\n"
)


def _load(folder: Path, text: str) -> PlanDocument:
    file = folder / "plan.md"
    file.write_text(text, encoding="utf-8")
    return load_document(file)


@pytest.mark.parametrize("behind", ["", "三、加强宣传\n\n5.办好展览。举办展览3场。（区文旅局负责）\n"])
def test_a_table_below_a_heading_holds_the_tasks_of_that_part(tmp_path: Path, behind: str) -> None:
    document = _load(tmp_path, f"{_TEXT}二、河湖治理\n\n{_TABLE}\n{behind}")
    assert tree(document)[:4] == [
        ("一", "落实巡河责任", ["河长每月巡河2次。"]),
        ("一", "完善述职制度", ["出台述职办法。"]),
        ("二", "清理河道", ["清理河道15公里。"]),
        ("二", "修复岸线", ["修复岸线8公里。"]),
    ]
    assert [task.number for task in document.tasks] == ["1", "2", "3", "4", *(["5"] if behind else [])]
    assert not left_over(document)


def test_a_table_below_the_mark_of_an_annex_stays_apart(tmp_path: Path) -> None:
    document = _load(tmp_path, f"{_TEXT}附件\n\n重点任务清单\n\n{_TABLE}")
    assert [task.number for task in document.tasks] == ["1", "2", "附件-3", "附件-4"]
    assert [task.section for task in document.tasks] == ["一", "一", None, None]

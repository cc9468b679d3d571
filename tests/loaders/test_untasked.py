"""Parts whose titles say that no tasks follow."""

from __future__ import annotations

import pytest

from loaders.structure.untasked import titles_no_tasks


@pytest.mark.parametrize("title", ["总体要求", "指导思想和主要目标", "组织实施", "保障措施", "总 则"])
def test_goals_and_requirements_hold_no_tasks(title: str) -> None:
    assert titles_no_tasks(title)


@pytest.mark.parametrize("title", ["", "完善湿地保护制度", "加强组织领导能力建设", "重点任务", "目标" * 5_000 + "巡护"])
def test_other_titles_may(title: str) -> None:
    assert not titles_no_tasks(title)

"""Parts whose titles say that no tasks follow."""

from __future__ import annotations

import pytest

from loaders.structure.untasked import speaks_to_all, titles_no_tasks


@pytest.mark.parametrize(
    "title", ["总体要求", "指导思想和主要目标", "组织实施", "保障措施", "强化保障措施", "总 则", "明确发展目标"]
)
def test_goals_and_requirements_hold_no_tasks(title: str) -> None:
    assert titles_no_tasks(title)


@pytest.mark.parametrize("title", ["", "完善湿地保护制度", "加强组织领导能力建设", "重点任务", "目标" * 5_000 + "巡护"])
def test_other_titles_may(title: str) -> None:
    assert not titles_no_tasks(title)


@pytest.mark.parametrize(
    "text",
    [
        "各地区、各部门要高度重视，认真抓好落实。",
        "本措施自印发之日起施行，有效期至2023年12月31日。",
        "本办法自2021年5月1日起施行。",
        "注：“—”为2024年新增指标。",
    ],
)
def test_what_is_said_to_all_or_of_the_document_is_no_measure(text: str) -> None:
    assert speaks_to_all(text)


@pytest.mark.parametrize("text", ["各县（市、区）要新建站点30个。", "本地企业自主研发设备20台。", "注册企业300家。"])
def test_what_is_asked_of_some_is_a_measure(text: str) -> None:
    assert not speaks_to_all(text)

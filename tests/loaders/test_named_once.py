"""Whom a document names once for all that follows: 以下各项均需…落实，不再列出; …为实施单位，下同."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role
from tests.loaders.specimens import read


@pytest.mark.parametrize(
    ("rule", "for_all"),
    [
        ("以下各项均需各市（州）人民政府落实，不再列出", ["各市（州）人民政府"]),
        ("以下任务责任单位均包括各市〔州〕人民政府、各县政府，不再逐一列出", ["各市〔州〕人民政府", "各县政府"]),
        ("本方案各项任务均须由各市政府负责，不再重复列出", ["各市政府"]),
        ("）〔以下分工均涉及各市人民政府，不再列出〕（", ["各市人民政府"]),
    ],
)
@pytest.mark.parametrize("mark", ["。", "；", "，"])
def test_who_is_named_once_for_all_that_follows_is_responsible_for_it(
    tmp_path: Path, mark: str, rule: str, for_all: list[str]
) -> None:
    document = read(
        tmp_path,
        "青原省2024年养老服务工作要点\n一、重点任务\n（一）建设机构。新建养老院9家。（责任单位：省民政厅、省财政厅"
        f"{mark}{rule}）\n（二）培训人员。培训护理员800人。（责任单位：省民政厅）\n（三）宣传政策。印发手册。\n",
    )
    named = [[each.name for each in task.responsibilities] for task in document.tasks]
    assert named == [["省民政厅", "省财政厅", *for_all], ["省民政厅", *for_all], []]
    assert {each.role for task in document.tasks for each in task.responsibilities} == {Role.RESPONSIBLE}
    assert [m.text for m in document.tasks[0].measures] == ["新建养老院9家。"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            "以下各项均需各街道、区财政局配合，不再列出",
            [("区住建局", Role.RESPONSIBLE), ("各街道", Role.PARTICIPANT), ("区财政局", Role.PARTICIPANT)],
        ),
        ("以上资金均由区财政局统筹，不再单独列支", [("区住建局", Role.RESPONSIBLE)]),
        ("以上各项经费均由区财政局负责，不再列出", [("区住建局", Role.RESPONSIBLE)]),
    ],
)
def test_who_is_named_once_helps_where_it_says_so_and_who_pays_is_not_meant(
    tmp_path: Path, rule: str, expected: list[tuple[str, Role]]
) -> None:
    document = read(
        tmp_path,
        f"沙河区2024年排水工作方案\n{rule}。\n一、重点任务\n（一）疏浚河道。疏浚河道9公里。（责任单位：区住建局）\n"
        "（二）改造管网。改造管网7公里。（责任单位：区住建局）\n",
    )
    assert [(each.name, each.role) for each in document.tasks[0].responsibilities] == expected


@pytest.mark.parametrize(("as_what", "role"), [("实施单位", Role.RESPONSIBLE), ("配合单位", Role.PARTICIPANT)])
def test_who_is_named_once_with_the_same_below_is_so_for_all_later_items(
    tmp_path: Path, as_what: str, role: Role
) -> None:
    document = read(
        tmp_path,
        "白水市林业局2024年防火工作方案\n一、主要任务\n（一）清理隐患。清理隐患地块。（牵头处室：市局防火处）\n"
        f"（二）加强巡护。组建巡护队。（牵头处室：市局保护处，各区林业局、东山林场为{as_what}，下同）\n"
        "（三）开展宣传。印发手册。（牵头处室：市局办公室）\n",
    )
    below = [("各区林业局", role), ("东山林场", role)]
    assert [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks] == [
        [("市局防火处", Role.LEAD)],
        [("市局保护处", Role.LEAD), *below],
        [("市局办公室", Role.LEAD), *below],
    ]


def test_who_is_named_once_for_all_is_read_where_a_line_ends_within_the_sentence(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "白水省2025年托育服务工作要点\n（一）增加托位。新建托育机构26家。（责任单位：省卫健委。以下均需各市政府落实，不\n再列出）\n"
        "（二）培训人员。培训保育员4600人次。（责任单位：省卫健委）\n",
    )
    named = [[each.name for each in task.responsibilities] for task in document.tasks]
    assert named == [["省卫健委", "各市政府"]] * 2


def test_who_is_named_once_may_stand_before_a_clause_on_another(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "白水市林业局2024年防火工作方案\n一、主要任务\n（一）清理隐患。清理隐患地块。（市局防火处牵头，保护处配合；区林业局"
        "组织落实。以下均需区林业局落实，市局巡护总队负责东山林场内的巡护工作，不再单独列出）\n（二）加强巡护。组建巡护队。"
        "（市局保护处负责）\n",
    )
    told = [[each.name for each in task.responsibilities] for task in document.tasks]
    assert told == [["市局防火处", "市局保护处", "区林业局"], ["市局保护处", "区林业局"]]

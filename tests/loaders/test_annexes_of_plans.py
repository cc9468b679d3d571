"""Annexes behind a plan: those that divide its duties, those that only explain, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.specimens import left_over, read

_NOTICE = (
    "青原市人民政府办公室关于加强校车管理的通知\n\n各县（区）人民政府：\n\n现就有关事项通知如下：\n\n"
    "一、严格准入审核。建立校车台账。\n\n二、加强路面检查。每月开展联合检查。\n\n三、做好宣传教育。印发安全手册。\n\n"
    "附件：{name}\n\n青原市人民政府办公室\n\n2019年3月7日\n\n附件\n\n{name}\n\n{text}\n"
)


def test_an_annex_that_divides_the_duties_is_a_part_below_who_signs(tmp_path: Path) -> None:
    duties = "市公安部门：牵头审核。负责查处超员。\n\n市教育部门：配合公安部门核查台账。\n\n市交通部门：完善标志。"
    document = read(tmp_path, _NOTICE.format(name="部门职责分工", text=duties))
    assert (str(document.header.issued), document.header.year) == ("2019-03-07", 2019)
    assert [task.title for task in document.tasks] == [
        "严格准入审核",
        "加强路面检查",
        "做好宣传教育",
        "部门职责分工",
    ]
    assert [m.text for m in document.tasks[2].measures] == ["印发安全手册。"]
    named = [(m.text, [(r.name, r.role.value) for r in m.responsibilities]) for m in document.tasks[3].measures]
    assert named == [
        ("牵头审核。", [("市公安部门", "lead")]),
        ("负责查处超员。", [("市公安部门", "responsible")]),
        ("配合公安部门核查台账。", [("市教育部门", "participant")]),
        ("完善标志。", [("市交通部门", "responsible")]),
    ]


@pytest.mark.parametrize("name", ["校车外观标识要求", "车辆检验标准", "校车示意图", "评估说明"])
def test_an_annex_that_only_explains_sets_no_goals(tmp_path: Path, name: str) -> None:
    text = "校车应当符合以下要求：\n\n1.车身长度不得超过9米，载员不超过50人。\n\n2.使用年限不超过10年。"
    document = read(tmp_path, _NOTICE.format(name=name, text=text))
    assert [task.title for task in document.tasks] == ["严格准入审核", "加强路面检查", "做好宣传教育"]
    assert [m.text for m in document.tasks[2].measures] == ["印发安全手册。"]
    assert not document.targets
    assert "载员不超过50人" in "".join(remark.text for remark in document.remarks)
    assert left_over(document) == []


@pytest.mark.parametrize(
    ("told", "behind"),
    [("（责任单位：区人社局）", ""), ("", "三、落实保障\n（一）安排经费。安排经费30万元。\n")],
)
def test_a_heading_in_the_plan_that_is_called_as_an_annex_opens_none(tmp_path: Path, told: str, behind: str) -> None:
    document = read(
        tmp_path,
        "沙河区人民政府办公室关于印发防汛工作方案的通知\n各街道：\n现印发给你们。\n附件：1.考核办法\n2.评分标准\n沙河区人民政府办公室\n"
        "2024年3月7日\n沙河区2024年防汛工作方案\n一、主要任务\n（一）查清隐患。建立台账。（责任单位：区水务局）\n"
        f"二、完善制度\n考核办法\n1.制定考核办法。年内考核2次。{told}\n2.公布结果。公布名单1份。{told}\n{behind}",
    )
    assert [task.title for task in document.tasks if task.section == "二"]
    assert "年内考核2次" in "".join(m.text for task in document.tasks for m in task.measures)

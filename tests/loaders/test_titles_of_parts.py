"""What the titles of parts and items tell of what stands below them: what there was, and who leads."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from kg.model import Role
from tests.loaders.specimens import read


def test_what_there_is_in_one_of_several_areas_is_no_task_and_promises_nothing(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "清河县林下经济发展意见（2024年）\n一、重要意义\n（一）有利于农民增收。林下收入约占农民收入的20%以上。\n（二）有利于护林。护林员5000名。\n"
        "二、区域布局\n（一）北部山区\n1.基本情况：该区有林地35万亩，年降水量400毫米。\n2.主攻方向：推广林药间作。建设基地12个。\n"
        "（二）南部丘陵\n1.基本情况：该区有林地12万亩。\n2.主攻方向：发展林下养殖。新增合作社8家。\n",
    )
    assert [task.title for task in document.tasks] == ["主攻方向", "主攻方向"]
    promised = [target for task in document.tasks for measure in task.measures for target in measure.targets]
    assert [(target.value, target.unit) for target in promised] == [(Decimal(12), "个"), (Decimal(8), "家")]
    assert not document.targets
    assert all(not section.targets for section in document.sections)
    assert not document.outcomes


def test_each_body_leads_what_stands_below_it_where_the_text_rules_so(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "清河县2024年护林任务分工方案\n为明确职责，制定本方案。各部门为所列任务的牵头单位，括号内为配合单位。\n"
        "一、县林业局\n1.健全巡护制度。制定巡护路线。（县财政局、各镇）\n2.开展普查。建立台账。\n二、县应急局\n1.完善预案。组织演练。（配合单位：县林业局）\n",
    )
    named = [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks]
    assert named == [
        [("县林业局", Role.LEAD), ("县财政局", Role.PARTICIPANT), ("各镇", Role.PARTICIPANT)],
        [("县林业局", Role.LEAD)],
        [("县应急局", Role.LEAD), ("县林业局", Role.PARTICIPANT)],
    ]

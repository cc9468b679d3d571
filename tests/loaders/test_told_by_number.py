"""Lines that say by the numbers of the items who does each and by when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Measure, Role
from loaders.genre.numbering import read_mark
from loaders.reading.strand import whole
from loaders.structure.outline import Node
from loaders.structure.regrouping.told_by_number import part_by_numbers
from tests.loaders.specimens import left_over, read
from tests.patience import patience

_PLAN = (
    "清河县护林联席会议2025年工作计划\n各项任务责任单位中，列首位的为牵头单位，其余为配合单位。\n一、加强巡护\n（一）完善制度\n"
    "1.修订巡护规程。\n2.建立巡护台账。\n3.公布巡护路线。\n{who}\n{when}\n（二）配强队伍\n4.招录护林员。\n5.开展培训。\n"
    "责任单位：4.县林业局；5.县人社局、县林业局\n完成时间：9月底前\n"
)
_WHO = "责任单位：1.县林业局、县司法局；2.县林业局；3.县数据局、各镇"


def _told(measure: Measure) -> tuple[list[tuple[str, Role]], str | None]:
    who = [(each.name, each.role) for each in measure.responsibilities]
    return who, measure.deadline.text if measure.deadline else None


def test_each_item_has_whom_and_what_time_its_number_names(tmp_path: Path) -> None:
    document = read(tmp_path, _PLAN.format(who=_WHO, when="完成时间：1、2项6月底前，3项持续推进"))
    first, second = document.tasks
    assert [_told(measure) for measure in first.measures] == [
        ([("县林业局", Role.LEAD), ("县司法局", Role.PARTICIPANT)], "6月底前"),
        ([("县林业局", Role.LEAD)], "6月底前"),
        ([("县数据局", Role.LEAD), ("各镇", Role.PARTICIPANT)], "持续推进"),
    ]
    assert [_told(measure) for measure in second.measures] == [
        ([("县林业局", Role.LEAD)], None),
        ([("县人社局", Role.LEAD), ("县林业局", Role.PARTICIPANT)], None),
    ]
    assert second.deadline is not None
    assert second.deadline.text == "9月底前"
    assert left_over(document) == []


def test_a_number_that_no_item_has_leaves_the_line_to_all_of_them(tmp_path: Path) -> None:
    document = read(tmp_path, _PLAN.format(who=_WHO, when="完成时间：1、2项6月底前，9项持续推进"))
    assert document.tasks[0].deadline is not None
    assert document.tasks[0].deadline.text.startswith("1、2项6月底前")


def test_a_span_of_numbers_names_all_between(tmp_path: Path) -> None:
    document = read(tmp_path, _PLAN.format(who=_WHO, when="完成时间：1—2项2025年6月底前；第3项2025年底前"))
    assert [_told(measure)[1] for measure in document.tasks[0].measures] == ["2025年6月底前"] * 2 + ["2025年底前"]


@pytest.mark.parametrize(
    "who",
    [
        "责任单位：（1）县林业局；（2）县司法局；（3）县数据局、各镇",
        "责任单位：①县林业局；②县司法局；③县数据局、各镇。",
        "责任单位：①县林业局②县司法局③县数据局、各镇",
        "责任单位：1.县林业局 2.县司法局 3.县数据局、各镇",
        "责任单位：第1项县林业局，第2项县司法局，第3项县数据局、各镇",
    ],
)
def test_numbers_have_brackets_and_circles_and_blanks_between_them_too(tmp_path: Path, who: str) -> None:
    document = read(tmp_path, _PLAN.format(who=who, when="完成时间：1.6月底前；2.2025年8月底前；3.年底前"))
    assert [_told(measure) for measure in document.tasks[0].measures] == [
        ([("县林业局", Role.LEAD)], "6月底前"),
        ([("县司法局", Role.LEAD)], "2025年8月底前"),
        ([("县数据局", Role.LEAD), ("各镇", Role.PARTICIPANT)], "年底前"),
    ]
    assert left_over(document) == []


@pytest.mark.parametrize(
    "who",
    [
        "责任单位：1.县林业局；2.县司法局；9.各镇",
        "责任单位：1.县林业局 2.县司法局 9.各镇",
        "责任单位：①县林业局；②县司法局；⑨各镇",
    ],
)
def test_numbers_that_no_items_have_are_no_part_of_the_names(tmp_path: Path, who: str) -> None:
    document = read(tmp_path, _PLAN.format(who=who, when="完成时间：年底前"))
    assert [each.name for each in document.tasks[0].responsibilities] == ["县林业局", "县司法局", "各镇"]
    assert left_over(document) == []


@pytest.mark.parametrize(
    "said", ["1、2、3、4、" * 50_000, "1.a" + " " * 200_000, "1，" * 100_000, "（1）" * 60_000, "1. " * 60_000]
)
def test_numbers_over_and_over_are_asked_in_time_that_grows_with_them(said: str) -> None:
    child = Node(read_mark("1.甲"), whole("1."), whole("甲"), [whole(f"责任单位：{said}")])
    root = Node(None, whole(""), whole(""), children=[Node(read_mark("一、甲"), whole("一、"), whole("甲"))])
    root.children[0].children.extend([replace(child, paragraphs=[]), child])
    with patience(20):
        part_by_numbers(root)

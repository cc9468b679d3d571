"""Those whom sentences entrust by their subjects, where hardly any task is closed with who is responsible."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role
from loaders.annotate.subjects import read_subjects
from loaders.reading.strand import whole
from tests.loaders.specimens import read

LEAD, PART, RESPONSIBLE = Role.LEAD, Role.PARTICIPANT, Role.RESPONSIBLE
NAMED = {
    "县商务局负责编制清单。": [("县商务局", RESPONSIBLE)],
    "县教育局要加强监管。": [("县教育局", RESPONSIBLE)],
    "县教育局、县财政局要牵头完善制度。": [("县教育局", LEAD), ("县财政局", LEAD)],
    "县财政局要会同县水利局等部门在年底前建立机制。": [("县财政局", LEAD), ("县水利局", PART)],
    "县水利局牵头，会同县林业局制定办法。": [("县水利局", LEAD), ("县林业局", PART)],
    "县大数据局牵头制定标准，县司法局配合。": [("县大数据局", LEAD), ("县司法局", PART)],
    "县国土局配合县规划局核对边界。": [("县国土局", PART), ("县规划局", LEAD)],
    "县水利局、县林业局分别制定细则。": [("县水利局", RESPONSIBLE), ("县林业局", RESPONSIBLE)],
    "2024年6月底前，工业和信息化部、财政部要组织清理。": [("工业和信息化部", RESPONSIBLE), ("财政部", RESPONSIBLE)],
    "县审计局应建立制度；县住建局要牵头完善标准。": [("县审计局", RESPONSIBLE), ("县住建局", LEAD)],
    "人民银行要牵头会同有关部门疏通渠道。": [("人民银行", LEAD)],
}


@pytest.mark.parametrize(("sentence", "expected"), NAMED.items())
def test_a_sentence_names_who_is_responsible_by_its_subject(sentence: str, expected: list[tuple[str, Role]]) -> None:
    found = read_subjects(whole(sentence), sentence)
    assert [(each.name, each.role) for each in found] == expected
    assert [each.rank for each in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize(
    "sentence",
    [
        "各镇负责落实。",
        "有关部门要加强监管。",
        "建设单位应按图施工。",
        "省级主管部门要组织验收。",
        "推进改革要务求实效。",
        "加强信用建设，企业要守信。",
        "要求县财政局做好保障。",
    ],
)
def test_classes_and_deeds_are_nobody(sentence: str) -> None:
    assert read_subjects(whole(sentence), sentence) == ()


_OPENING = "关于优化服务的通知\n一、主要任务\n"


def test_in_a_plan_that_closes_no_tasks_the_subjects_are_responsible(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_OPENING}（一）统一平台。县商务局要牵头编制清单。推广应用。\n（二）压减时限。县财政局要完善制度。\n",
    )
    told = [[(each.name, each.role) for each in m.responsibilities] for t in document.tasks for m in t.measures]
    assert told == [[("县商务局", LEAD)], [], [("县财政局", RESPONSIBLE)]]


def test_where_tasks_are_closed_a_subject_is_only_spoken_to(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_OPENING}（一）统一平台。县商务局要编制清单。（县政府办负责）\n（二）压减时限。完善制度。（县财政局负责）\n",
    )
    assert [m.responsibilities for t in document.tasks for m in t.measures] == [(), ()]
    assert [each.name for t in document.tasks for each in t.responsibilities] == ["县政府办", "县财政局"]

"""Tests of the typed changes: one example that has each change, and one that nearly has it."""

from __future__ import annotations

import pytest

from kg.align.changes import measure_change, read_measure, task_changes
from kg.align.elements import MeasureRow, read_elements
from kg.align.vectors import read_vectors
from kg.links import Change, ElementRef
from tests.kg.plans import FARM_2022, FARM_2023

TERMS = read_vectors(read_elements(FARM_2022), read_elements(FARM_2023))[0].terms
OLD = "建设畜禽粪污集中处理中心，推广粪肥还田技术。"
ADDED = "完善宅基地联审联办制度，建立农田管护台账，培育一批精品民宿，新建高标准农田，配套灌溉排水设施，开展土壤检测。"


def _row(text: str, *, regional: bool | None = None) -> MeasureRow:
    reference = ElementRef("farm2022", "measure", ("1", "1"))
    return MeasureRow(reference, 0, text, text, regional, frozenset(), frozenset())


def _change(earlier: str, later: str, *, heirs: str = "") -> Change:
    before, after = (read_measure(_row(text), TERMS) for text in (earlier, later))
    return measure_change(before, after, TERMS, heirs=heirs)


@pytest.mark.parametrize(
    ("later", "change"),
    [
        (OLD, Change.CONTINUED),
        ("建设畜禽粪污集中处理中心、推广粪肥还田技术。", Change.CONTINUED),
        ("建设畜禽粪污集中处理中心，推广粪肥还田技术，培育精品民宿。", Change.CONTINUED),
        (OLD + ADDED, Change.BROADENED),
        ("建设各类畜禽处理中心，推广技术。", Change.BROADENED),
        ("建设畜禽粪污集中处理中心。", Change.NARROWED),
        ("推广技术。", Change.REWORDED),
        ("提升畜禽粪污集中处理中心运行水平，完善粪肥还田台账。", Change.REWORDED),
        ("培育一批精品民宿。", Change.REWORDED),
    ],
)
def test_the_change_of_a_measure_is_told_by_what_wording_is_kept(later: str, change: Change) -> None:
    assert _change(OLD, later) is change


def test_who_names_more_members_is_broader_and_who_names_less_narrower() -> None:
    few, many = "推广粪肥还田技术。", "推广土壤检测和粪肥还田技术。"
    assert _change(few, many) is Change.BROADENED
    assert _change(many, few) is Change.NARROWED


def test_what_another_heir_names_is_not_lost() -> None:
    few, many = "推广粪肥还田技术。", "推广土壤检测和粪肥还田技术。"
    assert _change(many, few) is Change.NARROWED
    assert _change(many, few, heirs="开展土壤检测。") is Change.REWORDED


def test_an_office_that_does_for_the_land_what_regions_did_for_their_own_is_broader() -> None:
    own, whole = "开展本地区畜禽粪污集中处理中心评估，推广粪肥还田技术。", "开展畜禽粪污集中处理中心评估。"
    before = read_measure(_row(own, regional=True), TERMS)
    change = measure_change(before, read_measure(_row(whole, regional=False), TERMS), TERMS)
    assert change is Change.BROADENED
    assert _change(own, whole) is Change.NARROWED


def _changes(
    strengths: dict[tuple[int, int], float], titles: dict[tuple[int, int], float]
) -> dict[tuple[int, int], Change]:
    every = {(a, b): 0.0 for a in range(4) for b in range(4)}
    return task_changes(strengths, every | titles)


def test_a_task_that_goes_on_alone_in_one_is_continued() -> None:
    assert _changes({(0, 1): 3.0}, {}) == {(0, 1): Change.CONTINUED}


def test_a_task_with_comparable_parts_under_new_titles_is_split() -> None:
    assert _changes({(0, 0): 3.0, (0, 1): 2.0}, {(0, 0): 0.2}) == {(0, 0): Change.SPLIT_INTO, (0, 1): Change.SPLIT_INTO}


def test_a_task_that_keeps_its_title_in_one_part_is_not_split() -> None:
    changes = _changes({(0, 0): 3.0, (0, 1): 2.0}, {(0, 0): 0.9})
    assert changes == {(0, 0): Change.CONTINUED, (0, 1): Change.ABSORBED_IN_PART}


def test_a_small_part_elsewhere_is_absorbed_in_part() -> None:
    changes = _changes({(0, 0): 4.0, (0, 1): 0.5}, {})
    assert changes == {(0, 0): Change.CONTINUED, (0, 1): Change.ABSORBED_IN_PART}


def test_of_two_tasks_in_one_the_one_with_its_title_goes_on_and_the_other_is_merged() -> None:
    changes = _changes({(0, 2): 3.0, (1, 2): 3.0}, {(0, 2): 0.9, (1, 2): 0.3})
    assert changes == {(0, 2): Change.CONTINUED, (1, 2): Change.MERGED_INTO}


def test_two_tasks_in_one_with_a_title_of_its_own_are_both_merged() -> None:
    changes = _changes({(0, 2): 3.0, (1, 2): 3.0}, {(0, 2): 0.5, (1, 2): 0.5})
    assert set(changes.values()) == {Change.MERGED_INTO}

"""Tests of the alignment of two plans: what is linked, with which change and confidence, and what is not."""

from __future__ import annotations

import pytest

from kg.align import PlanPair, align, align_corpus, plan_pairs
from kg.align.model import read_model
from kg.links import Alignment, Change, Link
from tests.kg.plans import FARM_2022, FARM_2023, corpus, make_plan, workspace

FARM = align(FARM_2022, FARM_2023, relation="continues")


def _edges(alignment: Alignment) -> set[tuple[str, str]]:
    return {(link.earlier.path, link.later.path) for link in alignment.links if link.accepted}


def _link(alignment: Alignment, earlier: str, later: str) -> Link:
    return next(link for link in alignment.links if (link.earlier.path, link.later.path) == (earlier, later))


def test_tasks_are_linked_by_what_they_act_on_in_a_field_that_was_never_learned() -> None:
    tasks = {pair for pair in _edges(FARM) if "measure" not in pair[0]}
    assert tasks == {("task/1", "task/2"), ("task/2", "task/1"), ("task/4", "task/4")}


def test_measures_are_linked_across_their_order() -> None:
    measures = {pair for pair in _edges(FARM) if "measure" in pair[0]}
    assert ("task/2/measure/1", "task/1/measure/2") in measures
    assert ("task/2/measure/2", "task/1/measure/1") in measures
    assert ("task/1/measure/2", "task/2/measure/2") in measures


def test_a_dropped_and_a_new_task_are_said_to_have_no_counterpart() -> None:
    records = {(str(record.element), record.compared_with, record.direction) for record in FARM.unmatched}
    assert ("farm2022/task/3", "farm2023", "successor") in records
    assert ("farm2022/task/3/measure/1", "farm2023", "successor") in records
    assert ("farm2023/task/3", "farm2022", "predecessor") in records
    assert not any(element == "farm2022/task/1" for element, _, _ in records)


def test_an_element_has_either_an_accepted_link_or_a_record() -> None:
    linked = {ref for link in FARM.links if link.accepted for ref in (link.earlier, link.later)}
    alone = {record.element for record in FARM.unmatched}
    assert not linked & alone
    assert len(linked | alone) == 2 * 4 + 6 + 6


def test_an_equal_measure_is_continued() -> None:
    assert _link(FARM, "task/4/measure/1", "task/4/measure/1").change is Change.CONTINUED


def test_a_link_shows_its_evidence_from_0_to_1_and_its_confidence() -> None:
    link = _link(FARM, "task/4/measure/1", "task/4/measure/1")
    scores = {evidence.field: evidence.score for evidence in link.evidence}
    assert set(scores) == {"text", "objects", "actor", "clause", "level", "rank", "task", "title"}
    assert scores["text"] == 1.0
    assert all(0 < e.score <= 1 for found in FARM.links for e in found.evidence)
    assert all(0 < found.confidence <= 1 for found in FARM.links)


@pytest.mark.unmeasured
def test_what_is_below_acceptance_is_a_proposal_and_nothing_is_below_that() -> None:
    limits = read_model().thresholds["continues", "measure"]
    for link in align(corpus()["list2020"], corpus()["list2021"], relation="continues").links:
        if link.earlier.kind == "measure":
            assert link.confidence >= limits.propose - 1e-4
            assert link.accepted == (link.confidence >= limits.accept) or abs(link.confidence - limits.accept) < 1e-4


def test_a_restatement_leaves_no_record_of_what_has_no_counterpart() -> None:
    alignment = align(FARM_2022, FARM_2023, relation="restates")
    assert alignment.unmatched == ()
    assert {link.relation for link in alignment.links} == {"restates"}


def test_items_numbered_through_a_plan_are_linked_by_their_number() -> None:
    items = make_plan("items", [("农业", ["完善宅基地联审联办制度。", "建设畜禽粪污集中处理中心。"])], numbered=True)
    alignment = align(FARM_2022, items, relation="restates")
    assert ("task/4/measure/1", "measure/1") in _edges(alignment)
    assert ("task/2/measure/1", "measure/2") in _edges(alignment)


def test_an_item_that_restates_most_of_a_task_is_linked_with_the_task_itself() -> None:
    sentences = ["建设畜禽粪污集中处理中心。推广粪肥还田技术，开展土壤检测。", "完善宅基地联审联办制度。"]
    items = make_plan("items", [("农业", sentences)], numbered=True)
    alignment = align(FARM_2022, items, relation="restates")
    assert ("task/2", "measure/1") in _edges(alignment)
    assert ("task/4", "measure/2") not in _edges(alignment)
    assert _link(alignment, "task/2", "measure/1").change is Change.CONTINUED


def test_a_measure_of_the_next_year_is_linked_with_no_whole_task() -> None:
    assert not [link for link in FARM.links if link.earlier.kind != link.later.kind]


def test_a_plan_without_tasks_is_aligned_with_nothing() -> None:
    alignment = align(FARM_2022, make_plan("empty", []), relation="continues")
    assert alignment.links == ()
    assert {record.direction for record in alignment.unmatched} == {"successor"}


def test_tasks_without_measures_are_aligned_by_their_titles() -> None:
    titles = [(task.title, ()) for task in FARM_2022.tasks]
    alignment = align(make_plan("a", titles), make_plan("b", titles[:2]), relation="continues")
    assert _edges(alignment) == {("task/1", "task/1"), ("task/2", "task/2")}


def test_the_same_plans_give_the_same_alignment() -> None:
    assert align(FARM_2022, FARM_2023, relation="continues") == FARM


def test_the_shared_wording_of_a_corpus_links_nothing_by_itself() -> None:
    boilerplate = [
        (f"加强农业农村工作第{n}项", [f"各地要切实加强农业农村工作，推进{word}。"]) for n, word in enumerate("甲乙丙丁")
    ]
    other = [
        (f"加强农业农村工作第{n}项", [f"各地要切实加强农业农村工作，推进{word}。"])
        for n, word in enumerate("戊己庚辛", 5)
    ]
    alignment = align(make_plan("a", boilerplate), make_plan("b", other), relation="continues")
    assert not [link for link in alignment.links if link.accepted and link.earlier.kind == "measure"]


SCHOOLS = make_plan(
    "schools2022",
    [
        (
            "推进学前教育普及普惠",
            ["新建公办幼儿园20所。", "各县区：各县区要建立健全工作机制，加强组织领导，落实工作责任。"],
        ),
        (
            "加强教师队伍建设",
            ["完善教师考核评价机制，加强宣传引导，营造良好氛围。", "总结推广典型经验，形成可复制可推广的做法。"],
        ),
        ("组织实施", ["加强督促检查，确保各项任务落到实处。", "强化统筹协调，加大资金投入力度。"]),
    ],
)
WATERS = make_plan(
    "waters2022",
    [
        ("加强防洪能力建设", ["加固病险水库15座。", "各县区：各县区要建立健全工作机制，加强组织领导，落实工作责任。"]),
        (
            "推动河湖长制走深走实",
            ["完善水价形成机制，加强宣传引导，营造良好氛围。", "总结推广典型经验，形成可复制可推广的做法。"],
        ),
        ("组织实施", ["加强督促检查，确保各项任务落到实处。", "强化统筹协调，加大资金投入力度。"]),
    ],
)


def test_plans_of_two_fields_do_not_restate_each_other_by_what_every_plan_says() -> None:
    for earlier, later in ((SCHOOLS, WATERS), (WATERS, SCHOOLS)):
        assert align(earlier, later, relation="restates").links == ()


def test_a_plan_that_takes_over_a_measure_restates_it_among_what_every_plan_says() -> None:
    shared = "建设畜禽粪污集中处理中心，推广粪肥还田技术。"
    stock = "加强督促检查，确保各项任务落到实处。"
    earlier = make_plan(
        "a", [("推进畜禽粪污资源化利用", [shared, stock]), ("加强防洪能力建设", ["加固病险水库15座。"])]
    )
    later = make_plan(
        "b", [("保护农村环境", ["建设畜禽粪污集中处理中心，推广粪肥还田。", stock]), ("组织实施", [stock])]
    )
    links = [link for link in align(earlier, later, relation="restates").links if link.earlier.kind == "measure"]
    assert [(link.earlier.path, link.later.path) for link in links if link.accepted] == [
        ("task/1/measure/1", "task/1/measure/1")
    ]


@pytest.mark.unmeasured
def test_a_corpus_is_aligned_pair_by_pair() -> None:
    pairs = plan_pairs(corpus(), workspace().manifest.plans)
    alignments = align_corpus(corpus(), pairs)
    assert [(a.earlier, a.later, a.relation) for a in alignments] == [(p.earlier, p.later, p.relation) for p in pairs]


@pytest.mark.unmeasured
def test_the_great_protection_pattern_is_followed_through_four_plans() -> None:
    pairs = plan_pairs(corpus(), workspace().manifest.plans)
    edges = {
        (str(link.earlier), str(link.later)) for a in align_corpus(corpus(), pairs) for link in a.links if link.accepted
    }
    assert ("list2020/task/2", "list2021/task/10") in edges
    assert ("list2021/task/10", "report2021/task/4-2") in edges


@pytest.mark.unmeasured
def test_the_links_of_two_plans_are_the_same_alone_and_beside_other_plans() -> None:
    documents = {**corpus(), "farm2022": FARM_2022, "farm2023": FARM_2023}
    pairs = (*plan_pairs(corpus(), workspace().manifest.plans), PlanPair("farm2022", "farm2023", "continues"))
    together = align_corpus(documents, pairs)
    assert together == tuple(
        align(documents[pair.earlier], documents[pair.later], relation=pair.relation) for pair in pairs
    )
    assert all(alignment.links for alignment in together if alignment.relation == "continues")

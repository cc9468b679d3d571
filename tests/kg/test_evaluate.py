"""Tests of the measurement: what counts as hit, miss and extra, and that bad gold is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kg.align import align_corpus, plan_pairs
from kg.errors import KgError
from kg.evaluate import Evaluation, Row, evaluate
from kg.evaluate.counting import count_row
from kg.links import Alignment, Change, ElementRef, Link
from kg.model import Comparator, Duty, Obligation, PlanDocument, Responsibility, Role, Target
from tests.kg.plans import FARM_2022, FARM_2023, GOLD, HERE, corpus, workspace

PLANS: Mapping[str, PlanDocument] = {"farm2022": FARM_2022, "farm2023": FARM_2023}


def _gold(folder: Path, **files: object) -> Path:
    for name, data in files.items():
        (folder / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return folder


def _document_gold() -> dict[str, object]:
    tasks = [
        {
            "id": f"farm2022/T{task.number}",
            "title": task.title,
            "deadline": "年底前 完成",
            "measures": [
                {"id": f"farm2022/T{task.number}/M{m.position}", "text": m.text, "actor": m.actor}
                for m in task.measures
            ],
        }
        for task in FARM_2022.tasks
    ]
    return {"doc": "farm2022", "sections": [], "tasks": tasks}


def _row(evaluation: Evaluation, kind: str, subject: str = "farm2022") -> Row:
    return next(row for row in evaluation.rows if (row.subject, row.kind, row.note) == (subject, kind, ""))


def _links(*pairs: tuple[str, str], kind: Change = Change.CONTINUED) -> Alignment:
    links = tuple(
        Link(
            ElementRef("farm2022", "task", (a,)),
            ElementRef("farm2023", "task", (b,)),
            "continues",
            kind,
            0.9,
            accepted=True,
        )
        for a, b in pairs
    )
    return Alignment("farm2022", "farm2023", "continues", links, (), "test", "1")


def test_an_element_printed_twice_counts_twice() -> None:
    row = count_row("p", "measures", [("1", "甲。"), ("1", "甲 。")], [("1", "甲。")])
    assert (row.hits, row.misses, row.extras) == (1, ("1 · 甲。",), ())
    assert (row.precision, row.recall) == (1.0, 0.5)


def test_an_element_under_another_parent_is_a_miss_and_an_extra() -> None:
    row = count_row("p", "measures", [("1", "甲。")], [("2", "甲。")])
    assert (row.hits, row.misses, row.extras, row.f1) == (0, ("1 · 甲。",), ("2 · 甲。",), 0.0)


def test_nothing_to_find_and_nothing_found_is_right() -> None:
    assert count_row("p", "actors", [], []).f1 == 1.0


def test_a_document_equal_to_its_gold_has_every_kind_right(tmp_path: Path) -> None:
    evaluation = evaluate(PLANS, (), _gold(tmp_path, farm=_document_gold()))
    assert {row.f1 for row in evaluation.documents} == {1.0}
    assert _row(evaluation, "measures").hits == 6
    assert _row(evaluation, "actors").hits == 1
    assert _row(evaluation, "deadlines").hits == 4


def test_departments_leads_and_duties_are_counted_on_their_holder(tmp_path: Path) -> None:
    data = _document_gold()
    tasks = data["tasks"]
    assert isinstance(tasks, list)
    tasks[0]["departments"] = [{"name": "农田司", "role": "lead"}, {"name": "办公厅"}]
    tasks[0]["measures"][0]["provinces"] = [{"category": "各县", "obligation": "必做"}]
    lead = Responsibility("农田司", "农田司", Role.LEAD, 1, "农田司牵头", HERE)
    first = FARM_2022.tasks[0]
    duty = Duty("各县", Obligation.OPTIONAL, "各县选做", HERE)
    measure = replace(first.measures[0], duties=(duty,))
    task = replace(first, responsibilities=(lead,), measures=(measure, *first.measures[1:]))
    plan = replace(FARM_2022, tasks=(task, *FARM_2022.tasks[1:]))
    evaluation = evaluate({"farm2022": plan}, (), _gold(tmp_path, farm=data))
    assert _row(evaluation, "departments").misses == ("1 · 办公厅",)
    assert _row(evaluation, "lead departments").f1 == 1.0
    assert _row(evaluation, "province duties").extras == ("1 · 新建高标准农田，配套完善灌溉排水设施。 · 各县 · 选做",)


def _with_target(target: Target) -> PlanDocument:
    first = FARM_2022.tasks[0]
    measures = (replace(first.measures[0], targets=(target,)), *first.measures[1:])
    return replace(FARM_2022, tasks=(replace(first, measures=measures), *FARM_2022.tasks[1:]))


def _target(comparator: Comparator, value: str, *, growth: bool = False, quote: str = "增长20%以上") -> Target:
    return Target(quote, "规模", HERE, comparator=comparator, value=Decimal(value), unit="%", growth=growth)


@pytest.mark.parametrize(
    ("wanted", "target", "f1"),
    [
        ({"comparator": "increase>="}, _target(Comparator.AT_LEAST, "20", growth=True), 1.0),
        ({"comparator": "increase>="}, _target(Comparator.AT_LEAST, "20"), 0.0),
        ({"comparator": "count="}, _target(Comparator.EQUAL, "20"), 1.0),
        ({"comparator": "<=", "accept_comparators": ["<=", "="]}, _target(Comparator.EQUAL, "20.0"), 1.0),
        ({"comparator": "<="}, _target(Comparator.AT_LEAST, "20"), 0.0),
        ({"comparator": "<=", "value": 21}, _target(Comparator.AT_MOST, "20"), 0.0),
        ({"comparator": "<=", "unit": "个"}, _target(Comparator.AT_MOST, "20"), 0.0),
        ({"comparator": "<=", "measure": "farm2022/T1/M2"}, _target(Comparator.AT_MOST, "20"), 0.0),
        ({"comparator": ">", "borderline": True}, _target(Comparator.MORE_THAN, "20"), 1.0),
        ({"comparator": ">", "value": 3, "borderline": True}, _target(Comparator.MORE_THAN, "20"), 0.0),
    ],
)
def test_a_target_is_right_by_measure_value_unit_and_comparator(
    tmp_path: Path, wanted: dict[str, object], target: Target, f1: float
) -> None:
    row = {"measure": "farm2022/T1/M1", "quote": "增长20%以上", "value": 20, "unit": "%"} | wanted
    gold = _gold(tmp_path, targets={"targets": [row], "distractors": []})
    evaluation = evaluate({"farm2022": _with_target(target)}, (), gold)
    assert _row(evaluation, "quantified targets").f1 == f1


def test_a_number_that_is_no_target_is_told_as_taken(tmp_path: Path) -> None:
    bait = {"doc": "farm2022", "measure": "farm2022/T1/M1", "quote": "2022 年"}
    gold = _gold(tmp_path, targets={"targets": [], "distractors": [bait]})
    taken = evaluate({"farm2022": _with_target(_target(Comparator.EQUAL, "2022", quote="2022年"))}, (), gold)
    other = evaluate({"farm2022": _with_target(_target(Comparator.EQUAL, "20"))}, (), gold)
    assert len(next(row for row in taken.rows if row.kind == "distractors taken").extras) == 1
    assert next(row for row in other.rows if row.kind == "distractors taken").extras == ()


def _alignment_gold() -> dict[str, object]:
    def pair(a: str, b: str, relation: str, required: bool = True) -> dict[str, object]:  # noqa: FBT001, FBT002
        return {"from": f"farm2022/T{a}", "to": f"farm2023/T{b}", "required": required, "relation": [relation]}

    return {
        "tasks": [
            pair("1", "2", "continues"),
            pair("2", "1", "merges_into"),
            pair("1", "3", "absorbs_part", required=False),
        ],
        "measures": [],
        "borderline": [["farm2022/T2", "farm2023/T4"]],
    }


def test_open_pairs_and_tasks_that_were_not_annotated_count_neither_way(tmp_path: Path) -> None:
    alignment = _links(("1", "2"), ("1", "3"), ("2", "4"), ("3", "3"), ("4", "4"))
    row = _row(evaluate(PLANS, (alignment,), _gold(tmp_path, a=_alignment_gold())), "task links", "farm2022 → farm2023")
    assert (row.hits, row.misses, row.extras) == (1, ("farm2022/task/2 → farm2023/task/1",), ())


def test_a_wrong_link_of_an_annotated_task_is_an_extra(tmp_path: Path) -> None:
    evaluation = evaluate(PLANS, (_links(("1", "4")),), _gold(tmp_path, a=_alignment_gold()))
    assert _row(evaluation, "task links", "farm2022 → farm2023").extras == ("farm2022/task/1 → farm2023/task/4",)


def test_a_proposed_link_is_not_counted(tmp_path: Path) -> None:
    alignment = _links(("1", "2"))
    proposed = replace(alignment, links=tuple(replace(link, accepted=False) for link in alignment.links))
    evaluation = evaluate(PLANS, (proposed,), _gold(tmp_path, a=_alignment_gold()))
    assert _row(evaluation, "task links", "farm2022 → farm2023").hits == 0


def test_a_change_is_right_when_an_annotator_gave_it(tmp_path: Path) -> None:
    evaluation = evaluate(PLANS, (_links(("1", "2"), ("2", "1")),), _gold(tmp_path, a=_alignment_gold()))
    row = _row(evaluation, "task changes", "farm2022 → farm2023")
    assert row.hits == 1
    assert row.extras == ("farm2022/task/2 → farm2023/task/1 · Continued",)


def test_an_item_counts_when_it_restates_a_measure_of_the_task(tmp_path: Path) -> None:
    rows = [{"from": "farm2023/M7", "to": "farm2022/T1", "required": True}]
    measure, item = ElementRef("farm2022", "measure", ("1", "2")), ElementRef("farm2023", "measure", ("7",))
    link = Link(measure, item, "restates", Change.REWORDED, 0.9, accepted=True)
    alignment = Alignment("farm2022", "farm2023", "restates", (link,), (), "test", "1")
    evaluation = evaluate(PLANS, (alignment,), _gold(tmp_path, a={"items_to_farm2022": rows}))
    assert _row(evaluation, "restated items", "farm2022 → farm2023").f1 == 1.0


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("{", "Expecting property name"),
        ("[]", "expected a JSON object"),
        ('{"doc": "farm2022", "tasks": [{"id": "farm2022/T1"}]}', "a row without 'title'"),
        ('{"tasks": {"from": "a"}}', "tasks must be a list"),
        ('{"tasks": [{"from": "farm2022"}]}', "a row without 'to'"),
        ('{"tasks": [{"from": "farm2022/S1", "to": "farm2023/T1"}]}', "'farm2022/S1' names no task or measure"),
        ('{"tasks": [], "borderline": ["x"]}', "a borderline row is a pair"),
    ],
)
def test_malformed_gold_is_refused_with_what_is_wrong(tmp_path: Path, data: str, message: str) -> None:
    (tmp_path / "bad.json").write_text(data, encoding="utf-8")
    with pytest.raises(KgError, match=message):
        evaluate(PLANS, (), tmp_path)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no gold annotations"):
        evaluate(PLANS, (), tmp_path / "gold")


def test_gold_of_other_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="annotates none of farm2023"):
        evaluate({"farm2023": FARM_2023}, (), _gold(tmp_path, farm=_document_gold()))


@pytest.mark.unmeasured
def test_the_alignment_of_the_corpus_is_well_above_tf_idf_alone() -> None:
    alignments = align_corpus(corpus(), plan_pairs(corpus(), workspace().manifest.plans))
    evaluation = evaluate(corpus(), alignments, GOLD)
    figures = {(row.kind, row.note.split(",")[0]): row.f1 for row in evaluation.peers}
    assert figures["task links", "cross-validated"] >= 0.93
    assert figures["measure links", "cross-validated"] >= figures["measure links", "TF-IDF alone"] + 0.05
    assert figures["task links", "cross-validated"] > figures["task links", "TF-IDF alone"]
    assert figures["task links", "equal titles"] < 0.2
    assert _row(evaluation, "restated items", "list2020 → push2020").f1 >= 0.9

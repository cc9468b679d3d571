"""A trace follows a phrase, a task or a measure through the years, with what goes on and what is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.library import find_query
from kg.search import build_index, read_entries
from kg.store import Store
from kg.store.folder import SEARCH
from kg.trace import Trace, TracedTask, trace
from tests.kg.curated import curated_folder, curated_store
from tests.kg.plans import ROOT
from tests.queries.store import corpus_folder, corpus_store
from tests.queries.test_small import engine


@pytest.fixture(name="farm", scope="module")
def _farm(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Path]:
    index = tmp_path_factory.mktemp("trace") / SEARCH
    store = engine("oxigraph")
    build_index(index, read_entries(store.select(find_query("all-texts").text)))
    return store, index


def ask(asked: str) -> Trace:
    """The trace of a phrase or IRI in the corpus."""
    return trace(corpus_store(), corpus_folder() / SEARCH, asked)


def tasks(found: Trace) -> dict[str, TracedTask]:
    """The traced tasks by plan and number."""
    return {f"{task.plan}/{task.number}": task for task in found.tasks}


def test_a_phrase_is_traced_through_all_plans_that_hold_it() -> None:
    found = tasks(ask("大保护格局"))
    assert {key: task.found_by for key, task in found.items()} == {
        "list2020/2": "title",
        "guide2021/5": "measure",
        "list2021/10": "title",
        "report2021/4-2": "title",
    }
    titles = {key: [task.title[start:end] for start, end in task.marks] for key, task in found.items()}
    assert titles["list2020/2"] == titles["report2021/4-2"] == ["大保护工作格局"]
    assert titles["list2021/10"] == ["大保护格局"]
    (measure,) = (m for m in found["guide2021/5"].measures if m.marks)
    assert [measure.text[start:end] for start, end in measure.marks] == ["大保护工作格局"]


def test_each_traced_task_has_its_departments_and_every_statement_its_passage() -> None:
    found = tasks(ask("大保护格局"))
    named = {key: [department.name for department in task.departments] for key, task in found.items()}
    assert named["list2020/2"] == named["list2021/10"] == named["guide2021/5"] == ["保护司"]
    assert named["report2021/4-2"] == []
    for task in found.values():
        source = (ROOT / "corpus" / task.passage[0].source).read_bytes().decode("utf-8")
        passages = [task.passage, *(measure.passage for measure in task.measures)]
        assert all(passages)
        assert all(source[place.start : place.end] == place.quote for passage in passages for place in passage)


def test_the_later_task_tells_what_it_carries_on_and_what_is_new() -> None:
    found = tasks(ask("大保护格局"))
    later = found["list2021/10"]
    assert ("continues", "list2020") in {(other.relation, other.plan) for other in later.earlier}
    assert {measure.standing for measure in found["list2020/2"].measures} == {"first"}
    standing = {measure.text[:9]: measure.standing for measure in later.measures}
    assert standing["深入推进以信用为基"] == "new"
    assert standing["加大知识产权保护中"] == "carried on"


def test_the_links_between_the_traced_tasks_are_told() -> None:
    links = {(link.earlier, link.later): link.relation for link in ask("大保护格局").links}
    base = "https://w3id.org/policy-kg/id/plan/"
    assert links[base + "list2020/task/2", base + "list2021/task/10"] == "continues"
    assert links[base + "list2021/task/10", base + "report2021/task/4-2"] == "restates"


def test_an_accident_of_characters_is_not_brought() -> None:
    found = ask("大保护")
    assert not any("扩大保护名录" in measure.text for task in found.tasks for measure in task.measures)
    assert set(tasks(found)) == {"list2020/2", "guide2021/5", "list2021/10", "report2021/4-2"}


def test_years_ascend_and_tasks_keep_the_order_of_the_document() -> None:
    found = ask("知识产权保护")
    assert [year.year for year in found.years] == [2020, 2021]
    plans = [plan.plan for plan in found.years[0].plans]
    assert plans == sorted(plans)
    for year in found.years:
        for plan in year.plans:
            starts = [task.passage[0].start for task in plan.tasks]
            assert starts == sorted(starts)


def test_a_task_is_traced_by_its_iri_in_full_or_in_short() -> None:
    short, full = ask("plan/list2021/task/10"), ask("https://w3id.org/policy-kg/id/plan/list2021/task/10")
    assert short.years == full.years
    found = tasks(short)
    assert found["list2021/10"].found_by == "asked"
    assert found["list2020/2"].found_by == "link"


def test_a_task_that_an_item_of_another_plan_restates_is_told_with_all_of_its_measures() -> None:
    found = trace(curated_store(), curated_folder() / SEARCH, "list2021/task/10")
    told = {task.iri.rpartition("/plan/")[2]: len(task.measures) for task in found.tasks}
    assert told["list2021/task/10"] == 8
    assert told["list2020/task/2"] == 8
    assert told["push2020/task/4-0"] == 6


def test_a_measure_is_traced_with_its_line_alone(farm: tuple[Store, Path]) -> None:
    found = trace(*farm, "plan/farm2023/task/1/measure/2")
    assert [(t.plan, t.number, [m.text for m in t.measures]) for t in found.tasks] == [
        ("farm2022", "2", ["评选良种农户。"]),
        ("farm2023", "1", ["评选良种农户和合作社。"]),
    ]
    (measure,) = found.tasks[1].measures
    assert measure.standing == "carried on"
    assert [(other.change, other.confidence, other.status) for other in measure.earlier] == [
        ("Broadened", 0.7, "Proposed")
    ]
    assert [other.text for other in found.tasks[0].measures[0].later] == ["评选良种农户和合作社。"]


def test_a_phrase_with_a_weak_word_finds_titles_without_it(farm: tuple[Store, Path]) -> None:
    assert [task.title for task in trace(*farm, "良种保护").tasks] == ["加强良种保护工作", "加强良种保护"]
    assert [task.title for task in trace(*farm, "推广滴灌").tasks] == ["推广滴灌"]


def test_a_rejected_link_leads_nowhere(farm: tuple[Store, Path]) -> None:
    found = trace(*farm, "plan/farm2022/task/2")
    assert [task.title for task in found.tasks] == ["推广水车"]
    assert found.links == ()


def test_departments_of_a_task_have_their_role(farm: tuple[Store, Path]) -> None:
    (earlier, later) = trace(*farm, "plan/farm2022/task/1").tasks
    assert [(d.name, d.roles) for d in earlier.departments] == [("甲市农业农村局", ("Lead",))]
    assert [(d.name, d.roles) for d in later.departments] == [
        ("甲市农业农村局", ("Lead",)),
        ("甲市种子站", ("Responsible",)),
    ]


def test_a_phrase_that_stands_nowhere_gives_an_empty_trace(farm: tuple[Store, Path]) -> None:
    assert trace(*farm, "不会出现的短语") == Trace("不会出现的短语", None, (), ())


@pytest.mark.parametrize("asked", ["", "  ", "plan/farm2099/task/1", "https://w3id.org/policy-kg/id/department/种子站"])
def test_what_names_nothing_to_trace_is_wrong_use(farm: tuple[Store, Path], asked: str) -> None:
    with pytest.raises(QueryError):
        trace(*farm, asked)

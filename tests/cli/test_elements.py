"""Tests that whatever answers print of an element, and what people call a plan or department, is taken back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.elements import find_element
from kg.errors import QueryError
from kg.identify import BASE
from kg.store import open_store
from kg.terms import FAMILIES
from loaders.families import FAMILIES as LOADED
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("push2020/measure/2", "plan/push2020/measure/2"),
        ("plan/push2020/measure/2", "plan/push2020/measure/2"),
        ("https://w3id.org/policy-kg/id/plan/list2020/task/2", "plan/list2020/task/2"),
        ("list2020/task/2/measure/7", "plan/list2020/task/2/measure/7"),
        ("list2021", "plan/list2021"),
        ("plan/list2021", "plan/list2021"),
        ("department/教育部", "department/教育部"),
        ("教育部", "department/教育部"),
        ("中华人民共和国教育部", "department/教育部"),
        ("发改委", "department/国家发展和改革委员会"),
        ("保护司", "department/国家知识产权局-保护司"),
        ("thread/list2020-task-2", "thread/list2020-task-2"),
        ("kg:Task", "kg:Task"),
    ],
)
def test_an_element_is_shown_by_any_of_its_names(kg: Run, sample: Path, words: str, shown: str) -> None:
    ran = kg("show", words, at=sample)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == shown


def test_parts_of_a_document_are_shown_in_its_order(kg: Run, sample: Path) -> None:
    plan = kg("show", "list2020", at=sample).out
    assert re.findall(r"<plan/list2020/section/(.)>", plan) == list("一二三四五六")
    assert re.findall(r"<plan/list2020/task/(\d+)>", plan) == [str(number) for number in range(1, 20)]
    assert "任务清单  <task-list>" in plan
    task = kg("show", "list2020/task/9", at=sample).out
    assert re.findall(r"task/9/measure/(\d+)>", task) == [str(number) for number in range(1, 13)]


def test_what_carries_a_task_on_is_shown_with_it_and_what_only_may_is_not(kg: Run, sample: Path) -> None:
    out = kg("show", "list2020/task/2", at=sample).out
    heirs = out.partition("由其延续")[2].partition("出处")[0]
    assert re.findall(r"<plan/(\S+)>", heirs) == ["list2021/task/6", "list2021/task/10"]
    assert "is carried on by" in kg("show", "list2020/task/2", "--lang", "en", at=sample).out
    assert "由其延续" not in kg("show", "list2021/task/10", at=sample).out


def test_kinds_of_documents_are_called_as_the_loaders_call_them() -> None:
    assert {name: (family.label_zh, family.label_en) for name, family in LOADED.items()} == FAMILIES


def test_every_task_and_measure_that_a_trace_prints_can_be_shown(kg: Run, sample: Path) -> None:
    printed = re.findall(r"(?:plan/)?[a-z]+\d{4}/(?:task|measure)/[\w/-]+", kg("trace", "大保护格局", at=sample).out)
    assert {word.startswith("plan/") for word in printed} == {True, False}
    with open_store(sample / ".kg") as store:
        assert all(find_element(store, word) for word in set(printed))


def test_a_task_is_traced_as_it_is_printed(kg: Run, sample: Path) -> None:
    brief = kg("trace", "list2020/task/2", at=sample)
    assert brief.code == 0
    assert brief.out == kg("trace", "plan/list2020/task/2", at=sample).out


@pytest.mark.parametrize(
    ("name", "parameter", "in_full"),
    [
        ("plan-outline", "plan=list2021", "plan=plan/list2021"),
        ("task-measures", "task_iri=list2020/task/2", "task_iri=plan/list2020/task/2"),
        ("element-statements", "element=发改委", "element=department/国家发展和改革委员会"),
    ],
)
def test_a_question_takes_an_element_by_its_short_name(
    kg: Run, sample: Path, name: str, parameter: str, in_full: str
) -> None:
    brief, full = (kg("query", name, "--param", p, "--format", "json", at=sample).out for p in (parameter, in_full))
    assert json.loads(brief)
    assert brief == full


@pytest.mark.parametrize(
    ("arguments", "message", "near"),
    [
        (("show", "list2020/task/99"), "图库中没有 plan/list2020/task/99", "list2020/task/9,"),
        (("trace", "list2020/task/99"), "图库中没有 plan/list2020/task/99", "list2020/task/9,"),
        (("show", "list2022"), "图库中没有 list2022", "list2021"),
        (("show", "教育厅"), "图库中没有 教育厅", "教育部"),
        (("show", "department/教育"), "图库中没有 department/教育", "department/教育部"),
        (("query", "plan-outline", "--param", "plan=list2025"), "图库中没有 list2025", "list2021"),
        (("show", "完全无关的说法"), "图库中没有 完全无关的说法", "kg search"),
        (("show", "!"), "图库中没有 !", "kg search"),
    ],
)
def test_what_the_store_does_not_know_is_answered_with_the_nearest(
    kg: Run, sample: Path, arguments: tuple[str, ...], message: str, near: str
) -> None:
    ran = kg(*arguments, at=sample)
    said, hint = ran.err.splitlines()
    assert (ran.code, ran.out) == (2, "")
    assert message in said
    assert near in hint


def test_a_name_of_several_departments_is_answered_with_all_of_them(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = [f"{BASE}department/{body}-综合司" for body in ("商务部", "教育部")]

    def two_of_a_name(store: object, name: str, /, **values: str) -> list[dict[str, str]]:
        return [{"name": "综合司", "body": body} for body in bodies] if name == "department-names" else []

    monkeypatch.setattr("kg.elements.ask", two_of_a_name)
    with (
        open_store(sample / ".kg") as store,
        pytest.raises(QueryError, match="综合司 is the name of several departments") as raised,
    ):
        find_element(store, "综合司")
    assert all(f"department/{body}-综合司" in raised.value.hint for body in ("商务部", "教育部"))

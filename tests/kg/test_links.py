"""Tests of the references and values of an alignment."""

from __future__ import annotations

import pytest

from kg.links import ElementRef, measure_ref, read_element, task_ref
from tests.kg.plans import FARM_2022, make_plan


@pytest.mark.parametrize(
    ("element", "path"),
    [
        (ElementRef("list2020", "task", ("10",)), "list2020/task/10"),
        (ElementRef("push2020", "task", ("1-1",)), "push2020/task/1-1"),
        (ElementRef("list2020", "measure", ("10", "3")), "list2020/task/10/measure/3"),
        (ElementRef("push2020", "measure", ("34",)), "push2020/measure/34"),
    ],
)
def test_a_reference_is_written_as_its_path_and_read_back(element: ElementRef, path: str) -> None:
    assert str(element) == path
    assert read_element(path) == element


@pytest.mark.parametrize("path", ["", "list2020", "list2020/section/一", "list2020/task/", "a/task/1/measure/2/x"])
def test_what_is_no_task_or_measure_has_no_reference(path: str) -> None:
    assert read_element(path) is None


def test_a_measure_is_numbered_within_its_task_or_through_the_plan() -> None:
    task = FARM_2022.tasks[1]
    assert str(task_ref(FARM_2022, task)) == "farm2022/task/2"
    assert str(measure_ref(FARM_2022, task, task.measures[1])) == "farm2022/task/2/measure/2"
    through = make_plan("p", [("一", ["甲。"]), ("二", ["乙。"])], numbered=True)
    assert str(measure_ref(through, through.tasks[1], through.tasks[1].measures[0])) == "p/measure/2"

"""Tests of which plans are aligned with which, and in which direction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.align import PlanPair, plan_pairs
from kg.workspace import PlanEntry
from tests.kg.plans import corpus, make_plan, workspace


def _entry(identifier: str, year: int | None, series: str | None = None) -> PlanEntry:
    return PlanEntry(identifier, Path(f"{identifier}.txt"), year, series)


def _pairs(*entries: PlanEntry) -> set[tuple[str, str, str]]:
    plans = {entry.identifier: make_plan(entry.identifier, []) for entry in entries}
    return {(pair.earlier, pair.later, pair.relation) for pair in plan_pairs(plans, entries)}


def test_each_plan_of_a_series_continues_that_of_the_last_year_before_it() -> None:
    pairs = _pairs(_entry("c", 2023, "s"), _entry("a", 2019, "s"), _entry("b", 2022, "s"))
    assert pairs == {("a", "b", "continues"), ("b", "c", "continues")}


def test_plans_of_other_series_are_compared_within_a_year_and_with_the_next() -> None:
    pairs = _pairs(_entry("a", 2020, "s"), _entry("b", 2021, "t"), _entry("c", 2022, "u"))
    assert pairs == {("a", "b", "restates"), ("b", "c", "restates")}


def test_plans_without_a_series_are_no_series() -> None:
    assert _pairs(_entry("a", 2020), _entry("b", 2021)) == {("a", "b", "restates")}


def test_a_plan_without_a_year_is_aligned_with_none_and_the_text_may_give_the_year() -> None:
    plans = {"a": make_plan("a", [], year=2020), "b": make_plan("b", [], year=2020)}
    entries = (_entry("a", None), _entry("b", None))
    assert plan_pairs(plans, entries) == (PlanPair("a", "b", "restates"),)
    plans["b"] = replace(plans["b"], header=replace(plans["b"].header, year=None))
    assert plan_pairs(plans, entries) == ()


def test_a_plan_that_was_not_read_is_left_out() -> None:
    assert plan_pairs({"a": make_plan("a", [])}, (_entry("a", 2020), _entry("gone", 2020))) == ()


def test_within_a_year_the_other_plan_restates_the_task_list() -> None:
    pairs = plan_pairs(corpus(), workspace().manifest.plans)
    assert PlanPair("list2020", "push2020", "restates") in pairs
    assert PlanPair("list2021", "report2021", "restates") in pairs
    assert PlanPair("list2021", "guide2021", "restates") in pairs
    assert PlanPair("list2020", "list2021", "continues") in pairs

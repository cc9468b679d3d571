"""Tests `kg threads`: lines of tasks, the line of one task, and the biography of a phrase."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from kg.cli.options import ResultFormat
from kg.cli.words.messages import MESSAGES
from kg.search import KINDS
from tests.cli.conftest import Run


def test_the_lines_are_listed_with_what_became_of_them(kg: Run, sample: Path) -> None:
    ran = kg("threads", at=sample)
    assert (ran.code, ran.err) == (0, "")
    assert "2020—2021  加快构建知识产权大保护工作格局 → 加快构建知识产权大保护格局  thread/list2020-task-2" in ran.out
    assert "← 并入此线的（合并" in ran.out
    assert "2020 list2020/task/5  做好地理标志和官方标志的保护工作" in ran.out
    assert "增加 人事司 · 举措：延续 " in ran.out
    assert "加快推进相关法律制度制修订工作  [新增]  thread/list2021-task-3" in ran.out
    assert "条脉络，其中 14 条跨年度）" in ran.out


def test_the_biography_of_a_phrase_tells_every_place_with_whom_and_where(kg: Run, sample: Path) -> None:
    out = kg("threads", "--phrase", "大保护格局", at=sample).out
    for expected in (
        "任务  加快构建知识产权大保护工作格局",
        "list2020.txt 376–395 · plan/list2020/task/2 · 保护司 · 年内有阶段性成果",
        "举措  深入贯彻落实《关于强化知识产权保护的意见》，加快构建知识产权大保护工作格局。",
        "report2021.md 9803–9815 · plan/report2021/task/4-2",
        "以此为题的任务脉络",
        "report2021/task/4-2\n├── 2021 list2021 任务 10",
    ):
        assert expected in out
    assert "保护名录" not in out


def test_the_biography_tells_the_figures(kg: Run, sample: Path) -> None:
    out = kg("threads", "--phrase", "审查周期", "--lang", "en", at=sample).out
    assert "promised 高价值专利审查周期压减至 16个月以内" in out
    assert "outcome  高价值专利审查周期压缩至 14 个月" in out


def test_the_line_of_a_task_is_told_with_all_measures(kg: Run, sample: Path) -> None:
    out = kg("threads", "--task", "plan/list2020/task/2", "--lang", "en", at=sample).out
    assert "[not carried on] 各地区要加强知识产权快速协同保护机构建设的前期需求研判工作。  list2020.txt 597–629" in out
    assert "[moved in] 加强特殊标志、官方标志和奥林匹克标志的梳理保护。  list2021.txt 2914–2938" in out


def test_a_row_has_a_line_from_its_first_title_to_its_last(kg: Run, sample: Path) -> None:
    rows = {row["thread"]: row for row in json.loads(kg("threads", "--format", "json", at=sample).out)}
    row = rows["https://w3id.org/policy-kg/id/thread/list2020-task-2"]
    assert (row["first_year"], row["last_year"], row["last_title"]) == (2020, 2021, "加快构建知识产权大保护格局")
    assert (row["changes"], row["joined_by"], row["gone"]) == ("Continued", "list2020/task/5", 1)
    alone = rows["https://w3id.org/policy-kg/id/thread/list2020-task-5"]
    assert (alone["changes"], alone["kept"], alone["joins"]) == (None, None, "list2021/task/10")


@pytest.mark.parametrize("form", [form for form in get_args(ResultFormat) if form != "table"])
def test_the_biography_is_a_table_too(kg: Run, sample: Path, form: str) -> None:
    ran = kg("threads", "--phrase", "大保护格局", "--format", form, at=sample)
    assert ran.code == 0
    assert ran.out.count("thread/list2020-task-2") == 2


def test_a_phrase_that_stands_nowhere_leads_to_the_search(kg: Run, sample: Path) -> None:
    ran = kg("threads", "--phrase", "不会出现的短语", at=sample)
    assert (ran.code, ran.err) == (0, "")
    assert "kg search 不会出现的短语" in ran.out


def test_a_task_of_a_plan_that_was_compared_with_no_other_year_is_said_to_be_in_no_line(kg: Run, sample: Path) -> None:
    ran = kg("threads", "--task", "plan/push2020/task/1-1", at=sample)
    assert ran.code == 2
    assert "不在任何任务脉络中" in ran.err


def test_a_phrase_and_a_task_are_not_asked_for_at_once(kg: Run, sample: Path) -> None:
    ran = kg("threads", "--phrase", "维权", "--task", "plan/list2020/task/2", at=sample)
    assert ran.code == 2
    assert "只能用一个" in ran.err


def test_whatever_a_biography_can_say_has_its_words() -> None:
    words = {f"measure {word}" for word in ("kept", "moved in", "new", "moved out", "gone")}
    ties = {f"{side} {relation}" for side in ("arriving", "leaving") for relation in ("joins", "branches into")}
    assert {*words, *ties, *(f"kind {kind}" for kind in KINDS)} <= set(MESSAGES)

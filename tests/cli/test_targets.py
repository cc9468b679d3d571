"""Tests `kg targets`: promises in figures with their outcomes and verdicts, drawn and as rows."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_targets_are_told_with_outcome_verdict_and_place(kg: Run, sample: Path) -> None:
    ran = kg("targets", "--indicator", "“高价值”、专利", at=sample)
    assert ran.code == 0
    assert "又作：高价值发明专利审查周期" in ran.out
    assert "达成 0.98  要求≤16个月，至2020年为14个月，已达成" in ran.out
    assert "report2021.md 1596–1614" in ran.out
    assert "目标 2021  ≤14个月  guide2021" in ran.out


def test_targets_are_told_in_english(kg: Run, sample: Path) -> None:
    ran = kg("targets", "--indicator", "TISC", "--lang", "en", at=sample)
    assert "not comparable 0.90" in ran.out
    assert "one counts what is newly added and the other what there is in all" in ran.out


def test_a_row_has_what_was_promised_reached_and_promised_next(kg: Run, sample: Path) -> None:
    ran = kg("targets", "--indicator", "商标注册平均审查周期", "--year", "2020", "--format", "json", at=sample)
    rows = json.loads(ran.out)
    assert [(row["plan"], row["promised"], row["verdict"]) for row in rows] == [
        ("list2020", "≤4个月", "Met"),
        ("push2020", "≤4个月", "Met"),
    ]
    assert {(row["reached"], row["next_plan"], row["next_promised"]) for row in rows} == {
        ("4个月", "guide2021", "4个月")
    }


def test_no_target_is_no_mistake(kg: Run, sample: Path) -> None:
    ran = kg("targets", "--indicator", "粮食产量", at=sample)
    assert (ran.code, ran.out) == (0, "（没有结果）\n")

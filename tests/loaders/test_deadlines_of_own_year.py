"""A year alone in a plan that is of that year: a time where the title names no year, and where it is aimed at."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.annotate.deadlines import find_deadline
from loaders.reading.strand import whole
from tests.loaders.specimens import read

BODY = "一、重点任务\n（一）兴修水利。健全管护机制，2024年新增小型水库3座。定期会商。\n（二）抓好管护。完善台账。\n"


@pytest.mark.parametrize(
    ("title", "expected"), [("海川县水利提升若干措施", "2024年"), ("海川县2024年水利提升若干措施", None)]
)
def test_a_plan_that_is_only_dated_in_a_year_says_when_by_it(tmp_path: Path, title: str, expected: str | None) -> None:
    document = read(tmp_path, f"{title}\n海川县水利局\n2024年3月5日\n{BODY}")
    assert document.header.year == 2024
    deadline = document.tasks[0].measures[0].deadline
    assert (deadline.text if deadline else None) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("力争2024年平台新增注册商户8000家。", "2024年"),
        ("力争2024年建成停车楼。", "2024年"),
        ("确保2024年全面完成清淤。", "2024年"),
        ("争取2024年开工建设北线管廊。", "2024年"),
        ("于2024年全面实施。", "2024年"),
        ("确保2024年各项任务圆满完成。", None),
        ("确保2024年防汛任务完成。", None),
        ("2024年确保完成投资7亿元，力争2024年增长9%。", None),
        ("平台2024年新增注册商户8000家。", None),
        ("完善机制，2025年开展政策宣讲60场。", "2025年"),
        ("2025年政策兑现情况已经公布。", None),
    ],
)
def test_a_year_that_is_aimed_at_is_a_time(sentence: str, expected: str | None) -> None:
    deadline = find_deadline(whole(sentence), sentence, year=2024)
    assert (deadline.text if deadline else None) == expected

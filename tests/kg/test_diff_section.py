"""Tests that a section is meant by its number or by words of its title, and a number never by a title that has it."""

from __future__ import annotations

import pytest

from kg.diff import Scope, diff_years
from kg.errors import QueryError
from kg.reports import REPORTS
from kg.reports.scope import scope_items, scope_warnings, tell_scope
from kg.reports.voice import Voice
from tests.kg.yearly import Row, inputs_of, step

ROWS = [
    Row("修订“十三五”航道规划", section=("一", "落实“三优先”航运要求")),
    Row("疏浚内河航道", section=("二", "打通三条骨干水道")),
    Row("改造渔港码头", section=("三", "建设平安渔港")),
    Row("清退老旧渔船", section=("三-一", "更新船型")),
    Row("举办赛船节", section=("十三", "繁荣航运文化")),
]
INPUTS = inputs_of(ROWS, ROWS)


@pytest.mark.parametrize(
    ("asked", "tasks"),
    [
        ("三", ["3", "4"]),
        ("（三）", ["3", "4"]),
        ("第三部分", ["3", "4"]),
        ("三、", ["3", "4"]),
        ("三、建设平安渔港", ["3"]),
        ("三-一", ["4"]),
        ("十三", ["5"]),
        ("渔港", ["3"]),
        ("航运", ["1", "5"]),
        ("三条骨干", ["2"]),
    ],
)
def test_a_section_is_meant_by_its_number_or_by_words_of_its_title(asked: str, tasks: list[str]) -> None:
    found = step(diff_years(INPUTS, Scope(section=asked)))
    assert [task.later.spot.task for task in found.tasks] == tasks


OLD = [
    Row("疏浚内河航道", section=("一", "打通骨干水道")),
    Row("改造渔港码头", section=("二", "建设平安渔港")),
    Row("清退老旧渔船", section=("二", "建设平安渔港")),
]
NEW = [
    Row("改造渔港码头", section=("一", "守护渔港平安")),
    Row("清退老旧渔船", section=("一", "守护渔港平安")),
    Row("疏浚内河航道", section=("二", "打通骨干水道")),
]


def test_a_number_of_two_sections_gives_their_titles_and_a_warning_that_they_are_not_one() -> None:
    diff = diff_years(inputs_of(OLD, NEW), Scope(section="二"))
    page = REPORTS[".md"](diff, "zh", None).decode()
    assert "本报告只包括：部分 二（2031年“二、建设平安渔港”，2032年“二、打通骨干水道”）。" in page
    assert (
        "注意：2031年“二、建设平安渔港”的任务多数进入2032年“一、守护渔港平安”，这里所指的2032年部分是另一内容。" in page
    )
    assert "Note: most tasks of “二、建设平安渔港” of 2031 went into “一、守护渔港平安”" in tell_scope(
        diff, Voice("en")
    )


def test_a_section_that_goes_on_under_its_number_has_no_warning() -> None:
    diff = diff_years(INPUTS, Scope(section="二"))
    assert scope_items(diff, Voice("en")) == ("section 二 (2031 “二、打通三条骨干水道”, 2032 “二、打通三条骨干水道”)",)
    assert scope_warnings(diff, Voice("zh")) == ()


@pytest.mark.parametrize("asked", ["四", "第九章", "（五）"])
def test_a_number_that_no_section_has_is_refused(asked: str) -> None:
    with pytest.raises(QueryError, match="has a section"):
        diff_years(INPUTS, Scope(section=asked))

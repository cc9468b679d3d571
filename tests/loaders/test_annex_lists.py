"""Which lines list the annexes of a document, and which of these are forms."""

from __future__ import annotations

import pytest

from loaders.structure.annexes.forms import titles_a_form
from loaders.structure.annexes.lists import listed_annexes, named_annexes, naming_lines


@pytest.mark.parametrize(
    ("lines", "counted", "naming"),
    [
        (["附件：任务分解表", "2.考核办法", "县林业局"], [], [0, 1]),
        (["附件：1.2024年护林工作", "任务清单", "2.2024年造林指标", "县林业局"], [0, 1, 2], [0, 1, 2]),
        (["附件：", "1.验收条件", "2.指标体系", "县林业局"], [1, 2], [0, 1, 2]),
        (["附件：", "1.验收条件", "县林业局"], [], [0]),
        (["附件：", "林业资金分配", "1.造林3万亩。"], [], [0, 1]),
        (["附件2 验收标准", "1.道路硬化率达到95%。"], [], []),
    ],
)
def test_a_list_of_annexes_goes_on_as_its_first_line_tells(
    lines: list[str], counted: list[int], naming: list[int]
) -> None:
    assert (sorted(listed_annexes(lines)), sorted(naming_lines(lines))) == (counted, naming)


def test_annexes_are_named_behind_their_marks_and_in_lists() -> None:
    assert named_annexes(["附件：1.防汛 方案", "2.防汛考核评分表", "县水利局"]) == {"防汛方案", "防汛考核评分表"}


@pytest.mark.parametrize(
    ("title", "is_form"),
    [("申报材料清单", True), ("考核内容表（试行）", True), ("任务分解表", False), ("重点任务推进台账", False)],
)
def test_the_last_word_of_a_title_tells_a_form_from_a_list_of_tasks(title: str, *, is_form: bool) -> None:
    assert titles_a_form(title) is is_form

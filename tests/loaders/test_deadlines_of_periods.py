"""The years of a plan as a time, which of several times they come behind, and times that were left open."""

from __future__ import annotations

import pytest

from loaders.annotate.deadlines import find_deadline, read_deadline_cell
from loaders.reading.strand import whole


@pytest.mark.parametrize("sentence", ["建设基地，力争“十五五”期间基本建成。", "力争在“十五五”期间，完成编制。"])
def test_the_years_of_a_plan_are_a_time_without_a_day_where_it_is_to_be_reached_in_them(sentence: str) -> None:
    deadline = find_deadline(whole(sentence), sentence, year=2021)
    assert deadline is not None
    assert (deadline.text, deadline.due) == ("“十五五”期间", None)


def test_a_day_behind_the_years_of_a_plan_is_no_earlier_for_it() -> None:
    sentence = "“十四五”期间，新增绿地40公顷，2021年底，完成方案编制。"
    deadline = find_deadline(whole(sentence), sentence, year=2021)
    assert deadline is not None
    assert deadline.text == "“十四五”期间"


@pytest.mark.parametrize("sentence", ["总结“十三五”期间完成的项目。", "对比“十四五”期间完成情况，改进工作。"])
def test_the_years_of_a_plan_that_tell_what_is_spoken_of_are_no_time(sentence: str) -> None:
    assert find_deadline(whole(sentence), sentence, year=2021) is None


def test_a_season_of_a_later_year_comes_after_the_end_of_the_year_before_it() -> None:
    sentence = "2024年底前完成建档；其余水库于2025年汛期前完成。"
    deadline = find_deadline(whole(sentence), sentence, year=2024)
    assert deadline is not None
    assert (deadline.text, deadline.due) == ("2025年汛期前", None)


@pytest.mark.parametrize(
    "form",
    ["年月日", "　　年　月　日", "月 日—月 日", "__月__日", "××年×月", "2025年　月　日", "　　月底前", "×月×日前"],
)
def test_a_time_whose_days_were_left_open_is_no_deadline(form: str) -> None:
    assert read_deadline_cell(whole(form), form, year=2020) is None


@pytest.mark.parametrize("time", ["年底前", "2025年6月底前", "2025年", "月底前", "下月", "上午"])
def test_a_time_that_says_when_is_not_left_open(time: str) -> None:
    cell = read_deadline_cell(whole(time), time, year=2020)
    assert cell is not None
    assert cell.text == time

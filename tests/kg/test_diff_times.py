"""Tests of what a report says of times: new ones, lost ones, and those that only moved with the year of the plan."""

from __future__ import annotations

from datetime import date

import pytest

from kg.diff.deadlines import group_deadlines, moved_times
from kg.diff.timing import Time, move_between, read_day
from tests.kg.yearly import Row, compare, finding, step

LOCKS, SCHOOL, FERRY = "修缮古桥水闸", "扩建乡村小学", "开行夜间渡轮"


@pytest.mark.parametrize(
    ("old", "new", "move"),
    [
        ("2031年4月底前", "2032年4月底前", "year"),
        ("2031年2月底前", "2032年2月29日前", "year"),
        ("4月底前", "4月30日前", "year"),
        ("年底前", "12月底前", "year"),
        ("二季度前", "6月底前", "year"),
        ("2031年8月底", "2032年5月底", "earlier"),
        ("5月中旬前", "上半年", "later"),
        ("2033年6月底前", "2033年6月底前完成", None),
        ("2033年6月底前", "2034年6月底前", "later"),
        ("年内有阶段性成果", "年底前完成", "dated"),
        ("10月底前", "持续推进", "undated"),
        ("长期坚持", "持续推进", "words"),
        ("长期坚持", "长期坚持", None),
    ],
)
def test_a_time_moves_within_the_year_of_its_plan(old: str, new: str, move: str | None) -> None:
    times = [Time(text, read_day(text, year), year) for text, year in ((old, 2031), (new, 2032))]
    assert move_between(*times) == move


def test_a_time_begins_or_ends_where_one_year_alone_has_it() -> None:
    time = Time("6月底前", date(2031, 6, 30), 2031)
    assert (move_between(None, time), move_between(time, None), move_between(None, None)) == ("begun", "ended", None)


def test_a_date_that_moved_with_the_year_is_not_new_and_one_that_moved_within_it_is_told() -> None:
    diff = compare(
        [Row(LOCKS, due="2031年7月底"), Row(SCHOOL, due="2031年12月底"), Row(FERRY, due="2031年3月15日前")],
        [Row(LOCKS, due="2032年7月底"), Row(SCHOOL, due="2032年7月底"), Row(FERRY, due="2032年9月底前")],
    )
    said = finding(diff, "要求")
    assert "没有这样的时限" not in said
    assert "1项任务时限提前（任务2“2031年12月底”改为“2032年7月底”）" in said
    assert "1项任务时限推迟（任务3“2031年3月15日前”改为“2032年9月底前”）" in said
    assert "1项任务时限只随年度顺延（任务1）" in said


def test_a_deadline_that_was_loosened_or_left_out_is_told_as_one_that_was_set() -> None:
    diff = compare(
        [Row(LOCKS, due="年底前完成"), Row(SCHOOL, due="9月底前"), Row(FERRY)],
        [Row(LOCKS, due="年内有阶段性成果"), Row(SCHOOL), Row(FERRY, due="年底前完成")],
    )
    said = finding(diff, "要求")
    assert "1项任务时限由有日期改为没有日期（任务1“年底前完成”改为“年内有阶段性成果”）" in said
    assert "1项任务不再提时限（任务2“9月底前”）" in said
    assert "1项任务新提出时限（任务3“年底前完成”）" in said


def test_times_that_only_sentences_tell_are_told_as_those_of_tasks_are() -> None:
    diff = compare(
        [Row(LOCKS, ["7月底前完成闸门更换。", "5月底前公布修缮名录。"]), Row(SCHOOL, ["扩建教室。"])],
        [
            Row(LOCKS, ["6月底前完成闸门更换。", "公布修缮名录。"]),
            Row(SCHOOL, ["8月底前扩建教室。"]),
            Row(FERRY, ["10月底前首航。"]),
        ],
    )
    said = finding(diff, "要求")
    assert "没有变化" not in said
    assert "1条举措时限提前（任务1第1句“7月底前”改为“6月底前”）" in said
    assert "1条举措不再提时限（任务1第2句“5月底前”）" in said
    assert "1条举措新提出时限（任务2第1句“8月底前”）" in said
    assert "新增的1条举措有时限（任务3第1句“10月底前”）" in said


def test_a_time_that_went_from_the_sentence_to_the_task_is_the_same() -> None:
    diff = compare([Row(LOCKS, ["7月底前完成闸门更换。"])], [Row(LOCKS, ["完成闸门更换。"], due="2032年7月底")])
    assert moved_times(step(diff)) == ()
    assert "有承接的任务和举措，完成时限没有变化" in finding(diff, "要求")


def test_the_deadline_of_a_new_task_is_told_once_with_its_deadline_or_with_the_other_new_tasks() -> None:
    old = [Row(LOCKS, due="持续推进")]
    new = [Row(LOCKS, due="持续推进"), Row(SCHOOL, due="9月底前"), Row(FERRY, due="持续推进")]
    said = finding(compare(old, new), "要求")
    assert "2032年1项任务要求“9月底前”（新增的任务2），2031年任务没有这样的时限" in said
    assert "另有新增的1项任务有时限（任务3“持续推进”）" in said
    assert said.count("9月底前") == 1


def test_several_tasks_of_a_deadline_are_several_in_english() -> None:
    old = [Row(LOCKS, due="持续推进"), Row(FERRY, due="持续推进")]
    new = [Row(LOCKS, due="9月底前"), Row(FERRY, due="9月底前"), Row(SCHOOL, due="9月底前")]
    assert "are due “9月底前” (tasks 1, 2; new: task 3)" in finding(compare(old, new), "Obligation", "en")


def test_deadlines_stand_in_the_order_of_their_dates() -> None:
    dues = ["2032年9月底前", "2032年12月底前", "持续推进", "2032年6月底前"]
    rows = [Row(f"{LOCKS}{number}", due=due) for number, due in enumerate(dues)]
    groups = group_deadlines(step(compare([Row(f"{LOCKS}0", due="2031年10月底前")], rows)))
    assert [group.text for group in groups] == ["2031年10月底前", dues[3], dues[0], dues[1], "持续推进"]


def test_the_times_of_what_was_dropped_are_told_with_their_year() -> None:
    old = [Row(LOCKS, ["更换闸门。", "4月底前公布名录。"]), Row(SCHOOL, due="9月底前")]
    said = finding(compare(old, [Row(LOCKS, ["更换闸门。"])]), "要求")
    assert "未再列入的1项任务原有时限（2031年任务2“9月底前”）" in said
    assert "未再列入的1条举措原有时限（2031年任务1第2句“4月底前”）" in said
    assert "有承接的任务和举措，完成时限没有变化" in said


def test_that_no_year_tells_a_time_is_said_so() -> None:
    said = finding(
        compare([Row(LOCKS, ["更换2011年前建成的闸门。"])], [Row(LOCKS, ["更换2012年底前建成的闸门。"])]), "要求"
    )
    assert "两年的任务和举措都没有写完成时限" in said


def test_english_tells_the_same_moves() -> None:
    said = finding(compare([Row(LOCKS, due="9月底前")], [Row(LOCKS, due="8月底前")]), "Obligation", "en")
    assert "1 task due earlier (task 1 “9月底前” to “8月底前”)" in said

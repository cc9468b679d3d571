"""Tests of what a comparison tells beside its counts: measures that became titles, tasks of plans not compared."""

from __future__ import annotations

from kg.diff import Scope, diff_years, read_years, tell_apart
from kg.diff.bare import says_title
from kg.reports.blocks import Bullets, plain
from kg.reports.document import write_report
from tests.kg.compared import year_diff
from tests.kg.curated import curated_store


def test_a_measure_whose_words_became_a_title_says_so_and_counts_as_not_carried_on() -> None:
    step = year_diff().steps[0]
    said = {
        f"{part.earlier.spot.task}({part.earlier.spot.position})": part.title.task
        for fate in step.fates
        for part in fate.measures
        if part.title is not None
    }
    # 完善知识产权转化运用机制，…; 深度参与知识产权全球治理，…: no other of the 25 that none carries on
    assert said == {"8(1)": "12", "16(3)": "18"}
    blocks = write_report(year_diff(), "zh").blocks
    words = [plain(line) for block in blocks if isinstance(block, Bullets) for line in block.items]
    assert any("没有后续的举措中，2条的提法见于2021年任务12、18的题目" in line for line in words)


def test_a_title_is_said_by_a_clause_in_any_order_and_not_by_parts_of_it() -> None:
    assert says_title("深度参与知识产权全球治理，加强形势研判。", "深度参与全球知识产权治理")
    assert says_title("要加快完善知识产权转化运用机制。", "完善知识产权转化运用机制")
    assert not says_title("深度参与知识产权治理，加强全球形势研判。", "深度参与全球知识产权治理")
    assert not says_title("加强人才培养。", "人才培养")  # a phrase that many say


def test_a_department_is_told_what_it_bears_in_plans_that_have_no_other_year() -> None:
    store = curated_store()
    made = read_years(store, "2020", "2021")
    found = tell_apart(store, diff_years(made, Scope(department="保护司")))
    # the guide of 2021: （五）健全知识产权保护政策 …（保护司负责）, four of （八）深化知识产权国际合作
    assert [(one.plan.identifier, one.number, len(one.measures)) for one in found.apart] == [
        ("guide2021", "5", 6),
        ("guide2021", "8", 4),
    ]
    blocks = write_report(found, "zh").blocks
    words = [plain(line) for block in blocks if isinstance(block, Bullets) for line in block.items]
    assert any("另在其他文件中有任务（《推动知识产权高质量发展年度工作指引（2021）》2项）" in line for line in words)
    english = [
        plain(line) for block in write_report(found, "en").blocks if isinstance(block, Bullets) for line in block.items
    ]
    assert any(
        "further tasks in other documents (推动知识产权高质量发展年度工作指引（2021）: 2); see" in line
        for line in english
    )
    assert tell_apart(store, diff_years(made)).apart == ()

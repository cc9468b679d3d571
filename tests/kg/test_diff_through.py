"""Tests that several steps are told below an account of the first and the last year, and parts only where they are."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document

from kg.diff import Scope, YearDiff, YearInputs, diff_years
from kg.diff.through import follow_series
from kg.links import Alignment
from kg.reports import REPORTS
from kg.reports.blocks import Bullets, Heading, Table, plain
from kg.reports.document import write_report
from kg.reports.numbering import number_headings
from tests.kg.yearly import FIRST, Row, compare, compared, links_of, plan

DREDGE, PIER, RACE, SHIP = "疏浚内河航道", "改造渔港码头", "举办赛船节", "清退老旧渔船"
YEARS = [
    [Row(DREDGE, departments=("航道处",)), Row(PIER, departments=("海事处",)), Row(RACE, departments=("体育科",))],
    [Row(DREDGE, departments=("航道处",)), Row(PIER, departments=("海事处",)), Row(SHIP, departments=("渔政站",))],
    [
        Row(DREDGE, departments=("航道处",)),
        Row(SHIP, departments=("渔政站",)),
        Row("更新航标", departments=("航道处",)),
    ],
]


def _three(scope: Scope | None = None) -> YearDiff:
    plans = [plan(FIRST + number, rows) for number, rows in enumerate(YEARS)]
    pairs = list(pairwise(plans))
    alignments = tuple(
        Alignment(a.identifier, b.identifier, "continues", tuple(links_of(a, b)), (), "hand", "1") for a, b in pairs
    )
    made = {document.identifier: compared(document) for document in plans}
    return diff_years(YearInputs(str(FIRST), str(FIRST + 2), made, alignments), scope or Scope())


def test_what_is_left_of_the_first_year_and_what_came_since_is_told_first() -> None:
    found = follow_series(_three().steps)[0]
    assert [(side.spot.title, year) for side, year in found.ended] == [(PIER, 2032), (RACE, 2031)]
    assert [(side.spot.title, year) for side, year in found.begun] == [(SHIP, 2032), ("更新航标", 2033)]
    assert (found.carried, found.coming) == (1, 1)
    blocks = write_report(_three(), "zh").blocks
    assert isinstance(blocks[0], Heading)
    assert blocks[0].text == "2031年至2033年总览"
    said = [plain(item) for block in blocks[:2] if isinstance(block, Bullets) for item in block.items]
    assert said[0] == (
        "2031年3项任务中，1项到2033年仍有后续，2项没有延续到2033年（任务2 改造渔港码头，最后见于2032年、"
        "任务3 举办赛船节，最后见于2031年）。"
    )
    assert said[1].startswith("2033年3项任务中，1项可以追溯到2031年，2项是以后新增的（任务2 清退老旧渔船，始于2032年、")
    assert said[2] == "责任部门两年都有的1个；只有2031年列出的：海事处、体育科；只有2033年列出的：渔政站。"
    assert said[3].startswith("数字。")


def test_the_parts_of_a_step_stand_below_it() -> None:
    headings = write_report(_three(), "zh").headings
    numbered = number_headings(headings, "zh")
    assert [numbered[h.anchor] for h in headings if h.level == 1][:3] == [
        "一、2031年至2033年总览",
        "二、《计划》（2031年）与《计划》（2032年）",
        "三、《计划》（2032年）与《计划》（2033年）",
    ]
    assert numbered["short-2"] == "（一）要点"
    assert numbered["sources-2"] == "1. 2033年各项任务的来源"
    english = number_headings(write_report(_three(), "en").headings, "en")
    assert english["sources-2"] == "3.2.1  Where the tasks of 2033 come from"


def test_figures_of_the_first_and_the_last_year_are_told_once() -> None:
    page = REPORTS[".md"](_three(), "zh", None).decode()
    assert page.count("**数字。**") == 1
    assert page.index("**数字。**") < page.index("与《计划》（2032年）\n")


@pytest.mark.parametrize("ending", [".html", ".docx"])
def test_word_and_page_have_three_levels(ending: str) -> None:
    made = REPORTS[ending](_three(), "zh", None)
    if ending == ".docx":
        styles = {paragraph.style.name for paragraph in Document(BytesIO(made)).paragraphs if paragraph.style}
        assert {"Heading 1", "Heading 2", "Heading 3"} <= styles
    else:
        assert "<h4 " in made.decode()


def test_two_years_have_no_account_of_more() -> None:
    diff = compare(YEARS[0], YEARS[1])
    assert follow_series(diff.steps) == ()
    assert {heading.level for heading in write_report(diff, "zh").headings} == {1, 2}


def test_a_scope_is_said_in_the_account_too() -> None:
    page = REPORTS[".md"](_three(Scope(department="航道处")), "zh", None).decode()
    assert "所列2031年1项任务中，1项到2033年仍有后续" in page


def test_a_plan_that_speaks_of_no_province_is_told_nothing_of_provinces() -> None:
    plain_city = [Row(DREDGE, ["清除碍航物。"])]
    report = write_report(compare(plain_city, plain_city), "zh")
    assert not [h for h in report.headings if "省份" in h.text or "行动主体" in h.text]
    rows = [plain(row.cells[0][0]) for block in report.blocks if isinstance(block, Table) for row in block.rows]
    assert "印有必做或选做的举措" not in rows
    addressed = [Row(DREDGE, ["各县：清除碍航物。"])]
    headings = [h.text for h in write_report(compare(addressed, plain_city), "zh").headings]
    assert "举措的行动主体" in headings
    assert "省份要求" not in headings

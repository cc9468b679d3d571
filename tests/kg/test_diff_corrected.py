"""Tests that what people corrected is told as corrected and never as printed: in reports, and nowhere without one."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kg.diff import YearDiff, diff_years
from kg.model import Correction, PlanDocument
from kg.reports import REPORTS
from tests.kg.plans import HERE
from tests.kg.yearly import FIRST, Row, compare, finding, linked, links_of, plan, step

OLD = [Row("疏浚内河航道", ["清除碍航物。"], departments=("航道处", "海事处")), Row("改造渔港码头", due="6月底前")]
NEW = [Row("疏浚内河航道", ["清除碍航物。"], departments=("海事处",)), Row("改造渔港码头", due="9月底前")]
NAMED = Correction("department", "港政科", "航道处", "李敏", "扫描件此格模糊", HERE)
DUE = Correction("deadline", "8月底前", "9月底前", "李敏", "印章盖住了数字", HERE)
SENTENCE = Correction("sentences", "清除碍航物", "清除碍航物。", "李敏", "漏了句号", HERE)


def _corrected() -> YearDiff:
    old, new = plan(FIRST, OLD), plan(FIRST + 1, NEW)
    old = _with(old, 0, NAMED, in_measure=SENTENCE)
    new = _with(new, 1, DUE)
    return diff_years(linked(old, new, tuple(links_of(old, new))))


def _with(
    document: PlanDocument, place: int, correction: Correction, in_measure: Correction | None = None
) -> PlanDocument:
    tasks = list(document.tasks)
    task = replace(tasks[place], corrections=(correction,))
    if in_measure:
        task = replace(task, measures=(replace(task.measures[0], corrections=(in_measure,)), *task.measures[1:]))
    tasks[place] = task
    return replace(document, tasks=tuple(tasks))


def test_the_first_page_says_what_was_corrected_and_the_finding_that_rests_on_it() -> None:
    diff = _corrected()
    assert "2031年未列" not in finding(diff, "责任")
    assert "2032年未列：航道处（有更正）" in finding(diff, "责任")
    page = REPORTS[".md"](diff, "zh", None).decode()
    head = page[: page.index("任务总览")]
    assert "有3处经人工更正" in head
    assert all(place in head for place in ("2031年任务1", "2031年任务1第1句", "2032年任务2"))


def test_a_corrected_department_and_deadline_are_marked_wherever_they_stand() -> None:
    page = REPORTS[".md"](_corrected(), "zh", None).decode()
    assert "航道处（更正）、海事处" in page
    assert "9月底前（更正）" in page
    assert "海事处（更正）" not in page
    book = load_workbook(BytesIO(REPORTS[".xlsx"](_corrected(), "zh", None)))
    cells = [str(cell.value) for row in book["任务"].iter_rows() for cell in row]
    assert any("航道处（更正）" in value for value in cells)
    assert "9月底前（更正）" in cells


def test_every_correction_is_told_with_what_was_read_who_and_why() -> None:
    page = REPORTS[".md"](_corrected(), "zh", None).decode()
    assert "部门：港政科 → 航道处（李敏：扫描件此格模糊）" in page
    assert "期限：8月底前 → 9月底前（李敏：印章盖住了数字）" in page
    assert "经人工更正的内容已经注明" in page


@pytest.mark.parametrize("ending", [".html", ".json", ".docx"])
def test_every_form_tells_of_corrections(ending: str, tmp_path: Path) -> None:
    made = REPORTS[ending](_corrected(), "zh", None)
    if ending != ".docx":
        assert "港政科" in made.decode()
    assert made != REPORTS[ending](compare(OLD, NEW), "zh", None)


def test_without_corrections_nothing_is_said_of_any() -> None:
    diff = compare(OLD, NEW)
    assert step(diff).corrected == ()
    page = REPORTS[".md"](diff, "zh", None).decode()
    assert "人工更正（" not in page
    assert "、人工更正\n" not in page

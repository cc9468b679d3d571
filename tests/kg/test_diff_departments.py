"""Tests of what a report says of departments: relieved of what goes on, not of what was dropped with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.diff import Scope, diff_years
from kg.diff.findings import find_responsibility
from kg.model import PlanDocument, Role
from kg.reports import REPORTS
from kg.reports.xlsx import sheets
from tests.kg.yearly import Row, compare, finding, inputs_of, linked, links_of, plan, step

OLD = [
    Row("疏浚内河航道", departments=("航道处", "海事处")),
    Row("改造渔港码头", departments=("海事处", "渔政站")),
    Row("清退老旧渔船", departments=("渔政站",)),
    Row("举办赛船节", departments=("海事处",)),
]
NEW = [Row("疏浚内河航道", departments=("航道处",)), Row("改造渔港码头", departments=("海事处", "渔政站"))]


def test_a_department_is_relieved_of_what_goes_on_without_it_and_not_of_what_was_dropped() -> None:
    diff = compare(OLD, NEW)
    told = {one.name: one for one in find_responsibility(step(diff)).relieved}
    assert {name: [side.spot.task for side in one.relieved] for name, one in told.items()} == {"海事处": ["1"]}
    assert "原有任务中不再承担的：海事处（任务1）；" in finding(diff, "责任")
    bearers = {one.name: one for one in step(diff).departments}
    assert [side.spot.task for side in bearers["海事处"].lost] == ["1", "4"]  # as departments-changed counts them
    assert [side.spot.task for side in bearers["渔政站"].dropped] == ["3"]


def test_a_dropped_task_is_told_as_such_in_the_table_of_departments() -> None:
    page = REPORTS[".md"](compare(OLD, NEW), "zh", None).decode()
    assert "| **海事处** | 1、2、4 | 2 | — | 1<br>未再列入：4 | 两年都有 |" in page
    assert "| **渔政站** | 2、3 | 2 | — | 未再列入：3 | 两年都有 |" in page


def test_each_part_of_a_department_has_its_tasks_and_none_is_said_of_all() -> None:
    roles = {("海事处", "改造渔港码头"): Role.LEAD, ("渔政站", "改造渔港码头"): Role.PARTICIPANT}
    before, after = (_with_roles(plan(year, rows), roles) for year, rows in ((2031, OLD), (2032, NEW)))
    diff = diff_years(linked(before, after, tuple(links_of(before, after))))
    page = REPORTS[".md"](diff, "zh", None).decode()
    assert "| **海事处** | 牵头：2<br>负责：1、4 | 牵头：2 | — | 1<br>未再列入：4 | 两年都有 |" in page
    assert "| **渔政站** | 参加：2<br>负责：3 | 参加：2 | — | 未再列入：3 | 两年都有 |" in page
    assert "| **航道处** | 1 | 1 | — | — | 两年都有 |" in page
    rows = next(sheet.rows for sheet in sheets(diff, "en") if sheet.name == "responsibilities")
    assert [row[2] for row in rows if row[0] == "海事处"] == ["lead: 2; responsible: 1, 4"]


def _with_roles(document: PlanDocument, roles: Mapping[tuple[str, str], Role]) -> PlanDocument:
    return replace(
        document,
        tasks=tuple(
            replace(
                task,
                responsibilities=tuple(
                    replace(one, role=roles.get((one.name, task.title), one.role)) for one in task.responsibilities
                ),
            )
            for task in document.tasks
        ),
    )


def test_a_report_for_one_department_tells_the_two_apart() -> None:
    said = finding(diff_years(inputs_of(OLD, NEW), Scope(department="海事处")), "责任")
    assert "2031年的任务中不再承担任务1；" in said
    assert "2031年承担而2032年未再列入的是任务4；" in said

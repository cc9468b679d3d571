"""A plan printed in any form of the genre and read back is the same plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.model import Measure, PlanDocument, Role, Source, Task
from loaders.families import FAMILIES, Facts
from loaders.reading.blocks import read_blocks
from loaders.structure.account import with_coverage
from tests.loaders.passages import claims
from tests.loaders.printing import (
    DEADLINE,
    as_flattened_table,
    as_guide,
    as_numbered_plan,
    as_table,
    in_brackets,
    on_lines,
    with_a_deadline,
    with_labels,
)
from tests.strategies import PLANS, Plan, Said

pytestmark = pytest.mark.unmeasured

HEADERS = {
    "task": ["任务清单", "重点任务", "工作任务", "任务名称"],
    "measures": ["落实举措", "具体措施", "主要内容", "工作要求"],
    "departments": ["责任部门", "执行部门", "责任单位", "责任分工"],
    "deadline": ["完成时间", "时限要求", "完成时限"],
}
_COLUMNS = st.fixed_dictionaries({meaning: st.sampled_from(words) for meaning, words in HEADERS.items()})
_HEADER_ROWS = st.tuples(_COLUMNS, st.permutations(list(HEADERS))).map(
    lambda drawn: [(meaning, drawn[0][meaning]) for meaning in drawn[1]]
)
_WIDTHS = st.tuples(st.integers(8, 12), st.integers(26, 34), st.integers(7, 9))


@given(PLANS, _HEADER_ROWS)
def test_a_table_with_columns_in_any_order_is_the_plan(plan: Plan, headers: Sequence[tuple[str, str]]) -> None:
    document = read("task-list", as_table(plan, headers))
    assert outline(document) == [(part.title, [task.title for task in part.tasks]) for part in plan.parts]
    assert [spoken(task) for task in document.tasks] == addressed(plan)
    assert [names(task) for task in document.tasks] == [task.departments for task in plan.tasks]
    assert deadlines(document) == [task.deadline for task in plan.tasks]
    check_account(document)


@given(PLANS, _WIDTHS, st.integers(1, 4), st.integers(1, 4))
def test_a_flattened_table_is_the_plan(
    plan: Plan, widths: tuple[int, int, int], rows_a_page: int, cut_after: int
) -> None:
    printed = as_flattened_table(plan, widths=widths, rows_a_page=rows_a_page, cut_after=cut_after)
    document = read("task-list", printed)
    assert outline(document) == [(part.title, [task.title for task in part.tasks]) for part in plan.parts]
    assert [spoken(task) for task in document.tasks] == addressed(plan)
    assert [names(task) for task in document.tasks] == [task.departments for task in plan.tasks]
    assert deadlines(document) == [task.deadline for task in plan.tasks]
    check_account(document)


@given(PLANS, st.sampled_from(["牵头单位", "牵头部门"]), st.sampled_from(["配合单位", "参与部门"]))
def test_columns_for_who_leads_and_who_helps_are_the_roles(plan: Plan, lead: str, helps: str) -> None:
    headers = [("task", "重点任务"), ("measures", "具体措施"), ("lead", lead), ("participants", helps)]
    document = read("task-list", as_table(plan, headers))
    assert [spoken(task) for task in document.tasks] == addressed(plan)
    assert [roles(task) for task in document.tasks] == [list(_led(task.departments)) for task in plan.tasks]
    check_account(document)


@given(PLANS, st.sampled_from([in_brackets, with_labels, on_lines, with_a_deadline]))
def test_numbered_items_are_the_plan(plan: Plan, closing: Callable[[Said], str]) -> None:
    # where each heading has a sole item with lines below, these are the text of the headings
    assume(closing is not on_lines or any(len(task.measures) > 1 for task in plan.tasks))
    document = read("numbered-plan", as_numbered_plan(plan, closing))
    due = [measure.deadline.text if measure.deadline else None for task in document.tasks for measure in task.measures]
    assert due == [DEADLINE if closing is with_a_deadline else None] * len(due)
    assert outline(document) == [(part.title, [task.title for task in part.tasks]) for part in plan.parts]
    assert [[said(measure) for measure in task.measures] for task in document.tasks] == stated(plan)
    numbers = [measure.number for task in document.tasks for measure in task.measures]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    check_account(document)


@given(PLANS)
def test_a_guide_is_the_plan(plan: Plan) -> None:
    document = read("guide", as_guide(plan))
    assert outline(document) == [(part.title, [task.title for task in part.tasks]) for part in plan.parts]
    several = sum(len(task.measures) > 1 for task in plan.tasks)
    if several and several * 4 >= len(plan.tasks):  # a few among many are breaks that were lost
        assert [[said(measure) for measure in task.measures] for task in document.tasks] == stated(plan)
    check_account(document)


def read(family: str, text: str) -> PlanDocument:
    """Read a text by the family that recognises it best, which must be the one named."""
    reading = read_blocks(Source("plan.txt", "text/plain", "0" * 64, text))
    scores = {name: known.recognise(reading).score for name, known in FAMILIES.items()}
    assert max(scores, key=lambda name: scores[name]) == family
    return with_coverage(FAMILIES[family].read(reading, Facts("plan", 2021)))


def outline(document: PlanDocument) -> list[tuple[str, list[str]]]:
    return [
        (section.title, [task.title for task in document.tasks if task.section == section.number])
        for section in document.sections
    ]


def spoken(task: Task) -> list[tuple[str | None, str]]:
    return [(measure.actor, measure.text) for measure in task.measures]


def addressed(plan: Plan) -> list[list[tuple[str | None, str]]]:
    return [
        [*(("国家林草局", measure.text) for measure in task.measures), *(("各地区", text) for text in task.regional)]
        for task in plan.tasks
    ]


def names(task: Task) -> tuple[str, ...]:
    return tuple(who.name for who in task.responsibilities)


def roles(task: Task) -> list[tuple[str, Role]]:
    return [(who.name, who.role) for who in task.responsibilities]


def deadlines(document: PlanDocument) -> list[str | None]:
    return [task.deadline.text if task.deadline else None for task in document.tasks]


def said(measure: Measure) -> tuple[str, list[tuple[str, Role]]]:
    return measure.text, [(who.name, who.role) for who in measure.responsibilities]


def stated(plan: Plan) -> list[list[tuple[str, list[tuple[str, Role]]]]]:
    return [[(measure.text, list(_roles(measure))) for measure in task.measures] for task in plan.tasks]


def _roles(measure: Said) -> list[tuple[str, Role]]:
    if not measure.has_leader:
        return [(name, Role.RESPONSIBLE) for name in measure.departments]
    return list(_led(measure.departments))


def _led(departments: Sequence[str]) -> Iterator[tuple[str, Role]]:
    """The first leads and the others take part."""
    return ((name, Role.PARTICIPANT if n else Role.LEAD) for n, name in enumerate(departments))


def check_account(document: PlanDocument) -> None:
    assert [claim for claim in claims(document) if not claim.holds_in(document)] == []
    assert document.coverage
    assert [document.source.quote(piece) for piece in document.coverage.unassigned] == []

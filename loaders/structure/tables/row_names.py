"""Who is named in the cells of a row, and in which role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Responsibility, Role
from loaders.annotate.context import Context
from loaders.annotate.lead_rule import LeadRule
from loaders.annotate.responsibility import beside_leaders, read_responsibilities
from loaders.genre.headers.columns import Column
from loaders.genre.references import read_reference
from loaders.structure.tables.task_table import Row

_ROLES = {Column.LEAD: Role.LEAD, Column.PARTICIPANT: Role.PARTICIPANT}


def row_responsibilities(
    row: Row,
    context: Context,
    *,
    within: frozenset[Column] | None = None,
    without: frozenset[Column] = frozenset(),
) -> tuple[Responsibility, ...]:
    """Return who is named in the cells of a row, in those columns alone that are `within` and not `without`."""
    found: list[Responsibility] = []
    chosen = [(c, cell) for c, cell in row.departments if (within is None or c in within) and c not in without]
    for column, cell in chosen:
        led = context.leads is LeadRule.FIRST and bool(found)  # 列第一位的为牵头单位: of all lines of the cell
        for responsibility in read_responsibilities(cell, context.text, rule=context.leads):
            own = responsibility.role
            helps = led and not read_reference(responsibility.name)  # 同第3项: as those are responsible there
            role = _ROLES.get(column, Role.PARTICIPANT if helps else own)
            found.append(replace(responsibility, role=role, rank=len(found) + 1))
    marked = any(each.role is Role.LEAD for each in found) and not any(column in _ROLES for column, _ in chosen)
    return beside_leaders(found) if marked else tuple(found)  # 甲（牵头） above 乙 in one cell


def columns_over_all(rows: Sequence[Row]) -> frozenset[Column]:
    """Return the columns of which one cell lies over all rows of a task: it names who is responsible for the task.

    牵头单位 may be one for the task while each measure has 责任单位 of its own; or the first row alone has it.
    Who helps with one measure alone is none of the task's.
    """
    below = {column for row in rows[1:] for column, _ in row.departments}
    is_led_once = bool(below) and Column.LEAD not in below
    return frozenset(
        column
        for column, cell in rows[0].departments
        if (column is Column.LEAD and is_led_once) or all((column, cell) in row.departments for row in rows)
    )

"""Reads what the department of a scope bears in plans of these years that have no counterpart to be compared with."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from kg.diff.model import BorneApart, YearDiff
from kg.library import ask
from kg.store import Store


def tell_apart(store: Store, diff: YearDiff) -> YearDiff:
    """Return the comparison with the measures of its department in plans that it names and does not compare.

    The plans come in their own order, the tasks of each in that of the text. Without a department in the scope, and
    where every plan is compared, the comparison is returned as it is.
    """
    names = sorted({step.asked for step in diff.steps if step.asked})
    if not names or not diff.alone:
        return diff
    rows = [row for name in names for row in ask(store, "department-measures", department=name)]
    found = tuple(
        BorneApart(facts, number, title, tuple((int(row["position"]), row["measure"]) for row in of_task))
        for facts in diff.alone
        for (number, title), of_task in groupby(
            (row for row in rows if row["plan"] == facts.identifier), lambda row: (row["task_number"], row["task"])
        )
    )
    return replace(diff, apart=found)

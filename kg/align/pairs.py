"""Chooses which plans are aligned: successive years of a series, and other series of the same or the next year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from kg.links import Relation
from kg.model import PlanDocument
from kg.workspace import PlanEntry


@dataclass(frozen=True, slots=True)
class PlanPair:
    """Two plans to align, by their identifiers; of a restatement, `earlier` is the plan that is restated."""

    earlier: str
    later: str
    relation: Relation


def plan_pairs(documents: Mapping[str, PlanDocument], entries: Iterable[PlanEntry]) -> tuple[PlanPair, ...]:
    """Return the pairs of plans to align, in the order of the entries.

    Within a series each plan continues that of the last year before it, however long ago. Plans of
    different series are compared when their years are the same or follow each other: the later restates the
    earlier one, and of one year the other plan restates the task list, which is the plan that gives most of
    its tasks a deadline or a province duty. A plan without a year is aligned with none.
    """
    known = [entry for entry in entries if entry.identifier in documents and _year(entry, documents) is not None]
    ordered = sorted(known, key=lambda entry: (_year(entry, documents) or 0, -_detail(documents[entry.identifier])))
    pairs = []
    for earlier, later in combinations(ordered, 2):
        relation = _relation(earlier, later, ordered, documents)
        if relation is not None:
            pairs.append(PlanPair(earlier.identifier, later.identifier, relation))
    return tuple(pairs)


def _relation(
    earlier: PlanEntry, later: PlanEntry, ordered: Iterable[PlanEntry], documents: Mapping[str, PlanDocument]
) -> Relation | None:
    first, second = _year(earlier, documents) or 0, _year(later, documents) or 0
    if earlier.series is not None and earlier.series == later.series:
        between = [_year(e, documents) or 0 for e in ordered if e.series == earlier.series]
        succeeds = first < second and not any(first < year < second for year in between)
        return "continues" if succeeds else None
    return "restates" if second - first <= 1 else None


def _year(entry: PlanEntry, documents: Mapping[str, PlanDocument]) -> int | None:
    return entry.year or documents[entry.identifier].header.year


def _detail(document: PlanDocument) -> float:
    """The share of tasks that say by when or for which provinces, as the rows of a task list do."""
    if not document.tasks:
        return 0.0
    detailed = [t for t in document.tasks if t.deadline or t.duties or any(m.duties for m in t.measures)]
    return len(detailed) / len(document.tasks)

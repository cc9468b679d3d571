"""Chooses the pairs of plans that are aligned, by what the plans say and without comparing all with all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.align import PlanPair, plan_pairs
from kg.align.elements import Elements, read_elements
from kg.align.related import related_pairs
from kg.build.aligning import Side
from kg.build.crew import Crew
from kg.build.originals import Bench, open_document
from kg.model import PlanDocument
from kg.workspace import PlanEntry


def choose_pairs(
    entries: Sequence[PlanEntry], outlines: Mapping[str, PlanDocument], sides: Mapping[str, Side], crew: Crew
) -> tuple[PlanPair, ...]:
    """Return the pairs of plans to align, in the order of their years."""
    return related_pairs(plan_pairs(outlines, entries), _Opened(sides, crew.bench, outlines))


class _Opened(Mapping[str, Elements]):
    """The elements of plans, opened when they are asked for."""

    def __init__(self, sides: Mapping[str, Side], bench: Bench, names: Mapping[str, PlanDocument]) -> None:
        self._sides, self._bench, self._names = sides, bench, names

    def __getitem__(self, name: str) -> Elements:
        side = self._sides[name]
        return read_elements(open_document(side.original, side.digest, self._bench))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

"""What a comparison of years starts from: plans as documents, their links, what holds of them, and the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.diff.elements import PlanFacts
from kg.links import Alignment
from kg.model import PlanDocument
from kg.targets import Line


@dataclass(frozen=True, slots=True)
class ComparedPlan:
    """A plan with what the store knows of it beside its document.

    `names` gives, for each name of a department as the plan has it in full, the name that it goes by everywhere.
    """

    document: PlanDocument
    facts: PlanFacts
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class YearInputs:
    """All that a comparison of years is made from.

    `pairs` are the alignments of successive plans of one series, oldest first, `plans` the plans that they name,
    `alone` the plans of these years that no alignment names. `held` gives the tasks (or the plan's own part, as
    `list2020`) that each target hangs on, by the target's IRI, `titles` those of all plans, by identifier. `content` is
    the digest of the store.
    """

    first: str
    last: str
    plans: Mapping[str, ComparedPlan]
    pairs: tuple[Alignment, ...]
    alone: tuple[PlanFacts, ...] = ()
    lines: tuple[Line, ...] = ()
    held: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    content: str = ""

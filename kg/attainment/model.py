"""The values of an attainment: which printed indicators are one, and whether what was promised was reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from kg.model import Outcome, QuantityKind, Target

METHOD = "indicator-lines"
VERSION = "1.0"


class Verdict(Enum):
    """Whether a target was reached; the value is the local name of its term."""

    MET = "Met"
    NOT_MET = "NotMet"
    NOT_COMPARABLE = "NotComparable"
    NO_OUTCOME_STATED = "NoOutcomeStated"


class Basis(Enum):
    """Why a printed name is taken for an indicator, or what keeps two indicators apart."""

    PRINTED = "printed name"
    WORDING = "wording"
    OWNER = "owner of a named thing"
    SERIES = "place in a list"
    ADDITION = "addition and total"
    PART = "part and whole"
    WORDED = "other wording"
    SURVEY = "another survey"
    SCOPE = "another scope"


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that plans print for an indicator, why it is taken for it, and how sure that is, from 0 to 1."""

    name: str
    basis: Basis
    score: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted: the name it goes by, all names printed for it (that one first), and its kind of quantity.

    `kind` is None where the figures disagree or do not show it.
    """

    name: str
    names: tuple[Naming, ...]
    kind: QuantityKind | None = None


@dataclass(frozen=True, slots=True, order=True)
class Kinship:
    """Two indicators, by the names they go by, that are easily taken for one and are two.

    Where one is a part of the other, `one` is the whole.
    """

    one: str
    other: str
    basis: Basis
    score: float


@dataclass(frozen=True)
class Indicators:
    """All indicators of some plans in the order of the plans, and the pairs of them that are easily confused."""

    indicators: tuple[Indicator, ...]
    kin: tuple[Kinship, ...]
    method: str = METHOD
    version: str = VERSION

    @cached_property
    def by_name(self) -> Mapping[str, Indicator]:
        """The indicator of each printed name."""
        return {naming.name: indicator for indicator in self.indicators for naming in indicator.names}

    @cached_property
    def kin_of(self) -> Mapping[str, tuple[Kinship, ...]]:
        """The kinships of each indicator, by the name it goes by."""
        found: dict[str, list[Kinship]] = {}
        for kinship in self.kin:
            found.setdefault(kinship.one, []).append(kinship)
            found.setdefault(kinship.other, []).append(kinship)
        return {name: tuple(kinships) for name, kinships in found.items()}

    def score_of(self, name: str) -> float:
        """Return how sure it is that a printed name is that of its indicator."""
        return next(naming.score for naming in self.by_name[name].names if naming.name == name)


@dataclass(frozen=True, slots=True)
class Attainment:
    """What became of a target, in the plan `plan`, by the outcome of `reported_in` if there is one to look at.

    `reason` says why, in Chinese and in English. `confidence` is from 0 to 1.
    """

    plan: str
    target: Target
    verdict: Verdict
    reason: tuple[str, str]
    confidence: float
    outcome: Outcome | None = None
    reported_in: str | None = None
    method: str = METHOD
    version: str = VERSION

"""Makes plans of targets and outcomes alone, for the tests of attainment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from kg.attainment import Attainment, attain, match_indicators
from kg.model import (
    Comparator,
    Header,
    Outcome,
    Passage,
    Piece,
    PlanDocument,
    QuantityKind,
    Source,
    Stated,
    Target,
)

_NOWHERE = Passage((Piece(0, 1),))
_SIGNS = {sign.value: sign for sign in Comparator}
F = TypeVar("F", Target, Outcome)


def promise(quote: str, indicator: str, value: str = "", kind: QuantityKind | None = None) -> Target:
    """Return a target; `value` is written `>=85 %`, with a + after the sign for a change (`>=+20 %`), or empty."""
    return _figure(Target(quote, indicator, _NOWHERE, kind=kind), value)


def result(
    quote: str, indicator: str, value: str = "", kind: QuantityKind | None = None, *, period: str, baseline: str = ""
) -> Outcome:
    """Return an outcome, its value written as that of `promise`."""
    outcome = Outcome(quote, indicator, _NOWHERE, period=period, baseline=baseline or None, kind=kind)
    return _figure(outcome, value)


def plan(
    identifier: str, year: int | None, figures: Sequence[Target | Outcome], title: str = "工作要点"
) -> PlanDocument:
    """Return a plan whose text is the quotes of its figures, one after the other."""
    text = ""
    placed: list[Target | Outcome] = []
    for figure in figures:
        place = Passage((Piece(len(text), len(text) + len(figure.quote)),))
        text += f"{figure.quote}，"
        placed.append(replace(figure, passage=place))
    return PlanDocument(
        identifier=identifier,
        source=Source(f"{identifier}.txt", "text/plain", "0" * 64, text),
        family="work-report",
        header=Header(title=Stated(title, _NOWHERE), year=year),
        targets=tuple(figure for figure in placed if isinstance(figure, Target)),
        outcomes=tuple(figure for figure in placed if isinstance(figure, Outcome)),
    )


def judge(*documents: PlanDocument) -> Attainment:
    """Return what became of the first target of some plans."""
    return attain(documents, match_indicators(documents))[0]


def _figure(figure: F, value: str) -> F:
    if not value:
        return figure
    number, _, unit = value.lstrip("<>=").partition(" ")
    sign = _SIGNS[value[: len(value) - len(value.lstrip("<>="))] or "="]
    amount, growth = Decimal(number.lstrip("+")), number.startswith("+")
    return replace(figure, comparator=sign, value=amount, unit=unit, growth=growth)


def names_together(documents: Sequence[PlanDocument]) -> set[frozenset[str]]:
    """Return the names of each indicator that goes by more than one."""
    indicators = match_indicators(documents).indicators
    return {frozenset(n.name for n in one.names) for one in indicators if len(one.names) > 1}

"""Which kind of document fits a file, or each of the plans that it carries, and what they state together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import FamilyError
from kg.model import PlanDocument
from loaders.families import FAMILIES, Evidence, Facts, Family
from loaders.reading.blocks import Reading
from loaders.several import parted, put_together


@dataclass(frozen=True, slots=True)
class _Fit:
    """A plan with a kind of document, and how well this fits it."""

    plan: Reading
    family: Family
    evidence: Evidence


def read_fitting(reading: Reading, facts: Facts, path: Path) -> PlanDocument:
    """Return what the plans of a file state, each read by the kind that fits it best.

    An annex without a year is of that of its letter. Raises `FamilyError`, which names `path`, if no kind fits.
    """
    read: list[PlanDocument] = []
    for fit in _fits(reading, path):
        year = facts.year or (read[0].header.year if read else None)
        read.append(fit.family.read(fit.plan, replace(facts, year=year)))
    return read[0] if len(read) == 1 else put_together(read)


def _fits(reading: Reading, path: Path) -> tuple[_Fit, ...]:
    """Return the plans of a file with what fits each; where none fits one of them, the file is one plan."""
    for plans in (parted(reading), (reading,)):
        ranked = [_ranked(plan) for plan in plans]
        if all(fits[0].evidence.score > 0 for fits in ranked):
            return tuple(fits[0] for fits in ranked)
    raise _no_plan(path, ranked[0])


def _ranked(plan: Reading) -> list[_Fit]:
    """Return the kinds of document, the one that fits best first."""
    fits = (_Fit(plan, family, family.recognise(plan)) for family in FAMILIES.values())
    return sorted(fits, key=lambda fit: -fit.evidence.score)


def _no_plan(path: Path, fits: Sequence[_Fit]) -> FamilyError:
    missed = "; ".join(f"{fit.family.label_zh} ({fit.family.label_en}): {fit.evidence.reason}" for fit in fits)
    return FamilyError(
        f"{path}: no plan of a known kind; looked for: {missed}",
        hint="check that the whole document was saved; see docs/families.md for what each kind looks like",
    )

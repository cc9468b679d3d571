"""Tests the verdicts on plans and reports that were written full of figures which are easily taken for one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.attainment import Attainment, Verdict, attain, match_indicators
from kg.workspace import PlanEntry
from loaders import load_document

TRAPS = Path(__file__).with_name("attainment_traps")
WORDS = {
    Verdict.MET: "met",
    Verdict.NOT_MET: "not-met",
    Verdict.NOT_COMPARABLE: "not-comparable",
    Verdict.NO_OUTCOME_STATED: "no-outcome",
}


@pytest.mark.parametrize("place", ["city", "province"])
def test_no_figure_of_another_scope_kind_or_time_reaches_a_target(place: str) -> None:
    found = _attainments(TRAPS / place)
    expected = [line.split() for line in _lines(TRAPS / place / "expected.txt")]
    wrong = [
        (name, value, verdicts, WORDS[one.verdict], one.reason[0])
        for name, value, *verdicts in expected
        for one in found
        if name in one.target.indicator and str(one.target.value) == value and WORDS[one.verdict] not in verdicts
    ]
    assert wrong == []
    assert len(found) == len(expected)


def _attainments(folder: Path) -> tuple[Attainment, ...]:
    entries = {
        name: PlanEntry(name, folder / file, year)
        for name, file, year in (("plan", "plan2022.txt", 2022), ("report", "report2023.md", 2023))
    }
    documents = [load_document(entry.file, entry) for entry in entries.values()]
    return tuple(one for one in attain(documents, match_indicators(documents), entries) if one.plan == "plan")


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]

"""Tests verdicts and indicators of the five documents against what was written down by reading them."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

from kg.attainment import Attainment, Basis, Verdict, attain, match_indicators
from tests.kg.plans import ROOT, corpus
from tests.kg.promises import names_together

READ = tomllib.loads((ROOT / "tests" / "kg" / "attainment_expected.toml").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """Text without white space."""
    return "".join(text.split())


@cache
def judged() -> tuple[Attainment, ...]:
    """What became of the targets of the corpus."""
    documents = tuple(corpus().values())
    return attain(documents, match_indicators(documents))


def found(row: dict[str, Any]) -> list[Attainment]:
    """The attainments of the target of a row."""
    return [one for one in judged() if one.plan == row["plan"] and plain(one.target.quote) == row["quote"]]


@pytest.mark.parametrize("row", READ["target"], ids=lambda row: f"{row['plan']} {row['quote']}")
def test_a_verdict_is_the_one_that_was_read(row: dict[str, Any]) -> None:
    verdicts = [(one.verdict.value, plain(one.outcome.quote) if one.outcome else "") for one in found(row)]
    assert verdicts or row.get("optional"), "no such target was read"
    for verdict, outcome in verdicts:
        assert verdict == row["verdict"]
        assert outcome.startswith(row.get("outcome", ""))
        assert bool(outcome) == ("outcome" in row)


def test_no_target_has_a_verdict_that_nobody_read() -> None:
    read = {(row["plan"], row["quote"]) for row in READ["target"]}
    assert {(one.plan, plain(one.target.quote)) for one in judged()} <= read


def test_every_target_has_one_verdict() -> None:
    targets = [(one.plan, one.target) for one in judged()]
    assert len(targets) == len(set(targets))


def test_the_names_of_one_indicator_are_those_that_were_read_and_no_others() -> None:
    read = {frozenset(row["names"]) for row in READ["one"]}
    assert names_together(tuple(corpus().values())) == read


def test_a_period_of_examination_of_valuable_patents_is_not_that_of_all() -> None:
    indicators = match_indicators(tuple(corpus().values()))
    kin = {(k.one, k.other): k.basis for k in indicators.kin}
    assert kin["发明专利审查周期", "高价值专利审查周期"] is Basis.PART
    assert indicators.by_name["高价值发明专利审查周期"].name == "高价值专利审查周期"


def test_what_is_met_is_sure_and_tells_both_figures() -> None:
    met = [one for one in judged() if one.verdict is Verdict.MET]
    assert len(met) == 5
    for one in met:
        assert one.confidence >= 0.8
        assert one.outcome is not None
        assert f"{one.target.value}" in one.reason[0]
        assert f"{one.outcome.value}" in one.reason[1]


def test_the_order_of_the_plans_changes_no_verdict() -> None:
    backward = tuple(corpus().values())[::-1]
    again = attain(backward, match_indicators(backward))
    assert {(a.plan, a.target, a.verdict, a.outcome) for a in again} == {
        (a.plan, a.target, a.verdict, a.outcome) for a in judged()
    }

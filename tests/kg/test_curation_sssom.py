"""Tests that the files of decisions pass the validation of the sssom package itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sssom import parsers, validators

from kg.align import Decision, curation_text
from kg.align.curation import WholePair
from kg.links import Change, ElementRef
from kg.review.record import record_decision
from tests.kg.plans import workspace

EARLIER, LATER = ElementRef("farm2022", "task", ("1",)), ElementRef("farm2023", "measure", ("2", "3"))
CONFIRMED = Decision(EARLIER, LATER, "continues", confirmed=True, reviewer="王丽", change=Change.BROADENED)
REJECTED = Decision(LATER, replace(EARLIER, number=("2",)), "restates", confirmed=False, reviewer="O'Neil, 王")
ODD = replace(
    CONFIRMED,
    confidence=0.5,
    earlier_label='建设“#1”中心，"引号"、\t制表符',
    later_label="#以井号开头",
    date="2023-03-01",
    comment="一行\n又一行 | 竖线",
)


def _faults(path: Path) -> list[str]:
    """What the package's validators find in a file, all kinds of them."""
    reports = validators.validate(parsers.parse_sssom_table(str(path)), fail_on_error=False)
    return [str(result.message) for report in reports.values() for result in report.results]


@pytest.mark.unmeasured
def test_the_shipped_decisions_pass() -> None:
    assert _faults(workspace().decisions) == []


@pytest.mark.parametrize("decision", [CONFIRMED, REJECTED, ODD], ids=["confirmed", "rejected", "odd characters"])
def test_what_a_review_records_passes(tmp_path: Path, decision: Decision) -> None:
    path = tmp_path / "links.sssom.tsv"
    record_decision(path, decision)
    assert _faults(path) == []
    table = parsers.parse_sssom_table(str(path)).df
    assert list(table["object_id"]) == [f"plan:{decision.earlier}"]
    assert list(table["reviewer_label"]) == [decision.reviewer]


def test_what_is_written_whole_passes(tmp_path: Path) -> None:
    path = tmp_path / "links.sssom.tsv"
    path.write_text(curation_text([CONFIRMED, REJECTED], whole=[WholePair("farm2022", "farm2023")]), encoding="utf-8")
    assert _faults(path) == []
    assert len(parsers.parse_sssom_table(str(path)).df) == 2


def test_a_prefix_that_is_not_declared_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "links.sssom.tsv"
    text = curation_text([CONFIRMED]).replace("#  plan: https://w3id.org/policy-kg/id/plan/\n", "")
    path.write_text(text, encoding="utf-8")
    assert _faults(path) != []

"""The figures of the corpus against what was listed by reading it line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from kg.model import PlanDocument, Target
from loaders.genre.squeezing import squeeze
from tests.loaders.corpus import ROOT
from tests.loaders.test_figures import SPECIMENS, shown


def all_targets(document: PlanDocument) -> Iterator[Target]:
    """Yield the targets of a document wherever they hang."""
    yield from document.targets
    for section in document.sections:
        yield from section.targets
    for task in document.tasks:
        yield from task.targets
        for measure in task.measures:
            yield from measure.targets


def read_listed(name: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads((SPECIMENS / name).read_text(encoding="utf-8"))
    return listed


@pytest.mark.parametrize("identifier", ["report2021", "guide2021"])
def test_the_targets_of_a_document_are_those_that_a_reader_lists(
    corpus: dict[str, PlanDocument], identifier: str
) -> None:
    found = sorted(shown(all_targets(corpus[identifier])), key=lambda row: str(row["quote"]))
    listed = read_listed(f"{identifier}-targets.json")
    assert found == sorted(listed, key=lambda row: str(row["quote"]))


def test_the_outcomes_of_the_report_are_those_that_a_reader_lists(corpus: dict[str, PlanDocument]) -> None:
    assert shown(corpus["report2021"].outcomes) == read_listed("report2021-outcomes.json")


def test_ten_outcomes_of_the_report_are_printed_again_in_captions(corpus: dict[str, PlanDocument]) -> None:
    repeated = [outcome for outcome in corpus["report2021"].outcomes if outcome.repeats]
    assert len(repeated) == 10
    assert all(len(outcome.repeats) == 1 for outcome in repeated)


def gold_figures() -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((ROOT / "tests/gold/targets2020.json").read_text(encoding="utf-8"))
    return gold


@pytest.mark.parametrize("identifier", ["list2020", "push2020"])
def test_the_quantified_targets_are_those_of_the_gold(corpus: dict[str, PlanDocument], identifier: str) -> None:
    found = {
        (squeeze(t.quote), t.value, t.unit, t.period) for t in all_targets(corpus[identifier]) if t.value is not None
    }
    rows = [row for row in gold_figures()["targets"] if row["measure"].startswith(identifier)]
    expected = {(squeeze(row["quote"]), row["value"], row["unit"], row["period"]) for row in rows}
    optional = {
        (squeeze(row["quote"]), row["value"], row["unit"], row["period"]) for row in rows if "borderline" in row
    }
    assert expected - optional <= found <= expected


@pytest.mark.parametrize("identifier", ["list2020", "push2020"])
def test_the_indicators_and_comparators_are_those_of_the_gold(corpus: dict[str, PlanDocument], identifier: str) -> None:
    found = {squeeze(t.quote): t for t in all_targets(corpus[identifier])}
    for row in gold_figures()["targets"]:
        if not row["measure"].startswith(identifier) or "borderline" in row:
            continue
        target = found[squeeze(row["quote"])]
        sign = row["comparator"].removeprefix("increase").removeprefix("count")
        assert target.indicator == row["indicator"]
        assert target.comparator is not None
        assert target.comparator.value == sign
        assert target.growth is row["comparator"].startswith("increase")


def test_no_distractor_of_the_gold_is_taken(corpus: dict[str, PlanDocument]) -> None:
    quotes = [squeeze(t.quote) for key in ("list2020", "push2020") for t in all_targets(corpus[key]) if t.value]
    for distractor in gold_figures()["distractors"]:
        text = squeeze(distractor["quote"])
        assert not any(text in quote for quote in quotes), distractor["id"]

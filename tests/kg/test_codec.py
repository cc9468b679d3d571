"""Tests what is kept between builds: written and read back as the same value, from before a field was there too."""

from __future__ import annotations

import json
from dataclasses import replace

from kg.codec import read_value, write_value
from kg.model import Outcome, PlanDocument
from tests.kg.documents import water_plan


def test_a_plan_is_read_back_as_it_was_written() -> None:
    plan = water_plan()
    assert read_value(PlanDocument, write_value(plan)) == plan
    assert write_value(water_plan()) == write_value(plan)


def test_an_outcome_that_was_kept_before_outcomes_had_tasks_is_of_its_plan() -> None:
    (outcome,) = water_plan().outcomes
    kept = json.loads(write_value(outcome))
    assert kept[-1] == "1"
    before = json.dumps(kept[:-1], ensure_ascii=False).encode()
    assert read_value(Outcome, before) == replace(outcome, task=None)
    assert json.loads(write_value(replace(outcome, task=None))) == kept[:-1]

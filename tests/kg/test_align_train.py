"""Tests of how the decision model is learned, and that what it shipped is what the annotations teach."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.alignment_train import learn_from_gold, model_toml
from kg.align.model import WEIGHTS, Weights, confidences, read_model
from kg.align.train import fit_logistic
from tests.kg.plans import ROOT


def test_a_field_that_tells_gets_weight_and_one_that_does_not_gets_little() -> None:
    scores = np.array([[float(i), float(i // 2 % 2)] for i in range(10)]) / 10
    intercept, weights = fit_logistic(scores, scores[:, 0] >= 0.5)
    assert weights[0] > 5 * abs(weights[1])
    assert intercept < 0


def test_a_field_that_never_varies_has_no_weight() -> None:
    scores = np.array([[0.1, 0.5], [0.2, 0.5], [0.8, 0.5], [0.9, 0.5]])
    _, weights = fit_logistic(scores, np.array([False, False, True, True]))
    assert weights[1] == pytest.approx(0.0)


def test_evidence_that_would_speak_against_a_pair_has_no_weight() -> None:
    scores = np.array([[float(i), 9.0 - float(i), float(i % 2)] for i in range(10)]) / 10
    _, weights = fit_logistic(scores, scores[:, 0] >= 0.5)
    assert weights[0] > 0
    assert weights[1] == 0
    assert (weights >= 0).all()


def test_a_confidence_is_the_logistic_of_the_weighted_scores() -> None:
    fields = {"text": np.array([0.0, 0.5, 1.0])}
    assert confidences(Weights(-2.0, (("text", 4.0),)), fields) == pytest.approx([0.1192, 0.5, 0.8808], abs=1e-4)


def test_the_shipped_weights_are_those_that_the_annotations_teach() -> None:
    written = [line for line in WEIGHTS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    learned = [line for line in model_toml(learn_from_gold(ROOT)).splitlines() if line]
    assert written == learned


def test_more_is_asked_of_a_restatement_than_of_a_next_year() -> None:
    thresholds = read_model().thresholds
    assert thresholds["restates", "measure"].accept > thresholds["continues", "measure"].accept
    assert all(limits.propose < limits.accept for limits in thresholds.values())

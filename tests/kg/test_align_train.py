"""Tests of how the decision model is learned, and that what it shipped is what the annotations teach."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.alignment_train import learn_from_gold, model_toml, restated_pairs
from kg.align.model import WEIGHTS, Weights, confidences, read_model
from kg.align.train import Annotated, fit_logistic, held_out_restatements
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


def test_a_factor_that_is_lacking_leaves_no_confidence() -> None:
    fields = {"text": np.array([0.5, 0.5]), "substance": np.array([1.0, 0.0])}
    assert confidences(Weights(-2.0, (("text", 4.0),), "substance"), fields) == pytest.approx([0.5, 0.0])


def test_what_waits_for_a_person_is_below_what_is_believed() -> None:
    thresholds = read_model().thresholds
    assert len(thresholds) == 4
    assert all(0 < limits.propose < limits.accept < 1 for limits in thresholds.values())


@pytest.mark.unmeasured
def test_confidences_of_restatements_mean_what_they_say_on_plans_that_were_not_learned_from() -> None:
    annotated = restated_pairs(ROOT)
    scores = np.concatenate(held_out_restatements(annotated))
    holds = np.concatenate([_holds(pair) for pair in annotated])
    for low, high in pairwise((0.0, 0.2, 0.4, 0.6, 0.8, 1.0)):
        band = (scores >= low) & (scores < high)
        chance = 2 * 0.5 / band.sum() ** 0.5  # two standard errors of a share among so few pairs
        assert holds[band].mean() == pytest.approx(scores[band].mean(), abs=chance), (low, high)


def _holds(pair: Annotated) -> NDArray[np.bool_]:
    old, new, evidence = pair.comparison.old.measures, pair.comparison.new.measures, pair.comparison.measures
    refs = [(old[i].ref, new[j].ref) for i, j in zip(evidence.earlier, evidence.later, strict=True)]
    return np.array([ref in pair.labels.required for ref in refs])

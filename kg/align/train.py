"""Learns the decision model from annotated pairs, and measures it on tasks that it was not learned from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.align.evidence import Fields
from kg.align.model import Model, Thresholds, Weights, confidences
from kg.align.plans import Comparison, add_support, task_confidences
from kg.align.terms import Matrix
from kg.links import ElementKind, ElementRef, Relation

MEASURE_FIELDS = ("actor", "clause", "objects", "rank", "task")
TASK_FIELDS = ("measures", "text")
# What restates another plan is near to it in wording, whoever is addressed; so the likeness itself counts here.
RESTATED_FIELDS = ("mutual", "near", "rank", "title")
_RESTATED_FACTOR = "substance"
_RIDGE = 1.0  # the strength of the pull of all weights to zero, on scores brought to unit variance
_STEPS = 50
_PROPOSE_SHARE = 0.5
_FEWEST_TASKS, _FEWEST_PAIRS = 4, 10  # with less, nothing is left to learn from when a task is held out

Pair = tuple[ElementRef, ElementRef]


@dataclass(frozen=True, slots=True)
class Labels:
    """What annotators said: the pairs that hold, the pairs left open, and the earlier tasks that were annotated."""

    required: frozenset[Pair]
    open: frozenset[Pair]
    covered: frozenset[ElementRef]


@dataclass(frozen=True, slots=True)
class Annotated:
    """Two plans with the evidence between them and what annotators said of their pairs."""

    comparison: Comparison
    labels: Labels


def can_learn(labels: Labels) -> bool:
    """Whether the annotations are enough to learn from all but one task, at both levels."""
    levels = [sum(pair[0].kind == kind for pair in labels.required) for kind in ("task", "measure")]
    return len(labels.covered) >= _FEWEST_TASKS and min(levels) >= _FEWEST_PAIRS


def learn_model(comparison: Comparison, labels: Labels, base: Model) -> Model:
    """Return the model learned from the covered tasks; what these do not tell (restatements) is that of `base`."""
    tasks = _covered_rows(comparison, labels)
    measure = _learn_measure(comparison, labels, tasks)
    held_out = held_out_measures(comparison, labels)
    fields = add_support(comparison, held_out)
    task = _learn_task(comparison, labels, fields, tasks)
    task_scores = np.zeros(fields["text"].shape)
    for row in tasks:
        weights = _learn_task(comparison, labels, fields, [other for other in tasks if other != row])
        task_scores[row] = task_confidences(weights, fields, comparison.relation)[row]
    return _with_relation(
        base,
        comparison.relation,
        {"measure": measure, "task": task},
        {
            "measure": _best_threshold(held_out[np.isin(_owners(comparison), tasks)]),
            "task": _best_threshold(task_scores[tasks]),
        },
    )


def learn_restatement(annotated: Sequence[Annotated], base: Model) -> Model:
    """Return `base` with what tells a restatement, learned from pairs of plans that were annotated whole.

    Each pair is decided once by what the others teach; the thresholds, and the support of the tasks by their
    measures, come from these.
    """
    rows = [_restated_rows(pair) for pair in annotated]
    held_out = held_out_restatements(annotated)
    fields = [add_support(pair.comparison, scores) for pair, scores in zip(annotated, held_out, strict=True)]
    tasks = [_whole_task_rows(found, pair) for found, pair in zip(fields, annotated, strict=True)]
    task_scores = [
        confidences(_fit(_others(tasks, index), TASK_FIELDS, _RESTATED_FACTOR), found).ravel()
        for index, found in enumerate(fields)
    ]
    return _with_relation(
        base,
        "restates",
        {"measure": _fit(rows, RESTATED_FIELDS, _RESTATED_FACTOR), "task": _fit(tasks, TASK_FIELDS, _RESTATED_FACTOR)},
        {
            "measure": _best_threshold(np.concatenate(held_out)),
            "task": _best_threshold(np.concatenate(task_scores)),
        },
    )


def held_out_restatements(annotated: Sequence[Annotated]) -> list[Matrix]:
    """Return the confidence of the candidate pairs of measures of each two plans, by what the other plans teach."""
    rows = [_restated_rows(pair) for pair in annotated]
    return [
        confidences(_fit(_others(rows, index), RESTATED_FIELDS, _RESTATED_FACTOR), pair.comparison.measures.fields)
        for index, pair in enumerate(annotated)
    ]


def held_out_measures(comparison: Comparison, labels: Labels) -> Matrix:
    """Return the confidence of every candidate pair of measures, by weights learned without its own earlier task."""
    tasks = _covered_rows(comparison, labels)
    scores = confidences(_learn_measure(comparison, labels, tasks), comparison.measures.fields)
    owners = _owners(comparison)
    for row in tasks:
        weights = _learn_measure(comparison, labels, [other for other in tasks if other != row])
        own = owners == row
        scores[own] = confidences(weights, comparison.measures.fields)[own]
    return scores


def cross_validated_pairs(comparison: Comparison, labels: Labels, base: Model) -> tuple[Pair, ...]:
    """Return the pairs that are accepted when each covered task is decided by a model learned from the others."""
    found: list[Pair] = []
    owners = _owners(comparison)
    for row in _covered_rows(comparison, labels):
        model = learn_model(comparison, without_task(labels, comparison.old.tasks[row].ref), base)
        scores = confidences(model.weights[comparison.relation, "measure"], comparison.measures.fields)
        accepted = scores >= model.thresholds[comparison.relation, "measure"].accept
        for index in np.flatnonzero(accepted & (owners == row)):
            i, j = comparison.measures.earlier[index], comparison.measures.later[index]
            found.append((comparison.old.measures[i].ref, comparison.new.measures[j].ref))
        support = add_support(comparison, scores)
        tasks = task_confidences(model.weights[comparison.relation, "task"], support, comparison.relation)[row]
        limit = model.thresholds[comparison.relation, "task"].accept
        found += [(comparison.old.tasks[row].ref, comparison.new.tasks[j].ref) for j in np.flatnonzero(tasks >= limit)]
    return tuple(found)


def without_task(labels: Labels, task: ElementRef) -> Labels:
    """Return the labels as if `task` had not been annotated."""
    return Labels(labels.required, labels.open, labels.covered - {task})


def fit_logistic(scores: Matrix, truth: NDArray[np.bool_]) -> tuple[float, Matrix]:
    """Return intercept and weights of a ridge logistic regression: one row per pair, one column per field.

    All evidence speaks for a pair or not at all: a field whose weight would be negative has none. Newton's method
    on standardised columns; the weights returned are for the scores as given.
    """
    mean, spread = scores.mean(axis=0), scores.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    columns = (scores - mean) / spread
    used = np.ones(scores.shape[1], dtype=bool)
    beta = _newton(columns, truth)
    while (beta[1:] < 0).any():
        used[np.flatnonzero(used)[np.argmin(beta[1:])]] = False
        beta = _newton(columns[:, used], truth)
    weights = np.zeros(scores.shape[1])
    weights[used] = beta[1:] / spread[used]
    return float(beta[0] - (weights * mean).sum()), weights


def _newton(columns: Matrix, truth: NDArray[np.bool_]) -> Matrix:
    columns = np.hstack([np.ones((len(columns), 1)), columns])
    ridge = np.diag([0.0, *([_RIDGE] * (columns.shape[1] - 1))])
    beta = np.zeros(columns.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-columns @ beta))
        slope = columns.T @ (truth - chance) - ridge @ beta
        curve = (columns * (chance * (1 - chance))[:, None]).T @ columns + ridge
        step = np.linalg.solve(curve, slope)
        beta += step
        if float(np.abs(step).max()) < 1e-9:
            break
    return beta


def _learn_measure(comparison: Comparison, labels: Labels, tasks: Iterable[int]) -> Weights:
    truth = _measure_labels(comparison, labels, tasks)
    return _learn(comparison.measures.fields, MEASURE_FIELDS, truth)


def _learn_task(comparison: Comparison, labels: Labels, fields: Fields, tasks: Iterable[int]) -> Weights:
    return _learn(fields, TASK_FIELDS, _task_labels(comparison, labels, tasks))


def _learn(fields: Fields, names: tuple[str, ...], truth: Matrix) -> Weights:
    known = ~np.isnan(truth)
    return _fit([(np.stack([fields[name][known] for name in names], axis=1), truth[known] > 0)], names)


Rows = tuple[Matrix, NDArray[np.bool_]]


def _fit(rows: Sequence[Rows], names: tuple[str, ...], factor: str | None = None) -> Weights:
    intercept, weights = fit_logistic(np.concatenate([x for x, _ in rows]), np.concatenate([y for _, y in rows]))
    by_field = tuple((name, round(float(weight), 2)) for name, weight in zip(names, weights, strict=True))
    return Weights(round(intercept, 2), by_field, factor)


def _others(rows: Sequence[Rows], index: int) -> list[Rows]:
    return [*rows[:index], *rows[index + 1 :]]


def _restated_rows(pair: Annotated) -> Rows:
    fields, old, new = pair.comparison.measures.fields, pair.comparison.old.measures, pair.comparison.new.measures
    pairs = zip(pair.comparison.measures.earlier, pair.comparison.measures.later, strict=True)
    truth = np.array([(old[i].ref, new[j].ref) in pair.labels.required for i, j in pairs], dtype=bool)
    return np.stack([fields[name] for name in RESTATED_FIELDS], axis=1), truth


def _whole_task_rows(fields: Fields, pair: Annotated) -> Rows:
    old, new = pair.comparison.old.tasks, pair.comparison.new.tasks
    truth = np.array([[(a.ref, b.ref) in pair.labels.required for b in new] for a in old], dtype=bool)
    return np.stack([fields[name].ravel() for name in TASK_FIELDS], axis=1), truth.ravel()


def _with_relation(
    base: Model,
    relation: Relation,
    weights: Mapping[ElementKind, Weights],
    thresholds: Mapping[ElementKind, Thresholds],
) -> Model:
    return Model(
        {**base.weights, **{(relation, level): found for level, found in weights.items()}},
        {**base.thresholds, **{(relation, level): found for level, found in thresholds.items()}},
    )


def _measure_labels(comparison: Comparison, labels: Labels, tasks: Iterable[int]) -> Matrix:
    old, new = comparison.old.measures, comparison.new.measures
    evidence, chosen = comparison.measures, set(tasks)
    pairs = zip(evidence.earlier, evidence.later, strict=True)
    return np.array([_label((old[i].ref, new[j].ref), labels, old[i].task in chosen) for i, j in pairs])


def _task_labels(comparison: Comparison, labels: Labels, tasks: Iterable[int]) -> Matrix:
    chosen = set(tasks)
    return np.array(
        [
            [_label((old.ref, new.ref), labels, row in chosen) for new in comparison.new.tasks]
            for row, old in enumerate(comparison.old.tasks)
        ]
    )


def _label(pair: Pair, labels: Labels, covered: bool) -> float:  # noqa: FBT001
    if pair in labels.open or not covered:
        return float("nan")
    return 1.0 if pair in labels.required else 0.0


def _covered_rows(comparison: Comparison, labels: Labels) -> list[int]:
    return [row for row, task in enumerate(comparison.old.tasks) if task.ref in labels.covered]


def _owners(comparison: Comparison) -> NDArray[np.intp]:
    return np.array([measure.task for measure in comparison.old.measures], dtype=np.intp)[comparison.measures.earlier]


def _best_threshold(scores: Matrix) -> Thresholds:
    """The acceptance with the best expected F1, if the scores are probabilities: half of that F1.

    Z. C. Lipton, C. Elkan, B. Naryanaswamy: Optimal Thresholding of Classifiers to Maximize F1 Measure, 2014.
    Counting hits on so few pairs instead would follow their accidents.
    """
    falling = np.sort(scores.ravel())[::-1]
    expected = 2 * np.cumsum(falling) / (np.arange(1, falling.size + 1) + falling.sum())
    accept = round(float(expected.max()) / 2, 2)
    return Thresholds(accept, round(accept * _PROPOSE_SHARE, 2))

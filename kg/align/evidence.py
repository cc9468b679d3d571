"""Gathers the evidence on which pairs of tasks and measures are decided: one score from 0 to 1 per field and pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.align.elements import Elements, MeasureRow
from kg.align.terms import Matrix, Terms, shared_weights, similarities

Fields = Mapping[str, Matrix]
_PER_TEXT = 5  # candidates kept for each measure, from either side
_LEVEL_SHARE = 0.3  # how much the likeness of their tasks helps two measures to become candidates
_HALF_SHARED = 5.0  # the shared weight at which `objects` is one half: about six rare characters in a row
_FLOOR = 0.1  # below this no likeness is called the best, however poor the others are
_UNKNOWN = 0.5


@dataclass(frozen=True, slots=True)
class MeasureEvidence:
    """The candidate pairs, as indices into the measures of both plans, and the scores of each pair by field.

    `shared` is the weight of the wording that both have, on the scale of `terms.text_weight`.
    """

    earlier: NDArray[np.intp]
    later: NDArray[np.intp]
    fields: Fields
    shared: Matrix


def compare_tasks(earlier: Elements, later: Elements, terms: Terms) -> Fields:
    """Return for every pair of tasks (rows earlier, columns later) how alike they are, by field.

    `title` and `text` are cosines, `section` that of the headings, `level` how near `text` comes to the best
    of both tasks, `departments` and `citations` the share of the smaller set that both have.
    """
    text = similarities([t.text for t in earlier.tasks], [t.text for t in later.tasks], terms)
    return {
        "title": similarities([t.title for t in earlier.tasks], [t.title for t in later.tasks], terms),
        "text": text,
        "section": similarities([t.section for t in earlier.tasks], [t.section for t in later.tasks], terms),
        "level": np.sqrt(_standing(text, 1) * _standing(text, 0)),
        "departments": _overlaps([t.departments for t in earlier.tasks], [t.departments for t in later.tasks]),
        "citations": _overlaps([t.citations for t in earlier.tasks], [t.citations for t in later.tasks]),
    }


def compare_measures(earlier: Elements, later: Elements, terms: Terms, tasks: Fields) -> MeasureEvidence:
    """Return the candidate pairs of measures with their evidence; `tasks` is that of the pairs of their tasks.

    `text` is the cosine, `objects` the weight of the wording that both share, `rank_earlier` and
    `rank_later` how near `text` comes to the best counterpart of either, `level` how near their tasks are,
    `actor` whether both address regions or both an office (one half if one of them names nobody).
    `departments`, `section` and `citations` are told to the reader and carry no weight.
    """
    text = similarities([m.text for m in earlier.measures], [m.text for m in later.measures], terms)
    shared = shared_weights([m.text for m in earlier.measures], [m.text for m in later.measures], terms)
    parents = np.ix_([m.task for m in earlier.measures], [m.task for m in later.measures])
    rows, columns = _candidates(text, text + _LEVEL_SHARE * tasks["text"][parents])
    full = {
        "text": text,
        "objects": shared / (shared + _HALF_SHARED),
        "rank_earlier": _standing(text, 1),
        "rank_later": _standing(text, 0),
        "level": tasks["level"][parents],
        "section": tasks["section"][parents],
        "departments": tasks["departments"][parents],
    }
    fields = {name: scores[rows, columns] for name, scores in full.items()}
    pairs = [(earlier.measures[i], later.measures[j]) for i, j in zip(rows, columns, strict=True)]
    fields["actor"] = np.array([_same_actor(left, right) for left, right in pairs], dtype=np.float64)
    fields["citations"] = np.array([_overlap(a.citations, b.citations) for a, b in pairs], dtype=np.float64)
    return MeasureEvidence(rows, columns, fields, shared[rows, columns])


def gather_support(probabilities: Matrix, evidence: MeasureEvidence, earlier: Elements, later: Elements) -> Matrix:
    """Return for each pair of tasks how many measures of the one go on in the other, in expectation."""
    support = np.zeros((len(earlier.tasks), len(later.tasks)))
    rows = np.array([m.task for m in earlier.measures], dtype=np.intp)[evidence.earlier]
    columns = np.array([m.task for m in later.measures], dtype=np.intp)[evidence.later]
    np.add.at(support, (rows, columns), probabilities)
    return support


def _standing(scores: Matrix, axis: int) -> Matrix:
    if not scores.size:
        return scores
    return np.asarray(scores / np.maximum(scores.max(axis=axis, keepdims=True), _FLOOR))


def _candidates(*rankings: Matrix) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    chosen = np.zeros(rankings[0].shape, dtype=bool)
    for scores in rankings:
        for axis in (0, 1):
            # A stable sort, so that equal scores fall the same way on every machine.
            order = np.argsort(-scores, axis=axis, kind="stable")
            best = np.take(order, range(min(_PER_TEXT, scores.shape[axis])), axis=axis)
            np.put_along_axis(chosen, best, True, axis=axis)  # noqa: FBT003 - the value to put
    chosen &= rankings[0] > 0
    rows, columns = np.nonzero(chosen)
    return rows, columns


def _overlaps(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> Matrix:
    return np.array([[_overlap(a, b) for b in right] for a in left], dtype=np.float64).reshape(len(left), len(right))


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _same_actor(left: MeasureRow, right: MeasureRow) -> float:
    if left.regional is None or right.regional is None:
        return _UNKNOWN
    return 1.0 if left.regional == right.regional else 0.0

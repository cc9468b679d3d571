"""Gathers the evidence that tells a restatement from plans that merely use the same words."""

from __future__ import annotations

import numpy as np

from kg.align.evidence import Fields, MeasureEvidence
from kg.align.terms import Matrix, product
from kg.align.vectors import Vectors

_ENOUGH = 0.5  # the shared weight of words that are not of the genre from which on two texts speak of one matter
_NEAR = 0.4  # below this likeness no sentence is called the nearest, however far off the others are


def restated_measures(old: Vectors, new: Vectors, evidence: MeasureEvidence) -> Fields:
    """Return more evidence on the candidate pairs of measures, by field.

    `near` is the likeness of their nearest sentences, since an item of another plan says in one text what this one
    says in several measures; `mutual`, how near that comes to the best one of the later measure; `substance`, how
    far the words that both share are more than those of the genre.
    """
    near = _nearest_sentences(old, new)
    best = np.maximum(near.max(axis=0, initial=0.0), _NEAR)
    rows, columns = evidence.earlier, evidence.later
    matter = product(old.matter, new.matter)[rows, columns]
    return {
        "near": near[rows, columns],
        "mutual": near[rows, columns] / best[columns],
        "substance": _substance(matter),
    }


def restated_tasks(old: Vectors, new: Vectors) -> Fields:
    """Return `substance` for every pair of tasks (rows earlier, columns later)."""
    return {"substance": _substance(product(old.task_matter, new.task_matter))}


def _nearest_sentences(old: Vectors, new: Vectors) -> Matrix:
    nearest = np.zeros((len(old.elements.measures), len(new.elements.measures)))
    likeness = product(old.sentences, new.sentences)
    np.maximum.at(nearest, (old.sentence_of[:, None], new.sentence_of[None, :]), likeness)
    return np.maximum(nearest, product(old.measures, new.measures))


def _substance(weights: Matrix) -> Matrix:
    return np.asarray(np.minimum(weights / _ENOUGH, 1.0))

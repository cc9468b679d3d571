"""Ranks pairs of tasks and measures by simple means, to compare the alignment with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec

import numpy as np
from scipy.optimize import linear_sum_assignment

from kg.align.terms import Matrix, product, text_words
from kg.align.vectors import Vectors
from kg.links import ElementRef

Scored = Mapping[tuple[ElementRef, ElementRef], float]


def equal_titles(old: Vectors, new: Vectors) -> Scored:
    """Return 1 for every pair of tasks with one title, and of measures with one text."""
    left, right = old.elements, new.elements
    pairs = {(a.ref, b.ref): 1.0 for a in left.tasks for b in right.tasks if a.title == b.title}
    return pairs | {(a.ref, b.ref): 1.0 for a in left.measures for b in right.measures if a.text == b.text}


def cosine(old: Vectors, new: Vectors) -> Scored:
    """Return the TF-IDF cosine of every pair of tasks (title and text) and of measures (text)."""
    return _both_levels(old, new, product(old.tasks, new.tasks), product(old.measures, new.measures))


def assignment(old: Vectors, new: Vectors) -> Scored:
    """Return the same cosines for the pairs alone of the one-to-one assignment with the greatest sum."""
    tasks, measures = product(old.tasks, new.tasks), product(old.measures, new.measures)
    return _both_levels(old, new, _assigned(tasks), _assigned(measures))


def token_set(old: Vectors, new: Vectors) -> Scored:
    """Return rapidfuzz's token-set ratio of titles, and of the texts of measures, their words set apart by blanks."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - of the dev extra

    titles, measures = (
        process.cdist(_spaced(old, level), _spaced(new, level), scorer=fuzz.token_set_ratio) / 100
        for level in ("tasks", "measures")
    )
    return _both_levels(old, new, np.asarray(titles, np.float64), np.asarray(measures, np.float64))


BASELINES: Mapping[str, Callable[[Vectors, Vectors], Scored]] = {
    "equal titles": equal_titles,
    **({"rapidfuzz token-set": token_set} if find_spec("rapidfuzz") else {}),
    "TF-IDF alone": cosine,
    "one-to-one assignment": assignment,
}
"""By name; that of rapidfuzz where it is installed."""


def _spaced(plan: Vectors, level: str) -> list[str]:
    elements = plan.elements
    texts = [t.title for t in elements.tasks] if level == "tasks" else [m.text for m in elements.measures]
    return [" ".join(text_words(text, plan.terms)) for text in texts]


def _assigned(scores: Matrix) -> Matrix:
    chosen = np.zeros_like(scores)
    pairs = linear_sum_assignment(-scores)
    chosen[pairs] = scores[pairs]
    return chosen


def _both_levels(old: Vectors, new: Vectors, tasks: Matrix, measures: Matrix) -> Scored:
    left, right = old.elements, new.elements
    return {
        **_scored([t.ref for t in left.tasks], [t.ref for t in right.tasks], tasks),
        **_scored([m.ref for m in left.measures], [m.ref for m in right.measures], measures),
    }


def _scored(left: Sequence[ElementRef], right: Sequence[ElementRef], scores: Matrix) -> Scored:
    return {(a, b): float(scores[i, j]) for i, a in enumerate(left) for j, b in enumerate(right) if scores[i, j] > 0}

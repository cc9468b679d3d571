"""Ranks pairs of tasks and measures by simple likeness, to compare the alignment with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.align.elements import Elements
from kg.align.terms import Matrix, Terms, similarities
from kg.links import ElementRef

Scored = Mapping[tuple[ElementRef, ElementRef], float]


def equal_titles(old: Elements, new: Elements, _: Terms) -> Scored:
    """Return 1 for every pair of tasks with one title, and of measures with one text."""
    pairs = {(a.ref, b.ref): 1.0 for a in old.tasks for b in new.tasks if a.title == b.title}
    return pairs | {(a.ref, b.ref): 1.0 for a in old.measures for b in new.measures if a.text == b.text}


def ngram_cosine(old: Elements, new: Elements, terms: Terms) -> Scored:
    """Return the TF-IDF cosine of every pair of tasks (title and text) and of measures (text)."""
    tasks = similarities([t.text for t in old.tasks], [t.text for t in new.tasks], terms)
    measures = similarities([m.text for m in old.measures], [m.text for m in new.measures], terms)
    return {
        **_scored([t.ref for t in old.tasks], [t.ref for t in new.tasks], tasks),
        **_scored([m.ref for m in old.measures], [m.ref for m in new.measures], measures),
    }


BASELINES: Mapping[str, Callable[[Elements, Elements, Terms], Scored]] = {
    "equal titles": equal_titles,
    "TF-IDF alone": ngram_cosine,
}


def _scored(left: Sequence[ElementRef], right: Sequence[ElementRef], scores: Matrix) -> Scored:
    return {(a, b): float(scores[i, j]) for i, a in enumerate(left) for j, b in enumerate(right) if scores[i, j] > 0}

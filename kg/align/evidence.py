"""Gathers the evidence on which pairs of tasks and measures are decided: one score from 0 to 1 per field and pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.align.elements import Elements, MeasureRow
from kg.align.terms import Matrix, product
from kg.align.vectors import Vectors

Fields = Mapping[str, Matrix]
_PER_TEXT = 5  # candidates kept for each measure, from either side
_LEVEL_SHARE = 0.3  # how much the likeness of their tasks helps two measures to become candidates
_HALF_SHARED = 5.0  # the shared weight at which n-grams say one half: about six rare characters in a row
_HALF_WORDS = 1.0  # the same for words: one that stands nowhere else
_HALF_CLAUSE = 2.0  # the shared weight at which two clauses may be half alike: some three rare characters
_OTHER_ACTOR = 0.5  # how far a counterpart of another actor competes with one of the same
_FLOOR = 0.1  # below this no likeness is called the best, however poor the others are
_UNKNOWN = 0.5


@dataclass(frozen=True, slots=True)
class MeasureEvidence:
    """The candidate pairs, as indices into the measures of both plans, and the scores of each pair by field."""

    earlier: NDArray[np.intp]
    later: NDArray[np.intp]
    fields: Fields


def compare_tasks(old: Vectors, new: Vectors) -> Fields:
    """Return for every pair of tasks (rows earlier, columns later) how alike they are, by field.

    `title` and `text` are cosines, `section` that of the headings, `level` how near `text` comes to the best
    of both tasks, `departments` and `citations` the share of the smaller set that both have.
    """
    earlier, later = old.elements, new.elements
    text = product(old.tasks, new.tasks)
    return {
        "title": product(old.titles, new.titles),
        "text": text,
        "section": product(old.sections, new.sections),
        "level": np.sqrt(_standing(text, 1) * _standing(text, 0)),
        "departments": _overlaps([t.departments for t in earlier.tasks], [t.departments for t in later.tasks]),
        "citations": _overlaps([t.citations for t in earlier.tasks], [t.citations for t in later.tasks]),
    }


def compare_measures(old: Vectors, new: Vectors, tasks: Fields) -> MeasureEvidence:
    """Return the candidate pairs of measures with their evidence; `tasks` is that of the pairs of their tasks.

    What counts: `objects`, the weight of the wording that both share; `rank`, how near the pair comes to the best
    one of the earlier measure, by likeness of text and tasks together and with the same actor first; `clause`, how
    like it is to a clause of the later one that has no better predecessor; `task`, how near its likeness to the
    whole later task comes to that to its best task; `actor`, whether both address regions or both an office (one
    half if one of them names nobody). `title`, how like the earlier measure is to the title of the later task,
    counts for restatements. `text` is the cosine; it, `level`, `departments`, `section` and `citations` are told to
    the reader and carry no weight of their own.
    """
    earlier, later = old.elements, new.elements
    columns_of = [m.task for m in later.measures]
    parents = np.ix_([m.task for m in earlier.measures], columns_of)
    text = product(old.measures, new.measures)
    actor, level = _same_actors(earlier.measures, later.measures), tasks["level"][parents]
    rows, columns = _candidates(text, text + _LEVEL_SHARE * tasks["text"][parents])
    full = {
        "text": text,
        "objects": (
            _saturated(product(old.grams, new.grams), _HALF_SHARED)
            + _saturated(product(old.words, new.words), _HALF_WORDS)
        )
        / 2,
        "rank": _standing(text * level * np.where(actor > 0, 1.0, _OTHER_ACTOR), 1),
        "clause": _clause_origins(old, new, level),
        "title": product(old.measures, new.titles)[:, columns_of],
        "task": _standing(product(old.measures, new.tasks), 1)[:, columns_of],
        "actor": actor,
        "level": level,
        "section": tasks["section"][parents],
        "departments": tasks["departments"][parents],
    }
    fields = {name: scores[rows, columns] for name, scores in full.items()}
    pairs = [(earlier.measures[i], later.measures[j]) for i, j in zip(rows, columns, strict=True)]
    fields["citations"] = np.array([_overlap(a.citations, b.citations) for a, b in pairs], dtype=np.float64)
    return MeasureEvidence(rows, columns, fields)


def gather_support(
    probabilities: Matrix, evidence: MeasureEvidence, earlier: Elements, later: Elements
) -> tuple[Matrix, Matrix]:
    """Return for each pair of tasks how many measures of the one go on in the other, in expectation, and the surest."""
    expected = np.zeros((len(earlier.tasks), len(later.tasks)))
    surest = np.zeros_like(expected)
    rows = np.array([m.task for m in earlier.measures], dtype=np.intp)[evidence.earlier]
    columns = np.array([m.task for m in later.measures], dtype=np.intp)[evidence.later]
    np.add.at(expected, (rows, columns), probabilities)
    np.maximum.at(surest, (rows, columns), probabilities)
    return expected, surest


def _standing(scores: Matrix, axis: int) -> Matrix:
    if not scores.size:
        return scores
    return np.asarray(scores / np.maximum(scores.max(axis=axis, keepdims=True), _FLOOR))


def _clause_origins(old: Vectors, new: Vectors, level: Matrix) -> Matrix:
    """How like each earlier measure is, by its nearest clause, to the clause of each later one that it explains best.

    A later measure is often put together from several earlier ones, and an earlier one taken apart: so each clause
    of the later one has a best predecessor of its own, and the likeness counts by how near the measure comes to that.
    Clauses that share nothing but boilerplate (根据国家局统一部署) are not alike, however equal they are.
    """
    shape = (len(old.elements.measures), len(new.elements.measures))
    if 0 in shape:
        return np.zeros(shape)
    wording = _saturated(product(old.clause_grams, new.clause_grams), _HALF_CLAUSE)
    likeness = np.minimum(product(old.clauses, new.clauses), wording)
    near = np.maximum.reduceat(likeness, _starts(old.clause_of), axis=0)
    explained = near * _standing(near * level[:, new.clause_of], 0)
    return np.asarray(np.maximum.reduceat(explained, _starts(new.clause_of), axis=1))


def _starts(owners: NDArray[np.intp]) -> NDArray[np.intp]:
    return np.flatnonzero(np.diff(owners, prepend=-1))


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


def _saturated(weights: Matrix, half: float) -> Matrix:
    return np.asarray(weights / (weights + half))


def _same_actors(left: Sequence[MeasureRow], right: Sequence[MeasureRow]) -> Matrix:
    scores = [[_same_actor(a, b) for b in right] for a in left]
    return np.array(scores, dtype=np.float64).reshape(len(left), len(right))


def _same_actor(left: MeasureRow, right: MeasureRow) -> float:
    if left.regional is None or right.regional is None:
        return _UNKNOWN
    return 1.0 if left.regional == right.regional else 0.0

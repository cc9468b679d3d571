"""Weighs the character n-grams of a corpus, so that boilerplate counts little and the rare objects much."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.align.elements import Elements

Matrix = NDArray[np.float64]
_SIZES = (1, 2, 3)
_LONGER = (2, 3)
_BREAK = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """The weight of each n-gram of a corpus, from 0 (in every text) to almost 1 (in one text alone), and its column.

    An n-gram that the corpus does not have is not compared.
    """

    weights: Mapping[str, float]
    columns: Mapping[str, int]


def weigh_terms(plans: Iterable[Elements]) -> Terms:
    """Return the n-gram weights of the plans: the inverse frequency among their titles and measures, scaled to 1.

    What stands in most texts of the plans (知识产权 in those of one office, 农业 in those of another) is the
    boilerplate of this corpus; no list of such words is kept.
    """
    texts = [text for plan in plans for text in (*(t.title for t in plan.tasks), *(m.text for m in plan.measures))]
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(_grams(text)))
    most = math.log(1 + len(texts)) or 1.0
    weights = {gram: math.log((1 + len(texts)) / (1 + count)) / most for gram, count in counts.items()}
    return Terms(weights, {gram: column for column, gram in enumerate(sorted(weights))})


def similarities(left: Sequence[str], right: Sequence[str], terms: Terms) -> Matrix:
    """Return the cosine of every text of `left` (rows) with every text of `right` (columns), from 0 to 1."""
    return _product(_vectors(left, terms), _vectors(right, terms))


def shared_weights(left: Sequence[str], right: Sequence[str], terms: Terms) -> Matrix:
    """Return how much weighty wording each pair has in common: the sum of squared weights of shared 2- and 3-grams.

    Unlike the cosine it is not diluted by what else the texts say, so one shared object in a long item shows.
    """
    return _product(_presence(left, terms), _presence(right, terms))


def text_weight(text: str, terms: Terms) -> float:
    """Return the weight of all wording of a text, on the scale of `shared_weights`."""
    return sum(terms.weights.get(gram, 1.0) ** 2 for gram in sorted(set(_grams(text, _LONGER))))


def _product(left: Any, right: Any) -> Matrix:
    return np.asarray((left @ right.T).toarray(), dtype=np.float64)


def _grams(text: str, sizes: tuple[int, ...] = _SIZES) -> list[str]:
    runs = [run for run in _BREAK.split(text) if run]
    return [run[i : i + size] for run in runs for size in sizes for i in range(len(run) - size + 1)]


def _vectors(texts: Sequence[str], terms: Terms) -> Any:
    rows = []
    for text in texts:
        row = {
            terms.columns[gram]: (1 + math.log(count)) * terms.weights[gram]
            for gram, count in Counter(_grams(text)).items()
            if gram in terms.columns
        }
        length = math.sqrt(sum(value * value for value in row.values())) or 1.0
        rows.append({column: value / length for column, value in row.items()})
    return _sparse(rows, len(terms.columns))


def _presence(texts: Sequence[str], terms: Terms) -> Any:
    rows = [
        {terms.columns[gram]: terms.weights[gram] for gram in set(_grams(text, _LONGER)) if gram in terms.columns}
        for text in texts
    ]
    return _sparse(rows, len(terms.columns))


def _sparse(rows: Sequence[Mapping[int, float]], width: int) -> Any:
    lengths = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.array([column for row in rows for column in sorted(row)], dtype=np.int64)
    values = np.array([row[column] for row in rows for column in sorted(row)], dtype=np.float64)
    return csr_array((values, columns, lengths), shape=(len(rows), width))

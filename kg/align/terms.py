"""Weighs the character n-grams and words of a corpus, so that boilerplate counts little and the rare objects much."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from kg.align.elements import Elements
from kg.segment import cut_words, read_words

Matrix = NDArray[np.float64]
_SIZES = (1, 2, 3)
_LONGER = (2, 3)
_BREAK = re.compile(r"[\W_]+")
_CLAUSE_END = re.compile(r"[，,；;。]")
_HALF = math.sqrt(0.5)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The weight of each term of a corpus, from 0 (in every text) to almost 1 (in one text alone), and its column.

    A term that the corpus does not have is not compared.
    """

    weights: Mapping[str, float]
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Terms:
    """The n-grams and the words of a corpus, and the dictionary that its texts are cut into words by."""

    grams: Vocabulary
    words: Vocabulary
    dictionary: Mapping[str, int]


def weigh_terms(plans: Iterable[Elements]) -> Terms:
    """Return the terms of the plans, weighed by their inverse frequency among titles and measures, scaled to 1.

    What stands in most texts of the plans (知识产权 in those of one office, 农业 in those of another) is the
    boilerplate of this corpus; no list of such words is kept.
    """
    texts = [text for plan in plans for text in (*(t.title for t in plan.tasks), *(m.text for m in plan.measures))]
    dictionary = read_words(text.casefold() for text in texts)
    return Terms(
        grams=_weigh(set(_grams(text)) for text in texts),
        words=_weigh(set(_words(text, dictionary)) for text in texts),
        dictionary=dictionary,
    )


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a text consists of: its n-grams of each length, and its words of two characters or more, in order."""

    grams: tuple[str, ...]
    words: tuple[str, ...]


def read_tokens(text: str, terms: Terms) -> Tokens:
    """Return the n-grams and words of a text."""
    return Tokens(tuple(_grams(text)), tuple(_words(text, terms.dictionary)))


def join_tokens(texts: Iterable[Tokens]) -> Tokens:
    """Return the n-grams and words of several texts, none of them across two texts."""
    every = tuple(texts)
    return Tokens(tuple(g for text in every for g in text.grams), tuple(w for text in every for w in text.words))


def vectors(texts: Sequence[Tokens], terms: Terms) -> Any:
    """Return a sparse row per text; the product of two rows is the mean of the cosines by n-grams and by words."""
    grams = _unit_rows((text.grams for text in texts), terms.grams)
    words = _unit_rows((text.words for text in texts), terms.words)
    return hstack([grams * _HALF, words * _HALF], format="csr")


def gram_presence(texts: Sequence[Tokens], terms: Terms) -> Any:
    """Return a sparse row per text with the weights of its 2- and 3-grams.

    The product of two rows is how much weighty wording both have in common: the sum of squared weights. Unlike the
    cosine it is not diluted by what else the texts say, so one shared object in a long item shows.
    """
    return _presence(([gram for gram in text.grams if len(gram) in _LONGER] for text in texts), terms.grams)


def word_presence(texts: Sequence[Tokens], terms: Terms) -> Any:
    """Return the same as `gram_presence` for words."""
    return _presence((text.words for text in texts), terms.words)


def product(left: Any, right: Any) -> Matrix:
    """Return the product of every row of `left` with every row of `right`."""
    return np.asarray((left @ right.T).toarray(), dtype=np.float64)


def kept_shares(earlier: str, later: str, terms: Terms) -> tuple[float, float]:
    """Return how much of `earlier` stands in `later` and how much of `later` in `earlier`, each from 0 to 1.

    Every clause counts by the weight of its wording, as far as the nearest clause of the other text has it.
    """
    left, right = (_weighed_clauses(text, terms) for text in (earlier, later))
    near = [[_nearness(a, b, terms) for b in right] for a in left]
    if not left or not right:
        return 0.0, 0.0
    kept = sum(max(row) * weight for row, (_, weight) in zip(near, left, strict=True))
    old = sum(max(row[j] for row in near) * weight for j, (_, weight) in enumerate(right))
    return kept / _total(left), old / _total(right)


def _total(clauses: Sequence[tuple[frozenset[str], float]]) -> float:
    return sum(weight for _, weight in clauses) or 1.0


def _weighed_clauses(text: str, terms: Terms) -> list[tuple[frozenset[str], float]]:
    found = [frozenset(_grams(clause)) for clause in _CLAUSE_END.split(text) if len(clause) > 1]
    return [(grams, _weight_of(grams, terms)) for grams in found]


def _nearness(left: tuple[frozenset[str], float], right: tuple[frozenset[str], float], terms: Terms) -> float:
    """The cosine of two clauses, each n-gram counted once."""
    both = left[1] * right[1]
    return _weight_of(left[0] & right[0], terms) / math.sqrt(both) if both else 0.0


def _weight_of(grams: frozenset[str], terms: Terms) -> float:
    # math.fsum gives the same bits in whatever order a set runs.
    return math.fsum(terms.grams.weights.get(gram, 1.0) ** 2 for gram in grams)


def _weigh(texts: Iterable[set[str]]) -> Vocabulary:
    found = tuple(texts)
    counts = Counter(term for text in found for term in text)
    most = math.log(1 + len(found)) or 1.0
    weights = {term: math.log((1 + len(found)) / (1 + count)) / most for term, count in counts.items()}
    return Vocabulary(weights, {term: column for column, term in enumerate(sorted(weights))})


def _grams(text: str, sizes: tuple[int, ...] = _SIZES) -> list[str]:
    runs = [run for run in _BREAK.split(text) if run]
    return [run[i : i + size] for run in runs for size in sizes for i in range(len(run) - size + 1)]


def _words(text: str, dictionary: Mapping[str, int]) -> list[str]:
    """The words of two characters or more; one character alone tells little of what is acted on."""
    runs = _BREAK.split(text.casefold())
    return [word for run in runs for word in cut_words(run, dictionary) if len(word) > 1]


def _unit_rows(texts: Iterable[Sequence[str]], vocabulary: Vocabulary) -> Any:
    rows = []
    for found in texts:
        row = {
            vocabulary.columns[term]: (1 + math.log(count)) * vocabulary.weights[term]
            for term, count in Counter(found).items()
            if term in vocabulary.columns
        }
        length = math.sqrt(sum(value * value for value in row.values())) or 1.0
        rows.append({column: value / length for column, value in row.items()})
    return _sparse(rows, len(vocabulary.columns))


def _presence(texts: Iterable[Sequence[str]], vocabulary: Vocabulary) -> Any:
    rows = [
        {vocabulary.columns[term]: vocabulary.weights[term] for term in set(found) if term in vocabulary.columns}
        for found in texts
    ]
    return _sparse(rows, len(vocabulary.columns))


def _sparse(rows: Sequence[Mapping[int, float]], width: int) -> Any:
    lengths = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.array([column for row in rows for column in sorted(row)], dtype=np.int64)
    values = np.array([row[column] for row in rows for column in sorted(row)], dtype=np.float64)
    return csr_array((values, columns, lengths), shape=(len(rows), width))

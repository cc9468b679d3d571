"""Weighs the character n-grams and words of plans, so that boilerplate counts little and the rare objects much."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from kg.align.elements import Elements
from kg.align.genre import genre_words
from kg.segment import cut_words, read_words

Matrix = NDArray[np.float64]
Columns = NDArray[np.int64]
Clause = Mapping[int, float]
_COLUMNS = 1 << 21
_SIZES = (1, 2, 3)
_SINGLE, _LONGER = (1,), (2, 3)
_BREAK = re.compile(r"[\W_]+")
_CLAUSE_END = re.compile(r"[，,；;。]")
_NONE: Columns = np.zeros(0, dtype=np.int64)
# Texts that hold none of the terms, counted beside those of the plans, for each of theirs. Two plans of one series
# share their objects as well as their boilerplate; this leaves some weight to what stands in many of their texts.
_BACKGROUND = 0.33
_HALF = math.sqrt(0.5)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """In how many texts of some plans the terms of each column stand, and their weight: from 0 (in all) to 1 (in none).

    A term has the column that its checksum gives, so that no list of terms is kept and memory does not grow with
    the number of plans. Two terms in one column are as rare as any chance likeness.
    """

    counts: NDArray[np.int32]
    weights: Matrix


@dataclass(frozen=True, slots=True)
class Terms:
    """The n-grams and the words of some plans, and the dictionary that their texts are cut into words by."""

    grams: Vocabulary
    words: Vocabulary
    dictionary: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a text consists of, by columns: its n-grams, the longer ones among them, and its words."""

    grams: Columns
    longer: Columns
    words: Columns


def read_dictionary(plans: Iterable[Elements]) -> Mapping[str, int]:
    """Return the dictionary that titles, measures and headings are cut by; each is cut as if it were alone."""
    texts = (text for plan in plans for text in (*_texts(plan), *(task.section for task in plan.tasks)))
    return read_words(text.casefold() for text in texts)


def weigh_terms(plans: Iterable[Elements]) -> Terms:
    """Return the terms of the plans, weighed by their inverse frequency among titles and measures, scaled to 1.

    What stands in most texts of the plans (知识产权 in those of one office, 农业 in those of another) is their
    boilerplate; no list of such words is kept.
    """
    every = tuple(plans)
    dictionary = read_dictionary(every)
    return weigh_tokens((read_tokens(text, dictionary) for plan in every for text in _texts(plan)), dictionary)


def weigh_tokens(texts: Iterable[Tokens], dictionary: Mapping[str, int]) -> Terms:
    """Return the terms of titles and measures that were read by this dictionary, weighed as by `weigh_terms`."""
    every = tuple(texts)
    grams, words = (_count_texts(found) for found in ([t.grams for t in every], [t.words for t in every]))
    number = len(every) + round(_BACKGROUND * len(every))
    return Terms(_weigh(grams, number), _weigh(words, number), dictionary)


def read_tokens(text: str, dictionary: Mapping[str, int]) -> Tokens:
    """Return the n-grams and words of a text."""
    longer = _columns(_grams(text, _LONGER))
    return Tokens(np.concatenate([_columns(_grams(text, _SINGLE)), longer]), longer, _columns(_words(text, dictionary)))


def text_words(text: str, terms: Terms) -> list[str]:
    """Return the words of a text that have two characters or more; one alone tells little of what is acted on."""
    return _words(text, terms.dictionary)


def join_tokens(texts: Iterable[Tokens]) -> Tokens:
    """Return the n-grams and words of several texts, none of them across two texts."""
    every = tuple(texts)
    parts = ([t.grams for t in every], [t.longer for t in every], [t.words for t in every])
    return Tokens(*(np.concatenate(part) for part in parts))


def plan_words(plan: Elements) -> tuple[Columns, Columns, Columns]:
    """Return the columns of the words of a plan, in how many of its texts each stands, and those of its measures."""
    dictionary = read_dictionary((plan,))
    titles = [np.unique(_columns(_words(task.title, dictionary))) for task in plan.tasks]
    measures = [np.unique(_columns(_words(measure.text, dictionary))) for measure in plan.measures]
    columns, counts = np.unique(np.concatenate([_NONE, *titles, *measures]), return_counts=True)
    return columns, counts, np.unique(np.concatenate([_NONE, *measures]))


def vectors(texts: Sequence[Tokens], terms: Terms) -> Any:
    """Return a sparse row per text; the product of two rows is the mean of the cosines by n-grams and by words."""
    grams = _unit_rows([text.grams for text in texts], terms.grams)
    words = _unit_rows([text.words for text in texts], terms.words)
    return hstack([grams * _HALF, words * _HALF], format="csr")


def gram_presence(texts: Sequence[Tokens], terms: Terms) -> Any:
    """Return a sparse row per text with the weights of its 2- and 3-grams.

    The product of two rows is how much weighty wording both have in common: the sum of squared weights. Unlike the
    cosine it is not diluted by what else the texts say, so one shared object in a long item shows.
    """
    return _presence([text.longer for text in texts], terms.grams)


def word_presence(texts: Sequence[Tokens], terms: Terms) -> Any:
    """Return the same as `gram_presence` for words."""
    return _presence([text.words for text in texts], terms.words)


def matter_presence(texts: Sequence[Tokens], terms: Terms) -> Any:
    """Return the same as `word_presence` for the words that are not of the genre."""
    return _presence([text.words for text in texts], terms.words, without=_genre_columns())


def product(left: Any, right: Any) -> Matrix:
    """Return the product of every row of `left` with every row of `right`."""
    used = np.union1d(left.indices, right.indices)
    narrow, narrower = (_narrow(rows, used) for rows in (left, right))
    return np.asarray((narrow @ narrower.T).toarray(), dtype=np.float64)


def _narrow(rows: Any, used: Columns) -> Any:
    """The rows in the columns that are used alone; the cost of a product grows with the number of its columns."""
    shape = (rows.shape[0], len(used))
    return csr_array((rows.data, np.searchsorted(used, rows.indices), rows.indptr), shape=shape)


def read_clauses(text: str, terms: Terms) -> tuple[Clause, ...]:
    """Return the clauses of a text, each as the squared weights of its n-grams, in their order."""
    found = [dict.fromkeys(_hashed(_grams(part))) for part in _CLAUSE_END.split(text) if len(part) > 1]
    return tuple(dict(zip(grams, (terms.grams.weights[list(grams)] ** 2).tolist(), strict=True)) for grams in found)


def kept_shares(earlier: Sequence[Clause], later: Sequence[Clause]) -> tuple[float, float]:
    """Return how much of one text stands in another and how much of that in the first, each from 0 to 1.

    Every clause counts by the weight of its wording, as far as the nearest clause of the other text has it.
    """
    if not earlier or not later:
        return 0.0, 0.0
    left, right = ([sum(clause.values()) for clause in text] for text in (earlier, later))
    near = [
        [_nearness(a, b, math.sqrt(x * y)) for b, y in zip(later, right, strict=True)]
        for a, x in zip(earlier, left, strict=True)
    ]
    kept = sum(max(row) * weight for row, weight in zip(near, left, strict=True))
    old = sum(max(row[j] for row in near) * weight for j, weight in enumerate(right))
    return kept / (sum(left) or 1.0), old / (sum(right) or 1.0)


def _nearness(one: Clause, other: Clause, both: float) -> float:
    """The cosine of two clauses, each n-gram counted once; `both` is the product of their lengths."""
    return sum(weight for gram, weight in one.items() if gram in other) / both if both else 0.0


def _texts(plan: Elements) -> Iterator[str]:
    yield from (task.title for task in plan.tasks)
    yield from (measure.text for measure in plan.measures)


def _weigh(counts: NDArray[np.int32], number: int) -> Vocabulary:
    found = np.flatnonzero(counts)
    weights = np.ones(_COLUMNS)
    weights[found] = np.log((1 + number) / (1 + counts[found])) / math.log(1 + number)
    return Vocabulary(counts, weights)


def _columns(found: Sequence[str]) -> Columns:
    return np.array(_hashed(found), dtype=np.int64)


def _hashed(found: Sequence[str]) -> list[int]:
    return [crc32(term.encode()) % _COLUMNS for term in found]


@cache
def _genre_columns() -> Columns:
    return np.unique(_columns(sorted(genre_words())))


def _grams(text: str, sizes: tuple[int, ...] = _SIZES) -> list[str]:
    runs = [run for run in _BREAK.split(text) if run]
    return [run[i : i + size] for run in runs for size in sizes for i in range(len(run) - size + 1)]


def _words(text: str, dictionary: Mapping[str, int]) -> list[str]:
    runs = _BREAK.split(text.casefold())
    return [word for run in runs for word in cut_words(run, dictionary) if len(word) > 1]


def _count_texts(texts: Sequence[Columns]) -> NDArray[np.int32]:
    """In how many of some texts the term of each column stands."""
    _, columns, _ = _cells(texts)
    return np.bincount(columns, minlength=_COLUMNS).astype(np.int32)


def _unit_rows(texts: Sequence[Columns], vocabulary: Vocabulary) -> Any:
    rows, columns, counts = _cells(texts)
    values = (1 + np.log(counts)) * vocabulary.weights[columns]
    lengths = np.sqrt(np.bincount(rows, values**2, minlength=len(texts)))
    return _sparse(rows, columns, values / np.where(lengths > 0, lengths, 1.0)[rows], len(texts))


def _presence(texts: Sequence[Columns], vocabulary: Vocabulary, without: Columns = _NONE) -> Any:
    rows, columns, _ = _cells(texts)
    kept = ~np.isin(columns, without)
    return _sparse(rows[kept], columns[kept], vocabulary.weights[columns[kept]], len(texts))


def _cells(texts: Sequence[Columns]) -> tuple[Columns, Columns, Columns]:
    """The cells of a table of texts and terms that are not empty, row by row: row, column, how often.

    Found for all texts at once, since a call for each costs more than what it does.
    """
    rows = np.repeat(np.arange(len(texts), dtype=np.int64), [len(found) for found in texts])
    cells, counts = np.unique(rows * _COLUMNS + np.concatenate([_NONE, *texts]), return_counts=True)
    return cells // _COLUMNS, cells % _COLUMNS, counts


def _sparse(rows: Columns, columns: Columns, values: Matrix, number: int) -> Any:
    starts = np.concatenate([_NONE, [0], np.cumsum(np.bincount(rows, minlength=number))]).astype(np.int64)
    return csr_array((values, columns, starts[: number + 1]), shape=(number, _COLUMNS))

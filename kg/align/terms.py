"""Weighs the character n-grams and words of plans, so that boilerplate counts little and the rare objects much."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

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
    """The terms of some plans by their columns, sorted, and the weight of each: from 0 (in all texts) to 1 (in none).

    A term has the column that its checksum gives, so that no list of terms is kept. Two terms in one column are as
    rare as any chance likeness.
    """

    columns: Columns
    weights: Matrix

    def place(self, columns: Columns) -> tuple[Columns, Matrix, int]:
        """Return the places of some columns and their weights, and how many places there are.

        Columns that none of the plans has come after all others, and weigh 1.
        """
        places = np.searchsorted(self.columns, columns)
        known = np.zeros(len(columns), dtype=bool)
        inside = places < len(self.columns)
        known[inside] = self.columns[places[inside]] == columns[inside]
        if known.all():
            return places, self.weights[places], len(self.columns)
        weights = np.ones(len(columns))
        weights[known] = self.weights[places[known]]
        places[~known] = len(self.columns) + np.arange(len(columns) - known.sum())
        return places, weights, len(self.columns) + int(len(columns) - known.sum())


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


@dataclass(frozen=True, slots=True)
class Cells:
    """What is not empty in a table of `number` texts and the terms of `columns`, sorted: row, term, how often.

    It depends on these texts alone, so it is found once for all plans that they are compared with.
    """

    number: int
    columns: Columns
    rows: Columns
    terms: Columns
    counts: Columns

    def presence(self) -> NDArray[np.int64]:
        """Return in how many of the texts each term stands."""
        return np.bincount(self.terms, minlength=len(self.columns))


@dataclass(frozen=True, slots=True)
class Texts:
    """Some texts as tables of their n-grams and of their words.

    `order` puts the cells of both, one table after the other, in the order of their `rows`.
    """

    grams: Cells
    words: Cells
    order: Columns
    rows: Columns


def read_dictionary(plans: Iterable[Elements]) -> Mapping[str, int]:
    """Return the dictionary that titles, measures and headings are cut by; each is cut as if it were alone."""
    texts = (text for plan in plans for text in (*_texts(plan), *(task.section for task in plan.tasks)))
    return read_words(text.casefold() for text in texts)


def weigh_texts(counted: Sequence[Texts], others: Sequence[Texts], dictionary: Mapping[str, int]) -> Terms:
    """Return the terms of texts, weighed by their inverse frequency among the counted ones, scaled to 1.

    The counted ones are the titles and measures of plans. What stands in most of them (知识产权 in those of one office,
    农业 in those of another) is their boilerplate; no list of such words is kept.
    """
    number = sum(texts.grams.number for texts in counted)
    number += round(_BACKGROUND * number)
    grams, words = (
        _weigh([kind(texts) for texts in counted], [kind(texts) for texts in others], number)
        for kind in (attrgetter("grams"), attrgetter("words"))
    )
    return Terms(grams, words, dictionary)


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


def read_texts(texts: Sequence[Tokens]) -> Texts:
    """Return the tables of some texts."""
    grams, words = read_cells([text.grams for text in texts]), read_cells([text.words for text in texts])
    rows = np.concatenate([grams.rows, words.rows])
    order = np.argsort(rows, kind="stable")
    return Texts(grams, words, order, rows[order])


def read_cells(texts: Sequence[Columns]) -> Cells:
    """Return the table of some texts, each given by the columns of its terms, as often as they stand there.

    Found for all texts at once, since a call for each costs more than what it does.
    """
    rows = np.repeat(np.arange(len(texts), dtype=np.int64), [len(found) for found in texts])
    cells, counts = np.unique(rows * _COLUMNS + np.concatenate([_NONE, *texts]), return_counts=True)
    columns, terms = np.unique(cells % _COLUMNS, return_inverse=True)
    return Cells(len(texts), columns, cells // _COLUMNS, terms, counts)


def vectors(texts: Texts, terms: Terms) -> Any:
    """Return a sparse row per text; the product of two rows is the mean of the cosines by n-grams and by words."""
    grams, grams_wide, grams_values = _unit_rows(texts.grams, terms.grams)
    words, words_wide, words_values = _unit_rows(texts.words, terms.words)
    places = np.concatenate([grams, words + grams_wide])[texts.order]
    values = np.concatenate([grams_values * _HALF, words_values * _HALF])[texts.order]
    return _sparse(texts.rows, places, values, (texts.grams.number, grams_wide + words_wide))


def presence(cells: Cells, vocabulary: Vocabulary) -> Any:
    """Return a sparse row per text with the weights of its terms.

    The product of two rows is how much weighty wording both have in common: the sum of squared weights. Unlike the
    cosine it is not diluted by what else the texts say, so one shared object in a long item shows.
    """
    places, weights, width = vocabulary.place(cells.columns)
    return _sparse(cells.rows, places[cells.terms], weights[cells.terms], (cells.number, width))


def without_genre(words: Cells) -> Cells:
    """Return a table of words without those of the genre."""
    kept = ~np.isin(words.columns, _genre_columns())[words.terms]
    return Cells(words.number, words.columns, words.rows[kept], words.terms[kept], words.counts[kept])


def product(left: Any, right: Any) -> Matrix:
    """Return the product of every row of `left` with every row of `right`."""
    return np.asarray((left @ right.T).toarray(), dtype=np.float64)


def read_clauses(text: str, terms: Terms) -> tuple[Clause, ...]:
    """Return the clauses of a text, each as the squared weights of its n-grams, in their order."""
    found = [dict.fromkeys(_hashed(_grams(part))) for part in _CLAUSE_END.split(text) if len(part) > 1]
    return tuple(dict(zip(grams, (_weights(grams, terms.grams) ** 2).tolist(), strict=True)) for grams in found)


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


def _weights(columns: Iterable[int], vocabulary: Vocabulary) -> Matrix:
    return vocabulary.place(np.array(list(columns), dtype=np.int64))[1]


def _texts(plan: Elements) -> Iterator[str]:
    yield from (task.title for task in plan.tasks)
    yield from (measure.text for measure in plan.measures)


def _weigh(counted: Sequence[Cells], others: Sequence[Cells], number: int) -> Vocabulary:
    """The terms of all tables, weighed by how many of the counted texts, out of `number`, each stands in."""
    parts = [np.concatenate([_NONE, *(cells.columns for cells in group)]) for group in (counted, others)]
    columns, places = np.unique(np.concatenate(parts), return_inverse=True)
    found = np.concatenate([_NONE, *(cells.presence() for cells in counted)])
    counts = np.bincount(places[: len(found)], weights=found, minlength=len(columns))
    weights = np.log((1 + number) / (1 + counts)) / math.log(1 + number)
    return Vocabulary(columns, np.where(counts > 0, weights, 1.0))


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


def _unit_rows(cells: Cells, vocabulary: Vocabulary) -> tuple[Columns, int, Matrix]:
    """The places of the cells in rows of length 1, how many places there are, and the values."""
    places, weights, width = vocabulary.place(cells.columns)
    values = (1 + np.log(cells.counts)) * weights[cells.terms]
    lengths = np.sqrt(np.bincount(cells.rows, values**2, minlength=cells.number))
    return places[cells.terms], width, values / np.where(lengths > 0, lengths, 1.0)[cells.rows]


def _sparse(rows: Columns, columns: Columns, values: Matrix, shape: tuple[int, int]) -> Any:
    starts = np.concatenate([_NONE, [0], np.cumsum(np.bincount(rows, minlength=shape[0]))]).astype(np.int64)
    return csr_array((values, columns, starts[: shape[0] + 1]), shape=shape)

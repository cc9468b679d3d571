"""Finds which plans of a large corpus speak of the same things, so that not every pair has to be compared."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.align.elements import Elements
from kg.align.pairs import PlanPair, Ranks, rank_plans, successive_pairs
from kg.align.terms import plan_words
from kg.model import PlanDocument
from kg.workspace import PlanEntry

PARTNERS = 12
"""Up to so many plans of other series a plan is compared with all of them; with more, with the nearest."""
NEAREST = 4
"""So many partners are compared with a plan that has too many."""
RARE = 200
"""A word that stands in more texts than this leads to no plan in particular."""
_PART = 50  # one part in so many of the rare wording of a plan another one has to have, to be compared with it
_UNIT = 1000  # weights are whole numbers, so that their sums are the same in whatever order an engine adds them up


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The words of one plan by their columns, sorted: in how many of its texts each stands; those of its measures."""

    columns: tuple[int, ...]
    counts: tuple[int, ...]
    measures: tuple[int, ...]


FindNearest = Callable[[Ranks, Collection[int]], Mapping[int, tuple[int, ...]]]
"""What gives the nearest partners of plans that have too many, all by their places, as `nearest_plans` does.

It is asked only where there is a choice to be made.
"""


def choose_pairs(
    documents: Mapping[str, PlanDocument], entries: Iterable[PlanEntry], find_nearest: FindNearest
) -> tuple[PlanPair, ...]:
    """Return the pairs of plans to align, in the order of `plan_pairs`, of which they are some.

    Successive years of a series always are. Of the plans of other series each is compared with the nearest: those
    that have most rare wording in common with it, by weight. What is rare stands in few texts however many plans
    there are, so the cost grows with the number of plans and not with that of their pairs. Other plans decide here
    which pairs are compared, and never what a pair that is compared gives.
    """
    ranks = rank_plans(documents, entries)
    found = dict.fromkeys(successive_pairs(ranks), "continues")
    crowded = [place for place in range(len(ranks.names)) if ranks.count_partners(place) > PARTNERS]
    nearest = find_nearest(ranks, crowded) if crowded else {}
    for place in range(len(ranks.names)):
        for other in nearest[place] if place in nearest else ranks.partners(place):
            found[min(place, other), max(place, other)] = "restates"
    return tuple(
        PlanPair(ranks.names[one], ranks.names[other], "continues" if said == "continues" else "restates")
        for (one, other), said in sorted(found.items())
    )


def read_plan_words(plan: Elements) -> PlanWords:
    """Return the words of a plan, which depend on this plan alone."""
    columns, counts, measures = plan_words(plan)
    return PlanWords(tuple(columns.tolist()), tuple(counts.tolist()), tuple(measures.tolist()))


def nearest_plans(ranks: Ranks, crowded: Collection[int], words: Sequence[PlanWords]) -> Mapping[int, tuple[int, ...]]:
    """Return of each plan in `crowded` its nearest partners, nearest first; `words` are those of the ranked ones."""
    return dict(_nearest(ranks, frozenset(crowded), words))


def rare_weights(most: int) -> tuple[int, ...]:
    """Return what a word weighs that stands in 0, 1 … `RARE` texts, where the commonest one stands in `most`."""
    return tuple(max(0, round(_UNIT * math.log((1 + most) / (1 + count)))) for count in range(RARE + 1))


def least_shared(own: int) -> int:
    """Return what the words that two plans share have to weigh, squared, for a plan whose rare words weigh `own`."""
    return own * _UNIT // _PART


def _nearest(ranks: Ranks, wanted: frozenset[int], words: Sequence[PlanWords]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Year by year, so that what is held at a time is bounded."""
    rows = _rare_rows(words)
    own = np.asarray(rows.sum(axis=1)).ravel()
    for year in ranks.years():
        mine = ranks.of_year(year)
        first, last = ranks.of_year(year - 1) or mine, ranks.of_year(year + 1) or mine
        beside = range(first.start, last.stop)
        scores = csr_array(rows[mine.start : mine.stop] @ rows[beside.start : beside.stop].T)
        for position, place in enumerate(mine):
            if place in wanted:
                start, end = scores.indptr[position], scores.indptr[position + 1]
                found = zip(scores.indices[start:end] + beside.start, scores.data[start:end], strict=True)
                yield place, _best(ranks, place, found, own=int(own[place]))


def _best(ranks: Ranks, place: int, found: Iterable[tuple[Any, Any]], *, own: int) -> tuple[int, ...]:
    shared = ((-int(score), ranks.names[other], int(other)) for other, score in found if score > least_shared(own))
    ranked = sorted(one for one in shared if ranks.are_partners(place, one[2]))
    return tuple(other for _, _, other in ranked[:NEAREST])


def _rare_rows(plans: Sequence[PlanWords]) -> Any:
    """A sparse row per plan: the weights of the rare words of its measures, in the columns that occur."""
    columns = [np.array(plan.columns, dtype=np.int64) for plan in plans]
    used, places = np.unique(np.concatenate(columns), return_inverse=True)
    counts = np.bincount(places, weights=np.concatenate([np.array(plan.counts) for plan in plans])).astype(np.int64)
    kept = (counts > 1) & (counts <= RARE)
    weights = np.array(rare_weights(int(counts.max(initial=1))), dtype=np.int64)[np.minimum(counts, RARE)]
    found = [_kept_of(np.array(plan.measures, dtype=np.int64), used, kept) for plan in plans]
    lengths = np.cumsum([0, *(len(one) for one in found)])
    chosen = np.concatenate(found)
    return csr_array((weights[chosen], chosen, lengths), shape=(len(plans), len(used)))


def _kept_of(measures: NDArray[np.int64], used: NDArray[np.int64], kept: NDArray[np.bool_]) -> NDArray[np.int64]:
    places = np.searchsorted(used, measures)
    return places[kept[places]]

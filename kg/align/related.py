"""Finds which plans of a large corpus speak of the same things, so that not every pair has to be compared."""

from __future__ import annotations

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
_NEAREST = 4
_LEAST = 0.02  # of the rare wording of a plan that another one has to have, to be compared with it
_RARE = 200  # a word in more texts than this leads to no plan in particular


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The words of one plan by their columns, sorted: in how many of its texts each stands; those of its measures."""

    columns: tuple[int, ...]
    counts: tuple[int, ...]
    measures: tuple[int, ...]


ReadWords = Callable[[Collection[str]], Mapping[str, PlanWords]]
"""What gives the words of plans by their identifiers; it is asked only where there is a choice to be made."""


def choose_pairs(
    documents: Mapping[str, PlanDocument], entries: Iterable[PlanEntry], read_words: ReadWords
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
    nearest = dict(_nearest(ranks, crowded, read_words(ranks.names))) if crowded else {}
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


def _nearest(
    ranks: Ranks, crowded: Sequence[int], words: Mapping[str, PlanWords]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Of each plan that has too many partners, the nearest; year by year, so that what is held at a time is bounded."""
    rows = _rare_rows([words[name] for name in ranks.names])
    own = np.asarray(rows.sum(axis=1)).ravel()
    wanted = frozenset(crowded)
    for year in ranks.years():
        mine = ranks.of_year(year)
        first, last = ranks.of_year(year - 1) or mine, ranks.of_year(year + 1) or mine
        beside = range(first.start, last.stop)
        scores = csr_array(rows[mine.start : mine.stop] @ rows[beside.start : beside.stop].T)
        for position, place in enumerate(mine):
            if place in wanted:
                start, end = scores.indptr[position], scores.indptr[position + 1]
                found = zip(scores.indices[start:end] + beside.start, scores.data[start:end], strict=True)
                yield place, _best(ranks, place, found, least=_LEAST * float(own[place]))


def _best(ranks: Ranks, place: int, found: Iterable[tuple[Any, Any]], *, least: float) -> tuple[int, ...]:
    others = [(-float(score), ranks.names[other], int(other)) for other, score in found if score > least]
    ranked = sorted(one for one in others if ranks.are_partners(place, one[2]))
    return tuple(other for _, _, other in ranked[:_NEAREST])


def _rare_rows(plans: Sequence[PlanWords]) -> Any:
    """A sparse row per plan: the weights of the rare words of its measures, in the columns that occur."""
    columns = [np.array(plan.columns, dtype=np.int64) for plan in plans]
    used, places = np.unique(np.concatenate(columns), return_inverse=True)
    counts = np.bincount(places, weights=np.concatenate([np.array(plan.counts) for plan in plans]))
    weights = np.log((1 + counts.max(initial=1)) / (1 + counts))  # what stands nearly everywhere weighs nothing
    kept = (counts > 1) & (counts <= _RARE)
    found = [_kept_of(np.array(plan.measures, dtype=np.int64), used, kept) for plan in plans]
    lengths = np.cumsum([0, *(len(one) for one in found)])
    chosen = np.concatenate(found)
    return csr_array((weights[chosen], chosen, lengths), shape=(len(plans), len(used)))


def _kept_of(measures: NDArray[np.int64], used: NDArray[np.int64], kept: NDArray[np.bool_]) -> NDArray[np.int64]:
    places = np.searchsorted(used, measures)
    return places[kept[places]]

"""Finds which plans of a large corpus speak of the same things, so that not every pair has to be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from kg.align.elements import Elements
from kg.align.pairs import PlanPair
from kg.align.terms import Matrix, Terms, rare_words, weigh_terms

_PARTNERS = 12  # plans of other series that one plan is compared with; up to so many, all of them
_ROWS = 256  # plans compared with all others at a time, which bounds the memory


def related_pairs(pairs: Iterable[PlanPair], plans: Mapping[str, Elements]) -> tuple[PlanPair, ...]:
    """Return the pairs that are worth comparing, in their order.

    Successive years of a series always are. Of the plans of other series each is compared with the nearest: those
    that have most rare wording in common with it, by weight. What is rare stands in few texts however many plans
    there are, so the cost grows with the number of plans and not with that of their pairs. Other plans decide here
    which pairs are compared, and never what a pair that is compared gives.
    """
    every = tuple(pairs)
    partners: dict[str, set[str]] = defaultdict(set)
    for pair in every:
        if pair.relation == "restates":
            partners[pair.earlier].add(pair.later)
            partners[pair.later].add(pair.earlier)
    crowded = sorted(plan for plan, others in partners.items() if len(others) > _PARTNERS)
    if not crowded:
        return every
    kept = dict(_nearest(crowded, partners, plans, weigh_terms(plans.values())))
    return tuple(pair for pair in every if pair.relation == "continues" or _is_kept(pair, kept))


def _is_kept(pair: PlanPair, kept: Mapping[str, frozenset[str]]) -> bool:
    """Whether one of both is among the nearest of the other; a plan with few partners keeps all of them."""
    both = ((pair.earlier, pair.later), (pair.later, pair.earlier))
    return any(plan not in kept or other in kept[plan] for plan, other in both)


def _nearest(
    crowded: list[str], partners: Mapping[str, set[str]], plans: Mapping[str, Elements], terms: Terms
) -> Iterable[tuple[str, frozenset[str]]]:
    names = sorted(plans)
    rows = _rare_rows([plans[name] for name in names], terms)
    position = {name: index for index, name in enumerate(names)}
    for start in range(0, len(crowded), _ROWS):
        block = crowded[start : start + _ROWS]
        scores = (rows[[position[name] for name in block]] @ rows.T).toarray()
        for name, row in zip(block, scores, strict=True):
            yield name, _best(row, partners[name], position)


def _best(scores: Matrix, partners: set[str], position: Mapping[str, int]) -> frozenset[str]:
    ranked = sorted(partners, key=lambda name: (-scores[position[name]], name))
    return frozenset(ranked[:_PARTNERS])


def _rare_rows(plans: Iterable[Elements], terms: Terms) -> Any:
    """A sparse row per plan: the weights of the rare words of its measures, in the columns that occur."""
    found = [rare_words((measure.text for measure in plan.measures), terms) for plan in plans]
    used = np.unique(np.concatenate(found))
    lengths = np.cumsum([0, *(len(columns) for columns in found)])
    columns = np.searchsorted(used, np.concatenate(found))
    return csr_array((terms.words.weights[used[columns]], columns, lengths), shape=(len(found), len(used)))

"""Aligns all pairs of plans of a corpus, with one set of term weights for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from kg.align.elements import read_elements
from kg.align.model import Model, read_model
from kg.align.pairs import PlanPair
from kg.align.plans import align_vectors
from kg.align.related import related_pairs
from kg.align.terms import weigh_terms
from kg.align.vectors import Vectors, read_vectors
from kg.links import Alignment
from kg.model import PlanDocument

_KEPT = 64  # plans whose rows are held at a time: some 2 MB each


def align_corpus(
    documents: Mapping[str, PlanDocument], pairs: Iterable[PlanPair], model: Model | None = None
) -> tuple[Alignment, ...]:
    """Return the alignment of each pair, in the order of `pairs`.

    What stands in most texts of the corpus weighs little. Where a plan could be compared with many of other
    series, it is with the nearest alone (`related_pairs`).
    """
    return tuple(align_one_by_one(documents, pairs, model))


def align_one_by_one(
    documents: Mapping[str, PlanDocument], pairs: Iterable[PlanPair], model: Model | None = None
) -> Iterator[Alignment]:
    """Yield what `align_corpus` returns, one after the other, for a corpus whose links are too many to hold."""
    plans = {identifier: read_elements(document) for identifier, document in documents.items()}
    terms = weigh_terms(plans.values())
    chosen = model or read_model()

    @lru_cache(maxsize=_KEPT)
    def rows(identifier: str) -> Vectors:
        return read_vectors(plans[identifier], terms)

    for pair in related_pairs(pairs, plans, terms):
        yield align_vectors(rows(pair.earlier), rows(pair.later), pair.relation, chosen)

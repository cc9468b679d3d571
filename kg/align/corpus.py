"""Aligns all pairs of plans of a corpus, each by its own two plans alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from kg.align.elements import read_elements
from kg.align.model import Model, read_model
from kg.align.pairs import PlanPair
from kg.align.plans import align_vectors
from kg.align.terms import read_dictionary
from kg.align.vectors import PlanTokens, pair_vectors, read_plan_tokens
from kg.links import Alignment
from kg.model import PlanDocument

_KEPT = 64  # plans whose n-grams and words are held at a time: some 1 MB each


def align_corpus(
    documents: Mapping[str, PlanDocument], pairs: Iterable[PlanPair], model: Model | None = None
) -> tuple[Alignment, ...]:
    """Return the alignment of each pair, in the order of `pairs`; each is what `align` gives to the two plans alone."""
    return tuple(align_pairs(documents, pairs, model))


def align_pairs(
    documents: Mapping[str, PlanDocument], pairs: Iterable[PlanPair], model: Model | None = None
) -> Iterator[Alignment]:
    """Yield what `align_corpus` returns, one after the other, for links that are too many to hold."""
    plans = {identifier: read_elements(document) for identifier, document in documents.items()}
    dictionary = read_dictionary(plans.values())
    chosen = model or read_model()

    @lru_cache(maxsize=_KEPT)
    def tokens(identifier: str) -> PlanTokens:
        return read_plan_tokens(plans[identifier], dictionary)

    for pair in pairs:
        rows = pair_vectors(tokens(pair.earlier), tokens(pair.later), dictionary)
        yield align_vectors(*rows, pair.relation, chosen)

"""Aligns all pairs of plans of a corpus, with one set of n-gram weights for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.align.elements import read_elements
from kg.align.model import Model, read_model
from kg.align.pairs import PlanPair
from kg.align.plans import align_vectors
from kg.align.terms import weigh_terms
from kg.align.vectors import read_vectors
from kg.links import Alignment
from kg.model import PlanDocument


def align_corpus(
    documents: Mapping[str, PlanDocument], pairs: Iterable[PlanPair], model: Model | None = None
) -> tuple[Alignment, ...]:
    """Return the alignment of each pair, in the order of `pairs`.

    What stands in most texts of the corpus weighs little.
    """
    plans = {identifier: read_elements(document) for identifier, document in documents.items()}
    terms = weigh_terms(plans.values())
    vectors = {identifier: read_vectors(plan, terms) for identifier, plan in plans.items()}
    chosen = model or read_model()
    return tuple(align_vectors(vectors[p.earlier], vectors[p.later], p.relation, chosen) for p in pairs)

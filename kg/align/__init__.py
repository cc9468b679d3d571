"""Aligns plans: which task and measure of one carries on, or restates, which of the other."""

from kg.align.corpus import align_corpus
from kg.align.pairs import PlanPair, plan_pairs
from kg.align.plans import METHOD, VERSION, align

__all__ = ["METHOD", "VERSION", "PlanPair", "align", "align_corpus", "plan_pairs"]

"""Aligns plans: which task and measure of one carries on, or restates, which of the other."""

from kg.align.corpus import align_corpus
from kg.align.curation import Curation, CurationProblem, Decision, curation_text, read_curation
from kg.align.decisions import Curated, apply_curation
from kg.align.pairs import PlanPair, plan_pairs
from kg.align.plans import METHOD, VERSION, align

__all__ = [
    "METHOD",
    "VERSION",
    "Curated",
    "Curation",
    "CurationProblem",
    "Decision",
    "PlanPair",
    "align",
    "align_corpus",
    "apply_curation",
    "curation_text",
    "plan_pairs",
    "read_curation",
]

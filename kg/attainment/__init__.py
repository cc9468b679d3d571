"""Follows promises in figures: which indicators of all plans are one, and whether what was promised was reached."""

from kg.attainment.indicators import match_indicators
from kg.attainment.model import Attainment, Basis, Indicator, Indicators, Kinship, Naming, Verdict
from kg.attainment.verdicts import attain

__all__ = [
    "Attainment",
    "Basis",
    "Indicator",
    "Indicators",
    "Kinship",
    "Naming",
    "Verdict",
    "attain",
    "match_indicators",
]

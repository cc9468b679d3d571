"""Quantified promises and results, read from sentences and paragraphs."""

from loaders.annotate.figures.outcomes import read_outcomes
from loaders.annotate.figures.repeats import join_repeats, without_repeats
from loaders.annotate.figures.targets import is_over, read_targets
from loaders.annotate.figures.unnamed import Promised

__all__ = ["Promised", "is_over", "join_repeats", "read_outcomes", "read_targets", "without_repeats"]

"""What differs between two sentences, by Chinese words; numbers, dates and names are whole."""

from kg.difference.compare import compare_texts, compare_words
from kg.difference.lexicon import Lexicon, make_lexicon, read_lexicon
from kg.difference.quantities import find_quantities
from kg.difference.steps import Difference, Kind, Piece, Step, apply_steps

__all__ = [
    "Difference",
    "Kind",
    "Lexicon",
    "Piece",
    "Step",
    "apply_steps",
    "compare_texts",
    "compare_words",
    "find_quantities",
    "make_lexicon",
    "read_lexicon",
]

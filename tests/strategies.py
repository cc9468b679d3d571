"""What Hypothesis draws in the tests: strands cut from a source, and plans written by the grammar of the genre."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st

from kg.model import Piece
from loaders.reading.strand import Strand, join, whole

# The same examples on every machine and in every run, and no time limit that a busy machine could miss.
settings.register_profile("house", derandomize=True, deadline=None, max_examples=40, database=None)
settings.load_profile("house")

TEXTS = st.text(alphabet="林水校 \n\u3000a1，。（）《》", max_size=40)

_ENCODED = st.builds(str.encode, TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"]))
# Bytes as a person may name them by mistake: of any kind, or a text with other bytes in its midst.
FILES = st.one_of(st.binary(max_size=400), st.lists(st.one_of(_ENCODED, st.binary(max_size=6))).map(b"".join))


@dataclass(frozen=True, slots=True)
class Cutting:
    """A source text and a strand over some of its pieces, in any order."""

    source: str
    strand: Strand


@st.composite
def cuttings(draw: st.DrawFn) -> Cutting:
    """Draw a source and a strand made of pieces of it, which may lie apart, touch, or stand in another order."""
    source = draw(TEXTS)
    bounds = st.integers(min_value=0, max_value=len(source))
    spans = draw(st.lists(st.tuples(bounds, bounds), max_size=5))
    parts = [Strand(source[a:b], (Piece(a, b),)) for a, b in (sorted(span) for span in spans) if a < b]
    return Cutting(source, join(parts))


@st.composite
def contiguous(draw: st.DrawFn) -> Cutting:
    """Draw a source and the strand over the whole of it."""
    source = draw(TEXTS)
    return Cutting(source, whole(source))

"""Says which page shows an element of the graph, and how a passage stands in the address of its source."""

from __future__ import annotations

from kg.identify import BASE
from kg.model import Passage
from kg.trace import Place

_SHOWN = ("plan", "department", "indicator", "document", "province-category")
_MOST_PIECES = 60


def page_of(iri: str) -> str | None:
    """Return the path of the page that shows an element of the data, None for what has no page."""
    local = iri.removeprefix(BASE)
    kind, _, rest = local.partition("/")
    return f"/{local}" if local != iri and rest and kind in _SHOWN else None


def at(passage: Passage | tuple[Place, ...]) -> str:
    """Return the pieces of a passage as they stand in an address: `629-684_700-710`; only the first of very many."""
    pieces = passage.pieces if isinstance(passage, Passage) else passage
    return "_".join(f"{piece.start}-{piece.end}" for piece in pieces[:_MOST_PIECES])


def read_at(given: str) -> tuple[tuple[int, int], ...]:
    """Return the pieces that an address names, in order; what is no piece is passed over."""
    found = []
    for part in given.split("_")[:_MOST_PIECES]:
        start, _, end = part.partition("-")
        if _is_number(start) and _is_number(end) and int(start) < int(end):
            found.append((int(start), int(end)))
    return tuple(sorted(found))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 9

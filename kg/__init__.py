"""Chinese policy plans as a knowledge graph: what they ask, of whom, by when, and how it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.notebook import KnowledgeGraph, open_graph

__all__ = ["KnowledgeGraph", "__version__", "open_graph"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Bring in what opens a graph only when it is asked for: importing `kg` alone costs nothing."""
    if name in ("KnowledgeGraph", "open_graph"):
        from kg import notebook  # noqa: PLC0415 - a store comes with it

        return getattr(notebook, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")

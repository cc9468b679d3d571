"""Brings the loaders in: reads the documents that the manifest names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import PlanDocument
from kg.workspace import PlanEntry


def read_plan(entry: PlanEntry) -> PlanDocument:
    """Return the document of one row of the manifest; raise `SourceError` or `FamilyError` if it cannot be read."""
    from loaders import load_document  # noqa: PLC0415 - spaCy comes with it

    return load_document(entry.file, entry)


def read_plans(entries: Iterable[PlanEntry]) -> Iterator[PlanDocument]:
    """Yield the documents of the manifest's rows, in their order."""
    return (read_plan(entry) for entry in entries)

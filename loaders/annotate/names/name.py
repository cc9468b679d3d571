"""One name of a row."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.reading.strand import Strand


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a row: in full, as printed, and the organisation that the row puts it in."""

    full: str
    printed: Strand
    parent: str | None = None

"""Documents in, `PlanDocument` out: reading, structure, annotation. Knows no RDF."""

from __future__ import annotations

import re
from pathlib import Path

from kg.model import PlanDocument
from kg.workspace import PlanEntry

__all__ = ["load_document"]


def load_document(path: Path, entry: PlanEntry | None = None) -> PlanDocument:
    """Return the plan that the document at `path` states, with the place of every statement.

    `entry` is the manifest's row, if there is one; else the identifier comes from the file's name. Raises
    `SourceError` if the file cannot be read, `FamilyError` if it is no plan of a known kind.
    """
    from loaders.families import Facts  # noqa: PLC0415  # spaCy comes with it: only where a file is read
    from loaders.fitting import read_fitting  # noqa: PLC0415
    from loaders.printed import as_printed  # noqa: PLC0415
    from loaders.reading.blocks import read_blocks  # noqa: PLC0415
    from loaders.reading.decode import read_source  # noqa: PLC0415
    from loaders.reading.folding import folded  # noqa: PLC0415
    from loaders.structure.account import with_coverage  # noqa: PLC0415
    from loaders.structure.copied_tables.cell_lines import with_rows  # noqa: PLC0415
    from loaders.structure.copied_tables.comma_rows import with_comma_rows  # noqa: PLC0415

    received = read_blocks(read_source(path))
    reading = with_rows(folded(with_comma_rows(received)))
    facts = Facts(entry.identifier if entry else identifier_of(path), entry.year if entry else None)
    document = read_fitting(reading, facts, path)
    return as_printed(with_coverage(document), received.source)


def identifier_of(path: Path) -> str:
    """Return a plan identifier made of a file's name: letters, digits and hyphens."""
    return re.sub(r"[\W_]+", "-", path.stem).strip("-") or "plan"

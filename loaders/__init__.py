"""Documents in, `PlanDocument` out: reading, structure, annotation. Knows no RDF."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import FamilyError
from kg.model import PlanDocument
from kg.workspace import PlanEntry

if TYPE_CHECKING:
    from loaders.families import Evidence, Family
    from loaders.reading.blocks import Reading

__all__ = ["load_document"]


def load_document(path: Path, entry: PlanEntry | None = None) -> PlanDocument:
    """Return the plan that the document at `path` states, with the place of every statement.

    `entry` is the manifest's row, if there is one; else the identifier comes from the file's name. Raises
    `SourceError` if the file cannot be read, `FamilyError` if it is no plan of a known kind.
    """
    from loaders.families import Facts  # noqa: PLC0415  # spaCy comes with it: only where a file is read
    from loaders.printed import as_printed  # noqa: PLC0415
    from loaders.reading.blocks import read_blocks  # noqa: PLC0415
    from loaders.reading.decode import read_source  # noqa: PLC0415
    from loaders.reading.folding import folded  # noqa: PLC0415
    from loaders.several import parted, put_together  # noqa: PLC0415
    from loaders.structure.account import with_coverage  # noqa: PLC0415
    from loaders.structure.copied_tables.cell_lines import with_rows  # noqa: PLC0415
    from loaders.structure.copied_tables.comma_rows import with_comma_rows  # noqa: PLC0415

    received = read_blocks(read_source(path))
    reading = with_rows(folded(with_comma_rows(received)))
    facts = Facts(entry.identifier if entry else identifier_of(path), entry.year if entry else None)
    plans = parted(reading)
    scored = [_fitting(plan) for plan in plans]
    if not all(kinds[0][0].score > 0 for kinds in scored):  # what no kind fits is no plan of its own
        plans, scored = (reading,), [_fitting(reading)]
    evidence, _ = scored[0][0]
    if evidence.score <= 0:
        missed = "; ".join(f"{other.label_zh} ({other.label_en}): {seen.reason}" for seen, other in scored[0])
        raise FamilyError(
            f"{path}: no plan of a known kind; looked for: {missed}",
            hint="check that the whole document was saved; see docs/families.md for what each kind looks like",
        )
    read: list[PlanDocument] = []
    for plan, kinds in zip(plans, scored, strict=True):
        year = facts.year or (read[0].header.year if read else None)  # an annex without a year is of that of its letter
        read.append(kinds[0][1].read(plan, replace(facts, year=year)))
    document = read[0] if len(read) == 1 else put_together(read)
    return as_printed(with_coverage(document), received.source)


def _fitting(reading: Reading) -> list[tuple[Evidence, Family]]:
    """Return the kinds of document, the one that fits a reading best first, with what was seen of each."""
    from loaders.families import FAMILIES  # noqa: PLC0415

    return sorted(
        ((family.recognise(reading), family) for family in FAMILIES.values()), key=lambda pair: -pair[0].score
    )


def identifier_of(path: Path) -> str:
    """Return a plan identifier made of a file's name: letters, digits and hyphens."""
    return re.sub(r"[\W_]+", "-", path.stem).strip("-") or "plan"

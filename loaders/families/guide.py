"""Guides and lists of key points: numbered paragraphs that open with a title, their sentences closed by who."""

from __future__ import annotations

from kg.model import PlanDocument
from loaders.families.base import Evidence, Facts, Family
from loaders.families.outline import numbered_levels, read_numbered_document
from loaders.reading.blocks import Reading

_FEW = 3


def recognise(reading: Reading) -> Evidence:
    """Score a document by the numbered paragraphs that open with a title and say who is responsible."""
    levels = numbered_levels(reading)
    if levels is None or levels.items:
        count = levels.count if levels and not levels.items else 0
        return Evidence(
            0.0, f"{count} numbered paragraphs with a title sentence, closed by words such as （保护司负责）"
        )
    base = 0.6 if levels.count >= _FEW else 0.35
    return Evidence(
        base + 0.3 * levels.share, f"{levels.count} numbered paragraphs with a title name who is responsible"
    )


def read(reading: Reading, facts: Facts) -> PlanDocument:
    """Return the plan: parts are sections, numbered paragraphs tasks, their sentences measures."""
    return read_numbered_document(reading, facts, FAMILY.name)


FAMILY = Family(
    name="guide",
    label_zh="工作指引、工作要点",
    label_en="guide",
    looks_like="（一） or 1. paragraphs: a title sentence, then sentences closed by （…负责）",
    recognise=recognise,
    read=read,
)

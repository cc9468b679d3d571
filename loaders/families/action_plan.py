"""Action plans and any other numbered plan that names nobody: read by the general grammar of numbers and titles."""

from __future__ import annotations

from kg.model import PlanDocument
from loaders.families.base import Evidence, Facts, Family
from loaders.families.outline import read_numbered_document, titled_levels
from loaders.reading.blocks import Reading

_FEW = 3


def recognise(reading: Reading) -> Evidence:
    """Score a document by its numbered paragraphs with titles; every family that knows more comes before this one."""
    levels = titled_levels(reading)
    if levels is None:
        return Evidence(0.0, "no numbered paragraph that could be a task or a measure")
    kind = "items" if levels.items else "paragraphs with a title"
    base = 0.2 if levels.count >= _FEW else 0.05
    return Evidence(base + 0.2 * levels.share, f"{levels.count} numbered {kind}, and nobody named as responsible")


def read(reading: Reading, facts: Facts) -> PlanDocument:
    """Return the plan: headings are sections, numbered paragraphs with a title tasks, their sentences measures."""
    return read_numbered_document(reading, facts, FAMILY.name)


FAMILY = Family(
    name="action-plan",
    label_zh="行动方案",
    label_en="numbered plan",
    looks_like="一、 / （一） / 1. paragraphs with titles, and nobody named as responsible",
    recognise=recognise,
    read=read,
)

"""Plans of numbered items: inter-ministerial plans and divisions of labour, each item closed by who is responsible."""

from __future__ import annotations

from kg.model import PlanDocument
from loaders.families.base import Evidence, Facts, Family
from loaders.families.outline import numbered_levels, read_numbered_document
from loaders.reading.blocks import Reading

_FEW = 3


def recognise(reading: Reading) -> Evidence:
    """Score a document by the share of its numbered items that say who is responsible."""
    levels = numbered_levels(reading)
    if levels is None or not levels.items:
        count = levels.count if levels and levels.items else 0
        return Evidence(0.0, f"{count} numbered items closed by words such as （教育部、科技部负责）")
    base = 0.6 if levels.count >= _FEW else 0.35
    return Evidence(base + 0.3 * levels.share, f"{levels.count} numbered items name who is responsible")


def read(reading: Reading, facts: Facts) -> PlanDocument:
    """Return the plan: parts are sections, what stands above the items is a task, the items are measures."""
    return read_numbered_document(reading, facts, FAMILY.name)


FAMILY = Family(
    name="numbered-plan",
    label_zh="推进计划、重点任务分工",
    label_en="plan of numbered items",
    looks_like="一、 / （一） headings; items 1. 2. 3. each closed by （…负责）",
    recognise=recognise,
    read=read,
)

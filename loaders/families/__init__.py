"""The kinds of document that are known, one small module each, in one visible table."""

from loaders.families.base import Evidence, Facts, Family
from loaders.families.task_list import FAMILY as TASK_LIST

FAMILIES: dict[str, Family] = {family.name: family for family in (TASK_LIST,)}

__all__ = ["FAMILIES", "Evidence", "Facts", "Family"]

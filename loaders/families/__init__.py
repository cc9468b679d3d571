"""The kinds of document that are known, one small module each, in one visible table."""

from loaders.families.action_plan import FAMILY as ACTION_PLAN
from loaders.families.base import Evidence, Facts, Family
from loaders.families.guide import FAMILY as GUIDE
from loaders.families.numbered_plan import FAMILY as NUMBERED_PLAN
from loaders.families.task_list import FAMILY as TASK_LIST
from loaders.families.work_report import FAMILY as WORK_REPORT

FAMILIES: dict[str, Family] = {
    family.name: family for family in (TASK_LIST, NUMBERED_PLAN, GUIDE, WORK_REPORT, ACTION_PLAN)
}

__all__ = ["FAMILIES", "Evidence", "Facts", "Family"]

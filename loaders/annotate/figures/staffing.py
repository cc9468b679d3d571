"""How many are set to see to a plan itself, which promises nothing: 明确1名分管领导, 抽调各局各2名业务骨干."""

from __future__ import annotations

import re

from loaders.annotate.figures.mentions import Mention

_LONGEST = 100  # characters of the clause before the figure
_SET_TO_WORK = re.compile(r"(?:抽调|抽派|指定|指派|确定|明确|落实|安排)[^，；。]*$")
_STAFF = re.compile(
    r"[^，；。]{0,20}?(?:(?:领导|干部)(?!培训)|负责(?:人|同志)|同志|联[络系]员|联系人|信息员|工作人员|业务人员|专人|业务骨干)"
)
# 抽调10名技术人员 is of those who see to it, 落实10名技术人员 of whom there are to be more
_DRAWN = re.compile(r"抽[调派][^，；。]*$")
_DRAWN_STAFF = re.compile(r"[^，；。]{0,20}?(?:人员|专家|骨干|力量)")


def sets_to_work(masked: str, mention: Mention) -> bool:
    """Tell how many people a clause names to see to the work: 每个单位明确1名联络员."""
    if mention.unit not in ("名", "人", "位"):
        return False
    before = masked[max(0, mention.start - _LONGEST) : mention.start]
    is_drawn = _DRAWN.search(before) and _DRAWN_STAFF.match(masked, mention.end)
    return bool(is_drawn or (_SET_TO_WORK.search(before) and _STAFF.match(masked, mention.end)))

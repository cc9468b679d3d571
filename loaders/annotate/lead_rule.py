"""What a document rules on who leads: of those named together the first or those before a comma, or each its part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

# but not 牵头单位排名第一的为总牵头单位, which ranks those who lead
FIRST_LEADS = re.compile(
    r"(?<!牵头单位)(?<!牵头部门)(?<!牵头单位中)(?<!牵头部门中)(?:列|排|居)(?:在|名|于)?(?:第一|首)(?:位|个|名)?[的者]?(?:责任)?(?:部门|单位)?[，,]?(?:为|是|作为|即为)?(?:工作|项目|任务|总)?牵头"
    r"|(?<!牵头单位)(?<!牵头部门)(?<!牵头单位中)(?<!牵头部门中)(?<!排名)(?<!列)(?<!排)(?:第一|首)(?:(?:个|位)?(?:责任)?(?:部门|单位)|[个位])(?:为|是|作为)(?:工作|项目|任务|总)?牵头"
)
BEFORE_COMMA_LEADS = re.compile(
    r"(?:列|排|位于|在)?(?:“，”|逗号)(?:之?前)(?:面)?的?(?:责任)?(?:部门|单位)?(?:为|是|作为|即为)?(?:工作|项目|任务|总)?牵头"
)
# in a plan arranged by body: 各部门为所列任务的牵头单位，括号内为配合单位
TITLE_LEADS = re.compile(
    r"(?:各|该|所列)(?:责任)?(?:部门|单位|处室|科室)(?:分别)?(?:为|是|即为|作为)(?:以下|下列|下述|所列|相应|对应|该部分)"
    r"[^，。；]{0,8}?(?:任务|事项|工作|项目|内容)的?牵头(?:责任)?(?:单位|部门|处室|科室)"
)


class LeadRule(Enum):
    """Who leads where a phrase gives no one a role."""

    NONE = "none"
    FIRST = "first"
    BEFORE_COMMA = "before comma"
    TITLE = "title of the part"


def lead_rule(texts: Iterable[str]) -> LeadRule:
    """Return what the paragraphs of a document rule, wherever they do; how a row is led tells more than titles do."""
    bare = [re.sub(r"\s+", "", text) for text in texts]
    rules = (
        (FIRST_LEADS, LeadRule.FIRST),
        (BEFORE_COMMA_LEADS, LeadRule.BEFORE_COMMA),
        (TITLE_LEADS, LeadRule.TITLE),
    )
    return next((rule for form, rule in rules if any(map(form.search, bare))), LeadRule.NONE)

"""Words right behind a figure that name no thing: 水平, 以上, 增长."""

from __future__ import annotations

import re

CLOSES = re.compile(
    r"^(?:[、和与及并）)×]|以及|大关|安排|的?(?:总?目标|水平|任务|要求|(?:技术)?能力)|的?政策$|完成$|办结$|计(?:算|列)?$|测算$|全?覆盖|办理完毕|[□◇]*$)"
)
SKIPPED = re.compile(r"^(?:部分|税率|以下|以上|之间|的)")
GROWN = re.compile(r"^(?:的|同比|环比)?(?:增长|增速|增幅|降幅|提升|下降)$")

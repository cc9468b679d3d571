"""Words right behind a figure that name no thing: 水平, 以上, 增长, or what is done in so much time (到场)."""

from __future__ import annotations

import re

from loaders.genre.lexicon import either

CLOSES = re.compile(
    r"^(?:[、和与及并）)×]|以及|大关|安排|的?(?:总?目标|水平|任务|要求|(?:技术)?能力)|的?政策$|完成$|办结$|计(?:算|列)?$|测算$|全?覆盖|办理完毕|[□◇]*$)"
)
SKIPPED = re.compile(r"^(?:部分|税率|以下|以上|之间|的)")
GROWN = re.compile(r"^(?:的|同比|环比)?(?:增长|增速|增幅|降幅|提升|下降)$")
# what is done within a time: 30分钟到场, 2小时内修复, 8小时内受灾群众生活得到救助
PROMPT = re.compile(
    "(?:业务|事项)?(?:全部?|基本)?"
    + either(
        "得到 出动 到场 办结 到达 响应 送达 处置 恢复 赶到 反馈 答复 回应 修复 抵达 封闭 批复 发放 拨付 转运 救助 抢修 "
        "受理 移交 移送 附送 转办 核实 采取 "
        "[^，。；、\\d]{2,14}得到(?:有效|妥善|基本|及时)?[救处修恢解]"
    )
)

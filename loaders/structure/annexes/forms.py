"""Which annexes hold no tasks, by the last word of their titles: 申报材料清单, 验收标准, 领导小组成员名单."""

from __future__ import annotations

import re

from loaders.genre.squeezing import squeeze

_LISTS = ("名单", "名册", "目录", "台账", "通讯录", "联系方式", "[一-鿿]分类")
_PATTERNS = ("样式", "式样", "格式", "模板", "范本", "提纲", "[一-鿿]图")
_EXPLANATIONS = ("说明", "须知", "指南", "流程", "[一-鿿]{2}(?:条件|要求|参数|公式|释义|解释)")
_RULES = ("标准", "办法", "细则", "规范", "规程", "规则")
_MEASURING = ("(?:指标|评分|评价)体系", "(?:计算|核算|测算|统计|评价|检测)方法")
_PAPERS = (
    "合同",
    "协议书?",
    "(?:承诺|责任|申报|申请|推荐|报告|任务|委托|告知)书",
    "(?:申报|申请|证明|提交|报送)材料(?:清单)?",
)
# what a table is for that is filled in: 申报表, 考核内容表
_FILLED_IN = (
    *("登记", "统计", "汇总", "申报", "申请", "审批", "推荐", "报名", "备案", "报送"),
    *("评分", "考核", "考评", "评价", "自评", "测评"),
    *("情况", "信息", "调查", "签到", "反馈", "联系"),
)
_TABLES = (f"(?:{'|'.join(_FILLED_IN)})(?:细则|标准|内容|情况|项目)?表",)
_FORM = re.compile(
    f"(?:{'|'.join((*_LISTS, *_PATTERNS, *_EXPLANATIONS, *_RULES, *_MEASURING, *_PAPERS, *_TABLES))})"
    "(?:[（(][^（()）]{1,12}[)）])?$"
)
# 重点任务台账, 任务目录: what is to be done, in a list that is called as forms are
_LISTS_TASKS = re.compile("(?:任务|重点(?:工作|事项|项目))(?:推进|落实|管理|督办|责任|清单|分解)?(?:台账|目录)$")


def titles_a_form(title: str) -> bool:
    """Tell the title of an annex that is filled in, lists names or things, or says how something is measured."""
    bare = squeeze(title)
    return _FORM.search(bare) is not None and not _LISTS_TASKS.search(bare)

"""Times within which something is to be done, told by what stands behind them: 2小时内修复, 30分钟到场."""

from __future__ import annotations

import re

from kg.model import Comparator
from loaders.annotate.figures.mentions import Mention
from loaders.annotate.figures.units import Measured, classifier_of
from loaders.genre.lexicon import either

_ALL = "(?:业务|事项)?(?:全部?|基本)?"
_COMES = "出动 到场 到达 响应 赶到 抵达 处置"
_SETTLES = "得到 办结 送达 恢复 反馈 答复 回应 修复"
# 8小时内群众生活得到救助
_SERVES = (
    "封闭 批复 发放 拨付 转运 救助 抢修 受理 移交 移送 附送 转办 核实 采取 "
    "启动(?:应急|预案|响应|救|备用|立案|调查) 叫应 电话叫应 "
    "[^，。；、\\d]{2,14}得到(?:有效|妥善|基本|及时)?[救处修恢解]"
)
DONE_WITHIN = re.compile(_ALL + either(f"{_COMES} {_SETTLES} {_SERVES}"))
# 超标断面3个工作日内完成溯源: each time anew; 印发后10个工作日内完成自查 is by when it is done once
_COMPLETES = re.compile("完成[一-鿿]{2,8}$")
_EACH_TIME = re.compile(
    "[一-鿿]{0,8}(?:断面|事项|问题|诉求|投诉|举报|线索|工单|申请|案件|警情|隐患|异[常议](?:数据)?|故障|报装|预警|险情|信访件|订单|件|点位|病例|样品)"
)
_OF_SERVICE = ("工作日", "小时", "分钟")
_NAMED = re.compile(f"{DONE_WITHIN.pattern}[一-鿿]{{0,4}}时间$")
_DONE = re.compile(_ALL + either(f"{_COMES} {_SETTLES}"))
# without 内 only a short time says how soon somebody comes: 2小时响应, but 24小时响应机制 and 提供8小时救助 how long
_COME = re.compile(_ALL + either(_COMES))
_GOES_ON = re.compile("(?:实行|提供|享受|发放|按照?|坚持|每[天日]|全天|×)$")
_SHORT = ("秒", "分钟", "小时", "个小时")
_DAY = 24  # hours


def is_limit(mention: Mention, before: str, behind: str) -> bool:
    """Tell a time within which the rest of the clause is done: 24小时内封闭交通, 30分钟到场."""
    if mention.bound is Comparator.AT_MOST:
        return DONE_WITHIN.match(behind) is not None or _is_completed(mention, before, behind)
    unit = classifier_of(mention.unit)
    is_short = unit in _SHORT and (mention.value < _DAY or not unit.endswith("小时"))
    is_soon = mention.bound is None and is_short and not _GOES_ON.search(before)
    return is_soon and _COME.fullmatch(behind) is not None


def _is_completed(mention: Mention, before: str, behind: str) -> bool:
    """Tell a short time within which something is completed whenever it comes up: 超标断面3个工作日内完成溯源."""
    is_short = classifier_of(mention.unit).endswith(_OF_SERVICE)
    return is_short and bool(_EACH_TIME.fullmatch(before) and _COMPLETES.match(behind))


def is_time_until_done(mention: Mention, masked: str) -> bool:
    """Tell a time that a quantity has until something is done, which is a ceiling: 审批时限3个工作日办结."""
    return mention.measured is Measured.TIME and _DONE.match(masked, mention.end) is not None


def join_limit(named: str, generic: str) -> str:
    """Return the name of a further limit on what one is named after: 诉求答复时间 and 办结时间 → 诉求办结时间."""
    return _NAMED.sub("", named) + generic

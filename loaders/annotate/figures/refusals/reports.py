"""What a report says of what was only asked for or meant, beside what was done."""

from __future__ import annotations

import re

from loaders.annotate.figures.refusals.claim import Claim
from loaders.annotate.figures.refusals.number import FAR
from loaders.genre.lexicon import either

_ASKED_FOR = re.compile(
    r"^(?!.*(?:完成|超|实现|占|达))[^，；]*(?:(?:总|目标|年度|全年)任务|任务目标|目标值)(?:数|量|为|是)?$"
)
# 拟建学校2所, but not 按计划实施, 计划生育率
_INTENDED = re.compile(
    "^(?:共|目前)?(?:拟(?!人|定)|计划(?=" + either("总?投资 新?建 实施 引进 培育 改造 用地 用海 安排 申[请报]") + "))"
)
# 超额完成产量2万吨、面积6万亩的年度目标
_SURPASSED = re.compile("(?:超额|提前|超前)完成[^，；。]{0,16}(?:[，、][^，；。]{0,6})?$")
# 剩余2座年底前完成, 尚未开工3座; but 剩余2座已于5月开工 is told
_LEFT = re.compile(r"(?:剩余|余下|尚余|还剩|尚未[^，。；\d]{0,6})$")
_IS_DONE = re.compile(
    "(?![^，。；]*(?:前|底|将|计划|预计|正在|待))[^，。；]{0,16}(?:完成|建成|销号|整改到位|清零)"
    "|[^，。；]{0,16}(?:已(?!列入|纳入|制定|明确)|均于)"
)
_DEALT_WITH = re.compile("(?:完成|搬迁|整改|销号|拆除|清零)(?:剩余|余下)$")
_NORM = re.compile(r"(?:超|超过|超出|高于|优于)(?:国家|[省市区县])?[^，；。\d]{0,6}(?:标准|要求|目标|任务|指标)的?$")
_AIM = re.compile(
    r"(?:[、，][^，；。\d]{0,6}\d[\d.]*[万亿]?[一-鿿%]{1,3})?[的等]?"
    r"(?:年度|全年|全部|预期|既定|计划|[省市区县]定|工作|建设)*(?:目标|任务|指标|要求|标准)"
)


def is_asked_for(claim: Claim) -> bool:
    """Tell what was asked for: 年度投资总任务[5亿元]，完成5.2亿元."""
    return _ASKED_FOR.search(claim.lead) is not None


def is_intended(claim: Claim) -> bool:
    """Tell what is only meant: 策划项目30个，计划投资[15亿元]."""
    return _INTENDED.match(claim.lead) is not None


def is_surpassed(claim: Claim) -> bool:
    """Tell what was surpassed, an aim or a norm: 超额完成年度[8000套]目标任务, 远超市定标准[80%]的要求."""
    is_less = claim.number.follows(_SURPASSED, FAR) or claim.number.follows(_NORM, FAR)
    return is_less and claim.number.precedes(_AIM)


def is_left(claim: Claim) -> bool:
    """Tell how many are still to be done: 已建成7座，剩余[5座]年底前建成, 尚未开工[3座]."""
    is_done = claim.number.precedes(_IS_DONE) or claim.number.follows(_DEALT_WITH)
    return claim.number.follows(_LEFT) and not is_done

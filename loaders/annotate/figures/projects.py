"""How large a single project is, which only describes it: 总投资3.2亿元，占地120亩，年产阀门5万套."""

from __future__ import annotations

import re

from loaders.annotate.figures.mentions import Mention
from loaders.annotate.figures.plain import HIDDEN

_LONGEST = 200  # characters of the sentence on each side
_INVESTED = re.compile(r"(?:^|[，：、])(?:项目)?(?:计划|预计|估算|概算)?总投资(?:额|规模)?(?:约|为)?(?=\d)")
# 实施重点项目60个，总投资300亿元; 抓好十大工程，总投资90亿元: of all of them
_SEVERAL = re.compile(
    # 实施“千企技改”，总投资300亿元: a campaign in quotation marks
    rf"(?:实施|推进|开展|启动){HIDDEN}{{4,}}|"
    # 完成道路硬化56公里、桥梁8座，总投资1亿元
    r"(?:完成|建成|改造|新建)[^，。；]*?\d[^，。；、]*、[^，。；、\d]+\d|"
    r"\d+个[^，。；]{0,12}项目|项目[^，。；\d]{0,8}\d+[个项]|一批|若干|[两三四五六七八九十百千][个项大](?!型)[^，。；]{0,12}(?:项目|工程)"
)
_SIZE = re.compile(
    r"(?:^|[，：、])(?:项目)?(?:(?:计划|预计|估算|概算)?总投资(?:额|规模)?|(?:新增|规划)?总?(?:建筑|占地|用地)面积|占地|用地"
    r"|(?:建成后)?(?:可)?(?:年产(?!值)|年处理|年加工)[^，。；\d]{0,20})(?:约|为)?$"
)


def describes_project(masked: str, mention: Mention) -> bool:
    """Tell a figure of a sentence that says what one project costs: its sum, its ground, what it makes a year."""
    before = re.split("[。；！？]", masked[max(0, mention.start - _LONGEST) : mention.start])[-1]
    if not _SIZE.search(before):
        return False
    sentence = before + re.split("[。；！？]", masked[mention.start : mention.start + _LONGEST])[0]
    invested = _INVESTED.search(sentence)
    return invested is not None and not _SEVERAL.search(sentence, 0, invested.start())

"""Annexes that only explain a plan: conditions, forms, pictures, lists of names. They hold no work and set no goals.

附件2 / 车辆装载要求 / 1.长度不超过18米。 says what holds in any case, and is no text of the last task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.structure.context import squeeze
from loaders.structure.numbering import read_mark
from loaders.structure.paragraphs import Paragraph

MARK = re.compile(r"附[件表录]\s*[0-9一二三四五六七八九十]{0,2}\s*[：:]?")
_EXPLAINS = re.compile(
    r"[^。；]{0,40}(?:说明|须知|要求|标准|条件|规定|办法|细则|规范|指南|指引|流程|图|样式|样表|格式|模板|范本|范围|公式|依据|参数"
    r"|释义|解释|问答|名单|名录|目录|通讯录|联系(?:方式|人)|申[请报](?:表|书)|承诺书|登记表|回执|提纲)(?:[（(][^（()）]*[）)])?"
)
_TITLE_LENGTH = 60


def annex_texts(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the annexes whose titles say that they only explain, without their marks."""
    found: list[Paragraph] = []
    explains, is_marked = False, False
    for place, paragraph in enumerate(paragraphs):
        text = squeeze(paragraph.text)
        if MARK.fullmatch(text):
            explains, is_marked = False, place > 0
            continue
        if is_marked:
            explains = read_mark(text) is None and len(text) <= _TITLE_LENGTH and bool(_EXPLAINS.fullmatch(text))
            is_marked = False
        found.extend([paragraph] if explains else [])
    return tuple(found)

"""White space of typesetting, which a Chinese text is compared and titled without."""

from __future__ import annotations

import re

from loaders.genre.documents import PLANS
from loaders.genre.lexicon import either

# what a title is, set on a line of its own: …设备更新 / 实施方案
_KIND = "[一-鿿]{0,5}" + either(f"{PLANS} 分工 安排 通知 报告") + "(?:[（(][^（()）]{1,24}[）)])?$"
_TWO = "[一-鿿]{2}"
_WORD = "[一-鿿]{1,3}"


def squeeze(text: str) -> str:
    """Return `text` without white space: how names, cells and dates of a Chinese text are compared."""
    return "".join(text.split())


def tidy_title(text: str) -> str:
    """Return a title without the blanks of typesetting; a blank between two Latin words, or two clauses, stays.

    `2020 年推动…` is 2020年推动…; 深化…改革 营造…环境 keeps its blank, which stands for a line break in the title, and
    完善的 城市 网络 loses those around a word.
    """
    text = re.sub(r"\s+", " ", text.strip())
    text = re.sub(r"(?<=[0-9A-Za-z]) (?=[^\x00-\x7f])|(?<=[^\x00-\x7f]) (?=[0-9A-Za-z])", "", text)
    text = re.sub(rf"(?<=[一-鿿]) (?={_WORD}(?: |$))|(?:(?<=^{_TWO})|(?<= {_TWO})) (?=[一-鿿])", "", text)
    text = re.sub(rf"(?<=[一-鿿]) (?={_KIND})|(?<=关于) |(?<=[《〈]) | (?=[》〉])", "", text)
    return text.rstrip("：:").removesuffix("。")

"""Splits a paragraph into sentences: 。！？ end one, unless inside 《》, （） or quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from loaders.reading.strand import Strand

_PAIRS = {
    "（": "）",
    "(": ")",
    "《": "》",
    "“": "”",
    "‘": "’",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "[": "]",
    "［": "］",
}
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}
_SIGN = re.compile(f"[{re.escape(''.join((*_PAIRS, *_CLOSERS)))}]")
_WORD = re.compile(r"\w")
# 年底前完成以下任务： asks for something
_LEADS_IN = re.compile(r"(?:围绕|聚焦|针对|对照|按照|根据|依托|着眼|立足|紧扣|坚持|突出)[^，。；\d]+[：:]\s*")
# 举办宣传活动。（全年不少于一场）。 is one sentence; （一） and （1） open the next
_ASIDE = r"(?:\s*[（(](?![一二三四五六七八九十\d]{1,3}[)）])[^（()）。]{2,40}[)）](?=[。；;\s]|$)[。；;]?)?"
_END = re.compile(rf"[。！？!?][”’）)》」\]］]*{_ASIDE}")


def split_sentences(strand: Strand) -> tuple[Strand, ...]:
    """Return the sentences in order, each with its closing mark, stripped; a rest without a mark is the last one.

    Marks without a word (the second of 。。) are no sentence.
    """
    inside = enclosed(strand.text)
    cuts = [match.end() for match in _END.finditer(strand.text) if not inside[match.start()]]
    return tuple(part.strip() for part in strand.split_at(cuts) if _WORD.search(part.text))


def leads_in(sentence: str) -> bool:
    """Tell a sentence that only leads in to those below it, and asks for nothing by itself: 围绕安全、便民："""
    return bool(_LEADS_IN.fullmatch(sentence))


def enclosed(text: str) -> list[bool]:
    """Return for each character whether it stands inside a matched pair of brackets or quotation marks."""
    steps = [0] * (len(text) + 1)
    for start, end in bracket_pairs(text):
        steps[start + 1] += 1
        steps[end] -= 1
    return [depth > 0 for depth in accumulate(steps[:-1])]


def bracket_pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each matched pair of brackets or quotation marks, inner ones first.

    A pair may mix full and half width, as in (一）; one that never closes is no pair.
    """
    open_at: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    for match in _SIGN.finditer(text):
        char, position = match.group(), match.start()
        if char in _PAIRS:
            open_at.append((_wide(char), position))
            waiting[_wide(char)] += 1
            continue
        opener = _wide(_CLOSERS[char])
        while waiting[opener]:
            sign, start = open_at.pop()
            waiting[sign] -= 1
            if sign == opener:
                yield start, position
                break


def _wide(sign: str) -> str:
    return "（" if sign == "(" else sign

"""Sentences that are counted by 一是, 二是 in one paragraph, where nothing else is numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.genre.numbering import read_mark
from loaders.structure.paragraphs import Paragraph

# 突出抓好三项工作：一是扩投资。…二是促消费。…
_ORDINALS = "一二三四五六七八九十"
_ORDINAL = re.compile(r"(?:(?<=[。：:；])|^)([一二三四五六七八九十])是(?![一否])")
_LEADS_IN = re.compile(r"(?:工作|任务|措施|举措|事项|重点|方面)[^。]{0,8}[：:]\s*$")
_FEW = 3
_TITLE = 30


def parted_at_ordinals(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return the paragraphs, one that counts its sentences by 一是, 二是 parted there where nothing is numbered.

    What stands before them says that work follows: 突出抓好三项工作：.
    """
    if any(read_mark(paragraph.text) for paragraph in paragraphs):
        return paragraphs
    parted: list[Paragraph] = []
    above = ""
    for paragraph in paragraphs:
        found = list(_ORDINAL.finditer(paragraph.text))
        is_counted = len(found) >= _FEW and [match[1] for match in found] == list(_ORDINALS[: len(found)])
        lead = (paragraph.text[: found[0].start()] if is_counted else "") or above
        cuts = [match.start() for match in found] if is_counted and _LEADS_IN.search(lead) else []
        above = paragraph.text
        parted.extend(replace(paragraph, strand=part) for part in paragraph.strand.split_at(cuts))
    return parted


def ordinal_cuts(text: str) -> list[int]:
    """Return where the sentences of a paragraph without a number that are titled 一是…。 begin: 抓好五项工作：一是…."""
    found = list(_ORDINAL.finditer(text))
    is_counted = len(found) >= _FEW and [match[1] for match in found] == list(_ORDINALS[: len(found)])
    if not is_counted or read_mark(text) or not _LEADS_IN.search(text[: found[0].start()]):
        return []
    ends = [*(match.start() for match in found[1:]), len(text)]
    said = [text[match.end() : end] for match, end in zip(found, ends, strict=True)]
    are_titled = all(0 < each.find("。") <= _TITLE and each.count("。") > 1 for each in said)
    return [match.start() for match in found] if are_titled else []

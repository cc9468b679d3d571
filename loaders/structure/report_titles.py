"""What titles of reports look like: of the whole, and of the paragraphs that open with one or stand below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.genre.numbering import read_mark
from loaders.reading.strand import Strand
from loaders.structure.directions import titles_a_half
from loaders.structure.sentences import split_sentences

_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,2}是(?![一否])|[一二三四五六七八九十]{1,2}要(?=[一-鿿])")
# a title holds no figure: 新建高标准农田5万亩 is what is done
_FIGURE = re.compile(r"\d[\d.,]*[百千万亿]*(?:%|[一-鿿](?<!年))")
# a title that ends so tells what was done, whatever its headings are called: 2020年民生实事完成情况, 2021年工作总结
_ACCOUNT = re.compile(
    r"(?:(?:完成|进展|落实|推进|开展|执行)情况的?(?:报告|汇报|通报|公示|公告|总结)?|总结|情况通报|(?:19|20)\d{2}年度?(?:政府)?工作报告)(?:[（(].{1,30}[)）])?$"
)
_DEED = re.compile(
    r"(?:深入|全面|大力|扎实|继续|持续|组织)*(?:实施|开展|启动|推行|落实|制定|出台|印发|编制)[^，。；]+"
    r"(?:行动|工程|计划|方案|办法|条例|规划|活动|制度)。"
)
_APPEAL = re.compile(r"我们(?:要|将|必须|一定)|必须|让我们")
_TITLE_LENGTH = 40
_LINE_LENGTH = 30


def titles_an_account(title: str) -> bool:
    """Tell the title of a document on what was done: 2020年民生实事完成情况, 2021年工作总结."""
    return bool(_ACCOUNT.search(title))


def opening_title(strand: Strand) -> Strand | None:
    """Return the title sentence that a paragraph opens with, its number left out: short, and followed by more."""
    sentences = split_sentences(unnumbered(strand))
    is_list = _ORDINAL.match(strand.text) and any(_ORDINAL.match(sentence.text) for sentence in sentences[1:])
    if is_list or len(sentences) < 2 or _ends_in_an_appeal(strand) or len(sentences[0]) > _TITLE_LENGTH:
        return None
    return sentences[0]


def _ends_in_an_appeal(strand: Strand) -> bool:
    """Tell what ends a part and asks for nothing by itself: 民生无小事。我们要把实事办到群众心坎上。"""
    return all(_APPEAL.match(sentence.text) for sentence in split_sentences(strand)[1:])


def title_lines(paragraphs: Sequence[Strand]) -> tuple[int, ...]:
    """Return the places of paragraphs that are titles alone, their text in those below: 加强保护。 / 完善制度。…"""
    sentences = [split_sentences(strand) for strand in paragraphs]
    short = [
        len(s) <= _LINE_LENGTH and len(n) == 1 and not _FIGURE.search(s.text)
        for s, n in zip(paragraphs, sentences, strict=True)
    ]
    long = [len(s) > _TITLE_LENGTH or len(n) > 1 for s, n in zip(paragraphs, sentences, strict=True)]
    short = [each and not titles_a_half(unnumbered(s).text) for each, s in zip(short, paragraphs, strict=True)]
    lines = [n for n in range(len(paragraphs) - 1) if short[n] and long[n + 1]]
    others = sum(not each for each in short)
    return tuple(lines) if lines and len(lines) * 2 > others else ()


def has_titles(paragraphs: Sequence[Strand]) -> bool:
    """Tell whether the paragraphs of a priority are tasks of their own, which open with titles.

    The first sentence of a sole paragraph is a title only if it is one phrase without a figure: 提升审查质量。, not
    落实…，完善…, nor 新建高标准农田5万亩。
    """
    if title_lines(paragraphs):
        return True
    titles = [title for strand in paragraphs if (title := opening_title(strand)) is not None]
    return len(titles) > 1 or any(is_phrase(title) for title in titles)


def is_phrase(title: Strand) -> bool:
    """Tell a title that is one phrase without a figure: 提升审查质量。"""
    return "，" not in title.text and not _FIGURE.search(title.text)


def names_a_deed(paragraph: Strand) -> bool:
    """Tell a paragraph whose first sentence is itself done, and titles nothing: 实施校园安全提升行动。建立…台账。"""
    title = opening_title(paragraph)
    return title is not None and bool(_DEED.fullmatch(title.text))


def unnumbered(strand: Strand) -> Strand:
    """Return a paragraph without the number that it opens with."""
    return strand[number_length(strand.text) :]


def number_length(text: str) -> int:
    """Return how long the number is that a paragraph opens with: 1. or （1） or 一是."""
    mark = read_mark(text)
    ordinal = _ORDINAL.match(text)
    return mark.length if mark else ordinal.end() if ordinal else 0

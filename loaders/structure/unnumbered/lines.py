"""What lines look like that may title a part or a task where no number tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.annotate.closing import is_closing_line
from loaders.genre.squeezing import squeeze
from loaders.reading.page_lines import is_of_page_head
from loaders.structure.arranged import heads_tasks_of_a_body
from loaders.structure.letter.title_lines import GENRE
from loaders.structure.paragraphs import Paragraph
from loaders.structure.report_titles import is_phrase, opening_title
from loaders.structure.sentences import split_sentences

LONGEST = 40  # characters of a title
SHORT = 20  # characters of a title of a paragraph that nothing but its shortness tells
_ENDS = re.compile(r"[。；：，、！？;:,!?]$")
_NO_HEAD = re.compile(r"[。：:|]|^[（(〔【\[]|\d{4}年\d{1,2}月\d{1,2}日$")
_OF_A_DOCUMENT = re.compile(r"(?:19|20)\d{2}|关于")
_IN_BRACKETS = re.compile(r"[）)〕】\]]\s*。?\s*$")


def may_head(paragraph: Paragraph) -> bool:
    """Tell a short line that no sentence ends, which is no title of a document: 促进就业."""
    text = squeeze(paragraph.text)
    is_title = bool(GENRE.search(text) and _OF_A_DOCUMENT.search(text))
    return is_head(text) and not is_title and not is_of_page_head(text)


def is_head(line: str) -> bool:
    """Tell an open line with no sentence or label in it, which is no closing phrase, no date and no cell."""
    return is_open(line) and not _NO_HEAD.search(line)


def is_open(line: str) -> bool:
    """Tell a line of the length of a title that ends with no mark."""
    return 1 < len(line) <= LONGEST and not _ENDS.search(line)


def is_title_line(paragraph: Paragraph) -> bool:
    """Tell a line that is one phrase without a figure, with a full stop or none, and says not who: 促进就业。"""
    sentences = split_sentences(paragraph.strand)
    bare = squeeze(paragraph.text).rstrip("。")
    is_line = len(sentences) == 1 and is_head(bare) and is_phrase(sentences[0])
    says_who = is_closing_line(paragraph.text) or heads_tasks_of_a_body(paragraph.text)
    return is_line and not says_who


def are_titled(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell paragraphs that all open with short titles, and all end with brackets or none."""
    titles = [opening_title(paragraph.strand) for paragraph in paragraphs]
    is_titled = all(title and is_phrase(title) and len(title) <= SHORT for title in titles)
    return is_titled and len({bool(_IN_BRACKETS.search(paragraph.text)) for paragraph in paragraphs}) == 1

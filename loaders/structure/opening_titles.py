"""With which title a numbered paragraph opens, or stands above the text below it."""

from __future__ import annotations

import re

from loaders.annotate.closing import find_closings, is_closing_line
from loaders.annotate.context import Context
from loaders.annotate.duties import is_duty_line, part_duties
from loaders.reading.strand import Strand
from loaders.structure.closed import strip_closings
from loaders.structure.outline import Node
from loaders.structure.report_titles import is_phrase
from loaders.structure.sentences import split_sentences

_ENDS = re.compile(r"[。！；;][”’）)]*\s*$")
_GOES_ON = re.compile(r"[，、；：,;:]$")
_LONGEST = 40  # characters of a title
_SHORT = 16  # characters of a title that nothing but its shortness tells


def title_sentence(strand: Strand, context: Context) -> Strand | None:
    """Return the title that a paragraph opens with: a short sentence with more behind it, or None."""
    text = strip_closings(strand, context)
    sentences = split_sentences(text)
    if len(sentences) < 2 or len(sentences[0]) > _LONGEST:
        return None
    return sentences[0]


def opens_with_title(node: Node, context: Context) -> bool:
    """Tell a paragraph that opens with a title which is short and one phrase: 建设台账。…"""
    title = title_sentence(node.strand, context)
    return title is not None and is_phrase(title) and len(title) <= _SHORT


def is_titled(node: Node, context: Context) -> bool:
    """A title sentence opens the paragraph, or the paragraph is all title and text follows below it."""
    if title_sentence(node.strand, context) is not None:
        return True
    text = node.strand.text.strip()
    told = [line for line in node.paragraphs if not (is_closing_line(line.text) or is_duty_line(line.text))]
    said = [strip_closings(line, context) for line in told]
    lines = [part_duties(line, context.text)[0].text for line in said]
    below = [line for line in lines if line.strip()]  # a bracket on who is responsible may be a line of its own
    is_short = len(text) <= _LONGEST and not _GOES_ON.search(text)
    is_styled = all(is_ended(line) or "。" not in line for line in below)  # 总投资：1.2亿元 may stand among them
    return is_short and bool(below) and is_styled and not node.children


def is_labelled(node: Node, context: Context) -> bool:
    """Tell a title with lines below it on what is done and on who does it: 1.雨水管网 / 实施内容：… / 责任分工：…."""
    lines = [line for line in node.paragraphs if not is_closing_line(line.text)]
    is_title = "。" not in node.strand.text and not find_closings(node.strand, context)
    return is_title and 0 < len(lines) < len(node.paragraphs) and not node.children


def heads_items(node: Node, context: Context) -> bool:
    """Tell whether a paragraph is the heading of items that name nobody for themselves."""
    text = strip_closings(node.strand, context).text.strip()
    return bool(node.children) and len(text) <= _LONGEST and not is_ended(text.rstrip("。"))


def is_ended(text: str) -> bool:
    """Tell text that ends with the mark of a sentence, or of an item of a list."""
    return bool(_ENDS.search(text))

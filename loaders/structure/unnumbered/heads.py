"""Lines without numbers that head parts, or items whose numbers run on past them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.annotate.responsibility import only_says_who
from loaders.genre.numbering import Mark, MarkKind
from loaders.genre.squeezing import squeeze
from loaders.structure.arranged import heads_tasks_of_a_body
from loaders.structure.paragraphs import Paragraph
from loaders.structure.unnumbered.counting import Marks
from loaders.structure.unnumbered.lines import is_title_line, may_head

_TIMES = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?[：:]?|第?[一二三四]季度[：:]?|[上下]半年[：:]?")
_STOCK = re.compile(
    r"[一-鿿]{2,8}(?:任务|内容|措施|举措|安排|目标|要求|步骤|分工|保障|领导|思想|原则|范围|对象|职责|时间|方法|实施)"
)
_HEADINGS = (MarkKind.CHINESE, MarkKind.PAREN_CHINESE)
_FEW = 2


def heads_of_parts(paragraphs: Sequence[Paragraph], marks: Marks) -> dict[int, MarkKind]:
    """Return which paragraphs head parts: those marked as headings, else short lines before a number that runs on."""
    if marked := _marked_headings(paragraphs, marks):
        return marked
    lines = _stock_titles(paragraphs, marks) or _names_of_bodies(paragraphs, marks)
    return dict.fromkeys(lines or _before_numbers(paragraphs, marks), MarkKind.CHINESE)


def _marked_headings(paragraphs: Sequence[Paragraph], marks: Marks) -> dict[int, MarkKind]:
    """Return the headings that are marked up, of two levels at the most; a sole one has （一） right below it."""
    depth_of = {
        n: paragraph.heading
        for n, paragraph in enumerate(paragraphs)
        if paragraph.heading is not None and marks[n] is None and may_head(paragraph)
    }
    if len(depth_of) < _FEW and not any(_opens_numbers(marks, n) for n in depth_of):
        return {}
    kinds = dict(zip(sorted(set(depth_of.values())), _HEADINGS, strict=False))
    return {n: kinds[depth] for n, depth in depth_of.items() if depth in kinds}


def _opens_numbers(marks: Marks, place: int) -> bool:
    """Tell the only marked heading of an extract, below which （一） begins."""
    following = marks[place + 1] if place + 1 < len(marks) else None
    return following is not None and following.kind is MarkKind.PAREN_CHINESE and following.number == 1


def _stock_titles(paragraphs: Sequence[Paragraph], marks: Marks) -> list[int]:
    """Return the lines that are titles of parts as plans have them, and nothing else: 总体要求, 重点整治内容."""
    lines = [n for n in _above_others(marks) if _is_stock(paragraphs[n])]
    return lines if len(lines) > _FEW and any(_is_first(marks[n + 1]) for n in lines) else []


def _is_stock(paragraph: Paragraph) -> bool:
    return may_head(paragraph) and _STOCK.fullmatch(squeeze(paragraph.text)) is not None


def _names_of_bodies(paragraphs: Sequence[Paragraph], marks: Marks) -> list[int]:
    """Return the names of bodies above tasks that are numbered anew, in a plan arranged by who is to do them."""
    above = (n for n in _above_others(marks) if _is_first(marks[n + 1]))
    lines = [n for n in above if heads_tasks_of_a_body(paragraphs[n].text)]
    return lines if len(lines) >= _FEW else []


def _before_numbers(paragraphs: Sequence[Paragraph], marks: Marks) -> list[int]:
    """Return the short lines before （一）, （二） and so on, where these run on through the document."""
    numbered = [mark for mark in marks if mark and mark.kind is MarkKind.PAREN_CHINESE]
    if len(numbered) < _FEW or any(lower.number <= upper.number for upper, lower in pairwise(numbered)):
        return []
    above = (n for n in _above_others(marks) if (mark := marks[n + 1]) and mark.kind is MarkKind.PAREN_CHINESE)
    lines = [n for n in above if may_head(paragraphs[n])]
    return lines if len(lines) >= _FEW else []


def _above_others(marks: Marks) -> list[int]:
    """Return the places of paragraphs without numbers, the last left out."""
    return [n for n, mark in enumerate(marks[:-1]) if mark is None]


def _is_first(mark: Mark | None) -> bool:
    return mark is not None and mark.number == 1


def lines_above_items(paragraphs: Sequence[Paragraph], marks: Marks) -> list[int]:
    """Return the short lines that head items whose numbers run on past them: 促进就业。 between 125. and 126.

    县水利局牵头 heads the items below it where such a line stands above the first of all; else it closes the one above.
    """
    items = [(n, mark.number) for n, mark in enumerate(marks) if mark and mark.kind is MarkKind.ARABIC]
    first = items[0][0] - 1 if items else -1
    by_leader = first >= 0 and marks[first] is None and only_says_who(paragraphs[first].text)
    above = [n - 1 for (n, number), (_, last) in zip(items, [(-1, 0), *items], strict=False) if n and number > last]
    lines = [n for n in above if marks[n] is None]
    found = [
        n for n in lines if _heads_items(paragraphs, marks, n) or (by_leader and only_says_who(paragraphs[n].text))
    ]
    return found if len(found) >= _FEW else []


def lines_above_lines(paragraphs: Sequence[Paragraph], marks: Marks, lines: Sequence[int]) -> list[int]:
    """Return the title lines right above `lines`, which head several of these: 建设灌区 above 改造渠系 above 1.

    One stands above the first of all, or none does.
    """
    above = (n - 1 for n in lines if n and n - 1 not in lines and marks[n - 1] is None)
    found = [n for n in above if may_head(paragraphs[n]) and _heads_items(paragraphs, marks, n)]
    return found if lines and lines[0] - 1 in found else []


def lines_above_runs(paragraphs: Sequence[Paragraph], marks: Marks) -> list[int]:
    """Return the short lines above the items of a document without other numbers, where each run of these has one.

    压实责任 stands above 1. and 2., 盘活设备 above 1. to 3., which begin anew.
    """
    if any(mark and mark.kind < MarkKind.ARABIC for mark in marks):
        return []
    items = [n for n, mark in enumerate(marks) if mark and mark.kind is MarkKind.ARABIC]
    counts = [0, *(mark.number for n in items if (mark := marks[n]))]
    if any(lower not in (1, upper + 1) for upper, lower in pairwise(counts)):
        return []
    above = [n - 1 for n, count in zip(items, counts[1:], strict=True) if count == 1]
    are_heads = all(n >= 0 and marks[n] is None and _heads_items(paragraphs, marks, n) for n in above)
    return above if are_heads and len(above) >= _FEW else []


def _heads_items(paragraphs: Sequence[Paragraph], marks: Marks, place: int) -> bool:
    """Tell a title line above an item; one that ends as a sentence may end the text below the item before it."""
    line = paragraphs[place].text.strip()
    if _TIMES.fullmatch(line):
        return True
    is_sentence = line.endswith("。")
    return is_title_line(paragraphs[place]) and not (is_sentence and place and marks[place - 1] is None)

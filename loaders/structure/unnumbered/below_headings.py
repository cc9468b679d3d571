"""Tasks without numbers below numbered headings: paragraphs that open with titles, or lines above their text."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile

from loaders.annotate.closing import is_closing_line
from loaders.genre.numbering import MarkKind
from loaders.genre.squeezing import squeeze
from loaders.structure.content_labels import read_label
from loaders.structure.no_tasks.titles import titles_no_tasks
from loaders.structure.outline import opens_box
from loaders.structure.paragraphs import Paragraph
from loaders.structure.report_titles import is_phrase, opening_title
from loaders.structure.running_titles import are_running, read_running_title
from loaders.structure.unnumbered.counting import Marks
from loaders.structure.unnumbered.lines import LONGEST, SHORT, are_titled, is_head

PARTS = frozenset({MarkKind.CHAPTER, MarkKind.DIVISION, MarkKind.CHINESE})
_NO_END = re.compile(r"[^。；：，、！？;:,!?]$")
_SENTENCE_END = re.compile(r"[。：:]$")
_FEW = 2
_MOSTLY = 0.8


def titled_below(paragraphs: Sequence[Paragraph], marks: Marks) -> set[int]:
    """Return the paragraphs below numbered headings that open with titles of their own, if nearly all of them do.

    What stands below a heading that holds no tasks (总体要求) is not asked. Where a heading has one paragraph at the
    most, its first sentence may be no more than that.
    """
    below = _below_headings(paragraphs, marks)
    titled = {n for n in below if (t := opening_title(paragraphs[n].strand)) and is_phrase(t)}
    if _are_the_tasks(titled, below, len(below)):
        return titled
    running = {n: read_running_title(paragraphs[n].strand) for n in below}
    named = {n for n, title in running.items() if title and title.rest}
    if are_running([running[n] for n in sorted(below)]) and _are_the_tasks(named, below, len(below)):
        return named
    return _lines_above_texts(paragraphs, below)


def _below_headings(paragraphs: Sequence[Paragraph], marks: Marks) -> dict[int, int]:
    """Return the place of the heading above each paragraph that may be a task, lines on who and when left out."""
    found: dict[int, int] = {}
    above: list[tuple[MarkKind, int, bool]] = []
    for place, (paragraph, mark) in enumerate(zip(paragraphs, marks, strict=True)):
        if mark and mark.kind in PARTS:
            above = [each for each in above if each[0] < mark.kind]
            above.append((mark.kind, place, _heads_tasks(paragraph.text[mark.length :])))
        elif above and all(each[2] for each in above) and not is_closing_line(paragraph.text):
            found[place] = above[-1][1]
    return found


def _heads_tasks(title: str) -> bool:
    """Tell a heading that may hold tasks: of the length of a title, one sentence at the most, and no 总体要求."""
    return len(title) <= LONGEST and "。" not in title.rstrip("。") and not titles_no_tasks(title)


def _are_the_tasks(titled: Collection[int], below: Mapping[int, int], count: int) -> bool:
    """Tell whether titles that stand at these places, of `count` places below headings, are those of the tasks."""
    several = len(titled) > len({below[n] for n in titled})
    return several and len(titled) > _FEW and len(titled) >= _MOSTLY * count


def _lines_above_texts(paragraphs: Sequence[Paragraph], below: Mapping[int, int]) -> set[int]:
    """Return the lines below numbered headings that title the text below them, where nearly all of it has a title.

    They end with no mark, or where all do with that of a sentence or a colon.
    """
    for ends in (_NO_END, _SENTENCE_END):
        lines = {n for n in below if _titles_text(paragraphs, below, n, ends)}
        untitled = [n for n in below if n not in lines and not any(below.get(m) == below[n] for m in lines if m < n)]
        if _are_the_tasks(lines, below, len(lines) + len(untitled)):
            return lines
    return set()


def _titles_text(paragraphs: Sequence[Paragraph], below: Mapping[int, int], place: int, ends: re.Pattern[str]) -> bool:
    """Tell a short line above a longer one with sentences, both below one heading."""
    if below.get(place + 1) != below[place] or not ends.search(paragraphs[place].text.strip()):
        return False
    line, text = paragraphs[place], paragraphs[place + 1].text
    bare = squeeze(line.text).rstrip("：:。")
    is_title = is_head(bare) and len(bare) <= SHORT and is_phrase(line.strand)
    is_label = read_label(line.text) or is_closing_line(line.text)
    return is_title and not is_label and "。" in text and len(text) > len(bare)


def titled_under_headings(paragraphs: Sequence[Paragraph], marks: Marks) -> set[int]:
    """Return the paragraphs below headings such as （一） where each of them, and of two at least, opens with a title.

    Who is responsible may stand behind all of them or behind none: behind the last alone it holds for the heading.
    """
    found: set[int] = set()
    above: list[tuple[MarkKind, bool]] = []
    for place, mark in enumerate(marks):
        if mark is None or mark.kind is MarkKind.DASH:
            continue
        above = [each for each in above if each[0] < mark.kind]
        above.append((mark.kind, _heads_tasks(paragraphs[place].text[mark.length :])))
        below = _text_below(paragraphs, marks, place)
        if mark.kind is MarkKind.PAREN_CHINESE and all(each[1] for each in above) and len(below) >= _FEW:
            found.update(below if are_titled([paragraphs[n] for n in below]) else ())
    return found if len(found) > _FEW else set()


def _text_below(paragraphs: Sequence[Paragraph], marks: Marks, place: int) -> list[int]:
    """Return the places of the paragraphs without numbers right below a heading, up to the title of a box."""
    behind = range(place + 1, len(marks))
    return list(takewhile(lambda n: marks[n] is None and not opens_box(paragraphs[n].text), behind))

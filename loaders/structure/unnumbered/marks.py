"""Which lines and paragraphs stand for the numbers that a document does not print, by the numbers that it prints.

A copied page often loses the numbers of its parts: their titles stand as short lines between （三） and （四）, or as
marked headings, and items as bullets. Where only parts are numbered, paragraphs that open with a title are the tasks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from loaders.genre.numbering import Mark, MarkKind, read_mark
from loaders.structure.no_tasks.titles import titles_no_tasks
from loaders.structure.paragraphs import Paragraph
from loaders.structure.stages import stage_places
from loaders.structure.unnumbered.below_headings import PARTS, titled_below, titled_under_headings
from loaders.structure.unnumbered.bullets import bullets, titled_bullets
from loaders.structure.unnumbered.counting import Marks, counted
from loaders.structure.unnumbered.heads import (
    heads_of_parts,
    lines_above_items,
    lines_above_lines,
    lines_above_runs,
)
from loaders.structure.unnumbered.without_numbers import marks_without_numbers

_ABOVE_STAGES = (MarkKind.CHINESE, MarkKind.PAREN_CHINESE, MarkKind.ARABIC)


def unnumbered_marks(paragraphs: Sequence[Paragraph]) -> dict[int, Mark]:
    """Return a mark for the place of each paragraph that stands for a part or an item without a printed number.

    Only where the document prints no numbers of that kind; what is numbered is never touched.
    """
    marks = [read_mark(paragraph.text) for paragraph in paragraphs]
    is_numbered = any(mark and mark.kind is not MarkKind.DASH for mark in marks)
    by_form = _marks_beside_numbers(paragraphs, marks) if is_numbered else marks_without_numbers(paragraphs, marks)
    return _marks_of_stages(paragraphs, marks) | by_form


def _marks_of_stages(paragraphs: Sequence[Paragraph], marks: Marks) -> dict[int, Mark]:
    """Return the marks of the stages that stand without numbers below the heading of them: 三、时间安排 / 4月：…."""
    found: dict[int, Mark] = {}
    for place, mark in enumerate(marks):
        if mark is None or mark.kind not in _ABOVE_STAGES:
            continue
        below = list(takewhile(lambda n: marks[n] is None, range(place + 1, len(marks))))
        lines = [paragraphs[n].strand for n in below]
        kind = MarkKind.ARABIC if mark.kind < MarkKind.ARABIC else MarkKind.PAREN_ARABIC
        stages = stage_places(paragraphs[place].text[mark.length :], lines)
        found.update({below[stage]: Mark(kind, count, "", 0) for count, stage in enumerate(stages, start=1)})
    return found


def _marks_beside_numbers(paragraphs: Sequence[Paragraph], marks: Marks) -> dict[int, Mark]:
    """Return the marks of tasks and parts among printed numbers: of what has none of its own kind."""
    numbered = {n: mark.kind for n, mark in enumerate(marks) if mark and mark.kind is not MarkKind.DASH}
    kinds = set(numbered.values())
    if MarkKind.ARABIC in kinds:
        if lines := lines_above_items(paragraphs, marks):
            outer = [n for n, mark in enumerate(marks) if mark and mark.kind < MarkKind.LINE]
            parts = () if outer else lines_above_lines(paragraphs, marks, lines)
            heads = dict.fromkeys(parts, MarkKind.CHINESE) | dict.fromkeys(lines, MarkKind.LINE)
            return counted(heads, (), outer)
    elif signs := titled_bullets(paragraphs, marks):
        return counted({}, signs, numbered)
    if titled := _titled_tasks(paragraphs, marks):
        return counted({}, titled, numbered)
    heads = heads_of_parts(paragraphs, marks) if kinds.isdisjoint({MarkKind.CHAPTER, MarkKind.CHINESE}) else {}
    items = set() if MarkKind.ARABIC in kinds else bullets(paragraphs, marks)
    if not heads:
        return counted(dict.fromkeys(lines_above_runs(paragraphs, marks), MarkKind.LINE), ())
    return counted(heads, items)


def _titled_tasks(paragraphs: Sequence[Paragraph], marks: Marks) -> set[int]:
    """Return the paragraphs and lines below numbered headings whose titles are those of the tasks."""
    is_below_parts_alone = _kinds_of_tasks(paragraphs, marks) <= PARTS
    titled = titled_below(paragraphs, marks) if is_below_parts_alone else set()
    has_parts = any(mark and mark.kind in PARTS for mark in marks)
    return titled or (titled_under_headings(paragraphs, marks) if has_parts else set())


def _kinds_of_tasks(paragraphs: Sequence[Paragraph], marks: Marks) -> set[MarkKind]:
    """Return the kinds of number of a document, those below headings that hold no tasks (总体要求) left out."""
    kinds: set[MarkKind] = set()
    holds_tasks = True
    for paragraph, mark in zip(paragraphs, marks, strict=True):
        if mark and mark.kind in PARTS:
            holds_tasks = not titles_no_tasks(paragraph.text[mark.length :])
            kinds.add(mark.kind)
        elif mark and mark.kind is not MarkKind.DASH and holds_tasks:
            kinds.add(mark.kind)
    return kinds

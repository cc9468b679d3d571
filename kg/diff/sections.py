"""Finds which section of a later plan carries on a section of an earlier one: where most of its tasks went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from kg.diff.elements import TaskSide
from kg.diff.model import SectionTie, Tie


def tie_sections(tasks: Iterable[TaskSide], ties: Sequence[Tie]) -> tuple[SectionTie, ...]:
    """Return each section of the earlier plan, in its order, with the later one that most of its tasks go into.

    A task counts once, by the first of its `ties`, which are whole and stand by strength; of two sections with as
    many tasks, the one with the title more like. A section of which no task goes on has none.
    """
    heirs: dict[object, Tie] = {}
    for tie in ties:
        heirs.setdefault(tie.earlier.spot.element, tie)
    sections: dict[str, list[TaskSide]] = {}
    for task in tasks:
        if task.section is not None:
            sections.setdefault(task.section, []).append(task)
    return tuple(_tie(number, members, heirs) for number, members in sections.items())


def _tie(number: str, members: Sequence[TaskSide], heirs: dict[object, Tie]) -> SectionTie:
    title = members[0].section_title or ""
    found = [heirs[task.spot.element].later for task in members if task.spot.element in heirs]
    titles = {side.section: side.section_title or "" for side in found if side.section is not None}
    counts = Counter(side.section for side in found if side.section is not None)
    best = min(_ranks(title, titles, counts), default=None)
    later = best[-1] if best else None
    count = counts[later] if later else 0
    return SectionTie(number, title, later, titles[later] if later else None, count, len(members))


def _ranks(title: str, titles: dict[str, str], counts: Counter[str]) -> Iterator[tuple[int, float, str]]:
    for section, count in counts.items():
        yield -count, -SequenceMatcher(None, title, titles[section]).ratio(), section

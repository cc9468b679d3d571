"""Numbers that a document uses again are told apart: the second 一 is 一-2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Section, Task


def told_apart(sections: Iterable[Section], tasks: Iterable[Task]) -> tuple[tuple[Section, ...], tuple[Task, ...]]:
    """Return sections and tasks whose numbers differ; one that a document uses again is 一-2, and its tasks follow.

    A task stands in the last section of its number before it, for both come in the order of the document; so do those
    returned.
    """
    parts: list[Section | Task] = [*sections, *tasks]
    seen: dict[tuple[bool, str], int] = {}
    names: dict[str, str] = {}
    found: list[Section | Task] = []
    for part in sorted(parts, key=lambda part: part.passage):
        number = _next_number(part, seen)
        if isinstance(part, Section):
            names[part.number] = number
            found.append(replace(part, number=number))
        else:
            section = names.get(part.section, part.section) if part.section else None
            found.append(replace(part, number=number, section=section))
    return (
        tuple(part for part in found if isinstance(part, Section)),
        tuple(part for part in found if isinstance(part, Task)),
    )


def _next_number(part: Section | Task, seen: dict[tuple[bool, str], int]) -> str:
    key = (isinstance(part, Section), part.number)
    seen[key] = seen.get(key, 0) + 1
    return part.number if seen[key] == 1 else f"{part.number}-{seen[key]}"

"""Counts what stands for numbers: the inner ones anew below each outer one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from loaders.genre.numbering import Mark, MarkKind

Marks = Sequence[Mark | None]  # the printed numbers of paragraphs, in their order


def counted(kinds: Mapping[int, MarkKind], items: Collection[int], numbered: Collection[int] = ()) -> dict[int, Mark]:
    """Return the marks of places, those of `items` bare numbers, counted anew behind each `numbered` place."""
    counts: dict[MarkKind, int] = {}
    found: dict[int, Mark] = {}
    for place in sorted({*kinds, *items, *numbered}):
        if place in numbered:
            counts = {}
            continue
        kind = kinds.get(place, MarkKind.ARABIC)
        counts = {each: count for each, count in counts.items() if each <= kind}
        counts[kind] = counts.get(kind, 0) + 1
        found[place] = Mark(kind, counts[kind], "", 0)
    return found

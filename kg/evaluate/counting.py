"""Counts hits, misses and extras of one kind of element: multisets, compared without white space."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """How one kind of element was found in one subject (a document, or a pair of plans).

    `misses` are the elements of the gold that were not found, `extras` those found that are not in it, each as
    a line for a person; one printed twice counts twice. `note` tells what a figure holds under (a threshold).
    """

    subject: str
    kind: str
    hits: int
    misses: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    note: str = ""

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        found = self.hits + len(self.extras)
        return self.hits / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 1 where the gold has nothing."""
        wanted = self.hits + len(self.misses)
        return self.hits / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
        total = 2 * self.hits + len(self.misses) + len(self.extras)
        return 2 * self.hits / total if total else 1.0


def count_row(subject: str, kind: str, gold: Iterable[Key], found: Iterable[Key], *, note: str = "") -> Row:
    """Return the row of a kind whose elements are told apart by their keys: parents first, then the text."""
    wanted, had = Counter(map(_compact_key, gold)), Counter(map(_compact_key, found))
    return Row(
        subject=subject,
        kind=kind,
        hits=(wanted & had).total(),
        misses=_lines(wanted - had),
        extras=_lines(had - wanted),
        note=note,
    )


def compact(text: str) -> str:
    """Return the text without any white space, as the gold is compared."""
    return "".join(text.split())


def _compact_key(key: Key) -> Key:
    return tuple(compact(part) for part in key)


def _lines(keys: Counter[Key]) -> tuple[str, ...]:
    return tuple(" · ".join(part for part in key if part) for key in sorted(keys.elements()))

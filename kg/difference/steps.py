"""The difference between two texts as steps in the order of both: kept, changed, mere punctuation, moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from kg.difference.lexicon import fold_key


class Kind(Enum):
    """What a step says of a stretch of the two texts; `ELSEWHERE` is for those who compare with a third."""

    KEPT = "kept"
    CHANGED = "changed"
    PUNCTUATION = "punctuation"
    TAKEN = "taken"
    PLACED = "placed"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch: the `earlier` words and the `later` ones that stand there instead, either may be empty.

    `KEPT` words are the same but for white space and the width of characters. Words that moved are `TAKEN` from
    where they stood in the earlier text and `PLACED` where they stand in the later, both with the same number `move`.
    """

    kind: Kind
    earlier: str
    later: str
    move: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one of two texts, and what the other says to it: a `kind` of step."""

    text: str
    kind: Kind

    @property
    def shared(self) -> bool:
        """Whether the other text has it too, in the same place."""
        return self.kind is Kind.KEPT


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two texts; its steps, put together, are both texts."""

    steps: tuple[Step, ...]

    @property
    def earlier(self) -> tuple[Piece, ...]:
        """The earlier text in pieces."""
        return tuple(_merged(Piece(step.earlier, step.kind) for step in self.steps if step.earlier))

    @property
    def later(self) -> tuple[Piece, ...]:
        """The later text in pieces."""
        return tuple(_merged(Piece(step.later, step.kind) for step in self.steps if step.later))

    @property
    def changed(self) -> tuple[Step, ...]:
        """The steps in which words were changed, put in or left out."""
        return tuple(step for step in self.steps if step.kind is Kind.CHANGED)

    @property
    def moved(self) -> tuple[Step, ...]:
        """The steps that put words in another place."""
        return tuple(step for step in self.steps if step.kind is Kind.PLACED)

    @property
    def kept_share(self) -> float:
        """The share of both texts that they have in common, from 0 to 1; of two empty texts 1."""
        shared = sum(_size(s.earlier) + _size(s.later) for s in self.steps if s.kind is not Kind.CHANGED)
        whole = sum(_size(s.earlier) + _size(s.later) for s in self.steps)
        return shared / whole if whole else 1.0


def apply_steps(earlier: str, steps: Iterable[Step]) -> str:
    """Return what the steps make of the earlier text: the later one, but for white space and the width of characters.

    Raises `ValueError` if the steps are not those of this text.
    """
    taken: dict[int, str] = {}
    made: list[str] = []
    place, known = 0, tuple(steps)
    for step in known:
        stretch = earlier[place : place + len(step.earlier)]
        if stretch != step.earlier:
            raise ValueError(f"the text reads {stretch!r}, the difference {step.earlier!r}")
        place += len(step.earlier)
        if step.kind is Kind.TAKEN and step.move is not None:
            taken[step.move] = stretch
        made.append(stretch if step.kind is Kind.KEPT else "" if step.kind is Kind.TAKEN else step.later)
    if place != len(earlier):
        raise ValueError(f"the difference says nothing of {earlier[place:]!r}")
    _check_moves(known, taken)
    return "".join(made)


def _check_moves(steps: Iterable[Step], taken: dict[int, str]) -> None:
    for step in steps:
        if step.kind is Kind.PLACED and fold_key(taken.get(step.move or 0, "")) != fold_key(step.later):
            raise ValueError(f"{step.later!r} is placed and was taken from nowhere")


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    last: Piece | None = None
    for piece in pieces:
        if last is not None and last.kind is piece.kind and piece.kind is not Kind.TAKEN:
            last = Piece(last.text + piece.text, last.kind)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _size(text: str) -> int:
    return len("".join(text.split()))

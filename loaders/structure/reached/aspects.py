"""Headings below an item of a report that part it themselves: 1.完成情况 / 2.存在问题 / 3.下步打算."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from loaders.reading.strand import Strand
from loaders.structure.directions import looks_back, tells_what_is_wrong
from loaders.structure.outline import Node
from loaders.structure.reached.parted import Parted
from loaders.structure.reached.turns import is_label
from loaders.structure.sentences import split_sentences

_LONGEST = 12  # characters of such a heading


class _Side(Enum):
    REACHED = auto()
    WRONG = auto()
    AHEAD = auto()


@dataclass(frozen=True, slots=True)
class _Aspect:
    """A heading of this kind, with its side, and the lines behind and below it."""

    side: _Side
    heading: Strand
    lines: tuple[Strand, ...]


def part_by_headings(node: Node) -> Parted | None:
    """Return what an item says, as the headings below it part it; None where they do not."""
    aspects = [_aspect(child) for child in node.children]
    told = [each for each in aspects if each is not None]
    sides = [each.side for each in told]
    if node.mark is None or len(told) < len(aspects) or not {_Side.REACHED, _Side.AHEAD} <= set(sides):
        return None
    ahead = _lines(told, _Side.AHEAD)
    return Parted(
        (node.strand[:0], *node.paragraphs, *ahead),
        _lines(told, _Side.REACHED),
        (*(each.heading for each in told), *_lines(told, _Side.WRONG)),
        next((sentence for line in ahead for sentence in split_sentences(line)), None),
        turns=True,
    )


def _lines(aspects: Sequence[_Aspect], side: _Side) -> tuple[Strand, ...]:
    return tuple(line for each in aspects if each.side is side for line in each.lines)


def _aspect(node: Node) -> _Aspect | None:
    first = next(iter(split_sentences(node.strand)), node.strand)
    side = _side(first.text.strip().rstrip("。：:"))
    if side is None:
        return None
    end = node.strand.text.index(first.text) + len(first)
    rest = node.strand[end:].strip()
    lines = (*([rest] if rest else []), *node.paragraphs, *_below(node))
    return _Aspect(side, (node.number + node.strand[:end]).strip(), lines)


def _side(heading: str) -> _Side | None:
    if len(heading) > _LONGEST:
        return None
    if tells_what_is_wrong(heading):
        return _Side.WRONG
    return _Side.AHEAD if is_label(heading) else _Side.REACHED if looks_back(heading) else None


def _below(node: Node) -> Iterator[Strand]:
    for child in node.descendants():
        yield from (child.whole, *child.paragraphs)

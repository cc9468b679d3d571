"""Finds what only moved between two texts: long stretches, clauses, items of lists, and words in another order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.difference.lexicon import Token

Block = tuple[int, int, int]
"""A stretch that both texts have: where it begins in each, and how many words it has."""
Span = tuple[int, int]

# So many characters are told as moved wherever they stand; fewer only where they are a clause or an item of a list.
_LEAST_MOVE = 8
_LEAST_ITEM = 2
_WEAK = frozenset("的和及与等、,.;:。中")
_EDGES = frozenset("、,.;:。和及与()")


def count_content(tokens: Sequence[Token], block: Block) -> int:
    """Return how many characters of a stretch say something."""
    start, _, size = block
    return sum(len(t.key) for t in tokens[start : start + size] if t.key not in _WEAK and t.key.isalnum())


def find_moves(left: Sequence[Token], right: Sequence[Token], blocks: Sequence[Block]) -> list[tuple[Span, Span]]:
    """Return the stretches that stand in both texts outside of the `blocks` that agree, none overlapping.

    The longest come first. Each is a pair of spans of words, in the earlier and in the later text.
    """
    free = (
        _free(len(left), [(a, a + size) for a, _, size in blocks]),
        _free(len(right), [(b, b + size) for _, b, size in blocks]),
    )
    least = 1 if _same_words(left, right, free) else _LEAST_ITEM
    moves: list[tuple[Span, Span]] = []
    while (found := _longest(left, right, free, least)) is not None:
        a, b, size = found
        free[0].difference_update(range(a, a + size))
        free[1].difference_update(range(b, b + size))
        moves.append(((a, a + size), (b, b + size)))
    return moves


def _free(count: int, taken: Sequence[Span]) -> set[int]:
    return set(range(count)) - {index for start, end in taken for index in range(start, end)}


def _same_words(left: Sequence[Token], right: Sequence[Token], free: tuple[set[int], set[int]]) -> bool:
    """Whether what does not agree are the same words on both sides: then only their order differs."""
    sides = [
        Counter(tokens[index].key for index in indices if tokens[index].key not in _WEAK)
        for tokens, indices in zip((left, right), free, strict=True)
    ]
    return bool(sides[0]) and sides[0] == sides[1]


def _longest(
    left: Sequence[Token], right: Sequence[Token], free: tuple[set[int], set[int]], least: int
) -> Block | None:
    best: tuple[int, Block] | None = None
    for block in _common(left, right, free):
        length = count_content(left, block)
        told = least == 1 or length >= _LEAST_MOVE or _stands_apart(left, right, block)
        if told and length >= least and (best is None or length > best[0]):
            best = (length, block)
    return best[1] if best else None


def _common(left: Sequence[Token], right: Sequence[Token], free: tuple[set[int], set[int]]) -> Iterator[Block]:
    """The longest run of free words from each place that both texts share, without weak words at its edges."""
    places: dict[str, list[int]] = {}
    for index in sorted(free[1]):
        places.setdefault(right[index].key, []).append(index)
    for a in sorted(free[0]):
        if left[a].key not in _WEAK:
            for b in places.get(left[a].key, ()):
                yield _trimmed(left, (a, b, _run(left, right, (a, b), free)))


def _run(left: Sequence[Token], right: Sequence[Token], at: Span, free: tuple[set[int], set[int]]) -> int:
    size = 0
    while at[0] + size in free[0] and at[1] + size in free[1] and left[at[0] + size].key == right[at[1] + size].key:
        size += 1
    return size


def _trimmed(left: Sequence[Token], block: Block) -> Block:
    a, b, size = block
    while size and left[a + size - 1].key in _WEAK:
        size -= 1
    return a, b, size


def _stands_apart(left: Sequence[Token], right: Sequence[Token], block: Block) -> bool:
    """Whether the stretch is a clause or an item by itself in both texts: a mark or the text's edge on either side."""
    a, b, size = block
    return all(
        (start == 0 or tokens[start - 1].key in _EDGES)
        and (start + size == len(tokens) or tokens[start + size].key in _EDGES)
        for tokens, start in ((left, a), (right, b))
    )

"""Compares two texts word by word: keeps whole stretches, drops shreds, and finds what only moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from kg.difference.lexicon import Lexicon, Token, cut_tokens, make_lexicon
from kg.difference.moves import Block, Span, count_content, find_moves
from kg.difference.steps import Difference, Kind, Piece, Step
from kg.segment import Words

# A word or two that agree between two changes are chance: whole stretches read better than shreds.
_LEAST_AGREEMENT = 2
_SHRED = 4
_LONG_CHANGE = 5
_JOINTS = frozenset("和与及")


def compare_texts(earlier: str, later: str, lexicon: Lexicon) -> Difference:
    """Return what differs between two texts whose words `lexicon` knows.

    Words agree whatever their white space and the width of their characters. Long stretches, clauses and items of
    lists that only stand elsewhere are moved; so is every word where the same words stand in another order.
    """
    left, right = cut_tokens(earlier, lexicon), cut_tokens(later, lexicon)
    blocks = _blocks(left, right)
    moves = find_moves(left, right, blocks)
    return Difference(tuple(_steps(left, right, blocks, moves)))


def compare_words(earlier: str, later: str, words: Words) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts as pieces in their order, by words of `kg.segment.read_words` for both texts."""
    difference = compare_texts(earlier, later, make_lexicon(words))
    return difference.earlier, difference.later


def _blocks(left: Sequence[Token], right: Sequence[Token]) -> list[Block]:
    """The stretches that both texts have in the same order: index in each, number of words."""
    matcher = SequenceMatcher(a=[t.key for t in left], b=[t.key for t in right], autojunk=False)
    found: list[Block] = [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
    agreeing = [
        block for block in found if count_content(left, block) >= _LEAST_AGREEMENT or _is_edge(block, left, right)
    ]
    return [block for block in agreeing if not _is_shred(block, agreeing, left, right)]


def _is_edge(block: Block, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether both texts end (or begin) so: a closing 。 is no chance."""
    a, b, size = block
    return (a + size == len(left) and b + size == len(right)) or (a == 0 and b == 0)


def _is_shred(block: Block, blocks: Sequence[Block], left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether a short word stands alone in the midst of long changes."""
    place = blocks.index(block)
    if count_content(left, block) > _SHRED or place in (0, len(blocks) - 1):
        return False
    a, b, size = block
    before, after = blocks[place - 1], blocks[place + 1]
    gaps = (
        _weigh(left[before[0] + before[2] : a], right[before[1] + before[2] : b]),
        _weigh(left[a + size : after[0]], right[b + size : after[1]]),
    )
    content = count_content(left, block)
    return min(gaps) > 2 * content and sum(gaps) > _LONG_CHANGE * content


def _weigh(gone: Sequence[Token], come: Sequence[Token]) -> int:
    """How many characters changed; one word for another, as 16个月 for 14个月, does not count."""
    if len(gone) <= 1 and len(come) <= 1:
        return 0
    return sum(len(token.key) for token in (*gone, *come))


def _steps(
    left: Sequence[Token], right: Sequence[Token], blocks: Sequence[Block], moves: Sequence[tuple[Span, Span]]
) -> Iterator[Step]:
    a = b = 0
    for start, other, size in (*blocks, (len(left), len(right), 0)):
        yield from _changed(left, right, ((a, start), (b, other)), moves)
        if size:
            yield Step(Kind.KEPT, _join(left, start, start + size), _join(right, other, other + size))
        a, b = start + size, other + size


def _changed(
    left: Sequence[Token], right: Sequence[Token], gap: tuple[Span, Span], moves: Sequence[tuple[Span, Span]]
) -> Iterator[Step]:
    """The steps between two stretches that agree: what was taken away and put there, moves told apart."""
    gone = list(_parts(gap[0], [move[0] for move in moves]))
    come = list(_parts(gap[1], [move[1] for move in moves]))
    if len(gone) <= 1 and len(come) <= 1 and not any(move is not None for _, move in (*gone, *come)):
        text = [_join(tokens, *parts[0][0]) if parts else "" for tokens, parts in ((left, gone), (right, come))]
        yield from _plain(text[0], text[1])
        return
    for (start, end), move in gone:
        words = _join(left, start, end)
        yield from [Step(Kind.TAKEN, words, "", move)] if move is not None else _plain(words, "", joints=True)
    for (start, end), move in come:
        words = _join(right, start, end)
        yield from [Step(Kind.PLACED, "", words, move)] if move is not None else _plain("", words, joints=True)


def _parts(span: Span, moved: Sequence[Span]) -> Iterator[tuple[Span, int | None]]:
    start, end = span
    inside = sorted((m[0], m[1], n) for n, m in enumerate(moved) if start <= m[0] and m[1] <= end)
    for first, last, number in inside:
        if start < first:
            yield (start, first), None
        yield (first, last), number
        start = last
    if start < end:
        yield (start, end), None


def _plain(earlier: str, later: str, *, joints: bool = False) -> Iterator[Step]:
    """A step of what was put there instead; marks alone are no words, nor are 和, 与 and 及 beside what moved."""
    if earlier or later:
        bare = not any(c.isalnum() and not (joints and c in _JOINTS) for c in earlier + later)
        yield Step(Kind.PUNCTUATION if bare else Kind.CHANGED, earlier, later)


def _join(tokens: Sequence[Token], start: int, end: int) -> str:
    return "".join(token.text for token in tokens[start:end])

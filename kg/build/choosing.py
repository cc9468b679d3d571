"""Chooses the pairs of plans that are aligned, by what the plans say and without comparing all with all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from kg.align import PlanPair
from kg.align.elements import read_elements
from kg.align.pairs import Ranks
from kg.align.related import choose_pairs, read_plan_words
from kg.build.aligning import Side
from kg.build.cache import digest
from kg.build.crew import WORDS, Crew
from kg.build.originals import Bench, open_document
from kg.build.versions import step_version
from kg.codec import write_value
from kg.model import PlanDocument
from kg.workspace import PlanEntry


def choose_comparisons(
    entries: Sequence[PlanEntry], outlines: Mapping[str, PlanDocument], sides: Mapping[str, Side], crew: Crew
) -> tuple[PlanPair, ...]:
    """Return the pairs of plans to align, in the order of their years; the words of plans are kept like all else."""

    def find_nearest(ranks: Ranks, crowded: Collection[int]) -> Mapping[int, tuple[int, ...]]:
        wanted = [sides[name] for name in ranks.names]
        left = [side for side in wanted if not crew.bench.cache.holds(WORDS, words_key(side))]
        crew.work(keep_words, left, _silent)
        return crew.find_nearest(ranks, crowded, [words_key(side) for side in wanted])

    return choose_pairs(outlines, entries, find_nearest)


def keep_words(sides: Sequence[Side], bench: Bench) -> tuple[str, ...]:
    """Find the words of plans and keep them; return their keys."""
    for side in sides:
        words = read_plan_words(read_elements(open_document(side.original, side.digest, bench)))
        bench.cache.save(WORDS, words_key(side), write_value(words))
    return tuple(map(words_key, sides))


def words_key(side: Side) -> str:
    """Return the digest of all that the words of a plan are made from."""
    return digest(WORDS, step_version("align"), side.digest)


_silent: Callable[[], None] = lambda: None  # noqa: E731 - nobody is told of this part

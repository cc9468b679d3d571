"""Chooses the pairs of plans that are aligned, by what the plans say and without comparing all with all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from kg.align import PlanPair
from kg.align.elements import read_elements
from kg.align.related import PlanWords, choose_pairs, read_plan_words
from kg.build.aligning import Side
from kg.build.cache import Cache, digest
from kg.build.crew import Crew
from kg.build.originals import Bench, open_document
from kg.build.versions import step_version
from kg.codec import read_value, write_value
from kg.model import PlanDocument
from kg.workspace import PlanEntry


def choose_comparisons(
    entries: Sequence[PlanEntry], outlines: Mapping[str, PlanDocument], sides: Mapping[str, Side], crew: Crew
) -> tuple[PlanPair, ...]:
    """Return the pairs of plans to align, in the order of their years; the words of plans are kept like all else."""

    def read_words(names: Collection[str]) -> Mapping[str, PlanWords]:
        wanted = [sides[name] for name in names]
        found = [find_words(side, crew.bench.cache) for side in wanted]
        left = [side for side, words in zip(wanted, found, strict=True) if words is None]
        made = iter(crew.work(words_of_plans, left, _silent))
        return {name: words or next(made) for name, words in zip(names, found, strict=True)}

    return choose_pairs(outlines, entries, read_words)


def find_words(side: Side, cache: Cache) -> PlanWords | None:
    """Return the words of a plan that an earlier build has found, None if they have to be."""
    found = cache.load("words", _words_key(side))
    return None if found is None else read_value(PlanWords, found)


def words_of_plans(sides: Sequence[Side], bench: Bench) -> tuple[PlanWords, ...]:
    """Find the words of plans and keep them."""
    found = []
    for side in sides:
        words = read_plan_words(read_elements(open_document(side.original, side.digest, bench)))
        bench.cache.save("words", _words_key(side), write_value(words))
        found.append(words)
    return tuple(found)


def _words_key(side: Side) -> str:
    return digest("words", step_version("align"), side.digest)


_silent: Callable[[], None] = lambda: None  # noqa: E731 - nobody is told of this part

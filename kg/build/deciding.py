"""Puts the decisions of people over the alignments that they concern, and over no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.align import apply_curation, read_curation
from kg.align.curation import Curation, CurationProblem
from kg.build.aligning import Comparison, bearers_of, find_linked, open_alignments, state_links, tasks_of
from kg.build.cache import digest
from kg.build.originals import Bench, open_document
from kg.build.versions import step_version
from kg.codec import read_value, write_value


@dataclass(frozen=True, slots=True)
class Decided:
    """The keys of the links of pairs that people decided on, by the two plans, and what could not be obeyed."""

    links: tuple[tuple[str, str, str], ...]
    problems: tuple[CurationProblem, ...]


def decide(path: Path, comparisons: Sequence[Comparison], bench: Bench) -> Decided:
    """Obey the file of decisions at `path`, which may not exist; state the links of the pairs that it concerns.

    Raises `CurationError` if the file cannot be read.
    """
    curation = read_curation(path)
    concerned = _concerned(curation, comparisons)
    key = digest("decided", step_version("align"), _said(curation), *(one.links for one in concerned))
    kept = bench.cache.load("decided", key)
    bench.cache.use(f"alignment/{one.key}" for one in concerned)
    if kept is not None:
        decided = read_value(Decided, kept)
        if all(find_linked(name, bench.cache) is not None for _, _, name in decided.links):
            return decided
    decided = _decide(curation, concerned, bench)
    bench.cache.save("decided", key, write_value(decided))
    return decided


def _said(curation: Curation) -> str:
    """All that a file of decisions says, with the lines on which it does, since these are told."""
    return repr(curation)


def _concerned(curation: Curation, comparisons: Sequence[Comparison]) -> list[Comparison]:
    named = {(d.earlier.plan, d.later.plan) for d in curation.decisions}
    named |= {(pair.earlier, pair.later) for pair in curation.whole}
    return [one for one in comparisons if (one.pair.earlier, one.pair.later) in named]


def _decide(curation: Curation, concerned: Sequence[Comparison], bench: Bench) -> Decided:
    sides = {side.original.entry.identifier: side for one in concerned for side in (one.earlier, one.later)}
    wanted = (*(f"document/{side.digest}" for side in sides.values()), *(f"alignment/{one.key}" for one in concerned))
    bench.cache.bring(wanted)
    documents = {name: open_document(side.original, side.digest, bench) for name, side in sides.items()}
    automatic = open_alignments(concerned, bench)
    bearers, tasks = bearers_of(sides.values(), documents), tasks_of(documents.values())
    curated = apply_curation((automatic[one.pair] for one in concerned), curation, documents)
    links = []
    for one, alignment in zip(concerned, curated.alignments, strict=True):
        changed = alignment != automatic[one.pair]
        name = one.links_key(digest(write_value(alignment))) if changed else one.links
        if find_linked(name, bench.cache) is None:
            state_links(alignment, name, bench.cache, bearers=bearers, tasks=tasks)
        links.append((one.pair.earlier, one.pair.later, name))
    return Decided(tuple(links), curated.problems)


def links_of(decided: Decided, comparisons: Sequence[Comparison]) -> Mapping[tuple[str, str], str]:
    """Return the key of the links of each pair, as decided or else as they were found."""
    automatic = {(one.pair.earlier, one.pair.later): one.links for one in comparisons}
    return automatic | {(earlier, later): name for earlier, later, name in decided.links}

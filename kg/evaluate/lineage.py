"""Counts links between plans against annotated pairs: by level, with their changes, and the restated items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.evaluate.counting import Row
from kg.evaluate.gold import Gold, GoldPair
from kg.links import Alignment, Change, ElementRef, Link

Pair = tuple[ElementRef, ElementRef]
Plans = tuple[str, str]

# What annotators wrote, and the change that it means.
_LABELS = {
    "continues": Change.CONTINUED,
    "same": Change.CONTINUED,
    "revised": Change.REWORDED,
    "broadened": Change.BROADENED,
    "narrowed": Change.NARROWED,
    "splits_into": Change.SPLIT_INTO,
    "merges_into": Change.MERGED_INTO,
    "absorbs_part": Change.ABSORBED_IN_PART,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the gold says of two plans at one level.

    `required` must be found, `open` are neither hit nor miss, and only pairs whose earlier task is among
    `covered` count at all, since the others were not annotated.
    """

    required: frozenset[Pair]
    open: frozenset[Pair]
    covered: frozenset[ElementRef]

    def counts(self, pair: Pair) -> bool:
        """Whether a found pair is a hit or an extra, and not outside of what was annotated."""
        return task_of(pair[0]) in self.covered and pair not in self.open


def lineage_rows(alignments: Iterable[Alignment], gold: Gold) -> tuple[Row, ...]:
    """Return for each annotated pair of plans the rows of its task and measure links and of their changes.

    Only accepted links count. Restated items count when the item is linked with the task or a measure of it.
    """
    by_plans = {(alignment.earlier, alignment.later): alignment for alignment in alignments}
    return tuple(
        row
        for plans in sorted({(p.earlier.plan, p.later.plan) for p in (*gold.tasks, *gold.measures, *gold.restated)})
        if plans in by_plans
        for row in _plan_rows(by_plans[plans], gold)
    )


def judge(pairs: Sequence[GoldPair], plans: Plans, covered: frozenset[ElementRef]) -> Judgement:
    """Return the judgement on the links between two plans; a pair that any row requires is required."""
    here = [pair for pair in pairs if (pair.earlier.plan, pair.later.plan) == plans]
    required = frozenset((pair.earlier, pair.later) for pair in here if pair.required)
    return Judgement(required, frozenset((pair.earlier, pair.later) for pair in here) - required, covered)


def covered_tasks(gold: Gold, plans: Plans) -> frozenset[ElementRef]:
    """Return the tasks of the earlier plan that were annotated against the later: those that any row names."""
    rows = (*gold.tasks, *gold.measures, *gold.restated)
    return frozenset(task_of(pair.earlier) for pair in rows if (pair.earlier.plan, pair.later.plan) == plans)


def count_links(subject: str, kind: str, pairs: Iterable[Pair], judgement: Judgement, *, note: str = "") -> Row:
    """Return the row of found pairs against a judgement."""
    found = {pair for pair in pairs if judgement.counts(pair)}
    return Row(
        subject=subject,
        kind=kind,
        hits=len(found & judgement.required),
        misses=tuple(_line(pair) for pair in sorted(judgement.required - found)),
        extras=tuple(_line(pair) for pair in sorted(found - judgement.required)),
        note=note,
    )


def subject_of(plans: Plans) -> str:
    """Return how a pair of plans is called in a row."""
    return f"{plans[0]} → {plans[1]}"


def task_of(element: ElementRef) -> ElementRef:
    """Return the task of a measure that is numbered within it; any other element is its own."""
    if element.kind == "measure" and len(element.number) > 1:
        return ElementRef(element.plan, "task", element.number[:1])
    return element


def _plan_rows(alignment: Alignment, gold: Gold) -> Iterator[Row]:
    plans = (alignment.earlier, alignment.later)
    covered, subject = covered_tasks(gold, plans), subject_of(plans)
    links = [link for link in alignment.links if link.accepted]
    for kind, pairs in (("task", gold.tasks), ("measure", gold.measures)):
        judgement = judge(pairs, plans, covered)
        if judgement.required:
            level = [link for link in links if link.earlier.kind == kind]
            yield count_links(subject, f"{kind} links", ((link.earlier, link.later) for link in level), judgement)
            yield _change_row(subject, f"{kind} changes", level, [p for p in pairs if p.required])
    items = judge(gold.restated, plans, covered)
    if items.required:
        restated = {(task_of(link.earlier), link.later) for link in links if link.later.kind == "measure"}
        yield count_links(subject, "restated items", restated, items)


def _change_row(subject: str, kind: str, links: Iterable[Link], pairs: Iterable[GoldPair]) -> Row:
    """The required pairs whose change is one that an annotator gave; a pair not found counts as missed."""
    changes = {(link.earlier, link.later): link.change for link in links}
    hits, misses, extras = 0, [], []
    for pair in pairs:
        accepted = {_LABELS[label] for label in pair.changes if label in _LABELS}
        change = changes.get((pair.earlier, pair.later))
        wanted = f"{_line((pair.earlier, pair.later))} · {' or '.join(sorted(c.value for c in accepted))}"
        if change in accepted:
            hits += 1
            continue
        misses.append(wanted)
        extras += [] if change is None else [f"{_line((pair.earlier, pair.later))} · {change.value}"]
    return Row(subject, kind, hits, tuple(misses), tuple(extras))


def _line(pair: Pair) -> str:
    return f"{pair[0]} → {pair[1]}"

"""Measures, on the annotated pairs, the alignment by weights learned without the task in question, and baselines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.align.baselines import BASELINES, Scored
from kg.align.elements import Elements, read_elements
from kg.align.model import read_model
from kg.align.plans import Comparison, compare
from kg.align.train import Labels, can_learn, cross_validated_pairs
from kg.align.vectors import Vectors, read_vectors
from kg.evaluate.counting import Row
from kg.evaluate.gold import Gold
from kg.evaluate.lineage import Judgement, Pair, Plans, count_links, covered_tasks, judge, subject_of, task_of
from kg.links import ElementKind
from kg.model import PlanDocument

_LEVELS: tuple[ElementKind, ...] = ("task", "measure")


def peer_rows(documents: Mapping[str, PlanDocument], gold: Gold) -> tuple[Row, ...]:
    """Return, for each annotated pair of successive plans, the cross-validated rows and those of the baselines.

    Cross-validated: each earlier task is decided by weights and thresholds learned from the other annotated
    tasks; there are no such rows where the annotations are too few to learn from. A baseline has the threshold
    that suits it best in hindsight, which no one has beforehand.
    """
    elements = {identifier: read_elements(document) for identifier, document in documents.items()}
    rows: list[Row] = []
    for pair in sorted({(p.earlier.plan, p.later.plan) for p in gold.tasks} - _missing(gold, elements)):
        old, new = _pair_vectors(elements, pair)
        comparison = compare(old, new, "continues")
        rows += _cross_validated_rows(comparison, gold, pair)
        for name, rank in BASELINES.items():
            rows += _baseline_rows(name, rank(old, new), gold, pair)
    for pair in sorted({(p.earlier.plan, p.later.plan) for p in gold.restated} - _missing(gold, elements)):
        old, new = _pair_vectors(elements, pair)
        for name, rank in BASELINES.items():
            rows += _item_rows(name, rank(old, new), gold, pair)
    return tuple(rows)


def gold_labels(gold: Gold, plans: Plans) -> Labels:
    """Return the annotations between two plans as the training of the model takes them."""
    levels = [judge(pairs, plans, covered_tasks(gold, plans)) for pairs in (gold.tasks, gold.measures)]
    return Labels(
        required=levels[0].required | levels[1].required,
        open=levels[0].open | levels[1].open,
        covered=levels[0].covered,
    )


def _pair_vectors(elements: Mapping[str, Elements], plans: Plans) -> tuple[Vectors, Vectors]:
    return read_vectors(*(elements[plan] for plan in plans))


def _missing(gold: Gold, plans: Mapping[str, Elements]) -> set[Plans]:
    pairs = {(p.earlier.plan, p.later.plan) for p in (*gold.tasks, *gold.restated)}
    return {pair for pair in pairs if not set(pair) <= set(plans)}


def _cross_validated_rows(comparison: Comparison, gold: Gold, plans: Plans) -> Iterator[Row]:
    labels = gold_labels(gold, plans)
    if not can_learn(labels):
        return
    found = cross_validated_pairs(comparison, labels, read_model())
    for level, judgement in _judgements(gold, plans):
        pairs = [pair for pair in found if pair[0].kind == level]
        yield count_links(subject_of(plans), f"{level} links", pairs, judgement, note="cross-validated")


def _baseline_rows(name: str, scored: Scored, gold: Gold, plans: Plans) -> Iterator[Row]:
    for level, judgement in _judgements(gold, plans):
        ranked = {pair: score for pair, score in scored.items() if pair[0].kind == level}
        yield _best_row(name, f"{level} links", ranked, judgement, plans)


def _item_rows(name: str, scored: Scored, gold: Gold, plans: Plans) -> Iterator[Row]:
    """An item is as near to a task as to the nearest of its measures."""
    nearest: dict[Pair, float] = {}
    for (earlier, later), score in scored.items():
        if later.kind == "measure":
            pair = (task_of(earlier), later)
            nearest[pair] = max(score, nearest.get(pair, 0.0))
    judgement = judge(gold.restated, plans, covered_tasks(gold, plans))
    yield _best_row(name, "restated items", nearest, judgement, plans)


def _best_row(name: str, kind: str, scored: Scored, judgement: Judgement, plans: Plans) -> Row:
    ranked = {pair: score for pair, score in scored.items() if judgement.counts(pair)}
    limit = _best_limit(ranked, judgement)
    pairs = [pair for pair, score in ranked.items() if score >= limit]
    note = f"{name}, from {limit:.2f} on (in hindsight)"
    return count_links(subject_of(plans), kind, pairs, judgement, note=note)


def _judgements(gold: Gold, plans: Plans) -> Iterator[tuple[ElementKind, Judgement]]:
    covered = covered_tasks(gold, plans)
    for level, pairs in zip(_LEVELS, (gold.tasks, gold.measures), strict=True):
        yield level, judge(pairs, plans, covered)


def _best_limit(ranked: Scored, judgement: Judgement) -> float:
    """The score from which on F1 is best, found by walking down the ranking."""
    best, limit, hits = 0.0, 1.0, 0
    falling = sorted(ranked.items(), key=lambda item: (-item[1], item[0]))
    for taken, (pair, score) in enumerate(falling, start=1):
        hits += pair in judgement.required
        f1 = 2 * hits / (taken + len(judgement.required))
        if f1 > best:
            best, limit = f1, score
    return limit

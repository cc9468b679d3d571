"""Aligns two plans at both levels: candidates, evidence, confidence, thresholds, change, and what is left over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kg.align.changes import measure_change, read_measure, task_changes
from kg.align.elements import Elements, read_elements
from kg.align.evidence import Fields, MeasureEvidence, compare_measures, compare_tasks, gather_support
from kg.align.items import whole_task_links
from kg.align.kept import crossing, find_kept
from kg.align.model import Model, Weights, confidences, read_model
from kg.align.restated import restated_measures, restated_tasks
from kg.align.terms import Matrix, Terms
from kg.align.vectors import Vectors, read_vectors
from kg.links import Alignment, Change, ElementRef, Evidence, Link, Relation, Unmatched
from kg.model import PlanDocument

METHOD = "ngram-word-evidence-logistic"
VERSION = "7"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans with the evidence between them: of all pairs of tasks, and of the candidate pairs of measures."""

    old: Elements
    new: Elements
    relation: Relation
    terms: Terms
    tasks: Fields
    measures: MeasureEvidence


def align(
    earlier: PlanDocument,
    later: PlanDocument,
    *,
    relation: Relation,
    model: Model | None = None,
) -> Alignment:
    """Return the links between the tasks and between the measures of two plans, many-to-many.

    `relation` is `continues` for two years of a series, else `restates`; then `earlier` is the plan that is
    restated. Nothing but the two plans and the model decides.
    Only what reaches the threshold of acceptance is an edge; what comes near it is kept as a proposal.
    """
    old, new = read_elements(earlier), read_elements(later)
    return align_vectors(*read_vectors(old, new), relation, model or read_model())


def align_vectors(earlier: Vectors, later: Vectors, relation: Relation, model: Model) -> Alignment:
    """Return the alignment of two plans whose texts are already weighed, by one set of terms."""
    comparison = compare(earlier, later, relation)
    old, new = comparison.old, comparison.new
    scores = _part_kept(comparison, confidences(model.weights[relation, "measure"], comparison.measures.fields))
    tasks = add_support(comparison, scores)
    measures = _measure_links(comparison, scores, model)
    items = whole_task_links(measures, old) if relation == "restates" else ()
    order = {ref: position for position, ref in enumerate((*_refs(old), *_refs(new)))}
    found = (*_task_links(comparison, tasks, model), *items, *measures)
    links = tuple(sorted(found, key=lambda link: (order[link.earlier], order[link.later])))
    return Alignment(
        earlier=old.plan,
        later=new.plan,
        relation=relation,
        links=links,
        unmatched=find_unmatched(links, old, new) if relation == "continues" else (),
        method=METHOD,
        version=VERSION,
    )


def compare(old: Vectors, new: Vectors, relation: Relation) -> Comparison:
    """Return all evidence between two plans that comes from their texts and fields."""
    tasks = compare_tasks(old, new)
    measures = compare_measures(old, new, tasks)
    if relation == "restates":
        more = restated_measures(old, new, measures)
        tasks, measures = {**tasks, **restated_tasks(old, new)}, replace(measures, fields={**measures.fields, **more})
    return Comparison(old.elements, new.elements, relation, old.terms, tasks, measures)


def add_support(comparison: Comparison, scores: Matrix) -> Fields:
    """Return the evidence of the tasks with `measures`, how many of theirs go on, and `surest`, how surely one does.

    `scores` are the confidences of the pairs of measures.
    """
    support, surest = gather_support(scores, comparison.measures, comparison.old, comparison.new)
    return {**comparison.tasks, "measures": support / (1 + support), "surest": surest}


def task_confidences(weights: Weights, fields: Fields, relation: Relation) -> Matrix:
    """Return the confidence of every pair of tasks (rows earlier, columns later).

    From one year to the next two tasks belong together at least as surely as their surest measures: in the
    annotations each of the 16 pairs of tasks that a measure ties is one that holds.
    """
    scores = confidences(weights, fields)
    return np.maximum(scores, fields["surest"]) if relation == "continues" else scores


def find_unmatched(links: Iterable[Link], old: Elements, new: Elements) -> tuple[Unmatched, ...]:
    """Return the earlier elements without an accepted successor, then the later ones without a predecessor."""
    accepted = [link for link in links if link.accepted]
    carried, carrying = {link.earlier for link in accepted}, {link.later for link in accepted}
    return (
        *(Unmatched(ref, new.plan, "successor") for ref in _refs(old) if ref not in carried),
        *(Unmatched(ref, old.plan, "predecessor") for ref in _refs(new) if ref not in carrying),
    )


def _refs(plan: Elements) -> tuple[ElementRef, ...]:
    return (*(task.ref for task in plan.tasks), *(measure.ref for measure in plan.measures))


def _task_links(comparison: Comparison, fields: Fields, model: Model) -> list[Link]:
    scores = task_confidences(model.weights[comparison.relation, "task"], fields, comparison.relation)
    limits = model.thresholds[comparison.relation, "task"]
    kept = [(int(i), int(j)) for i, j in np.argwhere(scores >= limits.propose)]
    accepted = {pair for pair in kept if scores[pair] >= limits.accept}
    changes = task_changes(
        {pair: float(fields["measures"][pair] / (1 - fields["measures"][pair])) for pair in accepted},
        {pair: float(score) for pair, score in np.ndenumerate(fields["title"])},
    )
    return [
        Link(
            earlier=comparison.old.tasks[i].ref,
            later=comparison.new.tasks[j].ref,
            relation=comparison.relation,
            change=changes.get((i, j), Change.ABSORBED_IN_PART),
            confidence=_rounded(scores[i, j]),
            accepted=(i, j) in accepted,
            evidence=_evidence(fields, (i, j)),
        )
        for i, j in kept
    ]


def _part_kept(comparison: Comparison, scores: Matrix) -> Matrix:
    """Return the scores without pairs of sentences that both go on word for word, each in another: 第4句 and 第7句.

    What is printed again carries on itself; that it is also like a third sentence was as true the year before.
    """
    if comparison.relation != "continues":
        return scores
    evidence = comparison.measures
    pairs = list(zip(evidence.earlier.tolist(), evidence.later.tolist(), strict=True))
    kept = find_kept(comparison.old.measures, comparison.new.measures)
    return np.where(np.fromiter(crossing(kept, pairs), dtype=bool, count=len(pairs)), 0.0, scores)


def _measure_links(comparison: Comparison, scores: Matrix, model: Model) -> list[Link]:
    limits = model.thresholds[comparison.relation, "measure"]
    heirs: dict[int, list[int]] = defaultdict(list)
    for index in np.flatnonzero(scores >= limits.accept):
        heirs[int(comparison.measures.earlier[index])].append(int(comparison.measures.later[index]))
    kept = [int(index) for index in np.flatnonzero(scores >= limits.propose)]
    changes = _measure_changes(comparison, kept, heirs)
    return [
        Link(
            earlier=comparison.old.measures[int(comparison.measures.earlier[index])].ref,
            later=comparison.new.measures[int(comparison.measures.later[index])].ref,
            relation=comparison.relation,
            change=change,
            confidence=_rounded(scores[index]),
            accepted=bool(scores[index] >= limits.accept),
            evidence=_evidence(comparison.measures.fields, (index,)),
        )
        for index, change in zip(kept, changes, strict=True)
    ]


def _measure_changes(comparison: Comparison, kept: Sequence[int], heirs: Mapping[int, list[int]]) -> Iterator[Change]:
    """Yield the change of each kept pair; `heirs` are the measures that carry on each earlier one."""
    evidence, old, new = comparison.measures, comparison.old.measures, comparison.new.measures
    pairs = [(int(evidence.earlier[index]), int(evidence.later[index])) for index in kept]
    before = {row: read_measure(old[row], comparison.terms) for row in {row for row, _ in pairs}}
    after = {column: read_measure(new[column], comparison.terms) for column in {column for _, column in pairs}}
    for row, column in pairs:
        others = "。".join(new[heir].text for heir in heirs.get(row, ()) if heir != column)
        yield measure_change(before[row], after[column], comparison.terms, heirs=others)


def _evidence(fields: Fields, where: tuple[int, ...]) -> tuple[Evidence, ...]:
    """The scores by field; where nothing is alike (no citation, no department in common) nothing is said."""
    scores = ((field, _rounded(fields[field][where])) for field in sorted(fields))
    return tuple(Evidence(field, score) for field, score in scores if score > 0)


def _rounded(score: float) -> float:
    # Four decimals: the graph is the same where the last bits of a sum differ between machines.
    return round(float(score), 4)

"""Prints how right, how well calibrated and how fast the alignment is, beside scikit-learn's TF-IDF.

Run it in the project: python -m benchmarks.alignment.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from benchmarks.alignment_train import restated_pairs
from kg.align import align, align_corpus, plan_pairs
from kg.align.elements import read_elements
from kg.align.model import LEVELS, read_model
from kg.align.plans import Comparison, compare
from kg.align.terms import Matrix
from kg.align.train import Annotated, held_out_measures, held_out_restatements, learn_restatement
from kg.align.vectors import read_vectors
from kg.evaluate import Row, evaluate
from kg.evaluate.gold import Gold, read_gold
from kg.evaluate.lineage import Judgement, Pair, count_links, covered_tasks, judge, lineage_rows, subject_of
from kg.evaluate.peers import gold_labels
from kg.model import PlanDocument
from kg.workspace import find_workspace
from loaders import load_document

_ROOT = Path(__file__).resolve().parent.parent
_GOLD = _ROOT / "tests" / "gold"
_BANDS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_RUNS = 7


def main() -> None:
    """Print the three tables."""
    workspace = find_workspace(_ROOT)
    documents = {entry.identifier: load_document(entry.file, entry) for entry in workspace.manifest.plans}
    pairs = plan_pairs(documents, workspace.manifest.plans)
    evaluation = evaluate(documents, align_corpus(documents, pairs), _GOLD)
    print("| pair | level | how | precision | recall | F1 |\n|---|---|---|---|---|---|")
    for row in (*evaluation.alignments, *evaluation.peers):
        print(_row_line(row))
    gold = read_gold(_GOLD)
    plans = min((pair.earlier.plan, pair.later.plan) for pair in gold.tasks)
    elements = {identifier: read_elements(document) for identifier, document in documents.items()}
    old, new = read_vectors(*(elements[plan] for plan in plans))
    comparison = compare(old, new, "continues")
    truth = judge(gold.measures, plans, covered_tasks(gold, plans))
    scores = held_out_measures(comparison, gold_labels(gold, plans))
    counted, holds = _annotated(comparison, truth.counts, truth.required)
    print_reliability("next year, held out", scores[counted], holds[counted])
    restated = restated_pairs(_ROOT)
    held_out = held_out_restatements(restated)
    known = [_annotated(pair.comparison, lambda _: True, pair.labels.required)[1] for pair in restated]
    _print_restated(documents, restated, gold)
    print_reliability("restated, held out", np.concatenate(held_out), np.concatenate(known))
    print("\n| what | s |\n|---|---|")
    earlier, later = documents[plans[0]], documents[plans[1]]
    print(f"| align {plans[0]} with {plans[1]} | {_seconds(lambda: align(earlier, later, relation='continues')):.3f} |")
    print(f"| align all {len(pairs)} pairs | {_seconds(lambda: align_corpus(documents, pairs)):.3f} |")
    for module in ("kg.align", "sklearn.feature_extraction.text"):
        print(f"| import {module} | {_import_seconds(module):.3f} |")


def print_reliability(what: str, scores: Matrix, holds: NDArray[np.bool_]) -> None:
    """Print, by bands of confidence, how many pairs hold that were given such a one, then two figures for all.

    `scores` are the confidences of pairs, `holds` whether each of these belongs together, `what` names them.
    """
    print(f"\n| confidence ({what}) | pairs | of them hold | share | mean confidence |\n|---|---|---|---|---|")
    error = 0.0
    for low, high in pairwise(_BANDS):
        band = (scores >= low) & ((scores < high) | (high == 1.0))
        if band.any():
            share, mean = float(holds[band].mean()), float(scores[band].mean())
            error += abs(share - mean) * band.sum() / scores.size
            print(f"| {low:.1f} to {high:.1f} | {band.sum()} | {holds[band].sum()} | {share:.2f} | {mean:.2f} |")
    brier = float(((scores - holds) ** 2).mean())
    print(f"\nBrier score {brier:.3f}, expected calibration error {error:.3f}")


def _print_restated(documents: Mapping[str, PlanDocument], annotated: Sequence[Annotated], gold: Gold) -> None:
    """Print how right the links of each two plans are that were decided by what the other plans teach."""
    print("\n| restated, by weights of the other plans | level | precision | recall | F1 |\n|---|---|---|---|---|")
    for index, pair in enumerate(annotated):
        others = (*annotated[:index], *annotated[index + 1 :])
        plans = (pair.comparison.old.plan, pair.comparison.new.plan)
        model = learn_restatement(others, read_model())
        alignment = align(documents[plans[0]], documents[plans[1]], relation="restates", model=model)
        covered = frozenset(task.ref for task in pair.comparison.old.tasks)
        for level in LEVELS:
            required = frozenset(found for found in pair.labels.required if {e.kind for e in found} == {level})
            links = [
                (k.earlier, k.later) for k in alignment.links if k.accepted and k.earlier.kind == k.later.kind == level
            ]
            judgement = Judgement(required, frozenset(), covered)
            print(_judged_line(count_links(subject_of(plans), level, links, judgement)))
        for row in lineage_rows((alignment,), gold):
            print(_judged_line(row))


def _judged_line(row: Row) -> str:
    return f"| {row.subject} | {row.kind} | {row.precision:.3f} | {row.recall:.3f} | {row.f1:.3f} |"


def _row_line(row: Row) -> str:
    how = row.note or "as shipped"
    return f"| {row.subject} | {row.kind} | {how} | {row.precision:.3f} | {row.recall:.3f} | {row.f1:.3f} |"


def _annotated(
    comparison: Comparison, counts: Callable[[Pair], bool], required: frozenset[Pair]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    evidence = comparison.measures
    refs = [
        (comparison.old.measures[i].ref, comparison.new.measures[j].ref)
        for i, j in zip(evidence.earlier, evidence.later, strict=True)
    ]
    return np.array([counts(pair) for pair in refs]), np.array([pair in required for pair in refs])


def _seconds(run: Callable[[], object]) -> float:
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return median(times)


def _import_seconds(module: str) -> float:
    """The time that a fresh interpreter takes for the import, beyond its own start."""
    bare = _seconds(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    return _seconds(lambda: subprocess.run([sys.executable, "-c", f"import {module}"], check=True)) - bare


if __name__ == "__main__":
    main()

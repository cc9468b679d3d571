"""Measures the alignment on pairs of successive plans that somebody else annotated, beside the simple means.

Run it in the project: python -m benchmarks.alignment_unseen FOLDER [--differences]. Each folder in FOLDER holds
`earlier.txt`, `later.txt` and `truth.json`: lists `tasks` and `measures` of pairs, each with `earlier` and `later` (the
title of a task, the beginning of a measure, once in its file), the `changes` that may be named, and whether the pair
is `required`; one that is not is neither hit nor extra.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.alignment import print_reliability
from kg.align import align
from kg.align.baselines import BASELINES
from kg.align.elements import Elements, read_elements
from kg.align.model import confidences, read_model
from kg.align.plans import compare
from kg.align.terms import Matrix
from kg.align.vectors import read_vectors
from kg.evaluate.counting import Row
from kg.evaluate.lineage import Judgement, Pair, count_links
from kg.links import Alignment, ElementKind, ElementRef
from loaders import load_document

LEVELS: tuple[ElementKind, ...] = ("task", "measure")


@dataclass(frozen=True, slots=True)
class Annotated:
    """Two plans, what was annotated between them by level, and which changes each required pair may have."""

    name: str
    old: Elements
    new: Elements
    alignment: Alignment
    truth: Mapping[ElementKind, Judgement]
    changes: Mapping[Pair, frozenset[str]]
    lost: tuple[str, ...]


def main() -> None:
    """Print a row for each pair of plans, level and method, what is missed and added if asked, and the reliability."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--differences", action="store_true")
    given = asked.parse_args()
    print(
        "| plans | level | how | precision | recall | F1 | right changes of the found |\n|---|---|---|---|---|---|---|"
    )
    pairs = [read_pair(path.parent) for path in sorted(given.folder.glob("*/truth.json"))]
    for pair in pairs:
        for level in LEVELS:
            row = count_links(pair.name, level, _accepted(pair, level), pair.truth[level])
            print(_line(row, level, "the alignment", _right_changes(pair, level)))
            for how, best in _baselines(pair, level):
                print(_line(best, level, f"{how}, best threshold in hindsight", ""))
            if given.differences:
                print("\n".join(_differences(pair, row)))
        if pair.lost:
            print("not read as an element: " + " / ".join(pair.lost))
    if pairs:
        scores, holds = zip(*map(_candidates, pairs), strict=True)
        print_reliability("candidate pairs of measures", np.concatenate(scores), np.concatenate(holds))


def read_pair(folder: Path) -> Annotated:
    """Return the two plans of a folder, aligned, with their truth."""
    earlier, later = (load_document(folder / f"{side}.txt") for side in ("earlier", "later"))
    old, new = read_elements(earlier), read_elements(later)
    said: dict[str, list[dict[str, Any]]] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    lost: list[str] = []
    truth: dict[ElementKind, Judgement] = {}
    changes: dict[Pair, frozenset[str]] = {}
    for level in LEVELS:
        known = dict(_pairs(said[f"{level}s"], level, old, new, lost))
        required = frozenset(pair for pair, row in known.items() if row["required"])
        covered = frozenset(task.ref for task in old.tasks)
        truth[level] = Judgement(required, frozenset(known) - required, covered)
        changes |= {pair: frozenset(row["changes"]) for pair, row in known.items()}
    alignment = align(earlier, later, relation="continues")
    return Annotated(folder.name, old, new, alignment, truth, changes, tuple(lost))


def _pairs(
    rows: list[dict[str, Any]], level: ElementKind, old: Elements, new: Elements, lost: list[str]
) -> Iterator[tuple[Pair, dict[str, Any]]]:
    for row in rows:
        refs = [_find(row[side], level, plan) for side, plan in (("earlier", old), ("later", new))]
        if None in refs:
            lost.append(f"{row['earlier']} → {row['later']}")
        elif refs[0] is not None and refs[1] is not None:
            yield (refs[0], refs[1]), row


def _find(key: object, level: ElementKind, plan: Elements) -> ElementRef | None:
    text = _bare(str(key["task"] if isinstance(key, dict) else key))
    if level == "task":
        return next((task.ref for task in plan.tasks if _bare(task.title) == text), None)
    return next((one.ref for one in plan.measures if _bare(one.printed).startswith(text)), None)


def _bare(text: str) -> str:
    return re.sub(r"[\s。；;]+$", "", re.sub(r"\s", "", text))


def _accepted(pair: Annotated, level: ElementKind) -> list[Pair]:
    links = pair.alignment.links
    return [(link.earlier, link.later) for link in links if link.accepted and link.earlier.kind == level]


def _right_changes(pair: Annotated, level: ElementKind) -> str:
    found = [
        link.change.value in pair.changes[link.earlier, link.later]
        for link in pair.alignment.links
        if link.accepted and link.earlier.kind == level and (link.earlier, link.later) in pair.truth[level].required
    ]
    return f"{sum(found)} of {len(found)}"


def _candidates(pair: Annotated) -> tuple[Matrix, NDArray[np.bool_]]:
    """The confidence of every candidate pair of measures that is no open one, and whether it is required."""
    found = compare(*read_vectors(pair.old, pair.new), "continues").measures
    places = zip(found.earlier, found.later, strict=True)
    refs = [(pair.old.measures[i].ref, pair.new.measures[j].ref) for i, j in places]
    judgement = pair.truth["measure"]
    counted = np.array([judgement.counts(ref) for ref in refs], dtype=bool)
    holds = np.array([ref in judgement.required for ref in refs], dtype=bool)
    scores = confidences(read_model().weights["continues", "measure"], found.fields)
    return scores[counted], holds[counted]


def _baselines(pair: Annotated, level: ElementKind) -> Iterator[tuple[str, Row]]:
    old, new = read_vectors(pair.old, pair.new)
    for how, method in BASELINES.items():
        scores = {key: score for key, score in method(old, new).items() if key[0].kind == level}
        limits = np.unique([*scores.values(), 2.0])
        rows = [
            count_links(pair.name, level, (key for key, score in scores.items() if score >= limit), pair.truth[level])
            for limit in limits
        ]
        yield how, max(rows, key=lambda row: row.f1 or 0.0)


def _line(row: Row, level: str, how: str, changes: str) -> str:
    figures = " | ".join(f"{value or 0:.3f}" for value in (row.precision, row.recall, row.f1))
    return f"| {row.subject} | {level} | {how} | {figures} | {changes} |"


def _differences(pair: Annotated, row: Row) -> Iterator[str]:
    texts = {str(task.ref): task.title for plan in (pair.old, pair.new) for task in plan.tasks}
    texts |= {str(one.ref): one.text for plan in (pair.old, pair.new) for one in plan.measures}
    confidence = {f"{link.earlier} → {link.later}": link.confidence for link in pair.alignment.links}
    for what, lines in (("missed", row.misses), ("added", row.extras)):
        for line in lines:
            one, _, other = line.partition(" → ")
            yield f"{what} {confidence.get(line, 0):.2f} {line}\n    {texts[one]}\n    {texts[other]}"


if __name__ == "__main__":
    main()

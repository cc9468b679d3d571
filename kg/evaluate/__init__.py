"""Measures what was understood and aligned against gold annotations: precision, recall and F1 per kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import KgError
from kg.evaluate.counting import Row
from kg.evaluate.extraction import extraction_rows
from kg.evaluate.figures import target_rows
from kg.evaluate.gold import read_gold
from kg.evaluate.lineage import lineage_rows
from kg.links import Alignment
from kg.model import PlanDocument

__all__ = ["CURATED", "Evaluation", "Row", "evaluate"]

CURATED = "with human decisions"
"""The note of a figure that human decisions have gone into."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The rows of an evaluation: of the documents, of the alignments, and of what the alignments are compared with.

    `documents` stand by document and kind, `alignments` by pair of plans and level; `curated` are the same figures
    with human decisions obeyed, `peers` by cross-validation and by baselines, each named in its note.
    """

    documents: tuple[Row, ...]
    alignments: tuple[Row, ...]
    peers: tuple[Row, ...]
    curated: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, documents first."""
        return (*self.documents, *self.alignments, *self.curated, *self.peers)


def evaluate(
    documents: Mapping[str, PlanDocument],
    alignments: Iterable[Alignment],
    gold: Path,
    *,
    curated: Iterable[Alignment] = (),
) -> Evaluation:
    """Return how `documents` (by plan identifier) and `alignments` agree with the annotations in the folder `gold`.

    `curated` are the alignments with human decisions obeyed, whose figures stand apart. A document or a pair of
    plans without annotation has no row. Raises `KgError` if the folder is missing or malformed, or annotates none
    of the documents.
    """
    from kg.evaluate.peers import peer_rows  # noqa: PLC0415 - numpy and scipy, only where an alignment is measured

    annotations = read_gold(gold)
    known = sorted(set(annotations.documents) & set(documents))
    evaluation = Evaluation(
        documents=(
            *(row for plan in known for row in extraction_rows(documents[plan], annotations.documents[plan])),
            *target_rows(documents, annotations),
        ),
        alignments=lineage_rows(alignments, annotations),
        peers=peer_rows(documents, annotations),
        curated=tuple(replace(row, note=CURATED) for row in lineage_rows(curated, annotations)),
    )
    if not evaluation.rows:
        raise KgError(
            f"{gold}: annotates none of {', '.join(sorted(documents)) or 'no documents'}",
            hint="name the folder with their annotations: kg evaluate --gold DIR",
        )
    return evaluation

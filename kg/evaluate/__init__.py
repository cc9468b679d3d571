"""Measures what was understood and aligned against gold annotations: precision, recall and F1 per kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.evaluate.counting import Row
from kg.evaluate.extraction import extraction_rows
from kg.evaluate.figures import target_rows
from kg.evaluate.gold import read_gold
from kg.evaluate.lineage import lineage_rows
from kg.links import Alignment
from kg.model import PlanDocument

__all__ = ["Evaluation", "Row", "evaluate"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The rows of an evaluation: of the documents, of the alignments, and of what the alignments are compared with.

    `documents` stand by document and kind, `alignments` by pair of plans and level; `peers` are the same
    figures by cross-validation and by baselines, named in their notes.
    """

    documents: tuple[Row, ...]
    alignments: tuple[Row, ...]
    peers: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, documents first."""
        return (*self.documents, *self.alignments, *self.peers)


def evaluate(documents: Mapping[str, PlanDocument], alignments: Iterable[Alignment], gold: Path) -> Evaluation:
    """Return how `documents` (by plan identifier) and `alignments` agree with the annotations in the folder `gold`.

    A document or a pair of plans without annotation has no row. Raises `KgError` if the folder is missing or
    malformed, or annotates none of the documents.
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
    )
    if not evaluation.rows:
        raise KgError(
            f"{gold}: annotates none of {', '.join(sorted(documents)) or 'no documents'}",
            hint="name the folder with their annotations: kg evaluate --gold DIR",
        )
    return evaluation

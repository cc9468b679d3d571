"""Looks whether one document can be stored, as far as that can be told without the others."""

from __future__ import annotations

from kg.build.stating import check_year, plan_graph
from kg.build.whole import refuse_violations
from kg.model import PlanDocument
from kg.validate import validate
from kg.workspace import PlanEntry


def check_document(document: PlanDocument, entry: PlanEntry) -> None:
    """Look whether a document can be stored under a row, as far as that can be told without the others.

    Raises `ManifestError` where the row contradicts the document, `IdentifierError` for a name that no IRI holds,
    `ValidationError` if its graph does not satisfy the shapes.
    """
    check_year(entry, document)
    refuse_violations(validate(plan_graph(document, entry, {})), entry.file)

"""Turns a plan as it was understood into its graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rdflib import Graph

from kg.attainment.model import Indicator
from kg.model import PlanDocument
from kg.rdf.citations import cited_document_triples, location_triples
from kg.rdf.corrections import correction_triples
from kg.rdf.draft import Draft, Triple, begin_draft
from kg.rdf.figures import indicator_triples, outcome_triples
from kg.rdf.graph import make_graph
from kg.rdf.passages import passage_triples
from kg.rdf.plan import plan_triples, remark_triples, section_triples, source_triples
from kg.rdf.responsibility import category_triples, department_triples
from kg.rdf.task import task_triples
from kg.workspace import PlanEntry


def document_graph(
    document: PlanDocument,
    entry: PlanEntry | None = None,
    indicators: Mapping[str, Indicator] = MappingProxyType({}),
) -> Graph:
    """Return the graph of a plan, without blank nodes; `entry` supplies what the text does not state.

    `indicators` are those of all plans by their printed names (`Indicators.by_name`), so that targets and outcomes
    of all years share them; a printed name that is not among them stands for itself.
    Raises `IdentifierError` if a name cannot stand in an IRI, or two elements would have one IRI.
    """
    return make_graph(_triples(begin_draft(document, entry, indicators)))


def _triples(draft: Draft) -> Iterator[Triple]:
    """All statements: those of the elements first, which fill the draft with what they mention."""
    yield from source_triples(draft)
    yield from plan_triples(draft)
    yield from section_triples(draft)
    for position, task in enumerate(draft.document.tasks, start=1):
        yield from task_triples(draft, task, position)
    yield from outcome_triples(draft)
    yield from remark_triples(draft)
    yield from correction_triples(draft)
    yield from indicator_triples(draft)
    yield from cited_document_triples(draft)
    yield from location_triples(draft)
    yield from category_triples(draft)
    yield from department_triples(draft)
    yield from passage_triples(draft)

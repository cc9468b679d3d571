"""The graph of one document while it is drawn up: names its elements, and gathers what they mention."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from rdflib import Literal, URIRef

from kg import identify
from kg.attainment.model import Indicator
from kg.model import Citation, Correction, Figure, Measure, Outcome, Passage, PlanDocument, Target, Task
from kg.organisations import Organisation, Standpoint, find_organisation
from kg.resources import data_folder
from kg.schemes import preferred_names
from kg.workspace import PlanEntry

_CATEGORIES = "province-categories.ttl"
_REGIONS = "regions.ttl"
Triple = tuple[URIRef, URIRef, URIRef | Literal]
Statement = TypeVar("Statement", Target, Outcome, Citation, Correction)


@dataclass(slots=True)
class Draft:
    """What the elements of a document are called, and what they have mentioned so far.

    `known` are the indicators of all plans by their printed names. `passages`, `departments`, `indicators`,
    `documents`, `categories` and `regions` fill while the elements are stated; each is described once at the end.
    """

    document: PlanDocument
    entry: PlanEntry | None
    plan: URIRef
    source: URIRef
    standpoint: Standpoint
    targets: Mapping[Target, URIRef]
    outcomes: Mapping[Outcome, URIRef]
    citations: Mapping[Citation, URIRef]
    corrections: Mapping[Correction, URIRef]
    known: Mapping[str, Indicator]
    passages: dict[Passage, URIRef] = field(default_factory=dict)
    departments: dict[str, tuple[Organisation, dict[str, None]]] = field(default_factory=dict)
    indicators: dict[URIRef, list[Figure]] = field(default_factory=dict)
    documents: dict[URIRef, str] = field(default_factory=dict)
    categories: dict[URIRef, str] = field(default_factory=dict)
    regions: dict[URIRef, tuple[str, str | None]] = field(default_factory=dict)
    _found: dict[tuple[str, str | None], Organisation] = field(default_factory=dict)

    @property
    def identifier(self) -> str:
        """The plan's identifier."""
        return self.document.identifier

    def section(self, number: str) -> URIRef:
        """Return the IRI of a section of the plan."""
        return URIRef(identify.section_iri(self.identifier, number))

    def task(self, task: Task) -> URIRef:
        """Return the IRI of a task of the plan."""
        return URIRef(identify.task_iri(self.identifier, task.number))

    def measure(self, task: Task, measure: Measure) -> URIRef:
        """Return the IRI of a measure of the plan."""
        return URIRef(identify.measure_iri(self.identifier, task, measure))

    def passage(self, passage: Passage) -> URIRef:
        """Return the IRI of a passage, which will be described."""
        if passage not in self.passages:
            self.passages[passage] = URIRef(identify.passage_iri(self.identifier, passage))
        return self.passages[passage]

    def department(self, name: str, parent: str | None = None, printed: str | None = None) -> URIRef:
        """Return the IRI of the department that a name means; the name, and the printed one, become its labels."""
        found = self._found.get((name, parent))
        if found is None:
            found = find_organisation(name, self.standpoint, parent=parent)
            self._found[name, parent] = found
        _, labels = self.departments.setdefault(found.iri, (found, {}))
        labels.update(dict.fromkeys((name, printed or name)))
        return URIRef(found.iri)

    def indicator(self, figure: Figure) -> URIRef:
        """Return the IRI of what a figure counts, which goes by one name in all plans."""
        iri = URIRef(identify.indicator_iri(self.indicator_name(figure)))
        self.indicators.setdefault(iri, []).append(figure)
        return iri

    def indicator_name(self, figure: Figure) -> str:
        """Return the name that goes for what a figure counts; the printed one where nothing else is known."""
        known = self.known.get(figure.indicator)
        return known.name if known else figure.indicator

    def cited(self, title: str) -> URIRef:
        """Return the IRI of a cited document by its title."""
        iri = URIRef(identify.document_iri(title))
        self.documents.setdefault(iri, identify.normalize_title(title))
        return iri

    def category(self, name: str) -> URIRef:
        """Return the IRI of a category of provinces, by its preferred name (各省份 are 各类省份)."""
        preferred = _preferred(_CATEGORIES, name)
        iri = URIRef(identify.category_iri(preferred))
        self.categories.setdefault(iri, preferred)
        return iri

    def region(self, name: str, code: str | None) -> URIRef:
        """Return the IRI of a region, by its full name (北京 is 北京市)."""
        preferred = _preferred(_REGIONS, name)
        iri = URIRef(identify.region_iri(preferred))
        self.regions.setdefault(iri, (preferred, code))
        return iri


def _preferred(scheme: str, name: str) -> str:
    plain = "".join(name.split())
    return preferred_names(data_folder("ontology") / "schemes" / scheme).get(plain, plain)


def begin_draft(
    document: PlanDocument, entry: PlanEntry | None = None, known: Mapping[str, Indicator] = MappingProxyType({})
) -> Draft:
    """Return the empty draft of a document, its targets, outcomes and citations numbered by where they stand.

    `known` are the indicators of all plans by their printed names.
    Raises `IdentifierError` if two elements of the document would have one IRI.
    """
    identify.check_numbers(document)
    return Draft(
        document=document,
        entry=entry,
        plan=URIRef(identify.plan_iri(document.identifier)),
        source=URIRef(identify.source_iri(document.identifier)),
        standpoint=_standpoint(document, entry),
        targets=_number(document, "target", (t for holder in document.holders() for t in holder.targets)),
        outcomes=_number(document, "outcome", document.outcomes),
        citations=_number(document, "citation", (c for holder in document.holders() for c in holder.citations)),
        corrections=_number(document, "correction", document.list_corrections()),
        known=known,
    )


def _number(document: PlanDocument, kind: str, statements: Iterable[Statement]) -> dict[Statement, URIRef]:
    """Number statements by where they stand; one that hangs on two elements is one."""
    ordered = sorted(dict.fromkeys(statements), key=lambda statement: statement.passage)
    return {
        statement: URIRef(identify.numbered_iri(document.identifier, kind, ordinal))
        for ordinal, statement in enumerate(ordered, start=1)
    }


def _standpoint(document: PlanDocument, entry: PlanEntry | None) -> Standpoint:
    """Where the plan stands, as the manifest and its own letterhead say."""
    issuer = document.header.issuer.text if document.header.issuer else None
    if entry is None:
        return Standpoint(issuer=issuer)
    return Standpoint(entry.level, entry.organisation, issuer or entry.issuer)

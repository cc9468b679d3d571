"""Understands the parts of an element's graph: passages, responsibilities, duties, figures, citations, regions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypedDict

from kg.identify import DCTERMS, KG, OA, ODRL, PROV, RDFS, SKOS, SSSOM
from kg.model import (
    Citation,
    Comparator,
    Correction,
    Duty,
    Outcome,
    Passage,
    Piece,
    QuantityKind,
    Region,
    Responsibility,
    Target,
)
from kg.rdf.facts import Facts
from kg.values import COMPARATORS, OBLIGATIONS, QUANTITY_KINDS, ROLES


class FigureFields(TypedDict):
    """What targets and outcomes have in common, by the names of the model."""

    quote: str
    indicator: str
    comparator: Comparator | None
    value: Decimal | None
    unit: str | None
    period: str | None
    baseline: str | None
    hedge: str | None
    growth: bool
    kind: QuantityKind | None
    corrections: tuple[Correction, ...]


def read_passage(facts: Facts, iri: str) -> Passage:
    """Return the place that a passage's selectors give."""
    pieces = (
        Piece(int(facts.need(selector, f"{OA}start")), int(facts.need(selector, f"{OA}end")))
        for selector in facts.ordered(iri, f"{OA}hasSelector")
    )
    return Passage(tuple(pieces))


def read_quote(facts: Facts, iri: str) -> str:
    """Return the exact words of a passage, its pieces joined."""
    selectors = facts.ordered(iri, f"{OA}hasSelector")
    return "".join(facts.need(facts.need(selector, f"{OA}refinedBy"), f"{OA}exact") for selector in selectors)


def read_responsibilities(facts: Facts, holder: str) -> tuple[Responsibility, ...]:
    """Return who is responsible for a task or measure, in the order of the phrase."""
    return tuple(_responsibility(facts, iri) for iri in facts.ordered(holder, f"{PROV}qualifiedAssociation"))


def read_duties(facts: Facts, holder: str) -> tuple[Duty, ...]:
    """Return the duties of province categories in a task or measure."""
    return tuple(_duty(facts, iri) for iri in facts.ordered(holder, f"{KG}hasDuty"))


def read_targets(facts: Facts, holder: str) -> tuple[Target, ...]:
    """Return the targets that hang on a plan, section, task or measure, in the order of the text."""
    return tuple(
        Target(passage=read_passage(facts, facts.need(iri, f"{KG}passage")), **_figure(facts, iri))
        for iri in facts.ordered(holder, f"{KG}hasTarget")
    )


def read_outcomes(facts: Facts, plan: str) -> tuple[Outcome, ...]:
    """Return the outcomes that a plan states, in the order of the text."""
    return tuple(_outcome(facts, iri) for iri in facts.ordered(plan, f"{KG}hasOutcome"))


def read_citations(facts: Facts, holder: str) -> tuple[Citation, ...]:
    """Return the documents that an element cites, with the place of each."""
    return tuple(
        Citation(
            facts.need(facts.need(iri, f"{KG}citedDocument"), f"{DCTERMS}title"),
            read_passage(facts, facts.need(iri, f"{KG}passage")),
        )
        for iri in facts.ordered(holder, f"{KG}hasCitation")
    )


def read_regions(facts: Facts, holder: str) -> tuple[Region, ...]:
    """Return the regions that an element names, sorted by name; where they stand is not carried."""
    found = (
        Region(facts.need(iri, f"{SKOS}prefLabel"), Passage(()), facts.text(iri, f"{DCTERMS}identifier"))
        for iri in facts.texts(holder, f"{DCTERMS}spatial")
    )
    return tuple(sorted(found, key=lambda region: region.name))


def read_corrections(facts: Facts, holder: str) -> tuple[Correction, ...]:
    """Return what people corrected of an element, in the order of the text."""
    return tuple(_correction(facts, iri) for iri in facts.ordered(holder, f"{KG}correctedBy"))


def _correction(facts: Facts, iri: str) -> Correction:
    day = facts.text(iri, f"{DCTERMS}date")
    return Correction(
        field=facts.need(iri, f"{KG}field"),
        was=facts.text(iri, f"{KG}readAs"),
        now=facts.text(iri, f"{KG}correctedTo"),
        by=facts.need(iri, f"{SSSOM}reviewer_label"),
        why=facts.need(iri, f"{KG}reason"),
        passage=read_passage(facts, facts.need(iri, f"{KG}passage")),
        day=date.fromisoformat(day) if day else None,
    )


def _responsibility(facts: Facts, iri: str) -> Responsibility:
    return Responsibility(
        name=facts.need(iri, f"{RDFS}label"),
        printed=facts.need(iri, f"{KG}printedName"),
        role=ROLES[facts.need(iri, f"{PROV}hadRole")],
        rank=int(facts.need(iri, f"{KG}rank")),
        phrase=facts.need(iri, f"{KG}text"),
        passage=read_passage(facts, facts.need(iri, f"{KG}passage")),
        mode=facts.text(iri, f"{KG}mode"),
    )


def _duty(facts: Facts, iri: str) -> Duty:
    return Duty(
        category=facts.need(facts.need(iri, f"{KG}provinceCategory"), f"{SKOS}prefLabel"),
        obligation=OBLIGATIONS.get(facts.text(iri, f"{KG}obligation") or ""),
        phrase=facts.need(iri, f"{KG}text"),
        passage=read_passage(facts, facts.need(iri, f"{KG}passage")),
    )


def _outcome(facts: Facts, iri: str) -> Outcome:
    """The statement itself is the passage whose words are the quote; captions that repeat it are the others."""
    fields = _figure(facts, iri)
    plain = "".join(fields["quote"].split())
    passages = facts.texts(iri, f"{KG}passage")
    ordered = sorted(passages, key=lambda p: ("".join(read_quote(facts, p).split()) != plain, read_passage(facts, p)))
    first, *others = (read_passage(facts, passage) for passage in ordered)
    task = facts.text(iri, f"{KG}inTask")
    return Outcome(
        passage=first, repeats=tuple(sorted(others)), task=task.rpartition("/")[2] if task else None, **fields
    )


def _figure(facts: Facts, iri: str) -> FigureFields:
    indicator = facts.need(iri, f"{KG}indicator")
    value = facts.text(iri, f"{KG}value")
    kind = facts.text(indicator, f"{KG}quantityKind")
    return {
        "quote": facts.need(iri, f"{KG}quote"),
        "indicator": facts.text(iri, f"{KG}printedName") or facts.need(indicator, f"{SKOS}prefLabel"),
        "comparator": COMPARATORS.get(facts.text(iri, f"{ODRL}operator") or ""),
        "value": Decimal(value) if value is not None else None,
        "unit": facts.text(iri, f"{KG}unit"),
        "period": _period(facts, iri),
        "baseline": facts.text(iri, f"{KG}baseline"),
        "hedge": facts.text(iri, f"{KG}hedge"),
        "growth": facts.text(iri, f"{KG}growth") == "true",
        "kind": QUANTITY_KINDS[kind] if kind else None,
        "corrections": read_corrections(facts, iri),
    }


def _period(facts: Facts, iri: str) -> str | None:
    first, last = facts.text(iri, f"{KG}periodStart"), facts.text(iri, f"{KG}period")
    return f"{first}-{last}" if first is not None else last

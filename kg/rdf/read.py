"""Understands the graph of a plan as the plan that it was made from, as far as the graph carries it.

Not carried, and so not read back: the text of the source (it may be given), furniture, notes, where regions and
unassigned characters stand, and the organisation that a department was placed in by its text alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg.errors import StoreError
from kg.identify import BASE, DCTERMS, KG, PROV, RDF
from kg.model import (
    Coverage,
    Deadline,
    Measure,
    PlanDocument,
    Remark,
    Section,
    Source,
    Task,
)
from kg.rdf.facts import Facts, Statement
from kg.rdf.read_header import read_header
from kg.rdf.read_parts import (
    read_citations,
    read_corrections,
    read_duties,
    read_outcomes,
    read_passage,
    read_regions,
    read_responsibilities,
    read_targets,
)


def read_document(statements: Iterable[Statement], plan: str, text: str = "") -> PlanDocument:
    """Return the plan with the IRI `plan`, from the statements of its graph.

    They come from an rdflib graph by `graph_statements`, or from a store: those of the plan's graph and of the
    vocabulary's, which holds what plans share. `text` is the decoded source, which a graph holds only in quotes.
    Raises `StoreError` if no such plan stands there.
    """
    facts = Facts(statements)
    if f"{KG}Plan" not in facts.texts(plan, f"{RDF}type"):
        raise StoreError(f"no plan {plan} in the graph", hint="list the plans with: kg stats")
    return PlanDocument(
        identifier=plan.removeprefix(f"{BASE}plan/"),
        source=_source(facts, facts.need(plan, f"{PROV}wasDerivedFrom"), text),
        family=facts.need(plan, f"{KG}family"),
        header=read_header(facts, plan),
        sections=tuple(_section(facts, iri) for iri in _by_position(facts, plan, "hasSection")),
        tasks=tuple(_task(facts, iri) for iri in _by_position(facts, plan, "hasTask")),
        targets=read_targets(facts, plan),
        outcomes=read_outcomes(facts, plan),
        citations=read_citations(facts, plan),
        regions=read_regions(facts, plan),
        remarks=tuple(_remark(facts, iri) for iri in facts.ordered(plan, f"{KG}hasRemark")),
        coverage=_coverage(facts, facts.need(plan, f"{PROV}wasDerivedFrom")),
        corrections=read_corrections(facts, plan),
    )


def _by_position(facts: Facts, holder: str, link: str) -> tuple[str, ...]:
    found = facts.texts(holder, f"{KG}{link}")
    return tuple(sorted(found, key=lambda iri: int(facts.need(iri, f"{KG}position"))))


def _source(facts: Facts, iri: str, text: str) -> Source:
    return Source(
        name=facts.need(iri, f"{DCTERMS}title"),
        media_type=facts.need(iri, f"{DCTERMS}format"),
        sha256=facts.need(iri, f"{KG}sha256"),
        text=text,
    )


def _coverage(facts: Facts, iri: str) -> Coverage | None:
    counts = [facts.text(iri, f"{KG}{name}CharacterCount") for name in ("assigned", "furniture")]
    characters = facts.text(iri, f"{KG}characterCount")
    if characters is None:
        return None
    assigned, furniture = (int(count or 0) for count in counts)
    return Coverage(int(characters), assigned, furniture)


def _section(facts: Facts, iri: str) -> Section:
    return Section(
        number=facts.need(iri, f"{KG}number"),
        title=facts.need(iri, f"{DCTERMS}title"),
        passage=read_passage(facts, facts.need(iri, f"{KG}passage")),
        printed_number=facts.text(iri, f"{KG}printedNumber"),
        targets=read_targets(facts, iri),
        citations=read_citations(facts, iri),
        corrections=read_corrections(facts, iri),
    )


def _task(facts: Facts, iri: str) -> Task:
    return Task(
        number=facts.need(iri, f"{KG}number"),
        title=facts.need(iri, f"{DCTERMS}title"),
        passage=read_passage(facts, facts.need(iri, f"{KG}passage")),
        measures=tuple(_measure(facts, measure) for measure in _by_position(facts, iri, "hasMeasure")),
        printed_number=facts.text(iri, f"{KG}printedNumber"),
        section=_section_number(facts, iri),
        responsibilities=read_responsibilities(facts, iri),
        duties=read_duties(facts, iri),
        deadline=_deadline(facts, iri),
        targets=read_targets(facts, iri),
        citations=read_citations(facts, iri),
        corrections=read_corrections(facts, iri),
    )


def _measure(facts: Facts, iri: str) -> Measure:
    actor_passage = facts.text(iri, f"{KG}actorPassage")
    return Measure(
        position=int(facts.need(iri, f"{KG}position")),
        text=facts.need(iri, f"{KG}text"),
        passage=read_passage(facts, facts.need(iri, f"{KG}passage")),
        number=facts.text(iri, f"{KG}number"),
        normalized=facts.text(iri, f"{KG}normalizedText"),
        actor=facts.text(iri, f"{KG}actor"),
        actor_passage=read_passage(facts, actor_passage) if actor_passage else None,
        responsibilities=read_responsibilities(facts, iri),
        duties=read_duties(facts, iri),
        deadline=_deadline(facts, iri),
        targets=read_targets(facts, iri),
        citations=read_citations(facts, iri),
        regions=read_regions(facts, iri),
        corrections=read_corrections(facts, iri),
    )


def _remark(facts: Facts, iri: str) -> Remark:
    return Remark(
        text=facts.need(iri, f"{KG}text"),
        passage=read_passage(facts, facts.need(iri, f"{KG}passage")),
        section=_section_number(facts, iri),
    )


def _section_number(facts: Facts, iri: str) -> str | None:
    section = facts.text(iri, f"{KG}inSection")
    return section.rpartition("/")[2] if section else None


def _deadline(facts: Facts, iri: str) -> Deadline | None:
    words = facts.text(iri, f"{KG}deadline")
    if words is None:
        return None
    due = facts.text(iri, f"{KG}dueDate")
    passage = read_passage(facts, facts.need(iri, f"{KG}deadlinePassage"))
    return Deadline(words, passage, date.fromisoformat(due) if due else None)

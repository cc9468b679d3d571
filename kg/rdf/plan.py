"""States what a plan says of itself, the document it was read from, its sections and its remarks."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef

from kg.identify import numbered_iri, series_iri
from kg.model import Header, Stated
from kg.organisations import part_issuers
from kg.rdf import terms as t
from kg.rdf.citations import citation_triples, region_triples
from kg.rdf.corrections import corrected_triples
from kg.rdf.draft import Draft, Triple
from kg.rdf.figures import target_triples
from kg.rdf.text import chinese, day, words, year


def plan_triples(draft: Draft) -> Iterator[Triple]:
    """Yield the statements on the plan itself, from its text and, where that is silent, from the manifest."""
    document, plan = draft.document, draft.plan
    for kind in (t.PLAN, t.PROV_PLAN, t.RESOURCE):
        yield plan, t.TYPE, kind
    yield plan, t.FAMILY, Literal(document.family)
    yield plan, t.DERIVED_FROM, draft.source
    yield from _header(draft, document.header)
    yield from _supplied(draft, document.header)
    yield from target_triples(draft, plan, document.targets)
    yield from citation_triples(draft, plan, document.citations)
    yield from region_triples(draft, plan, document.regions)
    yield from corrected_triples(draft, plan, document.corrections)


def source_triples(draft: Draft) -> Iterator[Triple]:
    """Yield the statements on the document as received, and the account of its characters."""
    source, iri = draft.document.source, draft.source
    yield iri, t.TYPE, t.SOURCE
    yield iri, t.TYPE, t.PROV_ENTITY
    yield iri, t.TITLE, Literal(source.name)
    yield iri, t.FORMAT, Literal(source.media_type)
    yield iri, t.SHA256, Literal(source.sha256)
    coverage = draft.document.coverage
    if coverage is None:
        return
    left = sum(len("".join(source.quote(piece).split())) for piece in coverage.unassigned)
    yield iri, t.CHARACTERS, Literal(coverage.characters)
    yield iri, t.ASSIGNED, Literal(coverage.assigned)
    yield iri, t.FURNITURE, Literal(coverage.furniture)
    yield iri, t.UNASSIGNED, Literal(left)


def section_triples(draft: Draft) -> Iterator[Triple]:
    """Yield the statements on the sections; their tasks name them."""
    for position, section in enumerate(draft.document.sections, start=1):
        iri = draft.section(section.number)
        yield draft.plan, t.HAS_SECTION, iri
        yield iri, t.TYPE, t.SECTION
        yield iri, t.IN_PLAN, draft.plan
        yield iri, t.NUMBER, Literal(section.number)
        yield iri, t.POSITION, Literal(position)
        yield iri, t.TITLE, chinese(section.title)
        yield iri, t.PASSAGE, draft.passage(section.passage)
        if section.printed_number is not None:
            yield iri, t.PRINTED_NUMBER, Literal(section.printed_number)
        yield from target_triples(draft, iri, section.targets)
        yield from citation_triples(draft, iri, section.citations)
        yield from corrected_triples(draft, iri, section.corrections)


def remark_triples(draft: Draft) -> Iterator[Triple]:
    """Yield the text that states no task, measure, target or outcome."""
    for ordinal, remark in enumerate(draft.document.remarks, start=1):
        iri = URIRef(numbered_iri(draft.identifier, "remark", ordinal))
        yield draft.plan, t.HAS_REMARK, iri
        yield iri, t.TYPE, t.REMARK
        yield iri, t.IN_PLAN, draft.plan
        yield iri, t.PASSAGE, draft.passage(remark.passage)
        yield from words(iri, text=remark.text)
        if remark.section is not None:
            yield iri, t.IN_SECTION, draft.section(remark.section)


def _header(draft: Draft, header: Header) -> Iterator[Triple]:
    """What the document says of itself; its words are passages of the plan."""
    plan = draft.plan
    for stated in _stated(header):
        yield plan, t.PASSAGE, draft.passage(stated.passage)
    if header.title is not None:
        yield plan, t.TITLE, chinese(header.title.text)
    if header.notice_title is not None:
        yield plan, t.NOTICE_TITLE, chinese(header.notice_title.text)
    if header.document_number is not None:
        yield plan, t.DOCUMENT_NUMBER, Literal(header.document_number.text)
    if header.issuer is not None:
        for issuer in part_issuers(header.issuer.text):
            yield plan, t.PUBLISHER, draft.department(issuer)
    if header.year is not None:
        yield plan, t.YEAR, year(header.year)
    if header.issued is not None:
        yield plan, t.ISSUED, day(header.issued)
    for addressee in header.addressees:
        yield plan, t.ADDRESSEE, chinese(addressee.text)


def _stated(header: Header) -> Iterator[Stated]:
    single = (header.title, header.notice_title, header.document_number, header.issuer, header.issued_text)
    yield from (stated for stated in single if stated is not None)
    yield from header.addressees


def _supplied(draft: Draft, header: Header) -> Iterator[Triple]:
    """What the text does not state and the manifest knows, which is said of each property."""
    entry, plan = draft.entry, draft.plan
    if entry is None:
        return
    supplied: list[tuple[URIRef, URIRef | Literal]] = []
    if header.title is None and entry.title is not None:
        supplied.append((t.TITLE, chinese(entry.title)))
    if header.year is None and entry.year is not None:
        supplied.append((t.YEAR, year(entry.year)))
    if header.issuer is None and entry.issuer is not None:
        supplied += ((t.PUBLISHER, draft.department(issuer)) for issuer in part_issuers(entry.issuer))
    if entry.series is not None:
        supplied.append((t.IN_SERIES, URIRef(series_iri(entry.series))))
    for predicate, value in supplied:
        yield plan, predicate, value
        yield plan, t.SUPPLIED_BY_MANIFEST, predicate
    if entry.organisation is not None:
        yield plan, t.SUPPLIED_BY_MANIFEST, t.UNIT_OF

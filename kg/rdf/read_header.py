"""Understands what the graph of a plan says of the plan itself, as the header of its document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher

from kg.identify import DCTERMS, KG, SKOS
from kg.model import Header, Passage, Stated
from kg.rdf.facts import Facts
from kg.rdf.read_parts import read_passage, read_quote


def read_header(facts: Facts, plan: str) -> Header:
    """Return the header of a plan: what its document states, without what the manifest supplied."""
    supplied = frozenset(facts.texts(plan, f"{KG}suppliedByManifest"))
    passages = tuple(_passages(facts, plan))

    def stated(predicate: str) -> Stated | None:
        value = None if predicate in supplied else facts.text(plan, predicate)
        return None if value is None else _place(value, passages)

    year = None if f"{KG}year" in supplied else facts.text(plan, f"{KG}year")
    issued = facts.text(plan, f"{DCTERMS}issued")
    addressees = [_place(words, passages) for words in facts.texts(plan, f"{KG}addressee")]
    header = Header(
        title=stated(f"{DCTERMS}title"),
        year=int(year) if year else None,
        issuer=None if f"{DCTERMS}publisher" in supplied else _issuer(facts, plan, passages),
        document_number=stated(f"{KG}documentNumber"),
        issued=date.fromisoformat(issued) if issued else None,
        addressees=tuple(sorted((a for a in addressees if a), key=lambda found: found.passage)),
        notice_title=stated(f"{KG}noticeTitle"),
    )
    return _with_issued_text(header, passages)


def _passages(facts: Facts, plan: str) -> Iterator[tuple[str, Passage]]:
    """The quotes of the plan's passages without white space, and where they stand."""
    for iri in facts.texts(plan, f"{KG}passage"):
        yield "".join(read_quote(facts, iri).split()), read_passage(facts, iri)


def _place(words: str, passages: Sequence[tuple[str, Passage]]) -> Stated | None:
    """The words with the passage that consists of them, or else holds them, or else comes nearest to them.

    上的工作报告 is printed 上的的工作报告 in one report.
    """
    plain = "".join(words.split())
    exact = [passage for quote, passage in passages if quote == plain]
    holding = [passage for quote, passage in passages if plain in quote]
    alike = sorted(passages, key=lambda found: (-SequenceMatcher(None, found[0], plain).ratio(), found[1]))
    found = min(exact or holding, default=alike[0][1] if alike else None)
    return None if found is None else Stated(words, found)


def _issuer(facts: Facts, plan: str, passages: Sequence[tuple[str, Passage]]) -> Stated | None:
    """Those who issued the plan, by that of their names which the header prints, in its order."""
    publishers = [_names(facts, iri) for iri in facts.texts(plan, f"{DCTERMS}publisher")]
    for quote, passage in passages if publishers else ():
        printed = [next((name for name in names if name in quote), "") for names in publishers]
        ordered = sorted(printed, key=quote.find)
        if all(printed) and "".join(ordered) == quote.replace("、", ""):
            return Stated("、".join(ordered), passage)
    return None


def _names(facts: Facts, organisation: str) -> list[str]:
    """The names of an organisation without blanks, the longest first."""
    names = {
        "".join(name.split())
        for label in ("prefLabel", "altLabel")
        for name in facts.texts(organisation, f"{SKOS}{label}")
    }
    return sorted(names, key=lambda name: (-len(name), name))


def _with_issued_text(header: Header, passages: Sequence[tuple[str, Passage]]) -> Header:
    """The date as printed is the passage that states nothing else."""
    others = (header.title, header.issuer, header.document_number, header.notice_title, *header.addressees)
    taken = {stated.passage for stated in others if stated is not None}
    left = [Stated(quote, passage) for quote, passage in passages if passage not in taken]
    return replace(header, issued_text=left[0]) if header.issued is not None and left else header

"""What a store says, by subject and property, in an order that people expect: task 2 before task 10."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kg.identify import BASE, DCTERMS, KG, RDF, RDFS, SKOS
from kg.store import Store
from kg.table import Term

_DIGITS = re.compile(r"(\d+)")
_LABELS = (f"{DCTERMS}title", f"{KG}text", f"{SKOS}prefLabel", f"{KG}quote", f"{RDFS}label")
_POSITION = f"{KG}position"
_PLACED = frozenset({f"{KG}Section", f"{KG}Task"})
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


Number = tuple[tuple[int, int, str], ...]
Place = tuple[Number, int, Number]


@dataclass(frozen=True, slots=True)
class Facts:
    """The statements of all graphs together; sections and tasks in the order of the document, all else by number."""

    values: Mapping[str, Mapping[str, tuple[Term, ...]]]
    kinds: Mapping[str, tuple[str, ...]]

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Return the IRIs of the class of that local name (`Task`)."""
        return self.kinds.get(f"{KG}{kind}", ())

    def terms(self, iri: str, of: str) -> tuple[Term, ...]:
        """Return the values of a property, given by its IRI; none if there are none."""
        return self.values.get(iri, {}).get(of, ())

    def texts(self, iri: str, of: str) -> tuple[str, ...]:
        """Return the values of a property as texts; of names in several languages only those in Chinese."""
        terms = self.terms(iri, of)
        chinese = tuple(term.value for term in terms if term.language == "zh")
        return chinese or tuple(term.value for term in terms)

    def text(self, iri: str, of: str) -> str | None:
        """Return the first value of a property."""
        return next(iter(self.texts(iri, of)), None)

    def label(self, iri: str) -> str:
        """Return what an element is called: its title, text, name or quote, else what its IRI ends in."""
        return next((said for of in _LABELS if (said := self.text(iri, of))), iri.removeprefix(BASE))


def read_facts(store: Store) -> Facts:
    """Return what a store says."""
    values: Mapping[str, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for subject, of, value in store.statements():
        values[subject][of].add(value)
    kinds: Mapping[str, list[str]] = defaultdict(list)
    places = _read_places(values)
    for subject in sorted(values, key=lambda iri: places.get(iri) or _place(iri, 0)):
        for kind in values[subject].get(f"{RDF}type", ()):
            kinds[kind.value].append(subject)
    ordered = {
        subject: {of: _ordered(terms, places) for of, terms in sorted(said.items())} for subject, said in values.items()
    }
    return Facts(ordered, {kind: tuple(found) for kind, found in kinds.items()})


def by_number(iri: str) -> Number:
    """Return a key that sorts numbers inside an IRI by their value."""
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(iri))


def local(iri: str) -> str:
    """Return a data IRI from after its /id/, a term of the ontology by its local name, any other whole."""
    return iri.removeprefix(BASE).removeprefix(KG)


def xml_text(text: str) -> str:
    """Return a text without the characters that XML cannot hold; each becomes the sign of a replacement."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _read_places(values: Mapping[str, Mapping[str, Iterable[Term]]]) -> dict[str, Place]:
    """The places of sections and tasks, whose numbers (一, 二, 1-1) do not sort as they stand in the document."""
    places: dict[str, Place] = {}
    for subject, said in values.items():
        if any(kind.value in _PLACED for kind in said.get(f"{RDF}type", ())):
            places[subject] = _place(subject, next((int(term.value) for term in said.get(_POSITION, ())), 0))
    return places


def _ordered(terms: Collection[Term], places: Mapping[str, Place]) -> tuple[Term, ...]:
    """Most properties have one value, and to compare the parts of long texts costs time."""
    if len(terms) < 2:
        return tuple(terms)
    return tuple(sorted(terms, key=lambda term: (places.get(term.value) or _place(term.value, 0), _by_kind(term))))


def _place(iri: str, position: int) -> Place:
    """By what the element stands in, then by its position, then by its number."""
    return by_number(iri.rpartition("/")[0]), position, by_number(iri)


def _by_kind(term: Term) -> tuple[str, str, str]:
    return term.kind, term.datatype or "", term.language or ""

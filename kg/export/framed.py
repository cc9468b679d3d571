"""Writes a store as JSON-LD framed by its plans: sections hold tasks, tasks hold measures, each with its passage.

It says all that the N-Quads say, graph by graph. Short keys, and the types of the values that they have everywhere,
stand in the context; it is in the file itself, so that nothing is fetched to read it.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.export.facts import by_number
from kg.identify import BASE, DCTERMS, KG, OA, PREFIXES, PROV, RDF, XSD
from kg.store import Store
from kg.table import Term

Json = str | int | bool | dict[str, "Json"] | list["Json"]

HELD = (
    f"{KG}hasSection", f"{KG}hasTask", f"{KG}hasMeasure", f"{KG}hasRemark", f"{KG}hasTarget", f"{KG}hasOutcome",
    f"{KG}hasDuty", f"{KG}hasCitation", f"{PROV}qualifiedAssociation", f"{KG}passage", f"{OA}hasSelector",
    f"{OA}refinedBy", f"{KG}evidence", f"{PROV}wasDerivedFrom",
)  # fmt: skip
"""The properties whose values stand inside their subject, in this order, the first time that they are met."""

_PLACED = (f"{KG}hasSection", f"{KG}hasTask", f"{KG}hasMeasure")
_POSITION = f"{KG}position"
_TYPE = f"{RDF}type"
_ROOT = f"{KG}Plan"
_FIRST = (f"{DCTERMS}title", f"{KG}number", f"{KG}text")
_NAME = re.compile(r"[A-Za-z][\w-]*")
_RELATIVE = re.compile(r"[^:?#]*/[^:?#]*")
_XSD_INTEGER = f"{XSD}integer"
_XSD_BOOLEAN = f"{XSD}boolean"

Said = Mapping[str, tuple[Term, ...]]


@dataclass(frozen=True, slots=True)
class Key:
    """How a property is written: its name, the type or language that most of its values have, whether as a list."""

    name: str
    coerced: Mapping[str, str]
    several: bool


@dataclass(slots=True)
class _Writer:
    """Writes the nodes of one graph, each of them once."""

    subjects: Mapping[str, Said]
    keys: Mapping[str, Key]
    written: set[str] = field(default_factory=set)

    def node(self, iri: str) -> dict[str, Json]:
        """Return a node with what it holds."""
        self.written.add(iri)
        node: dict[str, Json] = {"id": shorten(iri)}
        said = self.subjects[iri]
        for of in sorted(said, key=_by_place):
            if of == _TYPE:
                node["type"] = [_compact(term.value) for term in said[of]]
                continue
            key = self.keys[of]
            values = [self._value(term, key, held=of in HELD) for term in said[of]]
            node[key.name] = values if key.several else values[0]
        return node

    def _value(self, term: Term, key: Key, *, held: bool) -> Json:
        if held and term.kind == "iri" and term.value in self.subjects and term.value not in self.written:
            return self.node(term.value)
        return write_value(term, key)


def write_framed(store: Store) -> bytes:
    """Return all statements as framed JSON-LD."""
    graphs = {graph: _subjects(store, graph) for graph in store.graphs()}
    keys = _keys(graphs.values())
    document = {"@context": _context(keys), "@graph": [_graph(iri, said, keys) for iri, said in graphs.items()]}
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _subjects(store: Store, graph: str) -> dict[str, Said]:
    found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for subject, of, value in store.statements(graph):
        found[subject][of].append(value)
    positions = {subject: int(said[_POSITION][0].value) for subject, said in found.items() if _POSITION in said}
    return {
        subject: {of: _sorted(terms, positions if of in _PLACED else {}) for of, terms in found[subject].items()}
        for subject in sorted(found, key=by_number)
    }


def _graph(iri: str, subjects: Mapping[str, Said], keys: Mapping[str, Key]) -> dict[str, Json]:
    """A graph with its plans first, then what holds others, then what is left."""
    writer = _Writer(subjects, keys)
    held = {term.value for said in subjects.values() for of in HELD for term in said.get(of, ())}
    roots = [subject for subject, said in subjects.items() if any(term.value == _ROOT for term in said.get(_TYPE, ()))]
    nodes: list[Json] = []
    for subject in (*roots, *(one for one in subjects if one not in held), *subjects):
        if subject not in writer.written:
            nodes.append(writer.node(subject))
    return {"id": shorten(iri), "@graph": nodes}


def _keys(graphs: Iterable[Mapping[str, Said]]) -> dict[str, Key]:
    """The name of each property: its local name where no other has it, and what its values have in common."""
    values: dict[str, list[Term]] = defaultdict(list)
    several: set[str] = set()
    for said in (said for subjects in graphs for said in subjects.values()):
        for of, terms in said.items():
            values[of] += terms
            several |= {of} if len(terms) > 1 else set()
    counts = Counter(_local(of) for of in values)
    return {of: Key(_name(of, counts), _coerced(terms), of in several) for of, terms in sorted(values.items())}


def _coerced(terms: Sequence[Term]) -> dict[str, str]:
    """What most of the values have in common; those that are otherwise say so themselves."""
    kinds = Counter((term.kind, term.datatype or "", term.language or "") for term in terms)
    kind, datatype, language = max(kinds, key=lambda one: (kinds[one], one))
    if kind == "iri":
        return {"@type": "@id"}
    if language:
        return {"@language": language}
    return {"@type": datatype} if datatype else {}


def _context(keys: Mapping[str, Key]) -> dict[str, Json]:
    context: dict[str, Json] = {"@base": BASE, "id": "@id", "type": "@type", **dict(sorted(PREFIXES.items()))}
    for of, key in keys.items():
        if of != _TYPE:
            types = {name: _compact(said) for name, said in key.coerced.items()}
            container = {"@container": "@set"} if key.several else {}
            context[key.name] = {"@id": _compact(of), **types, **container}
    return context


def write_value(term: Term, key: Key) -> Json:
    """Return a value as the context lets it be read: a plain text, number or truth value where that says all."""
    if term.kind != "iri":
        return _literal(term, key.coerced)
    short = shorten(term.value)
    return short if key.coerced == {"@type": "@id"} else {"id": short}


def _literal(term: Term, coerced: Mapping[str, str]) -> Json:
    is_own = not coerced or coerced == {"@type": term.datatype}
    if is_own and term.datatype == _XSD_INTEGER and _is_canonical(term.value):
        return int(term.value)
    if is_own and term.datatype == _XSD_BOOLEAN and term.value in ("true", "false"):
        return term.value == "true"
    if coerced == {"@language": term.language} or (term.datatype and coerced == {"@type": term.datatype}):
        return term.value
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype:
        return {"@value": term.value, "@type": _compact(term.datatype)}
    return {"@value": term.value} if coerced else term.value


def _is_canonical(text: str) -> bool:
    return len(text) < 16 and text.lstrip("-").isdecimal() and str(int(text)) == text


def shorten(iri: str) -> str:
    """Return a data IRI relative to the base where it can be read back so, a term by its prefix, any other whole."""
    relative = iri.removeprefix(BASE)
    if relative != iri and _RELATIVE.fullmatch(relative) and not relative.startswith("/"):
        return relative
    return _compact(iri)


def _compact(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        name = iri.removeprefix(namespace)
        if name != iri and _NAME.fullmatch(name):
            return f"{prefix}:{name}"
    return iri


def _name(of: str, counts: Mapping[str, int]) -> str:
    name = _local(of)
    usable = counts[name] == 1 and _NAME.fullmatch(name) and name not in ("id", "type") and name not in PREFIXES
    return name if usable else _compact(of)


def _local(of: str) -> str:
    return re.split(r"[#/]", of)[-1]


def _by_place(of: str) -> tuple[int, int, str]:
    """Titles, numbers and texts first, what a node holds last."""
    first = _FIRST.index(of) if of in _FIRST else len(_FIRST)
    return (-1 if of == _TYPE else first), (HELD.index(of) + 1 if of in HELD else 0), of


def _sorted(terms: Sequence[Term], positions: Mapping[str, int]) -> tuple[Term, ...]:
    """Sections, tasks and measures as they stand in the document, all else by number."""

    def place(term: Term) -> tuple[object, ...]:
        kind = (term.kind, term.datatype or "", term.language or "")
        return positions.get(term.value, 0), by_number(term.value), kind

    return tuple(sorted(terms, key=place) if len(terms) > 1 else terms)

"""Finds the organisation that a printed name means, in the scheme of organisations or by where the plan stands.

A short name means different bodies at different levels (发展改革委 of the state, of a province), and a unit's
name (办公室, 保护司) means nothing without its organisation; so a name is looked up together with the level of
the plan and the organisation that the text or the manifest places it in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.identify import ORG, SKOS, clean_name, department_iri
from kg.resources import data_folder

NATIONAL = "national"
_SCHEME = Path("schemes") / "organisations.ttl"
_LABELS = (f"{SKOS}prefLabel", f"{SKOS}altLabel")
_UNIT_OF = f"{ORG}unitOf"
_LEVEL = f"{ORG}classification"
# Names that begin so are those of the whole country, or of no single organisation (各地方知识产权局).
_COUNTRYWIDE = ("国家", "国务院", "中央", "中共", "全国", "中国", "中华", "最高", "各", "地方", "有关", "相关", "省级")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body or a unit of one: its IRI, its name in full, what it is a unit of, and the IRI of its level if known."""

    iri: str
    name: str
    parent: Organisation | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """The organisations that are known by name, by each of their names without white space."""

    by_name: Mapping[str, tuple[Organisation, ...]]

    def named(self, name: str) -> tuple[Organisation, ...]:
        """Return the organisations that bear `name`, those of the whole country first."""
        return self.by_name.get("".join(name.split()), ())


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a plan stands when it names a department: its administrative level and the organisation that speaks."""

    level: str = NATIONAL
    organisation: str | None = None


def find_organisation(
    name: str, standpoint: Standpoint, *, parent: str | None = None, scheme: Scheme | None = None
) -> Organisation:
    """Return the organisation that `name` means, as printed or in full, in a plan of this standpoint.

    `parent` is the organisation that the text itself places it in. A name that no scheme knows gets an IRI
    from its own name, under its organisation if it is a unit of one. Raises `IdentifierError` for a name
    without letters, or as long as a paragraph.
    """
    known = scheme or read_scheme()
    plain = "".join(name.split())
    candidates = known.named(plain)
    above = _above(parent, standpoint, known)
    if above is not None:
        inside = [found for found in candidates if above.iri in _chain(found)]
        if inside:
            return inside[0]
    countrywide = [found for found in candidates if found.parent is None]
    if countrywide and (standpoint.level == NATIONAL or plain.startswith(_COUNTRYWIDE)):
        return countrywide[0]
    if above is None or plain.startswith(_COUNTRYWIDE) or above.name == plain:
        return _unknown(plain, standpoint)
    return Organisation(_unit_iri(plain, above, parent), plain, above)


@lru_cache(maxsize=4)
def read_scheme(path: Path | None = None) -> Scheme:
    """Return the scheme of organisations at `path`, or the one that the project ships."""
    file = path or data_folder("ontology") / _SCHEME
    labels: dict[str, list[str]] = defaultdict(list)
    parents: dict[str, str] = {}
    levels: dict[str, str] = {}
    for subject, predicate, value in _statements(file):
        if predicate in _LABELS:
            labels[subject].insert(0 if predicate == _LABELS[0] else len(labels[subject]), value)
        elif predicate == _UNIT_OF:
            parents[subject] = value
        elif predicate == _LEVEL:
            levels[subject] = value
    by_name: dict[str, list[Organisation]] = defaultdict(list)
    for iri in sorted(labels, key=lambda found: (found in parents, found)):
        organisation = _with_parents(iri, labels, parents, levels)
        for label in dict.fromkeys(labels[iri]):
            by_name["".join(label.split())].append(organisation)
    return Scheme({name: tuple(found) for name, found in by_name.items()})


def _statements(file: Path) -> Iterator[tuple[str, str, str]]:
    """Yield Chinese labels and parents: subject, predicate, value."""
    for quad in parse(path=file, format=RdfFormat.TURTLE):
        if not isinstance(quad.subject, NamedNode):
            continue
        is_chinese = isinstance(quad.object, Literal) and quad.object.language in (None, "zh")
        if is_chinese or isinstance(quad.object, NamedNode):
            yield quad.subject.value, quad.predicate.value, quad.object.value


def _with_parents(
    iri: str, labels: Mapping[str, list[str]], parents: Mapping[str, str], levels: Mapping[str, str]
) -> Organisation:
    above = parents.get(iri)
    parent = _with_parents(above, labels, parents, levels) if above is not None and above in labels else None
    return Organisation(iri, labels[iri][0], parent, levels.get(iri))


def _above(parent: str | None, standpoint: Standpoint, scheme: Scheme) -> Organisation | None:
    """The organisation that a name is looked for in: the one the text names, inside the one that speaks."""
    speaker = _speaker(standpoint, scheme)
    if parent is None:
        return speaker
    return find_organisation(parent, standpoint, scheme=scheme)


def _speaker(standpoint: Standpoint, scheme: Scheme) -> Organisation | None:
    if standpoint.organisation is None:
        return None
    plain = "".join(standpoint.organisation.split())
    known = [found for found in scheme.named(plain) if found.parent is None]
    return known[0] if known and standpoint.level == NATIONAL else Organisation(department_iri(plain), plain)


def _unit_iri(name: str, above: Organisation, printed_parent: str | None) -> str:
    """The IRI of a unit that the scheme does not know: 专利局审查部 is …/国家知识产权局-专利局审查部."""
    top = _chain_of(above)[-1]
    own = name.removeprefix(printed_parent or "") or name
    between = "" if above is top else above.name.removeprefix(top.name)
    return department_iri(between + own, top.name)


def _unknown(plain: str, standpoint: Standpoint) -> Organisation:
    """A body of its own; one of a province or city keeps its level apart from the state's of the same name."""
    if standpoint.level == NATIONAL or plain.startswith(_COUNTRYWIDE):
        return Organisation(department_iri(plain), plain)
    if standpoint.organisation and clean_name(standpoint.organisation) != clean_name(plain):
        return Organisation(department_iri(plain, standpoint.organisation), plain)
    return Organisation(department_iri(plain), plain)


def _chain(organisation: Organisation) -> frozenset[str]:
    return frozenset(found.iri for found in _chain_of(organisation))


def _chain_of(organisation: Organisation) -> tuple[Organisation, ...]:
    chain = [organisation]
    while chain[-1].parent is not None:
        chain.append(chain[-1].parent)
    return tuple(chain)

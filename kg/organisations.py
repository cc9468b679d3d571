"""Finds the organisation that a printed name means, in the scheme of organisations or by where the plan stands.

A full name means the same wherever it is printed. A short one means different bodies at different levels
(发展改革委 of the state, of a province), and a unit's name (办公室, 保护司) means nothing without its
organisation; so a short name is looked up together with the level of the plan and the organisation that the
text or the manifest places it in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.identify import BASE, ORG, clean_name, department_iri
from kg.resources import data_folder
from kg.schemes import read_labels, read_links

NATIONAL = "national"
_SCHEME = Path("schemes") / "organisations.ttl"
# Names that begin so are those of the whole country, or of no single organisation (各地方知识产权局).
_COUNTRYWIDE = ("国家", "国务院", "中央", "中共", "全国", "中国", "中华", "最高", "各", "地方", "有关", "相关", "省级")

_NO_NAME = re.compile(r"^[^\w“《（]+")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body or a unit of one: its IRI, its name in full, what it is a unit of, and the IRI of its level if known."""

    iri: str
    name: str
    parent: Organisation | None = None
    level: str | None = None

    @property
    def chain(self) -> tuple[Organisation, ...]:
        """The organisation and those that it is a unit of, upward."""
        return (self,) if self.parent is None else (self, *self.parent.chain)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The organisations that are known by name, by each of their names without white space."""

    by_name: Mapping[str, tuple[Organisation, ...]]

    def named(self, name: str) -> tuple[Organisation, ...]:
        """Return the organisations that bear `name`, bodies of their own first."""
        return self.by_name.get(name, ())


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a plan stands when it names a department: its level, the organisation that speaks, who issued it."""

    level: str = NATIONAL
    organisation: str | None = None
    issuer: str | None = None

    @property
    def issuers(self) -> tuple[str, ...]:
        """The names of those who issued the plan together, in the order of the letter."""
        return part_issuers(self.issuer or "")


def part_issuers(printed: str) -> tuple[str, ...]:
    """Return the names of bodies that sign together (商务部、财政部), each once, in their order and without blanks.

    A mark that a broken glyph left before a name (？商务部) is none of it.
    """
    names = (_NO_NAME.sub("", "".join(part.split())) for part in printed.split("、"))
    return tuple(dict.fromkeys(filter(None, names)))


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
    above = _above(parent, standpoint, known)
    found = _known(plain, above, standpoint, known)
    if found is not None:
        return found
    for issuer in standpoint.issuers:
        if _is_short_for(plain, issuer):
            return find_organisation(issuer, Standpoint(standpoint.level), scheme=known)
    if above is None or plain.startswith(_COUNTRYWIDE) or above.name == plain:
        return Organisation(department_iri(plain, _apart(plain, standpoint)), plain)
    return Organisation(_unit_iri(plain, above, parent), plain, above, above.level)


@lru_cache(maxsize=4)
def read_scheme(path: Path | None = None) -> Scheme:
    """Return the scheme of organisations at `path`, or the one that the project ships."""
    file = path or data_folder("ontology") / _SCHEME
    labels = {iri: names for iri, names in read_labels(file).items() if iri.startswith(f"{BASE}department/")}
    parents, levels = read_links(file, f"{ORG}unitOf"), read_links(file, f"{ORG}classification")
    by_name: dict[str, list[Organisation]] = defaultdict(list)
    for iri in sorted(labels, key=lambda found: (found in parents, found)):
        organisation = _with_parents(iri, labels, parents, levels)
        for label in labels[iri]:
            by_name["".join(label.split())].append(organisation)
    return Scheme({name: tuple(found) for name, found in by_name.items()})


def _with_parents(
    iri: str, labels: Mapping[str, tuple[str, ...]], parents: Mapping[str, str], levels: Mapping[str, str]
) -> Organisation:
    above = parents.get(iri)
    parent = _with_parents(above, labels, parents, levels) if above is not None and above in labels else None
    return Organisation(iri, labels[iri][0], parent, levels.get(iri))


def _known(plain: str, above: Organisation | None, standpoint: Standpoint, scheme: Scheme) -> Organisation | None:
    """A full name anywhere; a short one inside the organisation above, or of a body at the plan's own level."""
    candidates = scheme.named(plain)
    full = [found for found in candidates if found.name == plain]
    inside = [found for found in candidates if above is not None and above in found.chain]
    countrywide = standpoint.level == NATIONAL or plain.startswith(_COUNTRYWIDE)
    bodies = [found for found in candidates if found.parent is None and _is_at(found, standpoint, countrywide)]
    return next(iter((*full, *inside, *bodies)), None)


def _is_at(organisation: Organisation, standpoint: Standpoint, countrywide: bool) -> bool:  # noqa: FBT001
    level = (organisation.level or "").rpartition("#")[2].lower()
    return level == (NATIONAL if countrywide else standpoint.level)


def _above(parent: str | None, standpoint: Standpoint, scheme: Scheme) -> Organisation | None:
    """The organisation that a name is looked for in: the one the text names, itself inside the one that speaks."""
    if parent is not None:
        return find_organisation(parent, standpoint, scheme=scheme)
    if standpoint.organisation is None:
        return None
    return find_organisation(standpoint.organisation, Standpoint(standpoint.level), scheme=scheme)


def _is_short_for(plain: str, issuer: str) -> bool:
    """联席会议办公室 in a plan of 国务院知识产权战略实施工作部际联席会议办公室 is the issuer itself."""
    return len(plain) > 3 and issuer != plain and issuer.endswith(plain)


def _unit_iri(name: str, above: Organisation, printed_parent: str | None) -> str:
    """The IRI of a unit that the scheme does not know: 专利局审查部 is …/国家知识产权局-专利局审查部."""
    top = above.chain[-1]
    own = name.removeprefix(printed_parent or "") or name
    between = "" if above is top else above.name.removeprefix(top.name)
    return department_iri(between + own, top.name)


def _apart(plain: str, standpoint: Standpoint) -> str | None:
    """Below the state, the name of who speaks keeps 财政厅 of one province apart from that of another."""
    if standpoint.level == NATIONAL or plain.startswith(_COUNTRYWIDE):
        return None
    speaker = standpoint.organisation or next(iter(standpoint.issuers), None)
    return speaker if speaker is not None and clean_name(speaker) != clean_name(plain) else None

"""Finds the links of a store that wait for a person, with what a person needs to judge them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from kg.align.curation import place
from kg.errors import StoreError
from kg.identify import BASE, KG
from kg.library import ask
from kg.links import Change, ElementRef, Evidence, Relation, Status, read_element
from kg.store.protocol import Store

_RELATIONS: dict[str, Relation] = {"continues": "continues", "restates": "restates"}
_PLAN = f"{BASE}plan/"
_Pair = tuple[ElementRef, ElementRef]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A link that nobody has decided. `edge` says that its confidence made it an edge all the same.

    The texts are those of the elements as printed: a task's title, a measure's sentence.
    """

    iri: str
    earlier: ElementRef
    later: ElementRef
    relation: Relation
    change: Change
    confidence: float
    edge: bool
    earlier_text: str
    later_text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a link: the plan and task that it stands in, whom it addresses, who is responsible."""

    year: int
    plan_title: str
    task: str
    actor: str | None
    departments: tuple[str, ...]


def read_proposals(store: Store, decided: Collection[_Pair], *, edges: bool = False) -> tuple[Proposal, ...]:
    """Return the proposed links of `store` that are not among the `decided` pairs, in the order of the elements.

    Those that are edges already, by their confidence, are left out unless `edges` is given.
    """
    rows = ask(store, "links-of", element=())
    proposals = [_proposal(row) for row in rows if row["status"] == f"{KG}{Status.PROPOSED.value}"]
    waiting = [p for p in proposals if (edges or not p.edge) and (p.earlier, p.later) not in decided]
    return tuple(sorted(waiting, key=lambda p: place(p.earlier, p.later)))


def read_evidence(store: Store, link: str) -> tuple[Evidence, ...]:
    """Return the evidence of the link with this IRI, the strongest first."""
    rows = ask(store, "link-evidence", link=link)
    return tuple(Evidence(row["field"], float(row["score"])) for row in rows)


def read_sides(store: Store, link: str) -> tuple[Side, Side]:
    """Return the earlier and the later side of the link with this IRI. Raises `StoreError` if it has not both."""
    rows = ask(store, "link-sides", link=link)
    sides = {side: _side(list(group)) for side, group in groupby(rows, key=lambda row: row["side"])}
    if sides.keys() != {"earlier", "later"}:
        raise StoreError(f"the store knows no link {link}", hint="build it again with: kg build")
    return sides["earlier"], sides["later"]


def _side(rows: list[dict[str, str]]) -> Side:
    first = rows[0]
    return Side(
        year=int(first["year"]),
        plan_title=first["plan_title"],
        task=first["task"],
        actor=first["actor"] or None,
        departments=tuple(row["department"] for row in rows if row["department"]),
    )


def _proposal(row: dict[str, str]) -> Proposal:
    return Proposal(
        iri=row["link"],
        earlier=_element(row["earlier"]),
        later=_element(row["later"]),
        relation=_RELATIONS[row["relation"]],
        change=Change(row["change"].removeprefix(KG)),
        confidence=float(row["confidence"]),
        edge=row["accepted"] == "true",
        earlier_text=row["earlier_text"],
        later_text=row["later_text"],
    )


def _element(iri: str) -> ElementRef:
    element = read_element(iri.removeprefix(_PLAN))
    if element is None:
        raise StoreError(f"a link of the store joins {iri}, which is no task or measure", hint="build it again")
    return element

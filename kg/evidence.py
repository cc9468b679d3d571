"""Tells what stands behind an answer: the passages of the elements in it, and how sure the links between them are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kg.identify import BASE
from kg.library import ask
from kg.store import Store
from kg.table import Table
from kg.trace import Place


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between two elements: the later one continues, or restates, the earlier one.

    `change` and `status` are local names of terms (`Reworded`, `Confirmed`); `accepted` says whether the graph states
    the link as an edge, by the word of a person or by its confidence (0 to 1).
    """

    earlier: str
    earlier_text: str
    later: str
    later_text: str
    relation: str
    change: str
    confidence: float
    status: str
    accepted: bool


def elements_of(table: Table, most: int) -> tuple[str, ...]:
    """Return the first elements of plans that an answer names, at most so many, in its order."""
    named = (term.value for row in table.rows for term in row if term is not None and term.kind == "iri")
    return tuple(dict.fromkeys(iri for iri in named if iri.startswith(f"{BASE}plan/")))[:most]


def read_places(store: Store, elements: Iterable[str]) -> dict[str, tuple[Place, ...]]:
    """Return the passage of each element that has one, in the order in which they are given."""
    wanted = tuple(dict.fromkeys(elements))
    places: Mapping[str, list[Place]] = defaultdict(list)
    for row in ask(store, "element-passage", element=wanted) if wanted else ():
        places[row["element"]].append(Place(row["source"], int(row["start"]), int(row["end"]), row["quote"]))
    return {iri: tuple(places[iri]) for iri in wanted if places.get(iri)}


def read_ties(store: Store, elements: Collection[str], *, within: bool = False) -> tuple[Tie, ...]:
    """Return the links of the elements that nobody rejected, the surest first; with `within` only those among them."""
    rows = ask(store, "links-of", element=elements) if elements else []
    known = set(elements)
    ties = {
        row["link"]: Tie(
            earlier=row["earlier"],
            earlier_text=row["earlier_text"],
            later=row["later"],
            later_text=row["later_text"],
            relation=row["relation"],
            change=row["change"].rpartition("#")[2],
            confidence=float(row["confidence"]),
            status=row["status"].rpartition("#")[2],
            accepted=row["accepted"] == "true",
        )
        for row in rows
        if not within or {row["earlier"], row["later"]} <= known
    }
    return tuple(sorted(ties.values(), key=_surest_first))


def _surest_first(tie: Tie) -> tuple[bool, bool, float, str, str]:
    return not tie.accepted, tie.status != "Confirmed", -tie.confidence, tie.earlier, tie.later

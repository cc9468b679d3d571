"""Finds the element that a person names: by IRI, by what answers print of it, or by a department's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from kg.errors import MissingError, QueryError
from kg.identify import BASE, PREFIXES, clean_name
from kg.iris import shorten_iri
from kg.library import Parameter, Query, ask, expand_iri
from kg.organisations import read_scheme
from kg.store import Store

_SURE = "find elements with: kg search WORDS"
_NEAREST = 3
_BODIES = ("plan", "earlier_plan", "later_plan", "department")
"""Parameters that mean a plan or a department: what the store does not know there is no empty answer but a mistake."""


def find_element(store: Store, words: str) -> str:
    """Return the IRI of the element of the store that `words` name.

    They may be an IRI in any form of `expand_iri`, the identifier of a plan, or a department by any of its names.
    Raises `MissingError`, with the nearest that there are, for what the store does not know, and `QueryError` for a
    name that several departments have.
    """
    plain = words.strip()
    if any(sign in plain for sign in "/:<"):
        iri = expand_iri(plain, PREFIXES)
        if not ask(store, "element-statements", element=iri):
            raise MissingError(f"the store knows no {shorten_iri(iri)}", hint=_nearest(_brief(iri), _elements(store)))
        return iri
    return _find_named(store, plain)


def resolve_names(store: Store, query: Query, values: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the values of a query's parameters; where an IRI is wanted, a plan or department may be named.

    Raises as `find_element` does for a name, and `MissingError` for a plan or a department that the store does not
    know; a department that is known and bears nothing stays, and has an empty answer.
    """
    kinds = {parameter.name: parameter for parameter in query.parameters}
    return {key: [_resolve(store, kinds.get(key), value) for value in given] for key, given in values.items()}


def _resolve(store: Store, parameter: Parameter | None, value: str) -> str:
    if parameter is None or not value:
        return value
    if parameter.kind == "iri" and (parameter.name in _BODIES or not any(sign in value for sign in "/:<")):
        return find_element(store, value)
    if parameter.kind == "string" and parameter.name == "department":
        _check_department(store, value)
    return value


def _check_department(store: Store, name: str) -> None:
    known = {row["name"] for row in ask(store, "department-names")}
    if name not in known and not read_scheme().named(name):
        raise MissingError(f"no department is called {name!r}", hint=_nearest(name, known))


def _find_named(store: Store, name: str) -> str:
    """The plan of this identifier, or the department of this name."""
    if not any(character.isalnum() for character in name):
        raise MissingError(f"the store knows no {name}", hint=_SURE)
    for kind in ("plan", "department"):
        iri = f"{BASE}{kind}/{clean_name(name)}"
        if ask(store, "element-statements", element=iri):
            return iri
    departments = ask(store, "department-names")
    bodies = sorted({row["body"] for row in departments if row["name"] == name})
    if len(bodies) > 1:
        raise QueryError(f"{name} is the name of several departments", hint=_suggest(map(shorten_iri, bodies)))
    if not bodies:
        plans = [row["plan_iri"].removeprefix(f"{BASE}plan/") for row in ask(store, "plans-by-year")]
        raise MissingError(
            f"the store knows no {name}", hint=_nearest(name, (*plans, *(row["name"] for row in departments)))
        )
    return bodies[0]


def _elements(store: Store) -> list[str]:
    found = {row["element"] for row in ask(store, "all-texts")} | {
        row["body"] for row in ask(store, "department-names")
    }
    return sorted(map(_brief, found))


def _brief(iri: str) -> str:
    return shorten_iri(iri).removeprefix("plan/")


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(set(known)), n=_NEAREST, cutoff=0.5)
    return _suggest(near) if near else _SURE


def _suggest(names: Iterable[str]) -> str:
    return f"did you mean: {', '.join(names)}?"

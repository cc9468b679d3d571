"""Shows questions of the library to people: a form that offers real values, and an answer that links to pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.answers.holdings import Snapshot
from kg.columns import code_name
from kg.identify import BASE
from kg.iris import shorten_iri
from kg.library import Parameter, Query, ask, fill_query
from kg.table import Table, Term
from kg.terms import STANDARD, VALUES
from kg.web.addresses import page_of
from kg.web.contents import plan_heads
from kg.web.kept import whole
from kg.web.pages.department import read_loads

MOST_ROWS = 1000

# Which column holds the element that a column names; where the first of them is in the answer, the column links there.
_ELEMENTS: dict[str, tuple[str, ...]] = {
    "task": ("task_iri",),
    "measure": ("measure_iri",),
    "text": ("element", "figure"),
    "title": ("plan_iri",),
    "department": ("body",),
    "document": ("document_iri",),
    "indicator": ("concept",),
    "earlier_task": ("earlier_iri",),
    "earlier_measure": ("earlier",),
    "later_measure": ("later",),
    "earlier_text": ("earlier",),
    "later_text": ("later",),
    "department_a": ("a",),
    "department_b": ("b",),
    "quote": ("figure", "target", "outcome"),
    "target_quote": ("target",),
    "outcome_quote": ("outcome",),
    "name": ("thread",),
    "subject": ("element",),
}

_PLANS = ("plan", "compared_with", "earlier_plan", "outcome_plan", "later_plan")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a form offers: what is sent, and what it is called."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter in a form: its choices, or none where any words may be given, and what stands there now."""

    parameter: Parameter
    choices: tuple[Choice, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of an answer as people read it, and the path of the page that it leads to."""

    text: str
    path: str | None = None
    number: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is shown: columns by their names in the query, rows of cells; `cut` if there were more rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    count: int
    cut: bool


def make_fields(held: Snapshot, query: Query, given: Mapping[str, str]) -> tuple[Field, ...]:
    """Return the form of a question, with what was given or else its defaults."""
    return tuple(
        Field(one, offered_values(held, one), given.get(one.name, one.default[0] if one.default else ""))
        for one in query.parameters
    )


def offered_values(held: Snapshot, parameter: Parameter) -> tuple[Choice, ...]:
    """Return the values that a parameter can have in this store; none where any words will do."""
    offer = _OFFERS.get("year" if parameter.kind == "year" else parameter.name)
    return tuple(offer(held, parameter)) if offer else ()


def answer_question(held: Snapshot, query: Query, given: Mapping[str, str], language: str) -> Answer:
    """Return the answer to a question of the library. Raises `QueryError` for a value that does not fit."""
    values = {name: value for name, value in given.items() if value}
    empty = {one.name: () for one in query.parameters if one.name in given and not given[one.name] and not _text(one)}
    blank = {one.name: "" for one in query.parameters if one.name in given and not given[one.name] and _text(one)}
    table = held.store.select(fill_query(query, {**values, **empty, **blank}))
    titles = {head.identifier: head.title for head in plan_heads(held).values()}
    return show_answer(table, language, titles)


def show_answer(table: Table, language: str, titles: Mapping[str, str]) -> Answer:
    """Return a table as people read it: elements by their names with links, IRIs without a name left out.

    Plans, which answers name by identifier, have their `titles`.
    """
    shown, links = _columns(table)
    rows = tuple(
        tuple(
            _plan_cell(row[n], titles)
            if table.columns[n] in _PLANS
            else _cell(table.columns[n], row[n], row[links[n]] if n in links else None, language)
            for n in shown
        )
        for row in table.rows[:MOST_ROWS]
    )
    return Answer(tuple(table.columns[n] for n in shown), rows, len(table.rows), len(table.rows) > MOST_ROWS)


def _text(parameter: Parameter) -> bool:
    return parameter.kind == "string" and bool(parameter.default)


def _columns(table: Table) -> tuple[list[int], dict[int, int]]:
    """The columns that are shown, and of those that name an element the column of its IRI."""
    place = {name: n for n, name in enumerate(table.columns)}
    links = {}
    for name, n in place.items():
        own = next((place[one] for one in _ELEMENTS.get(name, ()) if one in place), None)
        if own is not None:
            links[n] = own
    hidden = {n for n in place.values() if _only_addresses(table, n)}
    shown = [n for n in place.values() if n not in hidden]
    return (shown or list(place.values())), links


def _only_addresses(table: Table, column: int) -> bool:
    """Whether a column holds nothing but IRIs of the data, which say nothing to a reader that the names do not."""
    terms: Iterable[Term | None] = (row[column] for row in table.rows)
    found = [term for term in terms if term is not None]
    return bool(found) and all(term.kind == "iri" and term.value.startswith(BASE) for term in found)


def _plan_cell(term: Term | None, titles: Mapping[str, str]) -> Cell:
    if term is None:
        return Cell("")
    return Cell(titles[term.value], f"/plan/{term.value}") if term.value in titles else Cell(term.value)


def _cell(column: str, term: Term | None, element: Term | None, language: str) -> Cell:
    if term is None:
        return Cell("")
    path = page_of(element.value) if element is not None and element.kind == "iri" else None
    if term.kind == "iri":
        short = shorten_iri(term.value)
        pair = VALUES.get(short) or STANDARD.get(short)
        return Cell(pair[language == "en"] if pair else short, path or page_of(term.value))
    number = bool(term.datatype) and str(term.datatype).rpartition("#")[2] in ("integer", "decimal", "double")
    return Cell(code_name(column, term.value, language), path, number)


def _departments(held: Snapshot, parameter: Parameter) -> Iterable[Choice]:
    return (Choice(one.body if parameter.kind == "iri" else one.name, one.name) for one in read_loads(held))


def _years(held: Snapshot, _: Parameter) -> Iterable[Choice]:
    return (Choice(year, year) for year in sorted({head.year for head in plan_heads(held).values()}))


def _plans(held: Snapshot, _: Parameter) -> Iterable[Choice]:
    heads = plan_heads(held).values()
    return (Choice(f"{BASE}plan/{head.identifier}", f"{head.year} {head.title}") for head in heads)


def _tasks(held: Snapshot, _: Parameter) -> Iterable[Choice]:
    rows = ask(whole(held), "all-texts", kind="task")
    return (Choice(row["element"], f"{row['year']} {row['text']}") for row in rows)


def _categories(held: Snapshot, _: Parameter) -> Iterable[Choice]:
    return (
        Choice(name, name) for name in sorted({row["category"] for row in ask(whole(held), "province-duty-counts")})
    )


def _actors(held: Snapshot, _: Parameter) -> Iterable[Choice]:
    return (Choice(name, name) for name in dict.fromkeys(row["actor"] for row in ask(whole(held), "actors")))


_OFFERS: dict[str, Callable[[Snapshot, Parameter], Iterable[Choice]]] = {
    "department": _departments,
    "year": _years,
    "plan": _plans,
    "plan_iri": _plans,
    "task_iri": _tasks,
    "element": _tasks,
    "category": _categories,
    "actor": _actors,
}

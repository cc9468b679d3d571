"""`kg query`: answers a question of the library, or a SPARQL file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import FormatOption, StoreOption
from kg.cli.patience import wait_for
from kg.cli.place import locate_store
from kg.cli.tables import literal_table, write_table
from kg.cli.visible import visible
from kg.cli.words import choose
from kg.errors import QueryError
from kg.library import Query, fill_query, find_query, list_queries, read_query
from kg.table import Table

if TYPE_CHECKING:
    from kg.store import Store


def query(  # noqa: PLR0913 - one parameter an option
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="query.name", show_default=False)] = None,
    *,
    param: Annotated[list[str] | None, typer.Option("--param", metavar="KEY=VALUE", help="query.param")] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="query.file")] = None,
    listing: Annotated[bool, typer.Option("--list", help="query.list")] = False,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0, help="query.timeout")] = 30,
    form: FormatOption = "table",
    store: StoreOption = None,
) -> int:
    """Answer a question of the library, or a SPARQL file."""
    if listing:
        write_table(library_table(list_queries()), form)
        return 0
    asked = _find(name, file)
    values = empty_for_any(asked, read_values(param or ()))
    from kg.answers.matching import Matcher  # noqa: PLC0415
    from kg.elements import resolve_names  # noqa: PLC0415 - a list of questions needs no store
    from kg.remote import open_location  # noqa: PLC0415
    from kg.store import OxigraphStore  # noqa: PLC0415
    from kg.store.folder import SEARCH  # noqa: PLC0415

    place = locate_store(store)
    with open_location(place) as opened:
        if isinstance(opened, OxigraphStore) and isinstance(place, Path):
            opened.with_functions(Matcher(place / SEARCH).functions())
        question = fill_query(asked, resolve_names(opened, asked, values))
        answer = wait_for(lambda: _answer(opened, question), timeout)
    if isinstance(answer, Table):
        write_table(answer, form)
    else:
        sys.stdout.write(visible(answer) if sys.stdout.isatty() else answer)
    return 0


def _answer(store: Store, question: str) -> Table | str:
    """Return what a query asks for: a table, or in lines of text true or false, or triples as N-Triples."""
    from kg.store import read_query as read_form  # noqa: PLC0415

    kind = read_form(question).form
    if kind == "select":
        return store.select(question)
    if kind == "ask":
        return "true\n" if store.ask(question) else "false\n"
    return store.construct(question).decode("utf-8")


def read_values(given: Iterable[str]) -> dict[str, list[str]]:
    """Return the parameters of `name=value` texts, several values of one name together.

    Raises `QueryError` for a text without `=`.
    """
    values: dict[str, list[str]] = {}
    for text in given:
        key, sign, value = text.partition("=")
        if not sign or not key:
            raise QueryError(f"--param {text!r} is no name=value", hint="write it as --param year=2021")
        values.setdefault(key.strip(), []).append(value)
    return values


def empty_for_any(asked: Query, values: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the values with none where a year, a number or an element was left empty (`limit=`): any, or all.

    An empty string is a text like others, and stays.
    """
    texts = {parameter.name for parameter in asked.parameters if parameter.kind == "string"}
    return {key: given if key in texts or given != [""] else [] for key, given in values.items()}


def library_table(queries: Iterable[Query]) -> Table:
    """Return the library as a table: subject, name, what is asked, and parameters with their defaults."""
    rows = (
        (query.folder, query.name, choose((query.summary_zh or query.summary, query.summary)), _parameters(query))
        for query in queries
    )
    return literal_table(("folder", "name", "summary", "parameters"), rows)


def _parameters(query: Query) -> str:
    return "  ".join(f"{p.name}={' '.join(p.default)}" for p in query.parameters)


def _find(name: str | None, file: Path | None) -> Query:
    if file is not None and name is None:
        return read_query(file)
    if name is None or file is not None:
        raise QueryError("kg query takes one NAME or one --file", hint="kg query --list names all questions")
    return find_query(name)

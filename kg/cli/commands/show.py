"""`kg show`: all that is known of one element, and where it stands in its source."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from kg.cli.options import FormatOption, StoreOption
from kg.cli.place import locate_store
from kg.cli.tables import shorten, write_table
from kg.cli.words import choose, say, spoken_language
from kg.columns import code_name
from kg.elements import find_element
from kg.identify import KG
from kg.iris import shorten_iri
from kg.library import fill_query, find_query
from kg.remote import open_location
from kg.store import Store
from kg.table import Table, Term
from kg.terms import FAMILIES, STANDARD

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")


def show(
    iri: Annotated[str, typer.Argument(metavar="IRI", help="show.iri", show_default=False)],
    *,
    form: FormatOption = "table",
    store: StoreOption = None,
) -> int:
    """Show all that is known of one element."""
    with open_location(locate_store(store)) as opened:
        element = find_element(opened, iri)
        said = statement_table(opened, element)
        links, passages = _ask(opened, "links-of", element), _ask(opened, "element-passage", element)
    if form != "table":
        write_table(said, form)
        return 0
    sys.stdout.write(_card(element, (*_lines(said), *_heirs(links, element)), passages))
    return 0


def statement_table(store: Store, element: str) -> Table:
    """Return the statements of an element: property, what it is called, value, what the value is called."""
    found = _ask(store, "element-statements", element)
    rows = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    columns = ("property", "label", "value", "name")
    return Table(columns, tuple((r["property"], Term(_label(r), "literal"), r["value"], r["name"]) for r in rows))


def _ask(store: Store, name: str, element: str) -> Table:
    return store.select(fill_query(find_query(name), {"element": element}))


def _label(row: dict[str, Term | None]) -> str:
    """What a property is called: by the ontology, by us, or by its name."""
    own = choose((str(row["property_zh"] or ""), str(row["property_en"] or "")))
    short = shorten(row["property"])
    standard = choose(STANDARD[short]) if short in STANDARD else ""
    return own or standard or _CAMEL.sub(" ", short.rpartition(":")[2]).lower()


def _card(element: str, said: Iterable[tuple[str, str]], passages: Table) -> str:
    from rich.table import Table as Drawing  # noqa: PLC0415 - rich is loaded only where it draws
    from rich.text import Text  # noqa: PLC0415

    from kg.cli.drawing import draw  # noqa: PLC0415

    grid = Drawing.grid(padding=(0, 3))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    previous = ""
    for label, shown in said:
        grid.add_row("" if label == previous else label, Text(shown))
        previous = label
    for place in _places(passages):
        grid.add_row(say("passage"), Text(place))
    return draw(Text(shorten_iri(element), style="bold"), grid)


def _lines(said: Table) -> Iterator[tuple[str, str]]:
    """The label and value of each statement but the passage, which is quoted; of several languages only ours."""
    spoken = {str(row[0]) for row in said.rows if row[2] and row[2].language == spoken_language()}
    for of, label, value, name in said.rows:
        foreign = value is not None and value.language not in (None, spoken_language())
        if str(of) != f"{KG}passage" and not (foreign and str(of) in spoken):
            yield str(label), _family(value) if str(of) == f"{KG}family" else _value(value, name)


def _heirs(links: Table, element: str) -> Iterator[tuple[str, str]]:
    """What carries the element on, or says it again, by the links that count: they are stated of the other end."""
    rows = [dict(zip(links.columns, row, strict=True)) for row in links.rows]
    for relation, way in (("restates", "is restated by"), ("continues", "is carried on by")):
        found = [row for row in rows if (str(row["earlier"]), str(row["relation"])) == (element, relation)]
        for row in sorted(found, key=lambda row: _natural(str(row["later"]))):
            if str(row["accepted"]) == "true":
                yield code_name("relation", way, spoken_language()), _value(row["later"], row["later_text"])


def _natural(iri: str) -> list[tuple[int, str]]:
    """A key by which task/9 comes before task/10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", iri)]


def _family(value: Term | None) -> str:
    """A kind of document by what it is called and by the name that commands take."""
    said = FAMILIES.get(str(value))
    return f"{choose(said)}  <{value}>" if said else shorten(value)


def _value(value: Term | None, name: Term | None) -> str:
    return f"{name}  <{shorten(value)}>" if name else shorten(value)


def _places(passages: Table) -> Iterator[str]:
    for row in passages.rows:
        said = dict(zip(passages.columns, map(str, row), strict=True))
        yield f"{said['source']} {said['start']}–{said['end']}  “{' '.join(said['quote'].split())}”"

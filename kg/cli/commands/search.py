"""`kg search`: finds every title and text that holds the words."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import FormatOption, StoreOption
from kg.cli.place import locate_store
from kg.cli.tables import literal_table, write_table
from kg.remote import index_of, open_location
from kg.search import search as find_hits
from kg.table import Table, Term

_MOST = 1_000_000


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="search.words", show_default=False)],
    *,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=_MOST, help="search.limit")] = 100,
    form: FormatOption = "table",
    store: StoreOption = None,
) -> int:
    """Search the full text."""
    where = locate_store(store)
    with open_location(where) as opened:
        index = index_of(where, opened)
    hits = find_hits(index, " ".join(words), limit)
    plain = literal_table(("year", "plan", "kind"), ((hit.year or None, hit.plan, hit.kind) for hit in hits))
    found = ((Term(hit.iri, "iri"), Term(hit.text, "literal")) for hit in hits)
    rows = tuple((*row, *more) for row, more in zip(plain.rows, found, strict=True))
    write_table(Table((*plain.columns, "element", "text"), rows), form)
    return 0

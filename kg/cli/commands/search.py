"""`kg search`: finds every title and text that holds the words."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import FormatOption, StoreOption
from kg.cli.place import locate_store
from kg.cli.tables import literal_table, write_table
from kg.search import search as find_hits
from kg.store import open_store
from kg.store.folder import SEARCH
from kg.table import Table, Term


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="search.words", show_default=False)],
    *,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="search.limit")] = 100,
    form: FormatOption = "table",
    store: StoreOption = None,
) -> int:
    """Search the full text."""
    folder = locate_store(store)
    open_store(folder).close()
    hits = find_hits(folder / SEARCH, " ".join(words), limit)
    rows = ((hit.year or None, hit.plan, hit.kind, hit.text) for hit in hits)
    found = literal_table(("year", "plan", "kind", "text"), rows)
    elements = tuple((*row, Term(hit.iri, "iri")) for row, hit in zip(found.rows, hits, strict=True))
    write_table(Table((*found.columns, "element"), elements), form)
    return 0

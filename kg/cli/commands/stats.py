"""`kg stats`: what the store holds, plan by plan and graph by graph."""

from __future__ import annotations

import sys

from kg.cli.options import FormatOption, StoreOption
from kg.cli.place import locate_store
from kg.cli.tables import literal_table, write_table
from kg.cli.words import say
from kg.identify import graph_iri
from kg.library import find_query
from kg.remote import info_of, open_location
from kg.store import StoreInfo
from kg.table import Table, Term


def stats(*, form: FormatOption = "table", store: StoreOption = None) -> int:
    """Show what the store holds."""
    where = locate_store(store)
    with open_location(where) as opened:
        counts = opened.select(find_query("plan-counts").text)
        info = info_of(where, opened)
    write_table(stats_table(counts, info), form)
    if form == "table":
        sys.stdout.write(say("statements", count=f"{info.quads:,}", store=str(where)) + "\n")
    return 0


def stats_table(counts: Table, info: StoreInfo) -> Table:
    """Return the counts of each plan with the statements of its graph, then the other graphs."""
    sizes = dict(info.graphs)
    at = counts.columns.index("plan")
    rows: list[tuple[Term | None, ...]] = []
    for row in counts.rows:
        rows.append((*row, _count(sizes.pop(graph_iri(str(row[at])), 0))))
    for iri, size in sorted(sizes.items()):
        blank: list[Term | None] = [None] * len(counts.columns)
        blank[at] = Term(iri.rpartition("/")[2], "literal")
        rows.append((*blank, _count(size)))
    return Table((*counts.columns, "statements"), tuple(rows))


def _count(number: int) -> Term | None:
    return literal_table(("n",), [(number,)]).rows[0][0]

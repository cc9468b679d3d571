"""`kg stats`: what the store holds, plan by plan and graph by graph."""

from __future__ import annotations

import sys

from kg.cli.options import FormatOption, StoreOption
from kg.cli.place import locate_store
from kg.cli.tables import literal_table, write_table
from kg.cli.words import say
from kg.identify import graph_iri
from kg.library import find_query
from kg.store import StoreInfo, open_store, read_info
from kg.table import Table, Term


def stats(*, form: FormatOption = "table", store: StoreOption = None) -> int:
    """Show what the store holds."""
    folder = locate_store(store)
    with open_store(folder) as opened:
        counts = opened.select(find_query("plan-counts").text)
    info = read_info(folder)
    write_table(stats_table(counts, info), form)
    if form == "table":
        sys.stdout.write(say("statements", count=f"{info.quads:,}", store=folder) + "\n")
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

"""`kg validate`: checks the stored graph against the shapes; every finding says what to mend."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kg.cli.options import FormatOption, StoreOption
from kg.cli.place import locate_store
from kg.cli.tables import literal_table, write_table
from kg.cli.words import choose, say
from kg.remote import open_location
from kg.store import Store
from kg.table import Table

if TYPE_CHECKING:
    from rdflib import Graph

    from kg.validate import Finding


def validate(*, form: FormatOption = "table", store: StoreOption = None) -> int:
    """Check the graph against the shapes."""
    from kg.validate import validate as check_graph  # noqa: PLC0415 - rdflib comes with it

    with open_location(locate_store(store)) as opened:
        findings = check_graph(stored_graph(opened))
    if form == "table" and not findings:
        sys.stdout.write(say("no findings") + "\n")
    else:
        write_table(finding_table(findings), form)
    return 1 if findings else 0


def stored_graph(store: Store) -> Graph:
    """Return all graphs of a store as one; what plans share stands in that of the vocabulary."""
    from rdflib import Graph, Literal, URIRef  # noqa: PLC0415

    graph = Graph(bind_namespaces="none")
    for subject, predicate, value in store.statements():
        datatype = URIRef(value.datatype) if value.datatype else None
        literal = Literal(value.value, datatype=datatype, lang=value.language)
        node = literal if value.kind == "literal" else URIRef(value.value)
        graph.add((URIRef(subject), URIRef(predicate), node))
    return graph


def finding_table(findings: tuple[Finding, ...]) -> Table:
    """Return the findings as a table, the message in the language in use."""
    columns = ("severity", "focus", "path", "value", "message")
    rows = (
        (one.severity, one.focus, one.path, one.value, choose((one.message_zh, one.message_en))) for one in findings
    )
    return literal_table(columns, rows)

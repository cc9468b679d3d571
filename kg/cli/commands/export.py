"""`kg export`: writes the graph to a file, or to several, whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg.cli.options import StoreOption
from kg.cli.place import locate_store
from kg.cli.words import say

ExportFormat = Literal[
    "nquads", "trig", "turtle", "jsonld", "framed", "csv", "tables", "graphml", "gexf", "sssom", "stratml"
]


def export(
    *,
    form: Annotated[ExportFormat | None, typer.Option("--format", metavar="NAME", help="export.format")] = None,
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="export.output")] = None,
    store: StoreOption = None,
) -> int:
    """Write the graph to a file, or to several."""
    from kg.export import choose_export, write_export  # noqa: PLC0415 - rdflib comes with it
    from kg.remote import open_location  # noqa: PLC0415

    chosen = choose_export(form, output)
    with open_location(locate_store(store)) as opened:
        write_export(opened, chosen, output)
    if output is not None and output.is_dir():
        sys.stderr.write(say("written several", path=output, count=len(list(output.iterdir()))) + "\n")
    elif output is not None:
        sys.stderr.write(say("written", path=output, size=f"{output.stat().st_size:,}") + "\n")
    return 0

"""`kg trace`: follows a phrase, a task or a measure through the years."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from kg.cli.options import FormatOption, StoreOption
from kg.cli.place import locate_store
from kg.cli.tables import write_table
from kg.cli.visible import escaped
from kg.cli.words import say
from kg.elements import find_element
from kg.library import is_element
from kg.remote import index_of, open_location
from kg.trace import trace as trace_phrase


def trace(
    what: Annotated[str, typer.Argument(metavar="PHRASE|IRI", help="trace.what", show_default=False)],
    *,
    form: FormatOption = "table",
    store: StoreOption = None,
) -> int:
    """Follow a phrase or a task through the years."""
    where = locate_store(store)
    with open_location(where) as opened:
        if is_element(what.strip()):
            find_element(opened, what)
        found = trace_phrase(opened, index_of(where, opened), what)
    if form == "json":
        sys.stdout.write(escaped(json.dumps(asdict(found), ensure_ascii=False, indent=2)) + "\n")
        return 0
    from kg.cli.story import draw_trace, trace_table  # noqa: PLC0415 - rich is loaded only where it draws

    if form != "table":
        write_table(trace_table(found), form)
    elif found.years:
        sys.stdout.write(draw_trace(found))
    else:
        sys.stdout.write(f"{say('nothing traced', asked=found.asked)}\n  {say('search instead', asked=found.asked)}\n")
    return 0

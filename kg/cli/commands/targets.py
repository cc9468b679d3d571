"""`kg targets`: what was promised in figures, what was reached, and what was promised next."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.options import FormatOption, StoreOption
from kg.cli.place import locate_store
from kg.cli.tables import write_table
from kg.cli.words import say, spoken_language
from kg.remote import open_location
from kg.targets import target_lines


def targets(
    *,
    indicator: Annotated[str, typer.Option("--indicator", metavar="WORDS", help="targets.indicator")] = "",
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help="targets.year")] = None,
    form: FormatOption = "table",
    store: StoreOption = None,
) -> int:
    """Tell what was promised in figures and what became of it."""
    with open_location(locate_store(store)) as opened:
        lines = target_lines(opened, indicator, year=year, language=spoken_language())
    from kg.cli.promises import draw_lines, lines_table  # noqa: PLC0415 - rich is loaded only where it draws

    if form != "table":
        write_table(lines_table(lines, year), form)
    elif lines:
        sys.stdout.write(draw_lines(lines, year))
    else:
        sys.stdout.write(say("no rows") + "\n")
    return 0

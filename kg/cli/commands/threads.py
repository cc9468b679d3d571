"""`kg threads`: the lines of tasks through the years, or the biography of a phrase."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.biography import phrase_biography, task_lines
from kg.cli.options import FormatOption, StoreOption
from kg.cli.place import locate_store
from kg.cli.tables import write_table
from kg.cli.words import say
from kg.errors import KgError
from kg.remote import index_of, open_location

if TYPE_CHECKING:
    from kg.biography import Biography, TaskLine
    from kg.cli.options import ResultFormat


def threads(
    *,
    phrase: Annotated[str | None, typer.Option("--phrase", metavar="WORDS", help="threads.phrase")] = None,
    task: Annotated[str | None, typer.Option("--task", metavar="IRI", help="threads.task")] = None,
    form: FormatOption = "table",
    store: StoreOption = None,
) -> int:
    """List the lines of tasks through the years, or tell where a phrase stands."""
    if phrase is not None and task is not None:
        raise KgError("kg threads takes one --phrase or one --task", hint="ask for the one, then for the other")
    where = locate_store(store)
    with open_location(where) as opened:
        if phrase is not None:
            _show_biography(phrase_biography(opened, index_of(where, opened), phrase), form)
        else:
            _show_lines(task_lines(opened, task), form, measures=task is not None)
    return 0


def _show_lines(lines: tuple[TaskLine, ...], form: ResultFormat, *, measures: bool) -> None:
    from kg.cli.lines import draw_task_lines, lines_table  # noqa: PLC0415 - rich is loaded only where it draws

    if form != "table":
        write_table(lines_table(lines), form)
    elif lines:
        count = "" if measures else say("line count", count=len(lines), longer=sum(bool(one.steps) for one in lines))
        sys.stdout.write(draw_task_lines(lines, beside=measures, measures=measures) + (f"{count}\n" if count else ""))
    else:
        sys.stdout.write(say("no lines") + "\n")


def _show_biography(biography: Biography, form: ResultFormat) -> None:
    from kg.cli.lines import biography_table, draw_biography  # noqa: PLC0415 - rich is loaded only where it draws

    if form != "table":
        write_table(biography_table(biography), form)
    elif biography.occurrences:
        sys.stdout.write(draw_biography(biography))
    else:
        asked = biography.phrase
        sys.stdout.write(f"{say('nothing traced', asked=asked)}\n  {say('search instead', asked=asked)}\n")

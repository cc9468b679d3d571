"""`kg diff`: what is different from year to year, as a report in a file."""

from __future__ import annotations

import sys
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import StoreOption
from kg.cli.place import locate_store
from kg.cli.progress import show_progress
from kg.cli.words import say, spoken_language
from kg.errors import KgError


def diff(  # noqa: PLR0913 - each is an option
    earlier: Annotated[str, typer.Argument(metavar="EARLIER", help="diff.earlier")],
    later: Annotated[str, typer.Argument(metavar="LATER", help="diff.later")],
    *,
    output: Annotated[Path, typer.Option("--output", metavar="FILE", help="diff.output")],
    department: Annotated[str | None, typer.Option("--department", metavar="NAME", help="diff.department")] = None,
    section: Annotated[str | None, typer.Option("--section", metavar="NUMBER", help="diff.section")] = None,
    category: Annotated[str | None, typer.Option("--province-category", metavar="NAME", help="diff.category")] = None,
    task: Annotated[str | None, typer.Option("--task", metavar="IRI", help="diff.task")] = None,
    template: Annotated[Path | None, typer.Option("--template", metavar="FILE", help="diff.template")] = None,
    store: StoreOption = None,
) -> int:
    """Write a report on what is different from year to year."""
    # what is refused at once needs none of it
    from kg.diff import Scope, diff_years, read_years, tell_apart  # noqa: PLC0415
    from kg.remote import info_of, open_location  # noqa: PLC0415
    from kg.reports import find_writer  # noqa: PLC0415

    write = find_writer(output, template)
    _check_folder(output)
    where, language = locate_store(store), spoken_language()
    with show_progress() as progress:
        with open_location(where) as opened:
            progress.start("compare", 1)
            inputs = read_years(opened, earlier, later, language=language)
            made = replace(inputs, version=version("policy-kg"), content=info_of(where, opened).content)
            found = tell_apart(opened, diff_years(made, Scope(department, section, category, task)))
        progress.done()
        progress.start("report", 1)
        content = write(found, language, template)
        progress.done()
    _write(output, content)
    sys.stderr.write(say("written", path=output, size=f"{len(content):,}") + "\n")
    return 0


def _check_folder(output: Path) -> None:
    """Say before any work that there is no place for the file."""
    if not output.resolve().parent.is_dir():
        raise KgError(
            f"there is no folder {output.parent}", hint="make it first, or choose another place with --output"
        )


def _write(output: Path, content: bytes) -> None:
    from kg.export.files import write_file  # noqa: PLC0415

    try:
        write_file(output, content)
    except OSError as error:
        raise KgError(
            f"{output} cannot be written: {error.strerror or error}",
            hint="close it where it is open, or choose another place with --output",
        ) from error

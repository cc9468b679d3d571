"""`kg add`: takes documents into the workspace and builds again; if that fails, nothing has changed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg.cli.commands.build import build_workspace, describe_build
from kg.cli.failures import describe_failure
from kg.cli.intake import Options, Taken, list_files, open_series
from kg.cli.options import StoreOption
from kg.cli.place import locate_store, locate_workspace, program_name, working_folder
from kg.cli.progress import show_progress
from kg.cli.seen import describe_seen
from kg.cli.sending import check_server, send_build
from kg.cli.shelving import taken_in
from kg.cli.taking import Desk, Seen
from kg.cli.visible import visible
from kg.cli.words import say
from kg.errors import KgError, ManifestError
from kg.workspace import find_workspace

_LONGEST = 160


def add(  # noqa: PLR0913 - one parameter an option
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="add.file", show_default=False)],
    *,
    identifier: Annotated[str | None, typer.Option("--id", metavar="ID", help="add.id")] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help="add.year")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE", help="add.title")] = None,
    series: Annotated[str | None, typer.Option("--series", metavar="KEY", help="add.series")] = None,
    series_title: Annotated[
        str | None, typer.Option("--series-title", metavar="TITLE", help="add.series_title")
    ] = None,
    level: Annotated[
        Literal["national", "provincial", "city"] | None,
        typer.Option("--level", metavar="national|provincial|city", help="add.level"),
    ] = None,
    replaces: Annotated[str | None, typer.Option("--replaces", metavar="ID", help="add.replaces")] = None,
    store: StoreOption = None,
) -> int:
    """Add documents and build again."""
    options = Options(identifier, year, series, level, replaces, series_title, title)
    workspace = open_series(locate_workspace(), options)
    paths = list_files(files, workspace)
    if len(paths) > 1 and (identifier or year or title or replaces):
        raise ManifestError(
            "--id, --year, --title and --replaces are for one document",
            hint="add that document on its own, and then the others",
        )
    desk = Desk(workspace, options)
    bad = _read(desk, paths)
    if not desk.taken and not desk.changed:
        return 1 if bad else 0
    where = locate_store(store)
    check_server(where)
    folder = working_folder(where, workspace)
    with taken_in(workspace, desk.taken, desk.changed):
        report = build_workspace(find_workspace(workspace.root), folder, curation=True)
    sys.stdout.write("".join(_added(taken) for taken in desk.taken))
    sys.stdout.write(describe_build(report))
    send_build(folder, where)
    return 1 if bad else 0


def _read(desk: Desk, paths: tuple[Path, ...]) -> int:
    """Read every document and say of each what it is; return how many of several cannot be added."""
    if len(paths) == 1:
        sys.stdout.write(describe_seen(paths[0], desk.take(paths[0]), desk))
        sys.stdout.flush()
        return 0
    bad = 0
    for path, seen in _read_several(desk, paths):
        if isinstance(seen, Seen):
            sys.stdout.write(describe_seen(path, seen, desk))
        else:
            message, hint = describe_failure(seen)
            refused = say("not added", message=_brief(message))
            sys.stderr.write(visible(say("with hint", said=refused, hint=_brief(hint)) if hint else refused) + "\n")
            bad += 1
    if bad:
        sys.stderr.write(say("some not added", bad=bad, all=len(paths), program=program_name()) + "\n")
    sys.stdout.flush()
    return bad


def _read_several(desk: Desk, paths: tuple[Path, ...]) -> list[tuple[Path, Seen | KgError | OSError]]:
    """What becomes of each document, shown as a bar; one that cannot be read costs itself only."""
    found: list[tuple[Path, Seen | KgError | OSError]] = []
    with show_progress() as progress:
        progress.start("add", len(paths))
        for path in paths:
            try:
                found.append((path, desk.take(path)))
            except (KgError, OSError) as error:
                found.append((path, error))
            progress.advance()
        progress.done()
    return found


def _brief(message: str) -> str:
    """One line that a terminal holds; `kg check` says the rest."""
    line = " ".join(message.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _added(taken: Taken) -> str:
    if taken.replaces is None:
        return say("added", file=taken.row.file.name, plan=taken.row.identifier) + "\n"
    return say("added version", file=taken.row.file.name, plan=taken.row.identifier, program=program_name()) + "\n"

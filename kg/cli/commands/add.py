"""`kg add`: takes a document into the workspace and builds again; if that fails, nothing has changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg.cli.account import place_targets
from kg.cli.commands.build import build_workspace, describe_build
from kg.cli.intake import append_row, choose_entry, complete_entry, find_copy
from kg.cli.options import StoreOption
from kg.cli.place import locate_workspace
from kg.cli.reading import read_plan
from kg.cli.words import say
from kg.model import PlanDocument
from kg.workspace import MANIFEST, PlanEntry, Workspace, find_workspace


def add(  # noqa: PLR0913 - one parameter an option
    file: Annotated[Path, typer.Argument(metavar="FILE", help="add.file", show_default=False)],
    *,
    identifier: Annotated[str | None, typer.Option("--id", metavar="ID", help="add.id")] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help="add.year")] = None,
    series: Annotated[str | None, typer.Option("--series", metavar="KEY", help="add.series")] = None,
    level: Annotated[
        Literal["national", "provincial", "city"],
        typer.Option("--level", metavar="national|provincial|city", help="add.level"),
    ] = "national",
    store: StoreOption = None,
) -> int:
    """Add a document and build again."""
    workspace = locate_workspace()
    present = find_copy(workspace, file)
    if present is not None:
        sys.stdout.write(say("already there", file=file, plan=present.identifier) + "\n")
        return 0
    row = replace(choose_entry(workspace, file, identifier, series), year=year, level=level)
    document = read_plan(replace(row, file=file))
    row = complete_entry(row, document, workspace.manifest)
    sys.stdout.write(_describe(file, document, row, workspace))
    sys.stdout.flush()
    with _taken_in(workspace, file, row):
        report = build_workspace(find_workspace(workspace.root), store or workspace.store, curation=True)
    sys.stdout.write(say("added", file=row.file.name, plan=row.identifier) + "\n")
    sys.stdout.write(describe_build(report))
    return 0


@contextmanager
def _taken_in(workspace: Workspace, file: Path, row: PlanEntry) -> Iterator[None]:
    """Copy the document and write its row; take both back if what follows fails or is interrupted."""
    manifest = workspace.root / MANIFEST
    before = manifest.read_bytes()
    data = file.read_bytes()
    longer = append_row(before.decode("utf-8"), row).encode("utf-8")
    try:
        with row.file.open("xb") as copy:
            copy.write(data)
        _replace(manifest, longer)
        yield
    except BaseException:
        _replace(manifest, before)
        row.file.unlink(missing_ok=True)
        raise


def _replace(path: Path, data: bytes) -> None:
    if path.read_bytes() == data:
        return
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _describe(file: Path, document: PlanDocument, row: PlanEntry, workspace: Workspace) -> str:
    coverage = document.coverage
    left = coverage.characters - coverage.assigned - coverage.furniture if coverage else 0
    titles = dict(workspace.manifest.series)
    said = (
        say("read as", file=file, title=document.header.title.text if document.header.title else row.identifier),
        say(
            "understood",
            sections=len(document.sections),
            tasks=len(document.tasks),
            measures=sum(len(task.measures) for task in document.tasks),
            targets=len(place_targets(document)),
            left=left,
        ),
        say("joins series", series=row.series, title=titles[row.series]) if row.series else say("no series"),
    )
    return "".join(f"{line}\n" for line in said)

"""`kg check`: reads one document without storing it, and shows what was understood and what was left over."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg.cli.visible import escaped
from kg.errors import ManifestError
from kg.model import PlanDocument
from kg.workspace import PlanEntry, find_workspace


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="check.file", show_default=False)],
    *,
    form: Annotated[Literal["text", "json"], typer.Option("--format", metavar="text|json", help="format")] = "text",
) -> int:
    """Read one document without storing it."""
    document = read_file(file)
    if form == "json":
        from kg.cli.account import document_account  # noqa: PLC0415 - one of two forms

        account = json.dumps(document_account(document), ensure_ascii=False, indent=2)
        sys.stdout.write(escaped(account) + "\n")
    else:
        from kg.cli.tree import draw_document  # noqa: PLC0415 - one of two forms

        sys.stdout.write(draw_document(document))
    return 1 if document.coverage is None or document.coverage.unassigned else 0


def read_file(file: Path) -> PlanDocument:
    """Return the document in a file, read as the manifest says if it is in the corpus of a workspace.

    Raises `SourceError` or `FamilyError` if it cannot be read or understood.
    """
    from loaders import load_document  # noqa: PLC0415 - reading is slow to import

    return load_document(file, manifest_entry(file))


def manifest_entry(file: Path) -> PlanEntry | None:
    """Return the manifest's row for a file, or None where there is no manifest or no such row."""
    try:
        plans = find_workspace(file.resolve().parent).manifest.plans
    except ManifestError:
        return None
    return next((plan for plan in plans if plan.file.resolve() == file.resolve()), None)

"""`kg check`: reads one document without storing it, and shows what was understood and what was left over."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg.cli.corrected import tell_problems
from kg.cli.place import shown_path
from kg.cli.visible import escaped, visible
from kg.cli.words import say, spoken_language
from kg.cli.words.errors import translate
from kg.corrections import Corrected, apply_corrections, read_corrections
from kg.errors import ManifestError
from kg.model import PlanDocument
from kg.workspace import PlanEntry, find_workspace


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="check.file", show_default=False)],
    *,
    page: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="check.html")] = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format", metavar="text|json", help="format")] = "text",
) -> int:
    """Read one document without storing it."""
    corrected = read_checked(file)
    document = corrected.document
    if page is not None:
        _write_page(document, page)
        return 1 if document.coverage is None or document.coverage.unassigned else 0
    if form == "json":
        from kg.cli.account import document_account  # noqa: PLC0415 - one of two forms

        account = json.dumps(document_account(document), ensure_ascii=False, indent=2)
        sys.stdout.write(escaped(account) + "\n")
    else:
        from kg.cli.tree import draw_document  # noqa: PLC0415 - one of two forms

        sys.stdout.write(draw_document(document))
    return 1 if document.coverage is None or document.coverage.unassigned else 0


def _write_page(document: PlanDocument, page: Path) -> None:
    """Write the text with every element marked as a page; the one that was there stays until it is whole."""
    from kg.cli.tree import account_lines, family_label  # noqa: PLC0415 - one of three forms
    from kg.marked import marked_page  # noqa: PLC0415

    label = family_label(document.family)
    text = marked_page(document, language=spoken_language(), family=label, translate=translate)
    draft = page.with_name(f".{page.name}.new")
    try:
        draft.write_text(text, encoding="utf-8", errors="replace")
        draft.replace(page)
    finally:
        draft.unlink(missing_ok=True)
    sys.stdout.write(say("page written", path=shown_path(page)) + "\n")
    sys.stdout.write(visible("\n".join(account_lines(document)[1:])) + "\n")


def read_checked(file: Path) -> Corrected:
    """Return the document in a file as people corrected it, if it is in the corpus of a workspace.

    Corrections that are not obeyed are told on standard error. Raises `SourceError` or `FamilyError` if the file
    cannot be read or understood.
    """
    document = read_file(file)
    try:
        path = find_workspace(file.resolve().parent).corrections
    except ManifestError:
        return Corrected(document)
    if manifest_entry(file) is None:
        return Corrected(document)
    rows = read_corrections(path)
    corrected = apply_corrections(document, rows.rows)
    tell_problems(path, (*rows.problems, *corrected.problems))
    return corrected


def read_file(file: Path) -> PlanDocument:
    """Return the document in a file, read as the manifest says if it is in the corpus of a workspace.

    Raises `SourceError` or `FamilyError` if it cannot be read or understood.
    """
    from loaders import load_document  # noqa: PLC0415 - reading is slow to import

    return load_document(file, manifest_entry(file))


def manifest_entry(file: Path) -> PlanEntry | None:
    """Return the manifest's row for a file, or None where there is no manifest or no such row."""
    try:
        manifest = find_workspace(file.resolve().parent).manifest
    except ManifestError:
        return None
    plans = (*manifest.plans, *manifest.former)
    return next((plan for plan in plans if plan.file.resolve() == file.resolve()), None)

"""Puts documents into the corpus and takes them out: all of it happens, or none if what follows fails."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.cli.intake import Changed, Taken, version_name
from kg.cli.manifest_rows import append_row, append_series, append_text, change_row, find_row, remove_row
from kg.errors import ManifestError
from kg.workspace import MANIFEST, PlanEntry, Workspace, read_manifest

REMOVED = Path("removed")
"""Where in the corpus the documents of removed plans lie, with their rows in a manifest of their own."""


@contextmanager
def taken_in(workspace: Workspace, documents: Iterable[Taken], changes: Iterable[Changed] = ()) -> Iterator[None]:
    """Copy documents into the corpus and write their rows; take it all back if the body fails or is interrupted.

    `changes` are to rows that are there already.

    The plan that a document is a new version of gives it its identifier, and is kept as a former version. A series of
    the workspace that the manifest does not have yet is written with the first of its documents.
    """
    manifest = workspace.root / MANIFEST
    text = before = _read(manifest)
    known = dict(read_manifest(manifest).series)
    copied: list[Path] = []
    documents, changes = tuple(documents), tuple(changes)
    begun = {taken.row.series for taken in documents} | {change.after.series for change in changes}
    try:
        for key, title in workspace.manifest.series:
            if key in begun and key not in known:
                text = append_series(text, key, title)
        for change in changes:
            text = change_row(text, change.before.identifier, _said_anew(change))
        for taken in documents:
            if taken.replaces is not None:
                text = _supersede(text, taken.replaces)
            text = append_row(text, taken.row)
            with taken.row.file.open("xb") as copy:
                copied.append(taken.row.file)
                copy.write(taken.file.read_bytes())
        _write(manifest, text)
        yield
    except BaseException:
        _write(manifest, before)
        for path in copied:
            path.unlink(missing_ok=True)
        raise


def _said_anew(change: Changed) -> dict[str, str | int | None]:
    keys = ("year", "series", "title", "level")
    return {key: value for key in keys if (value := getattr(change.after, key)) != getattr(change.before, key)}


def _supersede(text: str, plan: PlanEntry) -> str:
    """The manifest's text with a plan renamed to a former version of itself, and with it those it replaced."""
    name = version_name(plan.identifier, _identifiers(text))
    renamed = change_row(text, plan.identifier, {"id": name, "superseded_by": plan.identifier})
    return _relinked(renamed, plan.identifier, name, but=name)


@contextmanager
def taken_out(workspace: Workspace, plan: PlanEntry) -> Iterator[Path]:
    """Move a plan's document aside and its row with it; yield where it lies now, and take it back if the body fails.

    The former version that it replaced, if there is one, is the plan again.
    """
    manifest, aside = workspace.root / MANIFEST, workspace.root / MANIFEST.parent / REMOVED
    rows = aside / MANIFEST.name
    before, rows_before = _read(manifest), _read(rows)
    aside.mkdir(exist_ok=True)
    target = _free(aside, plan.file.name)
    text, row = remove_row(before, plan.identifier)
    try:
        _write(rows, append_text(_without(rows_before, plan.identifier), row))
        if target.name != plan.file.name:
            _write(rows, change_row(_read(rows), plan.identifier, {"file": target.name}))
        _write(manifest, _restored(text, plan))
        plan.file.rename(target)
        yield target
    except BaseException:
        if target.exists():
            target.rename(plan.file)
        _write(manifest, before)
        _write(rows, rows_before)
        raise


@contextmanager
def put_back(workspace: Workspace, identifier: str) -> Iterator[Path]:
    """Move the document of a removed plan back with its row; yield where it lies now, undone if the body fails.

    Raises `ManifestError` if no such plan was removed, or its identifier or the name of its file is taken.
    """
    manifest, aside = workspace.root / MANIFEST, workspace.root / MANIFEST.parent / REMOVED
    rows = aside / MANIFEST.name
    before, rows_before = _read(manifest), _read(rows)
    if not find_row(rows_before, identifier):
        raise ManifestError(
            f"no removed plan {identifier}", hint=f"see {REMOVED.as_posix()}/{MANIFEST.name} in the corpus"
        )
    kept, row = remove_row(rows_before, identifier)
    name = _value(row, "file")
    source, target = aside / name, manifest.parent / name
    if find_row(before, identifier):
        raise ManifestError(
            f"there is a plan {identifier} already",
            hint=f"remove that one first, or add the file as its new version: kg add {source}",
        )
    if target.exists() or not source.is_file():
        raise ManifestError(f"{source} cannot be put back", hint="look whether it is there, and its name free")
    try:
        text = append_text(before, row)
        later = _value(row, "superseded_by")
        if later and not find_row(text, later):
            text = change_row(text, identifier, {"superseded_by": None})
        source.rename(target)
        _write(manifest, text)
        _write(rows, kept)
        yield target
    except BaseException:
        if target.exists():
            target.rename(source)
        _write(manifest, before)
        _write(rows, rows_before)
        raise


def _restored(text: str, plan: PlanEntry) -> str:
    """The manifest's text after a plan went: its last version before is the plan again, and the chain is whole."""
    former = [name for name in _identifiers(text) if _superseded_by(text, name) == plan.identifier]
    if not former:
        return text
    if plan.superseded_by is not None:
        return change_row(text, former[0], {"superseded_by": plan.superseded_by})
    renamed = change_row(text, former[0], {"id": plan.identifier, "superseded_by": None})
    return _relinked(renamed, former[0], plan.identifier, but=plan.identifier)


def _relinked(text: str, old: str, new: str, *, but: str) -> str:
    """The manifest's text with the versions that `old` replaced replaced by `new`."""
    for name in _identifiers(text):
        if name != but and _superseded_by(text, name) == old:
            text = change_row(text, name, {"superseded_by": new})
    return text


def _identifiers(text: str) -> list[str]:
    return [str(row.get("id")) for row in _rows(text)]


def _superseded_by(text: str, identifier: str) -> str | None:
    return next((row.get("superseded_by") for row in _rows(text) if row.get("id") == identifier), None)


def _rows(text: str) -> list[dict[str, str]]:
    import tomllib  # noqa: PLC0415 - needed to change the manifest only

    rows: list[dict[str, str]] = tomllib.loads(text).get("plan", [])
    return rows


def _value(row: str, key: str) -> str:
    return str(_rows(row)[0].get(key) or "")


def _without(rows: str, identifier: str) -> str:
    """The rows of removed plans without that of one which was removed before, added again, and is removed again."""
    return remove_row(rows, identifier)[0] if find_row(rows, identifier) else rows


def _free(folder: Path, name: str) -> Path:
    stem, suffix = Path(name).stem, Path(name).suffix
    names = (name, *(f"{stem}-{n}{suffix}" for n in range(2, 1000)))
    return next(path for one in names if not (path := folder / one).exists())


def _read(path: Path) -> str:
    """The text of a file with its line ends as they are; empty if there is no file."""
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _write(path: Path, text: str) -> None:
    """Put a text in the place of a file at once; an empty one takes the file away."""
    if _read(path) == text:
        return
    if not text.strip():
        path.unlink(missing_ok=True)
        return
    draft = path.with_name(f".{path.name}.new")
    try:
        with draft.open("wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)

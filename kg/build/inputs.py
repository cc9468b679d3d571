"""Gathers what a build is made from, and the one digest that tells whether any of it has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from kg.build.cache import digest
from kg.build.originals import DigestOf, Original, entry_key, file_digest, make_original
from kg.build.versions import step_version
from kg.codec import write_value
from kg.corrections import Row, Rows, read_corrections
from kg.errors import CurationError
from kg.workspace import PlanEntry, Workspace


@dataclass(frozen=True, slots=True)
class Inputs:
    """A workspace with the corrections of its documents; `digest` is that of all of it, None where it is not known.

    `originals` and `former` are the documents of its plans and of their former versions, in the order of the manifest.
    """

    workspace: Workspace
    rows: Rows
    originals: tuple[Original, ...]
    former: tuple[Original, ...]
    curation: bool
    digest: str | None


def read_inputs(
    workspace: Workspace, *, curation: bool, reading: str | None, digest_of: DigestOf = file_digest
) -> Inputs:
    """Return what a build is made from; `reading` is the version of what reads the documents, if it has one.

    `digest_of` tells the digest of a document's file, wherever that lies.
    Raises `CurationError` if a file of decisions or corrections cannot be read.
    """
    rows = read_corrections(workspace.corrections) if curation else Rows()
    manifest = workspace.manifest
    make = partial(make_original, version=reading, digest_of=digest_of)
    originals = tuple(make(entry, _rows_of(rows.rows, entry.identifier)) for entry in manifest.plans)
    former = tuple(make(entry, mine) for entry, mine in _former(workspace, rows.rows))
    decisions = _content(workspace) if curation else b""
    whole = _digest(workspace, rows, (*originals, *former), decisions, curation=curation)
    return Inputs(workspace, rows, originals, former, curation, whole)


def _digest(
    workspace: Workspace, rows: Rows, originals: Iterable[Original], decisions: bytes, *, curation: bool
) -> str | None:
    parts: list[str | bytes] = [str(workspace.root), repr(workspace.manifest.series), decisions, str(curation)]
    parts += [step_version(step) for step in ("read", "align", "state")]
    parts += [write_value(row) for row in rows.rows]
    parts += [write_value(problem) for problem in rows.problems]
    for original in originals:
        if original.key is None:
            return None
        parts += [original.key, entry_key(original.entry)]
    return digest(*parts)


def _rows_of(rows: Iterable[Row], *plans: str) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.plan in plans)


def _former(workspace: Workspace, rows: tuple[Row, ...]) -> Iterator[tuple[PlanEntry, tuple[Row, ...]]]:
    """The former versions; what people corrected of a plan is corrected there too, where it still applies."""
    for entry in workspace.manifest.former:
        mine = _rows_of(rows, current_version(workspace, entry.identifier), entry.identifier)
        yield entry, tuple(replace(row, plan=entry.identifier) for row in mine)


def current_version(workspace: Workspace, identifier: str) -> str:
    """Return the plan that a former version was replaced by in the end."""
    later = {entry.identifier: entry.superseded_by for entry in workspace.manifest.former}
    while identifier in later:
        identifier = later[identifier] or identifier
    return identifier


def _content(workspace: Workspace) -> bytes:
    """The file of decisions as it lies there; none holds none."""
    try:
        return workspace.decisions.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise CurationError(
            f"{workspace.decisions}: {error}", hint="mend the file; it is tab-separated text in UTF-8"
        ) from error

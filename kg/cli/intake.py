"""What a document becomes when it is added: its identifier, its place in the corpus, its row in the manifest."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from kg.errors import ManifestError, SourceError
from kg.model import PlanDocument
from kg.workspace import MANIFEST, Manifest, PlanEntry, Workspace, check_identifier

_SEPARATORS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?:19|20)\d{2}年?(?:度)?")


def find_copy(workspace: Workspace, file: Path) -> PlanEntry | None:
    """Return the plan of the workspace whose document has the very bytes of `file`.

    Raises `SourceError` if the file cannot be read.
    """
    wanted = _digest(file)
    same = (plan for plan in workspace.manifest.plans if plan.file.is_file() and _digest(plan.file) == wanted)
    return next(same, None)


def choose_entry(workspace: Workspace, file: Path, identifier: str | None, series: str | None) -> PlanEntry:
    """Return the row of a document with where its copy will lie; nothing that exists is ever overwritten.

    Raises `ManifestError` for an identifier that is taken or cannot stand in an IRI, for an unknown series, and
    where another document lies under the name.
    """
    chosen = check_identifier(identifier or _SEPARATORS.sub("-", file.stem).strip("-"), str(file))
    if chosen in {plan.identifier for plan in workspace.manifest.plans}:
        raise ManifestError(f"{file}: there is a plan {chosen!r} already", hint="give it another id with --id")
    known = dict(workspace.manifest.series)
    if series is not None and series not in known:
        raise ManifestError(
            f"{file}: {series!r} is no series of the manifest", hint=f"use one of: {', '.join(known) or '(none)'}"
        )
    if not file.name.isprintable():
        raise ManifestError(f"{file}: the file's name has characters that no manifest holds", hint="rename the file")
    corpus = workspace.root / MANIFEST.parent
    target = next((path for name in (file.name, chosen + file.suffix) if not (path := corpus / name).exists()), None)
    if target is None:
        raise ManifestError(f"{corpus / file.name} is another document", hint="give this one another id with --id")
    return PlanEntry(chosen, target, series=series)


def complete_entry(entry: PlanEntry, document: PlanDocument, manifest: Manifest) -> PlanEntry:
    """Return the row with what the document says: its year, and the series whose title it bears.

    A title bears a series' title if the two are equal without the year (2022年…任务清单 and …任务清单). Who issues
    the plans of a series and whose departments they name is taken from its latest plan.
    """
    bare = _bare(document.header.title.text) if document.header.title else ""
    named = next((key for key, title in manifest.series if _bare(title) == bare), None)
    whole = replace(entry, year=entry.year or document.header.year, series=entry.series or named)
    if whole.series is None:
        return whole
    siblings = [plan for plan in manifest.plans if plan.series == whole.series]
    if not siblings:
        return whole
    latest = max(siblings, key=lambda plan: plan.year or 0)
    return replace(whole, issuer=latest.issuer, organisation=latest.organisation, level=latest.level)


def append_row(manifest: str, entry: PlanEntry) -> str:
    """Return the manifest's text with the row of a document at its end; everything else stays as it is."""
    import tomlkit  # noqa: PLC0415 - needed for this one thing

    row = tomlkit.table()
    row.add("id", entry.identifier)
    row.add("file", entry.file.name)
    for key in ("year", "series", "issuer", "organisation", "level"):
        value = getattr(entry, key)
        if value is not None:
            row.add(key, value)
    rows = tomlkit.aot()
    rows.append(row)
    document = tomlkit.document()
    document.add("plan", rows)
    return f"{manifest.rstrip()}\n\n{document.as_string().strip()}\n"


def _bare(title: str) -> str:
    return _YEAR.sub("", "".join(title.split()))


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except FileNotFoundError as error:
        raise SourceError(f"{file}: no such file", hint="check the name and the folder") from error
    except OSError as error:
        raise SourceError(f"{file}: cannot be read ({error.strerror})", hint="name a document") from error

"""Changes the text of the manifest row by row; what is not of the row stays as it is, comments included."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.workspace import PlanEntry

_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
_KEYS = ("year", "series", "title", "issuer", "organisation", "level", "superseded_by")


def append_row(manifest: str, entry: PlanEntry) -> str:
    """Return the manifest's text with the row of a document at its end."""
    import tomlkit  # noqa: PLC0415 - needed to write only

    row = tomlkit.table()
    row.add("id", entry.identifier)
    row.add("file", entry.file.name)
    for key in _KEYS:
        value = getattr(entry, key)
        if value is not None:
            row.add(key, value)
    rows = tomlkit.aot()
    rows.append(row)
    document = tomlkit.document()
    document.add("plan", rows)
    return append_text(manifest, document.as_string())


def append_series(manifest: str, key: str, title: str) -> str:
    """Return the manifest's text with a series at its end."""
    import tomlkit  # noqa: PLC0415 - needed to write only

    table = tomlkit.table(is_super_table=True)
    table.add(key, {"title": title})
    document = tomlkit.document()
    document.add("series", table)
    return append_text(manifest, document.as_string())


def append_text(manifest: str, row: str) -> str:
    """Return the manifest's text with the text of a row at its end."""
    return f"{manifest.rstrip()}\n\n{row.strip()}\n".lstrip("\n")


def change_row(manifest: str, identifier: str, values: Mapping[str, str | int | None]) -> str:
    """Return the manifest's text with values of a plan's row changed or added, and those that are None taken out."""
    import tomlkit  # noqa: PLC0415 - needed to write only

    pieces = _pieces(manifest)
    number = _find(pieces, identifier)
    row = pieces[number]
    end = len(row.rstrip())
    document = tomlkit.parse(row[:end] + "\n")
    table = document["plan"][0]
    for key, value in values.items():
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value
    pieces[number] = document.as_string().rstrip() + row[end:]
    return "".join(pieces)


def remove_row(manifest: str, identifier: str) -> tuple[str, str]:
    """Return the manifest's text without a plan's row, and the text of the row; comments that close it stay."""
    pieces = _pieces(manifest)
    number = _find(pieces, identifier)
    lines = pieces[number].splitlines(keepends=True)
    end = max(n for n, line in enumerate(lines, start=1) if line.strip() and not line.lstrip().startswith("#"))
    rest = "".join(lines[end:])
    pieces[number] = rest.lstrip("\n") if rest.strip() else ""
    return "".join(pieces).rstrip() + "\n", "".join(lines[:end]).strip() + "\n"


def find_row(manifest: str, identifier: str) -> bool:
    """Return whether the manifest's text has a row of this plan."""
    return any(_is_of(piece, identifier) for piece in _pieces(manifest))


def _pieces(manifest: str) -> list[str]:
    """The text cut before each header of a table."""
    starts = [0, *(match.start() for match in _HEADER.finditer(manifest) if match.start())]
    return [manifest[a:b] for a, b in zip(starts, [*starts[1:], len(manifest)], strict=True)]


def _find(pieces: list[str], identifier: str) -> int:
    return next(n for n, piece in enumerate(pieces) if _is_of(piece, identifier))


def _is_of(piece: str, identifier: str) -> bool:
    if not re.match(r"[ \t]*\[\[[ \t]*plan[ \t]*\]\]", piece):
        return False
    return (
        re.search(rf"^[ \t]*id[ \t]*=[ \t]*([\"']){re.escape(identifier)}\1[ \t]*(?:#.*)?$", piece, re.MULTILINE)
        is not None
    )

"""Writes rows into the file of corrections and takes them out again; every other byte of it stays as it is.

The file is read again before each write, under a lock that keeps two writers of one workspace apart.
"""

from __future__ import annotations

from pathlib import Path

from kg.corrections.read import parse_corrections, row_pieces
from kg.corrections.rows import KEYS, Row
from kg.errors import CurationError
from kg.ledger import read_ledger, replace_ledger, writing_alone

_HINT = "mend the file; it is TOML in UTF-8"
_PREAMBLE = """\
# Corrections of what was read, one [[correction]] each, obeyed by every build; see docs/corrections.md.
# A build only reads this file: comments and order are yours. `kg correct` adds a row at its end.
"""


def row_text(row: Row) -> str:
    """Return a row as the lines of the file."""
    import tomlkit  # noqa: PLC0415 - needed to write only

    table = tomlkit.table()
    for key in KEYS:
        value = _value(row, key)
        if value is not None:
            table.add(key, value)
    rows = tomlkit.aot()
    rows.append(table)
    document = tomlkit.document()
    document.add("correction", rows)
    return f"{document.as_string().strip()}\n"


def record_correction(path: Path, row: Row) -> int:
    """Add a row at the end of the file at `path`, which is made if it is not there; return the number of its line.

    Nothing is written where this raises `CurationError`, because the row contradicts one of the file or repeats it,
    or because another writer does not end.
    """
    with writing_alone(path):
        before = read_ledger(path, hint=_HINT)
        text = f"{before.rstrip()}\n\n" if before.strip() else f"{_PREAMBLE}\n"
        line = text.count("\n") + 1
        longer = text + row_text(row)
        wrong = [problem for problem in parse_corrections(longer).problems if problem.line == line]
        if wrong:
            raise CurationError(
                f"{path}:{line}: {wrong[0].message}; nothing is written",
                hint="see the rows of the file: kg correct --list",
            )
        replace_ledger(path, longer)
    return line


def withdraw_correction(path: Path, line: int) -> str:
    """Take the row that begins at `line` out of the file at `path` and return its text.

    Comments below it stay, since they speak of the row that follows. Raises `CurationError` if no row begins there.
    """
    with writing_alone(path):
        pieces = row_pieces(read_ledger(path, hint=_HINT))
        number = next((n for n, (start, _) in enumerate(pieces) if start == line), None)
        if number is None or not pieces[number][1].lstrip().startswith("[["):
            raise CurationError(
                f"{path}:{line}: no row begins here", hint="see the rows of the file: kg correct --list"
            )
        taken, kept = _parted(pieces[number][1])
        texts = [text for _, text in pieces]
        texts[number] = kept
        replace_ledger(path, "".join(texts))
    return taken


def _parted(piece: str) -> tuple[str, str]:
    """A row, and the comments and blank lines that close its piece of the file."""
    lines = piece.splitlines(keepends=True)
    end = max(n for n, line in enumerate(lines, start=1) if line.strip() and not line.lstrip().startswith("#"))
    rest = lines[end:]
    return "".join(lines[:end]), "".join(rest).lstrip("\n") if any(line.strip() for line in rest) else ""


def _value(row: Row, key: str) -> object:
    if key in ("was", "now"):
        texts: tuple[str, ...] = getattr(row, key)
        if row.field == "sentences":
            return list(texts)
        return texts[0] if texts else None
    return getattr(row, {"date": "day"}.get(key, key))

"""Writes rows into the file of corrections and takes them out again; every other byte of it stays as it is.

The file is read again before each write, under a lock that keeps two writers of one workspace apart.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from filelock import FileLock, Timeout

from kg.corrections.read import parse_corrections, row_pieces
from kg.corrections.rows import KEYS, Row
from kg.errors import CurationError

_PATIENCE = 30.0
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
    with _alone(path):
        before = _read(path)
        text = f"{before.rstrip()}\n\n" if before.strip() else f"{_PREAMBLE}\n"
        line = text.count("\n") + 1
        longer = text + row_text(row)
        wrong = [problem for problem in parse_corrections(longer).problems if problem.line == line]
        if wrong:
            raise CurationError(
                f"{path}:{line}: {wrong[0].message}; nothing is written",
                hint="see the rows of the file: kg correct --list",
            )
        _write(path, longer)
    return line


def withdraw_correction(path: Path, line: int) -> str:
    """Take the row that begins at `line` out of the file at `path` and return its text.

    Comments below it stay, since they speak of the row that follows. Raises `CurationError` if no row begins there.
    """
    with _alone(path):
        pieces = row_pieces(_read(path))
        number = next((n for n, (start, _) in enumerate(pieces) if start == line), None)
        if number is None or not pieces[number][1].lstrip().startswith("[["):
            raise CurationError(
                f"{path}:{line}: no row begins here", hint="see the rows of the file: kg correct --list"
            )
        taken, kept = _parted(pieces[number][1])
        texts = [text for _, text in pieces]
        texts[number] = kept
        _write(path, "".join(texts))
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


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise CurationError(f"{path}: {error}", hint="mend the file; it is TOML in UTF-8") from error


def _write(path: Path, text: str) -> None:
    """Put the text in the place of the file at once, so that an interruption leaves the old one whole."""
    with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as draft:
        try:
            draft.write(text.encode("utf-8"))
            draft.flush()
            os.fsync(draft.fileno())
            Path(draft.name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            Path(draft.name).replace(path)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path.parent.parent / ".kg.review.lock")
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout as error:
        raise CurationError(
            f"another review has been writing {path} for {_PATIENCE:.0f} seconds", hint="end it, then go on"
        ) from error
    try:
        yield
    finally:
        lock.release()

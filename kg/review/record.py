"""Writes decisions into the file that people keep in git, line by line, and never touches a line of someone else.

Before each write the file is read again; the new line goes to its place in the order of the file, all other lines
stay byte for byte as they are. A lock keeps two reviews of one workspace apart while they write.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from filelock import FileLock, Timeout

from kg.align.curation import (
    COLUMNS,
    Decision,
    curation_text,
    decision_line,
    place,
    read_cells,
    read_pair,
    settled_lines,
)
from kg.errors import CurationError

_PATIENCE = 30.0


class DecidedError(CurationError):
    """A pair that a row of the file speaks of already, as when someone else has decided meanwhile."""


def record_decision(path: Path, decision: Decision) -> str:
    """Add a decision to the file at `path`, which is made if it is not there, and return the line that was added.

    The file stays as it is where this raises `DecidedError`, because a row of it speaks of this pair already,
    `CurationError`, because it holds a merge conflict or lacks a column, or `OSError`.
    """
    with _alone(path):
        text = _read(path) or curation_text(())
        columns, rows = _read_table(text, path)
        lines = text.splitlines(keepends=True)
        at = _place_for(decision, columns, rows, path)
        end = "\r\n" if lines[0].endswith("\r\n") else "\n"
        line = decision_line(decision, columns).removesuffix("\n") + end
        lines[-1] = lines[-1] if lines[-1].endswith("\n") else f"{lines[-1]}{end}"
        lines.insert(len(lines) if at is None else at - 1, line)
        _write(path, "".join(lines))
    return line


def withdraw_decision(path: Path, line: str) -> bool:
    """Take the line that `record_decision` returned out of the file again; return whether it was still there."""
    with _alone(path):
        lines = _read(path).splitlines(keepends=True)
        if line not in lines:
            return False
        lines.remove(line)
        _write(path, "".join(lines))
    return True


def _read_table(text: str, path: Path) -> tuple[list[str], list[tuple[int, str]]]:
    """The columns of the file, and its rows by the number of their line."""
    lines, problems = settled_lines(text)
    if problems:
        raise CurationError(
            f"{path}:{problems[0].line}: {problems[0].message}; nothing is written",
            hint="settle the merge conflict in the file, then review again",
        )
    (number, header), *rows = lines or [(0, "")]
    columns = read_cells(header) if header else []
    missing = [name for name in COLUMNS if name not in columns]
    if missing:
        raise CurationError(
            f"{path}:{number}: no column {missing[0]!r}; nothing is written",
            hint=f"the line of column names holds: {', '.join(COLUMNS)}",
        )
    return columns, rows


def _place_for(decision: Decision, columns: list[str], rows: list[tuple[int, str]], path: Path) -> int | None:
    """The number of the line that the decision goes before, or None for the end of the file."""
    mine = place(decision.earlier, decision.later)
    before: int | None = None
    for number, row in rows:
        earlier, later = read_pair(dict(zip(columns, read_cells(row), strict=False)))
        if earlier is None or later is None:
            continue
        if (earlier, later) == (decision.earlier, decision.later):
            raise DecidedError(
                f"{path}:{number}: this pair has a decision already, which is kept",
                hint="to change it, edit that line",
            )
        if before is None and place(earlier, later) > mine:
            before = number
    return before


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise CurationError(f"{path}: {error}", hint="mend the file; it is tab-separated text in UTF-8") from error


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
    """Keep other reviews from writing the file while the body runs."""
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

"""Writes decisions into the file that people keep in git, line by line, and never touches a line of someone else.

Before each write the file is read again; the new line goes to its place in the order of the file, all other lines
stay byte for byte as they are. A lock keeps two reviews of one workspace apart while they write.
"""

from __future__ import annotations

from pathlib import Path

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
from kg.ledger import read_ledger, replace_ledger, writing_alone

_HINT = "mend the file; it is tab-separated text in UTF-8"


class DecidedError(CurationError):
    """A pair that a row of the file speaks of already, as when someone else has decided meanwhile."""


def record_decision(path: Path, decision: Decision) -> str:
    """Add a decision to the file at `path`, which is made if it is not there, and return the line that was added.

    The file stays as it is where this raises `DecidedError`, because a row of it speaks of this pair already,
    `CurationError`, because it holds a merge conflict or lacks a column, or `OSError`.
    """
    with writing_alone(path):
        text = read_ledger(path, hint=_HINT) or curation_text(())
        columns, rows = _read_table(text, path)
        lines = text.splitlines(keepends=True)
        at = _place_for(decision, columns, rows, path)
        end = "\r\n" if lines[0].endswith("\r\n") else "\n"
        line = decision_line(decision, columns).removesuffix("\n") + end
        lines[-1] = lines[-1] if lines[-1].endswith("\n") else f"{lines[-1]}{end}"
        lines.insert(len(lines) if at is None else at - 1, line)
        replace_ledger(path, "".join(lines))
    return line


def withdraw_decision(path: Path, line: str) -> bool:
    """Take the line that `record_decision` returned out of the file again; return whether it was still there."""
    with writing_alone(path):
        lines = read_ledger(path, hint=_HINT).splitlines(keepends=True)
        if line not in lines:
            return False
        lines.remove(line)
        replace_ledger(path, "".join(lines))
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

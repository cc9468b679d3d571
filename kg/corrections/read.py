"""Reads the file of corrections row by row, so that a mistake costs one row and is told by its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from kg.corrections.rows import Problem, Row, Rows, read_row, settle
from kg.errors import CurationError

# What may hold the sign of a row without being one comes first: texts over several lines, texts, comments.
_PARTS = re.compile(
    r'"""(?:\\.|[^\\])*?"""|' r"'''.*?'''|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'|#[^\n]*|"
    r"(?P<row>^[ \t]*\[\[[ \t]*correction[ \t]*\]\])",
    re.DOTALL | re.MULTILINE,
)  # fmt: skip
_MARK = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?:\s|$)")


def read_corrections(path: Path) -> Rows:
    """Return the corrections in the TOML file at `path`; a file that is not there holds none.

    A row that cannot be obeyed is a problem named by its line, and the other rows are read. Raises `CurationError`
    if the file cannot be read as UTF-8 text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Rows()
    except (OSError, UnicodeDecodeError) as error:
        raise CurationError(f"{path}: {error}", hint="mend the file; it is TOML in UTF-8") from error
    return parse_corrections(text)


def parse_corrections(text: str) -> Rows:
    """Return the corrections in the text of a file, as `read_corrections` does."""
    settled, problems = _without_conflicts(text)
    rows: list[Row] = []
    for line, piece in row_pieces(settled):
        for found in _read_piece(piece, line):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                rows.append(found)
    clear = settle(rows)
    return Rows(clear.rows, tuple(sorted((*problems, *clear.problems))))


def row_pieces(text: str) -> list[tuple[int, str]]:
    """Return the text cut before each `[[correction]]`, each piece with the number of its first line.

    The first piece is what stands before the first row, which may be nothing.
    """
    starts = [0, *(match.start("row") for match in _PARTS.finditer(text) if match["row"])]
    ends = [*starts[1:], len(text)]
    return [
        (text.count("\n", 0, start) + 1, text[start:end])
        for start, end in zip(starts, ends, strict=True)
        if start < end
    ]


def _read_piece(piece: str, line: int) -> Iterator[Row | Problem]:
    try:
        data = tomllib.loads(piece, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        yield Problem(line, f"this row is no TOML ({_reason(error, line)})")
        return
    unknown = [key for key in data if key != "correction"]
    if unknown:
        yield Problem(line, f"{unknown[0][:30]!r} belongs to no row: write each as [[correction]]")
    for table in data.get("correction", []) if not unknown else []:
        yield read_row(table, line) if isinstance(table, dict) else Problem(line, "write each row as [[correction]]")


def _reason(error: Exception, line: int) -> str:
    """What the parser says, its line counted in the file and not in the row."""
    said = re.sub(r"at line (\d+)", lambda match: f"at line {int(match[1]) + line - 1}", str(error))
    return " ".join(said.split())


def _without_conflicts(text: str) -> tuple[str, list[Problem]]:
    """The text with the lines of merge conflicts left blank, so that all others keep their numbers."""
    lines, problems, inside = [], [], False
    for number, line in enumerate(text.split("\n"), start=1):
        mark = _MARK.match(line)
        if mark and mark[1].startswith("<"):
            problems.append(Problem(number, "a merge conflict begins here: its rows are not obeyed"))
            inside = True
        lines.append("" if inside or mark else line)
        if mark and mark[1].startswith(">"):
            inside = False
    return "\n".join(lines), problems

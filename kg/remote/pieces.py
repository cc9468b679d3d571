"""Cuts the statements of a graph into pieces of N-Triples that one request can carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.errors import StoreError
from kg.store import Statement

PIECE = 4 << 20
"""The most bytes of one request; a single statement may be longer."""
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def cut_pieces(statements: Iterable[Statement], most: int = PIECE) -> Iterator[bytes]:
    """Yield the statements as N-Triples, in their order, in pieces of whole lines and at most `most` bytes.

    Raises `StoreError` for a blank node: added a second time, it would be another one.
    """
    lines: list[bytes] = []
    size = 0
    for statement in statements:
        line = write_line(statement)
        if lines and size + len(line) > most:
            yield b"".join(lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    if lines:
        yield b"".join(lines)


def write_line(statement: Statement) -> bytes:
    """Return a statement as a line of N-Triples. Raises `StoreError` for a blank node."""
    subject, predicate, value = statement
    if value.kind == "iri":
        term = f"<{value.value}>"
    elif value.kind == "literal":
        term = f'"{value.value.translate(_ESCAPES)}"'
        term += f"@{value.language}" if value.language else f"^^<{value.datatype}>" if value.datatype else ""
    if value.kind == "blank" or ":" not in subject:
        raise StoreError(f"{subject} has a blank node, which no server keeps as it is")
    return f"<{subject}> <{predicate}> {term} .\n".encode()

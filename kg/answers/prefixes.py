"""Puts the prefix lines at the head of a text in order, which Oxigraph writes in another order each time."""

from __future__ import annotations

from typing import Protocol

_PREFIX = b"@prefix"


class Writer(Protocol):
    """Whatever bytes can be written to."""

    def write(self, data: bytes, /) -> int:
        """Write all of `data`, and return how long it is."""
        ...


class SortedPrefixes:
    """Passes on what is written to it, the prefix lines sorted."""

    def __init__(self, pipe: Writer) -> None:
        self._pipe = pipe
        self._head: bytearray | None = bytearray()

    def write(self, data: bytes) -> int:
        """Take a part of the text, and pass it on once the prefixes are whole."""
        if self._head is None:
            return self._pipe.write(data)
        self._head += data
        last = self._head.rstrip(b"\n").rpartition(b"\n")[2]
        if not last.startswith(_PREFIX[: len(last)]):
            self.close()
        return len(data)

    def flush(self) -> None:
        """Do nothing, for what is held is not whole."""

    def close(self) -> None:
        """Pass on what is still held."""
        if self._head is None:
            return
        lines = bytes(self._head).splitlines(keepends=True)
        count = next((n for n, line in enumerate(lines) if not line.startswith(_PREFIX)), len(lines))
        self._head = None
        self._pipe.write(b"".join((*sorted(lines[:count]), *lines[count:])))

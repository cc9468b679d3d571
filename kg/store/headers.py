"""Reads the answer of a server that repeats every graph of a question in a header of its own, as Virtuoso does.

Python takes an answer of at most a hundred headers, so a build of more than some ninety graphs could not be asked.
"""

from __future__ import annotations

from http.client import HTTPResponse
from io import BufferedReader
from socket import socket

_REPEATED = (b"x-sparql-default-graph:", b"x-sparql-named-graph:")
_MOST = 1_000_000  # as many graphs as no question names; a server that goes on beyond is no server


class Response(HTTPResponse):
    """An answer without the headers that only repeat the graphs of the question."""

    def __init__(self, sock: socket, debuglevel: int = 0, method: str | None = None, url: str | None = None) -> None:
        """Begin to read what comes from `sock`, as `http.client` wants it to be done."""
        super().__init__(sock, debuglevel, method, url)
        self.fp = _Lines(self.fp.detach())


class _Lines(BufferedReader):
    """Lines but for those headers; pieces of the body are read as they are."""

    def readline(self, size: int | None = -1, /) -> bytes:
        for _ in range(_MOST):
            line = super().readline(size)
            if not line.lower().startswith(_REPEATED):
                return line
        return b"too many graphs\r\n" * 2

"""What the person who starts the server decides: limits of a query, and who may ask."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

MEBIBYTE = 1 << 20
SMALLEST_TO_PACK = 1024
"""From so many bytes on an answer is packed, for clients that take it so."""
PACKING = 5
"""How hard gzip tries, from 1 to 9."""
HERE = ("localhost", "127.0.0.1", "[::1]", "::1")
"""The names of this machine: no site can make a browser call it by another and read the answer (DNS rebinding)."""


def _usual_workers() -> int:
    """Never fewer than four, so that some heavy queries leave one to the light ones."""
    return min(max(4, os.cpu_count() or 4), 8)


@dataclass(frozen=True, slots=True)
class Settings:
    """The limits of a server.

    `seconds` is how long one query may take, `rows` how many rows or triples an answer may have, `memory` how many
    MiB a query may take. `workers` processes answer queries at a time; `waiting` more requests may stand in line
    for `patience` seconds each. `request_bytes` bounds the body of a request, `slowest` is how many seconds a
    client may take for its request or be deaf to its answer. `origins` are the sites whose scripts may ask (CORS;
    `*` is any), `hosts` the names that a request may call this server by (none: any name). `local` says that only
    this machine reaches the server: then people on it may change something; with a `token` those may who know it.
    `processes` of them answer lookups on the same socket. `upload_bytes` bounds a document that is taken in.
    """

    seconds: float = 30
    rows: int = 100_000
    memory: int = 1024
    workers: int = field(default_factory=_usual_workers)
    waiting: int = 64
    patience: float = 10
    request_bytes: int = MEBIBYTE
    slowest: float = 20
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    local: bool = False
    token: str | None = None
    processes: int = 1
    upload_bytes: int = 64 * MEBIBYTE

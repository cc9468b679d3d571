"""Asks lookups over some connections as fast as they are answered, at so little cost that servers are what is measured.

One thread and bare sockets: a request is bytes that were made before, an answer is looked at and let go. It costs
some 0.04 ms a lookup, which the processors have to give beside the server.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from urllib.parse import quote, urlsplit

_JSON = "application/sparql-results+json"
_PART = 1 << 18


@dataclass(frozen=True, slots=True)
class Load:
    """What some clients got in a while: lookups a second, and how long 19 of 20 took at most, in milliseconds.

    `processor` is how many milliseconds of processor time the server, with its workers, spent on a lookup.
    """

    rate: float
    p95: float
    failed: int
    processor: float = 0.0


@dataclass(slots=True)
class _Client:
    """One connection that asks one lookup after the other."""

    connection: socket.socket
    number: int
    step: int
    received: bytes = b""
    began: float = 0.0

    def ask(self, requests: Sequence[bytes]) -> None:
        self.received = b""
        self.began = time.perf_counter()
        self.connection.sendall(requests[self.number % len(requests)])
        self.number += self.step


def ask_lookups(address: str, lookups: Sequence[str], clients: int, seconds: float) -> Load:
    """Ask in turn for so many seconds, each client the lookups from a place of its own on, and return what came."""
    requests = [_request(urlsplit(address).path, lookup) for lookup in lookups]
    took: list[float] = []
    failed = 0
    with selectors.DefaultSelector() as ready:
        end = time.perf_counter() + seconds
        for number in range(clients):
            client = _Client(_connect(address), number, clients)
            ready.register(client.connection, selectors.EVENT_READ, client)
            client.ask(requests)
        while (now := time.perf_counter()) < end:
            for key, _ in ready.select(end - now):
                client = key.data
                client.received += _receive(client.connection)
                if _is_whole(client.received):
                    took.append(time.perf_counter() - client.began)
                    failed += not _is_right(client.received)
                    client.ask(requests)
        for key in tuple(ready.get_map().values()):
            key.data.connection.close()
    p95 = quantiles(took, n=20)[-1] * 1000 if len(took) > 1 else float("nan")
    return Load(len(took) / seconds, p95, failed)


def _request(path: str, lookup: str) -> bytes:
    head = f"GET {path}?query={quote(lookup, safe='')} HTTP/1.1\r\nHost: localhost\r\nAccept: {_JSON}\r\n\r\n"
    return head.encode("ascii")


def _connect(address: str) -> socket.socket:
    place = urlsplit(address)
    connection = socket.create_connection((place.hostname or "", place.port or 0))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _receive(connection: socket.socket) -> bytes:
    part = connection.recv(_PART)
    if not part:
        raise ConnectionError("the server has ended the connection")
    return part


def _is_whole(received: bytes) -> bool:
    head, gap, body = received.partition(b"\r\n\r\n")
    if not gap:
        return False
    _, named, rest = head.lower().partition(b"content-length: ")
    return len(body) >= int(rest.partition(b"\r\n")[0]) if named else body.endswith(b"0\r\n\r\n")


def _is_right(received: bytes) -> bool:
    return received.startswith(b"HTTP/1.1 200 ") and b'"bindings":[' in received

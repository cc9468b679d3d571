"""A small SPARQL server in the test's own process that does whatever goes wrong, when it is told to."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

from kg.store.address import Address, read_address

JSON, TRIPLES = "application/sparql-results+json", "application/n-triples"


@dataclass
class Reply:
    """What goes over the line: status, headers, body, and how much of the body before the connection is cut."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    sent: int | None = None


Fault = Callable[["Call"], Reply | None]
"""Looks at a call and returns what is answered instead of the right answer; None lets it pass."""


@dataclass(frozen=True)
class Call:
    """A request as it arrived, and the right answer to it."""

    number: int
    method: str
    path: str
    graph: str
    headers: dict[str, str]
    right: Reply


class FaultyServer:
    """Graphs in memory behind the two protocols; `fault` is asked about every call, `calls` remembers them."""

    def __init__(self) -> None:
        self.store = ox.Store()
        self.fault: Fault = lambda _: None
        self.calls: list[Call] = []
        self.over = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def address(self) -> Address:
        """Where it is."""
        return read_address(f"http://127.0.0.1:{self._http.server_address[1]}", {})

    def close(self) -> None:
        """Stop answering; what hangs is let go."""
        self.over.set()
        self._http.shutdown()
        self._http.server_close()

    def answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Reply:
        """Return what is answered to a request: what the fault says, or the right answer."""
        graph = parse_qs(urlsplit(path).query).get("graph", [""])[0]
        call = Call(len(self.calls), method, path, graph, headers, Reply())
        wrong = self.fault(call) if method in ("PUT", "POST", "DELETE") and graph else None
        right = wrong or (self._graph(method, graph, body) if graph else self._query(body))
        call = Call(call.number, method, path, graph, headers, right)
        self.calls.append(call)
        return wrong or self.fault(call) or right

    def _query(self, body: bytes) -> Reply:
        said = parse_qs(body.decode())
        default = [ox.NamedNode(name) for name in said.get("default-graph-uri", [])]
        named = [ox.NamedNode(name) for name in said.get("named-graph-uri", [])]
        found = self.store.query(said["query"][0], default_graph=default, named_graphs=named)  # type: ignore[arg-type]
        if isinstance(found, ox.QueryTriples):
            return Reply(
                headers={"Content-Type": TRIPLES}, body=ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b""
            )
        text = found.serialize(format=ox.QueryResultsFormat.JSON)
        return Reply(headers={"Content-Type": JSON}, body=text or b"")

    def _graph(self, method: str, graph: str, body: bytes) -> Reply:
        name = ox.NamedNode(graph)
        if method in ("PUT", "DELETE"):
            self.store.remove_graph(name)
        if method in ("PUT", "POST"):
            self.store.load(input=body, format=ox.RdfFormat.N_TRIPLES, to_graph=name)
        if method != "GET":
            return Reply(204)
        quads = self.store.quads_for_pattern(None, None, None, name)
        text = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
        return Reply(200 if text else 404, {"Content-Type": TRIPLES}, text)


def _handler(server: FaultyServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = server.answer(self.command, self.path, headers, body)
            if reply.status == 0:  # the line goes dead
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(name, value)
            with suppress(ConnectionError):  # of a client that has seen enough
                self.end_headers()
                self.wfile.write(reply.body[: reply.sent])
            if reply.sent is not None:
                self.close_connection = True

        do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing."""

    return Handler


@contextmanager
def faulty_server() -> Iterator[FaultyServer]:
    """Yield a server that holds nothing and does everything right, until it is told otherwise."""
    server = FaultyServer()
    try:
        yield server
    finally:
        server.close()


def rows(*names: str) -> bytes:
    """Return an answer to a SELECT query of one column with these literals."""
    bindings = [{"x": {"type": "literal", "value": name}} for name in names]
    return json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": bindings}}).encode()

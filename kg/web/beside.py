"""A process beside the server that answers lookups on the same socket, and hands every other connection over to it.

It takes connections as the server does, whichever is first. A request that can be answered at once is answered here;
a connection that asks for anything else, or in pieces, or nothing for a while, goes to the server whole, with what it
has said. So nothing but lookups needs to be known here, and no client sees a difference.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path

from kg.answers.holdings import Snapshot, open_source
from kg.store import StoreInfo
from kg.store.folder import FORMAT
from kg.web.immediate import Immediate
from kg.web.patience import AtOnce, answer_whole
from kg.web.settings import Settings

END = b"end"
"""What the server says to a process that is to hand over all it has, and end."""
_IDLE = 5.0
_MOMENT = 1.0
_PART = 1 << 16


@dataclass(frozen=True, slots=True)
class _Held:
    """Stands where the server has its pool: one build, as long as the process runs."""

    snapshot: Snapshot


@dataclass(slots=True)
class _Connection:
    """A connection with what is still to be sent on it, and when it was last heard of."""

    client: socket.socket
    unsent: bytes
    heard: float


class Beside:
    """Answers what it can on the connections of one socket; `control` leads to the server."""

    def __init__(self, listening: socket.socket, control: socket.socket, at_once: AtOnce, slowest: float) -> None:
        self._listening = listening
        self._control = control
        self._at_once = at_once
        self._slowest = slowest
        self._ready = selectors.DefaultSelector()
        self._connections: dict[int, _Connection] = {}

    def run(self) -> None:
        """Answer until the server says that it is the end, or is gone."""
        self._ready.register(self._listening, selectors.EVENT_READ)
        self._ready.register(self._control, selectors.EVENT_READ)
        looked = time.monotonic()
        while True:
            for key, _ in self._ready.select(_MOMENT):
                if key.fileobj is self._control:
                    self._end()
                    return
                if key.fileobj is self._listening:
                    self._accept()
                else:
                    self._go_on(self._connections[key.fd])
            if time.monotonic() - looked > _MOMENT:
                looked = time.monotonic()
                self._look(looked)

    def _accept(self) -> None:
        try:
            client, _ = self._listening.accept()
        except OSError:  # the server was first
            return
        client.setblocking(False)  # noqa: FBT003 - as the socket has it
        self._connections[client.fileno()] = _Connection(client, b"", time.monotonic())
        self._ready.register(client, selectors.EVENT_READ)

    def _go_on(self, connection: _Connection) -> None:
        try:
            if connection.unsent:
                self._send(connection, connection.unsent)
                return
            data = connection.client.recv(_PART)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._drop(connection)
            return
        connection.heard = time.monotonic()
        answer = answer_whole(data, self._at_once, f"date: {formatdate(usegmt=True)}\r\n".encode("ascii"))
        if answer is None:
            self._hand_over(connection, data)
        else:
            self._send(connection, answer)

    def _send(self, connection: _Connection, data: bytes) -> None:
        """Send as much as the client takes; it is not heard before it has taken all."""
        try:
            sent = connection.client.send(data)
        except BlockingIOError:
            sent = 0
        except OSError:
            self._drop(connection)
            return
        was_waiting, connection.unsent = bool(connection.unsent), data[sent:]
        if was_waiting != bool(connection.unsent):
            event = selectors.EVENT_WRITE if connection.unsent else selectors.EVENT_READ
            self._ready.modify(connection.client, event)

    def _look(self, now: float) -> None:
        """Hand over what says nothing, and drop whoever takes nothing."""
        for connection in tuple(self._connections.values()):
            if connection.unsent and now - connection.heard > self._slowest:
                self._drop(connection)
            elif not connection.unsent and now - connection.heard > _IDLE:
                self._hand_over(connection, b"")

    def _hand_over(self, connection: _Connection, data: bytes) -> None:
        with suppress(OSError):  # the server is gone, and this process ends with the next look
            socket.send_fds(self._control, [b"\0" + data], [connection.client.fileno()])
        self._drop(connection)

    def _drop(self, connection: _Connection) -> None:
        del self._connections[connection.client.fileno()]
        self._ready.unregister(connection.client)
        connection.client.close()

    def _end(self) -> None:
        """Hand over every connection, after what is still to be sent on it."""
        for connection in tuple(self._connections.values()):
            if connection.unsent:
                connection.client.settimeout(self._slowest)
                with suppress(OSError):
                    connection.client.sendall(connection.unsent)
                connection.client.setblocking(False)  # noqa: FBT003 - as the socket has it
            self._hand_over(connection, b"")


def main(listening: int, control: int, source: str, content: str, settings: str) -> None:
    """Answer on the sockets with these numbers about the statements at `source`, the build of this digest."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    info = StoreInfo(FORMAT, "", 0, (), content)
    held = _Held(Snapshot(open_source(Path(source)), info, Path(source), Path(source)))
    told = json.loads(settings)
    given = Settings(told["seconds"], told["rows"], told["memory"], hosts=tuple(told["hosts"]), slowest=told["slowest"])
    with socket.socket(fileno=listening) as door, socket.socket(fileno=control) as server:
        door.setblocking(False)  # noqa: FBT003 - as the socket has it
        server.send(b"\1")  # ready
        Beside(door, server, Immediate(held, given).answer, given.slowest).run()
    os._exit(0)  # nothing is left to be tidied


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])

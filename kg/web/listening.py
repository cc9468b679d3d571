"""Listens at an address and serves an application there until it is told to stop."""

from __future__ import annotations

import errno
import socket
from ipaddress import ip_address
from typing import cast

import uvicorn
from fastapi import FastAPI

from kg.errors import KgError
from kg.web.company import Company
from kg.web.immediate import Immediate
from kg.web.patience import PatientProtocol, patient_protocol
from kg.web.settings import Settings

_BACKLOG = 256
_MOST_CONNECTIONS = 1000


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at `host` and `port`; port 0 takes a free one.

    Raises `KgError` if the port is taken or may not be used, or if the host is no address of this machine.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise _explain(host, port, error) from error
    # Each connection has it from here: head and body go out apart, and would wait 40 ms for each other.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def address_of(listening: socket.socket) -> str:
    """Return the address that a browser on this machine opens for a socket that listens."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def is_open_to_others(listening: socket.socket) -> bool:
    """Return whether other machines may reach the socket."""
    return not ip_address(listening.getsockname()[0]).is_loopback


def serve_application(app: FastAPI, listening: socket.socket, settings: Settings) -> None:
    """Serve `app` on the socket until the process is interrupted or told to end."""
    server_of(app, settings).run(sockets=[listening])


def server_of(app: FastAPI, settings: Settings) -> uvicorn.Server:
    """Return the server of an application; it ends when its `should_exit` is set."""
    config = uvicorn.Config(
        app,
        http=patient_protocol(settings.slowest, Immediate(app.state.pool, settings).answer),
        ws="none",
        limit_concurrency=_MOST_CONNECTIONS,
        log_level="error",  # what clients do wrong is told to them
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=int(settings.seconds) + 2,
    )
    return _Server(config, app, settings)


class _Server(uvicorn.Server):
    """A server with processes beside it, if there are to be any."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, settings: Settings) -> None:
        super().__init__(config)
        self._app = app
        self._settings = settings
        self._company: Company | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and start the others."""
        await super().startup(sockets)
        if self._settings.processes > 1 and sockets and self.started:
            self._company = Company(sockets[0], self._app.state.pool, self._settings)
            self._company.start(self._protocol)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the others, then what is left."""
        if self._company is not None:
            await self._company.close()
        await super().shutdown(sockets)

    def _protocol(self) -> PatientProtocol:
        made = cast(type[PatientProtocol], self.config.http_protocol_class)
        return made(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)


def _explain(host: str, port: int, error: OSError) -> KgError:
    if error.errno == errno.EADDRINUSE:
        return KgError(f"port {port} is taken", hint="choose another with --port; --port 0 takes a free one")
    if error.errno == errno.EACCES:
        return KgError(f"port {port} may not be used", hint="choose one above 1023 with --port")
    return KgError(f"{host} is no address of this machine", hint="leave --host out, or name one of its addresses")

"""Runs the server: over standard input and output for one assistant, or over HTTP for those on this machine."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
from pathlib import Path
from typing import Any

import uvicorn
from mcp.server import MCPServer

from kg.answers.holdings import Holdings
from kg.answers.question import Limits
from kg.assistant.asking import Asking
from kg.assistant.server import create_server
from kg.assistant.tools import Assistant
from kg.errors import KgError

HOST = "127.0.0.1"
PATH = "/mcp"


def run_server(store: Path, limits: Limits, listening: socket.socket | None = None) -> None:
    """Serve the store until the assistant goes, or with a `listening` socket until interrupted.

    Raises `StoreError` if there is no store.
    """
    if listening is not None:  # told to end, it tidies up as if interrupted
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    holdings = Holdings(store)
    asyncio.run(_run(holdings, limits, listening))


def listen(port: int) -> socket.socket:
    """Return a socket at a port of this machine, 0 for any that is free. Raises `KgError` if it is taken."""
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise KgError(
                f"port {port} is taken", hint="choose another with --port; --port 0 takes a free one"
            ) from error
        raise KgError(f"port {port} may not be used", hint="choose one above 1023 with --port") from error


async def _run(holdings: Holdings, limits: Limits, listening: socket.socket | None) -> None:
    asking = Asking(holdings, limits)
    server = create_server(Assistant(asking))
    try:
        if listening is None:
            await server.run_stdio_async()
        else:
            await _serve(server, listening)
    finally:
        await asking.close()


async def _serve(server: MCPServer[Any], listening: socket.socket) -> None:
    """Only requests that name this machine are let in, which the package sees to for its host."""
    app = server.streamable_http_app(streamable_http_path=PATH, host=HOST)
    await uvicorn.Server(uvicorn.Config(app, log_level="error")).serve(sockets=[listening])

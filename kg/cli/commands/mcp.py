"""`kg mcp`: gives an assistant tools over the store, until it goes or is interrupted."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Annotated

import typer

from kg.cli.options import StoreOption
from kg.cli.place import locate_store
from kg.cli.served import served_folder
from kg.cli.words import say
from kg.errors import KgError

_HIGHEST_PORT = 65535


def mcp(
    *,
    http: Annotated[bool, typer.Option("--http", help="mcp.http")] = False,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=_HIGHEST_PORT, help="mcp.port")] = 8766,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="mcp.timeout")] = 30,
    rows: Annotated[int, typer.Option("--rows", metavar="N", min=1, help="mcp.rows")] = 200,
    store: StoreOption = None,
) -> int:
    """Give an assistant tools over the store."""
    try:
        from kg.assistant.running import HOST, PATH, listen, run_server  # noqa: PLC0415 - it takes a second
    except ModuleNotFoundError as error:
        raise KgError("kg mcp needs the extra mcp", hint="pip install 'policy-kg[mcp]'") from error
    from kg.answers.question import Limits  # noqa: PLC0415

    limits = Limits(seconds=timeout, rows=rows)
    with (
        suppress(KeyboardInterrupt),
        served_folder(locate_store(store)) as folder,
    ):  # to interrupt a server is to end it
        if not http:
            run_server(folder, limits)
            return 0
        with listen(port) as listening:
            address = f"http://{HOST}:{listening.getsockname()[1]}{PATH}"
            sys.stderr.write(say("serving tools", address=address) + "\n")
            run_server(folder, limits, listening)
    return 0

"""`kg serve`: serves the store as a SPARQL endpoint and as pages, until it is interrupted."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import StoreOption
from kg.cli.place import locate_store
from kg.cli.served import served_folder
from kg.cli.words import say
from kg.cli.words.errors import in_chinese
from kg.errors import KgError, ManifestError
from kg.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    import socket

_HIGHEST_PORT = 65535


def serve(  # noqa: PLR0913 - one parameter an option
    *,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=_HIGHEST_PORT, help="serve.port")] = 8765,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="serve.host")] = "127.0.0.1",
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="serve.timeout")] = 30,
    rows: Annotated[int, typer.Option("--rows", metavar="N", min=1, help="serve.rows")] = 100_000,
    cors: Annotated[list[str] | None, typer.Option("--cors", metavar="ORIGIN", help="serve.cors")] = None,
    token: Annotated[str | None, typer.Option("--token", metavar="TOKEN", help="serve.token")] = None,
    processes: Annotated[int, typer.Option("--processes", metavar="N", min=1, max=64, help="serve.processes")] = 1,
    store: StoreOption = None,
) -> int:
    """Serve the store until interrupted."""
    try:
        from kg.web import HERE, Settings, create_application  # noqa: PLC0415 - FastAPI costs half a second
        from kg.web.listening import is_open_to_others, listen, serve_application  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise KgError("kg serve needs the extra web", hint="pip install 'policy-kg[web]'") from error
    if processes > 1 and sys.platform != "linux":
        raise KgError("several processes on one port are for Linux only", hint="leave --processes out")
    with served_folder(locate_store(store)) as folder, listen(host, port) as listening:
        local = not is_open_to_others(listening)
        settings = Settings(
            seconds=timeout,
            rows=rows,
            origins=tuple(cors or ()),
            hosts=HERE if local else (),
            local=local,
            token=token or None,
            processes=processes,
        )
        app = create_application(folder, settings, workspace=_workspace(folder), wording=in_chinese)
        _announce(listening)
        with suppress(KeyboardInterrupt):  # to interrupt a server is to end it
            serve_application(app, listening, settings)
    return 0


def _announce(listening: socket.socket) -> None:
    from kg.web.listening import address_of, is_open_to_others  # noqa: PLC0415

    sys.stdout.write(say("serving", address=address_of(listening)) + "\n")
    sys.stdout.flush()
    if is_open_to_others(listening):
        sys.stderr.write(say("open to others") + "\n")


def _workspace(store: Path) -> Workspace | None:
    """The workspace that the store belongs to, if it lies in one."""
    try:
        return find_workspace(store.parent)
    except ManifestError:
        return None

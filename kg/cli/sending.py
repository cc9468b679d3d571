"""Sends a build to the server that `--store` names, and looks for that server before anything is built."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.progress import show_progress
from kg.cli.words import say

if TYPE_CHECKING:
    from kg.remote import Location


def check_server(where: Location) -> None:
    """Raise `StoreError` if a server is meant that cannot be asked; a build would be made for nothing."""
    if isinstance(where, Path):
        return
    from kg.store.remote import find_current, reach  # noqa: PLC0415 - a store in a folder needs no network

    find_current(reach(where))


def send_build(folder: Path, where: Location) -> None:
    """Write the build in `folder` to the server, if one is meant, and say so on standard error.

    Raises `StoreError` if it cannot be written; readers of the server then find the former build.
    """
    if isinstance(where, Path):
        return
    from kg.remote.publish import publish  # noqa: PLC0415 - as above
    from kg.store import open_store, read_info  # noqa: PLC0415
    from kg.store.remote import reach  # noqa: PLC0415

    with show_progress() as progress, open_store(folder) as store:
        done = publish(store, read_info(folder), reach(where), progress)
    key = "already sent" if done.was_current else "sent"
    sys.stderr.write(say(key, count=f"{done.statements:,}", pieces=done.pieces, store=str(where)) + "\n")

"""Where things lie: the workspace around the current folder, its store, and the store that is asked for."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from kg.remote import Location


def locate_workspace() -> Workspace:
    """Return the workspace of the current folder; raise `ManifestError` if there is none."""
    return find_workspace(Path.cwd())


STORE = "KG_STORE"
"""The variable that names a store where `--store` does not."""


def locate_store(given: str | None) -> Location:
    """Return the store that `--store` names, else `STORE`, else that of the workspace: a folder, or a server.

    Raises `StoreError` for the address of a server that cannot be used.
    """
    named = given or os.environ.get(STORE)
    if not named:
        return locate_workspace().store
    from kg.store.address import is_address, read_address  # noqa: PLC0415 - a folder needs none of it

    return read_address(named, os.environ) if is_address(named) else Path(named)


def working_folder(where: Location, workspace: Workspace) -> Path:
    """Return the folder that a build is made in: the store itself, or that of the workspace for one on a server."""
    return where if isinstance(where, Path) else workspace.store


def program_name() -> str:
    """Return what to type to run this very `kg`: its name if the shell finds it, else its path from here."""
    program = Path(sys.argv[0])
    if program.name != "kg" or shutil.which("kg") == str(program.absolute()):
        return "kg"
    return shown_path(program)


def shown_path(path: Path) -> str:
    """Return a path as it is shortest from the current folder."""
    nearer = os.path.relpath(path)
    return nearer if len(nearer) < len(str(path)) else str(path)

"""Where things lie: the workspace around the current folder, its store, and the store that is asked for."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from kg.workspace import Workspace, find_workspace


def locate_workspace() -> Workspace:
    """Return the workspace of the current folder; raise `ManifestError` if there is none."""
    return find_workspace(Path.cwd())


def locate_store(given: Path | None) -> Path:
    """Return the store that `--store` names, or else that of the workspace."""
    return given if given is not None else locate_workspace().store


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

"""Where things lie: the workspace around the current folder, its store, and the store that is asked for."""

from __future__ import annotations

from pathlib import Path

from kg.workspace import Workspace, find_workspace


def locate_workspace() -> Workspace:
    """Return the workspace of the current folder; raise `ManifestError` if there is none."""
    return find_workspace(Path.cwd())


def locate_store(given: Path | None) -> Path:
    """Return the store that `--store` names, or else that of the workspace."""
    return given if given is not None else locate_workspace().store

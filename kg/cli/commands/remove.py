"""`kg remove`: takes a plan out of the workspace; its document and its row are moved aside and can be put back."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.commands.build import build_workspace, describe_build
from kg.cli.keyboard import open_keyboard
from kg.cli.options import StoreOption
from kg.cli.place import locate_store, locate_workspace, program_name, shown_path, working_folder
from kg.cli.sending import check_server, send_build
from kg.cli.shelving import put_back, taken_out
from kg.cli.words import say
from kg.errors import ManifestError
from kg.workspace import PlanEntry, Workspace, find_workspace

if TYPE_CHECKING:
    from kg.remote import Location


def remove(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="remove.plan", show_default=False)],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="remove.yes")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="remove.undo")] = False,
    store: StoreOption = None,
) -> int:
    """Take a plan out and build again."""
    workspace = locate_workspace()
    if undo:
        return _build(workspace, put_back(workspace, plan), "put back", plan, locate_store(store))
    entry = _entry(workspace, plan)
    if not yes and not sys.stdin.isatty():
        raise ManifestError(f"{plan} goes only where a person says yes", hint="where nobody can be asked: --yes")
    if not yes and not _agreed(entry):
        sys.stdout.write(say("nothing removed") + "\n")
        return 0
    replaced = any(former.superseded_by == plan for former in workspace.manifest.former)
    key = "removed version" if replaced and entry.superseded_by is None else "removed"
    return _build(workspace, taken_out(workspace, entry), key, plan, locate_store(store))


def _build(workspace: Workspace, change: AbstractContextManager[Path], key: str, plan: str, where: Location) -> int:
    """Make a change of the corpus and build; it is taken back if the build fails."""
    check_server(where)
    folder = working_folder(where, workspace)
    with change as path:
        report = build_workspace(find_workspace(workspace.root), folder, curation=True)
    sys.stdout.write(say(key, plan=plan, path=shown_path(path), program=program_name()) + "\n")
    sys.stdout.write(describe_build(report))
    send_build(folder, where)
    return 0


def _entry(workspace: Workspace, plan: str) -> PlanEntry:
    manifest = workspace.manifest
    plans = {entry.identifier: entry for entry in (*manifest.plans, *manifest.former)}
    if plan not in plans:
        raise ManifestError(f"the manifest has no plan {plan}", hint=f"plans: {', '.join(plans)}")
    if len(plans) == 1:
        raise ManifestError(
            f"{plan} is the only plan of the workspace", hint="add another one first, or make a new workspace"
        )
    return plans[plan]


def _agreed(entry: PlanEntry) -> bool:
    """Ask whether a plan is to go; only a plain yes counts."""
    sys.stdout.write(say("remove?", plan=entry.identifier, file=entry.file.name))
    sys.stdout.flush()
    answer = open_keyboard().read_key()
    sys.stdout.write("\n")
    return answer == "y"

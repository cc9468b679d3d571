"""Documents as people corrected them, and corrections in words."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from kg.cli.place import shown_path
from kg.cli.reading import read_plan
from kg.cli.visible import visible
from kg.cli.words import say
from kg.cli.words.errors import translate
from kg.corrections import Corrected, Problem, apply_corrections, read_corrections
from kg.workspace import PlanEntry, Workspace

_BRIEF = 40


def read_corrected(workspace: Workspace, entry: PlanEntry) -> Corrected:
    """Return the document of a row of the manifest as people corrected it, and what of that does not apply."""
    rows = read_corrections(workspace.corrections)
    return apply_corrections(read_plan(entry), rows.rows)


def say_change(field: str, was: str | None, now: str | None) -> str:
    """Return what was corrected to what, on one line; sentences that stand on a line each are parted by a sign."""
    after = say("no figure") if field == "figure" else _brief(now)
    return f"{say(f'field {field}')}{say('colon')}{_brief(was)} → {after}"


def tell_problems(path: Path, problems: Iterable[Problem]) -> None:
    """Write one line for each correction that is not obeyed to standard error."""
    for problem in sorted(problems):
        sys.stderr.write(visible(translate(f"{shown_path(path)}:{problem.line}: {problem.message}")) + "\n")


def _brief(text: str | None) -> str:
    if text is None:
        return say("nothing there")
    lines = [line if len(line) <= _BRIEF else f"{line[:_BRIEF]}…" for line in text.splitlines()]
    return " ‖ ".join(lines)

"""`kg correct`: writes a correction of what was read into the file of corrections, lists them, takes one out."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.corrected import read_corrected, say_change
from kg.cli.options import FormatOption
from kg.cli.person import git_name, read_date
from kg.cli.place import locate_workspace, program_name, shown_path
from kg.cli.tables import literal_table, write_table
from kg.cli.words import say
from kg.cli.words.errors import translate
from kg.corrections import Problem, Row, read_corrections, record_correction, withdraw_correction
from kg.corrections.wishes import Wish, make_row
from kg.errors import CurationError, ManifestError
from kg.identify import BASE
from kg.workspace import PlanEntry, Workspace

_COLUMNS = ("line", "element", "field", "was", "now", "by", "date", "why", "state")


def correct(  # noqa: PLR0913 - one for each option
    element: Annotated[
        str | None, typer.Argument(metavar="ELEMENT", help="correct.element", show_default=False)
    ] = None,
    field: Annotated[str | None, typer.Argument(metavar="FIELD", help="correct.field", show_default=False)] = None,
    *,
    now: Annotated[list[str] | None, typer.Option("--now", metavar="TEXT", help="correct.now")] = None,
    was: Annotated[str | None, typer.Option("--was", metavar="TEXT", help="correct.was")] = None,
    joined: Annotated[bool, typer.Option("--join", help="correct.join")] = False,
    department: Annotated[str | None, typer.Option("--department", metavar="NAME", help="correct.department")] = None,
    role: Annotated[str | None, typer.Option("--role", metavar="ROLE", help="correct.role")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="YYYY-MM-DD", help="correct.due")] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="correct.who")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="REASON", help="correct.why")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="review.date")] = None,
    listed: Annotated[bool, typer.Option("--list", help="correct.list")] = False,
    undo: Annotated[int | None, typer.Option("--undo", metavar="LINE", help="correct.undo")] = None,
    form: FormatOption = "table",
) -> int:
    """Correct what was read."""
    workspace = locate_workspace()
    asked = (listed, undo is not None, element is not None and field is not None)
    if asked.count(True) != 1 or (element is not None) != (field is not None):
        raise CurationError(
            "kg correct takes one ELEMENT with one FIELD, or --list, or --undo LINE", hint="kg correct --help shows how"
        )
    if listed:
        return _list(workspace, form)
    if undo is not None:
        return _undo(workspace, undo)
    plan, path = _parted(element or "")
    wish = Wish(
        element=path,
        field=field or "",
        by=who if who is not None else git_name(),
        why=why or "",
        now=tuple(now or ()),
        was=was,
        department=department,
        role=role,
        due=read_date(due, "--due") if due else None,
        day=read_date(date),
        joined=joined,
    )
    return _write(workspace, plan, wish)


def _write(workspace: Workspace, plan: str, wish: Wish) -> int:
    document = read_corrected(workspace, _entry(workspace, plan)).document
    row = make_row(document, wish)
    line = record_correction(workspace.corrections, row)
    change = say_change(row.field, *(("\n".join(texts) or None) for texts in (row.was, row.now)))
    sys.stdout.write(say("corrected element", element=f"{plan}/{row.element}", change=change) + "\n")
    path, program = shown_path(workspace.corrections), program_name()
    sys.stdout.write(say("correction in", path=path, line=line, program=program) + "\n")
    return 0


def _list(workspace: Workspace, form: str) -> int:
    """Write every row with whether it is obeyed; return 1 if one is not."""
    found = read_corrections(workspace.corrections)
    known = {entry.identifier: entry for entry in workspace.manifest.plans}
    problems = list(found.problems)
    problems += [Problem(row.line, f"there is no plan {row.plan!r}") for row in found.rows if row.plan not in known]
    for plan in sorted({row.plan for row in found.rows} & known.keys()):
        problems += read_corrected(workspace, known[plan]).problems
    states = {problem.line: translate(problem.message) for problem in problems}
    rows = {row.line: _cells(row, states.pop(row.line, say("in effect"))) for row in found.rows}
    rows |= {line: (line, *[None] * 7, state) for line, state in states.items()}
    write_table(literal_table(_COLUMNS, (rows[line] for line in sorted(rows))), form)
    return 1 if problems else 0


def _cells(row: Row, state: str) -> tuple[object, ...]:
    day = row.day.isoformat() if row.day else None
    was, now = ("\n".join(texts) or None for texts in (row.was, row.now))
    return row.line, f"{row.plan}/{row.element}", row.field, was, now, row.by, day, row.why, state


def _undo(workspace: Workspace, line: int) -> int:
    taken = withdraw_correction(workspace.corrections, line)
    sys.stdout.write(say("correction undone", path=shown_path(workspace.corrections), program=program_name()) + "\n")
    sys.stdout.write(say("taken out", text=taken.rstrip()) + "\n")
    return 0


def _parted(element: str) -> tuple[str, str]:
    """The plan and the path below it, of an element as it is printed (list2020/task/2) or as an IRI."""
    plan, _, path = element.strip().removeprefix(BASE).removeprefix("plan/").partition("/")
    return plan, path or "plan"


def _entry(workspace: Workspace, plan: str) -> PlanEntry:
    plans = {entry.identifier: entry for entry in workspace.manifest.plans}
    if plan not in plans:
        raise ManifestError(f"the manifest has no plan {plan}", hint=f"plans: {', '.join(plans)}")
    return plans[plan]

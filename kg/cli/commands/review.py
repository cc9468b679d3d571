"""`kg review`: lets a person decide on the proposed links, one after the other, and keeps the decisions in a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.keyboard import Keyboard, open_keyboard
from kg.cli.options import FormatOption, StoreOption
from kg.cli.person import git_name, read_date
from kg.cli.place import locate_store, locate_workspace, program_name, shown_path
from kg.cli.tables import literal_table, write_table
from kg.cli.visible import visible
from kg.cli.words import say
from kg.cli.words.errors import translate
from kg.errors import CurationError
from kg.remote import open_location
from kg.table import Table

if TYPE_CHECKING:
    from kg.align import Curation
    from kg.review import Proposal
    from kg.store import Store

_COLUMNS = ("confidence", "relation", "change", "edge", "earlier", "earlier_text", "later", "later_text")


def review(  # noqa: PLR0913 - one for each option
    *,
    listed: Annotated[bool, typer.Option("--list", help="review.list")] = False,
    edges: Annotated[bool, typer.Option("--all", help="review.all")] = False,
    plan: Annotated[str | None, typer.Option("--plan", metavar="ID", help="review.plan")] = None,
    reviewer: Annotated[str | None, typer.Option("--reviewer", metavar="NAME", help="review.reviewer")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="review.date")] = None,
    form: FormatOption = "table",
    store: StoreOption = None,
) -> int:
    """Decide on the proposed links."""
    from kg.align import read_curation  # noqa: PLC0415 - scipy comes with it
    from kg.review import read_proposals  # noqa: PLC0415

    workspace = locate_workspace()
    day = read_date(date).isoformat()
    curation = read_curation(workspace.decisions)
    _tell_problems(curation, workspace.decisions)
    with open_location(locate_store(store)) as opened:
        decided = {(decision.earlier, decision.later) for decision in curation.decisions}
        found = read_proposals(opened, decided, edges=edges)
        proposals = tuple(p for p in found if plan is None or plan in (p.earlier.plan, p.later.plan))
        if listed:
            write_table(proposal_table(proposals), form)
        elif not proposals:
            sys.stdout.write(say("nothing to review") + "\n")
        else:
            _walk(opened, proposals, workspace.decisions, reviewer, day)
    return 0


def proposal_table(proposals: tuple[Proposal, ...]) -> Table:
    """Return the links that wait as a table, in their order."""
    rows = (
        (f"{p.confidence:.2f}", p.relation, p.change.value, str(p.edge).lower(),
         str(p.earlier), p.earlier_text, str(p.later), p.later_text)
        for p in proposals
    )  # fmt: skip
    return literal_table(_COLUMNS, rows)


def _walk(store: Store, proposals: tuple[Proposal, ...], path: Path, reviewer: str | None, day: str) -> None:
    from kg.cli.reviewing import Review, walk_proposals  # noqa: PLC0415 - rich is loaded only where it draws

    keyboard = open_keyboard()
    name = reviewer or _ask_name(keyboard)
    counts = walk_proposals(Review(store, path, name, day, keyboard), proposals)
    sys.stdout.write(say("reviewed", confirmed=counts["y"], rejected=counts["n"], skipped=counts["s"]) + "\n")
    if counts["y"] or counts["n"]:
        sys.stdout.write(say("decisions in", path=shown_path(path), program=program_name()) + "\n")


def _ask_name(keyboard: Keyboard) -> str:
    """Ask who decides, and offer the name that git knows. Raises `CurationError` if nobody says a name."""
    offered = git_name()
    sys.stdout.write(say("who reviews", offered=f" [{offered}]" if offered else ""))
    sys.stdout.flush()
    name = keyboard.read_line().strip() or offered
    if not name:
        raise CurationError("a decision needs the name of who makes it", hint="kg review --reviewer NAME")
    return name


def _tell_problems(curation: Curation, path: Path) -> None:
    for problem in curation.problems:
        sys.stderr.write(visible(f"{shown_path(path)}:{problem.line}{say('colon')}{translate(problem.message)}") + "\n")

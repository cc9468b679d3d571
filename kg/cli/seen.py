"""What is said of each document that is added: what was understood, what it joins, and what is there already."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.cli.account import place_targets
from kg.cli.intake import Changed, Taken, suggest_series
from kg.cli.place import program_name
from kg.cli.taking import Desk, Seen
from kg.cli.words import say


def describe_seen(file: Path, seen: Seen, desk: Desk) -> str:
    """Return the lines on one document, each closed."""
    lines = _present(file, seen, desk) if seen.taken is None else _taken(file, seen.taken, desk)
    return "".join(f"{line}\n" for line in lines)


def _present(file: Path, seen: Seen, desk: Desk) -> Iterator[str]:
    if seen.changed is not None:
        changes = ", ".join(_changes(seen.changed, dict(desk.workspace.manifest.series)))
        yield say("said anew", file=str(file), plan=seen.plan, changes=changes.replace(", ", say("between changes")))
    else:
        yield say("same text" if seen.same_text else "already there", file=str(file), plan=seen.plan)
    wanted = desk.options.identifier
    if wanted is not None and wanted != seen.plan:
        yield say("identifier stays", plan=seen.plan, wanted=wanted, program=program_name())


def _changes(changed: Changed, titles: Mapping[str, str]) -> Iterator[str]:
    before, after = changed.before, changed.after
    none = say("none before")
    if before.series != after.series:
        yield say("series changed", before=before.series or none, after=after.series, title=titles[after.series or ""])
    if before.title != after.title:
        yield say("title changed", before=before.title or none, after=after.title)
    if before.level != after.level:
        yield say("level changed", before=say(f"level {before.level}"), after=say(f"level {after.level}"))
    if before.year != after.year:
        yield say("year changed", before=before.year or none, after=after.year)


def _taken(file: Path, taken: Taken, desk: Desk) -> Iterator[str]:
    document, row = taken.document, taken.row
    coverage = document.coverage
    printed = document.header.title
    yield say("read as", file=str(file), title=row.title or (printed.text if printed else row.identifier))
    yield say(
        "understood",
        sections=len(document.sections),
        tasks=len(document.tasks),
        measures=sum(len(task.measures) for task in document.tasks),
        targets=len(place_targets(document)),
        left=coverage.characters - coverage.assigned - coverage.furniture if coverage else 0,
    )
    if taken.replaces is not None:
        yield say("new version", plan=row.identifier, former=taken.former)
        return
    yield _joins(taken, desk)
    if not row.year:
        yield say("no year")
    elif document.header.year is None and desk.options.year is None:
        yield say("year of name", year=row.year)
    yield say(
        "speaks at" if taken.told else "speaks at, by default",
        level=say(f"level {row.level}"),
        told=taken.told,
    )


def _joins(taken: Taken, desk: Desk) -> str:
    manifest = desk.workspace.manifest
    if taken.row.series:
        return say("joins series", series=taken.row.series, title=dict(manifest.series)[taken.row.series])
    suggested = suggest_series(taken.document, manifest, taken.row.title)
    if suggested is None:
        return say("no series")
    command = ("add", str(taken.file), "--series", suggested[0], "--series-title", suggested[1])
    return say("no series yet", command=" ".join(_quoted(word) for word in (program_name(), *command)))


def _quoted(word: str) -> str:
    """A word for a shell; Chinese letters need no quotes there, which `shlex` does not know."""
    return word if re.fullmatch(r"[\w./-]+", word) else shlex.quote(word)

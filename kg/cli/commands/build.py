"""`kg build`: makes the store from the corpus, and says what was built, where it lies and what to ask next."""

from __future__ import annotations

import os
import shlex
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.clustering import build_by_spark, refuse_cluster_options
from kg.cli.options import JobsOption, StoreOption
from kg.cli.place import locate_store, locate_workspace, program_name, shown_path, working_folder
from kg.cli.progress import show_progress
from kg.cli.sending import check_server, send_build
from kg.cli.tables import draw_table, literal_table
from kg.cli.visible import visible
from kg.cli.words import choose, say
from kg.cli.words.errors import translate
from kg.errors import ManifestError
from kg.workspace import MANIFEST, Workspace

if TYPE_CHECKING:
    from kg.build import BuildReport

_SHOWN = 10
_NEXT = ("query --list", "stats")


class Engine(StrEnum):
    """What a build runs on: this machine, or a Spark cluster."""

    local = "local"
    spark = "spark"


def build(  # noqa: PLR0913 - each is an option
    *,
    without_curation: Annotated[bool, typer.Option("--without-curation", help="build.without_curation")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="build.fresh")] = False,
    jobs: JobsOption = None,
    engine: Annotated[Engine, typer.Option("--engine", metavar="local|spark", help="build.engine")] = Engine.local,
    master: Annotated[str | None, typer.Option("--master", metavar="URL", help="build.master")] = None,
    documents: Annotated[str | None, typer.Option("--documents", metavar="URI", help="build.documents")] = None,
    output: Annotated[str | None, typer.Option("--output", metavar="URI", help="build.output")] = None,
    work: Annotated[str | None, typer.Option("--work", metavar="URI", help="build.work")] = None,
    store: StoreOption = None,
) -> int:
    """Build the graph from the corpus."""
    workspace = locate_workspace()
    curation = not without_curation
    if engine is Engine.spark:
        return build_by_spark(workspace, master, documents=documents, output=output, work=work, curation=curation)
    refuse_cluster_options(master=master, documents=documents, output=output, work=work)
    where = locate_store(store)
    check_server(where)
    folder = working_folder(where, workspace)
    report = build_workspace(workspace, folder, curation=curation, jobs=jobs, fresh=fresh)
    sys.stdout.write(describe_build(report))
    send_build(folder, where)
    return 0


def build_workspace(
    workspace: Workspace, store: Path, *, curation: bool, jobs: int | None = None, fresh: bool = False
) -> BuildReport:
    """Build the store of a workspace, shown on standard error.

    `jobs` processes work at a time, or one for each processor. A `fresh` build makes everything anew, whatever an
    earlier one has left. Raises `ManifestError` if there are no plans, and what `kg.build.build_store` raises.
    """
    if not workspace.manifest.plans:
        raise ManifestError(
            f"{workspace.root / MANIFEST}: no [[plan]] row, so nothing to build", hint="add a document: kg add FILE"
        )
    from kg.build import build_store, cache_folder  # noqa: PLC0415 - rdflib comes with it
    from kg.cli.reading import corpus_means  # noqa: PLC0415

    with show_progress() as progress:
        return build_store(
            workspace,
            replace(corpus_means(), cache=cache_folder(store), fresh=fresh, jobs=jobs or count_processors()),
            store,
            curation=curation,
            progress=progress,
        )


def count_processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def describe_build(report: BuildReport) -> str:
    """Return what was built, where it lies, and what to type next."""
    columns = ("plan", "sections", "tasks", "measures", "targets", "outcomes", "citations", "title")
    rows = [
        (plan.identifier, plan.sections, plan.tasks, plan.measures, plan.targets, plan.outcomes, plan.citations,
         plan.title)
        for plan in report.plans
    ]  # fmt: skip
    program = program_name()
    seconds = f"{sum(spent for _, spent in report.seconds):.1f}"
    lines = [
        say("built", quads=f"{report.quads:,}", links=report.links, accepted=report.accepted, seconds=seconds),
        _anew(report),
        *(say("unassigned", plan=p.identifier, count=p.unassigned) for p in report.plans if p.unassigned),
        *_warnings(report),
        *_former(report),
        say("lies in", store=shown_path(report.store)),
        "",
        say("next"),
        *(f"  {program} {command}" for command in (*_traces(report), *_NEXT)),
    ]
    drawn = draw_table(literal_table(tuple(say(column) for column in columns), rows), counted=False)
    return drawn + "\n" + visible("\n".join(lines)) + "\n"


def _anew(report: BuildReport) -> str:
    """Return what of it was done now, and what earlier builds had done."""
    if not report.seconds:
        return say("nothing changed", program=program_name())
    read, aligned = report.anew
    return say("done anew", read=read, documents=len(report.plans) + len(report.former), aligned=aligned)


def _former(report: BuildReport) -> list[str]:
    if not report.former:
        return []
    from kg.build import VERSIONS  # noqa: PLC0415 - loaded by now

    return [say("former versions", plans="、".join(report.former), path=shown_path(report.store / VERSIONS))]


def _traces(report: BuildReport) -> tuple[str, ...]:
    """Return what to type to follow the first task of the first plan that has one."""
    titles = [plan.first_task for plan in report.plans if plan.first_task]
    return (f"trace {shlex.quote(titles[0])}",) if titles else ()


def _warnings(report: BuildReport) -> list[str]:
    """Return what a person should know, in the language in use; a long list is cut, and its length is told."""
    from kg.iris import shorten_iri  # noqa: PLC0415 - loaded by now

    found = [(shorten_iri(one.focus), choose((one.message_zh, one.message_en))) for one in report.findings]
    warnings = [*map(translate, report.warnings), *(f"{name}{say('colon')}{message}" for name, message in found)]
    shown = [f"  {warning}" for warning in warnings[:_SHOWN]]
    return [say("warnings", count=len(warnings)), *shown] if warnings else []

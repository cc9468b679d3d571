"""`kg build --engine spark`: builds the statements of the workspace on a cluster, and says what was made and where."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

from kg.cli.progress import show_progress
from kg.cli.words import say
from kg.cli.words.errors import translate
from kg.errors import KgError
from kg.workspace import MANIFEST, Workspace


def build_by_spark(  # noqa: PLR0913 - each is an option
    workspace: Workspace,
    master: str | None,
    *,
    documents: str | None,
    output: str | None,
    work: str | None,
    curation: bool,
) -> int:
    """Build on the cluster `master`, by default this machine; return the exit code.

    Folders are Hadoop paths; one without a scheme is a folder of this machine. Raises `KgError` without an `output`,
    and what `kg.cluster.build_on_cluster` raises.
    """
    if output is None:
        raise KgError("--engine spark writes to a folder, and none is named", hint="name a new one: --output URI")
    from kg.cli.reading import corpus_means  # noqa: PLC0415 - rdflib comes with what builds
    from kg.cluster import Cluster, build_on_cluster  # noqa: PLC0415

    cluster = Cluster(
        master or "local[*]",
        _uri(documents or str(workspace.root / MANIFEST.parent)),
        _uri(output),
        None if work is None else _uri(work),
    )
    with show_progress() as progress:
        made = build_on_cluster(workspace, corpus_means(), cluster, curation=curation, progress=progress)
    lines = [say("built in parts", quads=f"{made.quads:,}", links=made.links, accepted=made.accepted, output=output)]
    lines += [f"  {translate(warning)}" for warning in made.warnings]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def refuse_cluster_options(**given: str | None) -> None:
    """Raise `KgError` if something is named that only a cluster would heed."""
    named = [f"--{name}" for name, value in given.items() if value is not None]
    if named:
        raise KgError(
            f"{', '.join(named)} needs --engine spark",
            hint="name it too: kg build --engine spark --master URL --output URI",
        )


def _uri(place: str) -> str:
    """A Hadoop path; a folder of this machine is told apart from one of the cluster's own file system.

    Hadoop takes the characters of a path as they are, and knows no %-signs.
    """
    return place if len(urlsplit(place).scheme) > 1 else f"file://{Path(place).resolve().as_posix()}"

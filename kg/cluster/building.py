"""Builds a workspace on a cluster, step after step as one machine does, and writes its statements in parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.build import Means, Progress
from kg.build.assembling import Parts, describe_parts, gather_parts
from kg.build.inputs import read_inputs
from kg.build.joining import state_vocabulary
from kg.build.report import Made
from kg.build.steps import Clock, Silence
from kg.build.whole import Work, make_pieces, tell_made
from kg.cluster.crew import ClusterCrew
from kg.cluster.entries import Shelf, delete, exists
from kg.cluster.session import ClusterError, open_session
from kg.cluster.sources import find_sources
from kg.workspace import Workspace

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a build runs, and between which Hadoop paths.

    `master` is the cluster as Spark names it, `documents` the folder with the files that the manifest names, `output`
    the folder that is made for the statements. What steps have made is kept in the folder `work` for the next build,
    or thrown away where there is none.
    """

    master: str
    documents: str
    output: str
    work: str | None = None


def build_on_cluster(
    workspace: Workspace,
    means: Means,
    cluster: Cluster,
    *,
    curation: bool = True,
    progress: Progress | None = None,
) -> Made:
    """Build the statements of a workspace on a cluster, as N-Quads in parts that are sorted one after the other.

    `means` reads documents on each machine, where this project has to be installed. The parts, one after the other,
    have the bytes that `kg export --format nquads` gives of a store that one machine builds. Raises `ClusterError` if
    the cluster or a folder cannot be used or the output is there already, and what `kg.build.build_store` raises.
    """
    told = progress or Silence()
    with open_session(cluster.master) as session:
        if exists(session, cluster.output):
            raise ClusterError(
                f"{cluster.output} is there already", hint="name a new folder, or delete it: --output URI"
            )
        sources = find_sources(session, workspace, cluster.documents)
        inputs = read_inputs(workspace, curation=curation, reading=means.version, digest_of=sources.digest)
        with _shelf(session, cluster) as shelf:
            shelf.add(sources.entries)
            crew = ClusterCrew(session, shelf, means.read)
            work = Work(inputs, crew, Clock(told))
            whole = make_pieces(work)
            parts = gather_parts(whole.pieces, state_vocabulary(crew.bench.cache))
            crew.keep()
            with work.clock.step("store"):
                _write(session, shelf, parts, cluster.output)
    return tell_made(work, whole, describe_parts(parts))


@contextmanager
def _shelf(session: SparkSession, cluster: Cluster) -> Iterator[Shelf]:
    folder = cluster.work or f"{cluster.output.rstrip('/')}.work"
    try:
        yield Shelf(session, folder)
    finally:
        if cluster.work is None:
            delete(session, folder)


def _write(session: SparkSession, shelf: Shelf, parts: Parts, output: str) -> None:
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    wanted = session.createDataFrame([(f"lines/{key}",) for key, _ in parts.pieces], "name string").distinct()
    content = shelf.entries().join(wanted, "name").select(f.col("content").cast("string").alias("content"))
    own = content.select(f.explode(f.split("content", "\n")).alias("value")).where(f.col("value") != "")
    common = session.createDataFrame([(line.rstrip("\n"),) for line in parts.common], "value string")
    lines = own.unionByName(common)
    pieces = max(1, session.sparkContext.defaultParallelism)
    lines.repartitionByRange(pieces, "value").sortWithinPartitions("value").write.text(output)

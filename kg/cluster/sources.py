"""Finds the documents of a manifest in a Hadoop path, and the digest of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.cluster.crew import source_name
from kg.cluster.session import ClusterError
from kg.errors import SourceError
from kg.workspace import MANIFEST, PlanEntry, Workspace

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of documents on a cluster, as entries of a build, and the SHA-256 of each by the plan's identifier."""

    entries: DataFrame
    digests: Mapping[str, str]

    def digest(self, entry: PlanEntry) -> str | None:
        """Return the SHA-256 of the file of a row of the manifest, None if there is none."""
        return self.digests.get(entry.identifier)


def find_sources(session: SparkSession, workspace: Workspace, folder: str) -> Sources:
    """Return the documents of a manifest that lie in the Hadoop path `folder` as they do in the workspace.

    Raises `ClusterError` if the folder is not there, `SourceError` if one of the documents is not.
    """
    from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra
    from pyspark.sql import functions as f  # noqa: PLC0415

    files = session.read.format("binaryFile").option("recursiveFileLookup", "true")
    try:
        found = files.load(folder).select("path", "content")
        hashed = {
            row["path"]: row["hash"] for row in found.select("path", f.sha2("content", 256).alias("hash")).collect()
        }
    except PySparkException as error:
        raise ClusterError(
            f"{folder}: {str(error).strip().splitlines()[0]}", hint="name the folder of the documents: --documents URI"
        ) from error
    entries = (*workspace.manifest.plans, *workspace.manifest.former)
    paths = dict(_match(workspace, entries, hashed))
    named = session.createDataFrame(
        [(path, source_name(entry)) for entry, path in paths.items()], "path string, name string"
    )
    return Sources(
        named.join(found, "path").select("name", "content"),
        {entry.identifier: hashed[path] for entry, path in paths.items()},
    )


def _match(workspace: Workspace, entries: Iterable[PlanEntry], paths: Iterable[str]) -> Iterable[tuple[PlanEntry, str]]:
    """Each row of the manifest with the path of its file: of those that end as it does, the shortest."""
    ends: dict[str, str] = {}
    for path in sorted(paths, key=len, reverse=True):
        parts = unquote(path).split("/")
        ends |= {"/".join(parts[start:]): path for start in range(len(parts))}
    for entry in entries:
        file = entry.file.relative_to(workspace.root / MANIFEST.parent).as_posix()
        if file not in ends:
            raise SourceError(
                f"{file} of plan {entry.identifier!r} is not among the documents", hint="copy it there, or mend its row"
            )
        yield entry, ends[file]
